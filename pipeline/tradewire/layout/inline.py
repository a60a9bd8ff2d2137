"""Inline Markdown to text: marks, link targets and images go, words stay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tradewire.layout.draft import clean

if TYPE_CHECKING:
    from markdown_it.token import Token

_WIKI = re.compile(r"(!?)\[\[([^\[\]|\n]{1,300})(?:\\?\|([^\[\]\n]{1,300}))?\]\]")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,40}\]")
_MDX_COMMENT = re.compile(r"\{/\*.{0,2000}?\*/\}", re.S)
_BREAK_TAG = re.compile(r"<br\s*/?>", re.I)
_TAG = re.compile(r"</?([A-Za-z][\w.-]*)")
_SILENT = frozenset({"script", "style", "sup-ref", "svg", "iframe", "video", "audio", "del", "s"})
_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]]*$")


class Inline:
    """The text of one inline token: `lines` are its parts between hard breaks, none of them empty.

    `linked` is the share of characters inside links; `strong` and `italic` say that all
    visible text is so; `lead` is what stands in bold before all else; `picture` says that it begins
    with an image; `first_line` is what stands on the first line of the source.
    """

    __slots__ = ("first_line", "italic", "lead", "lines", "linked", "picture", "strong")

    def __init__(self, token: Token) -> None:
        texts: list[str] = []
        link = strong = italic = struck = 0
        inside = {"link": 0, "strong": 0, "italic": 0, "all": 0}
        silent: list[str] = []
        leading: list[str] = []

        def add(text: str) -> None:
            if struck or silent:
                return
            texts.append(text)
            size = len(text.strip())
            inside["all"] += size
            inside["link"] += size if link else 0
            if strong:
                if size and inside["strong"] == inside["all"] - size:
                    leading.append(text)
                inside["strong"] += size
            inside["italic"] += size if italic else 0

        for child in token.children or ():
            kind = child.type
            if kind == "text" or kind == "code_inline":
                add(child.content)
            elif kind == "softbreak":
                texts.append("\v")  # white space that still tells where the source line ended
            elif kind == "hardbreak":
                texts.append("\n")
            elif kind == "link_open":
                link += 1
            elif kind == "link_close":
                link -= 1
            elif kind == "strong_open":
                strong += 1
            elif kind == "strong_close":
                strong -= 1
            elif kind == "em_open":
                italic += 1
            elif kind == "em_close":
                italic -= 1
            elif kind == "s_open":
                struck += 1
            elif kind == "s_close":
                struck -= 1
            elif kind == "html_inline":
                _html(child.content, texts, silent)
        text = "".join(texts)
        wiki = 0
        if "[[" in text:
            text, wiki = _without_wiki(text)
        if "[^" in text:
            text = _FOOTNOTE.sub("", text)
        if "{/*" in text:
            text = _MDX_COMMENT.sub("", text)
        self.first_line = clean(text.split("\v", 1)[0])
        self.lines = [line for line in (clean(part) for part in text.split("\n")) if line]
        total = max(inside["all"], 1)
        self.linked = min(1.0, (inside["link"] + wiki) / total)
        self.strong = bool(self.lines) and inside["strong"] >= total > 0
        self.picture = any(child.type == "image" for child in (token.children or ())[:2])
        self.lead = clean("".join(leading))
        self.italic = bool(self.lines) and inside["italic"] >= total > 0

    def text(self) -> str:
        """All of it on one line."""
        return " ".join(self.lines)

    def paragraphs(self) -> list[str]:
        """The lines as paragraphs: a hard break behind a whole sentence ends one, else it is a space."""
        return join_broken(self.lines)


def join_broken(lines: list[str]) -> list[str]:
    """Lines between hard breaks as paragraphs: one that ends a sentence or clause ends a paragraph."""
    joined: list[list[str]] = []
    for line in lines:
        if joined and not _ENDS.search(joined[-1][-1][-10:]):
            joined[-1].append(line)
        else:
            joined.append([line])
    return [" ".join(parts) for parts in joined]


def _html(tag: str, texts: list[str], silent: list[str]) -> None:
    if _BREAK_TAG.match(tag):
        texts.append("\n")
        return
    match = _TAG.match(tag)
    name = match[1].lower() if match else ""
    if name not in _SILENT:
        return
    if tag.startswith("</"):
        if silent and silent[-1] == name:
            silent.pop()
    elif not tag.endswith("/>"):
        silent.append(name)


def _without_wiki(text: str) -> tuple[str, int]:
    """`[[Target|shown]]` as what it shows, and how many characters were links."""
    linked = 0

    def shown(match: re.Match[str]) -> str:
        nonlocal linked
        if match[1]:
            return ""
        words: str = match[3] or match[2].split("#")[0] or match[2].lstrip("#")
        linked += len(words)
        return words

    return _WIKI.sub(shown, text), linked
