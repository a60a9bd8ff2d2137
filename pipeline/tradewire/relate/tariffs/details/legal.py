"""The laws that a measure rests on, by the lexicon of laws."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

from tradewire.lexicons.laws import Law, laws
from tradewire.relate.tariffs.article.discourse import Told
from tradewire.relate.tariffs.details.places import Place
from tradewire.relate.tariffs.sentence.words import is_rate_noun
from tradewire.relate.tariffs.slots.frame import Frame

_WORD = re.compile(r"[^\W_]+")
# Source: the numbering of United States trade statutes; the lexicon has the sections that are in use.
_SECTION = re.compile(r"\b[Ss]ections? (\d{3,4}[A-Z]?)\b")
_ACT = re.compile(r"\b(?:[A-Z][\w’'-]{1,30} ){1,6}Act(?: of \d{4})?\b")
_MODIFIERS = 3  # tokens between a law and the word for the duty that it describes


@dataclass(frozen=True, slots=True)
class Basis:
    """A law named at `[start, end)`: its short form, and the code of who made it, if known."""

    start: int
    end: int
    name: str
    country: str | None


def laws_in(text: str, start: int, end: int) -> list[Basis]:
    """The laws named in `text[start:end]`, in order: those of the lexicon, other sections and other acts."""
    words = [(m.start(), m.end(), m[0]) for m in _WORD.finditer(text, start, end)]
    lows = [w.lower() for _, _, w in words]
    index, firsts = _index()
    found: list[Basis] = []
    k = 0
    while k < len(words):
        for size in range(min(firsts.get(lows[k], 0), len(words) - k), 0, -1):
            law = index.get(tuple(lows[k : k + size]))
            if law is not None and any(w[0].isupper() or w[0].isdigit() for _, _, w in words[k : k + size]):
                found.append(Basis(words[k][0], words[k + size - 1][1], law.legal_basis, law.country))
                k += size
                break
        else:
            k += 1
    taken = {at for b in found for at in (b.start, b.end)}
    for match in _SECTION.finditer(text, start, end):
        if not taken & {match.start(), match.end()}:
            found.append(Basis(match.start(), match.end(), f"Section {match[1]}", "US"))
    for match in _ACT.finditer(text, start, end):
        name = match[0].removeprefix("The ")
        if match.end() not in taken and name.count(" "):
            found.append(Basis(match.start(), match.end(), name, None))
    return sorted(found, key=lambda b: b.start)


@functools.cache
def _index() -> tuple[Mapping[tuple[str, ...], Law], Mapping[str, int]]:
    """The forms of laws by their words, and for each first word how many words its longest form has."""
    index: dict[tuple[str, ...], Law] = {}
    firsts: dict[str, int] = {}
    for law in (one for one in laws() if one.kind != "instrument"):
        for form in law.forms():
            words = tuple(w.lower() for w in _WORD.findall(form))
            index.setdefault(words, law)
            firsts[words[0]] = max(firsts.get(words[0], 0), len(words))
    return index, firsts


class LawReader:
    """The laws named in one article, found once, and which of them a mention rests on."""

    def __init__(self, text: str) -> None:
        self._laws = laws_in(text, 0, len(text))
        self._starts = [b.start for b in self._laws]

    def inside(self, start: int, end: int) -> list[Basis]:
        """The laws named in `[start, end)`, in order."""
        found = self._laws[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return [b for b in found if b.end <= end] if found else found

    def basis_of(self, told: Told, place: Place) -> str | None:
        """The law that a mention rests on: the nearest in its sentence, else one above or in a title.

        A law from outside the sentence must be one of the collector's own.
        """
        if told.frame is None or not self._laws:
            return None
        sentence = told.frame.sentence
        start, end = told.span
        own = [b for b in self.inside(sentence.start, sentence.end) if _fits(b, told)]
        own = [b for b in own if not _of_other_duty(b, told.frame)]
        if own:
            return min(own, key=lambda b: (max(b.start - end, start - b.end, 0), b.start)).name
        spans = [place.before] if place.before is not None else []
        if place.cell is not None:
            spans = [(c.start, c.end) for c in place.cell.slots.values() if c is not place.cell.cell]
        for first, last in (*spans, *place.titles):
            for basis in reversed(self.inside(first, last)):
                if basis.country is not None and basis.country in told.imposer:
                    return basis.name
        return None


def _of_other_duty(basis: Basis, frame: Frame) -> bool:
    """Whether the law only describes another duty than the frame's ("Section 301 duties" beside it)."""
    sentence, tokens = frame.sentence, frame.tokens
    first = next((k for k, t in enumerate(tokens) if t.start >= basis.end), len(tokens))
    for k in range(first, min(len(tokens), first + _MODIFIERS)):
        if is_rate_noun(sentence, k):
            while k + 1 < len(tokens) and is_rate_noun(sentence, k + 1):
                k += 1
            return k not in (frame.noun, frame.subject.head if frame.subject.kind == "tariff" else frame.noun)
        if tokens[k].kind != "word" or tokens[k].classes & {"preposition", "determiner", "conjunction"}:
            return False
    return False


def _fits(basis: Basis, told: Told) -> bool:
    return basis.country is None or not told.imposer or basis.country in told.imposer
