"""Words of the calendar: months, days, seasons, holidays, and the words that surround dates.

Surface forms are lower-case; codes of territories are ISO 3166-1 alpha-2.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from pydantic import Field, StrictInt, StrictStr

from tradewire.lexicons.base import Entry, load_entries

Kind = Literal[
    "month",
    "weekday",
    "season",
    "southern",
    "month_first",
    "mixed_order",
    "number",
    "ordinal",
    "holiday",
    "cue",
    "move",
    "period_noun",
    "count_noun",
    "unit",
    "number_label",
    "sum_noun",
    "function_word",
    "not_date",
    "season_noun",
    "person_title",
    "adjective_participle",
    "past_verb",
    "report_verb",
    "modal",
    "plan",
    "present_plan",
    "bare_plan",
    "coming",
    "control",
]


class CalendarEntry(Entry):
    """One group of words. What `number` means depends on `kind`.

    month 1 to 12; weekday 1 (Monday) to 7; season its EDTF code 21 to 24; number its value;
    ordinal 1 to 4, -1 for the last. `short` holds abbreviations, `rule` how a holiday falls,
    `regions` the countries where that rule holds, `direction` where in time a cue points.
    """

    kind: Kind
    words: tuple[StrictStr, ...] = Field(min_length=1)
    short: tuple[StrictStr, ...] = ()
    number: StrictInt | None = None
    direction: Literal["past", "future"] | None = None
    rule: StrictStr | None = None
    regions: tuple[StrictStr, ...] = ()


@functools.cache
def calendar_entries() -> tuple[CalendarEntry, ...]:
    """All entries, in the order of the file."""
    return load_entries("calendar", CalendarEntry)


@functools.cache
def calendar_words(kind: Kind) -> frozenset[str]:
    """The words of a kind, abbreviations left out."""
    return frozenset(word for entry in calendar_entries() if entry.kind == kind for word in entry.words)


@functools.cache
def calendar_numbers(kind: Kind, *, short: bool = True) -> Mapping[str, int]:
    """Word -> number for a kind that has numbers, with abbreviations if `short`."""
    return MappingProxyType(
        {
            word: entry.number
            for entry in calendar_entries()
            if entry.kind == kind and entry.number is not None
            for word in (entry.words + entry.short if short else entry.words)
        }
    )


@functools.cache
def cue_directions() -> Mapping[str, Literal["past", "future"] | None]:
    """Cue phrase -> where in time it points (None: nowhere)."""
    return MappingProxyType(
        {word: entry.direction for entry in calendar_entries() if entry.kind == "cue" for word in entry.words}
    )
