"""What every part of a record has in common, and the value types that parts share.

Offsets are half-open intervals `[start, end)` of Unicode code points into
`article.text`. Amounts and rates are `Decimal` in Python and plain decimal strings in
JSON ("56000000000", "2.5": no exponent, no float on the way).
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, PlainValidator, WithJsonSchema

DECIMAL_PATTERN = r"^-?[0-9]+(\.[0-9]+)?$"

_decimal_text = re.compile(DECIMAL_PATTERN[1:-1]).fullmatch


class Part(BaseModel):
    """Base of every model of a record: frozen, and no field that the schema does not know."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        json_schema_serialization_defaults_required=True,  # what is written has every field
    )


def plain(value: Decimal) -> str:
    """The decimal as JSON holds it: `plain(Decimal("5.6E+10"))` is "56000000000"."""
    return format(value, "f")


def canonical(value: Decimal) -> Decimal:
    """The same number without exponent and without zeros after the point that say nothing.

    `canonical(Decimal("40.50") * 10**9)` is `Decimal("40500000000")`.
    """
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return Decimal(text)


def _exact(value: Any) -> Decimal:
    # One plain function instead of pydantic's decimal validator: it refuses floats and
    # integers (a JSON number may have lost digits already) and is three times as fast.
    if type(value) is Decimal:
        if value.is_finite():
            return value
    elif type(value) is str and _decimal_text(value) is not None:
        return Decimal(value)
    raise ValueError("an amount is a Decimal, or a plain decimal string such as '56000000000' or '2.5'")


Exact = Annotated[
    Decimal,
    PlainValidator(_exact, json_schema_input_type=str),
    PlainSerializer(plain, return_type=str, when_used="json"),
    WithJsonSchema({"type": "string", "pattern": DECIMAL_PATTERN}),
]
"""An exact number."""

Offset = Annotated[int, Field(strict=True, ge=0)]
"""A position in `article.text`, in code points from 0."""

Count = Annotated[int, Field(strict=True, ge=0)]
"""An index into a list of the record, or a number of things."""

Text = Annotated[str, Field(min_length=1)]
"""Words that are there: never the empty string."""

PlaceCode = Annotated[str, Field(pattern=r"^[A-Z]([A-Z0-9]{1,15}|-[0-9])([-+ ][A-Z0-9]{0,15}){0,2}$")]
"""ISO 3166-1 ("CA"), ISO 3166-2 ("US-CA"), a bloc ("EU", "MERCOSUR"), or "WORLD"."""

EntityId = Annotated[str, Field(pattern=r"^e[1-9][0-9]*$")]
"""The id of an entity within its record: "e1", "e2", … in the order of first mention."""

Party = Annotated[
    str, Field(pattern=r"^(e[1-9][0-9]*|[A-Z]([A-Z0-9]{1,15}|-[0-9])([-+ ][A-Z0-9]{0,15}){0,2})$")
]
"""Somebody: a jurisdiction's code ("US") or an entity's id ("e3")."""

CurrencyCode = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
"""ISO 4217."""

HSCode = Annotated[str, Field(pattern=r"^[0-9]{2}([0-9]{2}){0,4}$")]
"""A chapter (2), heading (4), subheading (6) or national line (8, 10 digits)."""

IsoDate = Annotated[str, Field(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")]
"""A day, a month or a year: "2025-03-04", "2025-03", "2025"."""

Edtf = Annotated[str, Field(pattern=r"^[0-9XYSEQWTZ~?%./,:+\[\]{}-]+$")]
"""A date, time or interval of EDTF (ISO 8601-2): "2024", "2025-03/2025-06", "198X"."""

Qualifier = Literal["exact", "about", "at_least", "at_most", "more_than", "less_than"]
"""How the text bounds a number: "about $3 bn", "up to 25%", "more than 200 mln dlrs"."""


class Span(Part):
    """A place in the article: `article.text[start:end] == text`."""

    start: Offset
    end: Offset
    text: Text
