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

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from tradewire.annotate.anchors import anchors_of
from tradewire.annotate.built_name import LIKELY, NameHit
from tradewire.annotate.business import business_names, listed_names
from tradewire.annotate.gazetteer import GazetteerMatch
from tradewire.annotate.homes import Homes, homes_of
from tradewire.annotate.intervals import Intervals
from tradewire.annotate.mentions import article_day, read_names, without_namesakes
from tradewire.annotate.ministries import find_ministries
from tradewire.annotate.model_names import ModelName, Proposal, clean_names
from tradewire.annotate.names import like_person, name_runs, opens_sentence, words_of
from tradewire.annotate.offices import PersonHit
from tradewire.annotate.organizations import find_built_names
from tradewire.annotate.persons import SPOKE, find_persons
from tradewire.annotate.short_bodies import lone_bodies
from tradewire.annotate.usable import Words, is_credit
from tradewire.annotate.votes import decide, key_of, known_parts, votes_of
from tradewire.annotate.zones import Zones, zones_of
from tradewire.layout.article import Article
from tradewire.lexicons.name_cues import name_cues
from tradewire.lexicons.titles import titles_by_form
from tradewire.values.places import dateline_place


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
    """An article's names: those of the lexicons (`names`), persons (`hits`), and all that stand.

    `ministries` are places that tell a body of a government by its field or by one word,
    `homes` the countries that the article is about, `day` when it was published (ISO 8601),
    where that is known.
    """

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
    offices = Intervals(hit.title_at for hit in hits if hit.title_at is not None)
    model = [
        name
        for name in clean_names(text, zones, model_names, anchors, language)
        if not _meets_office(text, name[0], name[1], offices)
    ]
    built.extend(business_names(text, zones, anchors, runs, language))
    companies = {(b.start, b.end) for b in built if b.kind == "company"}
    companies.update((m.start, m.end) for m in names if m.kind == "company")
    companies.update((s, e) for s, e, kind in model if kind == "organization" and " " in text[s:e])
    built.extend(listed_names(text, zones, anchors, runs, companies, language))
    people = _people(text, hits, model)
    names = without_namesakes(text, names, hits, people)
    built = _without_persons(text, built, hits, people, offices)
    built = [b for b in built if not _is_phrase(text, b, language)]
    model = known_parts(text, hits, built, model)
    filed = [place for block in zones.blocks if (place := dateline_place(text, *block)) is not None]
    votes = votes_of(text, names, hits, built, model, filed)
    kept = _stand(text, zones, names, hits, built, model, votes)
    return Reading(
        text,
        zones,
        tuple(names),
        tuple(hits),
        tuple(kept),
        (*ministries, *lone_bodies(text, zones, anchors)),
        homes_of(text, names, zones, article.language if article is not None else None),
        day,
    )


def _people(text: str, hits: Sequence[PersonHit], model: Sequence[Proposal]) -> list[str]:
    """The full names of persons, as titles, verbs of saying and the model tell them."""
    people = [text[hit.start : hit.end] for hit in hits]
    people.extend(text[s:e] for s, e, kind in model if kind == "person" and like_person(text[s:e]))
    return sorted({name for name in people if " " in name})


def _without_persons(
    text: str,
    built: Sequence[NameHit],
    hits: Sequence[PersonHit],
    people: Iterable[str],
    offices: Intervals,
) -> list[NameHit]:
    """The built names without those that persons, their surnames, offices and datelines' credits are."""
    told = {text[hit.start : hit.end] for hit in hits if hit.weight >= SPOKE}
    surnames = {word for name in people for word in words_of(name)}
    kept: list[NameHit] = []
    for name in built:
        surface = text[name.start : name.end]
        weak = name.kind == "company" and name.weight <= LIKELY
        if surface in surnames or (weak and surface in told) or is_credit(text, name.start, name.end):
            continue
        around = offices.overlapping(name.start, name.end)
        if not any(first <= name.start < last < name.end for first, last in around):
            kept.append(name)
    return kept


def _is_phrase(text: str, name: NameHit, language: Words) -> bool:
    """Whether a company's name without a legal form is made of words that the article writes small."""
    if name.kind != "company" or name.weight > LIKELY:
        return False
    words = words_of(text[name.start : name.end])
    return len(words) > 1 and all(language.stands_small(word.lower()) for word in words)


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
        kind = decide(votes[key_of(text, start, end)])
        if kind is not None:
            proposals[start, end] = Candidate(start, end, kind)
    for name in built:
        kind = decide(votes[key_of(text, name.start, name.end)])
        if kind is not None:
            proposals[name.start, name.end] = Candidate(name.start, name.end, kind)
    for hit in hits:
        kind = decide(votes[key_of(text, hit.start, hit.end)])
        held = proposals.get((hit.start, hit.end))
        if kind == "person":
            best = _better(held.hit if held is not None else None, hit)
            proposals[hit.start, hit.end] = Candidate(hit.start, hit.end, kind, hit=best)
    # "Commerce Secretary Ana Ruiz": the office is hers, the department is not named.
    titles = Intervals(hit.title_at for hit in hits if hit.title_at is not None)
    known = {
        (m.start, m.end): m
        for m in names
        if (
            m.kind != "organization"
            or not any(_is_office(text, m, s, e) for s, e in titles.overlapping(m.start, m.end))
        )
        and (m.kind != "product" or not zones.is_silent(m.start))
    }
    for span, match in known.items():
        held = proposals.get(span)
        hit_here = held.hit if held is not None else None
        if hit_here is not None and match.kind != "leader" and held is not None and held.kind == "person":
            continue
        if match.kind == "product" and held is not None:
            continue  # "Secretary of Energy"
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


def _meets_office(text: str, start: int, end: int, offices: Intervals) -> bool:
    """Whether a name runs over the end of an office ("Trade Ana Ruiz"), or is but words of one."""
    for first, last in offices.overlapping(start, end):
        if first <= start < last < end:
            return True
        if first <= start and end <= last:
            words = text[start:end].lower().split()
            return all(w in titles_by_form() or w in name_cues("topic", "office_modifier") for w in words)
    return False


def _is_office(text: str, match: GazetteerMatch, start: int, end: int) -> bool:
    """Whether a body's name is the office at `[start, end)` or its end, with its country before it."""
    if start <= match.start and match.end <= end:
        return True
    return match.end == end and match.start < start and text[start:end].lower() in titles_by_form()
