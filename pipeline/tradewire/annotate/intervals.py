"""Stretches of text by position, for quick looks: what overlaps here, what stands before this."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from tradewire.annotate.gazetteer import GazetteerMatch


class Intervals:
    """Intervals `[start, end)` that may overlap; a look takes time with the longest of them, not with all."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]
        self._longest = max((end - start for start, end in self._spans), default=0)

    def overlapping(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The intervals that share a position with `[start, end)`, by position."""
        at = bisect_left(self._starts, start - self._longest)
        while at < len(self._spans) and self._starts[at] < end:
            if self._spans[at][1] > start:
                yield self._spans[at]
            at += 1


class NamesByPlace:
    """Names that do not overlap, in the order of the text."""

    def __init__(self, names: Sequence[GazetteerMatch]) -> None:
        self._names = names
        self._starts = [match.start for match in names]
        self._ends = [match.end for match in names]

    def before(self, position: int) -> GazetteerMatch | None:
        """The last name that ends at `position` or before."""
        at = bisect_right(self._ends, position) - 1
        return self._names[at] if at >= 0 else None

    def at(self, position: int) -> GazetteerMatch | None:
        """The name that starts at `position`, or None."""
        at = bisect_left(self._starts, position)
        found = self._names[at] if at < len(self._names) else None
        return found if found is not None and found.start == position else None

    def inside(self, start: int, end: int) -> Sequence[GazetteerMatch]:
        """The names that lie in `[start, end)`."""
        first, last = bisect_left(self._starts, start), bisect_right(self._ends, end)
        return self._names[first:last]
