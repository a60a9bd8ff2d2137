"""Tariffs: who collects what duty on whose goods, at what rate, since when."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from tradewire.records.base import (
    CurrencyCode,
    Exact,
    HSCode,
    IsoDate,
    Part,
    PlaceCode,
    Qualifier,
    Span,
    Text,
)

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

TariffStatus = Literal["in_force", "announced", "threatened", "suspended", "removed"]

TariffChange = Literal["new", "increase", "decrease", "extension", "removal"]


class PercentRate(Part):
    """An ad valorem rate; `low` and `high` are the same unless the text gives a range."""

    unit: Literal["percent"] = "percent"
    low: Exact
    high: Exact
    qualifier: Qualifier = "exact"


class SpecificRate(Part):
    """A duty by quantity: "€90 per 100 kg" is 90 EUR per "100 kg"."""

    unit: Literal["specific"] = "specific"
    amount: Exact
    amount_high: Exact | None = None
    currency: CurrencyCode | None = None
    per: Text


SimpleRate = Annotated[PercentRate | SpecificRate, Field(discriminator="unit")]


class CompoundRate(Part):
    """A duty of several parts: "10 % plus €5 a tonne"."""

    unit: Literal["compound"] = "compound"
    parts: Annotated[tuple[SimpleRate, ...], Field(min_length=2)]


Rate = Annotated[PercentRate | SpecificRate | CompoundRate, Field(discriminator="unit")]


class RateChange(Part):
    """By how much a rate moved: "cut by between five and 30 points" is 5 to 30 pp."""

    low: Exact
    high: Exact
    unit: Literal["pp", "percent"]


class Product(Part):
    """Goods in the words of the text, with their HS codes where they are known."""

    text: Text
    hs: tuple[HSCode, ...] = ()


class Exemption(Part):
    """What does not pay: the words of the text, a jurisdiction's code, or both."""

    text: Text | None = None
    code: PlaceCode | None = None


class Tariff(Part):
    """One measure of the article, with all its mentions.

    `imposer` are the codes of those who collect it, `targets` of those whose goods pay
    it (`("WORLD",)` for all, `()` where the article does not say), `products` is empty
    for all goods. `mentions` are the spans of the rate (of the name where there is no
    rate), `evidence` the sentences or cells it was read from.
    """

    kind: TariffKind = "tariff"
    rate: Rate | None = None
    previous_rate: Rate | None = None
    rate_change: RateChange | None = None
    imposer: tuple[PlaceCode, ...] = ()
    targets: tuple[PlaceCode, ...] = ()
    products: tuple[Product, ...] = ()
    exempt: tuple[Exemption, ...] = ()
    status: TariffStatus | None = None
    change: TariffChange | None = None
    retaliatory: bool = False
    name: Text | None = None
    legal_basis: Text | None = None
    announced: IsoDate | None = None
    effective: IsoDate | None = None
    expires: IsoDate | None = None
    mentions: Annotated[tuple[Span, ...], Field(min_length=1)]
    evidence: tuple[Span, ...] = ()
    confidence: Annotated[float, Field(ge=0, le=1)] = 1.0
