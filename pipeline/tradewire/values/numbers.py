"""Numbers as English news writes them, read exactly; this module holds what their readers share.

Every value is a `Decimal` without rounding. Nothing here knows what is counted: `values.money`
and `values.percentages` do. Numbers in digits are read by `values.digits`, those in words by
`values.spelled`; `values.quantities` puts both together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Context, Decimal

from tradewire.lexicons.number_words import fractions
from tradewire.lexicons.scales import Scale, scales
from tradewire.values.patterns import GAP

# A number longer than this is no amount that anybody wrote; it bounds the work on hostile text.
MAX_DIGITS = 30
# Wide enough for the longest number times the two largest scales, so that no product is rounded.
_EXACT = Context(prec=MAX_DIGITS * 4)
_COMMAS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?")
_DECIMAL_COMMA = re.compile(r"[0-9]+,[0-9]{1,2}")
_POINTS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_APOSTROPHES = re.compile(r"[0-9]{1,3}(?:['’][0-9]{3})+(?:\.[0-9]+)?")
_WORD = re.compile(rf"{GAP}-?([A-Za-zãõóñ]+)")
AND_PART = re.compile(r"[ -]and[ -](?:a[ -])?(half|quarter|three[ -]quarters)\b")
"""The "and a half" of "two and a half"."""


@dataclass(slots=True)
class Quantity:
    """One number in a text: `text[start:end]`, its scale included.

    `number` is what stands before the scale, `number_end` where it ends; `scale` is what
    it is multiplied by, None without one. `money_scale`: the scale counts only beside a
    currency. `glued`: a letter or digit stands right before, so that it is part of a name
    ("A350") unless a currency claims that letter. `written` is the number as written.
    """

    start: int
    end: int
    number: Decimal
    number_end: int
    scale: Decimal | None
    money_scale: bool
    glued: bool
    in_words: bool
    written: str

    @property
    def value(self) -> Decimal:
        """The number times its scale."""
        return self.number if self.scale is None else times(self.number, self.scale)

    @property
    def is_year(self) -> bool:
        """Whether it is written as a year of the last centuries is."""
        written = self.written
        return len(written) == 4 and written[:2] in ("18", "19", "20") and written.isdigit()


def times(number: Decimal, scale: Decimal) -> Decimal:
    """The exact product."""
    return _EXACT.multiply(number, scale)


def plain(value: Decimal) -> Decimal:
    """The same value without trailing zeros and without an exponent: equal values print equally."""
    if not value:
        return Decimal(0)
    if value == value.to_integral_value(context=_EXACT):
        return value.quantize(Decimal(1), context=_EXACT)
    return value.normalize(_EXACT)


def read_digits(written: str) -> Decimal | None:
    """The value of digits with grouping and decimal marks, or None if it is no number ("1.2.3").

    >>> read_digits("16,18,900.50")
    Decimal('1618900.50')
    """
    if len(written) > MAX_DIGITS:
        return None
    if written.isdigit():
        return Decimal(written)
    bare = "".join(written.split())
    if "," not in bare and "'" not in bare and "’" not in bare:
        if bare.count(".") <= 1:
            return Decimal(bare)
        return Decimal(bare.replace(".", "")) if _POINTS.fullmatch(bare) else None
    if _COMMAS.fullmatch(bare):
        return Decimal(bare.replace(",", ""))
    if _DECIMAL_COMMA.fullmatch(bare):
        return Decimal(bare.replace(",", "."))
    if "." in bare and _POINTS.fullmatch(bare):
        return Decimal(bare.replace(".", "").replace(",", "."))
    if _APOSTROPHES.fullmatch(bare):
        return Decimal(bare.replace("'", "").replace("’", ""))
    return None


def find_scale(text: str, end: int) -> tuple[Decimal, int, bool] | None:
    """The scale word or words that stand behind a number which ends at `end`.

    Returns the factor, where it ends, and whether it counts only beside a currency;
    None if the next word is no scale. Two words multiply ("lakh crore", "thousand million").
    """
    table = scales()
    factor, at, money = None, end, False
    for _ in range(2):
        match = _WORD.match(text, at)
        if match is None:
            break
        word = match[1]
        readings = table.get(word if word.islower() else word.lower())
        if readings is None:
            break
        scale = _fitting(readings, touching=match.start(1) == at, tail=text[match.end() : match.end() + 1])
        if scale is None or (factor is not None and (scale.money or money)):
            break
        factor = scale.value if factor is None else times(factor, scale.value)
        at, money = match.end(), scale.money
    return None if factor is None else (factor, at, money)


def _fitting(readings: tuple[Scale, ...], *, touching: bool, tail: str) -> Scale | None:
    if tail in ("²", "³") or tail.isdigit():
        return None
    return next((scale for scale in readings if touching or not scale.glued), None)


def part_named(words: str) -> Decimal:
    """The value of "half", "quarter" or "three quarters"."""
    if words.startswith("three"):
        return fractions()["quarter"] * 3
    return fractions()[words]
