"""Plain text: paragraphs, headings, lists and tables, from line breaks and marks people type."""

from __future__ import annotations

import re

from tradewire.layout.boilerplate import is_furniture
from tradewire.layout.bylines import read_byline
from tradewire.layout.draft import Draft, clean
from tradewire.layout.text_tables import TextTables
from tradewire.layout.wrapping import Wrapping, find_wrapping, indentation, join_lines

_BULLET = re.compile(r"\s{0,40}(?:[*•‣▪●◦·-]|–)\s{1,8}(?=\S)")
_NUMBER = re.compile(r"\s{0,40}\(?(\d{1,2})[.)]\s{1,8}(?=\S)")
_RULE = re.compile(r"\s*[-=_*~#+]{3,}\s*$|\s*(?:[*-] ){2,}[*-]\s*$")
_UNDERLINE = re.compile(r"(={3,}|-{3,}|~{3,})\s*$")
_SENTENCE_END = re.compile(r"[.!,;…][\"'”’»)\]]*$")
_QUOTED = re.compile(r"[\"“].{0,200}[\"”]$")
# "ANKARA, May 14 - ", "WASHINGTON/TOKYO (Wire) -- ": capitals first, a dash or colon behind.
_DATELINE = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ .'/-]{2,60}(?:[,(][^—–:]{0,60})?\s?(?:[—–:]|--?)\s")
_ANNOUNCES = (":", "--", "—", "–")
_HEADING_CHARS, _HEADING_WORDS = 100, 14
_TITLE_CHARS = 220
_TOP = 4  # blocks


def plain_drafts(text: str) -> list[Draft]:
    """The drafts of a plain text; the first is a level 1 heading where the text has a headline."""
    # Archives have carriage returns that were once made visible.
    lines = [line.removesuffix("^M") for line in text.split("\n")] if "^M" in text else text.split("\n")
    drafts: list[Draft] = []
    pieces = _pieces(lines)
    wrapping = find_wrapping([piece for piece in pieces if isinstance(piece, list)])
    numbered = _has_numbered_list(lines)
    for piece in pieces:
        if isinstance(piece, Draft):
            drafts.append(piece)
        elif piece:
            _paragraphs(piece, wrapping, numbered, drafts)
    _find_headings(drafts)
    return drafts


def _pieces(lines: list[str]) -> list[list[str] | Draft]:
    """Runs of lines without a blank one, and the tables between them, in order."""
    pieces: list[list[str] | Draft] = []
    run: list[str] = []
    tables = TextTables(lines)
    at = 0
    while at < len(lines):
        line = lines[at]
        if not line.strip():
            pieces.append(run)
            run = []
            at += 1
            continue
        found = tables.at(at)
        if found:
            table, at = found
            pieces += [run, Draft("table", "", table=table)]
            run = []
            continue
        run.append(line.expandtabs(4) if "\t" in line else line)
        at += 1
    pieces.append(run)
    return [piece for piece in pieces if piece]


def _has_numbered_list(lines: list[str]) -> bool:
    """Whether two lines are numbered in a row ("1." and later "2."), so numbers are list marks."""
    last = 0
    for line in lines:
        match = _NUMBER.match(line)
        if match:
            number = int(match[1])
            if last and number == last + 1:
                return True
            last = number
    return False


def _paragraphs(lines: list[str], wrapping: Wrapping, numbered: bool, drafts: list[Draft]) -> None:
    """Append the paragraphs and list items of one run of lines."""
    after_blank = True
    open_lines: list[str] = []
    item_level: int | None = None
    indents: list[int] = []

    def close() -> None:
        nonlocal after_blank
        text = clean(join_lines(open_lines))
        if text:
            kind: Draft = (
                Draft("list_item", text, item_level, after_blank=after_blank)
                if item_level
                else Draft("paragraph", text, after_blank=after_blank)
            )
            drafts.append(kind)
            after_blank = False
        open_lines.clear()

    for line in lines:
        if _RULE.match(line):
            underline = _UNDERLINE.match(line.strip())
            is_heading = underline and len(open_lines) == 1 and item_level is None
            close()
            if is_heading and drafts:
                drafts[-1].kind = "heading"
                drafts[-1].level = 1 if underline and underline[1][0] == "=" else 2
            item_level = None
            continue
        mark = _BULLET.match(line) or (_NUMBER.match(line) if numbered else None)
        if mark:
            close()
            indent = indentation(line)
            while indents and indents[-1] > indent:
                indents.pop()
            if not indents or indents[-1] < indent:
                indents.append(indent)
            item_level = len(indents)
            open_lines.append(line[mark.end() :])
        elif (item_level and open_lines and indentation(line) > indents[-1]) or (
            open_lines and wrapping.joins(open_lines[-1], line)
        ):
            open_lines.append(line)
        else:
            close()
            item_level = None
            open_lines.append(line)
    close()


def _find_headings(drafts: list[Draft]) -> None:
    for at, draft in enumerate(drafts[:-1]):
        following = drafts[at + 1]
        if draft.kind != "paragraph" or is_furniture(draft) or _is_byline(draft.text, at):
            continue
        if (_looks_like_title if at == 0 else _looks_like_heading)(draft, following):
            draft.kind = "heading"
            draft.level = 2 if at else 1


def _is_byline(text: str, at: int) -> bool:
    """Whether a line says who wrote or when, or at the top what kind of article it is ("Exclusive")."""
    byline = read_byline(text)
    return byline is not None and bool(byline.authors or byline.published or 0 < at < _TOP)


def _looks_like_title(draft: Draft, following: Draft) -> bool:
    text = draft.text
    if len(text) > _TITLE_CHARS or _SENTENCE_END.search(text) or not _opens_well(text):
        return False
    if text.endswith(_ANNOUNCES) or following.text[:1].islower():
        return False
    if following.kind == "table":
        return len(text) <= _HEADING_CHARS
    if following.kind == "heading":
        return following.level != 1
    return (
        following.after_blank
        or bool(_DATELINE.match(following.text))
        or len(following.text) > 1.3 * len(text)
    )


def _looks_like_heading(draft: Draft, following: Draft) -> bool:
    text = draft.text
    words = text.split()
    if len(text) > _HEADING_CHARS or len(words) > _HEADING_WORDS or _SENTENCE_END.search(text):
        return False
    if not _opens_well(text) or _QUOTED.match(text) or _DATELINE.match(text + " "):
        return False
    if following.text[:1].islower():
        return False
    if text.endswith(":"):
        titled = text.isupper() or sum(word[:1].isupper() for word in words) > 0.6 * len(words)
        return titled and len(words) <= 6 and following.kind in ("list_item", "table")
    if following.kind in ("list_item", "table"):
        return True
    return following.kind == "paragraph" and len(following.text) > max(len(text), 40)


def _opens_well(text: str) -> bool:
    """Whether `text` begins like a heading (a capital, a figure, a quotation mark) and holds letters."""
    first = text.lstrip("\"'“‘«(¿¡[")[:1]
    return (
        bool(first)
        and not first.islower()
        and (first.isalnum() or first in "$€£¥₹#")
        and any(map(str.isalpha, text))
    )
