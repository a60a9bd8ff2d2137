"""Groups of governments that a text counts instead of naming: "the three countries", "both origins"."""

from __future__ import annotations

from collections.abc import Sequence

from tradewire.lexicons.number_words import cardinals
from tradewire.relate.tariffs.respective import government_lists
from tradewire.relate.tariffs.tokens import Token

_FROM_NUMBER = 3  # words from the number to its noun
_ORIGINS = frozenset({"origin", "origins"})


def listed_groups(tokens: Sequence[Token]) -> list[tuple[str, ...]]:
    """The lists of governments of a sentence, as codes in the order told."""
    lists = [tuple(dict.fromkeys(tokens[k].value.code for k in found)) for found in government_lists(tokens)]
    return [codes for codes in lists if len(codes) > 1]


def counted_group(
    tokens: Sequence[Token], low: int, high: int, told: Sequence[tuple[str, ...]]
) -> tuple[str, ...]:
    """The last list in `told` with as many members as the words in `[low, high)` count, else empty."""
    for k in range(low, high):
        size = _count(tokens[k])
        if size < 2 or not any(
            "country_noun" in t.classes or t.low in _ORIGINS
            for t in tokens[k + 1 : min(high, k + 1 + _FROM_NUMBER)]
        ):
            continue
        return next((codes for codes in reversed(told) if len(codes) == size), ())
    return ()


def _count(token: Token) -> int:
    if token.low == "both":
        return 2
    if token.low.isdecimal():
        return int(token.low)
    return int(cardinals().get(token.low, 0))
