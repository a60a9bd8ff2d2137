"""Words around figures, by group, from `figure_words.yaml`."""

from __future__ import annotations

import functools
from typing import Literal

from pydantic import StrictStr

from tradewire.lexicons.base import Entry, load_entries
from tradewire.lexicons.inflection import verb_forms

FigureGroup = Literal[
    "function", "link", "change", "band", "money_noun", "up", "down", "rate_plural", "level"
]


class FigureWordEntry(Entry):
    """One group: `verbs` are lemmas (their first word is inflected), `words` stand as they are."""

    group: FigureGroup
    verbs: tuple[StrictStr, ...] = ()
    words: tuple[StrictStr, ...] = ()


@functools.cache
def figure_words(group: FigureGroup) -> frozenset[str]:
    """Every single word of a group, in lower case; of a phrase, its first word with all forms."""
    found: set[str] = set()
    for entry in load_entries("figure_words", FigureWordEntry):
        if entry.group == group:
            found.update(entry.words)
            found.update(form for verb in entry.verbs for form, _ in verb_forms(verb.split()[0]))
    return frozenset(found)
