"""Drafts to an article: the text, and every block, table and cell with its place in it."""

from __future__ import annotations

from collections.abc import Sequence

from tradewire.layout.article import Article, Block, BlockKind, Cell, Table
from tradewire.layout.draft import Draft, TableDraft
from tradewire.read.source import Metadata, Notice

_BREAK = "\n\n"
_JOINT = " | "


class _Text:
    """Text that grows at its end and knows where each piece went."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.length = 0

    def add(self, piece: str) -> tuple[int, int]:
        """Append `piece`; its interval `[start, end)`."""
        start = self.length
        self._parts.append(piece)
        self.length += len(piece)
        return start, self.length

    def __str__(self) -> str:
        return "".join(self._parts)


def compose(
    drafts: Sequence[Draft], title: str | None, metadata: Metadata, notices: Sequence[Notice] = ()
) -> Article:
    """The article of `drafts`, which begin with a heading that says `title` where there is one."""
    text = _Text()
    blocks: list[Block] = []
    tables: list[Table] = []
    heading: str | None = None
    for at, draft in enumerate(drafts):
        if draft.table is not None:
            if not any(draft.table.rows):
                continue
            caption = draft.table.caption
            if caption:
                _block(text, blocks, "caption", None, caption)
            if not any(cell.text for row in draft.table.rows for cell in row):
                continue  # a table that says nothing is no block
            tables.append(
                _table(text, blocks, draft.table, heading, _lead(drafts, at), caption or _label(drafts, at))
            )
        elif draft.text:
            _block(text, blocks, draft.kind, draft.level, draft.text, draft.lead)
            if draft.kind == "heading":
                heading = draft.text if draft.level != 1 or at else heading
    return Article(
        title=title,
        text=str(text),
        blocks=tuple(blocks),
        tables=tuple(tables),
        authors=metadata.authors,
        published=metadata.published,
        site=metadata.site,
        url=metadata.url,
        language=metadata.language,
        notices=tuple(notices),
    )


def _block(
    text: _Text, blocks: list[Block], kind: BlockKind, level: int | None, content: str, lead: int = 0
) -> None:
    if blocks:
        text.add(_BREAK)
    start, end = text.add(content)
    blocks.append(Block(kind, level, start, end, start + lead if 0 < lead < len(content) else None))


def _table(
    text: _Text,
    blocks: list[Block],
    table: TableDraft,
    heading: str | None,
    lead: str | None,
    caption: str | None,
) -> Table:
    if blocks:
        text.add(_BREAK)
    start = text.length
    rows: list[tuple[Cell, ...]] = []
    for drafts in table.rows:
        if drafts and text.length > start:
            text.add("\n")
        cells: list[Cell] = []
        for at, draft in enumerate(drafts):
            if at:
                text.add(_JOINT)
            begin, finish = text.add(draft.text)
            cells.append(
                Cell(
                    draft.text,
                    begin,
                    finish,
                    draft.row,
                    draft.column,
                    draft.rowspan,
                    draft.colspan,
                    draft.header,
                )
            )
        rows.append(tuple(cells))
    blocks.append(Block("table", None, start, text.length))
    upper, header = _header(rows[: table.header_rows])
    return Table(
        caption=caption,
        heading=heading,
        lead=lead,
        header=header,
        rows=tuple(rows[table.header_rows :]),
        start=start,
        end=text.length,
        upper_headers=upper,
    )


def _header(heads: list[tuple[Cell, ...]]) -> tuple[tuple[tuple[Cell, ...], ...], tuple[Cell, ...]]:
    """The upper header rows, and the header: the last row and the cells that reach down into it."""
    if not heads:
        return (), ()
    last = max((cell.row for row in heads for cell in row), default=0)
    reaching = [cell for row in heads for cell in row if cell.row + cell.rowspan > last]
    upper = tuple(tuple(cell for cell in row if cell.row + cell.rowspan <= last) for row in heads[:-1])
    return tuple(row for row in upper if row), tuple(sorted(reaching, key=lambda cell: cell.column))


def _label(drafts: Sequence[Draft], at: int) -> str | None:
    """The paragraph just above a table when it reads as its caption: "Table 2: …", or all in italics."""
    if not at:
        return None
    above = drafts[at - 1]
    if above.kind != "paragraph" or len(above.text) > 160:
        return None
    numbered = above.text.lower().startswith(("table ", "table:", "tabelle ", "exhibit ", "figure "))
    if above.italic or (numbered and not above.text.endswith(".")):
        return above.text
    return None


def _lead(drafts: Sequence[Draft], at: int) -> str | None:
    """The paragraph just above a table, or above its caption."""
    for draft in reversed(drafts[max(0, at - 2) : at]):
        if draft.kind == "paragraph":
            if draft is drafts[at - 1] and _label(drafts, at):
                continue
            return draft.text
        if draft.kind != "caption":
            return None
    return None
