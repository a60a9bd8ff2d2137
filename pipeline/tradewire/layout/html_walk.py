"""One pass over an element of HTML: its blocks and tables as drafts, without recursion."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tradewire.layout.article import BlockKind
from tradewire.layout.draft import Draft, add_to_item, clean, lead_in
from tradewire.layout.html_content import Page, names_like
from tradewire.layout.html_grid import is_aria_table
from tradewire.layout.html_tables import stray_text, table_draft
from tradewire.layout.html_text import SILENT, is_hidden, is_note_mark, joint, text_of
from tradewire.layout.inline import join_broken
from tradewire.layout.plain import plain_drafts
from tradewire.read.source import Limits, Notice

if TYPE_CHECKING:
    from lxml.etree import _Element

_BLOCKS = frozenset((
    "html", "body", "main", "article", "section", "div", "p", "header", "footer", "address", "center",
    "pre", "fieldset", "form", "figure", "details", "summary", "hgroup", "legend", "blockquote", "li",
    "ul", "ol", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "hr",
    "h1", "h2", "h3", "h4", "h5", "h6", "aside", "nav", "noscript",
))  # fmt: skip
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_LISTS = frozenset(("ul", "ol", "dl"))
_BOLD = frozenset(("b", "strong", "th"))
_BULLET = re.compile(r"[•‣▪●◦·*–-]\s+(?=\S)")
SIGNATURE_CHARS = 250
_LEAST_LINES = 2  # line ends in preformatted text whose lines mean something
_ITEM_CHARS = 20_000  # an item that is longer already takes no more paragraphs: adding to it costs its length


class Walk:
    """One pass over an element; blocks are closed whenever a block element begins or ends."""

    def __init__(self, page: Page | None, limits: Limits, notices: list[Notice]) -> None:
        self.drafts: list[Draft] = []
        self._page = page
        self._limits = limits
        self._notices = notices
        self._parts: list[str] = []
        self._size = self._linked = self._strong = self._slanted = 0
        self._links = self._bold = self._italic = 0
        self._leading: list[str] = []  # what stands in bold before all else
        self._lists = self._quotes = 0
        self._heading: int | None = None
        self._item: Draft | None = None
        self._term: str | None = None
        self._terms: list[str] = []
        self._in_term = self._in_details = False
        self._signed: _Element | None = None  # the byline element that is open

    def run(self, root: _Element) -> None:
        """Append the drafts of `root` to `drafts`."""
        from lxml import etree

        walk = etree.iterwalk(root, events=("start", "end"))
        skipped: list[_Element] = []
        for event, element in walk:
            if event == "start":
                if element is not root and self._skips(element):
                    walk.skip_subtree()
                    skipped.append(element)
                    continue
                if self._reads_whole(element):
                    walk.skip_subtree()
                    skipped.append(element)
                    continue
                self._start(element)
                if element.text:
                    self._add(element.text)
            else:
                if skipped and skipped[-1] is element:
                    skipped.pop()
                    if element.tag in _BLOCKS:
                        self._close()
                else:
                    self._end(element)
                if element.tail and element is not root:
                    self._add(element.tail)
        self._close()

    def _reads_whole(self, element: _Element) -> bool:
        """Read an element that is a table or preformatted lines, and not what is in it one by one."""
        if element.tag == "table" or is_aria_table(element):
            self._close()
            table = table_draft(element, self._limits, self._notices)
            if table is None:
                return False
            if stray := stray_text(element) if element.tag == "table" else "":
                self.drafts.append(Draft("paragraph", stray))
            self.drafts.append(Draft("table", "", table=table))
        elif element.tag == "pre" and not self._lists:
            # A newspaper's archive has whole stories in one, with their columns of figures.
            lines = text_of(element)
            if lines.strip("\n").count("\n") < _LEAST_LINES:
                return False
            self._close()
            self.drafts += plain_drafts(lines)
        else:
            return False
        self._item = None
        return True

    def _skips(self, element: _Element) -> bool:
        tag = element.tag
        if tag == "figure" and element.find(".//table") is not None:
            return False
        if tag in ("figure", "figcaption") or (tag in ("sup", "a") and is_note_mark(element)):
            return True
        if self._page is None:
            return tag in SILENT or is_hidden(element)
        return self._page.is_furniture(element)

    def _start(self, element: _Element) -> None:
        tag = element.tag
        if tag == "br":
            if self._parts and self._parts[-1] == "\n":
                self._close()  # an empty line ends a paragraph
            else:
                self._parts.append("\n")
        elif tag == "a":
            self._links += 1
        elif tag in _BOLD:
            self._bold += 1
        elif tag in ("i", "em"):
            self._italic += 1
        if tag not in _BLOCKS:
            return
        self._close()
        if self._page is not None and self._signed is None and is_signature(element):
            self._signed = element
        if tag in _HEADINGS:
            self._heading = _HEADINGS[tag]
        elif tag in _LISTS:
            self._lists += 1
            self._item = None
        elif tag == "li":
            self._item = None
        elif tag == "dt":
            self._in_term = True
        elif tag == "dd":
            self._term = ", ".join(self._terms) or self._term
            self._terms = []
            self._in_details = True
        elif tag == "blockquote":
            self._quotes += 1

    def _end(self, element: _Element) -> None:
        tag = element.tag
        if tag == "a":
            self._links -= 1
        elif tag in _BOLD:
            self._bold -= 1
        elif tag in ("i", "em"):
            self._italic -= 1
        if tag not in _BLOCKS:
            return
        self._close()
        if element is self._signed:
            self._signed = None
        if tag in _HEADINGS:
            self._heading = None
        elif tag in _LISTS:
            self._lists -= 1
            self._item = self._term = None
            self._terms = []
        elif tag == "li":
            self._item = None
        elif tag == "dt":
            self._in_term = False
            self._item = None
        elif tag == "dd":
            self._in_details = False
        elif tag == "blockquote":
            self._quotes -= 1

    def _add(self, text: str) -> None:
        if text.isspace() and self._parts and self._parts[-1] == "\n":
            return
        self._parts.append(text if "\n" not in text else text.replace("\n", " "))
        size = len(text.strip())
        if size:
            self._size += size
            self._linked += size if self._links else 0
            if self._bold:
                if self._strong == self._size - size:
                    self._leading.append(text)
                self._strong += size
            self._slanted += size if self._italic else 0

    def _close(self) -> None:
        """End the block that is open and append it."""
        if not self._size:
            self._parts.clear()
            self._leading.clear()
            return
        linked, strong = self._linked / self._size, self._strong >= self._size
        italic = self._slanted >= self._size
        lines = [line for line in map(clean, "".join(self._parts).split("\n")) if line]
        lead = clean("".join(self._leading))
        self._parts.clear()
        self._leading.clear()
        self._size = self._linked = self._strong = self._slanted = 0
        if not lines:
            return
        if self._in_term:
            self._terms.append(" ".join(lines).rstrip(": "))
        elif self._heading is not None:
            self.drafts.append(Draft("heading", " ".join(lines), self._heading, linked))
        elif self._lists:
            self._close_item(" ".join(lines), linked, strong, lead)
        else:
            self._close_paragraphs(lines, linked, strong, italic, lead)

    def _close_item(self, text: str, linked: float, strong: bool, lead: str) -> None:
        item = self._item
        if item is not None and item is self.drafts[-1] and len(item.text) < _ITEM_CHARS:
            add_to_item(item, text, strong, joint(item.text) if self._in_details else " ")
            item.linked = min(item.linked, linked)
            return
        term = self._term
        self._term = None
        if term:
            self._item = Draft("list_item", f"{term}: {text}", self._lists, linked, strong, lead=len(term))
        else:
            self._item = Draft("list_item", text, self._lists, linked, strong, lead=lead_in(text, lead))
        self.drafts.append(self._item)

    def _close_paragraphs(
        self, lines: list[str], linked: float, strong: bool, italic: bool, lead: str
    ) -> None:
        if len(lines) > 1 and sum(bool(_BULLET.match(line)) for line in lines) > 1:
            for line in lines:
                mark = _BULLET.match(line)
                text = line[mark.end() :] if mark else line
                self.drafts.append(
                    Draft("list_item" if mark else "paragraph", text, 1 if mark else None, linked)
                )
            return
        for text in join_broken(lines):
            kind: BlockKind = "quote" if self._quotes else "paragraph"
            signature = self._signed is not None and len(text) <= SIGNATURE_CHARS
            draft = Draft(kind, text, None, linked, strong, italic, signature=signature)
            draft.lead, lead = lead_in(text, lead), ""
            self.drafts.append(draft)


def is_signature(element: _Element) -> bool:
    """Whether the markup calls an element a byline."""
    attributes = element.attrib
    if not attributes:
        return False
    if attributes.get("rel") == "author" or attributes.get("itemprop") in (
        "author",
        "datePublished",
        "dateModified",
    ):
        return True
    names = attributes.get("class")
    return bool(names) and names_like(names or "", "signature")
