"""Whose office or ministry it is where the words beside it do not say: "Trade Minister Ana Ruiz said".

News leaves the country out where the article has made it plain, so it is the article's own
country: the one of the dateline, if it is named at all, else the one that it speaks of most. A
paragraph that opens a sentence with another country speaks of that one. Where no country is the
article's own (a digest, a live page) it is the one named last before.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tradewire.annotate.context import is_dateline
from tradewire.annotate.gazetteer import GazetteerMatch
from tradewire.annotate.intervals import NamesByPlace
from tradewire.annotate.names import opens_sentence
from tradewire.annotate.positions import paragraph_start
from tradewire.annotate.zones import Zones
from tradewire.values.places import edition_of

# How much each way to name a country says that the article is about what its government does.
_WEIGHTS = {"country": 1, "adjective": 1, "people": 1, "capital": 2, "organ": 2, "bloc": 1}
_TITLE, _FIRST = 2, 4  # what the headline adds for each country in it, and for the one that opens it
_FARTHEST = 50  # names of countries looked back to in a paragraph
_EDITION = 6  # what the country of the page's language adds ("en-NZ")
_CLEAR = 1.5  # the leader's lead over the next at which an article has a country of its own
_CODE = re.compile(r"[A-Z]{2}$")

Fits = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Homes:
    """The countries of an article, how much it speaks of each, and where stories were filed.

    `subjects` are the places of countries and capitals that open a sentence.
    """

    text: str
    names: NamesByPlace
    places: tuple[tuple[int, str], ...]
    subjects: frozenset[int]
    weights: Counter[str]
    datelines: tuple[tuple[int, str], ...]

    def country(self, position: int, fits: Fits = lambda code: True, *, nearest: bool = False) -> str | None:
        """The country that an office at `position` belongs to, among those that `fits` lets through.

        `nearest` takes the one named last in the same paragraph, as a pronoun does.
        """
        named = self._paragraph(position, fits)
        before = [code for _, code in named]
        if nearest and before:
            return before[-1]
        subject = next((code for at, code in reversed(named) if at in self.subjects), None)
        # Stories are filed from Brussels and Geneva that are not about Belgium or Switzerland.
        filed = [c for at, c in self.datelines if at <= position and c in self.weights and fits(c)]
        if filed:
            return subject if subject is not None and filed[-1] not in before else filed[-1]
        options = [(weight, code) for code, weight in self.weights.items() if fits(code)]
        if not options:
            return None
        # A tie goes to the one named first: the counter keeps that order, and max takes the first.
        most, home = max(options, key=lambda option: option[0])
        second = max((weight for weight, code in options if code != home), default=0)
        if not before or home in before:
            return home
        if subject is not None:
            return subject
        return home if most >= _CLEAR * second else before[-1]

    def _paragraph(self, position: int, fits: Fits) -> list[tuple[int, str]]:
        """The countries named before `position` in its paragraph, by position."""
        floor = paragraph_start(self.text, position)
        last = bisect_left(self.places, (position, ""))
        first = max(bisect_left(self.places, (floor, "")), last - _FARTHEST)
        return [place for place in self.places[first:last] if fits(place[1])]


def homes_of(text: str, names: Sequence[GazetteerMatch], zones: Zones, language: str | None = None) -> Homes:
    """What `names` say of the countries that the article is about; `language` is the page's own tag."""
    weights: Counter[str] = Counter()
    places: list[tuple[int, str]] = []
    datelines: list[tuple[int, str]] = []
    subjects: set[int] = set()
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
            if match.kind in ("country", "capital") and opens_sentence(text, match.start):
                subjects.add(match.start)
        elif match.kind == "city" and is_dateline(text, match.start, match.end, zones):
            datelines.append((match.start, code))
    edition = edition_of(language)
    if edition is not None and edition in weights:
        weights[edition] += _EDITION
    return Homes(text, NamesByPlace(names), tuple(places), frozenset(subjects), weights, tuple(datelines))
