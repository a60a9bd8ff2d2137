"""Whether a heading promises implications of what the article tells.

"Consequences for farmers" promises them; "What comes next" may, and what stands below must
then be told as possible; "Terms" does not. The words are in `lexicons/implication_headings.yaml`.
"""

from __future__ import annotations

import functools
from typing import Literal

from tradewire.layout.phrases import Words, words_of
from tradewire.lexicons.implication_headings import HeadingUse, heading_words

Promise = Literal["promise", "hint"]

_ASKS = frozenset(("what", "who", "whom", "how", "where", "which"))
_MODALS = frozenset(("could", "may", "might", "will", "would", "can", "should", "likely"))
_LONGEST = 20  # words of a heading; a longer line is a sentence


def promise(heading: str | None) -> Promise | None:
    """Whether `heading` promises implications ("promise"), may do so ("hint"), or does not.

    >>> promise("Implications for Growers"), promise("What to expect"), promise("Duties take effect")
    ('promise', 'hint', None)
    """
    if not heading:
        return None
    words = words_of(heading)
    if not words or len(words) > _LONGEST or _holds(words, "not"):
        return None
    clear = _without(words, "article")
    if _holds(clear, "promise") or _asks_for_event(clear):
        return "hint" if _holds(clear, "past") else "promise"
    return "hint" if _holds(clear, "hint") else None


@functools.cache
def _phrases(use: HeadingUse) -> dict[str, tuple[Words, ...]]:
    """The phrases of one use by their first word, longest first."""
    found: dict[str, list[Words]] = {}
    for phrase in sorted(heading_words(use)):
        words = words_of(" ".join(phrase))
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(many, key=lambda p: (-len(p), p))) for first, many in found.items()}


def _at(words: Words, at: int, use: HeadingUse) -> int:
    """The length in words of the longest phrase of `use` at `words[at]`; 0 for none."""
    for phrase in _phrases(use).get(words[at], ()):
        if words[at : at + len(phrase)] == phrase:
            return len(phrase)
    return 0


def _holds(words: Words, use: HeadingUse) -> bool:
    return any(_at(words, at, use) for at in range(len(words)))


def _without(words: Words, use: HeadingUse) -> Words:
    kept: list[str] = []
    at = 0
    while at < len(words):
        length = _at(words, at, use)
        if not length:
            kept.append(words[at])
        at += length or 1
    return tuple(kept)


def _asks_for_event(words: Words) -> bool:
    """ "What it could lead to", "who may pay", "how the levy will hit growers"."""
    asked = modal = False
    for at, word in enumerate(words):
        if modal and _at(words, at, "event"):
            return True
        if word in _ASKS:
            asked = True
        elif asked and word in _MODALS:
            modal = True
    return False
