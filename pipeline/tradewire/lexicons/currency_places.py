"""Place words that tell whose currency is meant: countries, their parts, cities, and a few more."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from pydantic import StrictStr

from tradewire.lexicons.base import Entry, load_entries
from tradewire.lexicons.cities import cities
from tradewire.lexicons.countries import countries
from tradewire.lexicons.subdivisions import subdivisions


class PlaceEntry(Entry):
    """Words that name a place in `country` (ISO 3166-1 alpha-2)."""

    country: StrictStr
    words: tuple[StrictStr, ...]


@functools.cache
def place_words() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """First word of a form -> (whole form, country), the longest form first; case as written.

    Raises:
        LexiconError: a lexicon file breaks its shape.
    """
    rows: dict[str, dict[str, str]] = {}
    for entry in load_entries("currency_places", PlaceEntry):
        for word in entry.words:
            rows.setdefault(word.split()[0], {})[word] = entry.country
    for country in countries():
        code = country.successor or country.code
        for form in country.forms():
            rows.setdefault(form.split()[0], {}).setdefault(form, code)
    for city in cities():
        for form in () if city.ambiguous_with else city.forms():
            rows.setdefault(form.split()[0], {}).setdefault(form, city.country)
    for part in subdivisions():
        for form in () if part.ambiguous_with else part.forms():
            rows.setdefault(form.split()[0], {}).setdefault(form, part.country)
    return {
        first: tuple(sorted(forms.items(), key=lambda row: (-len(row[0]), row[0])))
        for first, forms in rows.items()
    }


@functools.cache
def shared_names() -> Mapping[str, tuple[str, ...]]:
    """Name of a city -> the countries (ISO 3166-1 alpha-2) that have one so named, the usual one first."""
    shared: dict[str, tuple[str, ...]] = {}
    for city in cities():
        others = [what[-2:] for what in city.ambiguous_with if what.startswith("city:")]
        if others:
            shared[city.name] = tuple(dict.fromkeys((city.country, *others)))
    return shared


@functools.cache
def parts_of_countries() -> Mapping[str, str]:
    """State or province, as a dateline has it behind the town ("Ont.", "Iowa") -> its country."""
    parts: dict[str, str] = {}
    for part in subdivisions():
        for form in (part.name, *part.names, *part.abbreviations):
            parts.setdefault(form.rstrip("."), part.country)
    return parts


@functools.cache
def qualifier_words() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Lower-case first word of a name or adjective -> (its further words, country), longest first.

    What stands between a number and a money word: "Canadian", "Hong Kong", "U.S.".
    """
    rows: dict[str, dict[tuple[str, ...], str]] = {}
    for country in countries():
        for form in (
            *country.adjectives,
            *country.adjectives_loose,
            country.name,
            *country.names,
            *country.former,
        ):
            first, *rest = form.lower().split()
            rows.setdefault(first, {}).setdefault(tuple(rest), country.successor or country.code)
    for word, code in (("aussie", "AU"), ("kiwi", "NZ")):
        rows.setdefault(word, {})[()] = code
    return {
        first: tuple(sorted(forms.items(), key=lambda row: (-len(row[0]), row[0])))
        for first, forms in rows.items()
    }
