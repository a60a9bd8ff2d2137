"""How percentages and points are written behind a number, from `percent_units.yaml`."""

from __future__ import annotations

import functools
from typing import Literal

from pydantic import StrictStr

from tradewire.lexicons.base import Entry, load_entries

UnitName = Literal["percent", "pp", "bp"]


class PercentUnit(Entry):
    """One unit and its forms; the head of the file says what the fields mean."""

    unit: UnitName
    forms: tuple[StrictStr, ...]
    exact: bool = False
    loose: bool = False


@functools.cache
def percent_units() -> tuple[PercentUnit, ...]:
    """The units as written.

    Raises:
        LexiconError: the file breaks its shape.
    """
    return load_entries("percent_units", PercentUnit)
