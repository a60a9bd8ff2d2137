"""Units that prices are told by, from `per_units.yaml`."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from pydantic import StrictStr

from tradewire.lexicons.base import Entry, load_entries


class PerUnitEntry(Entry):
    """Units, singular and in lower case; with `adverbs` one unit, and the words that say it alone."""

    words: tuple[StrictStr, ...]
    adverbs: tuple[StrictStr, ...] = ()


@functools.cache
def _entries() -> tuple[PerUnitEntry, ...]:
    return load_entries("per_units", PerUnitEntry)


@functools.cache
def per_units() -> frozenset[str]:
    """Every unit, one word or two.

    Raises:
        LexiconError: the file breaks its shape.
    """
    return frozenset(word for entry in _entries() for word in entry.words)


@functools.cache
def per_adverbs() -> Mapping[str, str]:
    """What says the unit without "a" or "per" ("apiece") -> the unit ("piece")."""
    return {adverb: entry.words[0] for entry in _entries() for adverb in entry.adverbs}


@functools.cache
def time_units() -> frozenset[str]:
    """The units that are stretches of time ("month"): no goods are counted or weighed by them."""
    return frozenset(word for entry in _entries() if entry.source == "time" for word in entry.words)
