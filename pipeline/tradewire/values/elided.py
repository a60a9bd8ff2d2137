"""Amounts whose money word stands with an earlier amount: "7.3 billion dlrs, up from 4.3 billion"."""

from __future__ import annotations

import re

from tradewire.lexicons.figure_words import figure_words
from tradewire.values.model import MoneyValue
from tradewire.values.numbers import Quantity, plain
from tradewire.values.patterns import ends_figure
from tradewire.values.percent_units import unit_after
from tradewire.values.surroundings import clause_words, qualifier_before, read_period

ELISION_REACH = 300
"""Farther behind an amount, no number is in its currency without saying so."""
_NEAR = 40
_LEVEL_TRIGGERS = frozenset({"to", "was", "were", "is", "at", "reached", "hit", "totalled", "totaled", "of"})
_SENTENCE_END = re.compile(r"(?<![A-Z])[.;!?][\"”’)]? ")
_DAY = re.compile(r"[A-Z][a-z]{2,8}\.? $")
_ENDS_EARLIER = re.compile(r"[.,;)]|$| (?:a (?:year|month|week) |previously|earlier|last|before)")


class Elision:
    """What the last amount of a text allows a later number to leave out."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.suffixed = False  # the last amount named its currency behind the number
        self.elided = False  # the last amount had its currency from the one before
        self.interrupted = False  # a number that counts something else stands in between

    def emitted(self, *, suffixed: bool, elided: bool) -> None:
        """Remember how the last amount was written."""
        self.suffixed, self.elided, self.interrupted = suffixed, elided, False

    def pass_by(self, quantity: Quantity) -> None:
        """Remember a number that is no amount; years, days and percentages do not interrupt."""
        small = quantity.in_words and quantity.scale is None  # "in the first two months"
        if quantity.is_year or quantity.glued or small or self.interrupted:
            return
        day = quantity.number <= 31 and _DAY.search(self._text, max(quantity.start - 11, 0), quantity.start)
        if not day and unit_after(self._text, quantity.number_end) is None:
            self.interrupted = True


def elided_right(text: str, quantity: Quantity, last: MoneyValue, elision: Elision) -> MoneyValue | None:
    """The amount that `quantity` is in the currency of `last`, the amount before it; None if it is none."""
    gap = quantity.start - last.end
    if not 1 <= gap <= ELISION_REACH or last.currency is None or elision.interrupted:
        return None
    between = text[last.end : quantity.start]
    if "\n" in between or "|" in between or ends_figure().match(text, quantity.end) is None:
        return None
    if unit_after(text, quantity.number_end) is not None:
        return None
    begin = qualifier_before(text, quantity.start)[1]
    words = between[: max(begin - last.end, 0)].lower().split()
    scaled = quantity.scale is not None and quantity.scale >= 1000
    if not _reaches(text, quantity, words, between, gap, elision, scaled=scaled):
        return None
    return MoneyValue(
        quantity.start,
        quantity.end,
        text[quantity.start : quantity.end],
        plain(quantity.value),
        None,
        last.currency,
        qualifier_before(text, quantity.start)[0],
        per=None if scaled else last.per,
        period=read_period(text, quantity.start, quantity.end),
        guess=last.guess,
    )


def _reaches(
    text: str, quantity: Quantity, words: list[str], between: str, gap: int, elision: Elision, *, scaled: bool
) -> bool:
    """Whether the words between let the money word of the last amount reach `quantity`."""
    trigger = words[-1].strip(",;(") if words else ""
    pair = " ".join(words[-2:]).strip(",;(")
    one_sentence = _SENTENCE_END.search(between) is None
    if one_sentence and (trigger in figure_words("against") or pair in figure_words("against")):
        return scaled or (gap < _NEAR and _is_earlier(text, quantity))
    if not scaled or not elision.suffixed:
        return False
    if trigger == "and":
        return elision.elided and gap < _NEAR
    if pair == "of which":
        return one_sentence
    if trigger not in _LEVEL_TRIGGERS:
        return False
    counted = [word.lower() for word in clause_words(text, quantity.start)]
    goes_on = counted[:1] == ["it"] and any(word in figure_words("change") for word in counted[1:3])
    if not goes_on and not any(word in figure_words("money_noun") for word in counted):
        return False
    return trigger != "of" or (len(words) > 1 and words[-2] in figure_words("money_noun"))


def _is_earlier(text: str, quantity: Quantity) -> bool:
    """Whether a number without a scale is told as the value before ("$12.50, from 11.80 a year ago")."""
    if quantity.scale is not None or quantity.in_words or quantity.is_year:
        return False
    return _ENDS_EARLIER.match(text, quantity.end) is not None
