"""Given names, which tell a person from a company of two words.

Source: `given_names.yaml`; the locales of Faker and general knowledge, as its sources say.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from pydantic import StrictStr

from tradewire.lexicons.base import Entry, load_entries

_PARTS = re.compile(r"[^\W\d_]+")
# Letters that have no decomposition.
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "ə": "e", "ð": "d", "þ": "th"}
)


class GivenNames(Entry):
    """The names with one first letter, in ASCII lower case, in alphabetical order."""

    letter: StrictStr
    names: tuple[StrictStr, ...]


@cache
def given_names() -> frozenset[str]:
    """All given names, in ASCII lower case.

    Raises:
        LexiconError: the lexicon file breaks its shape.
    """
    return frozenset(name for entry in load_entries("given_names", GivenNames) for name in entry.names)


@lru_cache(maxsize=16_384)
def is_given_name(word: str) -> bool:
    """Whether `word`, or a part of it between hyphens, is a given name, in any case and with any accents.

    >>> is_given_name("José"), is_given_name("Min-su"), is_given_name("Papel")
    (True, True, False)
    """
    plain = unicodedata.normalize("NFKD", word.lower().translate(_PLAIN))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return any(part in given_names() for part in _PARTS.findall(plain))
