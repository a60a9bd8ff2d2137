"""The command over a folder with an article in every format, and with broken ones."""

from __future__ import annotations

import bz2
import gzip
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest


def run(*args: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tradewire", *map(str, args)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def broken(folder: Path, samples: Any) -> dict[str, str]:
    """Write broken files; for each line of errors, in order, what it begins with and what it says."""
    story = samples.jsonl({"text": "Peru taxed tin."})
    page = samples.response("https://w.example/tin", samples.page("Peru taxed tin."))
    files: dict[str, tuple[bytes, dict[str, str]]] = {
        "o.jsonl": (story + b"{oops\n" + story, {"o.jsonl#2": "line 2 is no JSON"}),
        "p.csv": (b"country,rate\nChad,5%\n", {"p.csv": "no column of article text"}),
        "q.txt.gz": (gzip.compress(b"Chad taxed gum. " * 90)[:-9], {"q.txt.gz": "is cut short"}),
        "r.jsonl.gz": (gzip.compress(story * 3) + gzip.compress(story)[:-20], {"r.jsonl.gz": "is cut short"}),
        "s.warc": (page + b"words\r\n" + page[:-60], {"s.warc": "is no record", "s.warc: ": "is cut short"}),
        "t.png": (b"\x89PNG\r\n\x1a\n" + bytes(50), {"t.png": "a PNG image"}),
        "u.pdf": (b"%PDF-1.7\n", {"u.pdf": "no whole PDF document"}),
        "v.docx": (b"PK\x03\x04word/", {"v.docx": "no whole Word document"}),
        "w.bz2": (bz2.compress(bytes(50_000_000)), {"w.bz2": "--max-ratio"}),
        "x.txt": (b"", {"x.txt": "there is nothing in it"}),
        "y\nz.txt": (b" \n", {"y\\nz.txt": "there is nothing in it"}),
    }
    expected: dict[str, str] = {}
    for name, (data, lines) in files.items():
        (folder / name).write_bytes(data)
        expected |= lines
    return expected


@pytest.fixture(scope="module")
def done(
    samples: Any, tmp_path_factory: pytest.TempPathFactory
) -> tuple[subprocess.CompletedProcess[str], list[str], dict[str, str]]:
    folder = tmp_path_factory.mktemp("news")
    uris = list(samples.one_of_each(folder).values())
    expected = broken(folder, samples)
    return run("extract", folder, "--out", folder / "records.jsonl"), uris, expected


def test_one_record_an_article(done: Any) -> None:
    result, uris, _ = done
    folder = Path(result.args[4])
    lines = (folder / "records.jsonl").read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    named = [record["source"]["uri"].removeprefix(f"{folder}/") for record in records]
    tin = ["o.jsonl#1", "o.jsonl#3", *(f"r.jsonl.gz#{line}" for line in (1, 2, 3)), "https://w.example/tin"]
    assert named == [*uris, *tin]
    for record in records[: len(uris)]:
        tariffs = [(tariff["imposer"], tariff["targets"]) for tariff in record["tariffs"]]
        assert tariffs == [(["GH"], ["IT"])], record["source"]
    assert f"wrote {len(named)} records" in result.stderr


def test_what_failed_is_named(done: Any) -> None:
    result, _, expected = done
    assert result.returncode == 1
    errors = [line for line in result.stderr.splitlines() if line.startswith("error: ")]
    assert len(errors) == len(expected)
    for line, (name, reason) in zip(errors, expected.items(), strict=True):
        assert f"/{name}" in line
        assert reason in line
    assert f"{len(errors)} failed" in result.stderr.splitlines()[-1]


def test_fields_and_limits_are_options(tmp_path: Path) -> None:
    file = tmp_path / "feed.jsonl"
    file.write_text('{"a": "Chad taxed gum.", "b": "Gum"}\n' * 3, encoding="utf-8")
    result = run("extract", file, "--map", "text=a,title=b", "--max-members", "2")
    assert result.returncode == 1
    articles = [json.loads(line)["article"] for line in result.stdout.splitlines()]
    assert [(article["title"], article["text"]) for article in articles] == [
        ("Gum", "Gum\n\nChad taxed gum.")
    ] * 2
    assert f"{file}: holds more than 2 articles; --max-members" in result.stderr


@pytest.mark.parametrize(("bad", "reason"), [("text", "is no PART=FIELD"), ("body=a", "no part 'body'")])
def test_maps_that_make_no_sense(tmp_path: Path, bad: str, reason: str) -> None:
    result = run("extract", tmp_path, "--map", bad)
    assert result.returncode == 2
    assert reason in result.stderr
