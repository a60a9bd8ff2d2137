"""From the names of an article to its entities."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tradewire.annotate.candidates import Reading
from tradewire.annotate.gazetteer import find_matches
from tradewire.annotate.names import words_of
from tradewire.annotate.short_bodies import department_of
from tradewire.annotate.speakers import (
    GovernmentPerson,
    heads_of,
    ministry_country,
    name_forms,
    office_country,
    organs_of,
    speaks,
)
from tradewire.lexicons.blocs import blocs_by_code
from tradewire.lexicons.leaders import Leader
from tradewire.lexicons.name_cues import name_cues
from tradewire.link.bodies import BodyName, join_bodies, ministry_topic
from tradewire.link.draft import Draft
from tradewire.link.model import EntityKind, LinkedEntity, Role
from tradewire.link.people import PersonName, add_roles, join_people, later_mentions
from tradewire.link.places import country_drafts, is_government_word, place_drafts

_BODY_KINDS: dict[str, EntityKind] = {
    "organization": "organization",
    "company": "company",
    "bloc": "bloc",
    "agreement": "agreement",
    "law": "law",
}


# What the capitalised word alone means where the article is about the European Union.
_UNION_BODIES = {
    "council": "Council of the European Union",
    "parliament": "European Parliament",
    "commission": "European Commission",
}
_WITHIN = re.compile(r"\b[Ii]n\s$")
_THE = re.compile(r"\b[Tt]he\s$")


@dataclass(frozen=True, slots=True)
class Linked:
    """The entities, and who among the persons speaks for which government."""

    entities: list[LinkedEntity]
    governors: list[GovernmentPerson]


def link(reading: Reading) -> Linked:
    """One entity per thing, in the order of first mention."""
    drafts: list[Draft] = [*country_drafts(reading), *place_drafts(reading)]
    body_names = list(_body_names(reading))
    bodies = join_bodies(reading.text, body_names)
    drafts.extend(bodies)
    by_span = {span: draft for draft in bodies for span in draft.spans}
    people, governors = _people(reading, by_span)
    drafts.extend(people)
    drafts.sort(key=lambda d: (d.first, d.kind, d.name))
    ids = {id(draft): f"e{number}" for number, draft in enumerate(drafts, 1)}
    entities = [
        LinkedEntity(
            ids[id(draft)],
            draft.kind,
            draft.name,
            draft.code,
            tuple(
                Role(r.title, r.code or (ids[id(r.holder)] if r.holder is not None else None))
                for r in draft.roles
            ),
            tuple((start, end, reading.text[start:end]) for start, end in draft.spans),
        )
        for draft in drafts
    ]
    return Linked(entities, governors)


def _body_names(reading: Reading) -> list[BodyName]:
    text = reading.text
    names: list[BodyName] = []
    union = sum(m.code == "EU" for m in reading.names) > 1
    for candidate in reading.candidates:
        start, end, match = candidate.start, candidate.end, candidate.match
        surface = text[start:end]
        if match is None:
            if candidate.kind in _BODY_KINDS:
                country = None
                full = _UNION_BODIES.get(surface.lower()) if union else None
                if full is not None and _THE.search(text, max(0, start - 4), start):
                    names.append(BodyName(start, end, full, "organization", country="EU"))
                    continue
                department = (
                    department_of(text, start, end) if surface.lower() in name_cues("topic") else None
                )
                surface = department or surface
                topic = ministry_topic(surface)
                if topic is not None or not name_cues("lone_body").isdisjoint(surface.lower().split()):
                    country = ministry_country(reading.homes, start, end)
                names.append(BodyName(start, end, surface, _BODY_KINDS[candidate.kind], country=country))
        elif match.code == "EU" and (
            match.kind == "capital" or (match.kind == "organ" and is_government_word(match.entry, match.text))
        ):
            bloc = blocs_by_code()["EU"]
            names.append(BodyName(start, end, surface, "bloc", f"bloc:{bloc.name}", bloc.name, "EU"))
        elif match.kind in _BODY_KINDS:
            kind = _BODY_KINDS[match.kind]
            code = match.code if kind in ("bloc", "agreement") else None
            country = match.code if kind in ("organization", "company") else None
            names.append(
                BodyName(start, end, surface, kind, f"{match.kind}:{match.name}", match.name, code, country)
            )
        elif match.kind == "organ" and not is_government_word(match.entry, match.text):
            if getattr(match.entry, "kind", "") == "palace" and _WITHIN.search(
                text, max(0, start - 5), start
            ):
                continue  # a building
            key = f"organ:{match.code}:{match.name}"
            shown = match.name if surface.isupper() and " " in surface else surface
            names.append(BodyName(start, end, surface, "organization", key, shown, None, match.code))
    return names


def _people(
    reading: Reading, bodies: dict[tuple[int, int], Draft]
) -> tuple[list[Draft], list[GovernmentPerson]]:
    text = reading.text
    names: list[PersonName] = []
    taken: list[tuple[int, int]] = []
    for candidate in reading.candidates:
        match, hit = candidate.match, candidate.hit
        leader = match is not None and match.kind == "leader"
        if candidate.kind != "person" and not leader:
            taken.append((candidate.start, candidate.end))
            if match is not None and match.kind == "organ" and match.text.endswith("dministration"):
                # "the Reagan administration" names him too.
                names.extend(
                    PersonName(candidate.start, candidate.start + m.end, m.text, m.name)
                    for m in find_matches(match.text.partition(" ")[0])
                    if m.kind == "leader"
                )
            continue
        if (
            not leader
            and len(words_of(text[candidate.start : candidate.end])) < 2
            and (hit is None or hit.weight < 4)
        ):
            continue
        names.append(
            PersonName(
                candidate.start,
                candidate.end,
                text[candidate.start : candidate.end],
                match.name if match is not None and leader else None,
                hit.title if hit else None,
                hit.kind if hit else None,
                hit.code if hit else None,
                hit.holder if hit else None,
            )
        )
    drafts = join_people(names)
    names.extend(_returns(reading, drafts, names, taken))
    people = join_people(names)
    add_roles(people, names, bodies)
    return people, _governors(reading, people, reading.day)


def _returns(
    reading: Reading, drafts: Sequence[Draft], names: Sequence[PersonName], taken: Sequence[tuple[int, int]]
) -> list[PersonName]:
    busy = [*taken, *((n.start, n.end) for n in names)]
    return later_mentions(reading.text, drafts, busy)


def _governors(reading: Reading, people: Sequence[Draft], day: str | None) -> list[GovernmentPerson]:
    """Who speaks for which government; a role that names none is given the one it is told beside."""
    by_span = {span: draft for draft in people for span in draft.spans}
    found: dict[int, GovernmentPerson] = {}
    for candidate in reading.candidates:
        match = candidate.match
        if match is not None and isinstance(match.entry, Leader):
            draft = by_span.get((candidate.start, candidate.end))
            code = match.entry.government_on(day)
            if draft is not None and code is not None and speaks(code):
                found.setdefault(id(draft), GovernmentPerson(draft.name, code, name_forms(draft.name)))
    organs, heads = organs_of(reading.names), heads_of(reading.hits, reading.text)
    for hit in reading.hits:
        draft = by_span.get((hit.start, hit.end))
        if draft is None or not hit.government:
            continue
        known = found.get(id(draft))
        code = known.code if known is not None else office_country(hit, organs, reading.homes, heads)
        if code is not None:
            found.setdefault(id(draft), GovernmentPerson(draft.name, code, name_forms(draft.name)))
            for role in draft.roles:
                if role.code is None and role.holder is None and role.title == hit.title:
                    role.code = code
    return list(found.values())
