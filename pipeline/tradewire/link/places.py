"""Countries, other places, events and goods, one draft each."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from tradewire.annotate.candidates import Reading
from tradewire.annotate.gazetteer import GazetteerMatch, find_matches
from tradewire.lexicons.countries import countries
from tradewire.link.draft import Draft
from tradewire.link.model import EntityKind

_COUNTRY_KINDS = frozenset({"country", "adjective", "people", "capital"})
_PLACE_KINDS: dict[str, EntityKind] = {
    "subdivision": "subdivision",
    "city": "city",
    "region": "region",
    "product": "product",
}


def country_drafts(reading: Reading) -> list[Draft]:
    """One draft a country, with every place that names it, its people, its capital or its government."""
    found: dict[str, Draft] = {}
    for candidate in reading.candidates:
        match = candidate.match
        if match is None or match.code is None:
            continue
        if match.kind in _COUNTRY_KINDS or (
            match.kind == "organ" and is_government_word(match.entry, match.text)
        ):
            if match.code == "EU":
                continue  # a bloc
            draft = found.get(match.code)
            if draft is None:
                name = _country_name(match.code)
                draft = found[match.code] = Draft("country", name, match.code)
            draft.add(candidate.start, candidate.end)
    for start, end, match in _parties(reading):
        if match.code is not None:
            draft = found.setdefault(match.code, Draft("country", _country_name(match.code), match.code))
            draft.add(start, end)
    return list(found.values())


def _parties(reading: Reading) -> Iterator[tuple[int, int, GazetteerMatch]]:
    """The countries that the names of agreements and bodies name."""
    for candidate in reading.candidates:
        kind = candidate.match.kind if candidate.match is not None else candidate.kind
        if kind not in ("agreement", "organization"):
            continue
        surface = reading.text[candidate.start : candidate.end]
        if surface.endswith("Round"):
            continue  # named for where it began
        if " " not in surface:
            continue
        for match in find_matches(surface.rpartition(" ")[0] if kind == "agreement" else surface):
            if (match.kind in ("country", "adjective") and not match.ambiguous) or match.text in (
                "US",
                "U.S.",
            ):
                yield candidate.start + match.start, candidate.start + match.end, match


@functools.cache
def _country_names() -> dict[str, str]:
    return {country.code: country.name for country in countries()}


def _country_name(code: str) -> str:
    return _country_names().get(code, code)


def is_government_word(entry: object, text: str) -> bool:
    """Whether an organ is just another word for its country's government ("Canadian government")."""
    kind = getattr(entry, "kind", "")
    if kind in ("house_word", "nickname"):
        return True
    if text.lower().startswith("government of "):
        return True
    return kind == "organ" and text.lower().split()[-1] in (
        "government",
        "administration",
        "authorities",
        "govt",
    )


def place_drafts(reading: Reading) -> list[Draft]:
    """One draft a city, part of a country, region, event and product."""
    found: dict[tuple[str, str], Draft] = {}
    for candidate in reading.candidates:
        match = candidate.match
        if match is not None and match.kind in _PLACE_KINDS:
            kind = _PLACE_KINDS[match.kind]
            key = (kind, match.name.casefold())
            name, code = match.name, match.code if kind == "subdivision" else None
            if kind == "product":
                code = ",".join(match.entry.hs) or None
        elif candidate.kind == "place":
            if find_matches(reading.text[candidate.start : candidate.end], caseless=True):
                continue  # a name that was found to be no place here
            kind = "city"
            name, code = reading.text[candidate.start : candidate.end], None
            key = (kind, name.casefold())
        elif candidate.kind == "event" and " " in reading.text[candidate.start : candidate.end]:
            kind = "event"
            name, code = reading.text[candidate.start : candidate.end], None
            key = (kind, name.casefold())
        else:
            continue
        draft = found.get(key)
        if draft is None:
            draft = found[key] = Draft(kind, name, code)
        draft.add(candidate.start, candidate.end)
    return list(found.values())
