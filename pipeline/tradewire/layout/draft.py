"""The common form between the three layouts (plain text, Markdown, HTML) and an article.

A layout gives a list of drafts in reading order; `compose` drops what is no part of the
article, finds its title, and writes the text with offsets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tradewire.layout.article import BlockKind

# Characters that take no room in print: soft hyphen, zero-width spaces and joiners, direction marks.
# Source: The Unicode Standard, chapter 23, "Layout Controls".
_INVISIBLE = re.compile(
    "[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe0e\ufe0f\ufeff]"
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")


def clean(text: str) -> str:
    """`text` on one line, single spaces, without what no reader sees; all other characters as they are."""
    if not text.isascii():
        text = _INVISIBLE.sub("", text)
    return " ".join(_CONTROL.sub("", text).split())


@dataclass(slots=True)
class CellDraft:
    """A cell with its slot in the grid, as in `article.Cell`, before it has a place in the text."""

    text: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    header: bool = False


@dataclass(slots=True)
class TableDraft:
    """A table: `rows` with their own cells only; the first `header_rows` of them are headers."""

    rows: list[list[CellDraft]]
    header_rows: int
    caption: str | None = None


@dataclass(slots=True)
class Draft:
    """One block to be.

    `linked` is the share of `text` (0 to 1) that is inside links, `strong` and `italic` say
    that all of it is bold or slanted, `after_blank` that something separates it from the
    block before, `signature` that the markup calls it a byline.
    """

    kind: BlockKind
    text: str
    level: int | None = None
    linked: float = 0.0
    strong: bool = False
    italic: bool = False
    after_blank: bool = True
    signature: bool = False
    table: TableDraft | None = field(default=None)


def grid_from_rows(rows: list[list[str]], header_rows: int, caption: str | None = None) -> TableDraft:
    """A table without spans from its cells' texts, all rows made as long as the longest."""
    width = max((len(row) for row in rows), default=0)
    drafts = [
        [
            CellDraft(text, r, c, header=r < header_rows)
            for c, text in enumerate(row + [""] * (width - len(row)))
        ]
        for r, row in enumerate(rows)
    ]
    return TableDraft(drafts, header_rows, caption)
