"""English function words, by which a text is known to be English."""

from __future__ import annotations

import functools

from pydantic import Field, StrictStr

from tradewire.lexicons.base import Entry, load_entries


class FunctionWords(Entry):
    """Words of one kind, in lower case."""

    words: tuple[StrictStr, ...] = Field(min_length=1)


@functools.cache
def function_words() -> frozenset[str]:
    """All of them, in lower case."""
    return frozenset(word for entry in load_entries("function_words", FunctionWords) for word in entry.words)
