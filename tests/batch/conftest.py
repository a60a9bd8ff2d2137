"""A batch of short articles, and the command that reads it, as a process that can be killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest

COUNTRIES = ("Ghana", "Peru", "Kenya", "Vietnam", "Chile", "Norway", "Jordan")
GOODS = ("tomato paste", "steel pipes", "cotton yarn", "tyres", "copper wire")


def story(number: int) -> str:
    """A short article, another for each number."""
    one, other = COUNTRIES[number % 7], COUNTRIES[(number + 3) % 7]
    goods = GOODS[number % 5]
    return (
        f"{one} put a {number % 40 + 1}% duty on {goods} from {other} on {number % 27 + 1} May 2025. "
        f"The {goods} of order {number} were worth ${number + 1} million.\n"
    )


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    code: int
    stdout: str
    stderr: str


class Command:
    """`tradewire extract`, and what it writes."""

    def start(self, *args: str | Path, **options: Any) -> subprocess.Popen[bytes]:
        """The command as a process with its own group."""
        words = [sys.executable, "-m", "tradewire", "extract", *map(str, args)]
        streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.Popen(words, **{**streams, "start_new_session": True, **options})

    def run(self, *args: str | Path, stdin: bytes | None = None, **options: Any) -> Done:
        """The command, to its end."""
        if stdin is not None:
            options["stdin"] = subprocess.PIPE
        with self.start(*args, **options) as process:
            out, err = process.communicate(stdin)
        return Done(process.returncode, out.decode(), err.decode())

    @staticmethod
    def workers(process: subprocess.Popen[bytes]) -> list[psutil.Process]:
        """The worker processes of a running command."""
        try:
            children: list[psutil.Process] = psutil.Process(process.pid).children()
        except psutil.Error:
            return []
        return children

    @staticmethod
    def kill(process: subprocess.Popen[bytes]) -> None:
        """SIGKILL, to the command alone: its workers are left to find out. Waits until they have."""
        workers = Command.workers(process)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        psutil.wait_procs(workers, timeout=60)
        assert not any(worker.is_running() for worker in workers)

    @staticmethod
    def records(folder: Path) -> bytes:
        """All records of an output directory in the order of its parts."""
        return b"".join(path.read_bytes() for path in sorted(folder.glob("part-*.jsonl")))

    @staticmethod
    def growth(folder: Path) -> int:
        """Bytes in the parts of an output directory, whole or not."""
        total = 0
        for path in folder.glob("part-*"):
            try:
                total += path.stat().st_size
            except FileNotFoundError:  # it has just got its name
                continue
        return total


@pytest.fixture(scope="session")
def cli() -> Command:
    """The command."""
    return Command()


def until(condition: Callable[[], object], seconds: float = 120.0) -> None:
    """Wait for a condition that comes true soon."""
    limit = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < limit, "it did not happen"
        time.sleep(0.01)


@pytest.fixture(scope="session")
def wait_until() -> Callable[..., None]:
    """`until`."""
    return until


@pytest.fixture(scope="session")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory of 500 articles, five of which cannot be read."""
    folder = tmp_path_factory.mktemp("batch")
    for number in range(500):
        text = "" if number % 100 == 50 else story(number)
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def whole(batch: Path, cli: Command, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output directory of an uninterrupted run over the batch, by one worker."""
    out = tmp_path_factory.mktemp("whole") / "records"
    done = cli.run(batch, "--out", f"{out}{os.sep}", "--workers", "1")
    assert done.code == 1, done.stderr
    assert done.stderr.count("there is nothing in it") == 5
    return out
