"""`tradewire extract --profile`, `--stock-ner`, and how soon the command is there."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tradewire.cli.app import app

STAGES = (
    "start",
    "read",
    "layout",
    "tokenize",
    "ner",
    "tradewire_money",
    "tradewire_percentages",
    "tradewire_dates",
    "tradewire_entities",
    "tradewire_tariffs",
    "tradewire_implications",
    "assemble",
    "serialize",
    "write",
)


@pytest.fixture(scope="module")
def stories(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stories")
    for number in range(5):
        story = f"Ghana put a {number + 10}% duty on tomato paste from Italy on 4 May 2025."
        (folder / f"{number}.txt").write_text(story, encoding="utf-8")
    return folder


def extract(*args: str | Path) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["extract", *map(str, args)])
    return done.exit_code, done.stdout, done.stderr


def test_the_table_names_every_stage_and_the_records_are_the_same(stories: Path) -> None:
    code, records, said = extract(stories)
    assert (code, said) == (0, "")
    code, profiled, table = extract(stories, "--profile")
    assert (code, profiled) == (0, records)
    lines = [line.split("  ")[0] for line in table.splitlines()]
    assert lines[0] == "stage"
    assert set(lines[1:]) == {*STAGES, "all stages"}
    shares = [float(line.split()[-2].rstrip("%")) for line in table.splitlines()[1:]]
    assert shares[-1] == 100
    assert sum(shares[:-1]) == pytest.approx(100, abs=1)


def test_a_profile_is_of_one_process(stories: Path) -> None:
    code, records, said = extract(stories, "--profile", "--workers", "2")
    assert (code, records) == (2, "")
    assert "leave --workers out" in said


def test_a_profile_of_what_goes_to_a_file(stories: Path, tmp_path: Path) -> None:
    out = tmp_path / "records.jsonl"
    code, _, said = extract(stories, "--profile", "--max-errors", "0", "--out", out)
    assert code == 0
    assert out.read_text(encoding="utf-8") == extract(stories)[1]
    assert "\nall stages " in said


def test_spacys_own_code_for_names_gives_the_same(stories: Path) -> None:
    assert extract(stories, "--stock-ner") == extract(stories)


def test_help_imports_nothing_heavy_and_takes_no_time() -> None:
    heavy = {"spacy", "thinc", "numpy", "lxml", "yaml", "rich", "pyarrow", "duckdb", "pycountry"}
    code = (
        "import sys\nfrom tradewire.cli.app import run\nrun(['--help'])\nrun(['extract', '--help'])\n"
        f"sys.exit(' '.join(sorted({heavy!r} & set(sys.modules))) or None)"
    )
    compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    times = []
    for _ in range(3):  # the first may have to compile
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=False, env=compiled
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        assert done.returncode == 0, f"imported: {done.stderr}"
        assert done.stdout.count("Usage:") == 2
        times.append(after.ru_utime - before.ru_utime)
    # Of processor time, which other processes do not take; 0.07 to 0.15 s with compiled files in place.
    assert min(times) < 0.3
