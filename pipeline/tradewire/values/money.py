"""Amounts of money in a text.

>>> [(m.amount, m.currency) for m in find_money("C$56 billion ($40.5 billion)")]
[(Decimal('56000000000'), 'CAD'), (Decimal('40500000000'), 'USD')]
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Context, Decimal

from tradewire.lexicons.currencies import CurrencyForm
from tradewire.lexicons.figure_words import figure_words
from tradewire.values.context import Evidence, MoneyContext
from tradewire.values.currencies import Mark, clarified, mark_after, mark_before
from tradewire.values.model import MoneyValue
from tradewire.values.numbers import Quantity, plain, quantities_in, times
from tradewire.values.ranges import Link, is_table_cell, link_between, share_scale, sign_before
from tradewire.values.surroundings import (
    clause_words,
    qualifier_after,
    qualifier_before,
    read_per,
    read_period,
    read_subject,
)
from tradewire.values.vague import vague_amounts

_RATE = Context(prec=6)
_PERCENT = re.compile(r"[ \u00a0-]?(?:%|per[ -]?cent|pct|pc\b|p\.c\.|basis|(?:percentage )?points?\b)")
_PARAGRAPH_REACH = 300
_OPEN_BRACKET = re.compile(
    r"[^()\n|.;]{0,24}? ?[(\[](?:(?:about|around|approximately|roughly|some|nearly|almost|or|equal|equivalent|to|the|of|worth|at|over|more|than|just|i\.e\.|=|~|≈|currently|US)[ ,]?)*",
    re.IGNORECASE,
)
_RESTATED = re.compile(
    r"(?:(?:,? (?:per|an?) [a-z]{1,12})?,? (?:=|or|or about|or around|or some|or roughly|or nearly|or approximately|equal to|equals|equivalent to|the equivalent of|equivalent of|which is|that is|i\.e\.,?)(?: (?:about|around|approximately|roughly|some|nearly|almost|just over|just under|more than))?|,? ?= ?) ?",
    re.IGNORECASE,
)
_NEXT_RESTATED = re.compile(r",? ?(?:,|/|or|;|=)? ?(?:about |around )?", re.IGNORECASE)
_FOLLOWS = re.compile(
    r"[ \u00a0]?(?:[.,;:)\]—–\n|”\"]|$)|[ \u00a0](?:a|an|in|from|this|last|next|at|on|during|and|or|to|as|by|for|compared|against|vs|versus|up|down|while|but|previously|earlier|before|after|since|over|under|per|with|instead|respectively|when|if|it|he|she|they|the|that|which|who)\b"
)
_ELIDES = frozenset({"from", "against", "than", "vs", "versus", "with", "of", "to"})
_WEAK = frozenset({"to", "was", "were", "is", "at", "reached", "hit", "totalled", "totaled"})


@dataclass(slots=True)
class _Amount:
    """A quantity with its currency mark, before it becomes a value."""

    quantity: Quantity
    start: int
    end: int
    form: CurrencyForm
    code: str | None
    before: bool
    negative: bool
    factor: Decimal

    def amount(self, number: Decimal, scale: Decimal | None) -> Decimal:
        value = number if scale is None else times(number, scale)
        value = times(value, self.factor) if self.factor != 1 else value
        return plain(-value if self.negative else value)


def find_money(
    text: str,
    context: MoneyContext | None = None,
    regions: Sequence[tuple[int, int]] | None = None,
    *,
    vague: bool = False,
) -> list[MoneyValue]:
    """Every amount of money in `text`, in order.

    No value crosses a line end or a cell mark (" | "). Amounts in brackets that fill a
    table cell are negative; in prose brackets restate an amount in another currency.

    Args:
        text: any text: a sentence, or a whole article.
        context: what is known beside the text; what the text itself says counts too.
        regions: `[start, end)` stretches to read, in order; None reads all.
        vague: also give amounts without a number ("billions of dollars"), with `amount` None.

    Returns:
        Values with spans in code points, `text[start:end] == value.text`.
    """
    quantities = quantities_in(text, regions)
    values = _Reader(text, Evidence(text, context)).read(quantities) if quantities else []
    if vague:
        values = vague_amounts(text, values, regions, Evidence(text, context))
    return values


class _Reader:
    """Reads the amounts of one text."""

    def __init__(self, text: str, evidence: Evidence) -> None:
        self.text = text
        self.evidence = evidence
        self.values: list[MoneyValue] = []
        self.suffixed = False  # whether the last value named its currency behind the number
        self.elided = False  # whether the last value had its currency from the one before

    def read(self, quantities: list[Quantity]) -> list[MoneyValue]:
        """All values of the text."""
        amounts = [self._amount(quantity) for quantity in quantities]
        index, count = 0, len(quantities)
        while index < count:
            quantity, amount = quantities[index], amounts[index]
            following = quantities[index + 1] if index + 1 < count else None
            ahead = amounts[index + 1] if following is not None else None
            if amount is not None:
                index += self._with_mark(amount, following, ahead)
            elif following is not None and ahead is not None and self._left_half(quantity, ahead):
                index += 1 if self._elided_left(quantity, ahead) is None else 2
            else:
                if self.values and not quantity.glued:
                    self._elided_right(quantity)
                index += 1
        self._link()
        return self.values

    # --- one amount ------------------------------------------------------------------------------

    def _amount(self, quantity: Quantity) -> _Amount | None:
        text = self.text
        before = mark_before(text, quantity.start) if quantity.start else None
        if before is not None and quantity.in_words and before.form.wary:
            before = None
        if before is not None and before.form.wary and not self._trusted_before(before, quantity):
            before = None
        if before is not None:
            start, negative = sign_before(text, before.start)
            end, code = quantity.end, before.code
            if len(before.form.codes) > 1:
                clear = clarified(text, end, before.form, None)
                if clear is not None:
                    code, end = clear
            elif before.form.factor == 1:
                # "C$5 CAD", "USD 5 million dollars": the words behind repeat the sign
                again = mark_after(text, end)
                if (
                    again is not None
                    and again.form.codes[0] == before.form.codes[0]
                    and again.factor is None
                    and again.form.exact
                ):
                    end = again.end
            return _Amount(quantity, start, end, before.form, code, True, negative, before.form.factor)
        if quantity.glued:
            return None
        after = mark_after(text, quantity.end)
        if after is None or (after.form.wary and not self._trusted_after(after, quantity)):
            return None
        if len(after.form.form) == 1 and after.start != quantity.end and after.form.form.isalpha():
            return None
        start, negative = sign_before(text, quantity.start)
        factor = after.form.factor if after.factor is None else times(after.form.factor, after.factor)
        code = after.code
        if code is not None and len(after.form.codes) > 1 and self.evidence.year is not None:
            dated = mark_after(text, quantity.end, self.evidence.year)
            code = dated.code if dated is not None else code
        return _Amount(quantity, start, after.end, after.form, code, False, negative, factor)

    def _trusted_before(self, mark: Mark, quantity: Quantity) -> bool:
        """Whether letters with everyday meanings are a currency here ("R4.7 billion", "P43.50" of Manila)."""
        if quantity.scale is not None and mark.form.form not in ("ALL", "TOP", "COP", "ID", "B"):
            return True
        if mark.end != quantity.start and len(mark.form.form) < 2:
            return False
        return self.evidence.speaks_of(mark.form.codes)

    def _trusted_after(self, mark: Mark, quantity: Quantity) -> bool:
        """Whether a word with everyday meanings is a currency here ("pounds", "won", "16c")."""
        form = mark.form
        word = form.form
        if word in ("c", "p"):
            if mark.start != quantity.end:
                return False
            return self.evidence.speaks_of(
                ("GBP",) if word == "p" else ("USD", "AUD", "NZD", "ZAR", "CAD", "EUR")
            )
        follows = self.text[mark.end : mark.end + 4]
        if word in ("pound", "pounds"):
            if mark.code is not None:
                return True
            return not follows.startswith(" of ") and self.evidence.speaks_of(
                ("GBP", "EGP", "IEP", "LBP", "SYP", "CYP", "SDG", "SSP")
            )
        if mark.code is not None or (quantity.scale is not None and form.default is not None):
            return True
        if word == "won" and not quantity.scale and quantity.written.isdigit() and len(quantity.written) <= 4:
            return False
        return self.evidence.speaks_of(form.codes)

    def _resolve(self, amount: _Amount) -> tuple[str | None, str | None]:
        if amount.code is not None:
            self.evidence.tell(amount.start, amount.code)
            return amount.code, None
        code, guess = self.evidence.resolve(amount.form, amount.start)
        if code is not None and guess is None and len(amount.form.codes) == 1:
            self.evidence.tell(amount.start, code)
        return code, guess

    # --- one or two amounts ------------------------------------------------------------------------

    def _with_mark(self, amount: _Amount, following: Quantity | None, ahead: _Amount | None) -> int:
        """Emit `amount`, as a range with what follows if they are one. Returns how many quantities it took."""
        quantity = amount.quantity
        scale = quantity.scale
        if following is not None and not following.start - amount.end > 24:
            if ahead is None:
                link = link_between(self.text, amount.start, amount.end, following.start)
                if (
                    link is Link.RANGE
                    and amount.before
                    and not following.glued
                    and self._bare_high(following)
                ):
                    low, high_scale = share_scale(quantity, following, together=True)
                    self._emit(
                        amount,
                        following.end,
                        amount.amount(quantity.number, low),
                        amount.amount(following.number, high_scale),
                    )
                    return 2
            elif self._same_money(amount, ahead):
                link = link_between(self.text, amount.start, amount.end, ahead.start)
                if link is Link.RANGE:
                    low, _ = share_scale(
                        quantity, following, together=amount.before != ahead.before or amount.before
                    )
                    low_value = amount.amount(quantity.number, low)
                    high_value = ahead.amount(following.number, following.scale)
                    if low_value <= high_value and not self._moves(amount, ahead.end, low_value, high_value):
                        self._emit(amount, ahead.end, low_value, high_value)
                        return 2
                elif (
                    link in (Link.FROM_TO, Link.PAIR)
                    and scale is None
                    and following.scale is not None
                    and amount.before
                ):
                    # "from $3 to $4 billion", "$3 and $4 billion"
                    low, _ = share_scale(quantity, following, together=True)
                    self._emit(amount, amount.end, amount.amount(quantity.number, low), None)
                    return 1
        self._emit(amount, amount.end, amount.amount(quantity.number, scale), None)
        return 1

    def _same_money(self, one: _Amount, other: _Amount) -> bool:
        if one.factor != other.factor:
            return False
        if one.code is not None or other.code is not None:
            return one.code == other.code
        return one.form.form == other.form.form or bool(
            len(one.form.codes) == 1 and one.form.codes == other.form.codes
        )

    def _moves(self, amount: _Amount, end: int, low: Decimal, high: Decimal) -> bool:
        """ "decreased $1.2 million to $23.5 million": a change and a level, no range."""
        words = clause_words(self.text, amount.start)
        if not words or words[-1].lower() not in figure_words("change"):
            return False
        return high > low * 2 or re.match(r",? from\b", self.text[end : end + 7]) is not None

    def _bare_high(self, quantity: Quantity) -> bool:
        """Whether a number without a sign can be the upper end of an amount."""
        if _PERCENT.match(self.text, quantity.end):
            return False
        if quantity.scale is not None and (quantity.money_scale or quantity.scale >= 1000):
            return True
        return self.text[quantity.start - 1] in "-–—" or _FOLLOWS.match(self.text, quantity.end) is not None

    def _left_half(self, quantity: Quantity, ahead: _Amount) -> bool:
        return not quantity.glued and not ahead.before and ahead.start - quantity.end <= 16

    def _elided_left(self, quantity: Quantity, ahead: _Amount) -> int | None:
        """ "15-20 dollars", "from 360 to 410 billion yen": the money word stands behind the second number."""
        link = link_between(self.text, quantity.start, quantity.end, ahead.start)
        if link is Link.NONE:
            return None
        high = ahead.quantity
        scale, high_scale = share_scale(quantity, high, together=True)
        low_value, high_value = ahead.amount(quantity.number, scale), ahead.amount(high.number, high_scale)
        if link is Link.RANGE:
            if low_value > high_value:
                return None
            start, _ = sign_before(self.text, quantity.start)
            self._emit(replace(ahead, start=start), ahead.end, low_value, high_value)
            return 2
        if link is Link.PAIR and quantity.scale is None and not self._listed(quantity, high):
            return None
        if (
            quantity.written.isdigit()
            and len(quantity.written) == 4
            and quantity.written[:2] in ("19", "20")
            and link is not Link.FROM_TO
        ):
            return None
        self._emit(replace(ahead, start=quantity.start), quantity.end, low_value, None)
        self._emit(ahead, ahead.end, high_value, None)
        return 2

    def _listed(self, quantity: Quantity, high: Quantity) -> bool:
        """ "a 5 or 10 dollar fee": two bare numbers share the money word."""
        return high.scale is None and self.text[quantity.end : high.start].strip() == "or"

    def _elided_right(self, quantity: Quantity) -> None:
        """ "rose to 7.3 billion dlrs from 4.3 billion": the second amount leaves its money word out."""
        last = self.values[-1]
        gap = quantity.start - last.end
        if gap > _PARAGRAPH_REACH or last.currency is None or gap < 1:
            return
        between = self.text[last.end : quantity.start]
        if (
            "\n" in between
            or "|" in between
            or not _FOLLOWS.match(self.text, quantity.end)
            or _PERCENT.match(self.text, quantity.end)
        ):
            return
        scaled = quantity.scale is not None and quantity.scale >= 1000
        _, begin = qualifier_before(self.text, quantity.start)
        words = between[: begin - last.end].lower().split()
        trigger = words[-1].strip(",;") if words else ""
        same_sentence = ". " not in between and "; " not in between
        strong = trigger in ("from", "against", "than", "vs", "versus") or words[-2:] in (
            ["compared", "with"],
            ["compared", "to"],
            ["instead", "of"],
        )
        if strong and same_sentence:
            right = scaled or (
                gap < 40
                and quantity.scale is None
                and not quantity.in_words
                and re.match(
                    r"[.,;)]|$| (?:a (?:year|month|week) |previously|earlier|last|before)",
                    self.text[quantity.end : quantity.end + 12],
                )
                is not None
                and not (
                    quantity.written.isdigit()
                    and len(quantity.written) == 4
                    and quantity.written[:2] in ("19", "20")
                )
            )
        elif not scaled or not self.suffixed:
            right = False
        elif trigger == "and":
            right = self.elided and gap < 40
        elif trigger == "of":
            right = len(words) > 1 and words[-2] in figure_words("money_noun")
        else:
            right = trigger in _WEAK or strong
        if not right:
            return
        suffixed = self.suffixed
        factor = Decimal(1)
        amount = plain(times(quantity.value, factor))
        qualifier, _ = qualifier_before(self.text, quantity.start)
        self.values.append(
            MoneyValue(
                quantity.start, quantity.end, self.text[quantity.start : quantity.end], amount, None, last.currency, qualifier,
                per=None if scaled else last.per, period=read_period(self.text, quantity.start, quantity.end), guess=last.guess,
            )
        )  # fmt: skip
        self.suffixed, self.elided = suffixed, True

    def _emit(self, amount: _Amount, end: int, low: Decimal, high: Decimal | None) -> None:
        text, start = self.text, amount.start
        currency, guess = self._resolve(amount)
        qualifier, _ = qualifier_before(text, start)
        per = read_per(text, end)
        tail = end if per is None else per[1]
        qualifier_behind = qualifier_after(text, tail)
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
                qualifier_behind or qualifier,
                None if per is None else per[0],
                None,
                None,
                read_subject(text, start, tail),
                read_period(text, start, tail),
                guess,
            )
        )
        self.suffixed, self.elided = not amount.before, False

    # --- restatements ------------------------------------------------------------------------------

    def _link(self) -> None:
        """Mark the amounts that restate the one before them in another currency."""
        values = self.values
        for index in range(1, len(values)):
            one, other = values[index - 1], values[index]
            gap = other.start - one.end
            if (
                gap < 1
                or gap > 70
                or one.currency == other.currency
                or one.currency is None
                or other.currency is None
            ):
                continue
            between = self.text[one.end : other.start]
            source = None
            if "\n" in between or "|" in between:
                continue
            if _OPEN_BRACKET.fullmatch(between) or _RESTATED.fullmatch(between):
                source = index - 1
            elif one.equivalent_of is not None and ")" not in between and _NEXT_RESTATED.fullmatch(between):
                source = one.equivalent_of
            if source is None or not values[source].amount or other.amount is None:
                continue
            rate = plain(_RATE.divide(other.amount, values[source].amount or Decimal(1)))
            values[index] = replace(other, equivalent_of=source, implied_rate=rate)
