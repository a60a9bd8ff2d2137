"""Cities of trade news: capitals, commercial centres, ports, meeting places.

Source: `cities.yaml`; general knowledge, as its sources say.
"""

from __future__ import annotations

from functools import cache

from pydantic import StrictBool, StrictStr

from tradewire.lexicons.base import Entry, load_entries


class City(Entry):
    """One city.

    Attributes:
        name: the usual English name.
        country: ISO 3166-1 alpha-2 of the country it is in today.
        names: other spellings and earlier names ("Bombay").
        capital: whether it is or was a capital or seat of government, so that its name can
            stand for the government (`Country.capitals` says for which country's).
        ambiguous_with: what else the name stands for: a code of a country, bloc or
            subdivision, "city:" with another city's name and country, or a kind
            ("person", "company", "organization", "agreement", "product", "region", "word").
    """

    name: StrictStr
    country: StrictStr
    names: tuple[StrictStr, ...] = ()
    capital: StrictBool = False
    ambiguous_with: tuple[StrictStr, ...] = ()

    def forms(self) -> tuple[str, ...]:
        """Every form of the name, the usual one first."""
        return (self.name, *self.names)


@cache
def cities() -> tuple[City, ...]:
    """All cities, sorted by name.

    Raises:
        LexiconError: the lexicon file breaks its shape.
    """
    return load_entries("cities", City)
