"""What an article speaks of besides a name that is in doubt: its countries, its place, its words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from tradewire.annotate.gazetteer import GazetteerMatch, fold
from tradewire.annotate.names import GAP, UPPER
from tradewire.annotate.zones import Zones
from tradewire.lexicons.senses import Sense

COUNTED = frozenset({"country", "adjective", "people"})
_BODIES = frozenset({"capital", "organ", "organization", "leader"})
_DATELINE_SIDE = 48  # characters from the start of the block within which a dateline names its place
# Places in capitals, then days, months and bylines, then a dash. What can part two of them is told once,
# between them, so that no text can be read in many ways.
_DATELINE = re.compile(
    rf"[*_(]*(?:[{UPPER}][{UPPER}.'’-]+(?:[/, ]{{1,2}}[{UPPER}][{UPPER}.'’-]+){{0,4}}[/, ]{{0,2}})"
    rf"(?:(?:,|{GAP}){{0,3}}(?:[{UPPER}][a-z]++\.?+(?:{GAP}?\d{{1,2}}(?!\d))?(?:,?{GAP}?\d{{4}}(?!\d))?"
    rf"|\d{{1,2}}{GAP}[{UPPER}][a-z]++|\([^)\n]{{1,30}}\)))*+"
    rf",?{GAP}?[*_)]*+{GAP}?(?:[-–—:]|$)"
)


@dataclass(frozen=True, slots=True)
class Context:
    """What the article speaks of besides: unambiguous country mentions, and where it was written.

    `bodies` counts the mentions of each country's capital, organs, agencies and leaders.
    """

    countries: Counter[str]
    bodies: Counter[str]
    home: str | None
    folded: str
    _said: dict[str, bool] = field(default_factory=dict, repr=False, compare=False)

    def says(self, form: str) -> bool:
        """Whether the article has `form` as whole words, in any letter case; each form is sought once."""
        if form not in self._said:
            self._said[form] = f" {fold(form).strip()} " in self.folded
        return self._said[form]


def context_of(text: str, groups: Sequence[Sequence[GazetteerMatch]], zones: Zones) -> Context:
    """What the readings that leave no doubt say about the article."""
    countries: Counter[str] = Counter()
    bodies: Counter[str] = Counter()
    home: str | None = None
    for group in groups:
        first = group[0]
        sure = not first.ambiguous or (first.text.isupper() and not zones.in_capitals(first.start))
        if len({m.code for m in group}) == 1 and first.code and sure and first.kind in COUNTED:
            countries[first.code] += 1
        elif first.code and not first.ambiguous and first.kind in _BODIES:
            bodies[first.code] += 1
        if home is None:
            place = next((m for m in group if m.kind in ("city", "capital") and m.code), None)
            if place is not None and is_dateline(text, place.start, place.end, zones):
                home = place.code
    if home is None and countries:
        home = _first_country(text, groups, zones)
    return Context(countries, bodies, home, f" {fold(text)} ")


def _first_country(text: str, groups: Sequence[Sequence[GazetteerMatch]], zones: Zones) -> str | None:
    for group in groups:
        first = group[0]
        if first.kind in COUNTED and not first.ambiguous and not zones.in_title(first.start):
            return first.code
    return None


def is_dateline(text: str, start: int, end: int, zones: Zones) -> bool:
    """Whether the place at `[start, end)` opens a block as "PARIS, May 3 -" or "*Lagos, 4 June*" does."""
    block = zones.block_of(start)
    if start - block[0] > _DATELINE_SIDE or not text[start:end].isupper():
        return False
    if text[block[0] : block[1]].isupper():
        return False
    match = _DATELINE.match(text, block[0], min(block[1], block[0] + 120))
    return match is not None and match.end() >= end


def sense_votes(senses: Sequence[Sense], context: Context) -> dict[str, int]:
    """How many of its words the article has for each reading."""
    return {s.reading: sum(map(context.says, s.words)) for s in senses}
