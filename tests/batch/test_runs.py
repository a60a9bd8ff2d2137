"""`tradewire extract` over a batch: the same records in every way, and how it ends."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest

import tradewire
from tradewire import ReadError, TradewireError

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Command  # type: ignore[import-not-found]


@pytest.fixture(scope="module")
def few(batch: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first 60 articles of the batch; the 51st cannot be read."""
    folder = tmp_path_factory.mktemp("few")
    for path in sorted(batch.iterdir())[:60]:
        shutil.copy(path, folder)
    return folder


def test_lists_stdout_and_json(cli: Command, few: Path) -> None:
    listed = "\0".join(str(path) for path in sorted(few.iterdir()))
    done = cli.run("--files-from", "-", "-0", "--json-log", stdin=listed.encode())
    assert done.code == 1
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [record["source"]["uri"] for record in records] == [
        str(path) for path in sorted(few.iterdir()) if path.name != "050.txt"
    ]
    events = [json.loads(line) for line in done.stderr.splitlines()]
    assert [event for event in events if event["event"] != "progress"] == [
        {
            "event": "failed",
            "source": str(few / "050.txt"),
            "stage": "read",
            "reason": "there is nothing in it",
        }
    ]


def test_what_ends_a_run_is_json_too(cli: Command, few: Path, tmp_path: Path) -> None:
    (tmp_path / "records.jsonl.parts").mkdir()
    (tmp_path / "records.jsonl.parts" / "notes.txt").touch()
    done = cli.run(few, "--out", tmp_path / "records.jsonl", "--json-log")
    assert done.code == 2
    event = json.loads(done.stderr)
    assert event["event"] == "error"
    assert "something else in it" in event["reason"]


def test_what_goes_to_stdout_cannot_be_gone_on_with(cli: Command, few: Path) -> None:
    done = cli.run(few, "--fail-fast")
    assert done.code == 1
    assert done.stdout.count("\n") == 50
    assert done.stderr.splitlines()[-1].startswith("stopped after 50 records; a run with --out")


def test_fail_fast_keeps_what_is_done(cli: Command, few: Path, tmp_path: Path) -> None:
    out = tmp_path / "records.jsonl"
    done = cli.run(few, "--out", out, "--fail-fast", "--quiet")
    assert (done.code, done.stderr) == (1, "")
    assert not out.exists()
    done = cli.run(few, "--out", out, "--resume", "--max-errors", "0")
    assert done.code == 0, done.stderr
    assert "going on after 51 articles" in done.stderr
    assert out.read_bytes().count(b"\n") == 59
    assert (tmp_path / "records.errors.jsonl").read_bytes().count(b"\n") == 1


def test_every_hour(cli: Command, few: Path, tmp_path: Path) -> None:
    folder, out = tmp_path / "news", tmp_path / "news" / "records"
    folder.mkdir()
    paths = sorted(few.iterdir())
    for path in paths[:3]:
        shutil.copy2(path, folder)
    for hour in range(3):
        done = cli.run(folder, "--out", f"{out}{os.sep}", "--incremental")
        assert done.code == 0, done.stderr
        assert f"wrote {(3, 0, 1)[hour]} record" in done.stderr
        if hour == 1:
            shutil.copy2(paths[3], folder)
    assert cli.records(out).count(b"\n") == 4


@pytest.mark.heavy
@pytest.mark.parametrize("workers", [2, 4])
def test_the_same_bytes_from_more_workers(
    cli: Command, batch: Path, whole: Path, tmp_path: Path, workers: int
) -> None:
    done = cli.run(batch, "--out", f"{tmp_path}/records/", "--workers", str(workers), "--part-size", "100")
    assert done.code == 1
    assert cli.records(tmp_path / "records") == cli.records(whole)
    assert (tmp_path / "records" / "errors.jsonl").read_bytes() == (whole / "errors.jsonl").read_bytes()
    assert len(list((tmp_path / "records").glob("part-*"))) == 5


@pytest.mark.heavy
def test_in_python_too(few: Path) -> None:
    extractor = tradewire.Extractor()
    inputs: list[str | Path] = ["Ghana put a 15% duty on steel from Italy.", *sorted(few.iterdir())]
    errors: list[TradewireError] = []
    here = list(extractor.extract_many(inputs, on_error=errors.append))
    there_errors: list[TradewireError] = []
    there = list(extractor.extract_many(inputs, on_error=there_errors.append, workers=2))
    assert there == here
    assert [record.to_json() for record in there] == [record.to_json() for record in here]
    assert [str(error) for error in there_errors] == [str(error) for error in errors]
    with pytest.raises(ReadError, match="nothing in it"):
        list(extractor.extract_many(inputs, workers=1))
    assert not [process for process in psutil.Process().children() if process.is_running()]


@pytest.mark.heavy
def test_the_process_that_reads_and_writes_is_small(
    cli: Command, batch: Path, tmp_path: Path, wait_until: Callable[..., None]
) -> None:
    """It loads no model; a worker is not much larger than a process that has loaded it."""
    process = cli.start(batch, "--out", f"{tmp_path}/records/", "--workers", "1")
    wait_until(lambda: cli.growth(tmp_path / "records") or process.poll() is not None)
    parent = psutil.Process(process.pid).memory_info().rss
    (worker,) = (worker.memory_info().rss for worker in cli.workers(process))
    process.communicate()
    assert parent < 150_000_000, "300 MB is the bound, and it needs half of that"
    assert worker < 600_000_000
