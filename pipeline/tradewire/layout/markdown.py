"""Markdown and MDX: CommonMark with pipe tables, footnotes, definition lists and inline HTML."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from tradewire.layout.draft import CellDraft, Draft, TableDraft, add_to_item, lead_in
from tradewire.layout.headers import first_row_is_header, mark_first_row
from tradewire.layout.headings import bold_headings
from tradewire.layout.inline import Inline
from tradewire.layout.pipes import is_delimiter_row
from tradewire.layout.plain import plain_drafts
from tradewire.layout.text_tables import has_text_table
from tradewire.read.source import Limits, Notice

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_LARGEST = 4_000_000  # characters; beyond, a file is read as plain text, which costs a tenth
_LONGEST_LINE = 200_000
_MDX_LINE = re.compile(
    r"^(?:import\s.{0,300}\sfrom\s.{1,300}|import\s+[\"'].{1,300}[\"'];?|export\s.{1,300})$"
)
_CALLOUT = re.compile(r"^\[!\w[\w-]*\][+-]?\s*")
_TASK = re.compile(r"^\[[ xX]\]\s+")
_SETEXT_LONGEST = 200
_ITEM_CHARS = 20_000  # an item that is longer already takes no more paragraphs: adding to it costs its length


@functools.cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 60}).enable(["table", "strikethrough"])
    return parser.use(footnote_plugin).use(deflist_plugin)


def markdown_drafts(text: str, limits: Limits, notices: list[Notice]) -> list[Draft]:
    """The drafts of a Markdown body (front matter already gone)."""
    if len(text) > _LARGEST or any(len(line) > _LONGEST_LINE for line in text.split("\n")):
        notices.append(Notice("read_as_text", "too large to be read as Markdown; its marks stay in the text"))
        return plain_drafts(text)
    prepared = _prepare(text)
    tokens = _parser().parse(prepared)
    walk = _Walk(prepared.split("\n"), limits, notices)
    walk.run(tokens)
    bold_headings(walk.drafts)
    return walk.drafts


def _prepare(text: str) -> str:
    """Without MDX imports, and with a blank line behind a table where text follows it directly.

    GitHub Flavored Markdown makes a row of such a line; people who write it mean a paragraph.
    """
    lines = text.split("\n")
    out: list[str] = []
    at = 0
    while at < len(lines) and (not lines[at].strip() or _MDX_LINE.match(lines[at].strip())):
        at += 1
    in_table = False
    for number in range(at, len(lines)):
        line = lines[number]
        if is_delimiter_row(line):
            in_table = bool(out) and "|" in out[-1] + line
        elif in_table and "|" not in line:
            in_table = False
            if line.strip():
                out.append("")
        out.append(line)
    return "\n".join(out)


class _Walk:
    """One pass over the tokens, which are a flat list of opening, closing and inline tokens."""

    def __init__(self, lines: list[str], limits: Limits, notices: list[Notice]) -> None:
        self.drafts: list[Draft] = []
        self._source = lines
        self._limits = limits
        self._notices = notices
        self._lists = 0
        self._quotes = 0
        self._item: Draft | None = None  # the list item whose first paragraphs are being read
        self._item_open = False
        self._term: str | None = None
        self._heading: int | None = None
        self._setext = False
        self._ordered: list[int] = []

    def run(self, tokens: list[Token]) -> None:
        at = 0
        while at < len(tokens):
            token = tokens[at]
            if token.type == "table_open":
                at = self._table(tokens, at)
                continue
            self._token(token)
            at += 1

    def _token(self, token: Token) -> None:
        kind = token.type
        if kind == "inline":
            self._inline(token)
        elif kind == "heading_open":
            self._heading = int(token.tag[1])
            self._setext = token.markup in ("-", "=")
        elif kind == "heading_close":
            self._heading = None
        elif kind in ("bullet_list_open", "ordered_list_open", "dl_open"):
            self._lists += 1
            self._item = None
        elif kind in ("bullet_list_close", "ordered_list_close", "dl_close"):
            self._lists -= 1
            self._item = None
        elif kind == "list_item_open":
            self._item, self._item_open = None, True
            number = token.info
            self._number = number if number.isdigit() and len(number) > 3 else ""
        elif kind == "list_item_close":
            self._item, self._item_open = None, False
        elif kind == "dt_open":
            self._term = ""
        elif kind == "dd_open":
            self._item, self._item_open = None, True
        elif kind == "dd_close":
            self._item, self._item_open, self._term = None, False, None
        elif kind == "blockquote_open":
            self._quotes += 1
        elif kind == "blockquote_close":
            self._quotes -= 1
        elif kind == "html_block":
            self._html(token.content)
        elif kind == "code_block" or (kind == "fence" and token.info.strip() in ("", "text", "txt", "table")):
            self.drafts += plain_drafts(token.content)

    def _inline(self, token: Token) -> None:
        inline = Inline(token)
        if not inline.lines or (inline.picture and inline.italic):  # nothing, or a picture's caption
            return
        if self._heading is not None:
            self._add_heading(inline)
        elif self._term == "":
            self._term = inline.text().rstrip(":")
        elif self._lists:
            self._add_item(inline)
        elif not self._quotes and token.map and has_text_table(lines := self._source[slice(*token.map)]):
            self.drafts += plain_drafts("\n".join(lines))
        else:
            self._add_paragraphs(inline)

    def _add_heading(self, inline: Inline) -> None:
        text = inline.text()
        if self._setext and (len(text) > _SETEXT_LONGEST or text.endswith(".")):
            self.drafts.append(Draft("paragraph", text, linked=inline.linked))  # a paragraph above a rule
        else:
            self.drafts.append(Draft("heading", text, self._heading, linked=inline.linked))

    def _add_item(self, inline: Inline) -> None:
        text = _TASK.sub("", inline.text())
        if self._item is not None and self._item is self.drafts[-1] and len(self._item.text) < _ITEM_CHARS:
            add_to_item(self._item, text, inline.strong)
            self._item.linked = min(self._item.linked, inline.linked)
            return
        lead = lead_in(text, inline.lead)
        if self._term:
            text = f"{self._term}: {text}"
            lead = len(self._term)
        elif self._item_open and self._number:
            text = f"{self._number}. {text}"
            lead = 0
        self._item = Draft("list_item", text, self._lists, inline.linked, inline.strong, inline.italic)
        self._item.lead = lead
        self.drafts.append(self._item)

    _number = ""

    def _add_paragraphs(self, inline: Inline) -> None:
        kind = "quote" if self._quotes else "paragraph"
        texts = inline.paragraphs()
        if self._quotes and _CALLOUT.match(texts[0]):
            title = _CALLOUT.sub("", inline.first_line)
            rest = texts[0][len(inline.first_line) :].strip()
            texts = [text for text in (title, rest, *texts[1:]) if text]
        for at, text in enumerate(texts):
            draft = Draft(kind, text, None, inline.linked, inline.strong, inline.italic)  # type: ignore[arg-type]
            draft.lead = 0 if at else lead_in(text, inline.lead)
            self.drafts.append(draft)

    def _html(self, content: str) -> None:
        if (
            content.lstrip().startswith("<!--")
            and content.rstrip().endswith("-->")
            and content.count("<") == 1
        ):
            return
        from tradewire.layout.html import fragment_drafts

        self.drafts += fragment_drafts(content, self._limits, self._notices)

    def _table(self, tokens: list[Token], at: int) -> int:
        rows: list[list[CellDraft]] = []
        header_rows = 0
        header = False
        while tokens[at].type != "table_close":
            token = tokens[at]
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "th_open":
                header = True
                header_rows = 1
            elif token.type == "td_open":
                header = False
            elif token.type == "inline":
                row = rows[-1]
                row.append(CellDraft(Inline(token).text(), len(rows) - 1, len(row), header=header))
            at += 1
        table = TableDraft(rows, header_rows)
        if rows and not any(cell.text for cell in rows[0]):
            _without_header(table)
        self._item = None
        self.drafts.append(Draft("table", "", table=table))
        return at + 1


def _without_header(table: TableDraft) -> None:
    """A table whose header row was left empty: the row goes, and the next may be the header."""
    table.rows = table.rows[1:]
    table.header_rows = 0
    for row in table.rows:
        for cell in row:
            cell.row -= 1
    if first_row_is_header(table):
        mark_first_row(table)
