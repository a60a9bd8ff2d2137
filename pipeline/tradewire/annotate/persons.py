"""People as the text introduces them: a title beside a name, or an honorific before it.

The constructions, each a vote for "this name is a person":

- title, then name: "Trade Minister Ana Ruiz", "President Lincoln", "economist Jo Park"
- title, comma, name: "its founder, Ana Ruiz, said", "Minister of Trade, Ms Ana Ruiz"
- name, comma, title: "Ana Ruiz, director of the port,", "Ana Ruiz, Peru's trade minister"
- a verb of saying beside a name of two words or more: "said Ana Ruiz, who", "Ana Ruiz said";
  it says more where the name has a given name
- "who" behind a name of two words or more: "Ana Ruiz, who packs pears,"
- a name of two words whose second stands alone later, as surnames do: "Ana Ruiz packs … Ruiz is";
  without a given name it takes two such places
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

import ahocorasick

from tradewire.annotate.anchors import Anchors
from tradewire.annotate.gazetteer import fold
from tradewire.annotate.names import (
    GAP,
    PERSON_NAME,
    UPPER,
    acts,
    like_person,
    not_name,
    opens_sentence,
    trim_name,
    words_of,
)
from tradewire.annotate.offices import PersonHit, person_hit
from tradewire.annotate.positions import places_of
from tradewire.annotate.zones import Zones
from tradewire.lexicons.company_suffixes import legal_forms
from tradewire.lexicons.given_names import is_given_name
from tradewire.lexicons.name_cues import name_cues
from tradewire.lexicons.products import product_of
from tradewire.lexicons.titles import Title, titles_by_form

# How much a construction says; a name needs 2 to count as a person.
TITLED, APPOSED, SPOKE = 4, 3, 3
# "said Ana Ruiz" is SPOKE; "Ana Ruiz said", as firms do too, says less without a given name.
_LETTERS = 3  # titles of so few letters are printed with a capital ("PM", "MEP", "Rep")
_MAYBE = 1  # "a miller, Khon Foods" may be a company

_NAME = re.compile(PERSON_NAME)
_NAME_THEN = re.compile(rf"{GAP}?({PERSON_NAME})")
_COMMA_NAME = re.compile(
    rf"(?:{GAP}(?:of|for|at|in){GAP}[^,;:.\n|()]{{1,70}})?,{GAP}({PERSON_NAME})(?=[,.;:)\"”]|{GAP}(?:who|told|said)|$)"
)
# "Ana Ruiz, the ministry's chief negotiator": up to six words between the comma and the title.
_NAME_COMMA = re.compile(rf"({PERSON_NAME}),{GAP}(?:(?!\w*[a-z]\.{GAP})[\w.'’&-]+{GAP}){{0,6}}$")
_GOVERNED = re.compile(r"\b(?:of|for|the|in|to|at|from)\s$")  # "the Council for Rural Affairs, the director"
_WINDOW = 130  # characters looked at before a title
_SAID_AFTER = re.compile(
    rf",?{GAP}(?:said|says|told|added|adds|wrote|warned|noted|argued|replied|conceded|insisted)\b"
)
_SAID_BEFORE = re.compile(rf"\b(?:(?:said|says|added|adds|wrote|warned)|(?P<told>told|asked)){GAP}$")
_SAID_ENDS = frozenset("dse")
# Behind plurals and modal verbs "who" is said of firms and peoples too.
_WHO = re.compile(rf",?{GAP}who{GAP}(?!(?:would|will|should|must|are|were|have){GAP})")
_TIED = re.compile(rf"{GAP}(?:of|from|at|in){GAP}")  # "said Ana Ruiz of Norrmalm"
_OWNS = re.compile(r"['’]s?(?!\w)")
_CLOSED = re.compile(rf"[,.;:\"”]|{GAP}(?:who|of|from|in|at)\b")


@functools.cache
def _title_automaton() -> Any:
    automaton = ahocorasick.Automaton()
    for form, title in titles_by_form().items():
        folded = fold(form).strip()
        automaton.add_word(f" {folded} ", (len(folded), title))
    automaton.make_automaton()
    return automaton


def find_titles(text: str) -> list[tuple[int, int, Title]]:
    """The titles in `text` as `(start, end, title)`, longest first where they overlap."""
    found: list[tuple[int, int, Title]] = []
    for last, (length, title) in _title_automaton().iter(f" {fold(text)} "):
        start, end = last - length - 1, last - 1
        if length <= _LETTERS and text[start:end].islower():
            continue  # "5:02 pm"
        if text[end : end + 1] == "." and title.kind in ("honorific", "office") and length <= 4:
            end += 1
        while found and found[-1][0] >= start:
            found.pop()
        if not found or found[-1][1] <= start:
            found.append((start, end, title))
    return found


def find_persons(
    text: str, zones: Zones, anchors: Anchors, runs: Sequence[tuple[int, int]]
) -> list[PersonHit]:
    """All places where `text` introduces a person, by position; silent zones introduce nobody."""
    hits: list[PersonHit] = []
    for start, end, title in find_titles(text):
        known = anchors.by_start.get(start)
        if zones.is_silent(start) or "\n" in text[start:end] or (known is not None and known.end > end):
            continue  # "Prince George" is a city
        hits.extend(_by_title(text, start, end, title, anchors))
    hits.extend(_by_speech(text, zones, anchors, runs))
    hits.extend(_by_relative(text, zones, anchors, runs))
    hits.extend(_by_surname(text, zones, anchors, runs))
    hits.extend(_by_government(text, zones, anchors))
    hits.sort(key=lambda hit: (hit.start, -hit.weight))
    return hits


def _by_title(text: str, start: int, end: int, title: Title, anchors: Anchors) -> Iterator[PersonHit]:
    after = (
        _NAME_THEN.match(text, end)
        if text[end : end + 1].isspace() and "\n" not in text[end : end + 1]
        else None
    )
    if after is not None:
        name = _checked(text, after.start(1), after.end(1), title, anchors)
        if name is not None:
            weight = TITLED if _of_people(title, text[name[0] : name[1]]) else _MAYBE
            yield person_hit(text, name, weight, (start, end), title, anchors)
            return
    if title.kind == "honorific":
        return
    apposed = _COMMA_NAME.match(text, end)
    if apposed is not None:
        name = _checked(text, apposed.start(1), apposed.end(1), title, anchors, apposed=True)
        if name is not None:
            weight = APPOSED if _of_people(title, text[name[0] : name[1]]) else _MAYBE
            yield person_hit(text, name, weight, (start, end), title, anchors)
    before = text[max(0, start - _WINDOW) : start]
    line = max(before.rfind("\n"), before.rfind("|")) + 1
    for match in _NAME_COMMA.finditer(before, line):
        offset = start - len(before)
        if _GOVERNED.search(text, max(0, offset + match.start(1) - 8), offset + match.start(1)):
            continue
        name = _checked(text, offset + match.start(1), offset + match.end(1), title, anchors, apposed=True)
        if name is not None:
            weight = APPOSED if _of_people(title, text[name[0] : name[1]]) else _MAYBE
            yield person_hit(text, name, weight, (start, end), title, anchors)


def _by_speech(
    text: str, zones: Zones, anchors: Anchors, runs: Sequence[tuple[int, int]]
) -> Iterator[PersonHit]:
    titled = titles_by_form()
    for first, last in runs:
        if _SAID_AFTER.match(text, last):
            cut = text.rfind(" and ", first, last)
            start, weight = first if cut < 0 else cut + len(" and "), SPOKE - 2
        else:
            # All verbs of saying end in one of three letters.
            quoted = text[first - 2 : first - 1] in _SAID_ENDS
            said = _SAID_BEFORE.search(text, max(0, first - 8), first) if quoted else None
            if said is None:
                continue
            start, weight = first, SPOKE - (said["told"] is not None)  # "told Norrmalm Radio"
        name = _NAME.match(text, start)
        if name is None or not _ends(text, name.end(), last, start == first):
            continue
        start, end = trim_name(text, start, name.end())
        words = words_of(text[start:end])
        if len(words) < 2 or zones.is_silent(start) or any(w.lower() in titled for w in words):
            continue
        if start not in anchors.by_start and words[-1].lower() not in _heads():
            known = like_person(text[start:end])
            yield PersonHit(start, end, weight + known * (1 + (weight < SPOKE - 1)))


def _by_relative(
    text: str, zones: Zones, anchors: Anchors, runs: Sequence[tuple[int, int]]
) -> Iterator[PersonHit]:
    """Names of two words or more that "who" follows, which of firms is rare: "Ana Ruiz, who"."""
    for first, last in runs:
        if _WHO.match(text, last) is None:
            continue
        links = (f" {link} " for link in ("and", "of", "for"))
        cuts = (at + len(link) for link in links if (at := text.rfind(link, first, last)) >= 0)
        start = max(cuts, default=first)
        name = _plain_name(text, start, last, zones, anchors)
        if name is not None and not text.endswith(" at ", 0, name[0]):  # "economists at Norrmalm Now, who"
            yield PersonHit(*name, TITLED if like_person(text[name[0] : name[1]]) else APPOSED)


def _by_surname(
    text: str, zones: Zones, anchors: Anchors, runs: Sequence[tuple[int, int]]
) -> Iterator[PersonHit]:
    """Names of two words whose second stands alone later, as surnames do; firms go by their first word."""
    alone: dict[str, list[int]] = {}  # a text may tell thousands of persons of one name
    for first, last in runs:
        if text.count(" ", first, last) != 1 or _plain_name(text, first, last, zones, anchors) != (
            first,
            last,
        ):
            continue
        given, surname = text[first:last].split(" ")
        for word in (given, surname):
            if word not in alone:
                alone[word] = [p[0] for p in places_of(text, word) if _stands_alone(text, *p, anchors)]
        later = len(alone[surname]) - bisect_right(alone[surname], last)
        if not later or product_of(surname) is not None or places_of(text, surname.lower()):
            continue
        if is_given_name(given):
            yield PersonHit(first, last, APPOSED)
        elif later > 1 and not alone[given]:
            yield PersonHit(first, last, TITLED)


def _stands_alone(text: str, start: int, end: int, anchors: Anchors) -> bool:
    """Whether a surname at `[start, end)` is no part of a longer name, and does or owns something."""
    if text[start - 2 : start - 1] in UPPER or text[end + 1 : end + 2] in UPPER or start in anchors.by_start:
        return False
    before = text[max(0, start - 24) : start].rstrip().rpartition(" ")[2]
    if before[:1] in UPPER and not opens_sentence(text, start) and before.lower() not in not_name():
        return False
    return _OWNS.match(text, end) is not None or acts(text, end)


def _plain_name(text: str, start: int, end: int, zones: Zones, anchors: Anchors) -> tuple[int, int] | None:
    """`[start, end)` without words that are no part of a name, if a person may be called so."""
    name = _NAME.match(text, start)
    if name is None or name.end() != end:
        return None
    start, end = trim_name(text, start, end)
    words = words_of(text[start:end])
    if len(words) < 2 or zones.is_silent(start) or start in anchors.by_start or end in anchors.by_end:
        return None
    if any(w.lower() in titles_by_form() for w in words) or words[-1].lower() in _heads():
        return None
    if words[0].lower() in name_cues("company_first"):
        return None
    return (start, end) if words[-1].replace(".", "").lower() not in legal_forms() else None


def _of_people(title: Title, name: str) -> bool:
    """Whether the title makes a person of the name: firms are "a miller" or "an importer" too."""
    return title.kind != "trade" or (" " in name and like_person(name))


def _ends(text: str, end: int, last: int, alone: bool) -> bool:
    """Whether a name that ends at `end`, in a run that ends at `last`, is whole there."""
    if end == last:
        return _SAID_AFTER.match(text, end) is not None or _CLOSED.match(text, end) is not None
    return _TIED.match(text, end) is not None or (alone and text.startswith(" and ", end))


_AFTER_HONORIFIC = re.compile(rf"\.?{GAP}*")
_OF = re.compile(rf"{GAP}of{GAP}(?:the{GAP})?")
_GOVERNMENT = re.compile("(?:government|administration|cabinet|presidency)\\b")
_HEADED_BY = re.compile(rf"\b[Tt]he{GAP}([{UPPER}]\w+){GAP}$")


def _by_government(text: str, zones: Zones, anchors: Anchors) -> Iterator[PersonHit]:
    """Heads of government by what they head: "the Lopez government"."""
    if not any(word in text for word in ("government", "administration", "cabinet", "presidency")):
        return
    for found in _GOVERNMENT.finditer(text):
        match = _HEADED_BY.search(text, max(0, found.start() - 40), found.start())
        if match is None:
            continue
        start, end = match.span(1)
        word = match[1]
        if start in anchors.by_start or word.lower() in name_cues("adjective") or word.isupper():
            continue
        if not zones.is_silent(start) and word.lower() not in name_cues("body"):
            yield PersonHit(
                start, end, TITLED, kind="head", government=True, code=_governed(text, found, anchors)
            )


def _governed(text: str, found: re.Match[str], anchors: Anchors) -> str | None:
    """The country behind "government": "the Lopez government of Peru"."""
    known = anchors.by_start.get(found.start())
    if known is None:
        of = _OF.match(text, found.end())
        known = anchors.by_start.get(of.end()) if of is not None else None
    return known.code if known is not None and known.kind in ("country", "organ") else None


def _checked(
    text: str, start: int, end: int, title: Title, anchors: Anchors, *, apposed: bool = False
) -> tuple[int, int] | None:
    """The name of `text[start:end]` with what is no name cut off, if it can be one beside `title`."""
    first = start
    start, end = trim_name(text, start, end)
    if start >= end or (start != first and not apposed):
        return None
    forms = titles_by_form()
    words = words_of(text[start:end])
    # "Minister of Trade, Ms Ana Ruiz": the honorific is no part of the name.
    while len(words) > 1 and words[0].lower() in forms and forms[words[0].lower()].kind == "honorific":
        moved = _AFTER_HONORIFIC.match(text, start + len(words[0]))
        start = moved.end() if moved else start
        words = words_of(text[start:end])
    known = anchors.by_start.get(start)
    if (
        known is not None
        and known.kind != "leader"
        and (known.end >= end or known.kind in ("organization", "bloc"))
    ):
        return None
    if len(words) < 2 and (apposed or not title.bare):
        return None
    if len(words) < 2 and (len(words[0]) < 2 or words[0].isupper() or words[0].lower() in _heads()):
        return None
    if words[-1].lower() in _heads() or words[0].lower() in _bodies() or "-based" in words[0]:
        return None
    if any(w.lower() in forms and forms[w.lower()].kind != "trade" for w in words[:-1]):
        return None
    if len(words) > 1 and all(w.lower() in forms or w.lower() in name_cues("topic") for w in words):
        return None
    return start, end


def _heads() -> frozenset[str]:
    return name_cues("body", "company", "agreement", "law", "topic", "no_body")


def _bodies() -> frozenset[str]:
    return name_cues("body_of", "body")
