"""Every name of an article with its kind, from lexicons, the model and the grammar of names together.

The rule for conflicts:

1. For what lexicons close (countries, demonyms, blocs, agreements, laws, governments) the
   longest lexicon match stands; a name that is strictly longer and built like an
   organisation, agreement, law or person takes it up ("Bank of Peru", "Chile-Peru pact").
2. Of overlapping names the longer one stands.
3. A name's kind is the one that most speaks for, over all places where it stands: titles and
   verbs of saying for a person, head nouns and legal forms for a body, the model for both.
4. The model proposes; it decides alone only outside headings, table headers and labels in
   capitals, and for a single word only where its capital is not owed to the sentence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from tradewire.annotate.gazetteer import GazetteerMatch
from tradewire.annotate.ministries import find_ministries
from tradewire.annotate.mentions import anchors_of, read_names
from tradewire.annotate.names import GAP, UPPER, name_runs, not_name, opens_sentence, places_of, words_of
from tradewire.annotate.organizations import NameHit, find_built_names
from tradewire.annotate.persons import Anchors, PersonHit, find_persons
from tradewire.annotate.zones import Zones, zones_of
from tradewire.layout.article import Article
from tradewire.lexicons.name_cues import name_cues
from tradewire.lexicons.titles import titles_by_form

CandidateKind = Literal["person", "organization", "company", "agreement", "law", "place", "event"]

_LABELS: dict[str, CandidateKind] = {
    "PERSON": "person",
    "PER": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "EVENT": "event",
    "LAW": "law",
    "FAC": "organization",
}
_MODEL, _KNOWN, _CONTEXT = 2, 9, 4
_EDGE = " \t\u00a0\"“”‘’'«»(),;:–—-*_"
_MONEY = re.compile(r"[$€£¥₹%]|^\W*\w{0,3}\d[\d.,]*\w{0,3}$")
_POSSESSIVE = re.compile(r"['’]s?$")
_PIECES = re.compile(r"[^\n|]+")
_OF_PLACE = re.compile(rf"{GAP}(?:of|in|from){GAP}(?:the{GAP})?[^\n|]*$")
_BUSINESS_BEFORE = re.compile(
    r"\b(?:[Ss]hares (?:of|in)|[Ss]tock (?:of|in)|(?:[Ee]conomists?|[Aa]nalysts?|[Ss]trategists?|[Tt]raders?|[Ww]orkers?|employees) at|"
    r"(?:[Pp]oll|[Ss]urvey|[Rr]eport|[Ss]tudy) (?:by|from|of)|(?:maker|producer|company|firm|group|chain|retailer|wholesaler|miller|"
    r"brewer|distiller|carmaker|automaker|steelmaker|shipper|platform|consultancy|think-tank|think tank|pollster|daily|newspaper|buyer|trading house|utility|refiner|processor|packer|mill|brand|crusher|smelter|cooperative|lender|insurer|airline|conglomerate|startup|start-up),?"
    r"|(?:owner|executive|founder|head|chairman|president|manager|director|spokesman|spokeswoman|unit|subsidiary|arm) (?:of|at|for))"
    rf"{GAP}(?:the{GAP})?$"
)
_BUSINESS_AFTER = re.compile(
    rf"(?:['’]s?)?{GAP}(?:shares|stock\b|shareholders|dealers|sales|profits?|poll|survey|executives)"
    rf"|,{GAP}(?:(?:a|an|the|one of the|which){GAP}(?:[\w'’-]+{GAP}){{0,6}}?(?:maker|producer|company|firm|group|chain|retailer|"
    r"wholesaler|miller|brewer|distiller|carmaker|automaker|steelmaker|shipper|platform|consultancy|think-tank|pollster|"
    r"forecaster|union|lobby|association|cooperative|bank|body|crusher|supplier)s?)\b"
    rf"|,{GAP}the{GAP}(?:[\w’']+{GAP}){{0,2}}?(?:[a-z]+-)?(?:largest|biggest|smallest|oldest)\b"
)
_PARTY_WORD = re.compile(rf"{GAP}(?:government|administration|member|members|lawmaker|lawmakers|senator|bill)\b")
_LOCATED = re.compile(rf"\b(?:in|near|outside|at){GAP}$")
_WITHIN = re.compile(rf"\b(?:in|near|outside){GAP}$")
_FACILITY = re.compile(rf"{GAP}(?:plant|plants|factory|campus|assembly|facility|facilities|mill|port)\b")
_OWN = re.compile(rf"\b(?:its|their|the|a){GAP}$")
_SMALL_WORD = re.compile(r"[^\W\d_]+")
_FIRST_WORD = re.compile(r"[\w.&'’-]+")
_ABBREVIATED = re.compile(r"(?:\.\w|\b(?:Inc|Corp|Co|Ltd|Jr|Sr))\.$")
_SIDE = 60  # characters of context looked at on each side


@dataclass(frozen=True, slots=True)
class ModelName:
    """A name that the model found, with the model's own label."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place of one name. `match` is the lexicon's reading, `hit` the title beside a person."""

    start: int
    end: int
    kind: str
    match: GazetteerMatch | None = None
    hit: PersonHit | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """An article's names. `names` are those of the lexicons, `candidates` all that stand,
    `ministries` the places that tell one by its field."""

    text: str
    zones: Zones
    names: tuple[GazetteerMatch, ...]
    hits: tuple[PersonHit, ...]
    candidates: tuple[Candidate, ...]
    ministries: tuple[tuple[int, int], ...]


def read_article(
    text: str,
    article: Article | None,
    model_names: Iterable[ModelName],
    is_word: Callable[[str], bool] = lambda word: False,
) -> Reading:
    """All names of `text` with their kinds, none overlapping another.

    `is_word` tells whether a word in lower case is one of the language; it keeps a word
    that opens a sentence from passing as a name.
    """
    zones = zones_of(text, article)
    names = read_names(text, zones)
    anchors = anchors_of(names)
    runs = name_runs(text)
    hits = find_persons(text, zones, anchors, runs)
    ministries = find_ministries(text)
    built = find_built_names(text, zones, anchors, runs, ministries)
    language = _Words(text, is_word)
    built.extend(_business_names(text, zones, anchors, runs, language))
    model = list(_clean(text, zones, model_names, anchors, language))
    model = _known_parts(text, hits, built, model)
    votes = _votes(text, names, hits, built, model)
    kept = _stand(text, zones, names, hits, built, model, votes)
    return Reading(text, zones, tuple(names), tuple(hits), tuple(kept), tuple(ministries))


class _Words:
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


def _known_parts(
    text: str,
    hits: Sequence[PersonHit],
    built: Sequence[NameHit],
    model: Sequence[tuple[int, int, CandidateKind]],
) -> list[tuple[int, int, CandidateKind]]:
    """The model's names, without single words that are part of a person's name told in full.

    A "person" that opens the name of a body ("Song" of "Song Foods") is that body.
    """
    weights: dict[str, int] = defaultdict(int)
    for hit in hits:
        weights[text[hit.start : hit.end]] += hit.weight
    persons = {name for name, weight in weights.items() if weight >= _MODEL}
    persons.update(text[s:e] for s, e, kind in model if kind == "person" and " " in text[s:e])
    bodies = {text[b.start : b.end] for b in built if b.kind in ("organization", "company")}
    persons = {p for p in persons if p not in bodies}
    parts = {word for person in persons for word in words_of(person)}
    kept: list[tuple[int, int, CandidateKind]] = []
    for start, end, kind in model:
        name = text[start:end]
        if " " not in name and name in parts and kind != "agreement":
            continue
        if kind == "person" and any(body.startswith(f"{name} ") for body in bodies):
            kind = "organization"
        kept.append((start, end, kind))
    return kept


def _key(text: str, start: int, end: int) -> str:
    return text[start:end].casefold()


def _clean(
    text: str,
    zones: Zones,
    model_names: Iterable[ModelName],
    anchors: Anchors,
    words: _Words,
) -> Iterator[tuple[int, int, CandidateKind]]:
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
                if tail is not None and text[start : tail.start()].split()[-1].lower() not in name_cues("body_of"):
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


def _by_head(text: str, start: int, end: int, kind: CandidateKind) -> CandidateKind | None:
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


def _usable(
    text: str, start: int, end: int, kind: CandidateKind, anchors: Anchors, language: _Words
) -> bool:
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
        if single and lowered[0] in name_cues("body") | name_cues("law") | name_cues("no_body"):
            return False
    if single and end - start == 2 and text[start:end].isupper() and text[max(0, start - 2) : start] == ", ":
        return False  # a postal abbreviation
    if kind != "place" and _dangling_acronym(text, start, end):
        return False
    if kind in ("organization", "person") and all(w in name_cues("topic") or w in titles_by_form() for w in lowered):
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
        if kind == "organization" and known.kind == "country" and not set(lowered) & (
            name_cues("body") | name_cues("company") | name_cues("media")
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
    """Whether an acronym first stands in brackets behind words that are no name ("most favoured nation (MFN)")."""
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


def _votes(
    text: str,
    names: Sequence[GazetteerMatch],
    hits: Sequence[PersonHit],
    built: Sequence[NameHit],
    model: Sequence[tuple[int, int, CandidateKind]],
) -> dict[str, dict[str, int]]:
    votes: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    at = {m.start: m for m in names}
    for hit in hits:
        votes[_key(text, hit.start, hit.end)]["person"] += hit.weight
    for name in built:
        tally = votes[_key(text, name.start, name.end)]
        tally[name.kind] = max(tally[name.kind], name.weight)
    for start, end, kind in model:
        tally = votes[_key(text, start, end)]
        tally[kind] = min(tally[kind] + _MODEL, 2 * _MODEL + tally[kind] % 2)
        if kind in ("person", "organization", "place") and (
            _in_business(text, start, end) or _of_country(text, start, end, at)
        ):
            tally["company"] += _CONTEXT
    for match in names:
        tally = votes[_key(text, match.start, match.end)]
        if match.kind == "leader":
            tally["person"] += _KNOWN
        elif match.kind in ("organization", "bloc", "agreement", "law", "company"):
            tally["organization"] += _KNOWN
        else:
            tally["place"] += _KNOWN
    return votes


def _in_business(text: str, start: int, end: int) -> bool:
    return (
        _BUSINESS_BEFORE.search(text, max(0, start - _SIDE), start) is not None
        or _BUSINESS_AFTER.match(text, end) is not None
    )


_OF = re.compile(rf"{GAP}of{GAP}(?:the{GAP})?")


def _business_names(
    text: str, zones: Zones, anchors: Anchors, runs: Sequence[tuple[int, int]], language: _Words
) -> Iterator[NameHit]:
    """Names that nothing but their company shows: "shares of Norrmalm", "Norrmalm, the largest miller,"."""
    stops = not_name()
    for start, end in runs:
        follower = text[end : end + 1]
        if follower not in ",'’ " or start in anchors.by_start or zones.is_silent(start):
            continue
        name = text[start:end]
        lowered = [w.lower() for w in words_of(name)]
        if not lowered or len(lowered) > 4 or lowered[0] in stops or " and " in name:
            continue
        if not _in_business(text, start, end):
            continue
        if len(lowered) == 1 and (language.stands_small(lowered[0]) or language.is_word(lowered[0])):
            continue
        if lowered[-1] in name_cues("no_body") or any(w in titles_by_form() for w in lowered):
            continue
        yield NameHit(start, end, "company", _CONTEXT)


def _of_country(text: str, start: int, end: int, at: dict[int, GazetteerMatch]) -> bool:
    """Whether the name is told with its country as companies are: "Siam Cane of Thailand"."""
    match = _OF.match(text, end)
    if match is None or " " not in text[start:end]:
        return False
    known = at.get(match.end())
    return known is not None and known.kind in ("country", "city")


def _decide(votes: dict[str, int]) -> str | None:
    """The kind that most speaks for; bodies are one party against persons and places."""
    body = votes.get("organization", 0) + votes.get("company", 0)
    paper = max(votes.get("agreement", 0), votes.get("law", 0))
    person, place = votes.get("person", 0), votes.get("place", 0)
    event = votes.get("event", 0)
    best = max(body, paper, person, place, event)
    if best < _MODEL:
        return None
    if paper == best:
        return "agreement" if votes.get("agreement", 0) >= votes.get("law", 0) else "law"
    if body == best and body > person:
        return "company" if votes.get("company", 0) > votes.get("organization", 0) % _KNOWN else "organization"
    if person == best:
        return "person"
    if body == best:
        return "organization"
    return "place" if place == best else "event"


def _stand(
    text: str,
    zones: Zones,
    names: Sequence[GazetteerMatch],
    hits: Sequence[PersonHit],
    built: Sequence[NameHit],
    model: Sequence[tuple[int, int, CandidateKind]],
    votes: dict[str, dict[str, int]],
) -> list[Candidate]:
    proposals: dict[tuple[int, int], Candidate] = {}
    for start, end, _ in model:
        kind = _decide(votes[_key(text, start, end)])
        if kind is not None:
            proposals[start, end] = Candidate(start, end, kind)
    for name in built:
        kind = _decide(votes[_key(text, name.start, name.end)])
        if kind is not None:
            proposals[name.start, name.end] = Candidate(name.start, name.end, kind)
    for hit in hits:
        kind = _decide(votes[_key(text, hit.start, hit.end)])
        held = proposals.get((hit.start, hit.end))
        if kind == "person" and (held is None or held.hit is None or held.hit.weight < hit.weight):
            proposals[hit.start, hit.end] = Candidate(hit.start, hit.end, kind, hit=hit)
    # "Commerce Secretary Ana Ruiz": the office is hers, the department is not named.
    titles = [hit.title_span for hit in hits if hit.title_span is not None]
    known = {
        (m.start, m.end): m
        for m in names
        if m.kind != "organization" or not any(s <= m.start and m.end <= e for s, e in titles)
    }
    for span, match in known.items():
        held = proposals.get(span)
        hit_here = held.hit if held is not None else None
        if hit_here is not None and match.kind != "leader" and held is not None and held.kind == "person":
            continue
        proposals[span] = Candidate(*span, "known", match=match, hit=hit_here)
    ordered = sorted(proposals.values(), key=lambda c: (c.start - c.end, c.kind != "known", c.start))
    kept: list[Candidate] = []
    taken = bytearray(len(text) + 1)
    for candidate in ordered:
        start, end = candidate.start, candidate.end
        if 1 in taken[start:end]:
            continue
        if candidate.kind == "place" and " " not in text[start:end].strip() and opens_sentence(text, start):
            continue
        taken[start:end] = b"\x01" * (end - start)
        kept.append(candidate)
    kept.sort(key=lambda c: c.start)
    return kept
