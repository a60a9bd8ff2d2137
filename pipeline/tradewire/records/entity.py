"""Who and what the article names: one entity per thing, with all its mentions."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from tradewire.records.base import Part, PlaceCode, Span, Text

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

EntityId = Annotated[str, Field(pattern=r"^e[1-9][0-9]*$")]
"""The id of an entity within its record: "e1", "e2", … in the order of first mention."""


class Role(Part):
    """An office that the article gives a person: `{title: "Prime Minister", of: "CA"}`."""

    title: Text
    of: PlaceCode | None = None


class Entity(Part):
    """One thing.

    `code` is ISO 3166-1 alpha-2 for a country, ISO 3166-2 for a subdivision, the usual
    short name of a bloc or agreement, the HS chapter of a product, else None.
    """

    id: EntityId
    kind: EntityKind
    name: Text
    code: Text | None = None
    roles: tuple[Role, ...] = ()
    mentions: Annotated[tuple[Span, ...], Field(min_length=1)]
