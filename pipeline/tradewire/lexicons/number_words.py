"""Number words ("seventeen", "half"), from `number_words.yaml`."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from decimal import Decimal

from pydantic import StrictStr

from tradewire.lexicons.base import Entry, load_entries


class NumberWord(Entry):
    """One word and its value as a decimal string; `fraction` words count parts of one.

    A `counted` part is an ordinal too, and is a part only behind a number or "a" ("a tenth").
    """

    word: StrictStr
    value: StrictStr
    fraction: bool = False
    counted: bool = False


@functools.cache
def _entries() -> tuple[NumberWord, ...]:
    return load_entries("number_words", NumberWord)


@functools.cache
def cardinals() -> Mapping[str, Decimal]:
    """Lower-case word -> whole number, zero to ninety.

    Raises:
        LexiconError: the file breaks its shape.
    """
    return {e.word: Decimal(e.value) for e in _entries() if not e.fraction}


@functools.cache
def fractions() -> Mapping[str, Decimal]:
    """Lower-case word -> the part of one that it names ("quarters" -> 0.25)."""
    return {e.word: Decimal(e.value) for e in _entries() if e.fraction}


@functools.cache
def small_parts() -> frozenset[str]:
    """The words of `fractions` that are ordinals when they stand alone."""
    return frozenset(e.word for e in _entries() if e.counted)
