"""Where known names stand, for what leans on them: titles, short names of agreements, companies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tradewire.annotate.gazetteer import GazetteerMatch


@dataclass(frozen=True, slots=True)
class Anchors:
    """Chosen names by where they start and where they end.

    `bodies_by_start` and `bodies_by_end` hold names that are built like an organisation's.
    """

    by_start: Mapping[int, GazetteerMatch]
    by_end: Mapping[int, GazetteerMatch]
    bodies_by_start: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    bodies_by_end: Mapping[int, tuple[int, int]] = field(default_factory=dict)

    def names_at(self, start: int) -> bool:
        """Whether a known name starts at `start`; goods are none ("Fibres Norrmalm" is a company)."""
        known = self.by_start.get(start)
        return known is not None and known.kind != "product"


def anchors_of(names: Sequence[GazetteerMatch], bodies: Iterable[tuple[int, int]] = ()) -> Anchors:
    """The names, and the places of bodies, by where they start and end; the longest body wins."""
    spans = set(bodies)
    return Anchors(
        {m.start: m for m in names},
        {m.end: m for m in names},
        {start: (start, end) for start, end in sorted(spans)},
        {end: (start, end) for start, end in sorted(spans, reverse=True)},
    )
