"""An article as it is laid out: its text, the blocks of that text, and its tables.

Every offset here and in all later steps is a half-open interval `[start, end)` of
Unicode code points into `Article.text`, and `text[start:end]` is the thing itself.
Blocks stand in order, do not overlap, and are separated by a blank line ("\\n\\n").
A table is one block: a row a line, cells joined with " | ".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from tradewire.read.source import Notice

__all__ = ["Article", "Block", "BlockKind", "Cell", "Notice", "Table"]

WIDEST_READ = 200
"""Columns of a table that is read for duties: each cell is read beside all others of its row, and no table
for people is so wide. A wider one is kept, with a notice."""

BlockKind = Literal["heading", "paragraph", "list_item", "table", "quote", "caption"]


@dataclass(frozen=True, slots=True)
class Block:
    """One block. `level` is 1 to 6 for headings, the nesting depth from 1 for list items, else None.

    `lead_end` is the offset behind the words in bold, or the term, that a paragraph or an item
    opens with; None where it opens with none.
    """

    kind: BlockKind
    level: int | None
    start: int
    end: int
    lead_end: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as written. `row` and `column` are its slot in the grid, header rows counted, from 0."""

    text: str
    start: int
    end: int
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `header` holds the cells of the last header row, `rows` the body rows, empty cells too.

    `caption` is the table's own caption and `heading` the text of the nearest heading
    above it; `lead` is the paragraph just above the table, where there is one. All
    three are None where there is none.
    """

    caption: str | None
    heading: str | None
    lead: str | None
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    start: int
    end: int
    upper_headers: tuple[tuple[Cell, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One article. `published` is ISO 8601 as the source gives it (a day, or a time with zone).

    `language` is a BCP 47 tag; `foreign` says that it is not English, so that no values are read.
    """

    title: str | None
    text: str
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...] = ()
    authors: tuple[str, ...] = ()
    published: str | None = None
    site: str | None = None
    url: str | None = None
    language: str | None = None
    foreign: bool = False
    notices: tuple[Notice, ...] = field(default=())
