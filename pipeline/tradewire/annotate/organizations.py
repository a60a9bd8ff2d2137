"""Organisations, agreements and laws as their names are built, whether a lexicon knows them or not.

A name is a run of capitalised words joined by "of", "for", "and" and the like. What it is
follows from its head: "… Council", "Bank of …", "… Motor", "… Holdings Ltd", "Treaty of …",
"… Act of 1990". Ministries are read in lower case too ("the finance ministry"), and deals
named by their parties ("the Geneva deal", "the EU-Chile pact").
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tradewire.annotate.names import GAP, INITIAL, UPPER, WORD, not_name
from tradewire.annotate.persons import Anchors
from tradewire.annotate.zones import Zones
from tradewire.lexicons.name_cues import name_cues

NameKind = Literal["organization", "company", "agreement", "law"]

_PART = rf"(?:{INITIAL}|{WORD})(?:['’]s?(?={GAP}[{UPPER}]))?"
_LINK = r"(?:of|for|on|in|to|and|&|de|do|da|dos|del|des|du|d['’]|y|e|und|et|von|van|[–—])"
_RUN = re.compile(rf"{_PART}(?:{GAP}(?:{_LINK}{GAP}(?:the{GAP}|its{GAP})?)?{_PART}|[–/-]{_PART}|,{GAP}(?:Inc|Ltd|LLC|PLC|S\.A)\b\.?){{0,14}}")
_TOKEN = re.compile(rf"(?:{INITIAL}|{WORD}|[\w&–—'’/-]+)")


@dataclass(frozen=True, slots=True)
class NameHit:
    """`text[start:end]` is built as the name of a `kind`; `weight` says how surely."""

    start: int
    end: int
    kind: NameKind
    weight: int


SURE, LIKELY = 6, 4


def find_built_names(text: str, zones: Zones, anchors: Anchors) -> list[NameHit]:
    """All names in `text` that are built like one of an organisation, agreement or law."""
    hits: list[NameHit] = []
    for match in _RUN.finditer(text):
        if not zones.is_silent(match.start()):
            hits.extend(_in_run(text, match.start(), match.end(), anchors))
    hits.extend(_ministries(text, zones))
    hits.extend(_accords(text, zones, anchors))
    hits.sort(key=lambda hit: (hit.start, -hit.end))
    return hits


@functools.cache
def _suffixes() -> frozenset[str]:
    """Legal forms of companies, lower case without dots."""
    try:
        from tradewire.lexicons.company_suffixes import company_suffixes
    except ImportError:
        return frozenset("ag inc corp ltd plc sa nv bv gmbh co bhd llc as a.ş aş spzoo oo limited kk pty".split())

    found: set[str] = set()
    for entry in company_suffixes():
        found.update(form.lower().replace(".", "").replace(" ", "") for form in entry.forms())
    return frozenset(found)


@functools.cache
def _head_kinds() -> dict[str, NameKind]:
    kinds: dict[str, NameKind] = {}
    for word in name_cues("company") | name_cues("media"):
        kinds[word] = "company"
    for word in name_cues("body"):
        kinds[word] = "organization"
    for word in name_cues("agreement"):
        kinds[word] = "agreement"
    for word in name_cues("law"):
        kinds[word] = "law"
    return kinds


def _in_run(text: str, start: int, end: int, anchors: Anchors) -> Iterator[NameHit]:
    tokens = [(m.start(), m.end(), text[m.start() : m.end()]) for m in _TOKEN.finditer(text, start, end)]
    stops = not_name()
    while tokens and tokens[0][2].lower() in stops:
        tokens.pop(0)
    # "China's Ministry of Commerce": whose it is is no part of the name.
    while len(tokens) > 1 and tokens[0][0] in anchors.by_start:
        owner = anchors.by_start[tokens[0][0]]
        if owner.kind not in ("country", "capital", "city", "bloc", "subdivision", "leader"):
            break
        if text[owner.end : owner.end + 2] not in ("'s", "’s"):
            break
        tokens = [t for t in tokens if t[0] >= owner.end + 2]
    if not tokens:
        return
    kinds = _head_kinds()
    bodies_of = name_cues("body_of") | name_cues("agreement")
    last = len(tokens) - 1
    for index in range(last, -1, -1):
        word = tokens[index][2].lower().rstrip("'’")
        legal = word.replace(".", "")
        if index and legal in _suffixes() and tokens[index][2][0] in UPPER:
            first = _first(text, tokens, index)
            stop = tokens[index][1] + (text[tokens[index][1] : tokens[index][1] + 1] == "." and "." in word)
            yield NameHit(tokens[first][0], stop, "company", SURE)
            last = index - 1
            continue
        kind = kinds.get(word)
        if kind is None or tokens[index][2][0] not in UPPER:
            continue
        following = tokens[index + 1][2] if index < len(tokens) - 1 else ""
        if following in ("of", "for", "on", "to", "de", "do", "del") and word in bodies_of and index + 1 <= last:
            first = _first(text, tokens, index, heading=True)
            yield NameHit(tokens[first][0], tokens[last][1], kind, SURE)
            last = first - 1
        elif index == last and index:
            first = _first(text, tokens, index)
            if first < index:
                yield NameHit(tokens[first][0], tokens[index][1], kind, LIKELY)
            last = first - 1
        if last < 0:
            return


def _first(text: str, tokens: list[tuple[int, int, str]], index: int, *, heading: bool = False) -> int:
    """Where the name that has its head at `index` starts: back over capitals and what links them."""
    first = index
    while first > 0:
        word = tokens[first - 1][2]
        if word[0] in UPPER and word.lower() not in not_name():
            first -= 1
        elif first > 1 and word in ("&", "of", "and", "for", "de", "do", "da", "del", "–") and not (
            heading and word == "and"
        ):
            if tokens[first - 2][2][0] not in UPPER:
                break
            first -= 1
        else:
            break
    while first < index and tokens[first][2][0] not in UPPER:
        first += 1
    return first


_TOPICS = "|".join(sorted((re.escape(w) for w in name_cues("topic")), key=len, reverse=True))
_OFFICES = "|".join(sorted((re.escape(w) for w in name_cues("ministry")), key=len, reverse=True))
_LOWER_MINISTRY = re.compile(rf"\b(?:{_TOPICS})(?:{GAP}and{GAP}(?:{_TOPICS}))?{GAP}(?:ministry|department)\b|\btariff{GAP}commission\b|\bcentral{GAP}bank\b")
_NAMED_MINISTRY = re.compile(
    rf"\b(?:Ministry|Department|Secretariat|Secretary|Office){GAP}(?:of|for){GAP}(?:the{GAP})?{WORD}(?:{GAP}{WORD}){{0,3}}"
    rf"(?:,{GAP}{WORD}(?:{GAP}{WORD}){{0,2}}){{1,6}},?{GAP}and{GAP}{WORD}(?:{GAP}{WORD}){{0,2}}"
)


def _ministries(text: str, zones: Zones) -> Iterator[NameHit]:
    for pattern, weight in ((_LOWER_MINISTRY, SURE), (_NAMED_MINISTRY, SURE + 1)):
        for match in pattern.finditer(text):
            if not zones.is_silent(match.start()):
                yield NameHit(match.start(), match.end(), "organization", weight)


_ACCORD_WORDS = "|".join(sorted((re.escape(w) for w in name_cues("accord")), key=len, reverse=True))
_ACCORD = re.compile(rf"{GAP}(?:[a-z-]+{GAP}){{0,2}}?(?:{_ACCORD_WORDS})\b")
_PAIR = re.compile(rf"[-–/](?=[{UPPER}])")


def _accords(text: str, zones: Zones, anchors: Anchors) -> Iterator[NameHit]:
    """Deals in lower case that are named by two parties or a place: "US-Chile trade deal", "Lima pact"."""
    for match in anchors.by_start.values():
        if zones.is_silent(match.start) or match.kind not in ("country", "adjective", "bloc", "city", "capital"):
            continue
        accord = _ACCORD.match(text, match.end)
        if accord is None:
            continue
        start = match.start
        partner = anchors.by_end.get(start - 1)
        paired = partner is not None and _PAIR.match(text, start - 1) is not None
        if paired and partner is not None:
            yield NameHit(partner.start, accord.end(), "agreement", SURE)
        elif match.kind in ("city", "capital") and accord[0].count(" ") == 1:
            yield NameHit(start, accord.end(), "agreement", SURE)


