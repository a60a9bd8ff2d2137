"""One number with its currency mark, before it becomes a value: is it money, and of what sign."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from tradewire.lexicons.currencies import CurrencyForm, in_use
from tradewire.lexicons.figure_words import figure_words
from tradewire.values.context import Evidence
from tradewire.values.currencies import Mark, clarified, mark_after, mark_before
from tradewire.values.numbers import Quantity, plain, times
from tradewire.values.ranges import sign_before
from tradewire.values.surroundings import read_per

_TYRE = re.compile(r"(?<!\d)\d{2,3}/\d{2} ?$")  # the width and height of a tyre
_POINT_GROUPED = re.compile(r"[0-9]{1,3}\.[0-9]{3}")


@dataclass(slots=True)
class Amount:
    """A quantity with its currency mark, at `[start, end)`.

    `form` says what the mark can mean and `code` what it is where its own words say so;
    `before`: the mark stands in front. `factor` multiplies the number (0.01 for cents).
    """

    quantity: Quantity
    start: int
    end: int
    form: CurrencyForm
    code: str | None
    before: bool
    negative: bool
    factor: Decimal

    def amount(self, number: Decimal, scale: Decimal | None) -> Decimal:
        """What `number` with `scale` is worth in whole units, with the sign of this amount."""
        value = number if scale is None else times(number, scale)
        value = times(value, self.factor) if self.factor != 1 else value
        return plain(-value if self.negative else value)


def read_amount(text: str, quantity: Quantity, evidence: Evidence, past: int = 0) -> Amount | None:
    """The amount of money that `quantity` is, or None if no currency stands beside it.

    What stands before `past` belongs to an earlier amount.
    """
    before = mark_before(text, quantity.start) if quantity.start > past else None
    if before is not None and before.start < past:
        before = None
    if before is not None and (not before.form.wary or _trusted_before(text, before, quantity, evidence)):
        return _marked_before(text, quantity, before)
    if quantity.glued:
        return None
    after = mark_after(text, quantity.end)
    if after is None or (after.form.wary and not _trusted_after(text, after, quantity, evidence)):
        return None
    form = after.form
    if after.start != quantity.end and (form.touching or (len(form.form) == 1 and form.form.isalpha())):
        return None
    if after.start != quantity.end and not form.form.isalpha() and text[after.end : after.end + 1].isdigit():
        return None  # "5 €7": the sign is that of the next number
    code = after.code
    if code is not None and len(form.codes) > 1 and evidence.year is not None:
        dated = mark_after(text, quantity.end, evidence.year)
        code = dated.code if dated is not None else code
    start, negative = sign_before(text, quantity.start)
    factor = form.factor if after.factor is None else times(form.factor, after.factor)
    return Amount(quantity, start, after.end, form, code, False, negative, factor)


def _marked_before(text: str, quantity: Quantity, mark: Mark) -> Amount:
    form = mark.form
    start, negative = sign_before(text, mark.start)
    end, code = quantity.end, mark.code
    if len(form.codes) > 1:
        clear = clarified(text, end, form)
        if clear is not None:
            code, end = clear
    if form.factor == 1 and end == quantity.end:
        # "C$5 CAD", "$5 million dollars": the words behind repeat the sign.
        again = mark_after(text, end)
        if again is not None and again.factor is None and again.form.factor == 1 and _repeats(form, again):
            end = again.end
            code = again.code or (again.form.codes[0] if len(again.form.codes) == 1 else code)
    if form.points and quantity.scale is None and _POINT_GROUPED.fullmatch(quantity.written):
        quantity = replace(quantity, number=Decimal(quantity.written.replace(".", "")))
    return Amount(quantity, start, end, form, code, True, negative, form.factor)


def _repeats(form: CurrencyForm, again: Mark) -> bool:
    if again.form.wary:
        return False
    codes = (again.code,) if again.code else again.form.codes
    return codes[0] in form.codes and (len(codes) == 1 or set(form.codes) <= set(codes))


def _trusted_before(text: str, mark: Mark, quantity: Quantity, evidence: Evidence) -> bool:
    """Whether letters with everyday meanings are a currency here ("R4.7 billion", "P43.50" of Manila)."""
    if quantity.in_words:
        return False
    if quantity.scale is not None and not mark.form.word:
        return True
    if len(mark.form.form) == 1 and (mark.end != quantity.start or _is_label(text, mark, quantity)):
        return False
    return evidence.speaks_of(mark.form.codes)


def _is_label(text: str, mark: Mark, quantity: Quantity) -> bool:
    """Whether one letter and a number are a name or a size: "Q3", "the N1", "Route R61", "185/65 R15"."""
    if read_per(text, quantity.end) is not None:
        return False
    if _TYRE.search(text, max(mark.start - 9, 0), mark.start):
        return True
    before = text[max(mark.start - 6, 0) : mark.start].lower()
    return quantity.written in ("1", "2", "3", "4") or before.endswith(("the ", "route ", "road ", "-"))


def _trusted_after(text: str, mark: Mark, quantity: Quantity, evidence: Evidence) -> bool:
    """Whether a word with everyday meanings is a currency here ("pounds", "won", "16c")."""
    form = mark.form
    if form.touching:
        return mark.start == quantity.end and evidence.speaks_of(form.codes)
    if form.weight:
        return mark.code is not None or (not _weighs(text, mark, quantity) and evidence.speaks_of(form.codes))
    if mark.code is not None or (
        quantity.scale is not None and (form.default is not None or len(form.form) > 4)
    ):
        return True
    if form.default is not None and evidence.year is not None and in_use(form.default, evidence.year):
        return True  # "2.95 marks" of 1987
    return evidence.speaks_of(form.codes)


def _weighs(text: str, mark: Mark, quantity: Quantity) -> bool:
    """Whether pounds are a weight: "40 pounds of beef", "a 25-pound box"."""
    if text.startswith(" of ", mark.end):
        return True
    hyphened = text[quantity.end : mark.start] == "-" and quantity.scale is None
    word = text[mark.end + 1 : mark.end + 24].split(" ", 1)[0].rstrip(".,;").lower()
    return hyphened and word not in figure_words("money_noun")
