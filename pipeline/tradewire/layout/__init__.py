"""Sources to articles: blocks, tables and title, with offsets into the article's text."""

from __future__ import annotations

import re
from dataclasses import replace

from tradewire.layout.article import WIDEST_READ, Article, Block, BlockKind, Cell, Notice, Table
from tradewire.layout.boilerplate import drop_boilerplate
from tradewire.layout.compose import compose
from tradewire.layout.draft import Draft, clean
from tradewire.layout.language import with_language
from tradewire.layout.titles import settle_title
from tradewire.read.dates import iso_date
from tradewire.read.source import DEFAULT_LIMITS, Limits, Metadata, Source

__all__ = ["Article", "Block", "BlockKind", "Cell", "Notice", "Table", "lay_out"]

# "ISTANBUL, May 22, 2019 - ": a dateline that gives the year says when the story was filed.
_DATELINE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ .,'/-]{2,60}[, (]([^—–]{3,40}?\b(?:19|20)\d{2})\)?\s?(?:[—–:]|--?)\s"
)


def lay_out(source: Source, *, limits: Limits = DEFAULT_LIMITS) -> Article:
    """The article of a source.

    Its text holds the title first, as a heading block, where there is one; what belongs to
    the page or the mail around the article is left out. For every block, table and cell
    `text[start:end]` is the thing itself.
    """
    notices = list(source.notices)
    drafts, found = _drafts(source, limits, notices)
    kept, byline = drop_boilerplate(drafts, links_known=source.written_in != "text/plain")
    metadata = _first_known(source.metadata, found)
    title, kept = settle_title(kept, metadata.title)
    if byline:
        metadata = _first_known(metadata, Metadata(authors=byline.authors, published=byline.published))
    if metadata.published is None:
        metadata = replace(metadata, published=_filed(kept))
    if not any(draft.text or draft.table for draft in kept):
        notices.append(Notice("no_content", "no article was found in it"))
    for draft in kept:
        columns = max((len(row) for row in draft.table.rows), default=0) if draft.table else 0
        if columns > WIDEST_READ:
            notices.append(
                Notice("wide_table", f"a table of {columns:,} columns is kept, but not read for duties")
            )
    return with_language(compose(kept, title, metadata, notices))


def _drafts(source: Source, limits: Limits, notices: list[Notice]) -> tuple[list[Draft], Metadata]:
    if source.written_in == "text/html":
        from tradewire.layout.html import html_drafts

        return html_drafts(source.text, source.uri, source.metadata, limits, notices)
    if source.written_in == "text/markdown":
        from tradewire.layout.markdown import markdown_drafts

        return markdown_drafts(source.text, limits, notices), Metadata()
    from tradewire.layout.plain import plain_drafts

    return plain_drafts(source.text), Metadata()


def _first_known(one: Metadata, other: Metadata) -> Metadata:
    """`one` with what only `other` knows."""
    return Metadata(
        title=(clean(one.title) if one.title else None) or other.title,
        authors=one.authors or other.authors,
        published=one.published or other.published,
        site=one.site or other.site,
        url=one.url or other.url,
        language=one.language or other.language,
    )


def _filed(drafts: list[Draft]) -> str | None:
    """The day of a dateline with a year, among the first paragraphs."""
    for draft in drafts[:4]:
        match = _DATELINE.match(draft.text) if draft.kind == "paragraph" else None
        if match:
            return iso_date(match[1])
    return None
