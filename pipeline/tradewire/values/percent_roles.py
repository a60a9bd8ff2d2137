"""What a percentage measures: its role, the rule that decided it, and its subject."""

from __future__ import annotations

import re
from dataclasses import replace

from tradewire.values.model import PercentageRole, PercentageValue
from tradewire.values.percent_rules import RULES
from tradewire.values.percent_words import Around, Surroundings
from tradewire.values.subjects import phrase_after, read_subject
from tradewire.values.surroundings import qualifier_before

_SIBLING_REACH = 60
_LIST_REACH = 12  # "5-, 10- and 15-percent levies": what is said of the last is said of all


def assign_roles(text: str, values: list[PercentageValue]) -> list[PercentageValue]:
    """`values` with role, rule and subject set.

    Two more rules see several values: "sibling" gives one that no rule knows the role of its
    neighbour in a list, and "pair" gives an earlier and a later value one role.
    """
    surroundings = Surroundings(text)
    read: list[PercentageValue] = []
    for value in values:
        role, rule = _decide(surroundings.of(value))
        if rule == "none" and read and _is_listed(text, read[-1], value):
            role, rule = read[-1].role, "sibling"
        read.append(_described(value, role, rule, _subject(text, value)))
    for index in range(len(read) - 2, -1, -1):
        one, other = read[index], read[index + 1]
        if (
            one.rule == "none"
            and other.start - one.end <= _LIST_REACH
            and _LISTED.fullmatch(text[one.end : other.start])
        ):
            read[index] = replace(one, role=other.role, rule="sibling" if other.rule != "none" else "none")
    for index, value in enumerate(read):
        if value.previous is None:
            continue
        other = read[value.previous]
        if other.role != value.role:
            first, second = (value, other) if value.start < other.start else (other, value)
            role = second.role if first.role == "other" else first.role
            read[index] = replace(value, role=role, rule=value.rule if value.role == role else "pair")
            read[value.previous] = replace(
                other, role=role, rule=other.rule if other.role == role else "pair"
            )
    return read


def _described(
    value: PercentageValue, role: PercentageRole, rule: str, subject: str | None
) -> PercentageValue:
    # Not `replace`, which takes as long as all the rules.
    return PercentageValue(
        value.start,
        value.end,
        value.text,
        value.value,
        value.value_high,
        value.unit,
        value.qualifier,
        role,
        value.previous,
        subject,
        rule,
        value.previous_inferred,
    )


def _decide(around: Around) -> tuple[PercentageRole, str]:
    if around.says_nothing and around.value.unit == "percent":
        return "other", "none"
    for name, rule in RULES:
        role = rule(around)
        if role is not None:
            return role, name
    return "other", "none"


def _is_listed(text: str, one: PercentageValue, other: PercentageValue) -> bool:
    """Whether two percentages are of one list: commas, "and" and nouns between them, no new sentence."""
    between = text[one.end : other.start]
    if len(between) > _SIBLING_REACH or one.role == "other":
        return False
    return _LISTED.fullmatch(between) is not None


_LISTED = re.compile(r"[^.;!?\n|]*(?:,|\band\b|\bor\b|/)[^.;!?\n|]*")
_BEHIND = re.compile(r"(?:[ -][a-z][a-z-]*){0,4}? (?:of|on) ")


def _subject(text: str, value: PercentageValue) -> str | None:
    """The words that say what it is a percentage of or on, else what moved by it or stands at it."""
    match = _BEHIND.match(text, value.end)
    if match:
        phrase = phrase_after(text, match.end())
        if phrase:
            return phrase
    return read_subject(text, qualifier_before(text, value.start)[1], value.end)
