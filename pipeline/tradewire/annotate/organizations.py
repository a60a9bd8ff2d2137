"""Organisations, agreements and laws as their names are built, whether a lexicon knows them or not.

A name is a run of capitalised words joined by "of", "for", "and" and the like. What it is
follows from its head: "… Council", "Bank of …", "… Motor", "… Holdings Ltd", "Treaty of …",
"… Act of 1990". Ministries are read in lower case too ("the finance ministry"), and deals
named by their parties ("the Geneva deal", "the EU-Chile pact").
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tradewire.annotate.anchors import Anchors
from tradewire.annotate.built_name import LIKELY, SURE, NameHit
from tradewire.annotate.company_names import find_company_names
from tradewire.annotate.name_edges import (
    OWN_OFFICES,
    Token,
    belongs,
    first_of,
    head_kinds,
    last_of,
    opens_name,
    told_with_place,
)
from tradewire.annotate.names import GAP, UPPER, WORD, not_name
from tradewire.annotate.papers import PAPER, find_papers
from tradewire.annotate.short_bodies import find_short_bodies
from tradewire.annotate.zones import Zones
from tradewire.lexicons.company_suffixes import legal_forms
from tradewire.lexicons.name_cues import name_cues

_TOKEN = re.compile(r"[^\s]+")


def find_built_names(
    text: str,
    zones: Zones,
    anchors: Anchors,
    runs: Sequence[tuple[int, int]],
    ministries: Sequence[tuple[int, int]],
) -> list[NameHit]:
    """All names in `text` that are built like one of an organisation, agreement or law."""
    hits: list[NameHit] = []
    nations = [m for m in anchors.by_start.values() if m.kind in ("country", "adjective", "bloc")]
    places = frozenset({m.start for m in nations} | {m.end for m in nations})
    for start, end in runs:
        words = text[start:end].split()
        if (
            len(words) > 1
            and any(map(_tells, words))
            and not zones.is_silent(start)
            and not zones.is_label(start)
        ):
            hits.extend(_in_run(text, start, end, anchors, places))
    hits.extend(find_company_names(text, zones, anchors, runs))
    hits.extend(find_short_bodies(text, zones, anchors, ministries))
    hits.extend(find_papers(text, zones, anchors))
    hits.sort(key=lambda hit: (hit.start, -hit.end))
    return hits


@functools.lru_cache(maxsize=65_536)
def _tells(word: str) -> bool:
    """Whether a word of a run can be the head of a name."""
    plain = word.lower().strip(",.'’").removesuffix("'s").removesuffix("’s")
    return plain in head_kinds() or plain.replace(".", "") in legal_forms() or PAPER.match(word) is not None


def _in_run(text: str, start: int, end: int, anchors: Anchors, places: frozenset[int]) -> Iterator[NameHit]:
    tokens = _tokens(text, start, end)
    stops = not_name()
    if len(tokens) > 2 and tokens[0][2].lower() in name_cues("opener") and tokens[1][2] in _LINKS:
        tokens = tokens[2:]  # "Officials of the Fish Board"
    while tokens and tokens[0][2].lower() in stops:
        tokens.pop(0)
    based = next((at for at in range(len(tokens) - 1, -1, -1) if _BASED.search(tokens[at][2])), -1)
    tokens = tokens[based + 1 :]
    tokens = _without_owner(text, tokens, anchors)
    # "Tariff Adjustments for Partners" is the title of a paper.
    if any(a[2].lower() in name_cues("no_body") and b[2] in _LINKS for a, b in pairwise(tokens)):
        return
    kinds = head_kinds()
    listed = text[start - 2 : start] == ", " and text[start - 3 : start - 2].isalnum()
    bodies_of = name_cues("body_of", "agreement", "law")
    last = len(tokens) - 1
    for index in range(last, -1, -1):
        if index > last:
            continue
        surface = tokens[index][2]
        if surface.endswith(("'s", "’s")) and surface[:-2].lower() in OWN_OFFICES:
            # "the Finance Ministry's Customs Bureau": two bodies.
            first = first_of(tokens, index, places)
            if first < index:
                yield NameHit(tokens[first][0], tokens[index][1] - 2, "organization", LIKELY)
            last = first - 1
            continue
        if surface[0] not in UPPER:
            continue
        word = surface.lower().rstrip("'’")
        if index and word.replace(".", "") in legal_forms():
            first = first_of(tokens, index, places, legal=True, listed=listed)
            yield NameHit(tokens[first][0], _with_stop(text, tokens[index]), "company", SURE)
            last = first - 1
            continue
        if index and PAPER.match(surface) and surface[-1] in UPPER:
            first = first_of(tokens, index, places)
            yield NameHit(tokens[first][0], tokens[index][1], "agreement", SURE)
            last = first - 1
            continue
        kind = kinds.get(word)
        if kind is None:
            continue
        following = tokens[index + 1][2] if index < last else ""
        governs = following in _OF and index + 1 < last and opens_name(tokens, index + 2, stops)
        if governs and word in bodies_of:
            first = first_of(tokens, index, places, heading=kind == "organization")
            if belongs(tokens, first, bodies_of):
                continue  # "Fish Board of the State Council": one name, read at its first head
            if first < index and told_with_place(tokens, index, last, anchors):
                yield NameHit(tokens[first][0], tokens[index][1], kind, LIKELY)
                last = first - 1
                continue
            end = tokens[last_of(tokens, index, last, anchors)][1]
            tail = _LIST_TAIL.match(text, end) if last == len(tokens) - 1 else None
            yield NameHit(tokens[first][0], tail.end() if tail is not None else end, kind, SURE)
            last = first - 1
        elif index and (following == "" or following in _LINKS):
            first = first_of(tokens, index, places, listed=listed and kind == "company")
            if belongs(tokens, first, bodies_of):
                continue
            if (
                first < index
                and not _indefinite(text, tokens[first][0], tokens[index][1])
                and not _only_places(tokens, first, index, anchors)
                and not _only_fields(tokens, first, index)
            ):
                yield NameHit(tokens[first][0], tokens[index][1], kind, LIKELY)
                last = first - 1


_OF = frozenset({"of", "for", "on", "to", "de", "do", "del"})
_LINKS = frozenset({*_OF, "in", "and", "&", "da", "dos", "des", "du", "y", "e", "und", "et", "the", "its"})


def _tokens(text: str, start: int, end: int) -> list[Token]:
    """The words of a run as `(start, end, word)`, without a possessive 's and closing commas."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        word = match[0].rstrip(",")
        tokens.append((match.start(), match.start() + len(word), word))
    return tokens


def _without_owner(text: str, tokens: list[Token], anchors: Anchors) -> list[Token]:
    """`tokens` without a place and its possessive at the front: "China's Ministry of Commerce"."""
    while len(tokens) > 1 and tokens[0][0] in anchors.by_start:
        owner = anchors.by_start[tokens[0][0]]
        if owner.kind == "leader" and len(tokens) == 2 and tokens[1][2].lower() in name_cues("common_head"):
            return tokens[1:]  # "the Reagan Treasury"
        if owner.kind not in _OWNERS or text[owner.end : owner.end + 2] not in ("'s", "’s"):
            break
        tokens = [t for t in tokens if t[0] >= owner.end + 2]
    return tokens


_OWNERS = frozenset({"country", "capital", "city", "bloc", "subdivision", "leader"})


def _with_stop(text: str, token: Token) -> int:
    """The end of a legal form, with the full stop that belongs to it ("A.Ş.", "Sp. z o.o.")."""
    inside = "." in token[2].rstrip(".")
    return token[1] + (inside and text[token[1] : token[1] + 1] == ".")


_BASED = re.compile(r"-(?:based|born|owned|led|backed|listed)$")


def _only_places(tokens: list[Token], first: int, index: int, anchors: Anchors) -> bool:
    """Whether all before the head are places and nationalities: "U.S. Steel" can be any steel."""
    if tokens[index][2].lower() not in name_cues("company"):
        return False
    known = anchors.by_start.get(tokens[first][0])
    return known is not None and known.kind in (*_OWNERS, "adjective") and known.end >= tokens[index - 1][1]


# "Ministry of Trade, Mines and Energy", "Agreement on Fair, Free and Open Trade"
_LIST_TAIL = re.compile(
    rf"(?:,{GAP}{WORD}(?:{GAP}{WORD}){{0,2}}){{1,6}},?{GAP}and{GAP}{WORD}(?:{GAP}{WORD}){{0,2}}"
)


_ARTICLE = re.compile(rf"\b[Aa]n?{GAP}$")
_CLOSED = re.compile(r"[.,;:)]|$")


def _indefinite(text: str, start: int, end: int) -> bool:
    """Whether a name stands as one of its kind: "as a Foreign Terrorist Organization."."""
    return (
        _ARTICLE.search(text, max(0, start - 4), start) is not None and _CLOSED.match(text, end) is not None
    )


def _only_fields(tokens: list[Token], first: int, index: int) -> bool:
    """Whether a name in "… Manufacturing" is made of fields of policy alone ("Trade and Manufacturing")."""
    words = [tokens[at][2].lower() for at in range(first, index) if tokens[at][2][0] in UPPER]
    return tokens[index][2].lower() in name_cues("company") and all(w in name_cues("topic") for w in words)
