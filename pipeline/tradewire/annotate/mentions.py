"""Where a text names a government: its country, people, capital, organs, leaders and ministers.

`find_governments` reads plain text and needs no model, so that tables, titles and
articles are read alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from tradewire.annotate.anchors import anchors_of
from tradewire.annotate.disambiguate import resolve
from tradewire.annotate.gazetteer import GazetteerMatch, find_matches
from tradewire.annotate.homes import Homes, homes_of
from tradewire.annotate.intervals import Intervals
from tradewire.annotate.ministries import find_ministries
from tradewire.annotate.names import name_runs, surname_places, words_of
from tradewire.annotate.offices import PersonHit
from tradewire.annotate.parts import origins_by_part
from tradewire.annotate.persons import find_persons
from tradewire.annotate.short_bodies import lone_bodies
from tradewire.annotate.speakers import (
    GovernmentPerson,
    government_persons,
    is_agency,
    ministry_country,
    speaks,
)
from tradewire.annotate.state_bodies import counted_unions, outside, placed_bodies, state_bodies
from tradewire.annotate.zones import Zones, zones_of
from tradewire.layout.article import Article
from tradewire.lexicons.leaders import Leader
from tradewire.lexicons.name_cues import name_cues

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


def read_names(text: str, zones: Zones, day: str | None = None) -> list[GazetteerMatch]:
    """Every name of the lexicons in `text` with the reading it has there, by position.

    `day` is the article's (ISO 8601), where it is known: surnames of leaders count near their terms.
    """
    matches = find_matches(text)
    if zones.caseless:
        inside = [
            m
            for zone in zones.caseless
            for m in find_matches(text, caseless=True, inside=zone)
            if _sure_without_case(m)
        ]
        taken = {(m.start, m.end) for m in inside}
        matches = sorted(
            [m for m in matches if (m.start, m.end) not in taken] + inside, key=lambda m: (m.start, m.end)
        )
    if day is not None:
        matches = [m for m in matches if m.kind != "leader" or _near(m, day)]
    return resolve(text, matches, zones)


def _sure_without_case(match: GazetteerMatch) -> bool:
    """Whether a form in lower case can only be the name: long enough, and no word of the language."""
    if "." in match.text or match.text in name_cues("caseless"):
        return True
    return len(match.text) > 3 and not match.ambiguous


def _near(match: GazetteerMatch, day: str) -> bool:
    """Whether a single word can mean this leader on `day`: long before and after, others bear the name."""
    return " " in match.text or match.entry.is_near(day)


def without_namesakes(
    text: str, names: Sequence[GazetteerMatch], hits: Iterable[PersonHit], people: Iterable[str]
) -> list[GazetteerMatch]:
    """`names` without leaders by a surname alone that the article gives to somebody else.

    `people` are full names of persons in the article: "Lindsey Greer" makes "Greer" hers,
    unless the leader is named in full too, or an office stands before the surname.
    """
    people = [name for name in people if " " in name]
    others = {words_of(name)[-1] for name in people if words_of(name)}
    others -= {text[hit.start : hit.end] for hit in hits if hit.government}
    doubtful = {m.text for m in names if m.kind == "leader" and m.text in others}
    if not doubtful:
        return list(names)
    leaders = [m for m in names if m.kind == "leader"]
    whole = {m.name for m in leaders if " " in m.text or not set(people).isdisjoint(m.entry.forms())}
    return [m for m in names if m.kind != "leader" or m.text not in doubtful or m.name in whole]


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
    day = article_day(article)
    names = read_names(text, zones, day)
    homes = homes_of(text, names, zones, article.language if article is not None else None)
    told = find_ministries(text)
    if persons is None:
        hits = find_persons(text, zones, anchors_of(names, told), name_runs(text))
        names = without_namesakes(text, names, hits, [text[hit.start : hit.end] for hit in hits])
        persons = government_persons(hits, names, homes)
    told = [*told, *lone_bodies(text, zones, anchors_of(names))]
    return collect_governments(names, persons, told, homes, day)


def article_day(article: Article | None) -> str | None:
    """The day an article was published, ISO 8601, or None where it is not known to the day."""
    published = article.published if article is not None else None
    return published[:10] if published is not None and len(published) >= 10 else None


def collect_governments(
    names: Sequence[GazetteerMatch],
    persons: Iterable[GovernmentPerson],
    told: Sequence[tuple[int, int]],
    homes: Homes,
    day: str | None = None,
    bodies: Sequence[tuple[int, int]] = (),
) -> list[GovernmentMention]:
    """The mentions among names read already, of the ministries told at `told`, and of `persons`.

    What stands inside one of `bodies`, the names of organisations and companies that no lexicon
    holds, speaks of no government ("the American Date Growers"), unless the body is one itself
    ("the Peru Fish Commission").
    """
    text = homes.text
    found = [
        GovernmentMention(start, end, text[start:end], code, "organ")
        for start, end, code in (
            *state_bodies(text, homes.names, bodies),
            *placed_bodies(text, homes.names),
        )
    ]
    unions = {m.code for m in names if m.code is not None and m.kind in ("bloc", "organ", "capital")}
    found += [
        GovernmentMention(start, end, text[start:end], code, "bloc")
        for start, end, code in counted_unions(text, unions)
    ]
    names = outside(names, bodies)
    found += [
        GovernmentMention(start, end, text[start:end], code, "adjective" if adjective else "name")
        for start, end, code, adjective in origins_by_part(text, names)
    ]
    longer = Intervals(bodies)
    told = [span for span in told if not any(_holds(body, span) for body in longer.overlapping(*span))]
    for match in names:
        form = _FORMS.get(match.kind)
        code = match.code
        if form is None and match.kind == "organization" and is_agency(match):
            form = "organ"
        elif match.kind == "leader" and isinstance(match.entry, Leader):
            code = match.entry.government_on(day)
        if form is not None and code is not None and speaks(code):
            found.append(GovernmentMention(match.start, match.end, match.text, code, form))
    found.extend(ministries(names, told, homes))
    found.extend(_person_mentions(text, persons))
    found.sort(key=lambda m: (m.start, -m.end, m.form == "person"))
    kept: list[GovernmentMention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
        elif mention.form == "person" and kept[-1].form in _PLACES and mention.end > kept[-1].end:
            kept[-1] = mention  # "Chad Miller", "Georgia Kane"
    return kept


_PLACES = ("name", "adjective", "capital")


def _holds(outer: tuple[int, int], inner: tuple[int, int]) -> bool:
    """Whether `outer` holds `inner` and more."""
    return outer != inner and outer[0] <= inner[0] and inner[1] <= outer[1]


def ministries(
    names: Sequence[GazetteerMatch], told: Sequence[tuple[int, int]], homes: Homes
) -> list[GovernmentMention]:
    """Ministries told by what they are for ("the finance ministry"), of the country the text gives them."""
    found: list[GovernmentMention] = []
    taken = Intervals((m.start, m.end) for m in names if m.kind in ("organization", "organ"))
    for start, end in told:
        if next(taken.overlapping(start, end), None) is not None:
            continue
        code = ministry_country(homes, start, end)
        if code is not None and "-" not in code:
            found.append(GovernmentMention(start, end, homes.text[start:end], code, "organ"))
    return found


def _person_mentions(text: str, persons: Iterable[GovernmentPerson]) -> list[GovernmentMention]:
    codes: dict[str, str] = {}
    for person in persons:
        for form in person.forms:
            codes.setdefault(form, person.code)
    return [
        GovernmentMention(start, end, form, code, "person")
        for form, code in codes.items()
        for start, end in surname_places(text, form)
    ]
