"""What the readers of values give: amounts of money and percentages, with their spans."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Qualifier = Literal["exact", "about", "at_least", "at_most", "more_than", "less_than"]
PercentageUnit = Literal["percent", "pp", "bp"]
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


MAX_VALUES = 10_000
"""Values of one kind that are read from one text unless more are asked for.

It bounds the work on a text that is one long list of figures; no article comes near it.
"""


@dataclass(frozen=True, slots=True)
class MoneyValue:
    """One amount of money at `[start, end)` of the text that was read (code points).

    Attributes:
        text: the words of the span.
        amount: in whole units of the currency, exact; the lower end of a range. None only
            for vague amounts ("billions of dollars"), which are left out unless asked for.
        amount_high: the upper end of a range, else None.
        currency: ISO 4217 code; None if the article does not decide whose it is.
        qualifier: the bound or hedge that the words around set.
        per: the unit of a price ("barrel", "100 kg"), else None.
        equivalent_of: index, in the list this is in, of the amount that it restates in
            another currency; `implied_rate` is then this amount for one unit of that
            currency, to six significant digits.
        subject: the words that say what the money is, else None.
        period: the time it is for, as written ("2024", "the first quarter"), else None.
        guess: why the currency is a guess, or None if it is none.
        floor: the least that a vague amount can be (200e9 for "hundreds of billions"), else None.
    """

    start: int
    end: int
    text: str
    amount: Decimal | None
    amount_high: Decimal | None = None
    currency: str | None = None
    qualifier: Qualifier = "exact"
    per: str | None = None
    equivalent_of: int | None = None
    implied_rate: Decimal | None = None
    subject: str | None = None
    period: str | None = None
    guess: str | None = None
    floor: Decimal | None = None


@dataclass(frozen=True, slots=True)
class PercentageValue:
    """One percentage at `[start, end)` of the text that was read (code points).

    Attributes:
        text: the words of the span, the unit included where it is written.
        value: the number as said, in `unit`: "50 basis points" is 50 bp; the lower end of a range.
        value_high: the upper end of a range, else None.
        unit: "percent", "pp" (percentage points) or "bp" (basis points).
        qualifier: the bound or hedge that the words around set.
        role: what kind of figure it is; `rule` names the rule that decided.
        previous: index, in the list this is in, of the value that it took the place of.
        subject: the words that say what it is a percentage of or on, else None.
        previous_inferred: the value before, where the text gives only the change
            ("rose 10 points to 35%": 25), else None.
    """

    start: int
    end: int
    text: str
    value: Decimal
    value_high: Decimal | None = None
    unit: PercentageUnit = "percent"
    qualifier: Qualifier = "exact"
    role: PercentageRole = "other"
    previous: int | None = None
    subject: str | None = None
    rule: str = "none"
    previous_inferred: Decimal | None = None

    @property
    def points(self) -> Decimal | None:
        """The value in percentage points, if it is one of points: 0.5 for "50 basis points"."""
        if self.unit == "percent":
            return None
        return self.value if self.unit == "pp" else self.value.scaleb(-2)
