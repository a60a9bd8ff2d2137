"""An entity while it is put together."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from tradewire.link.model import EntityKind


@dataclass(slots=True, eq=False)
class DraftRole:
    """A role whose holder may still be an entity without an id."""

    title: str
    code: str | None = None
    holder: Draft | None = None


@dataclass(slots=True, eq=False)
class Draft:
    """One thing with what is known of it so far. `country` is what an organisation belongs to."""

    kind: EntityKind
    name: str
    code: str | None = None
    country: str | None = None
    roles: list[DraftRole] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    """Where it is named, each place once, in order."""

    @property
    def first(self) -> int:
        """Where the thing is named first."""
        return self.spans[0][0] if self.spans else 1 << 60

    def add(self, start: int, end: int) -> None:
        """It is named at `[start, end)`."""
        place = bisect_left(self.spans, (start, end))
        if self.spans[place : place + 1] != [(start, end)]:
            self.spans.insert(place, (start, end))

    def last_before(self, start: int) -> tuple[int, int]:
        """The last place where it is named before `start`, which is behind the first."""
        return self.spans[bisect_left(self.spans, (start, start)) - 1]
