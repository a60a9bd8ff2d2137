"""Capitals that stand for their governments ("Tokyo agreed"), and those that are places ("in Tokyo").

A capital is its government unless the words beside it speak of a place: a preposition of
place or a verb of motion before it, a noun of places or of a city's trade behind it, or a
dateline.
"""

from __future__ import annotations

import re

from tradewire.annotate.context import is_dateline
from tradewire.annotate.gazetteer import GazetteerMatch
from tradewire.annotate.names import GAP
from tradewire.annotate.zones import Zones

_AT = "in|at|near|outside|around|across|through|via|inside|within|throughout|downtown|central"
_MOTION = (
    "visits?|visited|visiting|trips?|journey|tour|fly|flies|flew|flying|flights?|fled|travels?|travell?ed|"
    "travell?ing|shuttled?|shuttling|returns?|returned|returning|comes?|came|goes|go|going|went|drive|drove|moves?|"
    "moved|moving|relocated|back|way|road|embassy|summoned|headed|ships?|shipped"
)
_LEAVING = "visits?|visited|visiting|leaves?|left|leaving|reached|toured"
_BOUND = "departed|departure|departs|bound|headed|left|leaves?|leaving"
_SPEAKING = (
    "speaking|report(?:ing|ed)|spoke|live|writes|based|flew|flown|flights?|hours|miles|kilomet(?:re|er)s|km"
)
_PLACE_BEFORE = re.compile(
    rf"\b(?:{_AT}|(?:{_MOTION}) (?:back |home )?to|{_LEAVING}|(?:{_BOUND}) for|"
    rf"(?:{_SPEAKING}) (?:away )?from|(?:reaction|news|word|views?|dispatch|letter|live) from|"
    rf"(?:north|south|east|west|city|streets|port|university) of|born in){GAP}(?:the{GAP})?$",
    re.IGNORECASE,
)
_NOUNS = (
    "[Ss]tate|state's|[Aa]irport|[Ss]tock|stocks|markets?|bourse|exchange|interbank|offices?|bureau|suburbs?|"
    "conference|summit|meetings?|accord|round|declaration|embassy|branch|newsroom|[Uu]niversity|Post|Times|"
    "trading|copper|gold|metals|fixing|session|area|region|residents?|[Hh]otel|park|lawyers?|lobbyists?|"
    "law firm|think[- ]tank|correspondent|visit|trip|talks|reference price|prices?|benchmark|futures|rates?|"
    "closing|spot|brokers?|bankers?|analysts?|traders?|daily|newspaper|evening"
)
_OWNED = "streets|airport|suburbs|outskirts|port|markets?|stock exchange|bourse"
_PLACE_AFTER = re.compile(
    rf"(?:[-‑](?:based|area|born)\b|,? D\.? ?C\b|['’]s (?:{_OWNED})\b|{GAP}(?:{_NOUNS})(?!\w))"
)
# "officials in Tokyo" are the government's, wherever they sit.
_BODY_BEFORE = re.compile(
    r"\b(?:officials?|negotiators?|ministers?|ministry|lawmakers|legislators|authorities|government|parliament|senate|"
    rf"cabinet|regulators?|policymakers|administration|authorities|governments){GAP}in{GAP}(?:the{GAP})?$",
    re.IGNORECASE,
)
_FROM = re.compile(rf"\bFrom{GAP}$")  # "From London, word that …"
_SIDE = 48  # characters of context looked at before the name


def stands_for_government(text: str, match: GazetteerMatch, zones: Zones) -> bool:
    """Whether the capital at `match` is its government in this place of the text."""
    if is_dateline(text, match.start, match.end, zones):
        return False
    if text[max(0, match.start - 5) : match.start].lower().endswith(("pro-", "anti-")):
        return True  # "the pro-Beijing daily"
    if _BODY_BEFORE.search(text, max(0, match.start - _SIDE), match.start):
        return True
    if _PLACE_BEFORE.search(text, max(0, match.start - _SIDE), match.start):
        return False
    if _FROM.search(text, max(0, match.start - 6), match.start):
        return False
    return _PLACE_AFTER.match(text, match.end) is None
