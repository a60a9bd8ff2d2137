"""From what sentences and cells tell to the article's measures: rates, attributes, confidence, joining."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from tradewire.lexicons.tariff_cues import cue_table
from tradewire.relate.tariffs.article.discourse import Told
from tradewire.relate.tariffs.confidence import confidence_of
from tradewire.relate.tariffs.details.attributes import AttributeReader, ad_valorem, old_rate_of
from tradewire.relate.tariffs.details.named import read_named
from tradewire.relate.tariffs.details.specific import SpecificReading, read_specific
from tradewire.relate.tariffs.measures import Mention, merge
from tradewire.relate.tariffs.model import Rate, Tariff
from tradewire.relate.tariffs.parses import Parses
from tradewire.relate.tariffs.reading import Reading

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@functools.cache
def _nouns() -> frozenset[str]:
    return frozenset(
        words[0] for words, cues in cue_table().items() if len(words) == 1 and "tariff_noun" in cues
    )


def speaks_of_duties(text: str) -> bool:
    """Whether a text has a word for a duty, so that it may tell of one without a percentage."""
    lower = text.lower()
    if not any(noun in lower for noun in _nouns()):
        return False
    return not _nouns().isdisjoint(match[0].lower() for match in _WORD.finditer(text))


def collect(
    told: Sequence[Told], reading: Reading, read_article: Callable[[Reading], list[Told]]
) -> Parses[tuple[Tariff, ...]]:
    """The measures of an article.

    Args:
        told: its mentions of rates in percent, in the order they were read.
        reading: the article, with its percentages typed.
        read_article: reads all mentions of rates from a prepared reading, for a second reading where the
            article tells of duties by quantity.

    A percentage that is a part of a compound rate is told as a measure of its own too, since it is a rate
    of duty like any other; one below zero is not.
    """
    specific = yield from read_specific(reading, read_article)
    rated = _rated(told, reading, specific)
    return merge([*rated, *_named(reading, rated)], reading.article.text)


def _rated(told: Sequence[Told], reading: Reading, specific: SpecificReading | None) -> list[Mention]:
    """The mentions with a rate of any form."""
    if specific is None:
        return list(_percents(told, reading))
    known = {one.percent for one in told}
    parts = {m.part.percent: m.part for m in specific.mentions if m.part is not None}
    kept = [t for t in told if t.percent not in parts or reading.percentages[t.percent].value >= 0]
    late = [p for n, p in parts.items() if n not in known and reading.percentages[n].value >= 0]
    for percent in parts:
        reading.is_tariff[percent] = True
    return [*_percents(kept, reading), *_percents(late, specific.reading), *_by_quantity(specific)]


def _named(reading: Reading, rated: Sequence[Mention]) -> Iterator[Mention]:
    attributes = AttributeReader(reading)
    for told, name in read_named(reading, rated, attributes.places):
        read = attributes.read(told, None, None)
        yield Mention(told, None, None, replace(read, name=name), confidence_of(told))


def _percents(told: Sequence[Told], reading: Reading) -> Iterator[Mention]:
    attributes = AttributeReader(reading)
    for one in told:
        value = reading.percentages[one.percent]
        yield _mention(one, ad_valorem(value), old_rate_of(one.percent, reading), attributes)


def _by_quantity(specific: SpecificReading) -> Iterator[Mention]:
    attributes = AttributeReader(specific.reading)
    for mention in specific.mentions:
        yield _mention(mention.told, mention.rate, mention.previous, attributes)


def _mention(told: Told, rate: Rate, previous: Rate | None, attributes: AttributeReader) -> Mention:
    return Mention(told, rate, previous, attributes.read(told, rate, previous), confidence_of(told))
