"""Sums of money by quantity ("90 euros per 100 kg") that may be duties, as values like percentages."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from tradewire.layout.article import Table
from tradewire.lexicons.per_units import time_units
from tradewire.relate.tariffs.reading import Reading
from tradewire.relate.tariffs.sentence.subjects import subject_of
from tradewire.relate.tariffs.sentence.tokens import Sentence, tokenize
from tradewire.relate.tariffs.sentence.words import is_tariff_noun, is_verb
from tradewire.relate.tariffs.tables.columns import header_of
from tradewire.values.model import MoneyValue, PercentageValue

_TAXING = frozenset({"tariff_noun", "taxes_goods", "impose", "pay"})
_UP_FROM = re.compile(r"\s*,?\s*(?:up |down )?from\s+", re.I)
_ADVERB = re.compile(r"\s?(?:apiece|each|/\w+)")
_FROM = 8  # code points before a sum in which "from" may stand
_PER_REACH = 24  # code points from the end of an amount to its unit


def by_quantity(money: MoneyValue) -> bool:
    if money.per is None or money.amount is None:
        return False
    return money.per.split()[-1].lower() not in time_units()


def as_percentage(money: MoneyValue, text: str) -> PercentageValue:
    """The sum with its unit as a value that stands where a percentage would."""
    end = _end_of_unit(money, text)
    assert money.amount is not None  # noqa: S101 - only sums with an amount come here
    return PercentageValue(
        money.start, end, text[money.start : end], money.amount, money.amount_high, qualifier=money.qualifier
    )


def _end_of_unit(money: MoneyValue, text: str) -> int:
    """Where the unit behind an amount ends; the amount's own end where the unit is inside it or not found."""
    unit = (money.per or "").split()
    at = money.end
    for word in unit:
        found = text.find(word, at, money.end + _PER_REACH + len(money.per or ""))
        if found < 0:
            return _end_of_adverb(money, text)
        at = found + len(word)
    while at < len(text) and text[at].isalpha():  # the unit is given in the singular
        at += 1
    return at


def _end_of_adverb(money: MoneyValue, text: str) -> int:
    match = _ADVERB.match(text, money.end)
    return match.end() if match else money.end


def link_old(values: list[PercentageValue], first: int, text: str) -> list[PercentageValue]:
    """Links a sum to the old one that it took the place of: "€98 a tonne, up from €90 a tonne"."""
    linked = list(values)
    for number, (one, following) in enumerate(pairwise(values)):
        between = text[one.end : following.start]
        if _UP_FROM.fullmatch(between):
            linked[number] = replace(linked[number], previous=first + number + 1)
        elif between.strip() == "to" and text[
            max(0, one.start - _FROM) : one.start
        ].rstrip().lower().endswith("from"):
            linked[number + 1] = replace(linked[number + 1], previous=first + number)
    return linked


def may_be_duties(
    reading: Reading, goes_on_about: Callable[[Sentence], bool] | None = None
) -> list[MoneyValue]:
    """The sums by quantity near which something speaks of a duty: the sentence, or the table's titles.

    Args:
        goes_on_about: whether a sentence lets the next one speak of a duty; `tells_of_duty` by default.
    """
    leads = goes_on_about or tells_of_duty
    sums = [m for m in reading.money if by_quantity(m)]
    if not sums:
        return []
    starts = [m.start for m in sums]
    near: set[int] = set()
    for table in reading.article.tables:
        if heads_duty(table, reading) or _percent_duties(table.start, table.end, reading):
            near.update(range(bisect_left(starts, table.start), bisect_left(starts, table.end)))
    before: Sentence | None = None
    for sentence in reading.all_sentences():
        here = range(bisect_left(starts, sentence.start), bisect_left(starts, sentence.end))
        if here and (any(t.cues & _TAXING for t in sentence.tokens) or _goes_on(before, sentence, leads)):
            near.update(here)
        before = sentence
    return [sums[n] for n in sorted(near)]


def _goes_on(before: Sentence | None, sentence: Sentence, leads: Callable[[Sentence], bool]) -> bool:
    return before is not None and before.block == sentence.block and leads(before)


def heads_duty(table: Table, reading: Reading, column: int | None = None) -> bool:
    """Whether the caption, or a header (that of one column), names a duty."""
    cells = [c for row in (*table.upper_headers, table.header) for c in row]
    texts = [
        table.caption or "",
        *((c.text for c in cells) if column is None else (header_of(table, column),)),
    ]
    return any("tariff_noun" in t.cues for text in texts for t in tokenize(text, 0, len(text), ()))


def _percent_duties(start: int, end: int, reading: Reading) -> bool:
    return any(reading.is_tariff.get(n) for n in reading.inside(start, end))


def tells_of_duty(sentence: Sentence) -> bool:
    """Whether the subject or the object of the sentence is a duty."""
    tokens = sentence.tokens
    root = next((k for k, t in enumerate(tokens) if t.dep == "ROOT" and is_verb(sentence, k)), None)
    if root is None:
        return False
    objects = (c for c in sentence.children[root] if tokens[c].dep == "dobj")
    return subject_of(sentence, root).kind == "tariff" or any(is_tariff_noun(sentence, c) for c in objects)
