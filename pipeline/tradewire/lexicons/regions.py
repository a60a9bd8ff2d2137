"""Regions of the world, seas and straits, and belts of countries, as news names them.

Blocs with an office (EU, ASEAN, the GCC) are no regions and are not here.

Source: `regions.yaml`; each entry names where its words are from.
"""

from __future__ import annotations

from functools import cache

from pydantic import StrictStr

from tradewire.lexicons.base import Entry, load_entries


class Region(Entry):
    """One region.

    Attributes:
        name: the usual English name, without a leading article.
        names: other names and spellings.
        adjectives: adjectives and nouns for its people ("Asian", "Europeans").
        members: ISO 3166-1 alpha-2 codes where usage agrees on them; empty where it does not.
        ambiguous_with: what else the name is: "company" or "word".
    """

    name: StrictStr
    names: tuple[StrictStr, ...] = ()
    adjectives: tuple[StrictStr, ...] = ()
    members: tuple[StrictStr, ...] = ()
    ambiguous_with: tuple[StrictStr, ...] = ()

    def forms(self) -> tuple[str, ...]:
        """Every form, the usual name first."""
        return (self.name, *self.names, *self.adjectives)


@cache
def regions() -> tuple[Region, ...]:
    """All regions, sorted by name.

    Raises:
        LexiconError: the lexicon file breaks its shape.
    """
    return load_entries("regions", Region)
