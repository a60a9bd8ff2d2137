"""Amounts that restate the one before them in another currency: "C$56 billion ($40.5 billion)"."""

from __future__ import annotations

import functools
import re
from dataclasses import replace
from decimal import Context, Decimal

from tradewire.lexicons.figure_words import figure_words
from tradewire.values.model import MoneyValue
from tradewire.values.numbers import plain
from tradewire.values.patterns import one_of

_RATE = Context(prec=6)
_REACH = 70
_NEXT = re.compile(r",? ?(?:,|/|or|and|;|=)? ?(?:about |around |some )?")


@functools.cache
def _opens_bracket() -> re.Pattern[str]:
    """A bracket behind an amount ("¥84 billion a year (about "); what stands in it restates."""
    words = one_of(figure_words("restating"))
    return re.compile(rf"[^()\n|.;]{{0,24}}? ?[(\[](?:(?:{words})[ ,]?)*", re.IGNORECASE)


@functools.cache
def _restates() -> re.Pattern[str]:
    """ "or about", "equal to", "which is roughly": with a unit of price before it, "a tonne, or"."""
    words = one_of(figure_words("restates"))
    hedges = one_of(figure_words("restating"))
    per = r"(?:,? (?:per|an?) [a-z]{1,12})?"
    return re.compile(rf"{per},? ?(?:{words})(?: (?:{hedges})){{0,4}} ?|,? ?= ?", re.IGNORECASE)


def restates(text: str, end: int, start: int) -> bool:
    """Whether an amount that begins at `start` restates the one that ends at `end`."""
    between = text[end:start]
    if not _in_one_line(between):
        return False
    return bool(_opens_bracket().fullmatch(between) or _restates().fullmatch(between))


def _in_one_line(between: str) -> bool:
    return 1 <= len(between) <= _REACH and "\n" not in between and "|" not in between


def link_restated(text: str, values: list[MoneyValue]) -> None:
    """Set `equivalent_of` and `implied_rate` where an amount restates the one before it, in place."""
    for index in range(1, len(values)):
        one, other = values[index - 1], values[index]
        if not one.currency or not other.currency or one.currency == other.currency:
            continue
        between = text[one.end : other.start]
        if not _in_one_line(between):
            continue
        if restates(text, one.end, other.start):
            source = index - 1
        elif one.equivalent_of is not None and _NEXT.fullmatch(between):
            source = one.equivalent_of
            if "(" not in text[values[source].end : one.start] and " or " not in between:
                continue  # "35 million rand, or $2 million; €5 million": the last one is told for itself
        else:
            continue
        base = values[source].amount
        if base and other.amount is not None:
            rate = plain(_RATE.divide(other.amount, base or Decimal(1)))
            values[index] = replace(other, equivalent_of=source, implied_rate=rate)
