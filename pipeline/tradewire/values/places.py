"""Where a text names countries, and the country of its dateline."""

from __future__ import annotations

import re
from collections import Counter

from tradewire.lexicons.currency_places import parts_of_countries, place_words, shared_names

# A class in front, so that the regex engine skips to it fast.
_START = re.compile(r"[A-ZÀ-Þ](?<!\w.)[\w.'’-]*")
_PART = re.compile(r"['’-]")
_HEAD = 1500  # a dateline stands in the first paragraphs
_LINE = 130  # a dateline is over within so many characters
_LONGEST_DATELINE = 4  # words of the place
_DATELINE_MARKS = ("—", "–", "--", "- ", ": ", "· ", "• ", "| ")
_EDITION = re.compile(r"[a-z]{2}[-_](?!US\b)([A-Z]{2})\b")  # en-US is what page templates come with
_DAY = r"(?:[A-Z][a-z]+\.? [0-9]{1,2}|[0-9]{1,2} [A-Z][a-z]+\.?)"
_DATELINE = re.compile(
    r"[ \t*_]{0,4}(?P<place>[A-ZÀ-Þ][A-Za-zÀ-ž.'’/ -]{1,40}?)(?P<tail>,[A-Za-zÀ-ž0-9 .,]{0,30})?[*_]{0,2}"
    rf"(?: ?\([A-Za-z /.]{{2,30}}\))?(?:, {_DAY})?[*_]{{0,2}} ?"
    rf"(?:—|–|--|-(?= )|:(?= )|[·•|](?= {_DAY}))"
)
# "February 3, 2026 - Lagos, Nigeria - Ministry of Trade": the head of a government's release.
_DATE_FIRST = re.compile(rf"[ \t*_]{{0,4}}{_DAY},? [0-9]{{4}} ?[—–-] ?")


def find_places(text: str) -> tuple[list[int], list[str]]:
    """Where countries are named, by their names, adjectives, capitals and well-known cities.

    Returns the positions in order, and the ISO 3166-1 alpha-2 code of each.
    """
    words = place_words()
    positions: list[int] = []
    codes: list[str] = []
    past = 0
    for match in _START.finditer(text):
        start = match.start()
        if start < past:
            continue
        word = match[0]
        rows = words.get(word)
        if rows is None:
            if word.isalpha() and not word.isupper():
                continue
            rows = _spelled_otherwise(word)
        for form, code in rows or ():
            end = start + len(form)
            piece = text[start:end]
            same = piece == form or (piece.isupper() and len(form) > 3 and piece == form.upper())
            if same and not text[end : end + 1].isalnum():
                positions.append(start)
                codes.append(code)
                past = end
                break
    return positions, codes


def _spelled_otherwise(word: str) -> tuple[tuple[str, str], ...] | None:
    """The forms that begin with a word as it is in "Canada's", "U.S.-made" and "OTTAWA"."""
    words = place_words()
    rows = words.get(_PART.split(word, maxsplit=1)[0].rstrip("."))
    if rows is None and word.isupper() and len(word) > 3:
        rows = words.get(word.title())
    return rows


def find_dateline(text: str) -> str | None:
    """The country of a dateline that opens one of the first paragraphs.

    "DELHI/AGRA, Feb 17:", "Moncton, N.B. · 4 June 2026", "May 4, 2026 - Ottawa - Finance Canada".
    """
    for line in text[:_HEAD].split("\n"):
        if not any(mark in line[:_LINE] for mark in _DATELINE_MARKS):
            continue
        dated = _DATE_FIRST.match(line)
        match = _DATELINE.match(line, dated.end() if dated is not None else 0)
        if match is None or len(match["place"].split()) > _LONGEST_DATELINE:
            continue
        code = _told_behind(match["tail"] or "") or _city(text, match["place"])
        if code is not None:
            return code
    return None


def _told_behind(tail: str) -> str | None:
    """The country that stands behind the town of a dateline, or whose part does: ", Ont., June 4"."""
    for piece in tail.split(","):
        words = piece.strip().rstrip(".")
        if words in parts_of_countries():
            return parts_of_countries()[words]
        codes = find_places(words)[1]
        if codes:
            return codes[0]
    return None


def _city(text: str, place: str) -> str | None:
    """The country of a dateline's place; of towns of one name the one whose country the text speaks of."""
    codes = find_places(place.replace("/", " "))[1]
    shared = shared_names().get(place.title() if place.isupper() else place)
    if shared is None:
        return codes[0] if codes else None
    named = Counter(find_places(text)[1])
    if codes:
        named[codes[0]] -= 1  # by the dateline itself
    return max(shared, key=lambda code: named[code])


def dateline_end(text: str, start: int, end: int) -> int | None:
    """Where the dateline ends that opens the paragraph `[start, end)` ("OSLO, May 3 -"), if one does.

    Either a day stands in it, or its place is in capitals before a dash: "OSLO: 5 %" is a label.
    """
    match = _dateline(text, start, end)
    return match.end() if match is not None else None


def dateline_place(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the place, or the places, of the dateline stand that opens the paragraph `[start, end)`."""
    match = _dateline(text, start, end)
    return match.span("place") if match is not None else None


def _dateline(text: str, start: int, end: int) -> re.Match[str] | None:
    match = _DATELINE.match(text, start, min(end, start + _LINE))
    if match is None or len(match["place"].split()) > _LONGEST_DATELINE:
        return None
    capitals = match["place"].isupper() and match[0][-1] != ":"
    dated = any(c.isdigit() for c in match[0])
    return match if capitals or dated else None


def edition_of(language: str | None) -> str | None:
    """The country whose readers a page is for, by its own language tag (BCP 47): "en-NZ"."""
    match = _EDITION.match(language or "")
    return match[1] if match is not None else None
