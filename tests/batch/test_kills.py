"""Runs that are killed, whose disk fills, whose workers die: what they leave and what is made of it."""

from __future__ import annotations

import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Command  # type: ignore[import-not-found]

pytestmark = pytest.mark.heavy

KILLS = 20
SEED = 20251126


def lines(path: Path) -> list[bytes]:
    return sorted(path.read_bytes().splitlines(keepends=True))


def the_same(out: Path, whole: Path, cli: Command) -> None:
    """That an output directory holds what the uninterrupted run's does: sorted, and in order too."""
    ours, theirs = cli.records(out), cli.records(whole)
    assert sorted(ours.splitlines()) == sorted(theirs.splitlines())
    assert ours == theirs
    assert (out / "errors.jsonl").read_bytes() == (whole / "errors.jsonl").read_bytes()
    assert json.loads((out / "manifest.json").read_text(encoding="utf-8"))["complete"]


def test_killed_at_random_points(cli: Command, batch: Path, whole: Path, tmp_path: Path) -> None:
    """SIGKILL at 20 random points: of the start, of the work, of the end; each is resumed."""
    chance = random.Random(SEED)
    sys.stdout.write(f"seed {SEED}\n")
    kills = rounds = 0
    points: list[int] = []
    while kills < KILLS or rounds == 0:
        out = tmp_path / f"round{rounds}"
        complete = False
        while not complete:
            process = cli.start(
                batch, "--out", f"{out}{os.sep}", "--resume", "--workers", "1", "--part-size", "70"
            )
            if kills < KILLS and not _survives(cli, process, out, chance):
                kills += 1
                points.append(cli.growth(out))
                continue
            _, stderr = process.communicate()
            assert process.returncode in (0, 1), stderr.decode()
            complete = True
        the_same(out, whole, cli)
        rounds += 1
    sys.stdout.write(f"{kills} kills in {rounds} runs, with so many bytes written: {points}\n")
    assert len(set(points)) > KILLS // 4  # they were points of the run, not always the same one


def _survives(cli: Command, process: subprocess.Popen[bytes], out: Path, chance: random.Random) -> bool:
    """Kill the process at a random point, unless it is at its end before."""
    if chance.random() < 0.25:
        # As it starts, or at the latest when its workers are ready.
        limit, size = time.monotonic() + chance.uniform(0.05, 4.0), 0
    else:
        # When so much more is written than the run before left, and a little later.
        limit, size = float("inf"), cli.growth(out) + int(chance.expovariate(1 / 40_000))
    while time.monotonic() < limit and (not size or cli.growth(out) < size):
        if process.poll() is not None:
            return True
        time.sleep(0.005)
    time.sleep(chance.uniform(0.0, 0.1))
    if process.poll() is not None:
        return True
    cli.kill(process)
    return False


def test_a_file_is_resumed_too(
    cli: Command, batch: Path, whole: Path, tmp_path: Path, wait_until: Callable[..., None]
) -> None:
    out = tmp_path / "records.jsonl"
    process = cli.start(batch, "--out", out, "--unordered")
    parts = tmp_path / "records.jsonl.parts"
    wait_until(lambda: cli.growth(parts) or process.poll() is not None)
    first = cli.growth(parts)
    wait_until(lambda: cli.growth(parts) > first or process.poll() is not None)  # the first is committed
    assert process.poll() is None
    cli.kill(process)
    assert not out.exists()

    refused = cli.run(batch, "--out", out)
    assert refused.code == 2
    assert "--resume goes on with it" in refused.stderr

    done = cli.run(batch, "--out", out, "--resume", "--unordered")
    assert done.code == 1, done.stderr
    assert "going on after " in done.stderr
    assert lines(out) == sorted(cli.records(whole).splitlines(keepends=True))
    assert lines(tmp_path / "records.errors.jsonl") == lines(whole / "errors.jsonl")
    assert sorted(os.listdir(tmp_path)) == ["records.errors.jsonl", "records.jsonl"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 1 MB; where mounting is not allowed the test that wants it is skipped."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)]
    try:
        allowed = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        allowed = False
    if not allowed:
        pytest.skip("file systems cannot be mounted here; the limit on the size of files stands in")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_disk_that_fills(cli: Command, batch: Path, whole: Path, small_disk: Path) -> None:
    ballast = small_disk / "ballast"
    ballast.write_bytes(b"x" * 600_000)
    out = small_disk / "records"
    full = cli.run(batch, "--out", f"{out}{os.sep}")
    assert full.code == 3
    assert "no space left on device" in full.stderr
    assert "--resume goes on with it" in full.stderr
    assert "Traceback" not in full.stderr
    subprocess.run(["mount", "-o", "remount,size=16m", str(small_disk)], check=True)
    done = cli.run(batch, "--out", f"{out}{os.sep}", "--resume")
    assert done.code in (0, 1), done.stderr
    assert "going on after " in done.stderr
    the_same(out, whole, cli)


def test_a_limit_on_the_size_of_files(cli: Command, batch: Path, whole: Path, tmp_path: Path) -> None:
    def limited() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))

    out = tmp_path / "records"
    full = cli.run(batch, "--out", f"{out}{os.sep}", preexec_fn=limited)
    assert full.code == 3
    assert "file too large" in full.stderr
    assert "Traceback" not in full.stderr
    done = cli.run(batch, "--out", f"{out}{os.sep}", "--resume")
    assert done.code in (0, 1), done.stderr
    the_same(out, whole, cli)


def test_a_worker_that_is_killed(
    cli: Command, batch: Path, whole: Path, tmp_path: Path, wait_until: Callable[..., None]
) -> None:
    """By its pid, twice in a run: it is replaced, and nothing is missing."""
    out = tmp_path / "records"
    process = cli.start(batch, "--out", f"{out}{os.sep}", "--workers", "2")
    killed: set[int] = set()
    for _ in range(2):
        size = cli.growth(out)
        wait_until(lambda size=size: cli.growth(out) > size or process.poll() is not None)
        for worker in cli.workers(process)[:1]:
            killed.add(worker.pid)
            worker.send_signal(signal.SIGKILL)
    _, stderr = process.communicate()
    assert killed
    assert process.returncode == 1, stderr.decode()
    the_same(out, whole, cli)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_stopped_in_order(
    cli: Command,
    batch: Path,
    whole: Path,
    tmp_path: Path,
    number: signal.Signals,
    wait_until: Callable[..., None],
) -> None:
    """Ctrl-C reaches the whole group: what is in hand is finished, and the run says how to go on."""
    out = tmp_path / "records"
    process = cli.start(batch, "--out", f"{out}{os.sep}", "--workers", "2")
    wait_until(lambda: cli.growth(out) or process.poll() is not None)
    os.killpg(process.pid, number)
    _, stderr = process.communicate(timeout=60)
    assert process.returncode == 128 + number, stderr.decode()
    last = stderr.decode().splitlines()[-1]
    assert last.startswith("stopped: ")
    assert last.endswith("the same command with --resume goes on")
    kept = int(last.split()[1])
    partial = cli.records(out) + b"".join(p.read_bytes() for p in out.glob("*.partial"))
    failed = (out / "errors.jsonl").read_bytes() if (out / "errors.jsonl").exists() else b""
    assert partial.count(b"\n") + failed.count(b"\n") == kept
    assert cli.records(whole).startswith(partial)
    assert cli.run(batch, "--out", f"{out}{os.sep}", "--resume").code in (0, 1)
    the_same(out, whole, cli)


def test_nothing_is_left_behind(
    cli: Command, batch: Path, tmp_path: Path, wait_until: Callable[..., None]
) -> None:
    """Workers end when their parent is killed, even with their hands full."""
    process = cli.start(batch, "--out", f"{tmp_path / 'records'}{os.sep}", "--workers", "2")
    wait_until(lambda: len(cli.workers(process)) == 2)
    workers = cli.workers(process)
    cli.kill(process)
    assert not any(psutil.pid_exists(worker.pid) and worker.is_running() for worker in workers)
