"""Amounts of money in a text.

>>> [(m.amount, m.currency) for m in find_money("C$56 billion ($40.5 billion)")]
[(Decimal('56000000000'), 'CAD'), (Decimal('40500000000'), 'USD')]
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from tradewire.lexicons.figure_words import figure_words
from tradewire.values.amounts import Amount, read_amount
from tradewire.values.context import Evidence, MoneyContext
from tradewire.values.elided import ELISION_REACH, Elision, elided_right
from tradewire.values.flat import flat, respell
from tradewire.values.model import MAX_VALUES, MoneyValue
from tradewire.values.numbers import Quantity
from tradewire.values.patterns import ends_figure
from tradewire.values.percent_units import unit_after
from tradewire.values.quantities import quantities_in
from tradewire.values.ranges import Link, is_table_cell, link_between, share_scale, sign_before
from tradewire.values.restated import link_restated
from tradewire.values.subjects import read_subject
from tradewire.values.surroundings import (
    clause_words,
    qualifier_after,
    qualifier_before,
    read_per,
    read_period,
)
from tradewire.values.vague import vague_amounts
from tradewire.values.worth import codes_by_worth

# Farther apart than this, two numbers are no range and no list.
_LINK_REACH = 24
# "fees of 5, 10, 20 and 50 dollars": more numbers than this share no money word.
_LONGEST_LIST = 8


def find_money(
    text: str,
    context: MoneyContext | None = None,
    regions: Sequence[tuple[int, int]] | None = None,
    *,
    vague: bool = False,
    limit: int = MAX_VALUES,
) -> list[MoneyValue]:
    """Every amount of money in `text`, in order.

    No value crosses a cell mark (" | ") or a blank line, nor the end of a line unless a word
    goes on with it there ("3.5⏎billion"). Amounts in brackets that fill a table cell are
    negative; in prose brackets restate an amount in another currency.

    Args:
        text: any text: a sentence, or a whole article.
        context: what is known beside the text; what the text itself says counts too.
        regions: `[start, end)` stretches to read, in order; None reads all.
        vague: also give amounts without a number ("billions of dollars"), with `amount` None.
        limit: at most so many amounts are read, the first ones of the text.

    Returns:
        Values with spans in code points, `text[start:end] == value.text`.
    """
    said, text = text, flat(text)
    quantities = quantities_in(text, regions)
    evidence = Evidence(text, context)
    values = _Reader(text, evidence, quantities).read(limit) if quantities else []
    if vague:
        values = vague_amounts(text, values, regions, evidence)
    return respell(values, said) if said is not text else values


class _Reader:
    """Reads the amounts of one text, one after the other."""

    def __init__(self, text: str, evidence: Evidence, quantities: list[Quantity]) -> None:
        self.text = text
        self.evidence = evidence
        self.quantities = quantities
        self.values: list[MoneyValue] = []
        self.elision = Elision(text)
        self._ahead = -1  # the quantity that was read last, before its turn or at it
        self._ahead_amount: Amount | None = None

    def read(self, limit: int) -> list[MoneyValue]:
        """The values of the text, no more than `limit`."""
        index = 0
        while index < len(self.quantities) and len(self.values) < limit:
            index += self._take(index)
        del self.values[limit:]
        link_restated(self.text, self.values)
        return self.values

    def _amount(self, index: int, past: int) -> Amount | None:
        """The amount of the quantity `index`, that may begin at `past`.

        Asked for in order, so that earlier ones tell of later ones.
        """
        if index == self._ahead:
            read = self._ahead_amount
            if read is None or read.start >= past:
                return read
        self._ahead = index
        self._ahead_amount = read_amount(self.text, self.quantities[index], self.evidence, past)
        return self._ahead_amount

    def _take(self, index: int) -> int:
        """Emit what begins at the quantity `index`; returns how many quantities it took."""
        quantities = self.quantities
        quantity = quantities[index]
        amount = self._amount(index, self.values[-1].end if self.values else 0)
        near = index + 1 < len(quantities) and quantities[index + 1].start - quantity.end <= _LINK_REACH
        if amount is not None:
            return self._with_mark(amount, index, near=near)
        if quantity.glued:
            return 1
        if near:
            taken = self._without_mark(quantity, index)
            if taken:
                return taken
        if self.values and quantity.start - self.values[-1].end <= ELISION_REACH:
            self._elided_right(quantity)
        return 1

    # --- one or two amounts ------------------------------------------------------------------------

    def _with_mark(self, amount: Amount, index: int, *, near: bool) -> int:
        """Emit `amount`, as a range with what follows if they are one."""
        quantity = amount.quantity
        following = self.quantities[index + 1] if near else None
        ahead = self._amount(index + 1, amount.end) if near else None
        if following is not None and ahead is None:
            if amount.before and not following.glued and self._bare_high(following):
                link = link_between(self.text, amount.start, amount.end, following.start)
                low, high = share_scale(quantity, following, together=True)
                values = amount.amount(quantity.number, low), amount.amount(following.number, high)
                if link is Link.RANGE and values[0] <= values[1]:
                    self._emit(amount, following.end, *values)
                    return 2
        elif following is not None and ahead is not None and _same_money(amount, ahead):
            link = link_between(self.text, amount.start, amount.end, ahead.start)
            together = amount.before or not ahead.before
            low = share_scale(quantity, following, together=together)[0]
            values = amount.amount(quantity.number, low), ahead.amount(following.number, following.scale)
            if (
                link is Link.RANGE
                and values[0] <= values[1]
                and not self._moves(amount.start, ahead.end, *values)
            ):
                self._emit(amount, ahead.end, *values)
                return 2
            if link in (Link.FROM_TO, Link.PAIR) and quantity.scale is None and amount.before:
                # "from $3 to $4 billion", "$3 and $4 billion"
                self._emit(amount, amount.end, values[0], None)
                return 1
        self._emit(amount, amount.end, amount.amount(quantity.number, quantity.scale), None)
        return 1

    def _moves(self, start: int, end: int, low: Decimal, high: Decimal) -> bool:
        """ "decreased $1.2 million to $23.5 million": a change and a level, no range."""
        words = clause_words(self.text, start)
        if words and words[-1].lower() == "by":
            words = words[:-1]
        if not words or words[-1].lower() not in figure_words("change"):
            return False
        return high > low * 2 or re.match(r",? from\b", self.text[end : end + 7]) is not None

    def _bare_high(self, quantity: Quantity) -> bool:
        """Whether a number without a sign can be the upper end of an amount."""
        if unit_after(self.text, quantity.number_end):
            return False
        if quantity.scale is not None and (quantity.money_scale or quantity.scale >= 1000):
            return True
        dashed = self.text[quantity.start - 1] in "-–—−"
        return dashed or ends_figure().match(self.text, quantity.end) is not None

    # --- numbers whose money word stands elsewhere ---------------------------------------------------

    def _without_mark(self, quantity: Quantity, index: int) -> int:
        """ "15-20 dollars", "from 360 to 410 billion yen"; how many quantities it took."""
        ahead = self._amount(index + 1, quantity.end)
        if ahead is None or ahead.before:
            return self._list(index)
        link = link_between(self.text, quantity.start, quantity.end, ahead.start)
        if link is Link.NONE or ahead.start != ahead.quantity.start:
            return self._list(index)
        high = ahead.quantity
        low_scale, high_scale = share_scale(quantity, high, together=True)
        low_value, high_value = (
            ahead.amount(quantity.number, low_scale),
            ahead.amount(high.number, high_scale),
        )
        if quantity.is_year and high.scale is not None:
            return 0  # "from 12 billion dlrs in 1980 to 62 billion dlrs"
        moved = link is Link.RANGE and self._moves(quantity.start, ahead.end, low_value, high_value)
        if link is Link.RANGE and not moved:
            if low_value > high_value:
                return 0
            self._emit(
                replace(ahead, start=sign_before(self.text, quantity.start)[0]),
                ahead.end,
                low_value,
                high_value,
            )
            return 2
        if quantity.scale is not None and high.scale is None:
            return 0  # "1.2 mln or eight cts a share"
        gap = self.text[quantity.end : high.start].strip()
        if link is Link.PAIR and quantity.scale is None and (high.scale is not None or gap != "or"):
            return 0
        if quantity.is_year and link is not Link.FROM_TO:
            return 0
        self._emit(replace(ahead, start=quantity.start), quantity.end, low_value, None)
        self._emit(ahead, ahead.end, high_value, None)
        return 2

    def _list(self, index: int) -> int:
        """ "fees of 5, 10 and 20 dollars": three numbers or more, the money word behind the last."""
        if not self.text.startswith(", ", self.quantities[index].end):
            return 0
        last = index
        while last + 1 < len(self.quantities) and last - index < _LONGEST_LIST:
            one, other = self.quantities[last], self.quantities[last + 1]
            gap = self.text[one.end : other.start]
            if one.glued or one.scale is not None or one.is_year or gap not in _LIST_GAPS:
                return 0
            last += 1
            if gap != ", ":
                break
        else:
            return 0
        if last - index < 2:
            return 0
        final = read_amount(self.text, self.quantities[last], self.evidence)
        if final is None or final.before:
            return 0
        for quantity in self.quantities[index:last]:
            value = final.amount(quantity.number, final.quantity.scale)
            self._emit(replace(final, start=quantity.start), quantity.end, value, None)
        self._emit(final, final.end, final.amount(final.quantity.number, final.quantity.scale), None)
        return last - index + 1

    def _elided_right(self, quantity: Quantity) -> None:
        """ "rose to 7.3 billion dlrs from 4.3 billion": the later amount leaves its money word out."""
        if self.elision.interrupted:
            return
        value = elided_right(self.text, quantity, self.values[-1], self.elision)
        if value is None:
            self.elision.pass_by(quantity)
            return
        self.values.append(value)
        self.elision.emitted(suffixed=self.elision.suffixed, elided=True)

    # --- values ------------------------------------------------------------------------------------

    def _emit(self, amount: Amount, end: int, low: Decimal, high: Decimal | None) -> None:
        text, start = self.text, amount.start
        currency, guess = self._resolve(amount)
        per = read_per(text, end)
        tail = end if per is None else per[1]
        qualifier, begin = qualifier_before(text, start)
        if (
            text[start - 1 : start] == "("
            and text[end : end + 1] == ")"
            and is_table_cell(text, start - 1, end + 1)
        ):
            low, high = -low, None if high is None else -high
        self.values.append(
            MoneyValue(
                start,
                end,
                text[start:end],
                low,
                high,
                currency,
                qualifier_after(text, tail) or qualifier,
                None if per is None else per[0],
                subject=read_subject(text, begin, tail),
                period=read_period(text, start, tail),
                guess=guess,
            )
        )
        self.elision.emitted(suffixed=not amount.before, elided=False)

    def _neighbours(self, quantity: Quantity) -> list[Quantity]:
        """The numbers right before and behind `quantity`."""
        index = bisect_left(self.quantities, quantity.start, key=lambda other: other.start)
        return [*self.quantities[max(index - 1, 0) : index], *self.quantities[index + 1 : index + 2]]

    def _resolve(self, amount: Amount) -> tuple[str | None, str | None]:
        if amount.code is not None:
            self.evidence.tell(amount.start, amount.code, foreign=not amount.before)
            return amount.code, None
        form = amount.form
        if len(form.codes) > 1:
            codes = codes_by_worth(self.text, amount, self._neighbours(amount.quantity), self.evidence)
            form = form.among(codes) if codes else form
        code, guess = self.evidence.resolve(form, amount.start)
        if code is not None and guess is None and len(form.codes) == 1:
            # "Chilean pesos": the words name the country.
            self.evidence.tell(amount.start, code, foreign=" " in form.form and not amount.before)
        return code, guess


_LIST_GAPS = frozenset({", ", " and ", " or ", ", and ", ", or "})


def _same_money(one: Amount, other: Amount) -> bool:
    if one.factor != other.factor:
        return False
    if one.code is not None or other.code is not None:
        return one.code == other.code
    single = len(one.form.codes) == 1 and one.form.codes == other.form.codes
    return single or one.form.form == other.form.form
