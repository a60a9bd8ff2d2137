"""Whose office or ministry it is where the words beside it do not say: "Trade Minister Ana Ruiz said".

News leaves the country out where the article has made it plain, so it is the article's own
country: the one of the dateline, else the one that it speaks of most. Only where no country
is the article's own (a digest, a live page) it is the one named last before.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tradewire.annotate.context import is_dateline
from tradewire.annotate.gazetteer import GazetteerMatch
from tradewire.annotate.zones import Zones

# How much each way to name a country says that the article is about what its government does.
_WEIGHTS = {"country": 1, "adjective": 1, "people": 1, "capital": 2, "organ": 2, "bloc": 1}
_TITLE, _FIRST = 2, 4  # what the headline adds for each country in it, and for the one that opens it
_EDITION = 6  # what the country of the page's language adds ("en-NZ")
_CLEAR = 1.5  # the leader's lead over the next at which an article has a country of its own
_EDITION_TAG = re.compile(r"[a-z]{2}[-_](?!US\b)([A-Z]{2})\b")  # en-US is what page templates come with
_CODE = re.compile(r"[A-Z]{2}$")

Fits = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Homes:
    """The countries of an article, how much it speaks of each, and where stories were filed."""

    text: str
    places: tuple[tuple[int, str], ...]
    weights: Counter[str]
    datelines: tuple[tuple[int, str], ...]

    def country(self, position: int, fits: Fits = lambda code: True, *, nearest: bool = False) -> str | None:
        """The country that an office at `position` belongs to, among those that `fits` lets through.

        `nearest` takes the one named last in the same paragraph, as a pronoun does.
        """
        before = self._paragraph(position, fits)
        if nearest and before:
            return before[-1]
        filed = [code for at, code in self.datelines if at <= position and fits(code)]
        if filed:
            return filed[-1]
        options = [(weight, code) for code, weight in self.weights.items() if fits(code)]
        if not options:
            return None
        # A tie goes to the one named first: the counter keeps that order, and max takes the first.
        most, home = max(options, key=lambda option: option[0])
        second = max((weight for weight, code in options if code != home), default=0)
        if not before or home in before or most >= _CLEAR * second:
            return home
        return before[-1]

    def _paragraph(self, position: int, fits: Fits) -> list[str]:
        """The countries named before `position` in its paragraph, by position."""
        floor = self.text.rfind("\n\n", 0, position) + 1
        first = bisect_left(self.places, (floor, ""))
        last = bisect_left(self.places, (position, ""))
        return [code for _, code in self.places[first:last] if fits(code)]


def homes_of(text: str, names: Sequence[GazetteerMatch], zones: Zones, language: str | None = None) -> Homes:
    """What `names` say of the countries that the article is about; `language` is the page's own tag."""
    weights: Counter[str] = Counter()
    places: list[tuple[int, str]] = []
    datelines: list[tuple[int, str]] = []
    opened = False
    for match in names:
        code = match.code
        if code is None or (_CODE.match(code) is None):
            continue
        if match.kind in _WEIGHTS:
            weights[code] += _WEIGHTS[match.kind]
            if zones.in_title(match.start):
                weights[code] += _TITLE if opened else _FIRST
                opened = True
            places.append((match.start, code))
        elif match.kind == "city" and is_dateline(text, match.start, match.end, zones):
            datelines.append((match.start, code))
    edition = _EDITION_TAG.match(language or "")
    if edition is not None and edition[1] in weights:
        weights[edition[1]] += _EDITION
    return Homes(text, tuple(places), weights, tuple(datelines))
