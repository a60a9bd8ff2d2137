"""Duties by quantity ("90 euros per 100 kg"), and those of several parts ("6 % plus 40 euros a tonne").

A sum by quantity is put in the place of a percentage in a second reading of the article, so that
everything that finds out whether a percentage is a rate of duty, and whose on whose goods, does the same
for the sum. Prices are sums by quantity as well, and far more frequent; so only what the clause itself
says to be a duty counts, never the topic of the article: see `_is_duty`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tradewire.lexicons.products import hs_of
from tradewire.relate.tariffs.article.discourse import Told
from tradewire.relate.tariffs.details.sums import (
    as_percentage,
    heads_duty,
    link_old,
    may_be_duties,
    tells_of_duty,
)
from tradewire.relate.tariffs.model import AdValorem, Compound, Rate, Specific
from tradewire.relate.tariffs.parses import Parses
from tradewire.relate.tariffs.reading import Reading
from tradewire.relate.tariffs.sentence.matching import verb_classes
from tradewire.relate.tariffs.sentence.tokens import Sentence
from tradewire.relate.tariffs.slots.frame import Frame
from tradewire.relate.tariffs.slots.frames import build_mentions
from tradewire.values.model import MoneyValue, PercentageValue

_OF_NOUN = frozenset({"rate-duty", "duty-of", "duty-verb"})
_OF_VERB = frozenset({"collect-verb", "pay-verb", "relative", "on-goods"})
_FEES = frozenset({"fee", "fees"})
_PRICES = frozenset({"price", "prices"})
_PLUS = re.compile(r"\s*,?\s*(?:plus|and|\+|together with|as well as|-|–|−|minus)?\s*", re.I)
_OR = re.compile(r"\s*,?\s*(?:or|or about|or some|or roughly|but not less than|but at least)\s+", re.I)
_WHICHEVER = re.compile(
    r"\b(whichever|if (?:that|this|it) is|greater|higher|dearer|minimum|at least|not less)\b", re.I
)
_RESTATES = re.compile(
    r"\b(?:or|equal to|equals|equivalent to|comes to)\s(?:about|some|roughly|around|nearly|almost)\s\Z"
)
_REACH = 50  # code points around a sum that say which of two rates counts, or that it restates one
_GAP = 24  # code points between a sum and the percentage beside it
_SIGNS = ("-", "–", "−")


@dataclass(frozen=True, slots=True)
class SpecificTold:
    """A mention of a duty that is no plain percentage. `told.percent` counts in the second reading.

    `part` is the mention of the percentage that a compound rate holds.
    """

    told: Told
    rate: Rate
    previous: Rate | None
    part: Told | None = None


@dataclass(frozen=True, slots=True)
class SpecificReading:
    """The second reading of an article, and the mentions found in it."""

    reading: Reading
    mentions: tuple[SpecificTold, ...]


def read_specific(
    reading: Reading, read_article: Callable[[Reading], list[Told]]
) -> Parses[SpecificReading | None]:
    """The duties by quantity that an article tells of; None where no sum in it can be one.

    Args:
        reading: the article as it was read for its percentages.
        read_article: reads all mentions of rates from a prepared reading.
    """
    sums = may_be_duties(reading)
    if not sums:
        return None
    first = len(reading.percentages)
    second = reading_of_sums(reading, sums)
    second.split()
    yield second.worth_parsing()
    mentions = []
    all_told = read_article(second)
    percents = {t.percent: t for t in all_told if t.percent < first}
    for told in all_told:
        if told.percent < first:
            continue
        beside = _beside(told.percent, second, first)
        if not _is_duty(told, second, beside, first):
            continue
        amount = sums[told.percent - first]
        partner = percents.get(beside[0]) if beside is not None else None
        if partner is not None:
            # What is collected together is collected by one from the same.
            told = replace(partner, percent=told.percent, span=told.span, frame=told.frame)
        elif told.frame is not None and told.frame.subject.kind == "pronoun":
            told = _from_sentence_before(told, told.frame, second)
        old = second.previous_of.get(told.percent)
        previous = _specific(sums[old - first]) if old is not None and old >= first else None
        if beside is not None and beside[1] == "plus":
            mentions.append(_compound(told, amount, previous, second.percentages[beside[0]], partner))
        else:
            mentions.append(SpecificTold(told, _specific(amount), previous))
    return SpecificReading(second, tuple(mentions))


def reading_of_sums(reading: Reading, sums: Sequence[MoneyValue]) -> Reading:
    """The article with those sums in the place of percentages, behind those that it has; not yet split."""
    text = reading.article.text
    starts = {m.start for m in sums}
    values = link_old([as_percentage(m, text) for m in sums], len(reading.percentages), text)
    return Reading(
        reading.article,
        [*reading.percentages, *values],
        [m for m in reading.money if m.start not in starts],
        reading.dates,
        reading.governments,
        reading.anchor,
    )


def _beside(number: int, second: Reading, first: int) -> tuple[int, str] | None:
    """The percentage that stands right beside a sum, and how they are joined.

    "plus": both are collected; "or": the higher one is; "equal": the sum says what the percentage comes to.
    """
    text = second.article.text
    own = second.percentages[number]
    after = bisect_left(second.percentages, own.start, hi=first, key=lambda p: p.start)
    for other in (after - 1, after):
        if not 0 <= other < first:
            continue
        value = second.percentages[other]
        start, end = (value.end, own.start) if value.start < own.start else (own.end, value.start)
        if end < start or end - start > _GAP:
            continue
        between = text[start:end]
        if _OR.fullmatch(between):
            return other, "or" if _WHICHEVER.search(text, start, own.end + _REACH) else "equal"
        signed = value.text.startswith(_SIGNS) and value.start > own.start
        if _PLUS.fullmatch(between) and (signed or between.strip(" ,")):
            return other, "plus"
    return None


def _is_duty(told: Told, second: Reading, beside: tuple[int, str] | None, first: int) -> bool:
    """Whether the sum is a duty by its own clause: its noun, or its verb with a collector or with goods.

    In a table the column must be one of duties; beside a rate in percent ("5 % or 30 cents a kilo") the
    rate decides.
    """
    how = second.how.get(told.percent, "").split("+")[0]
    frame = told.frame
    if frame is None:
        return False
    if beside is not None and second.is_tariff.get(beside[0]):
        return beside[1] != "equal"
    start = told.span[0]
    restates = _RESTATES.search(second.article.text, max(0, start - _REACH), start)
    if restates is not None or _of_price(frame):
        return False
    if told.table is not None and how == "column":
        return _in_duty_column(told, second, first)
    if how in _OF_NOUN:
        return True
    paragraph = second.sentences.get(told.block, [frame.sentence])
    if any(t.low in _FEES for s in paragraph for t in s.tokens):
        return False
    return (how in _OF_VERB and _taxes(frame)) or _of_duty_before(frame, paragraph)


def _of_price(frame: Frame) -> bool:
    """Whether a word for a price stands between the duty and the sum ("the duty's threshold price of …")."""
    if frame.noun is None:
        return False
    first, last = sorted((frame.noun, frame.token))
    return any(t.low in _PRICES for t in frame.tokens[first:last])


def _taxes(frame: Frame) -> bool:
    """Whether the clause tells of taxing: a government collects, or goods pay; traders do neither."""
    if frame.noun is not None:
        return True
    if frame.subject.kind == "government":
        return "impose" in frame.cues and bool(frame.goods or frame.products)
    owes = frame.verb is not None and "owes" in verb_classes(frame.sentence, frame.verb)
    if not owes or frame.construction != "payer":
        return False
    known = frame.subject.kind == "other" and bool(hs_of(frame.tokens[frame.subject.head].low))
    return known or frame.subject.kind == "goods"


def _of_duty_before(frame: Frame, paragraph: Sequence[Sentence]) -> bool:
    """ "Peru keeps its levy on tin. From May it will be …": "it" is the duty of the sentence before."""
    tokens = frame.tokens
    subject = frame.subject
    if subject.kind != "pronoun" or tokens[subject.head].low not in ("it", "they", "this"):
        return False
    before = _before(frame, paragraph)
    return before is not None and tells_of_duty(before)


def _from_sentence_before(told: Told, frame: Frame, second: Reading) -> Told:
    """Takes over what the sentence before says of the duty that "it" stands for."""
    before = _before(frame, second.sentences.get(told.block, ()))
    if before is None or not tells_of_duty(before):
        return told
    duty = next((d for d in build_mentions(before, ()) if d.products or d.targets), None)
    if duty is None:
        return told
    tokens = before.tokens
    return replace(
        told,
        imposer=duty.imposer or told.imposer,
        targets=duty.targets or told.targets,
        products=tuple((tokens[s].start, tokens[e - 1].end) for s, e in duty.products) or told.products,
    )


def _before(frame: Frame, paragraph: Sequence[Sentence]) -> Sentence | None:
    number = next((n for n, s in enumerate(paragraph) if s is frame.sentence), 0)
    return paragraph[number - 1] if number else None


def _in_duty_column(told: Told, second: Reading, first: int) -> bool:
    """Whether a cell stands in a column of duties: by its header or caption, or by rates in percent in it."""
    table = next((t for t in second.article.tables if t.start == told.table), None)
    cells = [c for row in table.rows for c in row] if table is not None else []
    own = next((c for c in cells if c.start == told.evidence[0][0]), None)
    if table is None or own is None or not second.is_tariff.get(told.percent):
        return False
    percents = [
        n for c in cells if c.column == own.column for n in second.inside(c.start, c.end) if n < first
    ]
    return any(second.is_tariff.get(n) for n in percents) or heads_duty(table, second, own.column)


def _compound(
    told: Told, amount: MoneyValue, previous: Rate | None, value: PercentageValue, part: Told | None
) -> SpecificTold:
    """The sum and the percentage beside it as one rate, in the text's order, over both their spans."""
    rate = _specific(amount)
    high = value.value if value.value_high is None else value.value_high
    percent = AdValorem(value.value, high, value.qualifier)
    parts = (percent, rate) if value.start < told.span[0] else (rate, percent)
    span = (min(value.start, told.span[0]), max(value.end, told.span[1]))
    return SpecificTold(replace(told, span=span), Compound(parts), previous, part)


def _specific(money: MoneyValue) -> Specific:
    assert money.amount is not None  # noqa: S101 - only sums with an amount come here
    return Specific(money.amount, money.amount_high, money.currency, money.per or "")
