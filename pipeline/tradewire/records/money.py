"""Amounts of money."""

from __future__ import annotations

from tradewire.records.base import Count, CurrencyCode, Exact, Qualifier, Span, Text


class Money(Span):
    """One amount, in whole units of its currency ("C$56 billion" is 56000000000 CAD).

    `amount_high` is the upper end of a range; `per` the unit of a price ("barrel");
    `equivalent_of` the index in the record's `money` of the amount that this one
    restates in another currency, at `implied_rate` units of this currency for one of
    the other; `subject` the words that say what the money is, `period` those of the time it is for.
    """

    amount: Exact | None = None
    amount_high: Exact | None = None
    currency: CurrencyCode | None = None
    qualifier: Qualifier = "exact"
    per: Text | None = None
    equivalent_of: Count | None = None
    implied_rate: Exact | None = None
    subject: Text | None = None
    period: Text | None = None
