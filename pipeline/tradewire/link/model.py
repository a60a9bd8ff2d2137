"""Entities as linking gives them: one per thing, plain values, spans as `(start, end, text)`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

EntityKind = Literal[
    "person",
    "organization",
    "company",
    "country",
    "subdivision",
    "city",
    "region",
    "bloc",
    "agreement",
    "law",
    "event",
    "product",
]
Mention = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Role:
    """An office of a person, and whose it is: a country's or bloc's code, the id of an entity, or None."""

    title: str
    of: str | None = None


@dataclass(frozen=True, slots=True)
class LinkedEntity:
    """One thing. Ids are "e1", "e2" … in the order of first mention; mentions stand in text order."""

    id: str
    kind: EntityKind
    name: str
    code: str | None
    roles: tuple[Role, ...]
    mentions: tuple[Mention, ...]
