"""The names that a model finds, cleaned: no articles, possessives, cell edges, sums of money or headings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from tradewire.annotate.anchors import Anchors
from tradewire.annotate.names import GAP, UPPER, not_name, opens_sentence, words_of
from tradewire.annotate.zones import Zones
from tradewire.lexicons.name_cues import name_cues
from tradewire.lexicons.titles import titles_by_form

NameKind = Literal["person", "organization", "company", "agreement", "law", "place", "event"]
Proposal = tuple[int, int, NameKind]
"""`(start, end, kind)`: what the model says of one stretch of text."""

_LABELS: dict[str, NameKind] = {
    "PERSON": "person",
    "PER": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "EVENT": "event",
    "LAW": "law",
    "FAC": "organization",
}
_EDGE = " \t\u00a0\"“”‘’'«»(),;:–—-*_!?‼…<>[]"
_MONEY = re.compile(r"[$€£¥₹%]|^\W*\w{0,3}\d[\d.,]*\w{0,3}$")
_POSSESSIVE = re.compile(r"['’]s?$")
_PIECES = re.compile(r"[^\n|]+")
_OF_PLACE = re.compile(rf"{GAP}(?:of|in|from){GAP}(?:the{GAP})?[^\n|]*$")
_CLOSED = re.compile(r"[.,;:)]|$")
_INDEFINITE = re.compile(rf"\b[Aa]n?{GAP}$")
_CURRENCY = re.compile(r"[A-Z]{2,3}$")
_PARTY_TAG = re.compile(r"[RDI]-[A-Z][A-Za-z.]*$")  # "Rep. Jo Park (R-SC)"
_INNER = frozenset(
    [
        "of",
        "and",
        "for",
        "the",
        "on",
        "in",
        "de",
        "la",
        "le",
        "do",
        "da",
        "dos",
        "das",
        "del",
        "des",
        "du",
        "di",
        "y",
        "e",
        "und",
        "et",
        "von",
        "van",
        "der",
        "al",
        "el",
        "bin",
        "a",
    ]
)
_BASED = re.compile(rf"[\w.’'-]+-(?:based|born|owned|led|backed|listed){GAP}")
_PARTY_WORD = re.compile(
    rf"{GAP}(?:government|administration|member|members|lawmaker|lawmakers|senator|bill)\b"
)
_LOCATED = re.compile(rf"\b(?:in|near|outside|at){GAP}$")
_WITHIN = re.compile(rf"\b(?:in|near|outside){GAP}$")
_FACILITY = re.compile(rf"{GAP}(?:plant|plants|factory|campus|assembly|facility|facilities|mill|port)\b")
_OWN = re.compile(rf"\b(?:its|their|the|a){GAP}$", re.IGNORECASE)
_SMALL_WORD = re.compile(r"[^\W\d_]+")
_FIRST_WORD = re.compile(r"[\w.&'’-]+")
_ABBREVIATED = re.compile(r"(?:\.\w|\b(?:Inc|Corp|Co|Ltd|Jr|Sr))\.$")


@dataclass(frozen=True, slots=True)
class ModelName:
    """A name that the model found, with the model's own label."""

    start: int
    end: int
    label: str


class Words:
    """What the language and the article say of a word in lower case."""

    def __init__(self, text: str, is_word: Callable[[str], bool]) -> None:
        self.is_word = is_word
        self._text = text
        self._small: frozenset[str] | None = None

    def stands_small(self, word: str) -> bool:
        """Whether the article has the word, or its plural, in lower case."""
        if self._small is None:
            self._small = frozenset(_SMALL_WORD.findall(self._text))
        return word in self._small or f"{word}s" in self._small or f"{word}es" in self._small


def clean_names(
    text: str,
    zones: Zones,
    model_names: Iterable[ModelName],
    anchors: Anchors,
    words: Words,
) -> Iterator[Proposal]:
    """The model's names without articles, possessives, cell edges and what is no name at all."""
    stops = not_name()
    for name in model_names:
        label = kind = _LABELS.get(name.label)
        if label is None:
            continue
        known = anchors.by_start.get(name.start)
        if known is not None and known.end >= name.end:
            continue
        for piece in _PIECES.finditer(text, name.start, name.end):
            start, end = _strip(text, piece.start(), _before_bracket(text, piece.start(), piece.end()))
            while start < end:
                word = _FIRST_WORD.match(text, start, end)
                if word is None or word[0].lower() not in stops:
                    break
                start, end = _strip(text, word.end(), end)
            based = _BASED.match(text, start, end)
            if based is not None:
                start = based.end()
            end = _without_small_end(text, start, end)
            if start >= end or text[start] not in UPPER or zones.is_silent(start):
                continue
            if label == "organization":
                tail = _OF_PLACE.search(text, start, end)
                if tail is not None and text[start : tail.start()].split()[-1].lower() not in name_cues(
                    "body_of"
                ):
                    end = tail.start()
            if _MONEY.search(text[start:end]):
                continue
            kind = _by_head(text, start, end, label)
            if kind is None or _labels_something(text, start, end, zones) or _in_paper_title(text, start):
                continue
            if kind == "agreement" and " of the " in text[start:end]:
                start = text.rfind(" of the ", start, end) + len(" of the ")
            if kind == "person":
                start = _past_titles(text, start, end)
            if _usable(text, start, end, kind, anchors, words):
                yield start, end, kind


def _by_head(text: str, start: int, end: int, kind: NameKind) -> NameKind | None:
    """The kind that a name's head word gives it, whatever the model says; None for papers like orders."""
    words = [w.lower() for w in words_of(text[start:end])]
    if words and not name_cues("no_body").isdisjoint(words) and words[-1] not in name_cues("body", "company"):
        return None
    if kind == "person" or not words:
        return kind
    if len(words) > 1 and words[-1] in name_cues("agreement"):
        return "agreement"
    if len(words) > 1 and words[-1] in name_cues("law"):
        return "law"
    return kind if kind != "law" else None


def _labels_something(text: str, start: int, end: int, zones: Zones) -> bool:
    """Whether the name is the label of a list item, or fills the first cell of a table's row."""
    block = zones.block_of(start)
    if text[end : end + 1] == ":" and start - block[0] < 3:
        return True
    return zones.is_label(start)


_PAPER_TITLE = re.compile(r"\b(?:Executive Order|Proclamation|Memorandum)s?[^()\n]{0,60}\([^()\n]{0,300}$")


def _in_paper_title(text: str, start: int) -> bool:
    """Whether `start` is inside the title of an order, told in brackets behind its number."""
    opened = text.rfind("(", max(0, start - 300), start)
    if opened < 0 or text.find(")", opened, start) >= 0:
        return False
    return _PAPER_TITLE.search(text, max(0, opened - 90), start) is not None


def _before_bracket(text: str, start: int, end: int) -> int:
    """Where a bracket opens in the name: "Peru Fish Board (PFB" ends before it."""
    cuts = [at for at in (text.find(mark, start + 1, end) for mark in "()<") if at >= 0]
    return min(cuts, default=end)


def _without_small_end(text: str, start: int, end: int) -> int:
    """Where the name ends without a last word in lower case ("Trade Extension Act of")."""
    last = text.rfind(" ", start, end)
    while last > start and text[last + 1 : end].islower() and text[last + 1 : end].isalpha():
        end = last
        last = text.rfind(" ", start, end)
    return end


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGE:
        start += 1
    while start < end and text[end - 1] in _EDGE:
        end -= 1
    possessive = _POSSESSIVE.search(text, start, end)
    if possessive is not None:
        end = possessive.start()
    if end > start and text[end - 1] == "." and not _ABBREVIATED.search(text, start, end):
        end -= 1
    return start, end


def _past_titles(text: str, start: int, end: int) -> int:
    forms = titles_by_form()
    words = text[start:end].split()
    for word in words[:-1]:
        if word.lower() not in forms and word.lower() not in name_cues("topic"):
            break
        start = text.index(word, start) + len(word) + 1
    return start


def _usable(text: str, start: int, end: int, kind: NameKind, anchors: Anchors, language: Words) -> bool:
    words = words_of(text[start:end])
    if not words or len(text[start:end]) < 2:
        return False
    lowered = [w.lower() for w in words]
    if _PARTY_TAG.match(text[start:end]) or not any(len(w) > 2 or w.isupper() for w in words):
        return False
    if kind in ("organization", "person") and any(
        w.islower() and w not in _INNER for w in text[start:end].split()
    ):
        return False
    single = " " not in text[start:end]
    if kind in ("organization", "person"):
        place = _LOCATED if single or kind == "person" else _WITHIN
        if place.search(text, max(0, start - 12), start):
            return False
        if single and _FACILITY.match(text, end) and _OWN.search(text, max(0, start - 6), start):
            return False
        if single and lowered[0] in name_cues("law", "no_body"):
            return False
    if single and end - start == 2 and text[start:end].isupper() and text[max(0, start - 2) : start] == ", ":
        return False  # a postal abbreviation
    if kind in ("organization", "person") and all(
        w in name_cues("topic") or w in titles_by_form() for w in lowered
    ):
        return False
    known = anchors.by_start.get(start)
    if known is not None and known.end < end and known.kind not in ("organization", "company", "leader"):
        rest = words_of(text[known.end : end])
        if kind == "person" and known.kind in ("country", "bloc"):
            return False
        if all(w.lower() in name_cues("topic") for w in rest):
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
