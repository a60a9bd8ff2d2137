"""Pieces of patterns that are made from lexicons."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import Any

from tradewire.lexicons.calendar import calendar_numbers, calendar_words
from tradewire.lexicons.figure_words import figure_words

SPACES = " \u00a0\u202f\u2009"
"""The spaces that stand between a number and what belongs to it."""

GAP = rf"(?:[{SPACES}]{{0,2}}|[{SPACES}]?\n[{SPACES}]{{0,12}}(?=[a-z]))"
"""What may stand there in a pattern: nothing, spaces, or the end of a line that was broken before a word."""


def one_of(words: Iterable[str]) -> str:
    """An alternation of `words`, the longest first; every space in them is one of any kind."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", f"[{SPACES}]") for word in ordered)


@functools.cache
def month_name() -> str:
    """A month, in full or short, with its dot; capitalised as English writes it."""
    long = [word.capitalize() for word in calendar_words("month")]
    short = [word.capitalize() for word in set(calendar_numbers("month")) - calendar_words("month")]
    return rf"(?:(?:{one_of(long)})\b|(?:{one_of(short)})\b\.?)"


@functools.cache
def ends_figure() -> re.Pattern[str]:
    """What follows a number that counts nothing behind it: a mark, the end, a function word."""
    words = one_of(figure_words("goes_on"))
    return re.compile(rf"[{SPACES}]?(?:[.,;:)\]—–\n|”\"]|$)|[{SPACES}](?:{words})\b")


def prefix_tree(forms: Iterable[str]) -> str:
    """A pattern for `forms` that looks at each character once."""
    root: dict[str, Any] = {}
    for form in forms:
        node = root
        for char in form:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branches(root)


def _branches(node: dict[str, Any]) -> str:
    options = [re.escape(char) + _branches(node[char]) for char in sorted(node) if char]
    if not options:
        return ""
    body = options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"
    return f"(?:{body})?" if "" in node else body
