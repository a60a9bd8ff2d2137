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
    "adjective",
    "topic",
    "ministry",
    "speech",
    "not_name",
    "common_head",
]


class NameCues(Entry):
    """The words of one role, in lower case."""

    role: CueRole
    words: tuple[StrictStr, ...]


@cache
def name_cues(role: CueRole) -> frozenset[str]:
    """All words of `role`.

    Raises:
        LexiconError: the lexicon file breaks its shape.
    """
    entries = load_entries("name_cues", NameCues)
    return frozenset(word for entry in entries if entry.role == role for word in entry.words)
