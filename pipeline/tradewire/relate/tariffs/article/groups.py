"""Groups of governments that a text counts instead of naming: "the three countries", "both origins"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from tradewire.lexicons.number_words import cardinals
from tradewire.relate.tariffs.sentence.tokens import Sentence, Token
from tradewire.relate.tariffs.slots.respective import government_lists

_FROM_NUMBER = 3  # words from the number to its noun
_ORIGINS = frozenset({"origin", "origins"})


def listed_groups(tokens: Sequence[Token]) -> dict[int, tuple[str, ...]]:
    """Number of members -> the last list of so many governments in a sentence, as codes in the order told."""
    lists = [tuple(dict.fromkeys(tokens[k].value.code for k in found)) for found in government_lists(tokens)]
    return {len(codes): codes for codes in lists if len(codes) > 1}


def counted(sentence: Sentence, low: int, high: int) -> int:
    """How many governments the words in `[low, high)` count; 0 where they count none."""
    tokens = sentence.tokens
    numbers = sentence.places(_is_count)
    for k in numbers[bisect_left(numbers, low) : bisect_left(numbers, high)]:
        if any(
            "country_noun" in t.classes or t.low in _ORIGINS
            for t in tokens[k + 1 : min(high, k + 1 + _FROM_NUMBER)]
        ):
            return _count(tokens[k])
    return 0


def _is_count(tokens: Sequence[Token], k: int) -> bool:
    return _count(tokens[k]) > 1


def _count(token: Token) -> int:
    if token.low == "both":
        return 2
    if token.low.isdecimal():
        return int(token.low)
    return int(cardinals().get(token.low, 0))
