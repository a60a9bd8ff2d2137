"""The record: all that was read from one article."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from tradewire.records.article import ArticleInfo
from tradewire.records.base import Part
from tradewire.records.checks import faults
from tradewire.records.date import Date
from tradewire.records.entity import Entity
from tradewire.records.implication import Implication
from tradewire.records.money import Money
from tradewire.records.percentage import Percentage
from tradewire.records.provenance import PipelineInfo
from tradewire.records.source import SourceInfo
from tradewire.records.table import Table
from tradewire.records.tariff import Tariff
from tradewire.records.warning import RecordWarning

SCHEMA_VERSION: Literal["1.0"] = "1.0"


class Record(Part):
    """One article, one record, one line of JSONL.

    A Record that exists is a valid one: beyond the types, every span matches
    `article.text` and every reference points at something (records/checks.py).
    """

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    id: Annotated[str, Field(pattern=r"^sha256:[0-9a-f]{64}$")]
    source: SourceInfo
    article: ArticleInfo
    entities: tuple[Entity, ...] = ()
    money: tuple[Money, ...] = ()
    percentages: tuple[Percentage, ...] = ()
    dates: tuple[Date, ...] = ()
    tariffs: tuple[Tariff, ...] = ()
    tables: tuple[Table, ...] = ()
    implications: tuple[Implication, ...] = ()
    warnings: tuple[RecordWarning, ...] = ()
    pipeline: PipelineInfo

    @model_validator(mode="after")
    def _hold_together(self) -> Self:
        for fault in faults(self):
            raise ValueError(fault)
        return self

    def to_json(self) -> str:
        """The record as one line of JSON, without the line break."""
        return self.__pydantic_serializer__.to_json(self).decode("utf-8")
