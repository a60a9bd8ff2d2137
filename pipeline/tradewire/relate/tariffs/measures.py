"""One tariff a measure: which mentions tell of the same one, and what each slot then says.

Two mentions are one measure when imposer, targets, products, rate and status are the same,
and neither is an old rate of the other. Anything else that differs (a date, a name) does not
part them; a differing status does, because a record says what was told, mention by mention.
"""

from __future__ import annotations

from decimal import Decimal

from tradewire.relate.tariffs.discourse import Told
from tradewire.relate.tariffs.model import AdValorem, Product, Tariff
from tradewire.relate.tariffs.reading import Reading


def merge(told: list[Told], reading: Reading) -> tuple[Tariff, ...]:
    """The measures in order of their first mention."""
    text = reading.article.text
    groups: dict[tuple[object, ...], list[Told]] = {}
    for one in told:
        products = tuple(sorted(text[s:e].lower() for s, e in one.products))
        key = (one.low, one.high, one.imposer, tuple(sorted(one.targets)), products, one.status)
        groups.setdefault(key, []).append(one)
    tariffs = []
    for group in groups.values():
        first = group[0]
        previous = next((reading.previous_of[o.percent] for o in group if o.percent in reading.previous_of), None)
        spans = sorted({o.span for o in group})
        evidence = sorted({e for o in group for e in o.evidence})
        tariffs.append(
            Tariff(
                kind="export_duty" if first.export else "tariff",
                rate=AdValorem(first.low, first.high),
                previous_rate=_rate(previous, reading),
                rate_change=None,
                imposer=first.imposer,
                targets=first.targets,
                products=tuple(Product(text[s:e]) for s, e in first.products),
                exempt=(),
                status=first.status,
                change=None,
                retaliatory=False,
                name=None,
                legal_basis=None,
                announced=None,
                effective=None,
                expires=None,
                mentions=tuple(spans),
                evidence=tuple(evidence),
                confidence=Decimal("0.5"),
            )
        )
    return tuple(sorted(tariffs, key=lambda t: t.mentions[0]))


def _rate(percent: int | None, reading: Reading) -> AdValorem | None:
    if percent is None:
        return None
    value = reading.percentages[percent]
    if value.value is None:
        return None
    return AdValorem(value.value, value.value_high if value.value_high is not None else value.value)
