"""Classes of English words that the grammar of tariff sentences rests on, from `word_classes.yaml`."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from pydantic import StrictStr

from tradewire.lexicons.base import Entry, load_entries


class WordClassEntry(Entry):
    """One class: `words` are lower-case single words; a word may stand in several classes."""

    word_class: StrictStr
    words: tuple[StrictStr, ...]


@functools.cache
def word_classes() -> Mapping[str, frozenset[str]]:
    """Lower-case word -> the classes it belongs to: "the" -> {"determiner"}.

    Raises:
        LexiconError: the file is malformed.
    """
    classes: dict[str, set[str]] = {}
    for entry in load_entries("word_classes", WordClassEntry):
        for word in entry.words:
            classes.setdefault(word, set()).add(entry.word_class)
    return {word: frozenset(names) for word, names in classes.items()}
