"""Ministries told by what they are for: "the finance ministry", "Trade and Industry Ministry"."""

from __future__ import annotations

import functools
import re

from tradewire.annotate.names import GAP
from tradewire.lexicons.name_cues import name_cues

_HEAD = re.compile(r"\b(?:[Mm]inistry|[Dd]epartment|[Bb]ank|[Cc]ommission|MINISTRY|DEPARTMENT)\b")
_WORD_BEFORE = re.compile(rf"([^\W\d_]+){GAP}$")
_LONGEST = 5  # words before the head


@functools.cache
def _topics() -> frozenset[str]:
    return name_cues("topic")


def find_ministries(text: str) -> list[tuple[int, int]]:
    """Where a ministry, a central bank or a tariff commission is told by its field, as `[start, end)`."""
    found: list[tuple[int, int]] = []
    for match in _HEAD.finditer(text):
        head = match[0].lower()
        words: list[str] = []
        at, start = match.start(), match.start()
        for _ in range(_LONGEST):
            before = _WORD_BEFORE.search(text, max(0, at - 24), at)
            if before is None:
                break
            words.insert(0, before[1].lower())
            at = before.start(1)
            if _is_field(" ".join(words), head):
                start = at
            elif words[0] not in _FILLERS and not _could_grow(words[0]):
                break
        if start < match.start():
            found.append((start, match.end()))
    return found


_FILLERS = frozenset({"and", "of"})


def _is_field(words: str, head: str) -> bool:
    if head == "bank":
        return words == "central"
    if head == "commission":
        return words == "tariff"
    topics = _topics()
    return words in topics or all(part in topics for part in words.split(" and "))


def _could_grow(word: str) -> bool:
    return word in _topic_words()


@functools.cache
def _topic_words() -> frozenset[str]:
    return frozenset(word for topic in _topics() for word in topic.split())
