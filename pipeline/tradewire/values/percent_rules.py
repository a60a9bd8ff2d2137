"""The rules that give a percentage its role, by the words around it.

Each looks at a bounded stretch of the sentence and gives a role, or None where it does not
apply. `RULES` lists them by name, in the order they are tried; the first that applies decides.
"""

from __future__ import annotations

from collections.abc import Callable

from tradewire.lexicons.calendar import calendar_words
from tradewire.lexicons.percent_cues import CueGroup
from tradewire.values.model import PercentageRole
from tradewire.values.percent_changes import (
    PREPOSITIONS,
    Verdict,
    by,
    change_noun,
    change_verb,
    compare,
    is_no_trade,
    points,
    up_down,
)
from tradewire.values.percent_words import STOPS, Around, topic_of

_CLAUSE_OPENERS = frozenset(
    {
        *("that", "and", "while", "but", "although", "though", "where", "which"),
        *("yet", "so", "still", "some", "another"),
    }
)
_NO_GOODS = frozenset(
    {"average", "the", "year", "month", "day", "week", "quarter", "news", "hopes", "fears", "annual"}
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


# --- rules, in the order they are tried ------------------------------------------------------------


def _cell(a: Around) -> Verdict:
    """A table cell: what its column, its row, or the table is headed by."""
    if a.cell is None or not a.fills_cell:
        return None
    own, label, table = a.cell
    for words in (own, label, table):
        for groups in reversed(words):
            topic = topic_of(groups)
            if topic is not None:
                return _ROLES[topic]
            if words is own and groups & {"change_noun", "change_verb"}:
                return "change"
            if "rate_noun" in groups and a.about_duties:
                return "tariff_rate"
    return "tariff_rate" if a.about_duties else None


def _people(a: Around) -> Verdict:
    """ "64% of drivers support it", "68 per cent called it late"."""
    starts = not a.before or a.last() in STOPS or a.last() in _CLAUSE_OPENERS
    if a.next() == "of":
        if a.next(1) in ("respondents", "voters", "those"):
            return "poll"
        for ahead in range(2, min(6, len(a.after))):
            if a.after[ahead] in STOPS or (a.after[ahead] in PREPOSITIONS and a.after[ahead] != "in"):
                break
            if starts and a.is_next("poll_verb", ahead):
                return "poll"
    elif a.next() in ("approval", "disapproval") or (starts and a.is_next("poll_verb")):
        return "poll"
    return None


def _part(a: Around) -> Verdict:
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


def _duty_noun_behind(a: Around) -> Verdict:
    """ "a 25% tariff", "the 10 percent additional import duty"."""
    for ahead in range(6):
        word = a.next(ahead)
        if not word or word in STOPS or word in PREPOSITIONS:
            return None
        if a.is_next("other_measure", ahead) or a.is_next("not_trade", ahead):
            return "other"
        if a.is_next("tariff", ahead):
            return "tariff_rate"
        if ahead and a.is_next("collect", ahead):
            return None
    return None


def _topic_behind(a: Around) -> Verdict:
    """ "a 7% coupon", "the 3% inflation rate", "a 20% stake"."""
    for ahead in range(3):
        word = a.next(ahead)
        if not word or word in STOPS or word in PREPOSITIONS:
            return None
        topic = topic_of(a.groups_after[ahead], duties=False)
        if topic is not None:
            return _ROLES[topic]
    return None


def _rate_noun_behind(a: Around) -> Verdict:
    """ "the 15% rate", "a 40 percent penalty", in a text about duties."""
    if not a.about_duties:
        return None
    for ahead in range(3):
        word = a.next(ahead)
        if not word or word in STOPS or word in PREPOSITIONS:
            return None
        if a.is_next("rate_noun", ahead):
            if a.next(ahead + 1) == "on" and a.is_next("other_measure", ahead + 2):
                return "other"
            return "tariff_rate"
    return None


def _collected(a: Around) -> Verdict:
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
        if topic_of(a.groups_before[-back]) is not None:
            return None
    return None


_OTHERS: tuple[CueGroup, ...] = ("other_measure", "interest_rate")


def _topic_before(a: Around) -> Verdict:
    """ "a duty of 40 per cent", "inflation stood at 31 percent": the nearest noun of a measure."""
    for back in range(1, min(16, len(a.before)) + 1):
        topic = topic_of(a.groups_before[-back])
        if topic is not None:
            if topic == "tariff" and (is_no_trade(a, back) or _goes_to_other_tax(a)):
                return "other"
            return _ROLES[topic]
        if a.is_last("rate_noun", back) and a.about_duties and a.last(back + 1) not in ("exchange", "growth"):
            near = range(back + 1, min(back + 4, len(a.before)) + 1)
            if all(topic_of(a.groups_before[-k], duties=False) is None for k in near):
                return "tariff_rate"
    return None


def _goes_to_other_tax(a: Around) -> bool:
    """ "tariffs … the 1% tax on remittances": the figure has a noun of its own behind it."""
    return a.next() in ("tax", "fee", "charge") and any(a.is_next("other_measure", k) for k in range(1, 4))


def _on_goods(a: Around) -> Verdict:
    """ "10% on steel", in a text about duties."""
    word = a.next(1)
    if not a.about_duties or a.next() not in ("on", "for") or not word[:1].isalpha() or word in _NO_GOODS:
        return None
    if word in calendar_words("weekday") or word in calendar_words("month"):
        return None
    return None if any(topic_of(groups, duties=False) for groups in a.groups_after[1:4]) else "tariff_rate"


def _sought(a: Around) -> Verdict:
    """ "had asked for 45 percent", "the threat of 20%": asked for or set, in a text about duties."""
    if not a.about_duties:
        return None
    near = range(1, min(4, len(a.before)) + 1)
    return "tariff_rate" if any(a.is_last("seek", back) for back in near) else None


def _that_pays(a: Around) -> Verdict:
    """ "the 15% that they pay", "the 35 percent it takes on cars", "45% collected since June"."""
    if not a.about_duties:
        return None
    for ahead in range(min(6, len(a.after))):
        word = a.after[ahead]
        if word in STOPS or (word in PREPOSITIONS and word not in _GOES_ON):
            return None
        if a.is_next("collect", ahead):
            return "tariff_rate"
    return None


_GOES_ON = frozenset({"that", "which", "is", "was", "are", "were", "has", "have", "had"})


def _named(a: Around) -> Verdict:
    """ "Kenya (25%)": in a bracket of its own behind a name or a good, in a text about duties."""
    bracketed = a.last() == "(" and a.next() == ")" and bool(a.last(2)) and a.last(2) not in STOPS
    return "tariff_rate" if a.about_duties and bracketed else None


def _lead_in(a: Around) -> Verdict:
    """A line of a list that stands under "… duties:"."""
    for groups in reversed(a.lead):
        topic = topic_of(groups)
        if topic is not None:
            return _ROLES[topic]
    return None


def _cell_prose(a: Around) -> Verdict:
    """A table cell with words of its own that do not decide."""
    if a.cell is None or a.fills_cell:
        return None
    for words in a.cell:
        for groups in words:
            if "tariff" in groups:
                return "tariff_rate"
    return None


def _topic_later(a: Around) -> Verdict:
    """ "8 percent is what inflation may reach": a noun in the rest of the clause."""
    for groups in a.groups_after[:8]:
        topic = topic_of(groups, duties=False)
        if topic is not None:
            return _ROLES[topic]
    return None


RULES: tuple[tuple[str, Callable[[Around], Verdict]], ...] = (
    ("points", points),
    ("cell", _cell),
    ("people", _people),
    ("part-of", _part),
    ("by", by),
    ("change-noun", change_noun),
    ("compare", compare),
    ("duty-noun-behind", _duty_noun_behind),
    ("topic-behind", _topic_behind),
    ("rate-noun-behind", _rate_noun_behind),
    ("up-down", up_down),
    ("change-verb", change_verb),
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
