"""Lines to paragraphs: whether the lines of a text are wrapped, and how to join them if so."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

_WIDEST = 140  # characters: people and programs wrap at 60 to 132 columns, paragraphs of one line are longer
_ENDS = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_FIRST_WORD = re.compile(r"\S+")
_OPENS = re.compile(r"[\"'“‘«(\[]?[A-Z0-9$€£¥]")


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How a text is wrapped: `width` in characters, 0 where every line is a paragraph of its own."""

    width: int
    indent: int

    def joins(self, line: str, following: str) -> bool:
        """Whether `following` goes on with the paragraph of `line`."""
        if not self.width:
            # One sentence over two lines is one paragraph, however the rest is set.
            going_on = following.lstrip()[:1].islower() and indentation(following) <= indentation(line)
            return going_on and len(line) <= _WIDEST and not _ENDS.search(line.rstrip())
        if indentation(following) >= indentation(line) + 2 and indentation(following) >= self.indent + 2:
            return False
        if _ENDS.search(line.rstrip()) and _OPENS.match(following.lstrip()):
            return not _had_room(line, following, self.width * 0.8)
        return True


def find_wrapping(chunks: list[list[str]]) -> Wrapping:
    """How the lines of `chunks` (runs of lines without a blank one) are wrapped."""
    pairs = [
        (a, b)
        for chunk in chunks
        for a, b in itertools.pairwise(chunk)
        if indentation(b) < indentation(a) + 2  # a new paragraph says nothing of how lines are wrapped
    ]
    lines = [line for chunk in chunks for line in chunk]
    none = Wrapping(0, 0)
    if not pairs:
        return none
    lengths = sorted(len(line.rstrip()) for line, _ in pairs)
    width = lengths[int(len(lengths) * 0.95)] if len(lengths) > 20 else lengths[-1]
    if width > _WIDEST or width < 30:
        return none
    running = sum(not _ENDS.search(line.rstrip()) for line, _ in pairs)
    full = sum(not _had_room(line, following, width * 0.9) for line, following in pairs)
    if running * 2 < len(pairs) or full * 2 < len(pairs):
        return none
    if sum(len(line) > width * 1.5 for line in lines) * 10 > len(lines):
        return none  # long paragraphs with short lines between them
    return Wrapping(width, min(indentation(line) for line in lines))


def _had_room(line: str, following: str, width: float) -> bool:
    """Whether the first word of `following` would still have stood on `line`."""
    word = _FIRST_WORD.search(following)
    return word is None or len(line.rstrip()) + 1 + len(word.group()) <= width


def indentation(line: str) -> int:
    """The columns of white space `line` begins with; a tab goes to the next multiple of four."""
    blank = len(line) - len(line.lstrip(" \xa0\t"))
    if "\t" not in line[:blank]:
        return blank
    width = 0
    for char in line[:blank]:
        width += 4 - width % 4 if char == "\t" else 1
    return width


def join_lines(lines: list[str]) -> str:
    """The lines of one paragraph as one: a line that ends in a hyphened word joins without a space.

    >>> join_lines(["a short-", "term loan"])
    'a short-term loan'
    """
    parts: list[str] = []
    for line in lines:
        line = line.strip()
        if (
            parts
            and len(parts[-1]) > 1
            and parts[-1][-1] == "-"
            and parts[-1][-2].isalpha()
            and line[:1].isalpha()
        ):
            parts[-1] += line
        else:
            parts.append(line)
    return " ".join(parts)
