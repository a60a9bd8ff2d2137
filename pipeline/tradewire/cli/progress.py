"""What a run says on stderr: what failed, how far it is, how it ended; for people or as JSON."""

from __future__ import annotations

import contextlib
import json
import sys
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from tradewire.batch.lane import failure
from tradewire.errors import DuplicateArticle, TradewireError

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from tradewire.batch.reading import Item

_LINE_SECONDS = 30.0  # between two lines of progress where there is no terminal
_BAR_SECONDS = 0.25  # between two looks at memory and rate for the bar


@dataclass(slots=True)
class Voice:
    """How a run speaks.

    Attributes:
        quiet: nothing but what ends it.
        as_json: one JSON object a line.
        debug: failures with their traceback.
        names_duplicates: each article that is left out is named, because no file lists them.
    """

    quiet: bool = False
    as_json: bool = False
    debug: bool = False
    names_duplicates: bool = False


class Reporter:
    """Counts articles and failures, names each failure, and shows how far the run is.

    A bar where stderr is a terminal, else a line now and then. Both say how many articles are done, how
    many failed, the rate, the memory of the process with its workers, and the time left, which is told
    by bytes read once the size of all inputs is known.
    """

    def __init__(self, voice: Voice, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.articles = 0
        self.failures = 0
        self.duplicates = 0
        self._voice = voice
        self._clock = clock
        self._begun = self._shown = clock()
        self._first: int | None = None  # bytes that were done before
        self._position = 0
        self._total: int | None = None
        self._progress: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        if sys.stderr.isatty() and not (self._voice.quiet or self._voice.as_json):
            from rich.console import Console
            from rich.progress import BarColumn, Progress, TextColumn

            columns = (BarColumn(), TextColumn("{task.description}"))
            self._progress = Progress(*columns, console=Console(stderr=True), transient=True)
            self._task = self._progress.add_task("loading the model", total=None)
            self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._progress is not None:
            self._progress.stop()

    @property
    def records(self) -> int:
        """How many records were written."""
        return self.articles - self.failures - self.duplicates

    def measure(self, total: Callable[[], int | None]) -> None:
        """Find out in the background how many bytes there are to read."""
        if self._voice.quiet:
            return

        def look() -> None:
            with contextlib.suppress(TradewireError):  # the run itself says what is wrong with its input
                self._total = total()

        threading.Thread(target=look, daemon=True).start()

    def done(self, item: Item) -> None:
        """A record is written."""
        self._advance(item)

    def failed(self, item: Item, error: TradewireError) -> None:
        """Say what failed, and why, in one line."""
        self.failures += 1
        if self._voice.as_json:
            self.event("failed", **failure(error))
        elif not self._voice.quiet:
            line = " ".join(f"error: {error}".split())
            if self._voice.debug:
                line = "".join(traceback.format_exception(error)).rstrip()
            self._print(line)
        self._advance(item)

    def skipped(self, item: Item, duplicate: DuplicateArticle) -> None:
        """Count an article that was left out."""
        self.duplicates += 1
        if self._voice.as_json:
            of, similarity = duplicate.of, round(duplicate.similarity, 3)
            self.event("skipped", source=duplicate.source, of=of, similarity=similarity)
        elif self._voice.names_duplicates and not self._voice.quiet:
            self._print(f"skipped: {duplicate}")
        self._advance(item)

    def note(self, message: str, event: str, **facts: Any) -> None:
        """Say what is to be known: `message` to people, `event` with its facts as JSON."""
        if self._voice.as_json:
            self.event(event, **facts)
        elif not self._voice.quiet:
            self._print(message)

    def event(self, name: str, **facts: Any) -> None:
        """One JSON object, a line."""
        self._print(json.dumps({"event": name, **facts}, ensure_ascii=False))

    def _advance(self, item: Item) -> None:
        self.articles += 1
        self._position = max(self._position, item.position)
        now = self._clock()
        if self._first is None:
            self._first, self._shown = item.position, now
        if now - self._shown > (_LINE_SECONDS if self._progress is None else _BAR_SECONDS):
            self._shown = now
            self._show()

    def _show(self) -> None:
        seconds = max(self._clock() - self._begun, 1e-9)
        left = self._seconds_left(seconds)
        memory = _memory()
        rate = self.articles / seconds
        text = f"{self.articles:,} article{'s' if self.articles != 1 else ''}, {rate:,.1f} a second"
        text += f", {self.failures:,} failed" if self.failures else ""
        text += f", {memory / 1e6:,.0f} MB"
        text += f", about {duration(left)} left" if left is not None else ""
        if self._progress is not None and self._task is not None:
            self._progress.update(
                self._task,
                description=text,
                total=self._total,
                completed=min(self._position, self._total or 0),
            )
        else:
            facts = {"articles": self.articles, "failures": self.failures, "per_second": round(rate, 2)}
            memory_mb = round(memory / 1e6)
            seconds_left = None if left is None else round(left)
            self.note(text, "progress", **facts, memory_mb=memory_mb, seconds_left=seconds_left)

    def _seconds_left(self, seconds: float) -> float | None:
        read = self._position - (self._first or 0)
        if self._total is None or read <= 0:
            return None
        return max(0.0, (self._total - self._position) * seconds / read)

    def _print(self, line: str) -> None:
        if self._progress is None:
            sys.stderr.write(line + "\n")
            sys.stderr.flush()
        else:
            self._progress.console.print(line, markup=False, highlight=False, soft_wrap=True)


def duration(seconds: float) -> str:
    """ "40 s", "3 min", "2 h 5 min"."""
    minutes = round(seconds / 60)
    if minutes < 2:
        return f"{seconds:.0f} s"
    hours, minutes = divmod(minutes, 60)
    return f"{hours:,} h {minutes} min" if hours else f"{minutes} min"


def _memory() -> int:
    """Bytes that this process and those it started hold."""
    import psutil

    own = psutil.Process()
    total: int = own.memory_info().rss
    for process in own.children(recursive=True):
        try:
            total += process.memory_info().rss
        except psutil.Error:  # it has just ended
            continue
    return total
