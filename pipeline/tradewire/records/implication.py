"""Implications: what may follow, for whom."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from tradewire.records.base import Count, EntityId, Offset, Part, Party, Text
from tradewire.records.table import TableId

Likelihood = Literal["certain", "likely", "possible", "unlikely"]


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
