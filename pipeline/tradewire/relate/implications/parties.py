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
# One in a condition or a comparison does not feel it: "unless Oman pays", "dearer than in Oman".
_BACKGROUND = re.compile(
    r"\b(?:if|unless|once|until|when|while|as long as|because|whatever|should)\s[^,;:]*$|"
    r"\b(?:from|than|like|above|below|unlike|beside|instead of)(?: in)?(?: the| its| their)?\s*$",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?:,? and |,? or |, | & )(?:the )?")
_BY_CODE = frozenset(("country", "bloc"))
_REACH = 80  # characters before a name that are looked at
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
        mere place; behind it, and in the area, it is affected, unless it stands in a condition.
        Names in a row share what the first is. Who acts is not affected by being the area.
        """
        actors: dict[str, None] = {}
        affected: dict[str, None] = {}
        named: dict[str, None] = {}
        felt: dict[str, None] = {}
        if area is not None:
            for _, _, entity in self._inside(*area):
                named[entity.id] = None
                self._add(felt, entity)
        text = self._text
        for start, end in split_sentences(text, *impact):
            cue = first_cue(text[start:end])
            if cue is None:
                named.update((entity.id, None) for _, _, entity in self._inside(start, end))
                continue
            turn = start + cue.start
            last: tuple[int, dict[str, None] | None] = (start, None)
            for at, stop, entity in self._inside(start, end):
                named[entity.id] = None
                before = text[max(start, at - _REACH) : at]
                side: dict[str, None] | None
                if last[0] > start and _JOINED.fullmatch(text, last[0], at):
                    side = last[1]
                elif at < turn:
                    side = None if _PREPOSITION.search(before) else actors
                else:
                    side = None if _BACKGROUND.search(before) else affected
                if side is not None:
                    self._add(side, entity)
                last = (stop, side)
        felt = {party: None for party in felt if party not in actors} | affected
        return Parties(tuple(actors), tuple(felt), tuple(named))

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
