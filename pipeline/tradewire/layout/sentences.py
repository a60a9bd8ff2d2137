"""Sentences of a block of text, by punctuation alone.

English news ends sentences with `.`, `!`, `?` or `…`, perhaps closed by quotation marks
or brackets, before a space and a new start. A full stop behind an abbreviation, an
initial or a single letter is no end, except behind "U.S." and its like when the next
word can only open a sentence.
"""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)")
_LAST_WORD = re.compile(r"[^\s(\[\"“‘']*$")
# Source: abbreviations of the AP and Reuters style books, in lower case without the last stop.
_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof gen gov sen rep col lt sgt rev st mt hon jr sr messrs inc corp co ltd bros llc plc no nos vs
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri ave dept est approx vol fig art sec para
    etc cf al e.g i.e p.c a.m p.m ph.d u.s u.k u.n e.u s.a n.v sp.z p.l.c d.c ont que calif tex fla pa""".split()
)
_MAY_END = frozenset(
    {"u.s", "u.k", "u.n", "e.u", "d.c", "a.m", "p.m", "inc", "corp", "co", "ltd", "etc", "s.a"}
)
# Words that, capitalised, open a sentence far more often than they follow a name.
_OPENERS = frozenset(
    """the a an it its he she they we i you this that these those there here in on at by for from to of but and so yet or
    as if when while after before since although though because however meanwhile under with without both all some most
    many what who how why not no""".split()
)


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
    if lower not in _ABBREVIATIONS and not (len(word) == 1 and word.isupper()):
        return True
    if lower not in _MAY_END:
        return False
    return _word_at(text, following, end) in _OPENERS


def _word_at(text: str, start: int, end: int) -> str:
    while start < end and not text[start].isalpha():
        start += 1
    stop = start
    while stop < end and text[stop].isalpha():
        stop += 1
    return text[start:stop].lower()
