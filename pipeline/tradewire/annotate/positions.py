"""Where words and paragraphs stand in a text; of a long one all of them are found once.

Names are looked for one after the other: in a text of `n` names, each in all of the text, that takes the
square of its length.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

_LONG = 20_000  # characters: a shorter text is read again sooner than it is taken apart
_WORD = re.compile(r"\w+")
_BREAK = re.compile(r"(?=\n\n)")


def places_of(text: str, form: str) -> list[tuple[int, int]]:
    """Every place where `form` stands as whole words, as `[start, end)`."""
    return list(each_place(text, form))


def each_place(text: str, form: str) -> Iterator[tuple[int, int]]:
    """The places of `places_of`, one by one."""
    found = _found(text, form) if len(text) <= _LONG else _by_rarest_word(text, form)
    last = 0
    for at in found:
        end = at + len(form)
        if at < last or not text.startswith(form, at):
            continue
        last = end
        if _free(text, at - 1, -1) and _free(text, end, 1):
            yield at, end


def _found(text: str, form: str) -> Iterator[int]:
    at = text.find(form)
    while at >= 0:
        yield at
        at = text.find(form, at + len(form))


def _by_rarest_word(text: str, form: str) -> Iterable[int]:
    """Where `form` may start: thousands may be called Ana, but few "Ana Ruiz"."""
    parts = [(_words(text).get(word[0], []), word.start()) for word in _WORD.finditer(form)]
    if not parts:
        return _found(text, form)
    places, offset = min(parts, key=lambda part: len(part[0]))
    return (at - offset for at in places if at >= offset)


def _free(text: str, at: int, step: int) -> bool:
    """Whether no word goes on at `at`; a hyphen with a letter behind it goes on."""
    if not 0 <= at < len(text):
        return True
    if text[at] == "-":
        at += step
        return not (0 <= at < len(text) and text[at].isalnum())
    return not (text[at].isalnum() or text[at] == "_")


def paragraph_start(text: str, position: int) -> int:
    """Where the paragraph that holds `position` starts, or the line break before it."""
    if len(text) <= _LONG:
        return text.rfind("\n\n", 0, position) + 1
    breaks = _breaks(text)
    before = bisect_right(breaks, position - 2)
    return breaks[before - 1] + 1 if before else 0


@functools.lru_cache(maxsize=1)
def _words(text: str) -> dict[str, list[int]]:
    """Where each word starts."""
    places: dict[str, list[int]] = {}
    for match in _WORD.finditer(text):
        places.setdefault(match[0], []).append(match.start())
    return places


@functools.lru_cache(maxsize=1)
def _breaks(text: str) -> list[int]:
    """Where two line breaks follow one another."""
    return [match.start() for match in _BREAK.finditer(text)]
