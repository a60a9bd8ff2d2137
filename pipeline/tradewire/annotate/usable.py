"""Whether a name that a model proposes can be one here: no adjective, facility, currency or opening word."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from tradewire.annotate.anchors import Anchors
from tradewire.annotate.names import GAP, opens_sentence, words_of
from tradewire.lexicons.name_cues import name_cues
from tradewire.lexicons.titles import titles_by_form

NameKind = Literal["person", "organization", "company", "agreement", "law", "place", "event"]

_CURRENCY = re.compile(r"[A-Z]{2,3}$")
_PARTY_TAG = re.compile(r"[RDI]-[A-Z][A-Za-z.]*$")  # "Rep. Jo Park (R-SC)"
_PARTY_WORD = re.compile(
    rf"{GAP}(?:government|administration|member|members|lawmaker|lawmakers|senator|bill)\b"
)
_LOCATED = re.compile(rf"\b(?:in|near|outside|at){GAP}$")
_WITHIN = re.compile(rf"\b(?:in|near|outside){GAP}$")
_WITHIN_THE = re.compile(rf"\b(?:in|near|outside|across){GAP}the{GAP}$")
_FACILITY = re.compile(
    rf"{GAP}(?:plant|plants|factory|campus|assembly|facility|facilities|mill|mills|port|works|smelter|refinery|"
    r"shipyard|terminal|depot|foundry|sawmill|brewery|distillery|warehouse|crossing)\b"
)
_OWN = re.compile(rf"(?:\b(?:its|their|the|a)|\w['’]s?){GAP}$", re.IGNORECASE)
_OFFICE = re.compile(
    rf"(?:{GAP}(?:and{GAP})?[A-Z]\w+){{0,2}}{GAP}(?:[Uu]nder[- ]?)?"
    r"(?:[Ss]ecretary|[Mm]inister|[Cc]ommissioner|[Aa]dvis[eo]r|[Rr]epresentative)\b"
)
_CREDIT = re.compile(rf"\){GAP}?[-–—]{{1,2}}(?:{GAP}|$)", re.MULTILINE)
_CLOSED = re.compile(r"[.,;:)]|$")
_INDEFINITE = re.compile(rf"\b[Aa]n?{GAP}$")
_LONG = 20_000  # characters: the words of a longer text are found at once
_SMALL_WORD = re.compile(r"[^\W\d_]+")


class Words:
    """What the language and the article say of a word in lower case."""

    def __init__(self, text: str, is_word: Callable[[str], bool]) -> None:
        self.is_word = is_word
        self._text = text
        self._small: frozenset[str] | None = None

    def stands_small(self, word: str) -> bool:
        """Whether the article has the word, or its plural, in lower case."""
        if self._small is None:
            if len(self._text) <= _LONG and word not in self._text:
                return False
            self._small = frozenset(_SMALL_WORD.findall(self._text))
        return word in self._small or f"{word}s" in self._small or f"{word}es" in self._small


def usable(text: str, start: int, end: int, kind: NameKind, anchors: Anchors, language: Words) -> bool:
    """Whether what the model calls a `kind` at `[start, end)` can be one, by the words in and beside it."""
    words = words_of(text[start:end])
    if not words or len(text[start:end]) < 2:
        return False
    lowered = [w.lower() for w in words]
    if _PARTY_TAG.match(text[start:end]) or not any(len(w) > 2 or w.isupper() for w in words):
        return False
    if kind in ("organization", "person") and any(
        w.islower() and w not in name_cues("inner") for w in text[start:end].split()
    ):
        return False
    single = " " not in text[start:end]
    if kind in ("organization", "person"):
        place = _LOCATED if single or kind == "person" else _WITHIN
        if place.search(text, max(0, start - 12), start):
            return False
        headless = name_cues("body", "body_of", "company", "media").isdisjoint(lowered)
        if (
            kind == "organization"
            and not single
            and headless
            and _WITHIN_THE.search(text, max(0, start - 14), start)
        ):
            return False
        if single and _FACILITY.match(text, end) and _OWN.search(text, max(0, start - 6), start):
            return False
        if single and lowered[0] in name_cues("law", "no_body", "agreement"):
            return False
    if kind == "person" and any(c.isdigit() for c in text[start:end]):
        return False  # "Bill C-12"
    if single and end - start == 2 and text[start:end].isupper() and text[max(0, start - 2) : start] == ", ":
        return False  # a postal abbreviation
    if kind in ("organization", "person") and (
        all(w in name_cues("topic") or w in titles_by_form() for w in lowered)
        or _is_field(text[start:end])
        or (single and text[start:end].lower() in name_cues("adjective", "no_acronym"))
        or is_ticker(text, start, end)
        or (single and _PLURAL_ACRONYM.match(text[start:end]))
    ):
        return False
    known = anchors.by_start.get(start)
    if known is not None and known.end < end and known.kind not in ("organization", "company", "leader"):
        rest = words_of(text[known.end : end])
        if kind == "person" and known.kind in ("country", "bloc"):
            return False
        if all(w.lower() in name_cues("topic") for w in rest) or _is_field(text[known.end : end].strip()):
            return False
        # "U.S. Machinery": old wires capitalise whatever follows the full stop.
        if known.text in ("U.S.", "U.S", "U.K.") and len(rest) == 1 and language.is_word(rest[0].lower()):
            return False
        if (
            kind == "organization"
            and known.kind == "country"
            and name_cues("body", "company", "media").isdisjoint(lowered)
        ):
            return False
    if known is not None and known.kind == "leader" and known.end < end:
        rest = words_of(text[known.end : end])
        if rest and all(w.lower() in name_cues("common_head") for w in rest):
            return False
    if kind == "organization" and _PARTY_WORD.match(text, end):
        return False
    if is_credit(text, start, end):
        return False
    if (
        kind in ("organization", "person")
        and _OFFICE.match(text, end)
        and (single or all(w in name_cues("topic", "office_modifier") for w in lowered))
    ):
        return False  # "Press Secretary", "Business and Trade Secretary"
    if (
        kind == "organization"
        and _CLOSED.match(text, end)
        and _INDEFINITE.search(text, max(0, start - 4), start)
    ):
        return False  # "as a Foreign Terrorist Organization."
    if _CURRENCY.match(text[start:end]) and text[end : end + 2].strip()[:1].isdigit():
        return False
    if " " not in text[start:end] and kind != "place":
        lower = text[start:end].lower()
        if opens_sentence(text, start) and language.is_word(lower):
            return False
        if language.stands_small(lower):
            return False
        if kind == "event":
            return False
    return True


def _is_field(name: str) -> bool:
    """Whether a name is a field of policy or an office: "International Trade", "Security Adviser"."""
    lower = name.lower()
    return lower in name_cues("topic") or lower in titles_by_form()


_PLURAL_ACRONYM = re.compile(r"[A-Z]{2,}s$")  # "MEPs", "NGOs"
_TICKER = re.compile(r"[A-Z0-9./-]{1,8}$")


def is_ticker(text: str, start: int, end: int) -> bool:
    """Whether `[start, end)` is a company's sign at an exchange, told in angle brackets: "<NRM.ST>"."""
    return text[start - 1 : start] == "<" and _TICKER.match(text[start:end]) is not None


def is_credit(text: str, start: int, end: int) -> bool:
    """Whether `[start, end)` stands in the brackets of a dateline: "LIMA (Andina) - Peru …"."""
    return text[start - 1 : start] == "(" and _CREDIT.match(text, end) is not None
