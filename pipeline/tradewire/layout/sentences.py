"""Sentences of a block of text, by punctuation alone.

English news ends sentences with `.`, `!`, `?` or `…`, perhaps closed by quotation marks
or brackets, before a space and a new start. A full stop behind an abbreviation, an
initial or a single letter is no end, except behind "U.S." and its like when the next
word can only open a sentence.
"""

from __future__ import annotations

import re

from tradewire.lexicons.sentence_words import sentence_words

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)")
_LAST_WORD = re.compile(r"[^\s(\[\"“‘']*$")


def split_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of `text[start:end]` as `(start, end)` code-point offsets into `text`.

    White space around a sentence is left out; a stretch without an end mark is one sentence.
    """
    spans: list[tuple[int, int]] = []
    begin = start
    for match in _END.finditer(text, start, end):
        following = match.end()
        while following < end and text[following].isspace():
            following += 1
        if following >= end or _is_end(text, begin, match, following, end):
            _add(spans, text, begin, match.end())
            begin = following
    _add(spans, text, begin, end)
    return spans


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))


def _is_end(text: str, begin: int, match: re.Match[str], following: int, end: int) -> bool:
    opening = text[following]
    if opening.islower():
        return False
    if match[0][0] != "." or match[0].startswith(".."):
        return True
    found = _LAST_WORD.search(text, max(begin, match.start() - 20), match.start())
    word = found[0] if found else ""
    lower = word.lower()
    if lower not in sentence_words("abbreviation") and not (len(word) == 1 and word.isupper()):
        return True
    if lower not in sentence_words("may_end"):
        return False
    opener, after = _word_at(text, following, end)
    if opener not in sentence_words("opener"):
        return False
    second, _ = _word_at(text, after, end)
    return f"{opener} {second}" not in sentence_words("term")


def _word_at(text: str, start: int, end: int) -> tuple[str, int]:
    """The next word in lower case, and where it ends."""
    while start < end and not text[start].isalpha():
        start += 1
    stop = start
    while stop < end and text[stop].isalpha():
        stop += 1
    return text[start:stop].lower(), stop
