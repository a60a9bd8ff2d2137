"""People as the text introduces them: a title beside a name, or an honorific before it.

The constructions, each a vote for "this name is a person":

- title, then name: "Trade Minister Ana Ruiz", "President Lincoln", "economist Jo Park"
- title, comma, name: "its founder, Ana Ruiz, said", "Minister of Trade, Ms Ana Ruiz"
- name, comma, title: "Ana Ruiz, director of the port,", "Ana Ruiz, Peru's trade minister"
- a verb of saying beside a name of two words or more: "said Ana Ruiz, who", "Ana Ruiz said"
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import ahocorasick

from tradewire.annotate.gazetteer import GazetteerMatch, fold
from tradewire.annotate.names import GAP, PERSON_NAME, UPPER, opens_sentence, trim_name, words_of
from tradewire.annotate.zones import Zones
from tradewire.lexicons.name_cues import name_cues
from tradewire.lexicons.titles import Title, titles_by_form

# How much a construction says; a name needs 2 to count as a person.
TITLED, APPOSED, SPOKE = 4, 3, 1
_MAYBE = 1  # "a miller, Khon Foods" may be a company

_NAME = re.compile(PERSON_NAME)
_NAME_THEN = re.compile(rf"{GAP}?({PERSON_NAME})")
_COMMA_NAME = re.compile(
    rf"(?:{GAP}(?:of|for|at|in){GAP}[^,;:.\n|()]{{1,70}})?,{GAP}({PERSON_NAME})(?=[,.;:)\"”]|{GAP}(?:who|told|said)|$)"
)
# "Ana Ruiz, the ministry's chief negotiator": up to six words between the comma and the title.
_NAME_COMMA = re.compile(rf"({PERSON_NAME}),{GAP}(?:[\w.'’&-]+{GAP}){{0,6}}$")
_GOVERNED = re.compile(r"\b(?:of|for|the|in|to|at|from)\s$")  # "the Council for Rural Affairs, the director"
_WINDOW = 130  # characters looked at before a title
_MODIFIER = re.compile(rf"([\w.'’&-]+|[,]){GAP}$")
_SMALL_MODIFIERS = frozenset(
    [
        "deputy",
        "vice",
        "acting",
        "interim",
        "former",
        "then-president",
        "ex",
        "outgoing",
        "incoming",
        "senior",
        "chief",
        "first",
        "assistant",
        "associate",
        "junior",
        "late",
        "new",
        "special",
        "top",
        "lead",
        "principal",
        "honorary",
        "and",
        "&",
        "of",
    ]
)
_SAID_AFTER = re.compile(
    rf",?{GAP}(?:said|says|told|added|adds|wrote|warned|noted|argued|replied|conceded|insisted)\b"
)
_SAID_BEFORE = re.compile(rf"\b(?:said|says|told|asked|added|adds|wrote|warned){GAP}$")
_CLOSED = re.compile(rf"[,.;:\"”]|{GAP}(?:who|of|from|in|at)\b")


@dataclass(frozen=True, slots=True)
class PersonHit:
    """One place where the text says that `text[start:end]` is a person.

    `weight` is the construction's; `title` is the office in the text's words, with its
    modifiers; `code` is the country, bloc or subdivision that the office is of, and
    `holder` where the name of the organisation it is of stands. `title_span` is set where
    the title stands right before the name.
    """

    start: int
    end: int
    weight: int
    title: str | None = None
    kind: str | None = None
    government: bool = False
    code: str | None = None
    holder: tuple[int, int] | None = None
    title_span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Anchors:
    """Where known names stand, for titles that lean on them: chosen matches by start and by end.

    `bodies_by_start` and `bodies_by_end` hold names that are built like an organisation's.
    """

    by_start: Mapping[int, GazetteerMatch]
    by_end: Mapping[int, GazetteerMatch]
    bodies_by_start: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    bodies_by_end: Mapping[int, tuple[int, int]] = field(default_factory=dict)


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
        if zones.is_silent(start) or "\n" in text[start:end]:
            continue
        hits.extend(_by_title(text, start, end, title, anchors))
    hits.extend(_by_speech(text, zones, anchors, runs))
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
            weight = TITLED if title.kind != "trade" else _MAYBE
            yield _hit(text, name, weight, (start, end), title, anchors)
            return
    if title.kind == "honorific":
        return
    weight = APPOSED if title.kind != "trade" else _MAYBE
    apposed = _COMMA_NAME.match(text, end)
    if apposed is not None:
        name = _checked(text, apposed.start(1), apposed.end(1), title, anchors, apposed=True)
        if name is not None:
            yield _hit(text, name, weight, (start, end), title, anchors)
    before = text[max(0, start - _WINDOW) : start]
    line = max(before.rfind("\n"), before.rfind("|")) + 1
    for match in _NAME_COMMA.finditer(before, line):
        offset = start - len(before)
        if _GOVERNED.search(text, max(0, offset + match.start(1) - 8), offset + match.start(1)):
            continue
        name = _checked(text, offset + match.start(1), offset + match.end(1), title, anchors, apposed=True)
        if name is not None:
            yield _hit(text, name, weight, (start, end), title, anchors)


def _by_speech(
    text: str, zones: Zones, anchors: Anchors, runs: Sequence[tuple[int, int]]
) -> Iterator[PersonHit]:
    titled = titles_by_form()
    for first, last in runs:
        if _SAID_AFTER.match(text, last):
            start, end = (
                max(first, text.rfind(" and ", first, last) + 5 if " and " in text[first:last] else first),
                last,
            )
        elif _CLOSED.match(text, last) and _SAID_BEFORE.search(text, max(0, first - 8), first):
            cut = text.find(" and ", first, last)
            start, end = first, last if cut < 0 else cut
        else:
            continue
        name = _NAME.match(text, start)
        if name is None or name.end() != end:
            continue
        start, end = trim_name(text, start, end)
        words = words_of(text[start:end])
        if len(words) < 2 or zones.is_silent(start) or any(w.lower() in titled for w in words):
            continue
        if start not in anchors.by_start and words[-1].lower() not in _heads():
            yield PersonHit(start, end, SPOKE)


_AMERICAN = re.compile(rf"(?:U\.S\.|US|United States){GAP}", re.IGNORECASE)
_AFTER_HONORIFIC = re.compile(rf"\.?{GAP}*")
_LEADING_LINKS = re.compile(rf"(?:(?:and|of|&|,){GAP}?){{1,4}}")
_GOVERNMENT = re.compile("(?:government|administration|cabinet|presidency)\\b")
_HEADED_BY = re.compile(rf"\b[Tt]he{GAP}([{UPPER}]\w+){GAP}$")


def _by_government(text: str, zones: Zones, anchors: Anchors) -> Iterator[PersonHit]:
    """Heads of government by what they head: "the Lopez government"."""
    for found in _GOVERNMENT.finditer(text):
        match = _HEADED_BY.search(text, max(0, found.start() - 40), found.start())
        if match is None:
            continue
        start, end = match.span(1)
        word = match[1]
        if start in anchors.by_start or word.lower() in name_cues("adjective") or word.isupper():
            continue
        if not zones.is_silent(start) and word.lower() not in name_cues("body"):
            yield PersonHit(start, end, TITLED, kind="head", government=True)


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
    if words[-1].lower() in _heads() or words[0].lower() in _bodies():
        return None
    if any(w.lower() in forms and forms[w.lower()].kind != "trade" for w in words[:-1]):
        return None
    if len(words) > 1 and all(w.lower() in forms or w.lower() in name_cues("topic") for w in words):
        return None
    return start, end


def _heads() -> frozenset[str]:
    return name_cues("body", "company", "agreement", "law", "topic", "no_body")


@functools.cache
def _bearers() -> frozenset[str]:
    return name_cues("body", "company", "business") - name_cues("topic")


def _bodies() -> frozenset[str]:
    return name_cues("body_of", "body")


def _hit(
    text: str, name: tuple[int, int], weight: int, span: tuple[int, int], title: Title, anchors: Anchors
) -> PersonHit:
    if title.kind == "honorific":
        return PersonHit(*name, weight, kind=title.kind)
    start, code, holder = _holder_before(text, span[0], anchors)
    words = text[start : span[1]]
    if code is None and holder is None:
        code, holder, end = _holder_after(text, span[1], anchors)
        if end > span[1] and name[0] >= end and holder is None and code is None:
            words = text[start:end]
    american = _AMERICAN.match(words)
    if american is not None:
        words, code, holder = words[american.end() :], "US", None
    # "Council president", "the union's president": a body's own, not a country's.
    before = _MODIFIER.search(text, max(0, span[0] - 40), span[0])
    body = before is not None and before[1].lower().removesuffix("'s").removesuffix("’s") in _bearers()
    government = title.government and not body
    beside = (start, span[1]) if name[0] - span[1] == 1 else None
    return PersonHit(*name, weight, words, title.kind, government, code, holder, beside)


def _holder_before(text: str, start: int, anchors: Anchors) -> tuple[int, str | None, tuple[int, int] | None]:
    """Where the title starts with its modifiers, and whose it is by what stands before it."""
    at = start
    topics = name_cues("topic")
    stops = name_cues("not_name")
    for _ in range(8):
        stem = at - 1
        for cut in (0, 2):
            body = anchors.bodies_by_end.get(stem - cut)
            if body is not None and (cut == 0 or text[stem - cut] in "'’"):
                return at, None, body
        for cut in (0, 2, 1):  # "Turkey", "Turkey's", "the Emirates'"
            known = anchors.by_end.get(stem - cut)
            if known is None or (cut and text[stem - cut] not in "'’"):
                continue
            if known.kind in ("organization", "company") and known.text.lower() not in topics:
                return at, None, (known.start, known.end)
            if (
                known.code is not None
                and known.kind not in ("organization", "company")
                and known.kind not in ("leader", "product", "law", "agreement")
            ):
                return at, known.code, None
        match = _MODIFIER.search(text, max(0, at - 40), at)
        if match is None:
            break
        word = match[1]
        lower = word.lower()
        modifies = lower in topics or lower in _SMALL_MODIFIERS
        if (lower in stops and lower != "and") or (word[0].islower() and not modifies):
            break
        if word == "," or word.endswith(("'s", "’s", ".")) or word[0].isdigit():
            break
        if word[0] in UPPER and not modifies and opens_sentence(text, match.start(1)):
            break
        at = match.start(1)
    # Connectors at the front are no part of the title.
    lead = _LEADING_LINKS.match(text, at)
    return (lead.end() if lead else at), None, None


_OF = re.compile(rf"{GAP}(?:of|for|at|in|to|with){GAP}(?:the{GAP})?")


def _holder_after(text: str, end: int, anchors: Anchors) -> tuple[str | None, tuple[int, int] | None, int]:
    """Whose title it is by what follows: "president of Brazil", "head of the WTO"."""
    match = _OF.match(text, end)
    if match is None:
        return None, None, end
    body = anchors.bodies_by_start.get(match.end())
    if body is not None:
        return None, body, body[1]
    known = anchors.by_start.get(match.end())
    if known is not None:
        if known.kind in ("organization", "company"):
            return None, (known.start, known.end), known.end
        if known.code is not None and known.kind in ("country", "bloc", "subdivision", "organ"):
            return known.code, None, known.end
    name = _NAME.match(text, match.end())
    if name is not None:
        return None, None, name.end()
    return None, None, end
