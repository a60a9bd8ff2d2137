"""Lines of plain text as fields that gaps part, and what they hold."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tradewire.lexicons.no_figures import no_figures

MOST_WIDTH = 400
"""Characters of a line; what is longer is not lined up with anything."""

RULE = re.compile(r"\s*(?:[-=_.~*]{3,}(?:\s+|$))+$")
LIST_MARK = re.compile(r"\s*(?:[*•‣▪●◦·–-]|\(?\d{1,3}[.)])\s")
# Two spaces also stand behind a sentence, three or more do not.
_GAP = re.compile(r"(?: {3,}|(?<![a-z][.!?:;,])(?<![.!?][\"”')]) {2})(?=\S)")
_DIGIT = re.compile(r"\d")
_FIGURE_WORDS = 4


@dataclass(slots=True)
class Line:
    """A line: its text with blanks for tabs, and its fields as intervals `[start, end)` of characters."""

    text: str
    fields: list[tuple[int, int]]

    def words(self, field: tuple[int, int]) -> str:
        """The text of one of the fields."""
        return self.text[field[0] : field[1]]


def read_line(line: str) -> Line:
    """The fields of a line: what two spaces or more part, but for those behind a sentence."""
    text = line[:MOST_WIDTH].expandtabs(8)[:MOST_WIDTH].rstrip()
    fields: list[tuple[int, int]] = []
    start = len(text) - len(text.lstrip())
    for gap in _GAP.finditer(text, start):
        fields.append((start, gap.start()))
        start = gap.end()
    if text:
        fields.append((start, len(text)))
    return Line(text, fields)


def is_figure(text: str) -> bool:
    """Whether a field is a figure, with a unit or so beside it, or what stands in the place of one."""
    if text.lower() in no_figures():
        return True
    few = text.count(" ") < _FIGURE_WORDS and not text.endswith((",", ";"))
    return few and _DIGIT.search(text) is not None
