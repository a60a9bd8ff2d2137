"""Looks up the words at a place in a table of phrases, the longest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from tradewire.lexicons.measure_cues import measure_verbs, measure_words
from tradewire.relate.tariffs.sentence.tokens import Sentence, Token
from tradewire.relate.tariffs.sentence.words import is_verb

_LONGEST = 5  # words of the longest phrase in those tables
_NONE: frozenset[str] = frozenset()
ValueT = TypeVar("ValueT")


def phrase_at(
    tokens: Sequence[Token], k: int, table: Mapping[tuple[str, ...], ValueT]
) -> tuple[ValueT | None, int]:
    """What the table has for the words from token `k` on, and where they end; (None, k + 1) for nothing."""
    lows = tuple(t.low for t in tokens[k : k + _LONGEST])
    for size in range(len(lows), 0, -1):
        found = table.get(lows[:size])
        if found is not None:
            return found, k + size
    return None, k + 1


def word_cues(tokens: Sequence[Token], k: int) -> frozenset[str]:
    """The classes of measure_cues.yaml that the words at token `k` are in."""
    return phrase_at(tokens, k, measure_words())[0] or _NONE


def verb_classes(sentence: Sentence, k: int) -> frozenset[str]:
    """The classes of the verb at token `k`, with what stands right behind it; none for other words."""
    if not is_verb(sentence, k):
        return _NONE
    return phrase_at(sentence.tokens, k, measure_verbs())[0] or _NONE
