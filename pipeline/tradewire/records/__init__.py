"""The record and its parts: pydantic models that are the source of the schema."""

from __future__ import annotations

from tradewire.records.article import ArticleInfo, Block
from tradewire.records.base import Part, Span
from tradewire.records.date import Date
from tradewire.records.entity import Entity, Role
from tradewire.records.implication import BlockSource, Implication, TableSource
from tradewire.records.money import Money
from tradewire.records.percentage import Percentage
from tradewire.records.provenance import ModelInfo, PipelineInfo
from tradewire.records.record import SCHEMA_VERSION, Record
from tradewire.records.source import SourceInfo
from tradewire.records.table import Cell, Table
from tradewire.records.tariff import (
    CompoundRate,
    Exemption,
    PercentRate,
    Product,
    Rate,
    RateChange,
    SpecificRate,
    Tariff,
)
from tradewire.records.warning import RecordWarning

__all__ = [
    "SCHEMA_VERSION",
    "ArticleInfo",
    "Block",
    "BlockSource",
    "Cell",
    "CompoundRate",
    "Date",
    "Entity",
    "Exemption",
    "Implication",
    "ModelInfo",
    "Money",
    "Part",
    "PercentRate",
    "Percentage",
    "PipelineInfo",
    "Product",
    "Rate",
    "RateChange",
    "Record",
    "RecordWarning",
    "Role",
    "SourceInfo",
    "Span",
    "SpecificRate",
    "Table",
    "TableSource",
    "Tariff",
]
