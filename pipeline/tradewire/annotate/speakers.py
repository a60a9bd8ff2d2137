"""Who speaks for which government: bearers of offices, and ministries told by their field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tradewire.annotate.gazetteer import GazetteerMatch
from tradewire.annotate.homes import Homes
from tradewire.annotate.names import GAP, owns, words_of
from tradewire.annotate.offices import PersonHit
from tradewire.lexicons.blocs import blocs_by_code
from tradewire.lexicons.name_cues import name_cues

_OF = re.compile(rf"{GAP}of{GAP}(?:the{GAP})?")
_OWNERS = frozenset({"country", "adjective", "capital", "bloc"})
_AGENCIES = frozenset({"ministry", "agency", "court", "parliament", "central_bank", "government"})
# Countries that have departments of government; the others have ministries only.
_DEPARTMENTS = frozenset({"AU", "CA", "GB", "HK", "IE", "IN", "NZ", "PH", "TH", "US", "ZA"})
_PRONOUN = re.compile(rf"\b(?:its|their|his|her){GAP}$", re.IGNORECASE)
_BRACKET = re.compile(rf"{GAP}\(")
_THERE = re.compile(rf"(?:,{GAP}the{GAP}|,?{GAP}(?:the|its){GAP}|,{GAP})")
_PLACED = frozenset({"city", "capital", "country"})


@dataclass(frozen=True, slots=True)
class GovernmentPerson:
    """Somebody who speaks for a government, and the forms of the name that the article uses."""

    name: str
    code: str
    forms: tuple[str, ...]


def is_agency(match: GazetteerMatch) -> bool:
    """Whether an organisation of the lexicon is part of a government."""
    return match.code is not None and getattr(match.entry, "kind", "") in _AGENCIES


def speaks(code: str) -> bool:
    """Whether `code` is of a government: a country's, or that of a bloc with commitments of its own."""
    bloc = blocs_by_code().get(code)
    return bloc.kind == "bloc" if bloc is not None else len(code) == 2


def organs_of(names: Iterable[GazetteerMatch]) -> dict[tuple[int, int], str]:
    """The bodies of governments among `names`, by place, with their codes."""
    return {
        (m.start, m.end): m.code
        for m in names
        if m.code is not None and (m.kind == "organ" or (m.kind == "organization" and is_agency(m)))
    }


def heads_of(hits: Iterable[PersonHit], text: str) -> dict[tuple[str, str], str]:
    """Who is told to head which country under which title, by title and code."""
    heads: dict[tuple[str, str], str] = {}
    for hit in hits:
        if hit.kind == "head" and hit.code is not None and hit.title is not None:
            heads.setdefault((hit.title.lower(), hit.code), text[hit.start : hit.end])
    return heads


def office_country(
    hit: PersonHit,
    organs: Mapping[tuple[int, int], str],
    homes: Homes,
    heads: Mapping[tuple[str, str], str],
) -> str | None:
    """The government that the bearer of an office speaks for, or None: what is told, else the article's.

    A country that somebody else heads (`heads`) is not the one of another with the same title.
    """
    if not hit.government:
        return None
    code = hit.code
    if code is None and hit.holder is not None:
        code = organs.get(hit.holder)
        if code is None and is_ministry(homes.text[hit.holder[0] : hit.holder[1]]):
            code = ministry_country(homes, *hit.holder)
    elif code is None:
        office = hit.office
        start = hit.title_span[0] if hit.title_span is not None else hit.start
        name, title = homes.text[hit.start : hit.end], (hit.title or "").lower()

        def fits(option: str) -> bool:
            other = heads.get((title, option))
            free = other is None or name in other
            return free and (office is None or office.fits(option))

        code = homes.country(start, fits, nearest=hit.pronoun)
        if code is None and office is not None and len(office.only) == 1:
            code = office.only[0]
    return code if code is not None and speaks(code) else None


def government_persons(
    hits: Iterable[PersonHit], names: Sequence[GazetteerMatch], homes: Homes
) -> list[GovernmentPerson]:
    """Who of the people that the text introduces speaks for which government."""
    hits = list(hits)
    organs, heads = organs_of(names), heads_of(hits, homes.text)
    found: dict[str, GovernmentPerson] = {}
    for hit in hits:
        code = office_country(hit, organs, homes, heads)
        if code is not None:
            name = homes.text[hit.start : hit.end]
            found.setdefault(name, GovernmentPerson(name, code, name_forms(name)))
    return list(found.values())


def name_forms(name: str) -> tuple[str, ...]:
    """The full name and the parts by which it comes back ("Ana Ruiz": also "Ruiz")."""
    words = [w for w in words_of(name) if len(w) > 2 and not w.endswith(".")]
    if len(words) < 2:
        return (name,)
    return (name, words[-1])


def is_ministry(name: str) -> bool:
    """Whether a body is called a ministry, or a department as some governments call theirs."""
    lower = name.lower()
    return "ministry" in lower or "department" in lower


def ministry_country(homes: Homes, start: int, end: int) -> str | None:
    """Whose ministry stands at `[start, end)`: its owner's beside it, else the article's own country's.

    The United States has departments; it has no ministries.
    """
    text = homes.text
    owner = _owner(homes, start, end)
    if owner is not None:
        return owner
    lower = text[start:end].lower()
    fits = _has_ministries if "ministry" in lower else _any
    nearest = _PRONOUN.search(text, max(0, start - 8), start) is not None
    home = homes.country(start, fits, nearest=nearest)
    if "department" in lower and home not in _DEPARTMENTS and "US" in homes.weights:
        fields = lower.replace("department", "").replace(" of ", "").replace("the ", "").strip()
        return "US" if fields in name_cues("us_department") else home
    return home


def is_place_of(text: str, name: GazetteerMatch, start: int) -> bool:
    """Whether the body at `start` is told to be where `name` stands: "in Ankara the trade ministry"."""
    there = name.kind in _PLACED and _THERE.fullmatch(text, name.end, start) is not None
    return there and text[max(0, name.start - 3) : name.start].lower().endswith("in ")


def _owner(homes: Homes, start: int, end: int) -> str | None:
    """The code of the country that stands right before as owner, or right behind "of"."""
    text, names = homes.text, homes.names
    last = names.before(start)
    if last is not None and last.kind in _OWNERS and owns(text[last.end : start]):
        return last.code
    if last is not None and is_place_of(text, last, start):
        return last.code  # "In Ankara, the trade ministry"
    of = _OF.match(text, end)
    if of is not None:
        known = names.at(of.end())
        if known is not None and known.kind in _OWNERS:
            return known.code
    bracket = _BRACKET.match(text, end)
    if bracket is not None:
        acronym = names.at(bracket.end())
        if acronym is not None and acronym.kind == "organization":
            return acronym.code
    return None


def _has_ministries(code: str) -> bool:
    return code not in ("US", "EU")


def _any(code: str) -> bool:
    return True
