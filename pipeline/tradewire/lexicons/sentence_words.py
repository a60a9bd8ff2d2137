"""Words by which a full stop is told from the end of a sentence, from `sentence_words.yaml`."""

from __future__ import annotations

import functools
from typing import Literal

from pydantic import Field, StrictStr

from tradewire.lexicons.base import Entry, load_entries

SentenceUse = Literal["abbreviation", "may_end", "opener", "term"]


class SentenceWordsEntry(Entry):
    """Words of one use, in lower case; the head of the file says what each use means."""

    use: SentenceUse
    words: tuple[StrictStr, ...] = Field(min_length=1)


@functools.cache
def sentence_words(use: SentenceUse) -> frozenset[str]:
    """The words of one use.

    Raises:
        LexiconError: the file is malformed.
    """
    entries = load_entries("sentence_words", SentenceWordsEntry)
    return frozenset(word for entry in entries if entry.use == use for word in entry.words)
