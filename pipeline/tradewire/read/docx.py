"""Word documents (.docx), with the extra `documents`."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING, Any, BinaryIO

from tradewire.errors import CorruptSource, SourceTooLarge
from tradewire.read.bytes import digest, read_whole
from tradewire.read.deadline import too_long, within
from tradewire.read.extras import needs
from tradewire.read.source import Found, Limits, Metadata, Options, Source

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ZIP = b"PK\x03\x04"
_PARTS = (b"[Content_Types].xml", b"word/", b"_rels/.rels", b"docProps/")
_NAMES = (".docx", ".docm", ".dotx")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SMALL = 10_000_000  # unpacked bytes that harm nobody, whatever they were packed to


def accepts(head: bytes, name: str) -> bool:
    """Whether it is a ZIP archive that begins like a Word document."""
    if not head.startswith(_ZIP):
        return False
    return name.lower().endswith(_NAMES) or (b"word/" in head and any(part in head for part in _PARTS))


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Found]:
    """One article: headings, paragraphs, lists and tables in their order, cells with their spans.

    Nothing is unpacked to the disk, and names within the archive are never paths.

    Raises:
        UnsupportedFormat: the extra `documents` is not installed.
        ReadError: it is no whole Word document, or grows over a limit.
    """
    with needs("documents", name):
        import docx
    data = read_whole(stream, name, options.limits)
    _check(data, name, options.limits)
    seconds = options.limits.max_seconds
    try:
        text, metadata = within(
            seconds, CorruptSource(name, too_long(seconds)), lambda: _parts(docx.Document(io.BytesIO(data)))
        )
    except (KeyError, ValueError, zipfile.BadZipFile, OSError, SyntaxError, LookupError) as error:
        reason = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        raise CorruptSource(name, f"is no whole Word document ({reason})") from error
    if not text:
        raise CorruptSource(name, "there is nothing in it")
    page = f"<html><body><article>{text}</article></body></html>"
    yield Source(name, MEDIA_TYPE, page, digest(data), metadata, markup="text/html")


def _check(data: bytes, name: str, limits: Limits) -> None:
    """Refuse what unpacks to too much, by what the archive itself says; zipfile gives no more than that."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise CorruptSource(name, f"is no whole Word document ({error})") from error
    if size > _SMALL and size > len(data) * limits.max_ratio:
        raise SourceTooLarge(
            name,
            f"grows to more than {limits.max_ratio:,} times its size when it is unpacked; "
            "--max-ratio (limits.max_ratio) raises that",
        )
    if size > limits.max_bytes * 10:
        raise SourceTooLarge(name, f"unpacks to {size:,} bytes; --max-bytes (limits.max_bytes) raises that")


def _parts(document: Document) -> tuple[str, Metadata]:
    from docx.table import Table

    parts: list[str] = []
    in_list: str | None = None
    for item in document.iter_inner_content():
        tag, html = ("", _table(item)) if isinstance(item, Table) else _paragraph(item)
        if in_list and tag != in_list:
            parts.append(f"</{in_list}>")
            in_list = None
        if tag and not in_list:
            parts.append(f"<{tag}>")
            in_list = tag
        parts.append(html)
    if in_list:
        parts.append(f"</{in_list}>")
    said = document.core_properties
    author = " ".join((said.author or "").split())
    metadata = Metadata(
        title=" ".join((said.title or "").split()) or None,
        # The name of an account, which programs put there ("user", "python-docx"), is nobody's.
        authors=(author,) if " " in author else (),
        language=(said.language or "").strip() or None,
    )
    return "".join(parts), metadata


def _paragraph(paragraph: Paragraph) -> tuple[str, str]:
    """The list that a paragraph belongs to ("ul", "ol" or ""), and the paragraph as HTML."""
    text = escape(paragraph.text.strip(), quote=False).replace("\n", "<br>")
    if not text:
        return "", ""
    style = (paragraph.style.name or "") if paragraph.style is not None else ""
    if style == "Title":
        return "", f"<h1>{text}</h1>"
    if style.startswith("Heading ") and style[8:].isdecimal():
        level = min(max(int(style[8:]), 1), 6)
        return "", f"<h{level}>{text}</h{level}>"
    if style.startswith("List Number"):
        return "ol", f"<li>{text}</li>"
    if style.startswith("List") or paragraph._p.find(f"{_W}pPr/{_W}numPr") is not None:
        return "ul", f"<li>{text}</li>"
    return "", f"<p>{text}</p>"


def _table(table: Table) -> str:
    """A table as HTML. Merged cells are one cell with spans, as in the document's own grid."""
    rows: list[list[dict[str, Any]]] = []
    above: dict[int, dict[str, Any]] = {}  # column -> the cell that can grow down into it
    for row in table._tbl.iterchildren(f"{_W}tr"):
        column = _number(row.find(f"{_W}trPr/{_W}gridBefore"), 0)
        cells: list[dict[str, Any]] = []
        now: dict[int, dict[str, Any]] = {}
        for cell in row.iterchildren(f"{_W}tc"):
            span = _number(cell.find(f"{_W}tcPr/{_W}gridSpan"), 1) or 1
            merge = cell.find(f"{_W}tcPr/{_W}vMerge")
            first = above.get(column)
            if merge is not None and merge.get(f"{_W}val") != "restart" and first is not None:
                first["rowspan"] += 1
                now[column] = first
            else:
                now[column] = {"text": _cell_text(cell), "colspan": span, "rowspan": 1}
                cells.append(now[column])
            column += span
        above = now
        rows.append(cells)
    body = "".join(f"<tr>{''.join(map(_td, cells))}</tr>" for cells in rows)
    return f"<table>{body}</table>"


def _td(cell: dict[str, Any]) -> str:
    spans = "".join(f' {key}="{cell[key]}"' for key in ("rowspan", "colspan") if cell[key] > 1)
    return f"<td{spans}>{cell['text']}</td>"


def _cell_text(cell: Any) -> str:
    """The paragraphs of a cell, those of a table within it too."""
    texts = ("".join(_runs(paragraph)).strip() for paragraph in cell.iter(f"{_W}p"))
    return "<br>".join(escape(text, quote=False) for text in texts if text)


def _runs(paragraph: Any) -> Iterator[str]:
    for piece in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br"):
        yield (piece.text or "") if piece.tag == f"{_W}t" else " "


def _number(element: Any, otherwise: int) -> int:
    value = element.get(f"{_W}val") if element is not None else None
    return min(int(value), 1000) if value and value.isdecimal() else otherwise
