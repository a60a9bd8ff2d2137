"""An entity while it is put together."""

from __future__ import annotations

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
    spans: set[tuple[int, int]] = field(default_factory=set)

    @property
    def first(self) -> int:
        """Where the thing is named first."""
        return min(self.spans)[0] if self.spans else 1 << 60
