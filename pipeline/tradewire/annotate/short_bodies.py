"""Bodies of governments that a word or two name: "the Treasury", "the fisheries ministry", an embassy."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from tradewire.annotate.anchors import Anchors
from tradewire.annotate.built_name import SURE, NameHit
from tradewire.annotate.names import GAP, UPPER, WORD, not_name, opens_sentence
from tradewire.annotate.zones import Zones
from tradewire.lexicons.name_cues import name_cues
from tradewire.lexicons.titles import titles_by_form


def find_short_bodies(
    text: str, zones: Zones, anchors: Anchors, ministries: Sequence[tuple[int, int]]
) -> Iterator[NameHit]:
    """Ministries told by their field, departments by their secretaries, lone bodies and embassies."""
    yield from _ministries(text, zones, ministries)
    yield from _secretaries(text, zones)
    for start, end in lone_bodies(text, zones, anchors):
        yield NameHit(start, end, "organization", SURE)
    yield from _embassies(text, zones, anchors)
    yield from _exchanges(text, zones, anchors)


def _ministries(text: str, zones: Zones, ministries: Sequence[tuple[int, int]]) -> Iterator[NameHit]:
    for start, end in ministries:
        if text[start].islower() and not zones.is_silent(start):
            yield NameHit(start, end, "organization", SURE)


_SECRETARY = re.compile(rf"\b[Ss]ecretar(?:y|ies){GAP}of{GAP}(?:the{GAP})?(?=[{UPPER}])")
_LIST = rf"(?:(?:the{GAP})?{WORD}(?:{GAP}{WORD}){{0,3}}(?:,{GAP}(?:and{GAP})?|{GAP}and{GAP})){{0,6}}"
_SECRETARY_BEFORE = re.compile(rf"\b[Ss]ecretar(?:y{GAP}of{GAP}|ies{GAP}of{GAP}{_LIST})(?P<the>the{GAP})?$")
_WINDOW = 120  # characters looked at before a field


def department_of(text: str, start: int, end: int) -> str | None:
    """The name of the department whose secretary is told at `[start, end)`, or None.

    "Commerce" of "the Secretary of Commerce" is the Department of Commerce.
    """
    match = _SECRETARY_BEFORE.search(text, max(0, start - _WINDOW), start)
    if match is None:
        return None
    field = text[start:end]
    the = match["the"] or field.lower() in ("treasury", "interior")
    return f"Department of {'the ' if the else ''}{field}"


_FIELD = re.compile(rf"{WORD}(?:{GAP}(?:and{GAP})?{WORD}){{0,3}}")
_NEXT_FIELD = re.compile(rf"(?:,{GAP}(?:and{GAP})?|{GAP}and{GAP})(?:the{GAP})?(?=[{UPPER}])")
_CLOSED = re.compile(rf"[.,;:)\"”]|$|{GAP}(?![{UPPER}])", re.MULTILINE)


def _secretaries(text: str, zones: Zones) -> Iterator[NameHit]:
    """Departments by their secretaries: "the Secretary of Labor", "Secretaries of Labor and Energy"."""
    if "ecretar" not in text:
        return
    british = "ecretary of State for" in text  # where each minister is one of State
    for match in _SECRETARY.finditer(text):
        at: int | None = match.end()
        while at is not None and not zones.is_silent(at):
            end = _field_end(text, at)
            if end is None or (british and text[at:end] == "State"):
                break
            yield NameHit(at, end, "organization", SURE)
            following = _NEXT_FIELD.match(text, end)
            at = following.end() if following is not None and match[0].startswith(_PLURAL) else None


_PLURAL = ("Secretaries", "secretaries")


def _field_end(text: str, start: int) -> int | None:
    """Where the longest field of policy at `start` ends, if no name goes on behind it."""
    field = _FIELD.match(text, start)
    if field is None:
        return None
    end = field.end()
    while end > start:
        field_name = text[start:end].lower()
        if field_name in name_cues("topic"):
            # "Secretary of Labor Ana Ruiz" is as good, where the office is one of the lexicon.
            office = field_name != "state" and f"secretary of {field_name}" in titles_by_form()
            return end if office or _CLOSED.match(text, end) else None
        end = max(text.rfind(" ", start, end), start)
    return None


@functools.cache
def _lone_words() -> tuple[str, ...]:
    return (*sorted(word.title() for word in name_cues("lone_body")), "treasury")


@functools.cache
def _lone_body() -> re.Pattern[str]:
    words = "|".join(sorted(word.title() for word in name_cues("lone_body")))
    return re.compile(rf"(?<![\w-])(?:(?:{words})|(?<=[Tt]he )treasury)(?![\w-])")


_BEFORE_LONE = re.compile(rf"([{UPPER}][\w.&’'-]*){GAP}$")
_BEHIND_LONE = re.compile(rf"(?:['’]s?)?{GAP}(?:(?P<small>[a-z-]+)|(?P<name>[{UPPER}&]))")


@functools.cache
def _told() -> frozenset[str]:
    """Words behind the subject of a sentence."""
    return name_cues("speech", "auxiliary", "body_staff", "deed")


def lone_bodies(text: str, zones: Zones, anchors: Anchors) -> Iterator[tuple[int, int]]:
    """Where one capitalised word names a body of a government: "the Treasury", "Customs said"."""
    if not any(word in text for word in _lone_words()):
        return
    for match in _lone_body().finditer(text):
        start, end = match.span()
        if zones.is_silent(start) or zones.is_label(start):
            continue
        opening = opens_sentence(text, start)
        before = None if opening else _BEFORE_LONE.search(text, max(0, start - 24), start)
        if before is not None and before[1].lower() not in not_name() and start - 1 not in anchors.by_end:
            continue  # "HM Treasury"
        behind = _BEHIND_LONE.match(text, end)
        if behind is not None and (behind["name"] or behind["small"] in name_cues("no_lone_body")):
            continue
        told = behind is not None and behind["small"] in name_cues(
            "speech", "auxiliary", "body_staff", "deed"
        )
        if opening and not told:
            continue
        yield start, end


_OWNED = frozenset({"'s ", "’s "})
_EMBASSY = re.compile(r"\b(?:[Ee]mbassy|[Cc]onsulate|[Hh]igh [Cc]ommission)\b")


_EXCHANGE = re.compile(rf"(?:(?:stock|metal|commodity|futures){GAP})?exchange\b")


def _exchanges(text: str, zones: Zones, anchors: Anchors) -> Iterator[NameHit]:
    """Exchanges by their city: "the Lima stock exchange"."""
    if "exchange" not in text:
        return
    for match in _EXCHANGE.finditer(text):
        known = anchors.by_end.get(match.start() - 1)
        if known is not None and known.kind in ("city", "capital") and not zones.is_silent(known.start):
            yield NameHit(known.start, match.end(), "organization", SURE)


def _embassies(text: str, zones: Zones, anchors: Anchors) -> Iterator[NameHit]:
    """Embassies by whose they are: "the Chilean embassy", "Chile's embassy"."""
    if not any(part in text for part in ("mbassy", "onsulate", "ommission")):
        return
    for match in _EMBASSY.finditer(text):
        owned = text[match.start() - 3 : match.start()] in _OWNED
        known = anchors.by_end.get(match.start() - (3 if owned else 1))
        if known is not None and known.kind in ("adjective", "country") and not zones.is_silent(known.start):
            yield NameHit(known.start, match.end(), "organization", SURE)
