"""Ministries told by what they are for: "the finance ministry", "Ministry of Trade and Industry"."""

from __future__ import annotations

import functools
import re

from tradewire.annotate.names import GAP
from tradewire.lexicons.name_cues import name_cues

_HEAD = re.compile(
    r"\b(?:[Mm]inistry|[Dd]epartment|[Bb]ank|[Cc]ommission|[Ss]ecretariat|MINISTRY|DEPARTMENT)\b"
)
_HEAD_PARTS = ("inistry", "epartment", "Bank", "bank", "ommission", "ecretariat", "MINISTRY", "DEPARTMENT")
_WORD_BEFORE = re.compile(rf"([^\W\d_]+){GAP}$")
_OF = re.compile(rf"{GAP}(?:of|for){GAP}(?:the{GAP})?", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_NEXT = re.compile(rf"(?:,{GAP}(?:and{GAP})?|{GAP}(?:and|&){GAP}|{GAP})(?:[^\W\d_]+)")
_GOVERNED = frozenset({"ministry", "department", "secretariat"})
_LONGEST = 5  # words before the head
_LONGEST_AFTER = 8  # words behind "of"


@functools.cache
def _topics() -> frozenset[str]:
    return name_cues("topic")


def find_ministries(text: str) -> list[tuple[int, int]]:
    """Where a ministry, a central bank or a tariff commission is told by its field, as `[start, end)`."""
    found: list[tuple[int, int]] = []
    if not any(part in text for part in _HEAD_PARTS):
        return found
    for match in _HEAD.finditer(text):
        head = match[0].lower()
        if head in _GOVERNED:
            end = _field_after(text, match.end())
            if end is not None:
                found.append((match.start(), end))
                continue
        start = _field_before(text, match.start(), head)
        if start < match.start() and head != "secretariat":
            found.append((start, match.end()))
    return found


def _field_after(text: str, at: int) -> int | None:
    """Where the fields end that follow a head at `at` ("of Trade, Industry and Mines"), or None."""
    of = _OF.match(text, at)
    if of is None:
        return None
    word = _WORD.match(text, of.end())
    if word is None:
        return None
    start, end, known = of.end(), word.end(), None
    for _ in range(_LONGEST_AFTER):
        if _is_list(text[start:end].lower()):
            known = end
        elif not _could_grow(_last_word(text[start:end])):
            break
        following = _NEXT.match(text, end)
        if following is None:
            break
        end = following.end()
    return known


def _is_list(words: str) -> bool:
    """Whether the words are one field or several joined by commas and "and"."""
    if words in _topics():
        return True
    parts = re.split(r",\s(?:and\s)?|\s(?:and|&)\s", words)
    return all(part in _topics() for part in parts)


def _last_word(words: str) -> str:
    return words.rpartition(" ")[2].lower()


def _field_before(text: str, start: int, head: str) -> int:
    """Where the field starts that stands right before a head at `start`; `start` itself if none does."""
    words: list[str] = []
    at = start
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
    return start


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
