"""States, provinces and other parts of countries: codes, names, abbreviations.

Source: `subdivisions.yaml`; each entry names where its code and its forms are from.
"""

from __future__ import annotations

from functools import cache

from pydantic import StrictStr

from tradewire.lexicons.base import Entry, load_entries


class Subdivision(Entry):
    """One part of a country; city states are cities (see `tradewire.lexicons.cities`).

    Attributes:
        code: ISO 3166-2 ("US-CA").
        name: the canonical English name.
        country: ISO 3166-1 alpha-2 of the country it is part of.
        names: other names and spellings.
        abbreviations: as news writes them after a place or a party ("Ont.", "Calif."); short
            ones are words too ("Miss.", "Mass."), so they want a place or a party before them.
        adjectives: adjectives and nouns for its people ("Texan", "Bavarian").
        postal: the postal abbreviation ("CA"), which is read only after a city and a comma.
        ambiguous_with: what else the name stands for: a country's or another subdivision's
            code, "city:" and the city's name, or "person", "organization", "region", "word".
    """

    code: StrictStr
    name: StrictStr
    country: StrictStr
    names: tuple[StrictStr, ...] = ()
    abbreviations: tuple[StrictStr, ...] = ()
    adjectives: tuple[StrictStr, ...] = ()
    postal: StrictStr | None = None
    ambiguous_with: tuple[StrictStr, ...] = ()

    def forms(self) -> tuple[str, ...]:
        """Every form that stands by itself: name, names and adjectives."""
        return (self.name, *self.names, *self.adjectives)


@cache
def subdivisions() -> tuple[Subdivision, ...]:
    """All subdivisions, sorted by code.

    Raises:
        LexiconError: the lexicon file breaks its shape.
    """
    return load_entries("subdivisions", Subdivision)
