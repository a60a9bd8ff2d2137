"""How the tables of these tests write a value: short enough to be read at a glance."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from tradewire.values.model import MoneyValue, PercentageValue

_UNITS = {"percent": "%", "pp": "pp", "bp": "bp"}


def _range(low: Any, high: Any) -> str:
    return f"{low:f}" if high is None else f"{low:f}..{high:f}"


def money_row(value: MoneyValue) -> str:
    """ "CAD 56000000000", "USD 5 /barrel", "USD 10..15 at_most", "USD 40500000000 =0" (restates number 0)."""
    parts = [
        value.currency or "?",
        "vague" if value.amount is None else _range(value.amount, value.amount_high),
    ]
    if value.qualifier != "exact":
        parts.append(value.qualifier)
    if value.per is not None:
        parts.append(f"/{value.per}")
    if value.equivalent_of is not None:
        parts.append(f"={value.equivalent_of}")
    return " ".join(parts)


def percentage_row(value: PercentageValue) -> str:
    """ "25%", "10..15%", "50bp", "25% at_most", "50% <0" (took the place of number 0)."""
    parts = [_range(value.value, value.value_high) + _UNITS[value.unit]]
    if value.qualifier != "exact":
        parts.append(value.qualifier)
    if value.previous is not None:
        parts.append(f"<{value.previous}")
    return " ".join(parts)


@pytest.fixture(scope="session")
def money_rows() -> Callable[[Sequence[MoneyValue]], list[str]]:
    """Shows amounts as rows of a table."""
    return lambda values: [money_row(value) for value in values]


@pytest.fixture(scope="session")
def percentage_rows() -> Callable[[Sequence[PercentageValue]], list[str]]:
    """Shows percentages as rows of a table."""
    return lambda values: [percentage_row(value) for value in values]
