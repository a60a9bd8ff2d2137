"""Units that prices are told by, from `per_units.yaml`."""

from __future__ import annotations

import functools

from pydantic import StrictStr

from tradewire.lexicons.base import Entry, load_entries


class PerUnitEntry(Entry):
    """Units, singular and in lower case."""

    words: tuple[StrictStr, ...]


@functools.cache
def per_units() -> frozenset[str]:
    """Every unit."""
    return frozenset(word for entry in load_entries("per_units", PerUnitEntry) for word in entry.words)
