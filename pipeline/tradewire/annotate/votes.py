"""What speaks for each kind of a name: lexicons, constructions, the model; and which of them prevails.

A name's kind is the one that most speaks for, over all places where the name stands.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from tradewire.annotate.built_name import FIRM, LIKELY, NameHit
from tradewire.annotate.business import in_business, is_firm, told_with_country
from tradewire.annotate.gazetteer import GazetteerMatch
from tradewire.annotate.model_names import Proposal
from tradewire.annotate.names import like_person, used_as_place, words_of
from tradewire.annotate.offices import PersonHit
from tradewire.annotate.persons import SPOKE
from tradewire.lexicons.products import product_of

# What a vote of the model and a lexicon's entry weigh; built names bring their own weight.
MODEL, KNOWN = 2, 9

_SPACE = re.compile(" ")
Votes = Mapping[str, dict[str, int]]


def known_parts(
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
    persons = {name for name, weight in weights.items() if weight >= MODEL}
    persons.update(text[s:e] for s, e, kind in model if kind == "person" and " " in text[s:e])
    bodies = {text[b.start : b.end] for b in built if b.kind in ("organization", "company")}
    persons = {p for p in persons if p not in bodies}
    openings = {body[: space.start()] for body in bodies for space in _SPACE.finditer(body)}
    parts = {word for person in persons for word in words_of(person)}
    kept: list[Proposal] = []
    for start, end, kind in model:
        name = text[start:end]
        if " " not in name and name in parts and kind != "agreement":
            continue
        if kind == "person" and name in openings:
            kind = "organization"
        kept.append((start, end, kind))
    return kept


def key_of(text: str, start: int, end: int) -> str:
    return text[start:end].casefold()


def votes_of(
    text: str,
    names: Sequence[GazetteerMatch],
    hits: Sequence[PersonHit],
    built: Sequence[NameHit],
    model: Sequence[Proposal],
    filed: Sequence[tuple[int, int]] = (),
) -> dict[str, dict[str, int]]:
    """What speaks for each kind of each name, by the name in small letters.

    `filed` are the places of datelines, in capitals: "TAMBORA/LIMA, May 3 -".
    """
    votes: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for start, end in filed:
        for place in (text[start:end], *text[start:end].split("/")):
            if place.isupper():
                votes[place.casefold()]["place"] += KNOWN
    for hit in hits:
        votes[key_of(text, hit.start, hit.end)]["person"] += hit.weight
    for name in built:
        tally = votes[key_of(text, name.start, name.end)]
        tally[name.kind] = max(tally[name.kind], name.weight)
    _model_votes(text, names, model, votes)
    for match in names:
        tally = votes[key_of(text, match.start, match.end)]
        if match.kind == "leader":
            tally["person"] += KNOWN
        elif match.kind in ("organization", "bloc", "agreement", "law", "company"):
            tally["organization"] += KNOWN
        elif match.kind != "product":
            tally["place"] += KNOWN
    return votes


def _model_votes(
    text: str, names: Sequence[GazetteerMatch], model: Sequence[Proposal], votes: dict[str, dict[str, int]]
) -> None:
    starts, ends = {m.start: m for m in names}, {m.end: m for m in names}
    kinds: dict[tuple[str, str], str] = {}
    for start, end, label in model:
        surface = text[start:end]
        tally = votes[surface.casefold()]
        person = like_person(surface) and (label == "person" or " " in surface)
        settled = tally.get("person", 0) >= SPOKE or tally.get("organization", 0) >= LIKELY
        if label in ("person", "organization", "place") and is_firm(text, start, end):
            tally["company"] = max(tally["company"], FIRM)
        elif label in ("person", "organization", "place") and not settled:
            told = in_business(text, start, end)
            if told or (not person and told_with_country(text, start, end, starts, ends)):
                tally["company"] = max(tally["company"], LIKELY - 1 if person else LIKELY + 1)
        if (surface, label) not in kinds:
            kinds[surface, label] = _kind_of(text, surface, label, person, bool(tally.get("person")))
        kind = kinds[surface, label]
        most = 2 * MODEL - (kind == "person")  # of the model alone; a built company outweighs a person
        tally[kind] = max(tally[kind], min(tally[kind] + MODEL, most + tally[kind] % 2))


def _kind_of(text: str, surface: str, label: str, person: bool, told: bool) -> str:
    """What the model's label comes to: places and companies are called persons, places organisations.

    `person` says that the name is like a person's, `told` that a title or a verb of saying
    makes it one.
    """
    doubtful = label == "person" and not person and (not told or _of_goods(surface))
    single = " " not in surface and label in ("organization", "person")
    if (single or doubtful) and used_as_place(text, surface):
        return "place"
    return "company" if doubtful else label


def decide(votes: dict[str, int]) -> str | None:
    """The kind that most speaks for; bodies are one party against persons and places."""
    body = votes.get("organization", 0) + votes.get("company", 0)
    paper = max(votes.get("agreement", 0), votes.get("law", 0))
    person, place = votes.get("person", 0), votes.get("place", 0)
    event = votes.get("event", 0)
    best = max(body, paper, person, place, event)
    if best < MODEL:
        return None
    if paper == best:
        return "agreement" if votes.get("agreement", 0) >= votes.get("law", 0) else "law"
    if body == best and body > person:
        return "company" if votes.get("company", 0) > votes.get("organization", 0) % KNOWN else "organization"
    if person == best:
        return "person"
    if body == best:
        return "organization"
    return "place" if place == best else "event"


def _of_goods(name: str) -> bool:
    """Whether a name ends in goods, as those of their makers do: "Norrmalm Frozen Meat"."""
    return product_of(name.rpartition(" ")[2]) is not None
