"""Words of likelihood: modal verbs, adverbs and set phrases, by level.

Source: lexicons/likelihood.yaml, whose `sources` say where each group is from.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from pydantic import Field, StrictStr

from tradewire.lexicons.base import Entry, load_entries

Likelihood = Literal["certain", "likely", "possible", "unlikely"]


class LikelihoodEntry(Entry):
    """Phrases of one level; a "cue" tells it in running text, a "grade" only as a whole cell."""

    level: Likelihood
    use: Literal["cue", "grade"]
    words: tuple[StrictStr, ...] = Field(min_length=1)


@functools.cache
def likelihood_entries() -> tuple[LikelihoodEntry, ...]:
    """All entries, in file order.

    Raises:
        LexiconError: the file is malformed.
    """
    return load_entries("likelihood", LikelihoodEntry)


@functools.cache
def likelihood_words(use: Literal["cue", "grade"]) -> Mapping[str, Likelihood]:
    """Phrase in lower case, with straight apostrophes -> its level."""
    return MappingProxyType(
        {word: entry.level for entry in likelihood_entries() if entry.use == use for word in entry.words}
    )


@functools.cache
def cue_pattern() -> re.Pattern[str]:
    """Matches any cue in text that is lower case and has straight apostrophes, the longest first."""
    words = sorted(likelihood_words("cue"), key=lambda word: (-len(word), word))
    options = "|".join(re.escape(word) for word in words)
    return re.compile(rf"(?<![\w'-])(?:{options})(?![\w-])|(?<=[a-z])'ll(?![\w-])")
