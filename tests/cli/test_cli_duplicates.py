"""`tradewire duplicates`: groups of records of one text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tradewire import Extractor
from tradewire.cli import duplicates
from tradewire.cli.app import run
from tradewire.duplicates import seen
from tradewire.read import read_text

BODY = (
    "Peru will charge 9 percent on imported cement from June, the economy ministry in Lima said on Monday, "
    "after builders and mills had argued over the measure for most of the spring. Mills in Arequipa "
    "welcomed the duty, which replaces a quota that had lapsed in March."
)


@pytest.fixture
def records(extractor: Extractor, tmp_path: Path) -> Path:
    """Six records: one text twice, the same with a word changed, another twice, and one of its own."""
    texts = {
        "a": BODY,
        "b": "Ghana put a 15% duty on tomato paste from Italy.",
        "c": BODY.replace("Monday", "Tuesday"),
        "d": "Kenya raised its duty on tyres to 35%.",
        "e": "Ghana put a 15% duty on tomato paste from Italy!",
        "f": BODY,
    }
    sources = [read_text(text, f"{name}.txt") for name, text in texts.items()]
    out = tmp_path / "records.jsonl"
    found = extractor.outcomes(sources)
    out.write_text("".join(record.to_json() + "\n" for record in found), encoding="utf-8")  # type: ignore[union-attr]
    return out


def test_one_threshold() -> None:
    """The command's default is that of `extract --skip-duplicates`."""
    assert duplicates.THRESHOLD == seen.THRESHOLD


def test_groups(records: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["duplicates", str(records)]) == 0
    said = capsys.readouterr()
    lines = said.out.splitlines()
    assert lines[0] == "a.txt"
    assert lines[1].endswith("c.txt")
    assert 0.8 <= float(lines[1].split()[0]) < 1
    assert lines[2:] == ["  1.00  f.txt", "b.txt", "  1.00  e.txt"]
    assert said.err == "3 articles have the text of an earlier one, in 2 groups\n"


def test_json_and_threshold(records: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["duplicates", str(records), "--json", "--threshold", "1"]) == 0
    groups = [json.loads(line)["articles"] for line in capsys.readouterr().out.splitlines()]
    assert [[(a["line"], a["source"], a["similarity"]) for a in group] for group in groups] == [
        [(1, "a.txt", 1.0), (6, "f.txt", 1.0)],
        [(2, "b.txt", 1.0), (5, "e.txt", 1.0)],
    ]
    ids = [json.loads(line)["id"] for line in records.read_text(encoding="utf-8").splitlines()]
    assert groups[0][1]["id"] == ids[5]


def test_a_line_that_is_no_record(records: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is named, the others are compared, and the exit code tells."""
    records.write_text(records.read_text(encoding="utf-8") + "{}\n", encoding="utf-8")
    assert run(["duplicates", str(records)]) == 1
    said = capsys.readouterr()
    assert f"error: {records}:7: " in said.err
    assert "in 2 groups" in said.err
