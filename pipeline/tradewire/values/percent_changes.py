"""The rules for percentages that are the size of a change: "rose 5%", "a 10 percent cut", "by 3%"."""

from __future__ import annotations

from typing import TypeAlias

from tradewire.values.model import PercentageRole
from tradewire.values.percent_words import STOPS, Around

PREPOSITIONS = frozenset(
    {
        *("of", "on", "in", "for", "to", "from", "by", "with", "at", "against", "over", "under", "since"),
        *("until", "as", "into", "per", "and", "or", "but", "while", "if", "than", "that", "which", "who"),
        *("is", "was", "are", "were", "has", "have", "had", "will", "would", "may", "can", "could", "what"),
    }
)
"""Words that end the noun phrase behind a figure."""
_MOVED = frozenset({"up", "down", "off", "higher", "lower"})
Verdict: TypeAlias = PercentageRole | None
"""What a rule gives; None leaves the question to the next one."""


def points(a: Around) -> Verdict:
    """Points are the size of a change."""
    if a.value.unit == "percent":
        return None
    near = [*a.groups_before[-10:], *a.groups_after[:6]]
    return "tariff_change" if any("tariff" in groups for groups in near) else "change"


def by(a: Around) -> Verdict:
    """ "fell by 3 percent"."""
    if a.last() != "by" and not (a.last() == "between" and a.last(2) == "by"):
        return None
    return change_of(a)


def change_of(a: Around) -> PercentageRole:
    """The role of an amount of change, by what changes."""
    for back in range(1, min(9, len(a.before)) + 1):
        if a.is_last("tariff", back):
            return "change" if is_no_trade(a, back) else "tariff_change"
        if a.is_last("growth", back):
            return "growth"
        if a.is_last("inflation", back):
            return "inflation"
    if a.is_next("compare"):
        return "change"
    return "tariff_change" if any("tariff" in groups for groups in a.groups_after[:4]) else "change"


def is_no_trade(a: Around, back: int) -> bool:
    """Whether the noun of duties `back` places before is one of electricity, telephones or freight."""
    return any(a.is_last("not_trade", k) for k in range(max(back - 2, 1), back + 4))


def change_noun(a: Around) -> Verdict:
    """ "a 5% rise in tariffs", "a 10 percent tariff increase", "an increase of 5%"."""
    for ahead in range(3):
        word = a.next(ahead)
        if a.is_next("change_noun", ahead):
            if word in ("growth", "expansion"):
                return "growth"
            if word == "discount":
                return "other"
            behind = any(a.is_next("tariff", k) for k in range(ahead + 2, ahead + 6))
            linked = a.next(ahead + 1) in ("in", "of", "on", "to") and behind
            within = any(a.is_next("tariff", k) for k in range(ahead))
            return "tariff_change" if linked or within else "change"
        goes_on = a.is_next("change_noun", ahead + 1)
        if not word or word in STOPS or word in PREPOSITIONS or (a.is_next("tariff", ahead) and not goes_on):
            break
    if a.last() == "of" and a.is_last("change_noun", 2):
        if a.last(2) in ("growth", "expansion"):
            return "growth"
        return "tariff_change" if any("tariff" in groups for groups in a.groups_before[-7:]) else "change"
    return None


def compare(a: Around) -> Verdict:
    """ "5% higher", "20 percent more goods", "1.8% down"."""
    if not a.is_next("compare") or a.next(1) in ("to", "from", "on"):
        return None
    if a.next() in ("over", "under", "above", "below", "behind", "off"):
        return None
    return change_of(a) if a.next() in _MOVED else "change"


def up_down(a: Around) -> Verdict:
    """ "imports were up 3 percent"."""
    return change_of(a) if a.last() in _MOVED and a.last(2) not in ("to", "of") else None


def _restated(a: Around) -> int:
    """ "fell 412 points, or 1.4 percent": how far back the verb of the first figure stands, else 0."""
    if a.last() != ",":
        return 0
    for back in range(2, min(7, len(a.before)) + 1):
        if any(char.isdigit() for char in a.last(back)):
            return back + (2 if a.last(back + 1) == "by" else 1)
    return 0


def change_verb(a: Around) -> Verdict:
    """ "exports rose 5 percent", "the peso lost almost 2%"."""
    restated = _restated(a)
    if restated and a.is_last("change_verb", restated):
        return change_of(a)
    for back in (1, 2):
        if a.is_last("change_verb", back):
            if back == 2 and not a.last().endswith("ly"):
                return None
            return None if a.next() in ("on", "for") and a.about_duties else change_of(a)
    return None
