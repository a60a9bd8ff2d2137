"""Inputs, found and opened as they are needed."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest

from tradewire.batch.inputs import Input, listed_names, named_inputs, opened, total_size
from tradewire.batch.reading import read_all
from tradewire.errors import ReadError, UsageError
from tradewire.workers.batches import batches


def test_what_failed_is_in_its_place(tmp_path: Path) -> None:
    for name, text in (("a.txt", "one"), ("b.txt", ""), ("c.txt", "three")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    items = list(read_all(named_inputs([str(tmp_path), str(tmp_path / "nowhere"), str(tmp_path / "a.txt")])))
    found = [item.found for item in items]
    assert [str(one) if isinstance(one, ReadError) else one.text for one in found] == [
        "one",
        f"{tmp_path}/b.txt: there is nothing in it",
        "three",
        f"{tmp_path}/nowhere: no such file or directory",
        "one",
    ]
    assert [(item.input, item.number) for item in items] == [(n, 1) for n in range(5)]
    assert [item.position for item in items] == [3, 3, 8, 8, 11]
    assert total_size([str(tmp_path)]) == 8


def test_outputs_are_no_inputs(tmp_path: Path) -> None:
    out = tmp_path / "records"
    out.mkdir()
    for path in (tmp_path / "a.txt", out / "part.txt", tmp_path / "records.txt"):
        path.write_text("text", encoding="utf-8")
    (tmp_path / "link").mkdir()
    (tmp_path / "link" / "records.txt").symlink_to(tmp_path / "records.txt")
    inputs = named_inputs([str(tmp_path)], outputs=[out, tmp_path / "records.txt"])
    assert [given.name for given in inputs] == [str(tmp_path / "a.txt")]


def test_directories_are_not_listed_before_they_are_needed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("text", encoding="utf-8")
    inputs = named_inputs([str(tmp_path / "a.txt"), str(tmp_path / "later")])
    assert next(inputs).name == str(tmp_path / "a.txt")
    (tmp_path / "later").mkdir()
    (tmp_path / "later" / "b.txt").write_text("text", encoding="utf-8")
    assert next(inputs).name == str(tmp_path / "later" / "b.txt")


def test_of_a_large_file_it_is_told_how_much_was_read(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    with path.open("w", encoding="utf-8") as stream:
        for number in range(3000):
            stream.write(json.dumps({"text": f"{number} " + "word " * 100}) + "\n")
    (given,) = named_inputs([str(path)])
    told = [read for _, read in given.articles()]
    assert len(told) == 3000
    assert told == sorted(told)
    assert told[0] < 200_000
    assert told[-1] == path.stat().st_size


def test_a_large_file_that_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(b"x" * 2_000_000)
    (given,) = named_inputs([str(path)])
    path.unlink()
    ((error, _),) = given.articles()
    assert str(error) == f"{path}: no such file or directory"


@pytest.mark.parametrize(
    ("data", "separator", "names"),
    [
        (b"a.txt\nb c.txt\n\n\xff.txt", b"\n", ["a.txt", "b c.txt", os.fsdecode(b"\xff.txt")]),
        (b"a\nb\0c\0", b"\0", ["a\nb", "c"]),
        (b"", b"\n", []),
        (b"x" * 100_000 + b"\n" + b"y" * 100_000, b"\n", ["x" * 100_000, "y" * 100_000]),
    ],
)
def test_lists_of_names(data: bytes, separator: bytes, names: list[str]) -> None:
    assert list(listed_names(io.BufferedReader(io.BytesIO(data)), separator=separator)) == names


def test_a_list_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file"), opened(str(tmp_path / "list")):
        pass


def test_batches_are_closed_by_number_and_by_length() -> None:
    lengths = [1, 1, 1, 50, 1, 200, 1, 1]
    closed = list(batches(lengths, lambda length: length, most_items=3, most_length=50))
    assert closed == [[1, 1, 1], [50], [1, 200], [1, 1]]
    assert list(batches([], len, most_items=3, most_length=50)) == []


def test_inputs_can_be_sent_to_another_process() -> None:
    import pickle

    (given,) = named_inputs(["nowhere.txt"])
    assert isinstance(given, Input)
    assert pickle.loads(pickle.dumps(given)) == given
