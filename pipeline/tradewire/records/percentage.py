"""Percentages."""

from __future__ import annotations

from typing import Literal

from tradewire.records.base import Count, Exact, Qualifier, Span, Text

PercentageUnit = Literal["percent", "pp", "bp"]
"""Percent, percentage points, basis points (a hundredth of a percentage point)."""

PercentageRole = Literal[
    "tariff_rate",
    "tariff_change",
    "change",
    "share",
    "growth",
    "inflation",
    "interest_rate",
    "poll",
    "other",
]


class Percentage(Span):
    """One percentage. `value` is in `unit`; `previous` the index of the percentage it replaced."""

    value: Exact | None = None
    value_high: Exact | None = None
    unit: PercentageUnit = "percent"
    qualifier: Qualifier = "exact"
    role: PercentageRole = "other"
    previous: Count | None = None
    subject: Text | None = None
