"""Words of likelihood: modal verbs, adverbs and set phrases, by level.

Source: lexicons/likelihood.yaml, whose `sources` say where each group is from.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

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


class Cue(NamedTuple):
    """A cue in a text: its interval `[start, end)` in code points, and its level."""

    start: int
    end: int
    level: Likelihood


# The month, beside what tells it from the verb: "in May", "12 May", "May 2027".
_MONTH_BEFORE = re.compile(
    r"(?:\d|\d(?:st|nd|rd|th)|\b(?:in|by|since|from|until|till|of|last|next|early|late|mid|to|on|and))[\s-]$"
)
_MONTH_AFTER = re.compile(r" \d")
# A condition or a time clause that opens a sentence says nothing of how sure the rest is.
_BACKGROUND = re.compile(
    r"\s*(?:if|unless|once|when|should|while|as long as|in case)\b[^,.;]*,", re.IGNORECASE
)


def first_cue(text: str) -> Cue | None:
    """The first cue of `text`: the longest phrase at the first place where one stands.

    A condition that opens the text ("If it will not yield, …") is passed over where a cue follows.

    >>> first_cue("In May prices could rise.")
    Cue(start=14, end=19, level='possible')
    """
    plain = text.replace("\u2019", "'").lower()
    if len(plain) != len(text):  # a letter whose lower case is longer, as "\u0130"
        plain = "".join(c.lower() if len(c.lower()) == 1 else c for c in text.replace("\u2019", "'"))
    opening = _BACKGROUND.match(plain)
    if opening is not None:
        found = _search(text, plain, opening.end())
        if found is not None:
            return found
    return _search(text, plain, 0)


def _search(text: str, plain: str, start: int) -> Cue | None:
    words = likelihood_words("cue")
    for match in cue_pattern().finditer(plain, start):
        if match[0] == "may" and text[match.start()] == "M" and _is_month(plain, match):
            continue
        return Cue(match.start(), match.end(), words[match[0]])
    return None


def _is_month(plain: str, match: re.Match[str]) -> bool:
    before = plain[max(0, match.start() - 10) : match.start()]
    return bool(_MONTH_BEFORE.search(before) or _MONTH_AFTER.match(plain, match.end()))
