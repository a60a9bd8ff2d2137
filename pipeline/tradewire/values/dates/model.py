"""What a date in a text is: the public `DateValue`, and the `Atom` that the grammar works on."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

Direction = Literal["past", "future"]

AtomKind = Literal[
    "day",  # month and day, perhaps a year
    "month",
    "year",
    "years",  # year to number: "2012-13"
    "decade",  # value holds the EDTF
    "quarter",
    "half",
    "months",  # the first (number > 0) or last (number < 0) months of a year
    "season",  # number holds the EDTF code
    "weekday",
    "unit",  # a day, week, month, quarter or year counted from the anchor by turn
    "week_of",  # number-th week of a month
    "month_half",
    "holiday",
    "fixed",  # value holds the EDTF
    "unknown",  # a date in words that nothing can resolve: a fiscal quarter, "the following May"
    "range",  # parts
]


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date as the text gives it: `[start, end)` in code points, `text` that slice.

    `value` is EDTF: level 0 and 1, with the level 2 codes for quarters (33 to 36) and halves of a
    year (40, 41) and for southern seasons (29 to 32); None where the text does not settle it.
    `anchored` says that the article's date was needed. `cue` is the preposition or participle
    right before, lower-case ("from", "until", "effective"), for readers that need to know what
    the date does.
    """

    start: int
    end: int
    text: str
    value: str | None
    anchored: bool
    cue: str | None


@dataclass(slots=True)
class Atom:
    """A piece of a date on its way to a value.

    `turn` counts from the anchor (-1 last, 0 this, 1 next), of the thing itself; `year_turn` does
    so of its year ("May of last year"). `sure` is False for a word that is a date only if its
    company says so.
    """

    kind: AtomKind
    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    number: int | None = None
    weekday: int | None = None
    unit: str | None = None
    turn: int | None = None
    year_turn: int | None = None
    edge: Literal["start", "end"] | None = None
    value: str | None = None
    parts: tuple[Atom, Atom] | None = None
    sure: bool = True
    whole: bool = False  # nothing may be joined to it


@dataclass(frozen=True, slots=True)
class Context:
    """What an article gives to all its dates: its own day, and the countries it is about."""

    anchor: datetime.date | None
    regions: frozenset[str]
