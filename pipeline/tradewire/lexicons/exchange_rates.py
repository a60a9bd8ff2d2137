"""What a US dollar bought of currencies that share a word or a sign with others.

Source: `exchange_rates.yaml`; rates that central banks published, rounded outwards.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from pydantic import StrictFloat, StrictInt, StrictStr

from tradewire.errors import LexiconError
from tradewire.lexicons.base import Entry, load_entries

FIRST_YEAR = 2023
"""The first year that the rates hold for."""


class ExchangeRate(Entry):
    """Between `low` and `high` units of `code` (ISO 4217) bought a US dollar."""

    code: StrictStr
    low: StrictInt | StrictFloat
    high: StrictInt | StrictFloat


@cache
def exchange_rates() -> Mapping[str, tuple[Decimal, Decimal]]:
    """Code -> the least and the most of its units that a US dollar bought since `FIRST_YEAR`.

    Raises:
        LexiconError: the lexicon file breaks its shape, or a range is empty.
    """
    rates: dict[str, tuple[Decimal, Decimal]] = {}
    for entry in load_entries("exchange_rates", ExchangeRate):
        low, high = Decimal(str(entry.low)), Decimal(str(entry.high))
        if not 0 < low < high or entry.code in rates:
            raise LexiconError("exchange_rates.yaml", "each code once, `low` below `high`", entry.code)
        rates[entry.code] = low, high
    return rates
