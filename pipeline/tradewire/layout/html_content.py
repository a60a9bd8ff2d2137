"""Which part of a page is the article, and which elements in it are furniture."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from tradewire.layout.html_choice import content_root
from tradewire.layout.html_text import SILENT, is_hidden, select
from tradewire.layout.phrases import index
from tradewire.lexicons.boilerplate import Use

if TYPE_CHECKING:
    from lxml.etree import _Element

# Source: HTML Living Standard 4.3 (sections) and WAI-ARIA 1.2 landmark roles.
_FURNITURE_TAGS = frozenset(("nav", "aside", "footer", "dialog", "menu", "search", "figcaption"))
_FURNITURE_ROLES = frozenset((
    "navigation", "complementary", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu",
    "menubar", "toolbar", "form", "tablist",
))  # fmt: skip
_BLOCKS = frozenset((
    "html", "body", "main", "article", "section", "div", "p", "li", "ul", "ol", "dl", "dd",
    "blockquote", "td", "tr", "tbody", "table", "pre", "form", "header", "center", "figure", "details",
    "span", "font", "fieldset",
))  # fmt: skip
_PROSE = frozenset(("p", "li", "dd", "blockquote", "pre", "td", "div", "h2", "h3"))
_CONTAINERS = frozenset((
    "body", "main", "article", "section", "div", "form", "td", "center", "span", "table", "tbody", "tr",
))  # fmt: skip
_NAME = re.compile(r"[A-Za-z][a-z]*|[A-Z]+(?![a-z])|\d+")
# With one of these a class says what a thing has or belongs to, not what it is ("has-sidebar").
_QUALIFIERS = frozenset((
    "with", "has", "have", "no", "not", "without", "category", "cat", "tag", "post", "type", "format",
    "single", "page", "template", "is", "js", "theme", "wp", "status",
))  # fmt: skip
_PROSE_CHARS = 60  # a shorter line of a page proves nothing about where the article is
_KEPT_SHARE = 0.5


class Page:
    """A parsed page with what is furniture in it; `strict` drops elements by their class names too."""

    def __init__(self, body: _Element, *, strict: bool = True) -> None:
        self.body = body
        self._strict = strict
        self._protected = _protected(body)
        self._prose: dict[_Element, int] = {}
        self._measure()

    def prose(self, element: _Element) -> int:
        """Characters of running text in an element."""
        return self._prose.get(element, 0)

    def is_furniture(self, element: _Element) -> bool:
        """Whether an element is no part of the article, whatever it says."""
        tag = element.tag
        if tag in SILENT or is_hidden(element):
            return True
        if element in self._protected:
            return False
        if tag in _FURNITURE_TAGS:
            return True
        attributes = element.attrib
        if not attributes:
            return False
        if attributes.get("role", "").lower() in _FURNITURE_ROLES:
            return True
        if not self._strict:
            return False
        names = attributes.get("class")
        if names and names_like(names, "element"):
            return True
        name = attributes.get("id")
        return bool(name) and names_like(name or "", "element")

    def root(self) -> _Element:
        """The element that holds the article: the one marked so, else where trafilatura sees the content.

        Where that is not told either, the smallest element with nearly all running text.
        """
        total = self.prose(self.body)
        bodies = [e for e in self.body.iter() if "articleBody" in (e.get("itemprop") or "").split()]
        articles = [e for e in self.body.iter("article") if not self._inside_furniture(e)]
        best = max(articles, key=self.prose, default=None)
        if len(bodies) == 1 and self.prose(bodies[0]) >= _KEPT_SHARE * (
            self.prose(best) if best is not None else total
        ):
            return bodies[0]
        if best is not None and self.prose(best) >= 0.4 * total and self.prose(best):
            return best
        for main in select(self.body, "descendant::main | descendant::*[@role='main']"):
            if self.prose(main) >= 0.4 * total and self.prose(main):
                return self._densest(main)
        told = content_root(self.body, _CONTAINERS)
        return self._densest(self.body) if told is None else told

    def _inside_furniture(self, element: _Element) -> bool:
        return any(e.tag in _FURNITURE_TAGS for e in element.iterancestors())

    def _densest(self, element: _Element) -> _Element:
        """Go down while one child holds nearly all of the running text."""
        while True:
            inner = max(
                (child for child in element if child.tag in _CONTAINERS), key=self.prose, default=None
            )
            if inner is None or not self.prose(inner) or self.prose(inner) < 0.85 * self.prose(element):
                return element
            if inner.tag in ("table", "tbody", "tr") and inner.find(".//th") is not None:
                return element
            element = inner

    def _measure(self) -> None:
        """Running text of every block, in one pass."""
        from lxml import etree

        stack: list[list[int]] = []  # per open block: own text, own text in links, prose of inner blocks
        links = 0
        walk = etree.iterwalk(self.body, events=("start", "end"))
        for event, element in walk:
            tag = element.tag
            if event == "start":
                if element is not self.body and self.is_furniture(element):
                    walk.skip_subtree()
                    self._prose[element] = -1
                    continue
                if tag == "a":
                    links += 1
                if tag in _BLOCKS and tag not in ("span", "font"):
                    stack.append([0, 0, 0])
                if element.text and stack:
                    _count(stack[-1], element.text, links)
            else:
                skipped = self._prose.get(element) == -1
                if skipped:
                    self._prose[element] = 0
                else:
                    if tag == "a":
                        links -= 1
                    if tag in _BLOCKS and tag not in ("span", "font"):
                        own, linked, inner = stack.pop()
                        if tag in _PROSE and own >= _PROSE_CHARS and linked * 2 < own:
                            inner += own
                        if inner:
                            self._prose[element] = inner
                        if stack:
                            stack[-1][2] += inner
                if element.tail and stack and element is not self.body:
                    _count(stack[-1], element.tail, links)


def _count(counts: list[int], text: str, links: int) -> None:
    size = len(text) if len(text) < 40 else len(text.strip())
    if size > 1 and not text.isspace():
        counts[0] += size
        if links:
            counts[1] += size


def _protected(body: _Element) -> frozenset[_Element]:
    """Elements that hold the headline or the article, which no class name can make furniture."""
    kept: set[_Element] = {body}
    found = 0
    for element in body.iter("h1", "article", "main"):
        if element.tag != "h1":
            if any(e.tag in _FURNITURE_TAGS for e in element.iterancestors()):
                continue
            kept.add(element)
        kept.update(e for e in element.iterancestors() if e.tag not in _FURNITURE_TAGS)
        found += 1
        if found == 20:
            break
    return frozenset(kept)


@functools.lru_cache(maxsize=4096)
def names_like(names: str, use: Use) -> bool:
    """Whether a class or id attribute holds a name that begins or ends with a phrase of `use`."""
    if len(names) > 500:
        return False
    phrases = index(use)
    for name in names.split():
        words = tuple(word.lower() for word in _NAME.findall(name))
        if not words or (words[0] in phrases and any(words[: len(p)] == p for p in phrases[words[0]])):
            if words:
                return True
            continue
        if _QUALIFIERS & set(words):
            continue
        for size in (1, 2, 3):
            tail = words[-size:]
            if len(words) > size and tail in phrases.get(tail[0], ()):
                return True
    return False
