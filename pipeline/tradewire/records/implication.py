"""Implications: what may follow, for whom."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from tradewire.records.base import Count, Offset, Part, Text
from tradewire.records.entity import EntityId
from tradewire.records.table import TableId

Likelihood = Literal["certain", "likely", "possible", "unlikely"]

Party = Annotated[str, Field(pattern=r"^(e[1-9][0-9]*|[A-Z][A-Z0-9]{1,15}(-[A-Z0-9]{1,3})?)$")]
"""Who acts or feels it: a jurisdiction's code ("US") or an entity's id ("e3")."""


class TableSource(Part):
    """A row of a table: the table's id, and the row's slot in its grid (header rows counted)."""

    table: TableId
    row: Count


class BlockSource(Part):
    """A block of the article, by its index in `article.blocks`."""

    block: Count


class Implication(Part):
    """One implication. `area` is None where the item names none; `attributes` are further columns."""

    area: Text | None = None
    impact: Text
    likelihood: Likelihood | None = None
    actors: tuple[Party, ...] = ()
    affected: tuple[Party, ...] = ()
    entities: tuple[EntityId, ...] = ()
    attributes: dict[str, str] = Field(default_factory=dict)
    source: TableSource | BlockSource
    start: Offset
    end: Offset
