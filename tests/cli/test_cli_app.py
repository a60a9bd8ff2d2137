"""The commands as a user types them, in their own process where streams and exit codes matter."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

Done = subprocess.CompletedProcess[str]
STORY = "Ghana put a 15% duty on tomato paste from Italy on 4 May 2025. The paste was worth $31 million.\n"


def tradewire(
    *args: str | Path, stdin: str = "", cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tradewire", *map(str, args)]
    done = subprocess.run(command, input=stdin.encode(), capture_output=True, cwd=cwd, check=False)
    return Done(command, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture(scope="module")
def stories(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory of two sound articles and one that is empty."""
    folder = tmp_path_factory.mktemp("stories")
    (folder / "a.txt").write_text(STORY, encoding="utf-8")
    (folder / "b.md").write_text("# Title\n\n" + STORY, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    return folder


@pytest.fixture(scope="module")
def records(stories: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The records of `stories`, by the command."""
    out = tmp_path_factory.mktemp("out") / "records.jsonl"
    done = tradewire("extract", stories, "--out", out)
    assert done.returncode == 1
    assert done.stdout == ""
    errors = [line for line in done.stderr.splitlines() if line.startswith("error: ")]
    assert len(errors) == 1
    assert str(stories / "empty.txt") in errors[0]
    assert "wrote 2 records to" in done.stderr
    return out


def test_a_directory_gives_its_articles_in_order(stories: Path, records: Path) -> None:
    lines = [json.loads(line) for line in records.read_text(encoding="utf-8").splitlines()]
    assert [line["source"]["uri"] for line in lines] == [str(stories / "a.txt"), str(stories / "b.md")]


def test_validate_takes_what_extract_writes(records: Path) -> None:
    done = tradewire("validate", records)
    assert (done.returncode, done.stderr) == (0, "2 valid, 0 invalid\n")


def test_validate_names_each_bad_line(records: Path, tmp_path: Path) -> None:
    good = records.read_text(encoding="utf-8").splitlines()[0]
    bad = json.loads(good)
    bad["article"]["blocks"][0]["end"] = 10**6
    file = tmp_path / "mixed.jsonl"
    file.write_text(f"{good}\n{json.dumps(bad)}\nno json\n\n{good}\n", encoding="utf-8")
    done = tradewire("validate", file)
    assert done.returncode == 1
    lines = done.stderr.splitlines()
    assert lines[0].startswith(f"error: {file}:2: article.blocks.0: ")
    assert lines[1].startswith(f"error: {file}:3: ")
    assert lines[2] == "2 valid, 2 invalid"


def test_show_prints_tables(records: Path) -> None:
    done = tradewire("show", records)
    assert done.returncode == 0, done.stderr
    assert "Tariffs" in done.stdout
    assert "31,000,000" in done.stdout
    only = tradewire("show", records, "--only", "money").stdout
    assert "Money" in only
    assert "Tariffs" not in only


def test_stdin_to_stdout() -> None:
    done = tradewire("extract", "-", stdin=STORY)
    assert done.returncode == 0, done.stderr
    record = json.loads(done.stdout)
    assert record["source"]["uri"] == "-"
    assert done.stderr == ""


def test_a_pattern_and_the_short_option(stories: Path, tmp_path: Path) -> None:
    done = tradewire("extract", f"{stories}/*.txt", stories / "nowhere.txt", "-o", tmp_path / "out.jsonl")
    assert done.returncode == 1
    assert len((tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()) == 1
    assert "nowhere.txt: no such file or directory" in done.stderr


def test_the_output_of_an_earlier_run_is_no_input(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    for _ in range(2):
        done = tradewire("extract", ".", "--out", "records.jsonl", cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, "wrote 1 record to records.jsonl\n")


def test_an_interrupted_run_leaves_what_was_there(tmp_path: Path) -> None:
    out = tmp_path / "records.jsonl"
    out.write_text("before\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    done = tradewire("extract", tmp_path, "--out", out, "--model", "en_no_such_model")
    assert done.returncode == 2
    assert out.read_text(encoding="utf-8") == "before\n"
    assert sorted(os.listdir(tmp_path)) == ["a.txt", "records.jsonl"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_run_that_is_stopped_leaves_no_half_file(tmp_path: Path, number: signal.Signals) -> None:
    command = [sys.executable, "-m", "tradewire", "extract", "-", "--out", "records.jsonl"]
    with subprocess.Popen(command, cwd=tmp_path, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        limit = time.monotonic() + 60
        state = tmp_path / "records.jsonl.parts" / ".state.sqlite"
        while not state.exists() and time.monotonic() < limit:
            time.sleep(0.01)
        time.sleep(0.5)  # from there to the first wait for stdin
        process.send_signal(number)
        assert process.wait(timeout=60) == 128 + number
        assert process.stderr is not None
        assert process.stderr.read() == b"stopped: nothing was done\n"
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(
    ("args", "complaint"),
    [
        (["extract"], "INPUT"),
        (["extract", "x", "--colour"], "--colour"),
        (["extract", "x", "--max-bytes", "none"], "--max-bytes"),
        (["extract", "x", "--model", "en_no_such_model"], "pip install en-no-such-model"),
        (["extract", "x", "--out", "/no/such/folder/records.jsonl"], "cannot be written"),
        (["extract", "x", "--out", "/"], "is a directory with something else in it"),
        (["extract", "x", "--files-from", "y"], "exclude"),
        (["extract", "x", "--resume"], "--out"),
        (["extract", "x", "--incremental", "--out", "x.jsonl"], "--out x.jsonl/"),
        (["extract", "--files-from", "no-such-list"], "no such file"),
        (["tariff"], "tariff"),
        (["show", "x", "--only", "poetry"], "poetry"),
    ],
)
def test_wrong_usage_is_exit_code_2(args: list[str], complaint: str) -> None:
    done = tradewire(*args)
    assert done.returncode == 2
    assert complaint in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_file_of_records_is_one_line() -> None:
    done = tradewire("show", "nowhere.jsonl")
    assert (done.returncode, done.stderr) == (1, "error: nowhere.jsonl: no such file or directory\n")


def test_debug_shows_the_traceback() -> None:
    done = tradewire("--debug", "show", "nowhere.jsonl")
    assert done.returncode == 1
    assert "Traceback" in done.stderr
    assert "FileNotFoundError" in done.stderr


def test_schema_is_json() -> None:
    done = tradewire("schema")
    assert done.returncode == 0
    assert json.loads(done.stdout)["title"] == "Record"


def test_schema_is_written_only_in_a_checkout(tmp_path: Path) -> None:
    assert tradewire("schema", "--write", cwd=tmp_path).returncode == 2
    (tmp_path / "schemas").mkdir()
    assert tradewire("schema", "--write", cwd=tmp_path).returncode == 0
    assert [path.name for path in (tmp_path / "schemas").iterdir()] == ["record.v1.schema.json"]


def test_version() -> None:
    done = tradewire("--version")
    assert done.returncode == 0
    assert done.stdout.startswith("tradewire ")


@pytest.mark.parametrize("command", [[], ["extract"], ["schema"], ["show"], ["validate"]])
def test_every_command_has_help(command: list[str]) -> None:
    done = tradewire(*command, "--help")
    assert done.returncode == 0
    assert "Usage:" in done.stdout


def test_help_is_quick() -> None:
    times = []
    for _ in range(3):
        start = time.perf_counter()
        tradewire("--help")
        times.append(time.perf_counter() - start)
    assert min(times) < 1.0, "help has to load nothing heavy; it takes 0.15 s on an idle machine"


def test_a_closed_pipe_is_no_traceback(records: Path) -> None:
    command = f"{sys.executable} -m tradewire show {records} | head -n 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.stderr == ""
