"""Text whose lines were broken at a width, read as if they were not."""

from __future__ import annotations

import functools
import re
from dataclasses import replace
from typing import TypeVar

from tradewire.values.model import MoneyValue, PercentageValue

# Behind a letter or a comma, and before a small letter or a figure, a line goes on. A list mark, a
# capital or a cell mark begins something new.
_BROKEN = re.compile(r"\n(?<=[a-z,]\n)(?=[a-z0-9$€£¥₹(“])")
_BLOCK = re.compile(r"\n[ \t]*\n")
_CELL = " | "

V = TypeVar("V", MoneyValue, PercentageValue)


@functools.lru_cache(maxsize=1)  # money and percentages are read from the same text
def flat(text: str) -> str:
    """`text` with a space for every line end inside a sentence; of the same length, so that spans fit both.

    Blocks that hold a table (cells joined with " | ") stay as they are.
    """
    if _BROKEN.search(text) is None:
        return text
    if _CELL not in text:
        return _BROKEN.sub(" ", text)
    parts, at = [], 0
    for match in _BLOCK.finditer(text):
        parts += [_flat_block(text[at : match.start()]), match[0]]
        at = match.end()
    return "".join([*parts, _flat_block(text[at:])])


def _flat_block(block: str) -> str:
    return block if _CELL in block else _BROKEN.sub(" ", block)


def respell(values: list[V], said: str) -> list[V]:
    """Values of a flat text with the words of the text as it was `said`."""
    for index, value in enumerate(values):
        written = said[value.start : value.end]
        if written != value.text:
            values[index] = replace(value, text=written)
    return values
