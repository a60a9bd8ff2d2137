"""Number words ("seventeen", "half"), from `number_words.yaml`."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from decimal import Decimal

from pydantic import StrictStr

from tradewire.lexicons.base import Entry, load_entries


class NumberWord(Entry):
    """One word and its value as a decimal string; `fraction` words count parts of one."""

    word: StrictStr
    value: StrictStr
    fraction: bool = False


@functools.cache
def cardinals() -> Mapping[str, Decimal]:
    """Lower-case word -> whole number, zero to ninety."""
    return {e.word: Decimal(e.value) for e in load_entries("number_words", NumberWord) if not e.fraction}


@functools.cache
def fractions() -> Mapping[str, Decimal]:
    """Lower-case word -> the part of one that it names ("quarters" -> 0.25)."""
    return {e.word: Decimal(e.value) for e in load_entries("number_words", NumberWord) if e.fraction}
