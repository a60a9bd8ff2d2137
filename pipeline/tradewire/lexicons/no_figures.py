"""What stands in a column of figures where there is none: "n/a", "nil", "unchanged", a dash."""

from __future__ import annotations

import functools

from pydantic import Field, StrictStr

from tradewire.lexicons.base import Entry, load_entries


class NoFigures(Entry):
    """Words and marks, in lower case."""

    words: tuple[StrictStr, ...] = Field(min_length=1)


@functools.cache
def no_figures() -> frozenset[str]:
    """All of them, in lower case."""
    return frozenset(word for entry in load_entries("no_figures", NoFigures) for word in entry.words)
