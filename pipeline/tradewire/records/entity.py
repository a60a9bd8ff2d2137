"""Who and what the article names: one entity per thing, with all its mentions."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from tradewire.records.base import EntityId, Part, Party, Span, Text

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


class Role(Part):
    """An office that the article gives a person, and whose it is: `{title: "Prime Minister", of: "CA"}`."""

    title: Text
    of: Party | None = None


class Entity(Part):
    """One thing.

    `code` is ISO 3166-1 alpha-2 for a country, ISO 3166-2 for a subdivision, the usual
    short name of a bloc or agreement, the HS chapters of a product ("72", "72,73"), else None.
    """

    id: EntityId
    kind: EntityKind
    name: Text
    code: Text | None = None
    roles: tuple[Role, ...] = ()
    mentions: Annotated[tuple[Span, ...], Field(min_length=1)]
