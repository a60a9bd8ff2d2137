"""Which of several currencies an amount is in, by its worth in dollars told beside it.

"1.2 billion rupees ($8.5 million)" are Nepal's, whatever else the article says: 141 to the dollar.
A price in the dollars of another country ("C$") says nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from tradewire.lexicons.exchange_rates import FIRST_YEAR, exchange_rates
from tradewire.values.amounts import Amount, read_amount
from tradewire.values.context import Evidence
from tradewire.values.numbers import Quantity
from tradewire.values.restated import restates

_DOLLAR = "USD"


def codes_by_worth(
    text: str, amount: Amount, neighbours: Sequence[Quantity], evidence: Evidence
) -> tuple[str, ...]:
    """Those of `amount`'s currencies whose rate of today fits a sum in dollars that restates it.

    `neighbours` are the numbers right before and behind the amount, where there are any.
    """
    codes = [code for code in amount.form.codes if code in exchange_rates()]
    if not codes or _DOLLAR in amount.form.codes or (evidence.year or FIRST_YEAR) < FIRST_YEAR:
        return ()
    own = amount.amount(amount.quantity.number, amount.quantity.scale)
    for quantity in neighbours:
        other = read_amount(text, quantity, evidence)
        if other is None or (other.code or other.form.default) != _DOLLAR:
            continue
        first, second = (amount, other) if amount.start < other.start else (other, amount)
        if first.end >= second.start or not restates(text, first.end, second.start):
            continue
        dollars = other.amount(other.quantity.number, other.quantity.scale)
        if dollars > 0 and own > 0:
            return tuple(code for code in codes if _fits(own / dollars, code))
    return ()


def _fits(rate: Decimal, code: str) -> bool:
    low, high = exchange_rates()[code]
    return low <= rate <= high
