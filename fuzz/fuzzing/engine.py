"""Runs a target on many inputs, by numbers alone or led by coverage, and keeps what breaks it.

An input may take ten times its share of time: the share is what the target's own sound inputs take, by
their size.
"""

from __future__ import annotations

import hashlib
import os
import time
import traceback
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from fuzzing.properties import Broken, extractor
from fuzzing.targets import Target, records

MOST_TIMES = 10.0
LEAST_SHARE = 0.01  # seconds: below that a clock says nothing on a busy machine
INSTRUMENTED = 3  # times what code takes whose branches are counted
_POOL = 400  # inputs that are changed further


@dataclass
class Share:
    """The time that inputs of a target take: at least `floor` seconds, and `rate` seconds a byte."""

    floor: float
    rate: float

    @classmethod
    def of(cls, target: Target, starts: Sequence[bytes]) -> Share:
        """Measured on the sound inputs, when all that is loaded once is loaded."""
        extractor().extract("Peru pays 5%.")
        rates = []
        for data in starts:
            target.run(data)
            seconds, size = min(_timed(target, data) for _ in range(3))
            rates.append(seconds / max(size, 1))
        return cls(LEAST_SHARE, max(rates, default=0.0))

    def limit(self, size: int) -> float:
        """The most seconds that `size` bytes may take."""
        return MOST_TIMES * (self.floor + self.rate * size)


def _timed(target: Target, data: bytes) -> tuple[float, int]:
    start, apart = time.thread_time(), records.seconds
    size = target.run(data)
    return time.thread_time() - start - (records.seconds - apart), size


@dataclass
class Session:
    """A run of a target: what it did, and what it found (`kept`, an input for each kind of fault).

    Its time is processor time: a process that waits or is stopped tries nothing.
    """

    target: Target
    folder: Path | None = None
    known: Sequence[bytes] = ()
    inputs: int = 0
    kept: dict[str, tuple[bytes, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.starts = self.target.starts()
        self.share = Share.of(self.target, self.starts)
        self._began = time.process_time(), time.monotonic()

    def attempt(self, data: bytes) -> bool:
        """Try `data`, and keep it if something does not hold; whether it is worth being changed further."""
        self.inputs += 1
        try:
            size = check(self.target, data, self.share)
        except Exception as error:
            self._keep(data, error)
            return False
        return self.target.worth_more(data, size)

    def _keep(self, data: bytes, error: Exception) -> None:
        name = signature(error)
        old = self.kept.get(name)
        if old is not None and len(old[0]) <= len(data):
            return
        self.kept[name] = (data, "".join(traceback.format_exception(error))[-3000:])
        if self.folder is not None:
            self.folder.mkdir(parents=True, exist_ok=True)
            path = self.folder / f"{self.target.name}-{hashlib.sha256(name.encode()).hexdigest()[:10]}"
            path.write_bytes(data)
            path.with_suffix(".txt").write_text(self.kept[name][1], encoding="utf-8")

    def random(self, seconds: float, first: int = 0, most: int | None = None) -> None:
        """Inputs by number: number `n` is the same at each call; faults keep none from going on."""
        until = time.process_time() + seconds
        starts = [*self.starts, *self.known]
        pool = list(starts)
        number = first
        while time.process_time() < until and (most is None or number < first + most):
            chance = Random(number)
            data = chance.choice(starts if chance.random() < 0.5 else pool)
            data = self.target.mutate(data, chance)[: self.target.most]
            if self.attempt(data) and most is None and len(pool) < _POOL and chance.random() < 0.05:
                pool.append(data)
            number += 1

    def guided(self, seconds: float) -> None:
        """Inputs led by coverage (atheris); ends the process when time is up.

        It is given no folder to go on from: it would write into it, with the words of real articles.
        Modules of this package must have been instrumented as they were imported.
        """
        import atheris

        until = time.process_time() + seconds
        starts = [*self.starts, *self.known]
        self.share = Share(INSTRUMENTED * self.share.floor, self.share.rate)
        if self.folder is not None:
            self.folder.mkdir(parents=True, exist_ok=True)

        def change(data: bytes, size: int, seed: int) -> bytes:
            chance = Random(seed)
            if chance.random() < 0.3:
                return bytes(atheris.Mutate(data, size))
            return self.target.mutate(data or chance.choice(starts), chance)[:size]

        def one(data: bytes) -> None:
            if time.process_time() > until:
                print(self.summary(), flush=True)
                os._exit(bool(self.kept))
            self.attempt(data)

        atheris.Setup(
            [
                "fuzz",
                f"-max_len={self.target.most}",
                "-timeout=300",
                "-rss_limit_mb=6000",
                "-verbosity=0",
                f"-artifact_prefix={self.folder or '.'}/",
            ],
            one,
            custom_mutator=change,
        )
        atheris.Fuzz()

    def summary(self) -> str:
        """A line of numbers, and a line for each kind of fault."""
        kinds = "".join(f"\n  {name} ({len(data)} bytes)" for name, (data, _) in sorted(self.kept.items()))
        cpu, wall = time.process_time() - self._began[0], time.monotonic() - self._began[1]
        took = f"{cpu / 60:.1f} minutes of processor time ({wall / 60:.1f} of wall clock)"
        return f"{self.target.name}: {self.inputs:,} inputs in {took}, {len(self.kept)} kinds of fault{kinds}"


def check(target: Target, data: bytes, share: Share) -> int:
    """Runs the target on `data`; the bytes that it had to work on.

    Raises:
        Broken: it took more than its time, three times in a row.
        Exception: what was not kept.
    """
    seconds, size = _timed(target, data)
    if seconds > share.limit(size):
        seconds = min(seconds, *(_timed(target, data)[0] for _ in range(2)))
        if seconds > share.limit(size):
            raise Broken(
                f"slow: {seconds:.2f} s for {size:,} bytes, {seconds / share.limit(size) * 10:.0f} times"
            )
    return size


def signature(error: BaseException) -> str:
    """What tells one kind of fault from another: its type, and the place it comes from."""
    root: BaseException = error
    while root.__cause__ is not None:
        root = root.__cause__
    frames = traceback.extract_tb(root.__traceback__)
    own = [frame for frame in frames if f"{os.sep}tradewire{os.sep}" in frame.filename]
    place = (own or list(frames))[-1:]
    words = "slow" if str(root).startswith("slow") else str(root)[:60] if isinstance(root, Broken) else ""
    at = "".join(f"{Path(frame.filename).stem}.{frame.name}" for frame in place)
    return f"{type(root).__name__} {at} {words}".strip()


def replay(target: Target, data: bytes) -> Any:
    """One input again, with the time of all others: for the tests of what was found."""
    check(target, data, Share.of(target, target.starts()))
