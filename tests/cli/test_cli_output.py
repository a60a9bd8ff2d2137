from __future__ import annotations

import os
from pathlib import Path

import pytest

from tradewire.cli.output import open_output
from tradewire.errors import UsageError


def test_the_file_appears_when_it_is_whole(tmp_path: Path) -> None:
    out = tmp_path / "records.jsonl"
    with open_output(out) as stream:
        stream.write("one\n")
        assert not out.exists()
    assert out.read_bytes() == b"one\n"
    assert os.listdir(tmp_path) == ["records.jsonl"]


def test_the_file_has_the_rights_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    with open_output(tmp_path / "records.jsonl"):
        pass
    assert (tmp_path / "records.jsonl").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_an_interrupted_run_leaves_nothing(tmp_path: Path) -> None:
    def run() -> None:
        with open_output(tmp_path / "records.jsonl") as stream:
            stream.write("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run()
    assert os.listdir(tmp_path) == []


def test_a_failed_run_keeps_what_was_there(tmp_path: Path) -> None:
    out = tmp_path / "records.jsonl"
    out.write_text("before", encoding="utf-8")
    with pytest.raises(ValueError, match="stop"), open_output(out):
        raise ValueError("stop")
    assert out.read_text(encoding="utf-8") == "before"


@pytest.mark.parametrize("out", [None, Path("-")])
def test_stdout(out: Path | None, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    with open_output(out) as stream:
        stream.write("C$ and €\n")
    assert capfdbinary.readouterr().out == "C$ and €\n".encode()


def test_a_device_is_written_to_and_not_replaced() -> None:
    with open_output(Path(os.devnull)) as stream:
        stream.write("gone")
    assert not Path(os.devnull).is_file()


def test_no_place_to_write(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"), open_output(tmp_path / "no" / "records.jsonl"):
        pass
    with pytest.raises(UsageError, match="is a directory"), open_output(tmp_path):
        pass
