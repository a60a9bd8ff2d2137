"""HTML: the article's blocks and tables, from the page's own tree.

What is article and what is page is decided in `html_content`; the walk here goes once
over the chosen element, without recursion, and keeps every cell of every table.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tradewire.layout.bylines import read_byline
from tradewire.layout.draft import Draft, clean
from tradewire.layout.headings import bold_headings
from tradewire.layout.html_choice import page_says
from tradewire.layout.html_content import Page
from tradewire.layout.html_metadata import page_metadata
from tradewire.layout.html_text import select, text_of
from tradewire.layout.html_tree import parse_html
from tradewire.layout.html_walk import SIGNATURE_CHARS, Walk, is_signature
from tradewire.read.source import Limits, Metadata, Notice

if TYPE_CHECKING:
    from lxml.etree import _Element

_STANDFIRST = re.compile(
    r"\b(?:standfirst|deck|dek|subtitle|sub-?headline|subhead|sub-title|summary|lede|intro|kicker-text)\b",
    re.I,
)
_MOST_BYLINES = 20  # of a page that are looked at
_LITTLE = 200  # characters of article under which a page is looked at again, less strictly


def html_drafts(
    text: str, uri: str, known: Metadata, limits: Limits, notices: list[Notice]
) -> tuple[list[Draft], Metadata]:
    """The drafts of a page's article, and the page's metadata."""
    root = parse_html(text, limits, notices)
    if root is None:
        return [], Metadata()
    metadata = page_metadata(root, uri, known_url=known.url)
    body = root.find("body") if root.tag == "html" else root
    if body is None:
        return [], metadata
    drafts: list[Draft] = []
    for strict in (True, False):
        page = Page(body, strict=strict)
        chosen = page.root()
        found: list[Notice] = []
        walk = Walk(page, limits, found)
        walk.run(chosen)
        drafts = _with_standfirst(page, chosen, walk.drafts)
        if sum(len(draft.text) for draft in drafts) >= _LITTLE or any(draft.table for draft in drafts):
            break
    notices += found
    bold_headings(drafts)
    if not metadata.authors or not metadata.published:
        metadata = _with_byline(metadata, body)
    if not (metadata.authors and metadata.site and metadata.title and metadata.url):
        metadata = _first_known(metadata, page_says(root))
    return drafts, metadata


def _first_known(one: Metadata, other: Metadata) -> Metadata:
    """`one` with the title, authors, site and address that only `other` knows."""
    return replace(
        one,
        title=one.title or other.title,
        authors=one.authors or other.authors,
        site=one.site or other.site,
        url=one.url or other.url,
    )


def _with_byline(metadata: Metadata, body: _Element) -> Metadata:
    """`metadata` with what the page's byline elements say, wherever on the page they stand."""
    authors, published = metadata.authors, metadata.published
    looked = 0
    for element in body.iter("p", "div", "span", "a", "address", "li"):
        if (authors and published) or looked == _MOST_BYLINES:
            break
        if not is_signature(element):
            continue
        looked += 1
        text = clean(text_of(element))
        byline = read_byline(text) or read_byline(f"By {text}") if len(text) <= SIGNATURE_CHARS else None
        if byline:
            authors = authors or byline.authors
            published = published or byline.published
    return replace(metadata, authors=authors, published=published)


def fragment_drafts(text: str, limits: Limits, notices: list[Notice]) -> list[Draft]:
    """The drafts of a piece of HTML that stands inside another document: all of it is content."""
    root = parse_html(text, limits, notices)
    body = root.find("body") if root is not None else None
    if body is None:
        return []
    walk = Walk(None, limits, notices)
    walk.run(body)
    return walk.drafts


def _with_standfirst(page: Page, chosen: _Element, drafts: list[Draft]) -> list[Draft]:
    """`drafts` with the standfirst before them where the page has it outside the chosen element."""
    if chosen.tag == "body" or chosen.tag == "article":
        return drafts
    before = select(chosen, "preceding::*[self::p or self::div or self::h2][@class or @itemprop]")
    for element in before[-30:]:
        marks = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
        if _STANDFIRST.search(marks) and not page.is_furniture(element):
            text = clean(text_of(element))
            if 20 <= len(text) <= 400 and all(draft.text != text for draft in drafts[:3]):
                return [Draft("paragraph", text), *drafts]
    return drafts
