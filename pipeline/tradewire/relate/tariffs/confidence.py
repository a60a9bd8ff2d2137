"""How sure a tariff's collector and payers are, from the rules that found them."""

from __future__ import annotations

from decimal import Decimal

from tradewire.lexicons.rule_precision import precision_of
from tradewire.relate.tariffs.article.discourse import Told

_PLACES = Decimal("0.01")


def confidence_of(told: Told) -> Decimal:
    """The chance that collector and payers of a mention are right, between 0 and 1, to two places.

    The product of what the two rules were measured to be right in (`rule_precision.yaml`): highest where
    the clause says both, lower where the sentence or the article before had to, lowest for defaults.
    An open slot counts as the rule "none".
    """
    imposer = precision_of("imposer", told.imposer_how or "none")
    targets = precision_of("targets", told.targets_how or "none")
    return (imposer * targets).quantize(_PLACES)
