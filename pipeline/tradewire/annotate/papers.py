"""Agreements by the short names that news gives them: "the Geneva deal", "EU-Chile pact", "IEU-CEPA"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tradewire.annotate.anchors import Anchors
from tradewire.annotate.built_name import SURE, NameHit
from tradewire.annotate.names import GAP, UPPER
from tradewire.annotate.zones import Zones
from tradewire.lexicons.name_cues import name_cues

_ACCORD_WORDS = "|".join(sorted((re.escape(w) for w in name_cues("accord")), key=len, reverse=True))
_OWN_PAPERS = frozenset({"protocol", "treaty", "charter"})  # what a bloc has one of
_ACCORD = re.compile(rf"{GAP}(?:[a-z-]+{GAP}){{0,2}}?(?:{_ACCORD_WORDS}|[Jj]oint{GAP}[Ss]tatement)\b")
_PAIR = re.compile(rf"[-–/](?=[{UPPER}])")


PAPER = re.compile(rf"[\w–-]*(?:{'|'.join(sorted(w.upper() for w in name_cues('paper')))})$")
_SHORT = tuple(sorted(w.upper() for w in name_cues("paper")))
_SHORT_PAPER = re.compile(
    rf"(?<![\w-])[{UPPER}][\w-]*(?:{'|'.join(sorted(w.upper() for w in name_cues('paper')))})(?![\w-])"
)
_NUMBERED = re.compile(rf"(?<![\w-])[{UPPER}]{{2,8}}-?\d*{GAP}(?:agreement|accord|pact)\b")
_KNOWN_AS = re.compile(
    rf"\b(?:agreement|pact|accord|treaty|deal)s?\b[^.;\n|]{{0,80}}?\b(?:known{GAP}as|called|dubbed){GAP}(?:the{GAP})?"
    rf"[\"“‘]?([{UPPER}][{UPPER}a-z-]{{2,12}})\b"
)


def _short_papers(text: str, zones: Zones, anchors: Anchors) -> Iterator[NameHit]:
    """Agreements by short names: "IndoChi-CEPA", "the XYZ-7 agreement", "a trade pact known as XYZ"."""
    if any(short in text for short in _SHORT):
        for match in _SHORT_PAPER.finditer(text):
            yield NameHit(match.start(), match.end(), "agreement", SURE)
    if not any(word in text for word in ("agreement", "accord", "pact", "treaty", "deal")):
        return
    for match in _NUMBERED.finditer(text):
        if match.start() not in anchors.by_start:
            yield NameHit(match.start(), match.end(), "agreement", SURE)
    known = any(word in text for word in ("known as", "called", "dubbed"))
    for match in _KNOWN_AS.finditer(text) if known else ():
        if not zones.is_silent(match.start(1)):
            yield NameHit(match.start(1), match.end(1), "agreement", SURE)


def _accords(text: str, zones: Zones, anchors: Anchors) -> Iterator[NameHit]:
    """Deals in lower case that are named by two parties or a place: "US-Chile trade deal", "Lima pact"."""
    for match in anchors.by_start.values():
        if zones.is_silent(match.start) or match.kind not in (
            "country",
            "adjective",
            "bloc",
            "city",
            "capital",
        ):
            continue
        accord = _ACCORD.match(text, match.end)
        if accord is None:
            continue
        start = match.start
        partner = anchors.by_end.get(start - 1)
        if match.kind == "bloc" and accord[0].rpartition(" ")[2] in _OWN_PAPERS:
            yield NameHit(start, accord.end(), "agreement", SURE)
            continue
        paired = partner is not None and _PAIR.match(text, start - 1) is not None
        if paired and partner is not None:
            yield NameHit(partner.start, accord.end(), "agreement", SURE)
        elif match.kind in ("city", "capital") and accord[0].count(" ") <= 1 + ("oint" in accord[0]):
            yield NameHit(start, accord.end(), "agreement", SURE)


def find_papers(text: str, zones: Zones, anchors: Anchors) -> list[NameHit]:
    """Agreements told by two parties, a place, a number or their last letters."""
    return [
        *_accords(text, zones, anchors),
        *_short_papers(text, zones, anchors),
        *_bracketed(text, zones, anchors),
    ]


_BRACKETED = re.compile(
    rf"{GAP}\([{UPPER}]{{2,10}}\){GAP}(?:Agreement|Treaty|Convention|Protocol|Pact|Accord)\b"
    rf"(?!{GAP}(?:on|for|of|to)\b)"
)


def _bracketed(text: str, zones: Zones, anchors: Anchors) -> Iterator[NameHit]:
    """Agreements with an acronym inside: "Andean Group (AG) Agreement"."""
    if "(" not in text:
        return
    for match in _BRACKETED.finditer(text):
        known = anchors.by_end.get(match.start())
        if known is not None and not zones.is_silent(known.start):
            yield NameHit(known.start, match.end(), "agreement", SURE)
