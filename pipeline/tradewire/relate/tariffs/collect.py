"""From what sentences and cells tell to the article's measures: rates, attributes, confidence, joining."""

from __future__ import annotations

from collections.abc import Sequence

from tradewire.relate.tariffs.attributes import AttributeReader, ad_valorem, old_rate_of
from tradewire.relate.tariffs.confidence import confidence_of
from tradewire.relate.tariffs.discourse import Told
from tradewire.relate.tariffs.measures import Mention, merge
from tradewire.relate.tariffs.model import Tariff
from tradewire.relate.tariffs.reading import Reading


def collect(told: Sequence[Told], reading: Reading) -> tuple[Tariff, ...]:
    """The measures of an article. `told` are its mentions of rates in percent, in the order of reading."""
    attributes = AttributeReader(reading)
    mentions = []
    for one in told:
        rate = ad_valorem(reading.percentages[one.percent])
        previous = old_rate_of(one.percent, reading)
        mentions.append(
            Mention(one, rate, previous, attributes.read(one, rate, previous), confidence_of(one))
        )
    return merge(mentions, reading.article.text)
