"""How often each rule that fills a slot of a tariff was right on annotated articles.

Source: `rule_precision.yaml`, which `benchmarks/tariffs.py --write` measures.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
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


def expected(entries: Iterable[RulePrecision], slot: Slot, rule: str) -> Decimal:
    """The share of right cases to expect of a rule by such measurements, strictly between 0 and 1.

    The rule's own cases count together with those of all rules of its reach; a rule that is not listed is
    a default.
    """
    mine = [e for e in entries if e.slot == slot]
    own = next((e for e in mine if e.rule == rule), None)
    reach: Reach = "default" if own is None else own.reach
    right = sum(e.right for e in mine if e.reach == reach) + 1
    seen = sum(e.seen for e in mine if e.reach == reach) + 2
    prior = Decimal(right) / Decimal(seen)
    if own is None:
        return prior.quantize(_PLACES)
    return ((own.right + _WEIGHT * prior) / (own.seen + _WEIGHT)).quantize(_PLACES)


@functools.cache
def precision_of(slot: Slot, rule: str) -> Decimal:
    """The share of right cases to expect of a rule, by the measurements of the lexicon."""
    return expected(rule_precisions(), slot, rule)
