"""Words that tell what is done to a duty, when it starts and ends, and what it spares.

Source: `measure_cues.yaml`, whose `sources` say where each group is from.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

from pydantic import StrictStr

from tradewire.lexicons.base import Entry, load_entries
from tradewire.lexicons.inflection import verb_forms


class MeasureCue(Entry):
    """One class of words: `verbs` are lemmas (their first word is inflected), `words` stand as they are."""

    cue: StrictStr
    verbs: tuple[StrictStr, ...] = ()
    words: tuple[StrictStr, ...] = ()


@functools.cache
def measure_cues() -> tuple[MeasureCue, ...]:
    """The classes as written.

    Raises:
        LexiconError: the file breaks its shape.
    """
    return load_entries("measure_cues", MeasureCue)


@functools.cache
def measure_verbs() -> Mapping[tuple[str, ...], frozenset[str]]:
    """Lower-case verb forms -> classes: ("takes", "effect") -> {"start"}."""
    table: dict[tuple[str, ...], set[str]] = {}
    for entry in measure_cues():
        for verb in entry.verbs:
            head, *rest = verb.split()
            for form, _ in verb_forms(head):
                table.setdefault((form, *rest), set()).add(entry.cue)
    return {words: frozenset(cues) for words, cues in table.items()}


@functools.cache
def measure_words() -> Mapping[tuple[str, ...], frozenset[str]]:
    """Lower-case words and phrases that are no verbs -> classes."""
    table: dict[tuple[str, ...], set[str]] = {}
    for entry in measure_cues():
        for words in entry.words:
            table.setdefault(tuple(words.split()), set()).add(entry.cue)
    return {words: frozenset(cues) for words, cues in table.items()}
