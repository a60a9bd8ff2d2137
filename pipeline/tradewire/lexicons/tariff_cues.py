"""Cue words for duties, from `tariff_cues.yaml`: verbs by class with all their forms, nouns, phrases."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from pydantic import StrictStr

from tradewire.lexicons.base import Entry, load_entries
from tradewire.lexicons.inflection import verb_forms


class CueEntry(Entry):
    """One class of cues: `verbs` are lemmas (their first word is inflected), `words` stand as they are."""

    cue: StrictStr
    verbs: tuple[StrictStr, ...] = ()
    words: tuple[StrictStr, ...] = ()


@functools.cache
def tariff_cues() -> tuple[CueEntry, ...]:
    """The cue classes as written.

    Raises:
        LexiconError: the file is malformed.
    """
    return load_entries("tariff_cues", CueEntry)


@functools.cache
def cue_table() -> Mapping[tuple[str, ...], frozenset[str]]:
    """Lower-case words -> the cues that they are: "cuts" -> {"lower"}, ("put", "off") -> {"suspend"}.

    A verb's form also has a tense cue: "verb:past", "verb:participle", "verb:ing", "verb:s", "verb:base".
    """
    table: dict[tuple[str, ...], set[str]] = {}
    for entry in tariff_cues():
        for word in entry.words:
            table.setdefault(tuple(word.split()), set()).add(entry.cue)
        for verb in entry.verbs:
            head, *rest = verb.split()
            for form, tense in verb_forms(head):
                table.setdefault((form, *rest), set()).update((entry.cue, f"verb:{tense}"))
    return {words: frozenset(cues) for words, cues in table.items()}
