"""Words that say what a percentage is one of, from `percent_cues.yaml` and the nouns of duties."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Literal

from pydantic import StrictStr

from tradewire.lexicons.base import Entry, load_entries
from tradewire.lexicons.inflection import verb_forms
from tradewire.lexicons.tariff_cues import tariff_cues

CueGroup = Literal[
    "tariff",
    "inflation",
    "interest_rate",
    "growth",
    "share",
    "poll",
    "other_measure",
    "not_trade",
    "change_verb",
    "change_noun",
    "compare",
    "collect",
    "rate_noun",
    "seek",
    "value_base",
    "poll_verb",
]


class PercentCueEntry(Entry):
    """One group: `verbs` are lemmas (their first word is inflected), `words` stand as they are."""

    group: CueGroup
    verbs: tuple[StrictStr, ...] = ()
    words: tuple[StrictStr, ...] = ()


@functools.cache
def percent_cues() -> Mapping[str, frozenset[CueGroup]]:
    """Lower-case word, or two words with a space between -> the groups that it is of.

    Raises:
        LexiconError: a lexicon file breaks its shape.
    """
    table: dict[str, set[CueGroup]] = {}
    for entry in load_entries("percent_cues", PercentCueEntry):
        for word in entry.words:
            table.setdefault(word, set()).add(entry.group)
        for verb in entry.verbs:
            head, *rest = verb.split()
            for form, _ in verb_forms(head):
                table.setdefault(" ".join((form, *rest)), set()).add(entry.group)
    for cues in tariff_cues():
        if cues.cue == "tariff_noun":
            for word in cues.words:
                table.setdefault(word, set()).add("tariff")
    return {word: frozenset(groups) for word, groups in table.items()}


@functools.cache
def pair_heads() -> frozenset[str]:
    """The first words of the entries of `percent_cues` that are two words."""
    return frozenset(words.split(" ", 1)[0] for words in percent_cues() if " " in words)
