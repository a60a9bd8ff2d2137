"""Datelines and bylines: where and when a story says that it was written.

A dateline opens a newswire story: "OSLO, May 14 -", "(Reuters) -", "GENEVA | 3 June 2025". A
byline is a line of its own near the top: "Published: 3 June 2025", "June 3, 2025".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tradewire.values.dates.edtf import to_day
from tradewire.values.dates.words import DASH, SPACE, W

_TOP = 1500
"""Datelines are looked for in this many first characters: a headline and a summary may come first."""

_CAPITALS = r"[A-ZÀ-ÖØ-Þİ][A-ZÀ-ÖØ-Þİ.'\u2019]{1,24}"
_PLACE = rf"{_CAPITALS}(?:(?:{SPACE}|[-/]){_CAPITALS}){{0,4}}"
_REGION = rf"(?:,{W}[A-Z][A-Za-zÀ-ÿ.]{{1,20}}(?:{W}[A-Z][A-Za-z.]{{1,20}})?)"
_LINE = re.compile(
    rf"(?:^|(?<=\n))[*_]{{0,2}}(?P<place>{_PLACE})[*_]{{0,2}}(?P<region>{_REGION}(?![A-Za-zÀ-ÿ.])(?!{W}\d))?"
    rf"(?P<rest>[^\n|\u2014\u2013:(]{{0,34}}?(?:{SPACE}?\([A-Z][^()\n]{{1,40}}\))?)[*_]{{0,2}}"
    rf"{SPACE}{{0,2}}(?:{SPACE}-{{1,2}}|[\u2013\u2014|:]|(?=\n|$)){SPACE}{{0,2}}(?P<after>[^\n.]{{0,40}})"
)
_AGENCY = re.compile(
    rf"(?:^|(?<=\n))\((?P<agency>[A-Z][A-Za-z .]{{1,30}})\){SPACE}{{0,2}}{DASH}{{1,2}}{SPACE}"
)
_LABEL = re.compile(
    r"(?:^|[|\u00b7\u2022,.;]\s?)(?:(?:first |last )?(?:published|printed|updated|revised|amended)"
    r"|posted|issued|compiled|released?|dated?|filed|for immediate release|as (?:of|at))"
    r"(?: in [A-Z][a-z]+)?(?: on| at)?\s?[:|-]?\s?",
    re.ASCII | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: `[start, end)` in code points, its place, and its date as written (either may lack)."""

    start: int
    end: int
    place: str | None
    agency: str | None
    date: str | None


def find_dateline(text: str) -> Dateline | None:
    """The dateline of an article, None where it has none.

    >>> find_dateline("OSLO, May 14 - Norway said").place
    'OSLO'
    """
    from tradewire.values.dates.find import find_dates

    top = text[:_TOP]
    for match in _LINE.finditer(top):
        rest = match["rest"]
        low = match.start("rest")
        found = find_dates(top[low : match.end("rest")]) or find_dates(rest)
        piped = top[match.end("rest") : match.start("after")].strip() in ("|", "\u00b7")
        after = find_dates(match["after"]) if piped else []
        agency = re.search(r"\(([^()]+)\)", rest)
        other = rest.strip(" ,*_")
        plain = not other or agency is not None
        if found:
            return Dateline(match.start(), match.end("rest"), match["place"], _group(agency), found[0].text)
        if after and after[0].start == 0 and not other:
            end = match.start("after") + after[0].end
            return Dateline(match.start(), end, match["place"], _group(agency), after[0].text)
        if plain and not piped and match["after"] and match.end("rest") < len(top) and not _is_label(match):
            return Dateline(match.start(), match.end("rest"), match["place"], _group(agency), None)
    alone = _AGENCY.search(top)
    if alone is not None:
        return Dateline(alone.start(), alone.end("agency") + 1, None, alone["agency"], None)
    return None


def _group(match: re.Match[str] | None) -> str | None:
    return None if match is None else match[1]


def _is_label(match: re.Match[str]) -> bool:
    """ "BACKGROUND: the duty", "NOTE - …": a label, no place; a dateline has a dash and no colon."""
    return ":" in match.string[match.end("rest") : match.start("after")]


def dateline_anchor(text: str) -> str | None:
    """The ISO day that an article's dateline or byline gives with its year, else None.

    A line counts as a byline if it is short, near the top, and holds a whole date alone, behind a
    label ("Published", "Updated"), or at its end behind a mark ("A weekend essay, 3 October 2026").
    """
    from tradewire.values.dates.find import find_dates

    line = find_dateline(text)
    if line is not None and line.date:
        value = next((date.value for date in find_dates(line.date)), None)
        if value is not None and len(value) == 10:
            return value
    rows = [row.strip(" *_\t") for row in text[:_TOP].splitlines() if row.strip(" *_\t")]
    for line_number, row in enumerate(rows[:_BYLINES]):
        if not 8 <= len(row) <= 100:
            continue
        for date in find_dates(row):
            if date.value is None or len(date.value) != 10 or to_day(date.value) is None:
                continue
            head, tail = row[: date.start], row[date.end :]
            alone = not head.strip(" ,|-\u2013\u2014\u00b7()") or _LABEL.search(head) is not None
            row_of_table = "%" in row or row.startswith("|")
            if _is_marked(head, tail) and line_number < _FIRST_LINES and not row_of_table:
                return date.value
            labelled = any(label.end() == len(head) for label in _LABEL.finditer(head))
            if labelled and tail.startswith("."):
                return date.value  # "Compiled by the desk. Last revised 20 February 2026."
            if (
                (alone or _is_byline(head))
                and len(tail) <= 40
                and not re.search(r"[.!?]$|[a-z] [a-z]{2,} [a-z]", tail)
            ):
                return date.value
    return None


_BYLINES = 16
_FIRST_LINES = 6  # a title, a summary, and what stands between them and the text
_MARKED = re.compile(r"(?:^|[|,.\u00b7\u2022\u2013\u2014-]) ?$")
_ASIDE = re.compile(r"\)?\.?(?: ?[|\u00b7\u2022\u2013\u2014-] ?.{0,30}[^.])?$")


def _is_marked(head: str, tail: str) -> bool:
    """Whether a date ends its line behind a mark, but for an aside: "Issue 8 | 3 June 2025 | free"."""
    return _MARKED.search(head) is not None and _ASIDE.match(tail) is not None


def _is_byline(head: str) -> bool:
    return (
        re.match(r"(?:By|From) [A-Z][^.!?]{1,60}[|,\u2013\u2014\u00b7-]\s?$", head.strip() + " ") is not None
    )
