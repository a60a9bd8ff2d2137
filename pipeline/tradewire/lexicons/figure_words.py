"""Words around figures, by group, from `figure_words.yaml`."""

from __future__ import annotations

import functools
from typing import Literal

from pydantic import StrictStr

from tradewire.lexicons.base import Entry, load_entries
from tradewire.lexicons.inflection import verb_forms

FigureGroup = Literal[
    "function",
    "link",
    "change",
    "up",
    "down",
    "band",
    "rate_plural",
    "level",
    "level_noun",
    "index_noun",
    "holder_noun",
    "earlier",
    "level_word",
    "determiner",
    "money_noun",
    "against",
    "payer_verb",
    "ago",
    "goes_on",
    "restating",
    "restates",
]


class FigureWordEntry(Entry):
    """One group: `verbs` are lemmas (their first word is inflected), `words` stand as they are."""

    group: FigureGroup
    verbs: tuple[StrictStr, ...] = ()
    words: tuple[StrictStr, ...] = ()


@functools.cache
def _entries() -> tuple[FigureWordEntry, ...]:
    return load_entries("figure_words", FigureWordEntry)


@functools.cache
def figure_words(group: FigureGroup) -> frozenset[str]:
    """The words of a group, in lower case; of a verb phrase ("add up"), the first word in all its forms.

    Raises:
        LexiconError: the file breaks its shape.
    """
    found: set[str] = set()
    for entry in _entries():
        if entry.group == group:
            found.update(entry.words)
            found.update(form for verb in entry.verbs for form, _ in verb_forms(verb.split()[0]))
    return frozenset(found)
