"""Organisations, agreements and laws as their names are built, whether a lexicon knows them or not.

A name is a run of capitalised words joined by "of", "for", "and" and the like. What it is
follows from its head: "… Council", "Bank of …", "… Motor", "… Holdings Ltd", "Treaty of …",
"… Act of 1990". Ministries are read in lower case too ("the finance ministry"), and deals
named by their parties ("the Geneva deal", "the EU-Chile pact").
"""

from __future__ import annotations

import functools
import re
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from tradewire.annotate.anchors import Anchors
from tradewire.annotate.built_name import LIKELY, SURE, NameHit, NameKind
from tradewire.annotate.company_names import find_company_names
from tradewire.annotate.names import GAP, UPPER, WORD, not_name
from tradewire.annotate.papers import PAPER, find_papers
from tradewire.annotate.short_bodies import find_short_bodies
from tradewire.annotate.zones import Zones
from tradewire.lexicons.company_suffixes import legal_forms
from tradewire.lexicons.name_cues import name_cues
from tradewire.lexicons.titles import titles_by_form

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
    for start, end in runs:
        words = text[start:end].split()
        if (
            len(words) > 1
            and any(map(_tells, words))
            and not zones.is_silent(start)
            and not zones.is_label(start)
        ):
            hits.extend(_in_run(text, start, end, anchors))
    hits.extend(find_company_names(text, zones, anchors, runs))
    hits.extend(find_short_bodies(text, zones, anchors, ministries))
    hits.extend(find_papers(text, zones, anchors))
    hits.sort(key=lambda hit: (hit.start, -hit.end))
    return hits


@functools.cache
def _head_kinds() -> dict[str, NameKind]:
    kinds: dict[str, NameKind] = {}
    for word in name_cues("company", "media"):
        kinds[word] = "company"
    for word in name_cues("body"):
        kinds[word] = "organization"
    for word in name_cues("agreement"):
        kinds[word] = "agreement"
    for word in name_cues("law"):
        kinds[word] = "law"
    return kinds


@functools.lru_cache(maxsize=65_536)
def _tells(word: str) -> bool:
    """Whether a word of a run can be the head of a name."""
    plain = word.lower().strip(",.'’").removesuffix("'s").removesuffix("’s")
    return plain in _head_kinds() or plain.replace(".", "") in legal_forms() or PAPER.match(word) is not None


def _in_run(text: str, start: int, end: int, anchors: Anchors) -> Iterator[NameHit]:
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
    nations = [m for m in anchors.by_start.values() if m.kind in ("country", "adjective", "bloc")]
    places = {m.start for m in nations} | {m.end for m in nations}
    kinds = _head_kinds()
    bodies_of = name_cues("body_of", "agreement", "law")
    last = len(tokens) - 1
    for index in range(last, -1, -1):
        if index > last:
            continue
        surface = tokens[index][2]
        if surface.endswith(("'s", "’s")) and surface[:-2].lower() in _OWN_OFFICES:
            # "the Finance Ministry's Customs Bureau": two bodies.
            first = _first(tokens, index, places)
            if first < index:
                yield NameHit(tokens[first][0], tokens[index][1] - 2, "organization", LIKELY)
            last = first - 1
            continue
        if surface[0] not in UPPER:
            continue
        word = surface.lower().rstrip("'’")
        if index and word.replace(".", "") in legal_forms():
            first = _first(tokens, index, places, legal=True)
            yield NameHit(tokens[first][0], _with_stop(text, tokens[index]), "company", SURE)
            last = first - 1
            continue
        if index and PAPER.match(surface) and surface[-1] in UPPER:
            first = _first(tokens, index, places)
            yield NameHit(tokens[first][0], tokens[index][1], "agreement", SURE)
            last = first - 1
            continue
        kind = kinds.get(word)
        if kind is None:
            continue
        following = tokens[index + 1][2] if index < last else ""
        governs = following in _OF and index + 1 < last and _opens_name(tokens, index + 2, stops)
        if governs and word in bodies_of:
            first = _first(tokens, index, places, heading=kind == "organization")
            if _belongs(tokens, first, bodies_of):
                continue  # "Fish Board of the State Council": one name, read at its first head
            if first < index and _told_with_place(tokens, index, last, anchors):
                yield NameHit(tokens[first][0], tokens[index][1], kind, LIKELY)
                last = first - 1
                continue
            end = tokens[_end(tokens, index, last)][1]
            tail = _LIST_TAIL.match(text, end) if last == len(tokens) - 1 else None
            yield NameHit(tokens[first][0], tail.end() if tail is not None else end, kind, SURE)
            last = first - 1
        elif index and (following == "" or following in _LINKS):
            first = _first(tokens, index, places)
            if _belongs(tokens, first, bodies_of):
                continue
            if (
                first < index
                and not _indefinite(text, tokens[first][0], tokens[index][1])
                and not _only_places(tokens, first, index, anchors)
                and not _only_fields(tokens, first, index)
            ):
                yield NameHit(tokens[first][0], tokens[index][1], kind, LIKELY)
                last = first - 1


def _opens_name(tokens: list[tuple[int, int, str]], at: int, stops: Container[str]) -> bool:
    """Whether what follows "of" or "on" goes on with the name: "Commission on Fish", not "… on Monday"."""
    while at < len(tokens) - 1 and tokens[at][2] in ("the", "its"):
        at += 1
    return tokens[at][2].lower() not in stops


def _told_with_place(tokens: list[tuple[int, int, str]], index: int, last: int, anchors: Anchors) -> bool:
    """Whether a city or state behind "of" says where the body is, as in "Growers Alliance of Santa Fe"."""
    if tokens[index][2].lower() in name_cues("placed_body"):
        return False
    known = anchors.by_start.get(tokens[index + 2][0])
    return (
        known is not None
        and known.kind in ("city", "capital", "subdivision")
        and known.end >= tokens[last][1]
    )


def _belongs(tokens: list[tuple[int, int, str]], first: int, bodies_of: Container[str]) -> bool:
    """Whether "of" and a body's head stand before the name that starts at `first`."""
    at = first - 1
    if at >= 1 and tokens[at][2] == "the":
        at -= 1
    return at >= 1 and tokens[at][2] == "of" and tokens[at - 1][2].lower() in bodies_of


_OF = frozenset({"of", "for", "on", "to", "de", "do", "del"})
_LINKS = frozenset({*_OF, "in", "and", "&", "da", "dos", "des", "du", "y", "e", "und", "et", "the", "its"})
_INSIDE = frozenset({"&", "and", "de", "do", "da", "dos", "des", "del", "du", "y", "e", "und", "et"})


def _tokens(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """The words of a run as `(start, end, word)`, without a possessive 's and closing commas."""
    tokens: list[tuple[int, int, str]] = []
    for match in _TOKEN.finditer(text, start, end):
        word = match[0].rstrip(",")
        tokens.append((match.start(), match.start() + len(word), word))
    return tokens


def _without_owner(
    text: str, tokens: list[tuple[int, int, str]], anchors: Anchors
) -> list[tuple[int, int, str]]:
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


def _with_stop(text: str, token: tuple[int, int, str]) -> int:
    """The end of a legal form, with the full stop that belongs to it ("A.Ş.", "Sp. z o.o.")."""
    inside = "." in token[2].rstrip(".")
    return token[1] + (inside and text[token[1] : token[1] + 1] == ".")


_BASED = re.compile(r"-(?:based|born|owned|led|backed|listed)$")


def _only_places(tokens: list[tuple[int, int, str]], first: int, index: int, anchors: Anchors) -> bool:
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


def _only_fields(tokens: list[tuple[int, int, str]], first: int, index: int) -> bool:
    """Whether a name in "… Manufacturing" is made of fields of policy alone ("Trade and Manufacturing")."""
    words = [tokens[at][2].lower() for at in range(first, index) if tokens[at][2][0] in UPPER]
    return tokens[index][2].lower() in name_cues("company") and all(w in name_cues("topic") for w in words)


def _end(tokens: list[tuple[int, int, str]], index: int, last: int) -> int:
    """The last word of a name with its head at `index` and "of" behind it."""
    # "Council of Ministers in Geneva", "Ministry of Trade and Kitano Motor": up to a new start.
    for at in range(index + 2, last + 1):
        word = tokens[at][2]
        title = titles_by_form().get(word.lower())
        if word[0] in UPPER and (
            word.lower() in not_name() or (title and title.kind in ("head", "corporate"))
        ):
            return at - 1  # "Council of Textile Makers President Ana Ruiz"
        if word in ("in", "to") and at > index + 2:
            return at - 1
    while tokens[last][2][0] not in UPPER:
        last -= 1
    return last


_OWN_OFFICES = frozenset(
    {"ministry", "department", "commission", "parliament", "bank", "council", "government"}
)


def _first(
    tokens: list[tuple[int, int, str]],
    index: int,
    places: Container[int],
    *,
    heading: bool = False,
    legal: bool = False,
) -> int:
    """Where the name that has its head at `index` starts: back over capitals and what links them."""
    first = index
    stops = not_name()
    office = tokens[index][2].lower() == "office"
    while first > 0:
        word = tokens[first - 1][2]
        if word.endswith(("'s", "’s")) and not office:
            # "the Finance Ministry's Customs Bureau", "Ana Ruiz's Alpstahl AG", but "Moody's Service"
            owned = word[:-2].lower() in _OWN_OFFICES or (first > 1 and tokens[first - 2][2][0] in UPPER)
            owned = owned or tokens[first - 1][0] in places
            if owned:
                break
        if word[0] in UPPER and word.lower() not in stops:
            first -= 1
        elif legal and word == "of" and first > 1 and tokens[first - 2][2].lower() in _head_kinds():
            first -= 2
        elif (
            word in _INSIDE
            and not (heading and word == "and")
            and first > 1
            and tokens[first - 2][2][0] in UPPER
        ):
            if word == "and" and (tokens[first][0] in places or tokens[first - 2][1] in places):
                break  # "U.S. Congress and Canadian Parliament"
            if word == "and" and _two_names(tokens, first):
                break
            first -= 2
        else:
            break
    return first


def _two_names(tokens: list[tuple[int, int, str]], first: int) -> bool:
    """Whether "and" before `first` links two names, as in "Norrmalm Metals and Lund Stainless".

    The first has a head and a word before it; the second opens with no head, as the second
    field of one name does ("Peru Oil and Gas Institute").
    """
    heads = _head_kinds()
    if tokens[first - 2][2].lower().replace(".", "") in legal_forms():
        return True
    if first < 3 or tokens[first - 2][2].lower() not in heads or tokens[first - 3][2][0] not in UPPER:
        return False
    word = tokens[first][2].lower()
    return word not in heads and word not in name_cues("topic", "business")
