"""Finds every term of the lexicons in a text, in one pass and without a tokenizer.

The text is folded character for character (so offsets stay): letters to lower case,
everything that is neither letter nor digit to a space. Terms are folded
the same way and framed by spaces, so that an Aho-Corasick automaton finds whole words
only, "EU-China" holds "EU" and "China", and "U.S." is not "us". What folding loses is
checked on the text itself: capitals of the term must be capitals of the text, unless
the caller says that the text has no reliable case.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import ahocorasick

from tradewire.lexicons.terms import Term, TermKind, all_terms

_FRAME = " "


class _Folding(dict[int, str]):
    """A translation table that is filled as characters are met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if character.isalnum():
            lower = character.lower()
            folded = lower if len(lower) == 1 else character
        else:
            folded = _FRAME
        self[code] = folded
        return folded


_FOLDING = _Folding()


def fold(text: str) -> str:
    """`text` in the form that terms are compared in, of the same length."""
    return text.translate(_FOLDING)


@dataclass(frozen=True, slots=True)
class GazetteerMatch:
    """One reading of one stretch of text: `text[start:end]` is a form of `entry`.

    `code` is the entry's own code (countries, blocs, agreements) or that of the country
    it belongs to (capitals, organs, leaders, organizations); `ambiguous` says that the
    form has everyday or rival readings, so that context has to decide.
    """

    start: int
    end: int
    text: str
    kind: TermKind
    code: str | None
    name: str
    entry: Any
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """A set of terms ready to be found. Build one with `build`."""

    automaton: Any

    def find(
        self, text: str, *, caseless: bool = False, inside: tuple[int, int] | None = None
    ) -> list[GazetteerMatch]:
        """All longest matches from left to right; one stretch may have several readings.

        `inside` is a stretch of whole lines to look at, all of the text by default.

        Matches do not overlap, but for readings of the same stretch. With `caseless`
        the text's capitals are not looked at (feeds in lower case).
        """
        best: list[tuple[int, int, list[Term]]] = []
        for start, end, terms in self._hits(text, caseless, *(inside or (0, len(text)))):
            # Hits come by their end. One that starts no later replaces what it covers.
            kept = len(best)
            while kept and best[kept - 1][0] >= start:
                kept -= 1
            if not kept or best[kept - 1][1] <= start:
                del best[kept:]
                best.append((start, end, terms))
        return [
            GazetteerMatch(start, end, text[start:end], t.kind, t.code, t.name, t.entry, t.ambiguous)
            for start, end, terms in best
            for t in terms
        ]

    def _hits(
        self, text: str, caseless: bool, first: int, stop: int
    ) -> Iterator[tuple[int, int, list[Term]]]:
        """Whole-word hits in `[first, stop)` as (start, end, readings whose capitals fit), by rising end."""
        for last, terms in self.automaton.iter(_FRAME + fold(text[first:stop]) + _FRAME):
            end = first + last - 1
            start = end - len(terms[0].folded)
            surface, after = text[start:end], text[end : end + 1]
            if "\n" in surface or "|" in surface:
                continue  # no term crosses a line or a table cell
            if after == "$":
                continue  # "US$" is a currency sign
            if after == "-" and text[end + 1 : end + 2].isdigit() and surface.isupper():
                continue  # "EFTA-2" is another thing
            fitting = [t for t in terms if caseless or fits_case(t, surface)]
            if fitting:
                pointed = after == "." and any(t.surface.endswith(".") for t in fitting)
                yield start, end + pointed, fitting


def fits_case(term: Term, surface: str) -> bool:
    """Whether `surface` has capitals wherever the term has them, or exactly so where it must."""
    form = term.surface
    if surface == form or surface == form.rstrip("."):
        return True
    if term.exact:
        return False
    if form.islower():
        return True
    return all(s.isupper() for s, f in zip(surface, form, strict=False) if f.isupper())


def build(terms: Iterable[Term]) -> Gazetteer:
    """A gazetteer of `terms`; two terms with the same folded form share one node."""
    automaton = ahocorasick.Automaton()
    readings: dict[str, list[Term]] = {}
    for term in terms:
        readings.setdefault(term.folded, []).append(term)
    for folded, group in readings.items():
        automaton.add_word(f"{_FRAME}{folded}{_FRAME}", group)
    automaton.make_automaton()
    return Gazetteer(automaton)


@functools.cache
def default_gazetteer() -> Gazetteer:
    """The gazetteer of all lexicons of the package, built once a process."""
    return build(all_terms())


def find_matches(
    text: str, *, caseless: bool = False, inside: tuple[int, int] | None = None
) -> list[GazetteerMatch]:
    """`Gazetteer.find` over all lexicons of the package."""
    return default_gazetteer().find(text, caseless=caseless, inside=inside)
