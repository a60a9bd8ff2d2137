"""What kinds of errors there are: which status for which, who and whom swapped, where most is wrong."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from tradewire.check.items import Item, Mark
from tradewire.check.run import Outcome, Result

STATUSES = ("in_force", "announced", "threatened", "suspended", "removed", "none")


@dataclass(frozen=True, slots=True)
class Analysis:
    """The errors of an outcome.

    Attributes:
        statuses: how often each status (expected, found) was given to tariffs that were found.
        swaps: tariffs whose imposer was found as target and whose target as imposer, with their cases.
        kinds: per section, items found with another value, missed, and spurious.
        worst: cases with anything that is not right, the most first.
    """

    statuses: Counter[tuple[str, str]]
    swaps: tuple[tuple[str, Item], ...]
    kinds: dict[str, Counter[Mark]]
    worst: tuple[Result, ...]


def analyse(outcome: Outcome) -> Analysis:
    """The errors of an outcome, by kind."""
    statuses: Counter[tuple[str, str]] = Counter()
    swaps: list[tuple[str, Item]] = []
    kinds: dict[str, Counter[Mark]] = {name: Counter() for name in outcome.sections}
    for result in outcome.results:
        for item in result.items:
            if item.mark is not Mark.RIGHT:
                kinds[item.section][item.mark] += 1
            status = item.slots.get("status") if item.section == "tariffs" else None
            if status is not None and status.found is not None:
                statuses[status.expected or "none", status.found] += 1
            if is_swapped(item):
                swaps.append((result.case.name, item))
    worst = sorted((r for r in outcome.results if r.wrong), key=lambda r: (-len(r.wrong), r.case.name))
    return Analysis(statuses, tuple(swaps), kinds, tuple(worst))


def is_swapped(item: Item) -> bool:
    """Whether a tariff was read in the wrong direction: its imposer found as target, and the reverse."""
    imposer, targets = item.slots.get("imposer"), item.slots.get("targets")
    if imposer is None or targets is None or imposer.right:
        return False
    return imposer.expected == targets.found and targets.expected == imposer.found
