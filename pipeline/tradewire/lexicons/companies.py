"""Companies that trade news names.

Source: `companies.yaml`; general knowledge, as its sources say.
"""

from __future__ import annotations

from functools import cache

from pydantic import StrictStr

from tradewire.lexicons.base import load_entries
from tradewire.lexicons.named import NamedEntry


class Company(NamedEntry):
    """One company; `country` is the ISO 3166-1 alpha-2 code of where the group has its seat."""

    country: StrictStr


@cache
def companies() -> tuple[Company, ...]:
    """All companies, in the order of the file.

    Raises:
        LexiconError: the lexicon file breaks its shape.
    """
    return load_entries("companies", Company)
