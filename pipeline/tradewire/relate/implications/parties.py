"""Who acts and who feels it in a statement of what may follow."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass

from tradewire.layout.sentences import split_sentences
from tradewire.lexicons.likelihood import first_cue
from tradewire.link.model import LinkedEntity

# A name behind one of these is no subject: "Prices in Oman could rise".
_PREPOSITION = re.compile(
    r"\b(?:in|on|of|for|from|to|at|by|with|between|against|into|under|over|near|within|among|across|towards?|"
    r"to|than|like|via|about|around|inside|outside)(?: the| its| their| both| all| some| most)?(?: \w+)?\s*$",
    re.IGNORECASE,
)
_BY_CODE = frozenset(("country", "bloc"))
_BY_ID = frozenset(("person", "organization", "company", "subdivision"))


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties of one implication, each list in the order of first mention."""

    actors: tuple[str, ...]
    affected: tuple[str, ...]
    entities: tuple[str, ...]


class PartyReader:
    """Reads the parties of intervals of one article from its entities' mentions."""

    def __init__(self, text: str, entities: Sequence[LinkedEntity]) -> None:
        self._text = text
        mentions = [(start, end, e) for e in entities for start, end, _ in e.mentions]
        self._mentions = sorted(mentions, key=lambda m: (m[0], m[1], m[2].id))
        self._starts = [start for start, _, _ in self._mentions]

    def read(self, area: tuple[int, int] | None, impact: tuple[int, int]) -> Parties:
        """The parties of an implication whose area and impact stand at these intervals.

        Before a sentence's word of likelihood a party acts, unless a preposition makes it a
        mere place; behind it, and in the area, it is affected.
        """
        actors: dict[str, None] = {}
        affected: dict[str, None] = {}
        named: dict[str, None] = {}
        if area is not None:
            for _, _, entity in self._inside(*area):
                named[entity.id] = None
                self._add(affected, entity)
        for start, end in split_sentences(self._text, *impact):
            cue = first_cue(self._text[start:end])
            turn = end if cue is None else start + cue.start
            for at, _, entity in self._inside(start, end):
                named[entity.id] = None
                if at >= turn:
                    self._add(affected, entity)
                elif cue is not None and not _PREPOSITION.search(self._text[max(start, at - 40) : at]):
                    self._add(actors, entity)
        return Parties(tuple(actors), tuple(affected), tuple(named))

    def _inside(self, start: int, end: int) -> list[tuple[int, int, LinkedEntity]]:
        first = bisect.bisect_left(self._starts, start)
        last = bisect.bisect_left(self._starts, end)
        return [m for m in self._mentions[first:last] if m[1] <= end]

    @staticmethod
    def _add(parties: dict[str, None], entity: LinkedEntity) -> None:
        if entity.kind in _BY_CODE and entity.code:
            parties[entity.code] = None
        elif entity.kind in _BY_ID or entity.kind in _BY_CODE:
            parties[entity.id] = None
