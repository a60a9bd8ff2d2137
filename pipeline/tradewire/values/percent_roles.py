"""What a percentage measures: its role and its subject, by the words around it.

Named rules are tried in a fixed order on a bounded stretch of the sentence; the first one
that fits decides, and its name is kept on the value. `RULES` lists them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from tradewire.lexicons.calendar import calendar_words
from tradewire.lexicons.percent_cues import CueGroup
from tradewire.values.model import PercentageRole, PercentageValue
from tradewire.values.percent_words import STOPS, Around, Surroundings, word_groups
from tradewire.values.subjects import phrase_after, read_subject

_PREPOSITIONS = frozenset(
    {
        *("of", "on", "in", "for", "to", "from", "by", "with", "at", "against", "over", "under", "since"),
        *("until", "as", "into", "per", "and", "or", "but", "while", "if", "than", "that", "which", "who"),
    }
)
_CLAUSE_OPENERS = frozenset({"that", "and", "while", "but", "although", "though", "where", "which"})
_MOVED = frozenset({"up", "down", "off", "higher", "lower"})
_NO_GOODS = frozenset(
    {"average", "the", "year", "month", "day", "week", "quarter", "news", "hopes", "fears", "annual"}
)
_TOPICS: tuple[CueGroup, ...] = (
    "tariff",
    "inflation",
    "interest_rate",
    "growth",
    "share",
    "poll",
    "other_measure",
)
_ROLES: dict[CueGroup, PercentageRole] = {
    "tariff": "tariff_rate",
    "inflation": "inflation",
    "interest_rate": "interest_rate",
    "growth": "growth",
    "share": "share",
    "poll": "poll",
    "other_measure": "other",
}
_Verdict = PercentageRole | None


def _topic(groups: frozenset[CueGroup]) -> CueGroup | None:
    return next((topic for topic in _TOPICS if topic in groups), None)


# --- rules, in the order they are tried ------------------------------------------------------------


def _points(a: Around) -> _Verdict:
    """Points are the size of a change."""
    if a.value.unit == "percent":
        return None
    near = [*a.groups_before[-10:], *a.groups_after[:6]]
    return "tariff_change" if any("tariff" in groups for groups in near) else "change"


def _cell(a: Around) -> _Verdict:
    """A table cell: what its column, its row, or the table is headed by."""
    if a.cell is None or not a.fills_cell:
        return None
    own, label, table = a.cell
    for words in (own, label, table):
        for groups in reversed(word_groups(words)):
            topic = _topic(groups)
            if topic is not None:
                return _ROLES[topic]
            if words is own and groups & {"change_noun", "change_verb"}:
                return "change"
            if "rate_noun" in groups and a.about_duties:
                return "tariff_rate"
    return "tariff_rate" if a.about_duties else None


def _people(a: Around) -> _Verdict:
    """ "64% of drivers support it", "68 per cent called it late"."""
    starts = not a.before or a.last() in STOPS or a.last() in _CLAUSE_OPENERS
    if a.next() == "of":
        if a.next(1) in ("respondents", "voters", "those"):
            return "poll"
        for ahead in range(2, min(6, len(a.after))):
            if a.after[ahead] in STOPS or (a.after[ahead] in _PREPOSITIONS and a.after[ahead] != "in"):
                break
            if starts and a.is_next("poll_verb", ahead):
                return "poll"
    elif a.next() in ("approval", "disapproval") or (starts and a.is_next("poll_verb")):
        return "poll"
    return None


def _part(a: Around) -> _Verdict:
    """ "n% of" is a part, unless it is of the value that a duty is reckoned on."""
    if a.next() != "of":
        return None
    if any(a.is_next("value_base", ahead) for ahead in range(1, 8)):
        for back in range(1, min(10, len(a.before)) + 1):
            if a.last(back) in STOPS or a.last(back) in ("when", "if", "equal", "applied"):
                break
            if a.is_last("tariff", back) or a.is_last("collect", back):
                return "tariff_rate"
    return "share"


def _by(a: Around) -> _Verdict:
    if a.last() != "by" and not (a.last() == "between" and a.last(2) == "by"):
        return None
    return _change_of(a)


def _change_of(a: Around) -> PercentageRole:
    """The role of an amount of change, by what changes."""
    for back in range(1, min(9, len(a.before)) + 1):
        if a.is_last("tariff", back):
            return "change" if _is_no_trade(a, back) else "tariff_change"
        if a.is_last("growth", back):
            return "growth"
        if a.is_last("inflation", back):
            return "inflation"
    if a.is_next("compare"):
        return "change"
    return "tariff_change" if any("tariff" in groups for groups in a.groups_after[:4]) else "change"


def _is_no_trade(a: Around, back: int) -> bool:
    """Whether the noun of duties `back` places before is one of electricity, telephones or freight."""
    return any(a.is_last("not_trade", k) for k in range(max(back - 2, 1), back + 4))


def _change_noun(a: Around) -> _Verdict:
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
        if not word or word in STOPS or word in _PREPOSITIONS or (a.is_next("tariff", ahead) and not goes_on):
            break
    if a.last() == "of" and a.is_last("change_noun", 2):
        if a.last(2) in ("growth", "expansion"):
            return "growth"
        return "tariff_change" if any("tariff" in groups for groups in a.groups_before[-7:]) else "change"
    return None


def _compare(a: Around) -> _Verdict:
    """ "5% higher", "20 percent more goods", "1.8% down"."""
    if not a.is_next("compare") or a.next(1) in ("to", "from", "on"):
        return None
    if a.next() in ("over", "under", "above", "below", "behind", "off"):
        return None
    return _change_of(a) if a.next() in _MOVED else "change"


def _duty_noun_behind(a: Around) -> _Verdict:
    """ "a 25% tariff", "the 10 percent additional import duty"."""
    for ahead in range(6):
        word = a.next(ahead)
        if not word or word in STOPS or word in _PREPOSITIONS:
            return None
        if a.is_next("other_measure", ahead) or a.is_next("not_trade", ahead):
            return "other"
        if a.is_next("tariff", ahead):
            return "tariff_rate"
        if ahead and a.is_next("collect", ahead):
            return None
    return None


def _topic_behind(a: Around) -> _Verdict:
    """ "a 7% coupon", "the 3% inflation rate", "a 20% stake"."""
    for ahead in range(3):
        word = a.next(ahead)
        if not word or word in STOPS or word in _PREPOSITIONS:
            return None
        topic = _topic(a.groups_after[ahead] - {"tariff"})
        if topic is not None:
            return _ROLES[topic]
    return None


def _rate_noun_behind(a: Around) -> _Verdict:
    """ "the 15% rate", "a 40 percent penalty", in a text about duties."""
    if not a.about_duties:
        return None
    for ahead in range(3):
        word = a.next(ahead)
        if not word or word in STOPS or word in _PREPOSITIONS:
            return None
        if a.is_next("rate_noun", ahead):
            if a.next(ahead + 1) == "on" and a.is_next("other_measure", ahead + 2):
                return "other"
            return "tariff_rate"
    return None


def _up_down(a: Around) -> _Verdict:
    return _change_of(a) if a.last() in _MOVED and a.last(2) not in ("to", "of") else None


def _change_verb(a: Around) -> _Verdict:
    """ "exports rose 5 percent", "the peso lost almost 2%"."""
    for back in (1, 2):
        if a.is_last("change_verb", back):
            if back == 2 and not a.last().endswith("ly"):
                return None
            return None if a.next() in ("on", "for") and a.about_duties else _change_of(a)
    return None


def _collected(a: Around) -> _Verdict:
    """ "charges 15 percent on their goods", "pays 9.8%": an object of a verb of collecting."""
    if not a.about_duties:
        return None
    for back in range(1, min(9, len(a.before)) + 1):
        if (a.last(back) in STOPS and back > 1) or a.is_last("tariff", back):
            return None
        if a.is_last("collect", back):
            taxes = range(back, min(back + 8, len(a.before)))
            others = any(a.is_last(group, k) for group in _OTHERS for k in taxes)
            return None if others else "tariff_rate"
        if _topic(a.groups_before[-back]) is not None:
            return None
    return None


_OTHERS: tuple[CueGroup, ...] = ("other_measure", "interest_rate")


def _topic_before(a: Around) -> _Verdict:
    """ "a duty of 40 per cent", "inflation stood at 31 percent": the nearest noun of a measure."""
    for back in range(1, min(16, len(a.before)) + 1):
        topic = _topic(a.groups_before[-back])
        if topic is not None:
            if topic == "tariff" and (_is_no_trade(a, back) or _goes_to_other_tax(a)):
                return "other"
            return _ROLES[topic]
        if a.is_last("rate_noun", back) and a.about_duties and a.last(back + 1) not in ("exchange", "growth"):
            near = range(back + 1, min(back + 4, len(a.before)) + 1)
            if all(_topic(a.groups_before[-k] - {"tariff"}) is None for k in near):
                return "tariff_rate"
    return None


def _goes_to_other_tax(a: Around) -> bool:
    """ "tariffs … the 1% tax on remittances": the figure has a noun of its own behind it."""
    return a.next() in ("tax", "fee", "charge") and any(a.is_next("other_measure", k) for k in range(1, 4))


def _on_goods(a: Around) -> _Verdict:
    """ "10% on steel", in a text about duties."""
    word = a.next(1)
    if not a.about_duties or a.next() not in ("on", "for") or not word[:1].isalpha() or word in _NO_GOODS:
        return None
    if word in calendar_words("weekday") or word in calendar_words("month"):
        return None
    return None if any(_topic(groups - {"tariff"}) for groups in a.groups_after[1:4]) else "tariff_rate"


def _sought(a: Around) -> _Verdict:
    """ "had asked for 45 percent", "the threat of 20%": asked for or set, in a text about duties."""
    if not a.about_duties:
        return None
    near = range(1, min(4, len(a.before)) + 1)
    return "tariff_rate" if any(a.is_last("seek", back) for back in near) else None


def _that_pays(a: Around) -> _Verdict:
    """ "the 15% that they pay", "the 35 percent it takes on cars", "45% collected since June"."""
    if not a.about_duties:
        return None
    for ahead in range(min(6, len(a.after))):
        if a.after[ahead] in STOPS or (
            a.after[ahead] in _PREPOSITIONS and a.after[ahead] not in ("that", "which")
        ):
            return None
        if a.is_next("collect", ahead):
            return "tariff_rate"
    return None


def _named(a: Around) -> _Verdict:
    """ "Kenya (25%)": in a bracket of its own behind a name or a good, in a text about duties."""
    bracketed = a.last() == "(" and a.next() == ")" and bool(a.last(2)) and a.last(2) not in STOPS
    return "tariff_rate" if a.about_duties and bracketed else None


def _lead_in(a: Around) -> _Verdict:
    """A line of a list that stands under "… duties:"."""
    for groups in reversed(word_groups(a.lead)):
        topic = _topic(groups)
        if topic is not None:
            return _ROLES[topic]
    return None


def _cell_prose(a: Around) -> _Verdict:
    """A table cell with words of its own that do not decide."""
    if a.cell is None or a.fills_cell:
        return None
    for words in a.cell:
        for groups in word_groups(words):
            if "tariff" in groups:
                return "tariff_rate"
    return None


def _topic_later(a: Around) -> _Verdict:
    """ "8 percent is what inflation may reach": a noun in the rest of the clause."""
    for groups in a.groups_after[:8]:
        topic = _topic(groups - {"tariff"})
        if topic is not None:
            return _ROLES[topic]
    return None


RULES: tuple[tuple[str, Callable[[Around], _Verdict]], ...] = (
    ("points", _points),
    ("cell", _cell),
    ("people", _people),
    ("part-of", _part),
    ("by", _by),
    ("change-noun", _change_noun),
    ("compare", _compare),
    ("duty-noun-behind", _duty_noun_behind),
    ("topic-behind", _topic_behind),
    ("rate-noun-behind", _rate_noun_behind),
    ("up-down", _up_down),
    ("change-verb", _change_verb),
    ("collected", _collected),
    ("topic-before", _topic_before),
    ("on-goods", _on_goods),
    ("that-pays", _that_pays),
    ("named", _named),
    ("lead-in", _lead_in),
    ("cell-prose", _cell_prose),
    ("sought", _sought),
    ("topic-later", _topic_later),
)
"""Names and rules, in the order they are tried."""

_SIBLING_REACH = 60


def assign_roles(text: str, values: list[PercentageValue]) -> list[PercentageValue]:
    """`values` with role, rule and subject set.

    Two more rules see several values: "sibling" gives one that no rule knows the role of the one
    before it in its list, and "pair" gives an earlier and a later value one role.
    """
    surroundings = Surroundings(text)
    read: list[PercentageValue] = []
    for value in values:
        role, rule = _decide(surroundings.of(value))
        if rule == "none" and read and _is_listed(text, read[-1], value):
            role, rule = read[-1].role, "sibling"
        read.append(replace(value, role=role, rule=rule, subject=_subject(text, value)))
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


def _decide(around: Around) -> tuple[PercentageRole, str]:
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
    return read_subject(text, value.start, value.end)
