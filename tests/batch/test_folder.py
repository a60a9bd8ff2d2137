"""An output directory: what stands in it at each moment, and what a later run makes of it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tradewire.batch.folder import Folder
from tradewire.batch.inputs import named_inputs
from tradewire.batch.reading import Item, read_new, read_rest
from tradewire.batch.target import Mode, open_target, settle, target_of
from tradewire.errors import ExtractError, ReadError, ResumeError, TradewireError, UsageError

VERSIONS = {"tradewire": "1", "spacy": "2", "model_name": "m", "model_version": "3"}
PLAN = {"model": "m", "max_chars": 10}


def worked_on(item: Item) -> str | TradewireError:
    """A stand-in for what workers make of an article."""
    if isinstance(item.found, ReadError):
        return item.found
    if "dies" in item.found.text:
        return ExtractError(item.found.uri, "worker", "its process ended")
    return json.dumps({"uri": item.found.uri, "text": item.found.text})


class Runs:
    """Runs over the directory `inputs` into the output `name`."""

    def __init__(self, folder: Path, name: str = "records/") -> None:
        self.inputs = folder / "inputs"
        self.inputs.mkdir()
        self.target = target_of(f"{folder}/{name}")

    def write(self, name: str, text: str, *, time: int | None = None) -> None:
        path = self.inputs / name
        path.write_text(text, encoding="utf-8")
        if time is not None:
            os.utime(path, ns=(time, time))

    def run(
        self,
        mode: Mode = "new",
        *,
        plan: dict[str, Any] = PLAN,
        versions: dict[str, str] = VERSIONS,
        stop_after: int | None = None,
        commit: bool = True,
        part_records: int = 3,
    ) -> list[str]:
        """One run, which is killed (nothing is committed any more) after so many articles; what it did."""
        did: list[str] = []
        with ExitStack() as stack:
            folder = stack.enter_context(open_target(self.target, mode, plan, part_records=part_records))
            if folder.complete:
                return ["complete"]
            folder.made_by(versions)
            for item in self._items(folder, mode):
                if len(did) == stop_after:
                    if commit:
                        folder.commit()
                    return did
                folder.add(item, worked_on(item))
                did.append(self._name(item))
            folder.finish()
        return did

    def _items(self, folder: Folder, mode: Mode) -> Iterator[Item]:
        inputs = named_inputs([str(self.inputs)], outputs=self.target.outputs)
        if mode == "incremental":
            return read_new(inputs, folder.ledger)
        return read_rest(inputs, folder.ledger, self.target.name)

    def _name(self, item: Item) -> str:
        uri = item.found.source if isinstance(item.found, ReadError) else item.found.uri
        return uri.removeprefix(f"{self.inputs}/")

    @property
    def texts(self) -> list[str]:
        """The articles in the records, in order."""
        parts = sorted(self.target.folder.glob("part-*.jsonl"))
        return [json.loads(line)["text"] for part in parts for line in part.read_text().splitlines()]


@pytest.fixture
def runs(tmp_path: Path) -> Runs:
    runs = Runs(tmp_path)
    for number in range(8):
        runs.write(f"{number}.txt", "" if number == 5 else f"text {number}", time=10**9)
    return runs


TEXTS = [f"text {number}" for number in range(8) if number != 5]
NAMES = [f"{number}.txt" for number in range(8)]


def test_parts_and_manifest(runs: Runs) -> None:
    assert runs.run() == NAMES
    assert runs.texts == TEXTS
    folder = runs.target.folder
    assert sorted(path.name for path in folder.iterdir() if path.name[0] != ".") == [
        "errors.jsonl",
        "manifest.json",
        "part-000001.jsonl",
        "part-000002.jsonl",
        "part-000003.jsonl",
    ]
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["complete"]
    assert manifest["made_by"] == VERSIONS
    assert manifest["plan"] == PLAN
    assert manifest["inputs"] == {"files": 8, "bytes": 7 * 6, "articles": 8}
    assert [part["records"] for part in manifest["parts"]] == [3, 3, 1]
    (failure,) = [json.loads(line) for line in (folder / "errors.jsonl").read_text().splitlines()]
    assert failure == {
        "source": str(runs.inputs / "5.txt"),
        "stage": "read",
        "reason": "there is nothing in it",
    }


@pytest.mark.parametrize("commit", [True, False])
@pytest.mark.parametrize("stop", range(9))
def test_stopped_anywhere_and_resumed(runs: Runs, stop: int, commit: bool, tmp_path: Path) -> None:
    runs.run(stop_after=stop, commit=commit)
    runs.run("resume")
    assert runs.texts == TEXTS
    assert (runs.target.folder / "errors.jsonl").read_text().count("\n") == 1
    assert runs.run("resume") == ["complete"]


def test_what_was_not_committed_is_cut_off(runs: Runs) -> None:
    runs.run(stop_after=2)
    partial = runs.target.folder / "part-000001.jsonl.partial"
    with partial.open("a", encoding="utf-8") as stream:
        stream.write('{"half": "a rec')
    assert runs.run("resume") == NAMES[2:]
    assert runs.texts == TEXTS


def test_a_part_that_was_renamed_or_not(runs: Runs) -> None:
    runs.run(stop_after=4)
    folder = runs.target.folder
    os.replace(folder / "part-000001.jsonl", folder / "part-000001.jsonl.partial")  # killed just before
    assert runs.run("resume") == NAMES[4:]
    assert runs.texts == TEXTS


def test_a_part_that_somebody_cut_is_refused(runs: Runs) -> None:
    runs.run(stop_after=2)
    partial = runs.target.folder / "part-000001.jsonl.partial"
    partial.write_bytes(partial.read_bytes()[:-5])
    with pytest.raises(ResumeError, match="shorter than it was left"):
        runs.run("resume")


@pytest.mark.parametrize(
    ("name", "text"), [("1.txt", "longer than it was"), ("1.txt", "test 1"), ("0a.txt", "another")]
)
def test_another_input_is_refused(runs: Runs, name: str, text: str) -> None:
    runs.run(stop_after=4)
    runs.write(name, text)
    with pytest.raises(ResumeError, match=r"the input changed: .*--incremental"):
        runs.run("resume")


def test_another_time_alone_is_not(runs: Runs) -> None:
    runs.run(stop_after=4)
    runs.write("1.txt", "text 1", time=2 * 10**9)
    assert runs.run("resume") == NAMES[4:]


def test_other_versions_and_options_are_refused(runs: Runs) -> None:
    runs.run(stop_after=4)
    with pytest.raises(ResumeError, match="spacy was 2, is 4"):
        runs.run("resume", versions={**VERSIONS, "spacy": "4"})
    with pytest.raises(ResumeError, match="max_chars was 10, is 20"):
        runs.run("resume", plan={**PLAN, "max_chars": 20})
    runs.run("resume")
    assert runs.texts == TEXTS


def test_a_new_run_does_not_touch_what_is_there(runs: Runs, tmp_path: Path) -> None:
    runs.run(stop_after=4)
    with pytest.raises(ResumeError, match=r"--resume goes on"):
        runs.run()
    other = Runs.__new__(Runs)
    other.inputs, other.target = runs.inputs, target_of(f"{runs.inputs}/")
    with pytest.raises(UsageError, match="something else in it"):
        other.run()


def test_two_runs_at_a_time_exclude_each_other(runs: Runs) -> None:
    with open_target(runs.target, "new", PLAN), pytest.raises(ResumeError, match="another run is writing"):
        runs.run("resume")


def test_only_what_is_new(runs: Runs) -> None:
    assert runs.run("incremental") == NAMES
    assert runs.run("incremental") == []
    runs.write("3a.txt", "text new")
    runs.write("2.txt", "text 2 again")  # changed
    runs.write("4.txt", "text 4", time=2 * 10**9)  # the same, at another time
    runs.write("5.txt", "text 5")  # it could not be read before
    (runs.inputs / "0.txt").unlink()
    assert runs.run("incremental", versions={**VERSIONS, "spacy": "4"}) == ["2.txt", "3a.txt", "5.txt"]
    assert runs.texts == [*TEXTS, "text 2 again", "text new", "text 5"]
    manifest = json.loads((runs.target.folder / "manifest.json").read_text(encoding="utf-8"))
    assert [part["made_by"]["spacy"] for part in manifest["parts"]] == ["2", "2", "2", "4"]
    assert runs.run("incremental") == []


@pytest.mark.parametrize("stop", range(9))
def test_an_incremental_run_that_was_killed(runs: Runs, stop: int) -> None:
    runs.run("incremental", stop_after=stop, commit=False)
    runs.write("3a.txt", "text new")
    runs.run("incremental")
    assert sorted(runs.texts) == sorted([*TEXTS, "text new"])
    assert runs.run("incremental") == []


def test_of_a_file_that_grew_the_new_articles(tmp_path: Path) -> None:
    runs = Runs(tmp_path)
    lines = [json.dumps({"text": f"text {number}"}) for number in range(6)]
    runs.write("feed.jsonl", "\n".join([*lines[:3], "no json"]) + "\n")
    assert len(runs.run("incremental")) == 4
    runs.write("feed.jsonl", "\n".join([*lines[3:], *lines[:3]]) + "\n")  # newest first
    assert [name.partition("#")[2] for name in runs.run("incremental")] == ["1", "2", "3"]
    assert runs.texts == [f"text {number}" for number in range(6)]


def test_what_was_not_an_articles_fault_is_tried_again(tmp_path: Path) -> None:
    runs = Runs(tmp_path)
    runs.write("a.txt", "this one dies")
    runs.write("b.txt", "text")
    assert runs.run("incremental") == ["a.txt", "b.txt"]
    assert runs.run("incremental") == ["a.txt"]


def test_a_file_that_is_named_twice(runs: Runs) -> None:
    with open_target(runs.target, "new", PLAN) as folder:
        names = [str(runs.inputs / "1.txt")] * 2
        items = list(read_rest(named_inputs(names), folder.ledger, "out"))
        assert [(item.input, item.number) for item in items] == [(0, 1), (1, 1)]
        assert len(list(read_new(named_inputs(names), folder.ledger))) == 1


def test_one_file(tmp_path: Path) -> None:
    runs = Runs(tmp_path, "records.jsonl")
    runs.write("a.txt", "text")
    runs.write("b.txt", "")
    runs.run(stop_after=1)
    assert sorted(os.listdir(tmp_path)) == ["inputs", "records.jsonl.parts"]
    runs.run("resume")
    assert sorted(os.listdir(tmp_path)) == ["inputs", "records.errors.jsonl", "records.jsonl"]
    assert json.loads((tmp_path / "records.jsonl").read_text())["text"] == "text"
    runs.write("b.txt", "more")
    runs.run()
    assert sorted(os.listdir(tmp_path)) == ["inputs", "records.jsonl"]  # no failure is left
    with pytest.raises(UsageError, match=r"--out .*/records.jsonl/"):
        runs.run("incremental")


def test_a_run_that_does_nothing_leaves_nothing(runs: Runs, tmp_path: Path) -> None:
    with pytest.raises(LookupError), open_target(runs.target, "new", PLAN):
        raise LookupError
    assert sorted(os.listdir(tmp_path)) == ["inputs"]
    (tmp_path / "records").mkdir()
    with pytest.raises(LookupError), open_target(runs.target, "new", PLAN):
        raise LookupError
    assert os.listdir(tmp_path / "records") == []


def test_an_end_between_the_last_commit_and_the_file(tmp_path: Path) -> None:
    """Whatever was done of putting it in place, the next run does the rest."""
    runs = Runs(tmp_path, "records.jsonl")
    runs.write("a.txt", "text")
    runs.write("b.txt", "")
    target = runs.target
    parts = target.folder
    for done in range(4):
        assert target.file is not None
        target.file.unlink(missing_ok=True)
        parts.mkdir()
        (parts / ".complete").write_text("part-000001.jsonl\nerrors.jsonl", encoding="utf-8")
        (parts / "manifest.json").touch()
        (parts / "errors.jsonl").write_text("errors\n", encoding="utf-8")
        (parts / "part-000001.jsonl").write_text("records\n", encoding="utf-8")
        if done > 0:
            os.replace(parts / "part-000001.jsonl", target.file)
        if done > 1:
            os.replace(parts / "errors.jsonl", target.errors)
        if done > 2:
            (parts / "manifest.json").unlink()
        assert settle(target)
        assert target.file.read_text(encoding="utf-8") == "records\n"
        assert target.errors.read_text(encoding="utf-8") == "errors\n"
        assert not parts.exists()
    assert not settle(target)
