"""The names that a model finds, cleaned: no articles, possessives, cell edges, sums of money or headings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from tradewire.annotate.names import GAP, UPPER, not_name, opens_sentence, places_of, words_of
from tradewire.annotate.persons import Anchors
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
_EDGE = " \t\u00a0\"“”‘’'«»(),;:–—-*_"
_MONEY = re.compile(r"[$€£¥₹%]|^\W*\w{0,3}\d[\d.,]*\w{0,3}$")
_POSSESSIVE = re.compile(r"['’]s?$")
_PIECES = re.compile(r"[^\n|]+")
_OF_PLACE = re.compile(rf"{GAP}(?:of|in|from){GAP}(?:the{GAP})?[^\n|]*$")
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
    if words and (words[-1] in name_cues("no_body") or words[0] in name_cues("no_body")):
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
    cuts = [at for at in (text.find("(", start + 1, end), text.find(")", start + 1, end)) if at >= 0]
    return min(cuts, default=end)


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
    if kind != "place" and _dangling_acronym(text, start, end):
        return False
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
    if kind == "organization" and _PARTY_WORD.match(text, end):
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


_ACRONYM = re.compile(rf"[{UPPER}][{UPPER}\d&.]{{1,7}}s?$")


def _dangling_acronym(text: str, start: int, end: int) -> bool:
    """Whether an acronym first stands in brackets behind no name ("most favoured nation (MFN)")."""
    acronym = text[start:end]
    if _ACRONYM.match(acronym) is None:
        return False
    first = text.find(f"({acronym})")
    if first < 0 or places_of(text[:first], acronym):
        return False
    return acronym_holder(text, first) is None


def acronym_holder(text: str, bracket: int) -> int | None:
    """Where the capitalised name before the bracket at `bracket` starts, if its initials fit."""
    acronym = re.match(r"\(([\w.&]+)\)", text[bracket : bracket + 14])
    if acronym is None:
        return None
    letters = [c for c in acronym[1].lower() if c.isalnum() and not c.isdigit()]
    words = [(m.start(), m[0]) for m in re.finditer(r"[\w’'-]+", text[max(0, bracket - 120) : bracket])]
    at = len(letters) - 1
    for start, word in reversed(words):
        if word[0].lower() == letters[at] and word[0] in UPPER:
            at -= 1
            if at < 0:
                return max(0, bracket - 120) + start
        elif word[0] in UPPER and word[0].lower() != letters[at]:
            continue
        elif word.lower() not in _SMALL:
            return None
    return None


_SMALL = frozenset({"of", "and", "for", "the", "on", "in", "to", "de", "a"})
