"""Which parts of an article may introduce a name, and how far their capitals can be trusted.

Running text, list items, quotes and body cells of tables can. Headings, table headers and
labels in capitals cannot: what they name counts only if it stands elsewhere too. The
title is a heading whose countries and persons count (see `Zones.title`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from tradewire.annotate.names import UPPER
from tradewire.layout.article import Article, Block

# At least three words in capitals in a row, or two before a colon: a label, not a name.
_CAPS_WORD = rf"[{UPPER}][{UPPER}0-9’'&.,/-]+"
_CAPS_LABEL = re.compile(
    rf"(?<!\w){_CAPS_WORD}(?: (?:{_CAPS_WORD}|[{UPPER}&])){{2,40}}:?|(?<!\w){_CAPS_WORD} {_CAPS_WORD}:"
)
_TWO_IN_CAPITALS = re.compile(r"[A-Z]{2}[^ \n]{0,30} [A-Z]{2}")  # a quick look before the slow one
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_FIRMS = re.compile(
    r"\b(?:compan(?:y|ies)|exporters?|producers?|firms?|makers?|suppliers?|mills?|manufacturers?|brands?|banks?)\b",
    re.I,
)
_MIN_WORDS = 5  # a block of fewer words says nothing about its casing


@dataclass(frozen=True, slots=True)
class Zones:
    """Stretches of a text by what they can say about names; all intervals sorted and disjoint.

    Attributes:
        blocks: all blocks as `(start, end)`.
        silent: headings, header cells and labels in capitals.
        title: the title's block, or None.
        caseless: blocks without capitals ("u.s. lifts duty"), in which case says nothing.
        capitals: blocks and labels written in capitals throughout.
        labels: first cells of table rows, whose capital says nothing.
        companies: cells in columns that list companies.
    """

    blocks: tuple[tuple[int, int], ...]
    silent: tuple[tuple[int, int], ...]
    title: tuple[int, int] | None
    caseless: tuple[tuple[int, int], ...]
    capitals: tuple[tuple[int, int], ...]
    labels: tuple[tuple[int, int], ...] = ()
    companies: tuple[tuple[int, int], ...] = ()

    def is_silent(self, position: int) -> bool:
        """Whether a name at `position` is no evidence by itself."""
        return _inside(self.silent, position)

    def in_title(self, position: int) -> bool:
        """Whether `position` is in the article's title."""
        return self.title is not None and self.title[0] <= position < self.title[1]

    def in_capitals(self, position: int) -> bool:
        """Whether `position` is in a stretch written in capitals."""
        return _inside(self.capitals, position)

    def is_label(self, position: int) -> bool:
        """Whether `position` is in a cell that labels its row."""
        return _inside(self.labels, position)

    def block_of(self, position: int) -> tuple[int, int]:
        """The block that holds `position`; an empty interval there if none does."""
        index = bisect_right(self.blocks, (position, 1 << 60)) - 1
        if index >= 0 and self.blocks[index][1] > position:
            return self.blocks[index]
        return position, position


def zones_of(text: str, article: Article | None = None) -> Zones:
    """The zones of `text`; without an article its paragraphs are all running text."""
    title: tuple[int, int] | None = None
    labels: list[tuple[int, int]] = []
    companies: list[tuple[int, int]] = []
    silent: list[tuple[int, int]] = []
    if article is None:
        blocks = [(m.start(), m.end()) for m in _PARAGRAPH.finditer(text)]
    else:
        blocks = [(b.start, b.end) for b in article.blocks]
        title = _title_block(text, article)
        silent = [(b.start, b.end) for b in article.blocks if b.kind == "heading"]
        for table in article.tables:
            for row in (table.header, *table.upper_headers):
                silent.extend((cell.start, cell.end) for cell in row)
            firms = {c.column for c in table.header if _FIRMS.search(c.text)}
            for row in table.rows:
                for cell in row:
                    if cell.column in firms:
                        companies.append((cell.start, cell.end))
                    elif cell.column == 0:
                        labels.append((cell.start, cell.end))
    capitals: list[tuple[int, int]] = []
    caseless: list[tuple[int, int]] = []
    for start, end in blocks:
        block = text[start:end]
        if block.islower() and block.count(" ") >= _MIN_WORDS:
            caseless.append((start, end))
        elif block.isupper() and " " in block:
            capitals.append((start, end))
        else:
            if _TWO_IN_CAPITALS.search(block) is None:
                continue
            capitals.extend((start + m.start(), start + m.end()) for m in _CAPS_LABEL.finditer(block))
    silent.extend(capitals)
    return Zones(
        tuple(blocks),
        _merged(silent),
        title,
        tuple(caseless),
        _merged(capitals),
        tuple(labels),
        tuple(companies),
    )


def _title_block(text: str, article: Article) -> tuple[int, int] | None:
    first: Block | None = article.blocks[0] if article.blocks else None
    if first is None or first.kind != "heading" or article.title is None:
        return None
    return first.start, first.end


def _merged(intervals: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(intervals):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _inside(intervals: tuple[tuple[int, int], ...], position: int) -> bool:
    index = bisect_right(intervals, (position, 1 << 60)) - 1
    return index >= 0 and intervals[index][1] > position
