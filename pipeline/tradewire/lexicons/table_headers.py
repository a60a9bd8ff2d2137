"""Header words of tables by what the column holds, from `table_headers.yaml`."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from pydantic import StrictBool, StrictStr

from tradewire.lexicons.base import Entry, load_entries
from tradewire.lexicons.products import plural_of

HeaderRole = Literal[
    "area",
    "aspect",
    "company",
    "confidence",
    "country",
    "date",
    "detail",
    "event",
    "growth",
    "hs_code",
    "impact",
    "imposer",
    "likelihood",
    "metric",
    "new_rate",
    "note",
    "number",
    "old_rate",
    "other",
    "partner",
    "period",
    "product",
    "quota",
    "rate",
    "severity",
    "share",
    "timeframe",
    "value",
]


class HeaderEntry(Entry):
    """Header words of one role; the head of the file says what `heads`, `phrases` and `sure` mean."""

    role: HeaderRole
    sure: StrictBool = False
    heads: tuple[StrictStr, ...] = ()
    phrases: tuple[StrictStr, ...] = ()


class HeaderRead(NamedTuple):
    """What a header says: the role of its column, and whether the words alone settle it."""

    role: HeaderRole
    sure: bool


Words = tuple[str, ...]


@functools.cache
def header_heads() -> Mapping[Words, HeaderRead]:
    """Words of a head noun, singular and plural -> its reading; the first entry of the file wins.

    Raises:
        LexiconError: the file is malformed.
    """
    return _table("heads")


@functools.cache
def header_phrases() -> Mapping[Words, HeaderRead]:
    """Words of a phrase -> its reading; the first entry of the file wins.

    Raises:
        LexiconError: the file is malformed.
    """
    return _table("phrases")


def _table(group: Literal["heads", "phrases"]) -> Mapping[Words, HeaderRead]:
    table: dict[Words, HeaderRead] = {}
    for entry in load_entries("table_headers", HeaderEntry):
        reading = HeaderRead(entry.role, entry.sure)
        for form in getattr(entry, group):
            table.setdefault(tuple(form.split()), reading)
            plural = plural_of(form) if group == "heads" else None
            if plural is not None:
                table.setdefault(tuple(plural.split()), reading)
    return MappingProxyType(table)
