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

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from tradewire.annotate.anchors import anchors_of
from tradewire.annotate.built_name import LIKELY, NameHit
from tradewire.annotate.business import business_names, in_business, told_with_country
from tradewire.annotate.gazetteer import GazetteerMatch
from tradewire.annotate.homes import Homes, homes_of
from tradewire.annotate.mentions import article_day, read_names
from tradewire.annotate.ministries import find_ministries
from tradewire.annotate.model_names import ModelName, Proposal, Words, clean_names
from tradewire.annotate.names import name_runs, opens_sentence, words_of
from tradewire.annotate.offices import PersonHit
from tradewire.annotate.organizations import find_built_names
from tradewire.annotate.persons import find_persons
from tradewire.annotate.zones import Zones, zones_of
from tradewire.layout.article import Article
from tradewire.lexicons.titles import titles_by_form

# What a vote of the model and a lexicon's entry weigh; built names bring their own weight.
_MODEL, _KNOWN = 2, 9


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
    `ministries` the places that tell one by its field, `homes` the countries it is about,
    `day` when it was published (ISO 8601), where that is known."""

    text: str
    zones: Zones
    names: tuple[GazetteerMatch, ...]
    hits: tuple[PersonHit, ...]
    candidates: tuple[Candidate, ...]
    ministries: tuple[tuple[int, int], ...]
    homes: Homes
    day: str | None


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
    day = article_day(article)
    names = read_names(text, zones, day)
    anchors = anchors_of(names)
    runs = name_runs(text)
    ministries = find_ministries(text)
    built = find_built_names(text, zones, anchors, runs, ministries)
    bodies = {(b.start, b.end) for b in built if b.kind in ("organization", "company")}
    anchors = anchors_of(names, bodies)
    hits = find_persons(text, zones, anchors, runs)
    language = Words(text, is_word)
    built.extend(business_names(text, zones, anchors, runs, language))
    model = list(clean_names(text, zones, model_names, anchors, language))
    model = _known_parts(text, hits, built, model)
    votes = _votes(text, names, hits, built, model)
    kept = _stand(text, zones, names, hits, built, model, votes)
    return Reading(
        text,
        zones,
        tuple(names),
        tuple(hits),
        tuple(kept),
        tuple(ministries),
        homes_of(text, names, zones, article.language if article is not None else None),
        day,
    )


def _known_parts(
    text: str,
    hits: Sequence[PersonHit],
    built: Sequence[NameHit],
    model: Sequence[Proposal],
) -> list[Proposal]:
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
    kept: list[Proposal] = []
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


def _votes(
    text: str,
    names: Sequence[GazetteerMatch],
    hits: Sequence[PersonHit],
    built: Sequence[NameHit],
    model: Sequence[Proposal],
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
            in_business(text, start, end) or told_with_country(text, start, end, at)
        ):
            tally["company"] = max(tally["company"], LIKELY)
    for match in names:
        tally = votes[_key(text, match.start, match.end)]
        if match.kind == "leader":
            tally["person"] += _KNOWN
        elif match.kind in ("organization", "bloc", "agreement", "law", "company"):
            tally["organization"] += _KNOWN
        else:
            tally["place"] += _KNOWN
    return votes


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
        return (
            "company" if votes.get("company", 0) > votes.get("organization", 0) % _KNOWN else "organization"
        )
    if person == best:
        return "person"
    if body == best:
        return "organization"
    return "place" if place == best else "event"


def _better(held: PersonHit | None, hit: PersonHit) -> PersonHit:
    """Of two things said of one name the one with an office, with the greater weight of both."""
    if held is None:
        return hit
    first, second = (held, hit) if held.weight >= hit.weight else (hit, held)
    chosen = second if first.title is None and second.title is not None else first
    return replace(chosen, weight=first.weight)


def _stand(
    text: str,
    zones: Zones,
    names: Sequence[GazetteerMatch],
    hits: Sequence[PersonHit],
    built: Sequence[NameHit],
    model: Sequence[Proposal],
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
        if kind == "person":
            best = _better(held.hit if held is not None else None, hit)
            proposals[hit.start, hit.end] = Candidate(hit.start, hit.end, kind, hit=best)
    # "Commerce Secretary Ana Ruiz": the office is hers, the department is not named.
    titles = [hit.title_at for hit in hits if hit.title_at is not None]
    known = {
        (m.start, m.end): m
        for m in names
        if (m.kind != "organization" or not any(_is_office(text, m, s, e) for s, e in titles))
        and (m.kind != "product" or not zones.is_silent(m.start))
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


def _is_office(text: str, match: GazetteerMatch, start: int, end: int) -> bool:
    """Whether a body's name is (the end of) the office at `[start, end)`, whose country may stand before it."""
    if start <= match.start and match.end <= end:
        return True
    return match.end == end and match.start < start and text[start:end].lower() in titles_by_form()
