"""What a run says on stderr: one line for each input that failed, and a bar on a terminal."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress

    from tradewire.errors import TradewireError

T = TypeVar("T")


class Reporter:
    """Counts failures and names them; shows a progress bar where stderr is a terminal."""

    def __init__(self, *, debug: bool = False) -> None:
        self.failures = 0
        self._debug = debug
        self._progress: Progress | None = None

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

            columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
            self._progress = Progress(*columns, console=Console(stderr=True), transient=True)
            self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._progress is not None:
            self._progress.stop()

    def track(self, items: Iterable[T]) -> Iterator[T]:
        """The items, each counted by the bar as it is taken."""
        if self._progress is None:
            yield from items
            return
        known = list(items)
        task = self._progress.add_task("reading", total=len(known))
        for item in known:
            yield item
            self._progress.advance(task)

    def failed(self, error: TradewireError) -> None:
        """Say that an input failed, and why, in one line."""
        self.failures += 1
        line = " ".join(f"error: {error}".split())
        if self._debug:
            line = "".join(traceback.format_exception(error)).rstrip()
        if self._progress is None:
            sys.stderr.write(line + "\n")
        else:
            self._progress.console.print(line, markup=False, highlight=False, soft_wrap=True)
