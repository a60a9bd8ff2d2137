"""Where a text names countries, and the country of its dateline."""

from __future__ import annotations

import re

from tradewire.lexicons.currency_places import place_words

# A class in front, so that the regex engine skips to it fast.
_START = re.compile(r"[A-ZÀ-Þ](?<!\w.)[\w.'’-]*")
_PART = re.compile(r"['’-]")
_HEAD = 1500  # a dateline stands in the first paragraphs
_LINE = 130  # a dateline is over within so many characters
_LONGEST_DATELINE = 4  # words of the place
_DAY = r"(?:[A-Z][a-z]+\.? [0-9]{1,2}|[0-9]{1,2} [A-Z][a-z]+\.?)"
_DATELINE = re.compile(
    r"[ \t*_]{0,4}(?P<place>[A-ZÀ-Þ][A-Za-zÀ-ž.'’/ -]{1,40}?)(?:,[A-Za-z0-9 .,]{0,30})?[*_]{0,2}"
    rf"(?: ?\([A-Za-z /.]{{2,30}}\))?(?:, {_DAY})?[*_]{{0,2}} ?(?:—|–|--|-(?= )|:(?= ))"
)


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
    """The country of a dateline that opens one of the first paragraphs ("DELHI/AGRA, Feb 17:")."""
    for line in text[:_HEAD].split("\n"):
        if not any(mark in line[:_LINE] for mark in ("—", "–", "--", "- ", ": ")):
            continue
        match = _DATELINE.match(line)
        if match is None:
            continue
        place = match["place"]
        codes = find_places(place.replace("/", " "))[1]
        if codes and len(place.split()) <= _LONGEST_DATELINE:
            return codes[0]
    return None


def dateline_end(text: str, start: int, end: int) -> int | None:
    """Where the dateline ends that opens the paragraph `[start, end)` ("OSLO, May 3 -"), if one does.

    Either a day stands in it, or its place is in capitals before a dash: "OSLO: 5 %" is a label.
    """
    match = _DATELINE.match(text, start, min(end, start + _LINE))
    if match is None or len(match["place"].split()) > _LONGEST_DATELINE:
        return None
    capitals = match["place"].isupper() and match[0][-1] != ":"
    dated = any(c.isdigit() for c in match[0])
    return match.end() if capitals or dated else None
