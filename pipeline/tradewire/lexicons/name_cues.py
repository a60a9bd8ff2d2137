"""Words that tell what kind of thing a capitalised name stands for.

Source: `name_cues.yaml`; the meaning of each role is told at its head.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from pydantic import StrictStr

from tradewire.lexicons.base import Entry, load_entries

CueRole = Literal[
    "body",
    "body_of",
    "company",
    "media",
    "agreement",
    "accord",
    "paper",
    "law",
    "no_body",
    "business",
    "adjective",
    "topic",
    "ministry",
    "speech",
    "not_name",
    "given_name",
    "before_place",
    "common_head",
    "office_modifier",
    "lone_body",
    "no_lone_body",
    "acronym_word",
    "auxiliary",
    "company_first",
    "company_last",
    "not_surname",
    "place_noun",
    "place_people",
    "inner",
    "placed_body",
    "body_staff",
    "deed",
    "caseless",
    "opener",
    "no_acronym",
    "state_head",
    "us_department",
]


class NameCues(Entry):
    """The words of one role, in lower case."""

    role: CueRole
    words: tuple[StrictStr, ...]


@cache
def _entries() -> tuple[NameCues, ...]:
    return load_entries("name_cues", NameCues)


@cache
def name_cues(*roles: CueRole) -> frozenset[str]:
    """All words of `roles`.

    Raises:
        LexiconError: the lexicon file breaks its shape.
    """
    return frozenset(word for entry in _entries() if entry.role in roles for word in entry.words)
