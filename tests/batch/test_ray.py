"""The same records by Ray: on a real Ray of this machine, with two actors, one of which is killed."""

from __future__ import annotations

import json
import os
import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest

from tradewire.batch.ray_parts import write_part

if TYPE_CHECKING:
    import subprocess

    from conftest import Command  # type: ignore[import-not-found]


def lines(data: bytes) -> list[bytes]:
    return sorted(data.splitlines())


def failures(folder: Path) -> list[bytes]:
    return lines(b"".join(path.read_bytes() for path in folder.glob("errors*.jsonl")))


def actors(process: subprocess.Popen[bytes]) -> list[psutil.Process]:
    """The actors that extract, of the Ray that a command has started."""
    found = []
    for child in psutil.Process(process.pid).children(recursive=True):
        try:
            if "_Extraction" in " ".join(child.cmdline()):
                found.append(child)
        except psutil.Error:
            continue
    return found


@pytest.mark.heavy
def test_the_same_records_though_an_actor_is_killed(
    cli: Command, batch: Path, whole: Path, tmp_path: Path
) -> None:
    out = tmp_path / "records"
    process = cli.start(batch, "--out", f"{out}{os.sep}", "--engine", "ray", "--workers", "2")
    limit = time.monotonic() + 300
    while len(actors(process)) < 2 and process.poll() is None and time.monotonic() < limit:
        time.sleep(0.1)
    ours = psutil.Process(process.pid).children(recursive=True)
    victims = actors(process)
    assert len(victims) == 2
    limit = time.monotonic() + 60
    while victims[0].cpu_times().user < 1.0 and time.monotonic() < limit:  # it is loading, or at work
        time.sleep(0.05)
    victims[0].send_signal(signal.SIGKILL)
    _, stderr = process.communicate(timeout=500)
    assert process.returncode == 1, stderr.decode()
    assert "wrote 495 records to " in stderr.decode()
    assert lines(cli.records(out)) == lines(cli.records(whole))
    assert failures(out) == failures(whole)
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["complete"]
    assert (manifest["records"], manifest["failures"]) == (495, 5)
    _, alive = psutil.wait_procs(ours, timeout=30)
    assert not alive, "Ray is ended with the command"


@pytest.mark.heavy
def test_parquet_of_a_jsonl_and_a_url(cli: Command, whole: Path, batch: Path, tmp_path: Path) -> None:
    import pyarrow.parquet

    feed = tmp_path / "feed.jsonl"
    with feed.open("w", encoding="utf-8") as stream:
        for path in sorted(batch.iterdir())[:70]:
            text = path.read_text(encoding="utf-8") or "Rain."
            stream.write(json.dumps({"text": text, "url": path.name}) + "\n")
    local = cli.run(feed, f"file://{feed}", "--workers", "1")
    out = tmp_path / "records"
    options = ("--engine", "ray", "--workers", "1", "--format", "parquet")
    done = cli.run(feed, f"file://{feed}", "--out", f"file://{out}", *options)
    assert done.code == 0, done.stderr
    table = pyarrow.parquet.read_table(sorted(out.glob("part-*.parquet")))
    assert table.column_names == ["id", "uri", "sha256", "record"]
    assert sorted(table.column("record").to_pylist()) == sorted(local.stdout.splitlines())
    again = cli.run(feed, "--out", out, *options)
    assert again.code == 2
    assert "is not empty" in again.stderr


@pytest.mark.parametrize(
    ("args", "complaint"),
    [
        (["--engine", "ray"], "--out DIR/"),
        (["--engine", "ray", "--out", "x/", "--resume"], "--out DIR/"),
        (["--engine", "ray", "--out", "x/", "--fail-fast"], "--fail-fast"),
        (["--engine", "ray", "--out", "x/", "--profile"], "--profile"),
        (["--address", "auto"], "--engine ray"),
        (["--format", "parquet"], "--engine ray"),
    ],
)
def test_what_does_not_go_together(args: list[str], complaint: str) -> None:
    from typer.testing import CliRunner

    from tradewire.cli.app import app
    from tradewire.errors import UsageError

    done = CliRunner().invoke(app, ["extract", "x", *args])
    assert isinstance(done.exception, UsageError)
    assert complaint in str(done.exception)


def test_without_ray_the_extra_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import sys

    from typer.testing import CliRunner

    from tradewire.cli.app import app

    monkeypatch.setitem(sys.modules, "ray", None)
    done = CliRunner().invoke(app, ["extract", "x", "--engine", "ray", "--out", f"{tmp_path}/out/"])
    assert "pip install 'tradewire[ray]'" in str(done.exception)


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_a_part(tmp_path: Path, form: str) -> None:
    import pyarrow

    columns = {
        "uri": ["a", "b", "c"],
        "sha256": ["0", None, "2"],
        "record": ['{"id": "x"}', None, '{"id": "y"}'],
        "failure": [None, '{"source": "b"}', None],
        "made_by": ["{}"] * 3,
    }
    counts, made_by = write_part(str(tmp_path), form, 7, [pyarrow.table(columns)])  # type: ignore[arg-type]
    assert (counts.records, counts.failures, made_by) == (2, 1, "{}")
    assert sorted(os.listdir(tmp_path)) == ["errors-000007.jsonl", f"part-000007.{form}"]
    assert (tmp_path / "errors-000007.jsonl").read_text(encoding="utf-8") == '{"source": "b"}\n'
    if form == "jsonl":
        assert (tmp_path / "part-000007.jsonl").read_text(encoding="utf-8") == '{"id": "x"}\n{"id": "y"}\n'
    assert write_part(str(tmp_path), "jsonl", 8, [])[0].records == 0
