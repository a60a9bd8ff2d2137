"""Where the time of a run goes, stage by stage."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


class Stages:
    """Adds up the time of each stage; of stages within one another each keeps its own.

    Args:
        clock: seconds; by default CPU time of the calling thread, which is less noisy than the clock on
            the wall where other processes work too.
    """

    def __init__(self, *, clock: Callable[[], float] = time.thread_time) -> None:
        self.seconds: dict[str, float] = {}
        """Stage -> seconds, in the order in which stages were first entered."""
        self._clock = clock
        self._inner: list[float] = []  # of each open stage: what the stages within it took

    @contextlib.contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """What runs in this context belongs to the stage `name`."""
        self.seconds.setdefault(name, 0.0)
        self._inner.append(0.0)
        start = self._clock()
        try:
            yield
        finally:
            took = self._clock() - start
            self.seconds[name] += took - self._inner.pop()
            if self._inner:
                self._inner[-1] += took

    def each(self, name: str, items: Iterable[T]) -> Iterator[T]:
        """The items; the time to get each belongs to the stage `name`."""
        iterator = iter(items)
        end = object()
        while True:
            with self.stage(name):
                item = next(iterator, end)
            if item is end:
                return
            yield item  # type: ignore[misc]

    def table(self, articles: int) -> str:
        """A line for each stage: its seconds, its share of all, milliseconds an article."""
        total = sum(self.seconds.values())
        width = max(map(len, [*self.seconds, "all stages"]))
        lines = [f"{'stage':<{width}}  {'CPU s':>8}  {'share':>6}  {'ms an article':>13}"]
        for name, seconds in [*self.seconds.items(), ("all stages", total)]:
            share, each = seconds / (total or 1), 1000 * seconds / (articles or 1)
            lines.append(f"{name:<{width}}  {seconds:>8.2f}  {share:>6.1%}  {each:>13.2f}")
        return "\n".join(lines)


def stage(stages: Stages | None, name: str) -> contextlib.AbstractContextManager[None]:
    """The stage `name` of `stages`; nothing where there are none."""
    return contextlib.nullcontext() if stages is None else stages.stage(name)
