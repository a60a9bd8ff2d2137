"""`load`, `query` and `export` as a user types them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tradewire import Extractor

Done = subprocess.CompletedProcess[str]
STORIES = (
    "Ghana put a 15% duty on tomato paste from Italy on 4 May 2025. The paste was worth $31 million.",
    "Kenya raised its duty on Japanese tyres to 35% from 25% on 1 July 2025.",
)


def tradewire(*args: str | Path, stdin: bytes = b"", cwd: Path | None = None) -> Done:
    command = [sys.executable, "-m", "tradewire", *map(str, args)]
    done = subprocess.run(command, input=stdin, capture_output=True, cwd=cwd, check=False)
    return Done(command, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture(scope="module")
def records(extractor: Extractor, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of two records."""
    out = tmp_path_factory.mktemp("records") / "records.jsonl"
    lines = [extractor.extract(story).to_json() for story in STORIES]
    out.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return out


def test_load_query_export(records: Path, tmp_path: Path) -> None:
    store = tmp_path / "news.duckdb"
    done = tradewire("load", records, "--to", f"duckdb:{store}")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", f"duckdb:{store}: 2 added\n")
    done = tradewire("load", records, "--to", store)
    assert done.stderr == f"{store}: 2 there already\n"
    sql = "SELECT imposer, target, rate_low, products FROM measures_in_force ORDER BY imposer"
    done = tradewire("query", store, sql)
    assert done.returncode == 0
    assert [line.rstrip() for line in done.stdout.splitlines()] == [
        "imposer   target   rate_low   products",
        "──────────────────────────────────────────",
        "GH        IT             15   tomato paste",
        "KE        JP             35   tyres",
        "2 rows",
    ]
    done = tradewire("query", store, sql, "--format", "csv")
    assert done.stdout == "imposer,target,rate_low,products\nGH,IT,15,tomato paste\nKE,JP,35,tyres\n"
    done = tradewire("query", store, "SELECT imposer, rate_low FROM tariffs LIMIT 1", "--format", "jsonl")
    assert json.loads(done.stdout) == {"imposer": ["GH"], "rate_low": "15"}
    done = tradewire("export", store)
    assert done.stdout.encode() == records.read_bytes()
    out = tmp_path / "again.jsonl"
    done = tradewire("export", store, "--out", out)
    assert out.read_bytes() == records.read_bytes()
    assert done.stderr == f"wrote 2 records to {out}\n"


def test_stdin_and_bad_lines(records: Path, tmp_path: Path) -> None:
    lines = records.read_bytes().splitlines(keepends=True)
    stdin = b"\xef\xbb\xbf" + lines[0] + b"nothing\n\n" + lines[1].rstrip()
    done = tradewire("load", "-", tmp_path / "none.jsonl", "--to", f"sqlite:{tmp_path}/news", stdin=stdin)
    assert done.returncode == 1
    first, second, third = done.stderr.splitlines()
    assert first.startswith(f"error: {tmp_path}/none.jsonl: no such file")
    assert second.startswith("error: -:2: ")
    assert third == f"sqlite:{tmp_path}/news: 2 added"
    done = tradewire("export", f"sqlite:{tmp_path}/news")
    assert done.stdout.encode() == records.read_bytes()


def test_differing_records_are_told_of(records: Path, tmp_path: Path) -> None:
    line = json.loads(records.read_bytes().splitlines()[0])
    line["source"]["uri"] = "elsewhere"
    (tmp_path / "other.jsonl").write_text(json.dumps(line), encoding="utf-8")
    args: list[str | Path] = ["load", records, tmp_path / "other.jsonl", "--to", f"parquet:{tmp_path}/store"]
    done = tradewire(*args)
    assert "2 added, 1 of the same versions as stored ones and differing, left out (--replace" in done.stderr
    done = tradewire(*args, "--replace")
    assert "1 replaced" in done.stderr


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (["load", "RECORDS", "--to", "mysql://me:s3cret@h/d"], 2, "is no store"),
        (["load", "RECORDS", "--to", "duckdb:/none/where/x"], 3, "duckdb:/none/where/x: "),
        (["query", "none.duckdb", "SELECT 1"], 3, "`tradewire load` makes it"),
        (["export", "none.sqlite"], 3, "`tradewire load` makes it"),
        (["load", "RECORDS", "--to", "postgresql://me:s3cret@127.0.0.1:9/d", "--wait", "1"], 3, "me:***@"),
    ],
)
def test_errors_are_one_line(args: list[str], code: int, words: str, records: Path, tmp_path: Path) -> None:
    done = tradewire(*(records if arg == "RECORDS" else arg for arg in args), cwd=tmp_path)
    assert done.returncode == code
    assert words in done.stderr
    assert done.stderr.count("\n") == 1
    assert "s3cret" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_debug_shows_no_password_either(records: Path) -> None:
    url = "postgresql://me:s3cret@127.0.0.1:9/d"
    done = tradewire("--debug", "load", records, "--to", url, "--wait", "1")
    assert "Traceback" in done.stderr
    assert "s3cret" not in done.stderr


def test_a_query_that_is_wrong(records: Path, tmp_path: Path) -> None:
    tradewire("load", records, "--to", f"duckdb:{tmp_path}/a")
    done = tradewire("query", f"duckdb:{tmp_path}/a", "SELECT * FROM tarrifs")
    assert done.returncode == 3
    assert "tarrifs" in done.stderr


def test_what_an_article_says_is_text_on_the_terminal(tmp_path: Path) -> None:
    from io import StringIO

    import pyarrow as pa

    from tradewire.cli.query import Format, show_rows

    out = StringIO()
    show_rows(pa.table({"a": ["[red]x[/red] \x1b[31mred\nline"], "b": [None]}), out, Format.table)
    assert "[red]x[/red]" in out.getvalue()
    assert "\x1b" not in out.getvalue()


def test_extract_loads_into_a_store(tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    for number, story in enumerate(STORIES):
        (news / f"{number}.txt").write_text(story, encoding="utf-8")
    (news / "empty.txt").write_bytes(b"")
    store = f"duckdb:{tmp_path}/news.duckdb"
    done = tradewire("extract", news, "--to", store, "--workers", "1")
    assert done.returncode == 1
    assert "empty.txt" in done.stderr.splitlines()[0]
    assert done.stderr.splitlines()[-1] == f"{store}: 2 added"
    done = tradewire("extract", news, "--to", store, "--workers", "1", "--json-log")
    assert json.loads(done.stderr.splitlines()[-1])["records"] == 2
    assert (
        tradewire("query", store, "SELECT count(*) AS n FROM articles", "--format", "csv").stdout == "n\n2\n"
    )
    out = tradewire("extract", news, "--workers", "1")
    assert tradewire("export", store).stdout == out.stdout


def test_a_store_stands_alone(tmp_path: Path) -> None:
    done = tradewire("extract", "x.txt", "--to", f"duckdb:{tmp_path}/a", "--out", "b.jsonl")
    assert done.returncode == 2
    assert "--to stands alone" in done.stderr
    assert list(tmp_path.iterdir()) == []
