"""The names that a model finds, cleaned: no articles, possessives, cell edges, sums of money or headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tradewire.annotate.anchors import Anchors
from tradewire.annotate.names import GAP, UPPER, like_person, not_name, trim_name, words_of
from tradewire.annotate.usable import NameKind, Words, usable
from tradewire.annotate.zones import Zones
from tradewire.lexicons.company_suffixes import legal_forms
from tradewire.lexicons.name_cues import name_cues
from tradewire.lexicons.titles import titles_by_form

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
_MONEY = re.compile(r"[$€£¥₹%]|^\W*\w{0,3}\d[\d.,]*\w{0,3}$|^[A-Z][A-Za-z]{0,2}\.?[ \u00a0]\d[\d.,]*$")
_POSSESSIVE = re.compile(r"['’]s?$")
_PIECES = re.compile(r"(?:(?! [-–—/] )[^\n|])+")  # a dateline and what follows it are two
_OWNED = re.compile(rf"['’]s{GAP}")
_OWNERS = frozenset({"country", "capital", "bloc", "city", "organization"})
_OF_PLACE = re.compile(rf"{GAP}(?:of|in|from){GAP}(?:the{GAP})?[^\n|]*$")
_OF_PLACE_HEAD = re.compile(rf"{GAP}(?:of|in|from){GAP}(?:the{GAP})?")
_BASED = re.compile(rf"[\w.’'-]+-(?:based|born|owned|led|backed|listed){GAP}")
_JUNIOR = re.compile(rf",{GAP}?(?:Jr|Sr|II)")
_FIRST_WORD = re.compile(r"[\w.&'’-]+")
_ABBREVIATED = re.compile(r"(?:\.\w|\b(?:Inc|Corp|Co|Ltd|Jr|Sr))\.$")


@dataclass(frozen=True, slots=True)
class ModelName:
    """A name that the model found, with the model's own label."""

    start: int
    end: int
    label: str


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
                if _is_acronym(word[0], text[word.end() : end]):
                    break
                start, end = _strip(text, word.end(), end)
            based = _BASED.match(text, start, end)
            if based is not None:
                start = based.end()
            start = _past_owner(text, start, end, label, anchors)
            end = _before_adjective(text, start, end, anchors)
            end = _without_small_end(text, start, end)
            if start >= end or text[start] not in UPPER or zones.is_silent(start):
                continue
            if label == "organization":
                tail = _OF_PLACE.search(text, start, end)
                if tail is not None and not _of_its_name(text, start, tail, anchors):
                    end = tail.start()
            if _MONEY.search(text[start:end]):
                continue
            kind = _by_head(text, start, end, label)
            if kind == "place" and known is not None and known.kind in ("organization", "company"):
                kind = "organization"  # a body's branch, "Greenpeace Peru"
            if kind is None or _labels_something(text, start, end, zones) or _in_paper_title(text, start):
                continue
            if kind == "agreement" and " of the " in text[start:end]:
                start = text.rfind(" of the ", start, end) + len(" of the ")
            if kind == "person":
                start, end = trim_name(text, _past_titles(text, start, end), _before_comma(text, start, end))
                if start >= end:
                    continue
            if usable(text, start, end, kind, anchors, words):
                yield start, end, kind


def _is_acronym(word: str, rest: str) -> bool:
    """Whether a word in capitals before one in small letters is no "APR" of a date, no "THE"."""
    short = word.isupper() and 2 < len(word) < 5 and word != "THE"
    return short and rest[1:2].isalpha() and not rest.isupper()


def _of_its_name(text: str, start: int, tail: re.Match[str], anchors: Anchors) -> bool:
    """Whether what follows "of" is part of the name: "Bank of Lima", not "Growers Alliance of Lima"."""
    head = text[start : tail.start()].split()[-1].lower()
    if head not in name_cues("body_of"):
        return False
    known = anchors.by_start.get(_OF_PLACE_HEAD.match(text, tail.start()).end())  # type: ignore[union-attr]
    city = known is not None and known.kind in ("city", "capital", "subdivision")
    return not city or head in name_cues("placed_body") or " " not in text[start : tail.start()]


def _past_owner(text: str, start: int, end: int, kind: NameKind, anchors: Anchors) -> int:
    """Where an organisation's name starts behind the country that owns it: "Peru's Fish Board"."""
    known = anchors.by_start.get(start)
    if kind != "organization" or known is None or known.kind not in _OWNERS:
        return start
    owned = _OWNED.match(text, known.end, end)
    return owned.end() if owned is not None else start


def _before_adjective(text: str, start: int, end: int, anchors: Anchors) -> int:
    """Where an owner's name ends before its "Asian" or "Peruvian" business."""
    known = anchors.by_end.get(end)
    owned = known is not None and known.kind in ("adjective", "region", "country") and known.start - start > 4
    return known.start - 3 if owned and text[known.start - 3 : known.start] in ("'s ", "’s ") else end  # type: ignore[union-attr]


def _before_comma(text: str, start: int, end: int) -> int:
    """Where a person's name ends before a comma, which only "Jr." may follow."""
    comma = text.find(",", start, end)
    if comma < 0 or _JUNIOR.match(text, comma):
        return end
    return comma


def _by_head(text: str, start: int, end: int, kind: NameKind) -> NameKind | None:
    """The kind that a name's head word gives it, whatever the model says; None for papers like orders."""
    words = [w.lower() for w in words_of(text[start:end])]
    if kind == "person" and len(words) > 1 and like_person(text[start:end]):
        return kind  # "Park Min-su"
    if words and not name_cues("no_body").isdisjoint(words) and words[-1] not in name_cues("body", "company"):
        return None
    if kind == "person" or not words:
        return kind
    if len(words) > 1 and words[-1].replace(".", "") in legal_forms():
        return "company"
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
