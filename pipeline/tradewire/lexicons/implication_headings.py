"""Words by which a heading promises implications, from `implication_headings.yaml`."""

from __future__ import annotations

import functools
from typing import Literal

from pydantic import Field, StrictStr

from tradewire.lexicons.base import Entry, load_entries

HeadingUse = Literal["promise", "hint", "event", "not", "past", "article"]


class HeadingWordsEntry(Entry):
    """Phrases in lower case with one use; the head of the file says what each use means."""

    use: HeadingUse
    words: tuple[StrictStr, ...] = Field(min_length=1)


@functools.cache
def heading_words(use: HeadingUse) -> frozenset[tuple[str, ...]]:
    """The phrases of one use, each as its words.

    Raises:
        LexiconError: the file is malformed.
    """
    return frozenset(
        tuple(word.split())
        for entry in load_entries("implication_headings", HeadingWordsEntry)
        if entry.use == use
        for word in entry.words
    )
