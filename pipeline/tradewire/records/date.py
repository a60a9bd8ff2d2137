"""Dates."""

from __future__ import annotations

from tradewire.records.base import Edtf, Span


class Date(Span):
    """A date, month, year or period; `value` is EDTF, or None where it cannot be placed."""

    value: Edtf | None = None
