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
_SENTENCE_END = re.compile(r"[.!?,;…][\"'”’»)\]]*$")
_TERM_CHARS = 70
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
    block before, `signature` that the markup calls it a byline. The first `lead` characters of
    `text` are in bold before others that are not.
    """

    kind: BlockKind
    text: str
    level: int | None = None
    linked: float = 0.0
    strong: bool = False
    italic: bool = False
    after_blank: bool = True
    signature: bool = False
    lead: int = 0
    table: TableDraft | None = field(default=None)


def lead_in(text: str, bold: str) -> int:
    """The characters of `text` that its opening words in bold take; 0 if there are none, or no others.

    >>> lead_in("Growers: prices may fall", "Growers:"), lead_in("Growers", "Growers")
    (8, 0)
    """
    return len(bold) if bold and len(bold) < len(text) and text.startswith(bold) else 0


def add_to_item(item: Draft, text: str, strong: bool, joint: str = " ") -> None:
    """Append a further paragraph to a list item; a first one that only names something leads the item in.

    `strong` says that all of `text` is bold.
    """
    names = not item.lead and len(item.text) <= _TERM_CHARS and not _SENTENCE_END.search(item.text)
    if names or (item.strong and not strong):
        item.lead, item.strong = len(item.text), False
    item.text += joint + text


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
