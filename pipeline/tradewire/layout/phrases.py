"""Matching of lexicon phrases against the words of a block."""

from __future__ import annotations

import functools
import re

from tradewire.lexicons.boilerplate import Use, boilerplate, phrases

_WORD = re.compile(r"©|\w+(?:['.-]\w+)*")

Words = tuple[str, ...]
_Index = dict[str, tuple[Words, ...]]


def words_of(text: str) -> Words:
    """The words of `text` in lower case, without punctuation; "e-mail" and "don't" are one word each.

    >>> words_of("Don’t miss: e-mail alerts")
    ("don't", 'miss', 'e-mail', 'alerts')
    """
    return tuple(_WORD.findall(text.lower().replace("’", "'")))


@functools.cache
def index(use: Use) -> _Index:
    """The phrases of one use by their first word, longest first."""
    found: dict[str, list[Words]] = {}
    for phrase in phrases(use):
        words = words_of(" ".join(phrase))
        if words:
            found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(many, key=lambda p: (-len(p), p))) for first, many in found.items()}


@functools.cache
def _openers() -> frozenset[str]:
    uses: tuple[Use, ...] = ("line", "word", "tag", "label", "caption", "call", "credit")
    return frozenset(first for use in uses for first in index(use))


def may_be_furniture(first: Words) -> bool:
    """Whether a block that begins with the word `first` can be one of the lexicon's lines at all."""
    return not first or first[0] in _openers() or first[0].isdigit()


def phrase_at(words: Words, at: int, use: Use) -> Words | None:
    """The longest phrase of `use` that begins at `words[at]`."""
    for phrase in index(use).get(words[at], ()):
        if words[at : at + len(phrase)] == phrase:
            return phrase
    return None


def end_of_words(text: str, count: int) -> int:
    """The offset in `text` behind its first `count` words."""
    end = 0
    for match in _WORD.finditer(text.replace("’", "'")):
        end = match.end()
        count -= 1
        if not count:
            break
    return end


def is_phrase(words: Words, use: Use) -> bool:
    """Whether `words` are exactly one phrase of `use`."""
    return bool(words) and words in index(use).get(words[0], ())


def interface_words(words: Words) -> int:
    """How many phrases of page controls make up `words` wholly (numbers aside); 0 if anything is left.

    A single weak word ("Print", "X") counts as nothing: it may be a heading or a name.
    """
    at = count = strong = 0
    while at < len(words):
        line = phrase_at(words, at, "line")
        found = line or phrase_at(words, at, "word")
        if found:
            at += len(found)
            count += 1
            strong += line is not None
        elif words[at].isdigit():
            at += 1
        else:
            return 0
    return count if strong or count > 1 else 0


@functools.cache
def _call_objects() -> dict[Words, _Index]:
    objects: dict[Words, _Index] = {}
    for entry in boilerplate():
        if entry.use == "call":
            found: dict[str, list[Words]] = {}
            for phrase in entry.objects:
                words = words_of(phrase)
                found.setdefault(words[0], []).append(words)
            table = {first: tuple(many) for first, many in found.items()}
            for phrase in entry.phrases:
                objects.setdefault(words_of(phrase), {}).update(table)
    return objects


def is_call(words: Words) -> bool:
    """Whether `words` open like a request or notice to readers and name what such a thing is about."""
    phrase = phrase_at(words, 0, "call") if words else None
    if phrase is None:
        return False
    objects = _call_objects()[phrase]
    if not objects:
        return True
    return any(
        words[at : at + len(wanted)] == wanted
        for at in range(len(phrase), len(words))
        for wanted in objects.get(words[at], ())
    )
