"""How often each rule that fills a slot of a tariff was right on annotated articles.

Source: `rule_precision.yaml`, which `benchmarks/tariffs.py --write` measures.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from pydantic import Field, StrictInt, StrictStr

from tradewire.lexicons.base import Entry, load_entries

Slot = Literal["imposer", "targets"]
Reach = Literal["clause", "sentence", "article", "default"]
"""Where the words stand that a rule reads: the rate's clause (or cell, row, caption), its sentence, the
article before it, or nowhere."""

_WEIGHT = 5
"""Cases that the reach of a rule counts for beside the rule's own, so that one case proves little."""
_PLACES = Decimal("0.0001")


class RulePrecision(Entry):
    """One rule: in `right` of `seen` cases it filled the slot as the annotators did."""

    slot: Slot
    rule: StrictStr
    reach: Reach
    right: StrictInt = Field(ge=0)
    seen: StrictInt = Field(ge=0)


@functools.cache
def rule_precisions() -> tuple[RulePrecision, ...]:
    """All rules, in the order of the file.

    Raises:
        LexiconError: the file breaks its shape.
    """
    return load_entries("rule_precision", RulePrecision)


@functools.cache
def _totals() -> Mapping[tuple[Slot, Reach], Decimal]:
    """The precision of all rules of a slot and reach together; one half where none was seen."""
    sums: dict[tuple[Slot, Reach], tuple[int, int]] = {}
    for entry in rule_precisions():
        right, seen = sums.get((entry.slot, entry.reach), (0, 0))
        sums[entry.slot, entry.reach] = right + entry.right, seen + entry.seen
    return {key: Decimal(right + 1) / Decimal(seen + 2) for key, (right, seen) in sums.items()}


@functools.cache
def precision_of(slot: Slot, rule: str) -> Decimal:
    """The share of right cases to expect of a rule, between 0 and 1; a rule that is not listed is a default.

    A rule's own cases count together with those of its reach.
    """
    entry = next((e for e in rule_precisions() if e.slot == slot and e.rule == rule), None)
    reach: Reach = "default" if entry is None else entry.reach
    prior = _totals().get((slot, reach), Decimal("0.5"))
    if entry is None:
        return prior.quantize(_PLACES)
    return ((entry.right + _WEIGHT * prior) / (entry.seen + _WEIGHT)).quantize(_PLACES)
