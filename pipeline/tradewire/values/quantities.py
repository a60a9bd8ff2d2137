"""All numbers of a text, in digits and in words."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from tradewire.values.digits import digit_quantities
from tradewire.values.numbers import Quantity
from tradewire.values.spelled import word_quantities

MAX_NUMBERS = 30_000
"""Numbers that are read from one text: three times as many as a megabyte of news has."""


def find_quantities(text: str, start: int = 0, end: int | None = None) -> list[Quantity]:
    """The numbers in `text[start:end]`, in order, in time linear in its length; at most `MAX_NUMBERS`.

    A number in words that continues digits ("2 million") is part of the digits.
    """
    stop = len(text) if end is None else end
    in_digits = digit_quantities(text, start, stop, MAX_NUMBERS)
    in_words = word_quantities(text, start, stop, MAX_NUMBERS)
    if not in_words:
        return in_digits
    merged: list[Quantity] = []
    past = start
    for quantity in sorted((*in_digits, *in_words), key=lambda q: (q.start, -q.end)):
        if quantity.start >= past:
            merged.append(quantity)
            past = quantity.end
    return merged[:MAX_NUMBERS]


def has_more_numbers(text: str) -> bool:
    """Whether numbers of `text` are left unread because there are more than `MAX_NUMBERS`."""
    return len(text) >= MAX_NUMBERS and len(find_quantities(text)) >= MAX_NUMBERS


def quantities_in(text: str, regions: Sequence[tuple[int, int]] | None) -> list[Quantity]:
    """The numbers of the regions of `text`, in order; of the whole text if `regions` is None.

    The numbers of the last text are kept, because money and percentages are read from the same one.
    """
    if regions is None:
        return list(_all_quantities(text))
    return [quantity for low, high in regions for quantity in find_quantities(text, low, high)]


@functools.lru_cache(maxsize=1)
def _all_quantities(text: str) -> tuple[Quantity, ...]:
    return tuple(find_quantities(text))
