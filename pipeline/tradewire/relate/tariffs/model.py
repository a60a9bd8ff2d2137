"""A tariff as it is told of in an article: the plain values behind a record's `tariffs[]`.

Spans are `(start, end)`, half-open, in code points of the article's text. Codes are
ISO 3166-1 alpha-2, `EU` or another bloc's short name, and `WORLD` for goods of any
origin. The meaning of each field is that of the record.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

TariffKind = Literal[
    "tariff",
    "anti_dumping",
    "countervailing",
    "safeguard",
    "tariff_rate_quota",
    "export_duty",
    "digital_tax",
    "other_duty",
]
Status = Literal["in_force", "announced", "threatened", "suspended", "removed"]
Change = Literal["new", "increase", "decrease", "extension", "removal"]
Span = tuple[int, int]
WORLD = ("WORLD",)
"""The targets of a duty on goods of any origin."""


@dataclass(frozen=True, slots=True)
class AdValorem:
    """A rate in percent of the value; `low == high` unless the text gives a range."""

    low: Decimal
    high: Decimal
    qualifier: str = "exact"


@dataclass(frozen=True, slots=True)
class Specific:
    """A sum by quantity: `amount` of `currency` (None if open whose it is) for each `per` ("100 kg")."""

    amount: Decimal
    amount_high: Decimal | None
    currency: str | None
    per: str


@dataclass(frozen=True, slots=True)
class Compound:
    """Rates that are collected together ("6.5 % plus 40 euros a tonne")."""

    parts: tuple[AdValorem | Specific, ...]


Rate = AdValorem | Specific | Compound


@dataclass(frozen=True, slots=True)
class RateChange:
    """By how much a rate moves: points ("pp") or percent of itself."""

    low: Decimal
    high: Decimal
    unit: Literal["pp", "percent"]


@dataclass(frozen=True, slots=True)
class Product:
    """Goods in the text's words, with the HS chapters that the lexicon gives for them."""

    text: str
    hs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exemption:
    """What a measure spares: goods or a group in the text's words, or the code of a country."""

    text: str | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Tariff:
    """One measure. `mentions` are spans of its rate (of its name where no rate is told)."""

    kind: TariffKind
    rate: Rate | None
    previous_rate: Rate | None
    rate_change: RateChange | None
    imposer: tuple[str, ...]
    targets: tuple[str, ...]
    products: tuple[Product, ...]
    exempt: tuple[Exemption, ...]
    status: Status | None
    change: Change | None
    retaliatory: bool
    name: str | None
    legal_basis: str | None
    announced: str | None
    effective: str | None
    expires: str | None
    mentions: tuple[Span, ...]
    evidence: tuple[Span, ...]
    confidence: Decimal
