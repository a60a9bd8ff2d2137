"""Where a text names a government: its country, people, capital, organs, leaders and ministers.

`find_governments` reads plain text and needs no model, so that tables, titles and
articles are read alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from tradewire.annotate.disambiguate import resolve
from tradewire.annotate.gazetteer import GazetteerMatch, find_matches
from tradewire.annotate.ministries import find_ministries
from tradewire.annotate.names import name_runs, owns, places_of, words_of
from tradewire.annotate.persons import Anchors, PersonHit, find_persons
from tradewire.annotate.zones import Zones, zones_of
from tradewire.layout.article import Article

GovernmentForm = Literal["name", "adjective", "people", "capital", "organ", "leader", "person", "bloc"]

_FORMS: dict[str, GovernmentForm] = {
    "country": "name",
    "adjective": "adjective",
    "people": "people",
    "capital": "capital",
    "organ": "organ",
    "leader": "leader",
    "bloc": "bloc",
}


@dataclass(frozen=True, slots=True)
class GovernmentMention:
    """`text[start:end]` speaks of the government `code`: ISO 3166-1 alpha-2, or a bloc's short name."""

    start: int
    end: int
    text: str
    code: str
    form: GovernmentForm


@dataclass(frozen=True, slots=True)
class GovernmentPerson:
    """Somebody who speaks for a government, and the forms of the name that the article uses."""

    name: str
    code: str
    forms: tuple[str, ...]


def read_names(text: str, zones: Zones) -> list[GazetteerMatch]:
    """Every name of the lexicons in `text` with the reading it has there, by position."""
    matches = find_matches(text)
    if zones.caseless:
        inside = [
            m
            for m in find_matches(text, caseless=True)
            if any(start <= m.start < end for start, end in zones.caseless) and _sure_without_case(m)
        ]
        taken = {(m.start, m.end) for m in inside}
        matches = sorted(
            [m for m in matches if (m.start, m.end) not in taken] + inside, key=lambda m: (m.start, m.end)
        )
    return resolve(text, matches, zones)


def _sure_without_case(match: GazetteerMatch) -> bool:
    """Whether a form in lower case can only be the name: long enough, and no word of the language."""
    if "." in match.text:
        return True
    return len(match.text) > 3 and not match.ambiguous


def anchors_of(names: Sequence[GazetteerMatch]) -> Anchors:
    """The names by where they start and end."""
    return Anchors({m.start: m for m in names}, {m.end: m for m in names})


def find_governments(
    text: str,
    article: Article | None = None,
    persons: Iterable[GovernmentPerson] | None = None,
) -> list[GovernmentMention]:
    """Every mention of a government in `text`, by position; mentions do not overlap.

    Args:
        text: the article's text.
        article: its layout, where there is one; headings introduce nobody.
        persons: who speaks for which government; None finds them in the text itself.
    """
    zones = zones_of(text, article)
    names = read_names(text, zones)
    if persons is None:
        persons = government_persons(
            text, find_persons(text, zones, anchors_of(names), name_runs(text)), names
        )
    return collect_governments(text, names, persons, find_ministries(text))


def collect_governments(
    text: str,
    names: Sequence[GazetteerMatch],
    persons: Iterable[GovernmentPerson],
    told: Sequence[tuple[int, int]],
) -> list[GovernmentMention]:
    """The mentions among names read already, of the ministries told at `told`, and of `persons`."""
    found: list[GovernmentMention] = []
    for match in names:
        form = _FORMS.get(match.kind)
        if form is None and match.kind == "organization" and is_agency(match):
            form = "organ"
        if form is not None and match.code is not None:
            found.append(GovernmentMention(match.start, match.end, match.text, match.code, form))
    found.extend(ministries(text, names, told))
    found.extend(_person_mentions(text, persons))
    found.sort(key=lambda m: (m.start, -m.end))
    kept: list[GovernmentMention] = []
    for mention in found:
        if (
            not kept
            or mention.start >= kept[-1].end
            or (
                mention.form == "person"
                and kept[-1].form in ("name", "adjective")
                and mention.end > kept[-1].end
            )
        ):
            kept.append(mention)
    return kept


def is_agency(match: GazetteerMatch) -> bool:
    """Whether an organisation of the lexicon is part of a government."""
    return match.code is not None and getattr(match.entry, "kind", "") in _AGENCIES


_AGENCIES = frozenset({"ministry", "agency", "court", "parliament", "central_bank", "government"})


def government_persons(
    text: str, hits: Iterable[PersonHit], names: Sequence[GazetteerMatch]
) -> list[GovernmentPerson]:
    """Who of the people that the text introduces speaks for which government."""
    home = home_country(names)
    found: dict[str, GovernmentPerson] = {}
    for hit in hits:
        if not hit.government:
            continue
        code = hit.code or (nearest_country(names, hit.start, text) or home if hit.holder is None else None)
        if code is None or "-" in code:
            continue
        name = text[hit.start : hit.end]
        found.setdefault(name, GovernmentPerson(name, code, name_forms(name)))
    return list(found.values())


def name_forms(name: str) -> tuple[str, ...]:
    """The full name and the parts by which it comes back ("Ana Ruiz": also "Ruiz")."""
    words = [w for w in words_of(name) if len(w) > 2 and not w.endswith(".")]
    if len(words) < 2:
        return (name,)
    return (name, words[-1])


def home_country(names: Sequence[GazetteerMatch]) -> str | None:
    """The country that the names speak of first."""
    return next((m.code for m in names if m.kind in ("country", "adjective", "people", "capital")), None)


def nearest_country(names: Sequence[GazetteerMatch], position: int, text: str) -> str | None:
    """The country named last before `position` in its paragraph, or else in the article."""
    floor = text.rfind("\n\n", 0, position) + 1
    for match in reversed(names):
        if match.start >= position:
            continue
        if match.kind in ("country", "adjective", "capital", "people") and match.start >= floor:
            return match.code
        if match.start < floor:
            break
    return None


# Fields of departments of the United States; other governments have ministries for most of them.
_US_DEPARTMENTS = frozenset(
    [
        "commerce",
        "treasury",
        "the treasury",
        "agriculture",
        "state",
        "justice",
        "labor",
        "defense",
        "war",
        "energy",
        "transportation",
        "interior",
        "the interior",
        "homeland security",
        "education",
        "housing",
        "health",
        "health and human services",
        "veterans affairs",
    ]
)


def ministry_country(
    text: str, names: Sequence[GazetteerMatch], start: int, name: str, topic: str
) -> str | None:
    """Whose ministry `name` at `start` is, by its owner, its form and the countries told before it.

    The United States has departments and a few fields of them; it has no ministries.
    """
    last = next((m for m in reversed(names) if m.end <= start), None)
    if last is not None and last.kind in _OWNERS and owns(text[last.end : start]):
        return last.code
    american = topic.lower() in _US_DEPARTMENTS and "inistry" not in name
    codes = [m.code for m in names if m.kind in _SPOKEN_OF]
    if american and "US" in codes:
        return "US"
    floor = text.rfind("\n\n", 0, start) + 1
    for match in reversed(names):
        if floor <= match.start < start and match.kind in _SPOKEN_OF and match.code != "US":
            return match.code
    return next((code for code in codes if code != "US"), codes[0] if codes else None)


_OWNERS = frozenset({"country", "adjective", "capital", "bloc"})
_SPOKEN_OF = frozenset({"country", "adjective", "people", "capital"})


def ministries(
    text: str, names: Sequence[GazetteerMatch], told: Sequence[tuple[int, int]]
) -> list[GovernmentMention]:
    """Ministries told by what they are for ("the finance ministry"), of the country the text gives them."""
    found: list[GovernmentMention] = []
    taken = [(m.start, m.end) for m in names if m.kind in ("organization", "organ")]
    for start, end in told:
        if any(s < end and start < e for s, e in taken):
            continue
        told_name = text[start:end]
        code = ministry_country(text, names, start, told_name, told_name.rpartition(" ")[0])
        if code is not None and "-" not in code:
            found.append(GovernmentMention(start, end, text[start:end], code, "organ"))
    return found


def _person_mentions(text: str, persons: Iterable[GovernmentPerson]) -> list[GovernmentMention]:
    codes: dict[str, str] = {}
    for person in persons:
        for form in person.forms:
            codes.setdefault(form, person.code)
    return [
        GovernmentMention(start, end, form, code, "person")
        for form, code in codes.items()
        for start, end in places_of(text, form)
    ]
