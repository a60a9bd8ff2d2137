"""What a percentage measures: its role and its subject, by the words around it.

Named rules are tried in a fixed order on a bounded stretch of the sentence; the first one
that fits decides, and its name is kept on the value. `RULES` lists them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from tradewire.lexicons.percent_cues import CueGroup, percent_cues
from tradewire.values.model import PercentageRole, PercentageValue
from tradewire.values.subjects import phrase_after, read_subject
from tradewire.values.surroundings import qualifier_before

_REACH_BEFORE = 140
_REACH_AFTER = 90
_WORD = re.compile(r"[A-Za-z][\w&.'’/-]*|[,;:()—–]|[0-9][0-9.,]*%?")
_SENTENCE = re.compile(r"[.!?;][\"”’)]? +(?=[\"“(]?[A-Z0-9])|\n|\|")
_STOPS = frozenset(",;:()—–")
_PREPOSITIONS = frozenset(
    {
        "of",
        "on",
        "in",
        "for",
        "to",
        "from",
        "by",
        "with",
        "at",
        "against",
        "over",
        "under",
        "since",
        "until",
        "as",
        "into",
        "per",
    }
)
_SKIPPED = frozenset(
    {
        "a",
        "an",
        "the",
        "this",
        "that",
        "its",
        "their",
        "his",
        "her",
        "our",
        "and",
        "or",
        "even",
        "only",
        "just",
        "still",
        "now",
        "also",
        "again",
        "both",
        "all",
        "another",
        "extra",
        "additional",
        "further",
    }
)
_BE = frozenset(
    {
        "is",
        "was",
        "are",
        "were",
        "be",
        "been",
        "being",
        "of",
        "at",
        "to",
        "stands",
        "stood",
        "reached",
        "hit",
        "with",
    }
)
_NO_GOODS = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "average", "the", "year", "month", "day", "week", "quarter",
    "news", "hopes", "fears", "annual", "expectations", "record", "january", "february", "march", "april", "may", "june", "july", "august",
    "september", "october", "november", "december",
})  # fmt: skip
_TOPICS: tuple[CueGroup, ...] = (
    "tariff",
    "inflation",
    "interest_rate",
    "growth",
    "share",
    "poll",
    "other_measure",
)


@dataclass(slots=True)
class _Around:
    """The words around one percentage, in lower case, those before it nearest last."""

    value: PercentageValue
    before: list[str]
    after: list[str]
    groups_before: list[frozenset[CueGroup]] = field(default_factory=list)
    groups_after: list[frozenset[CueGroup]] = field(default_factory=list)
    about_duties: bool = False

    def last(self, back: int = 1) -> str:
        """The word `back` places before the figure, or ""."""
        return self.before[-back] if len(self.before) >= back else ""

    def next(self, ahead: int = 0) -> str:
        """The word `ahead` places behind the figure, or ""."""
        return self.after[ahead] if len(self.after) > ahead else ""

    def is_last(self, group: CueGroup, back: int = 1) -> bool:
        """Whether the word `back` places before the figure is of `group`."""
        return len(self.before) >= back and group in self.groups_before[-back]

    def is_next(self, group: CueGroup, ahead: int = 0) -> bool:
        """Whether the word `ahead` places behind the figure is of `group`."""
        return len(self.after) > ahead and group in self.groups_after[ahead]


_Verdict = PercentageRole | None
_NO_CUES: frozenset[CueGroup] = frozenset()


def _groups(words: list[str]) -> list[frozenset[CueGroup]]:
    cues = percent_cues()
    found = []
    for index, word in enumerate(words):
        own = cues.get(word, _NO_CUES)
        if index + 1 < len(words):
            own = own | cues.get(f"{word} {words[index + 1]}", _NO_CUES)
        if not own and "-" in word:
            own = cues.get(word.rsplit("-", 1)[1], _NO_CUES)
        if not own and word[-2:] in ("'s", "’s"):
            own = cues.get(word[:-2], _NO_CUES)
        found.append(own)
    return found


# --- rules, in the order they are tried ------------------------------------------------------------


def _points(a: _Around) -> _Verdict:
    if a.value.unit == "percent":
        return None
    near = [*a.groups_before[-10:], *a.groups_after[:6]]
    return "tariff_change" if any("tariff" in groups for groups in near) else "change"


def _people(a: _Around) -> _Verdict:
    """ "64% of drivers support it", "68 per cent called it late"."""
    if a.is_next("poll_verb") and not a.is_last("change_verb"):
        return "poll" if _clause_start(a) else None
    if a.next() == "of":
        for ahead in range(2, min(6, len(a.after))):
            if a.after[ahead] in _STOPS or a.after[ahead] in _PREPOSITIONS - {"in"}:
                break
            if a.is_next("poll_verb", ahead) and _clause_start(a):
                return "poll"
    if a.next() in ("approval", "disapproval") or (
        a.next() == "of" and a.next(1) in ("respondents", "voters", "those")
    ):
        return "poll"
    return None


def _clause_start(a: _Around) -> bool:
    return (
        not a.before
        or a.last() in _STOPS
        or a.last() in ("that", "and", "while", "but", "although", "though", "where", "which")
    )


def _part(a: _Around) -> _Verdict:
    if a.next() != "of":
        return None
    collected = any(groups & {"tariff", "collect"} for groups in a.groups_before[-10:])
    if any(a.is_next("value_base", ahead) for ahead in range(1, 8)) and collected:
        return "tariff_rate"
    return "share"


def _by(a: _Around) -> _Verdict:
    if a.last() != "by" and not (a.last() == "between" and a.last(2) == "by"):
        return None
    return _change_of(a)


def _change_of(a: _Around) -> PercentageRole:
    """The role of an amount of change, by what changes."""
    for groups in reversed(a.groups_before[-9:]):
        if "tariff" in groups:
            return "tariff_change"
        if "growth" in groups:
            return "growth"
        if "inflation" in groups:
            return "inflation"
    for groups in a.groups_after[:4]:
        if "tariff" in groups and not a.is_next("compare"):
            return "tariff_change"
    return "change"


def _change_noun(a: _Around) -> _Verdict:
    for ahead in range(3):
        word = a.next(ahead)
        if a.is_next("change_noun", ahead):
            if word in ("growth", "expansion"):
                return "growth"
            if word == "discount" and ahead == 0:
                return "other"
            behind = [a.is_next("tariff", k) for k in range(ahead + 2, ahead + 6)]
            linked = a.next(ahead + 1) in ("in", "of", "on", "to") and any(behind)
            before = ahead > 0 and any(a.is_next("tariff", k) for k in range(ahead))
            return "tariff_change" if linked or before else "change"
        if (
            not word
            or word in _STOPS
            or word in _PREPOSITIONS
            or (a.is_next("tariff", ahead) and not a.is_next("change_noun", ahead + 1))
        ):
            break
    if a.last() == "of" and a.is_last("change_noun", 2):
        if a.last(2) in ("growth", "expansion"):
            return "growth"
        return "tariff_change" if any("tariff" in groups for groups in a.groups_before[-7:]) else "change"
    return None


def _compare(a: _Around) -> _Verdict:
    if not a.is_next("compare") or a.next(1) == "to":
        return None
    if a.next() in (
        "over",
        "under",
        "above",
        "below",
        "off",
        "up",
        "down",
        "ahead",
        "behind",
    ) and not a.is_next("compare", 1):
        if a.next() in ("over", "under") or (
            a.next(1) not in ("", "from", "on", "in", "at", "last", "this", "year", *_STOPS)
            and a.next() in ("up", "down", "off")
        ):
            return None
    return _change_of(a) if a.next() in ("higher", "lower", "up", "down") else "change"


def _duty_noun_behind(a: _Around) -> _Verdict:
    """ "a 25% tariff", "the 10 percent additional import duty"."""
    for ahead in range(6):
        word = a.next(ahead)
        if not word or word in _STOPS or word in _PREPOSITIONS:
            return None
        if a.is_next("other_measure", ahead) or a.is_next("not_trade", ahead):
            return "other"
        if a.is_next("tariff", ahead):
            return "tariff_rate"
        if ahead and a.is_next("collect", ahead):
            return None
    return None


def _topic_behind(a: _Around) -> _Verdict:
    """ "a 7% coupon", "the 3% inflation rate", "a 20% stake"."""
    for ahead in range(3):
        word = a.next(ahead)
        if not word or word in _STOPS or word in _PREPOSITIONS:
            return None
        for topic in _TOPICS[1:]:
            if a.is_next(topic, ahead):
                return _role_of(topic)
    return None


def _role_of(topic: CueGroup) -> PercentageRole:
    if topic == "tariff":
        return "tariff_rate"
    if topic == "other_measure":
        return "other"
    return topic  # type: ignore[return-value]


def _up_down(a: _Around) -> _Verdict:
    if a.last() in ("up", "down", "off", "higher", "lower") and a.last(2) not in ("to", "of"):
        return _change_of(a)
    return None


def _change_verb(a: _Around) -> _Verdict:
    """ "exports rose 5 percent", "the peso lost almost 2%"."""
    for back in (1, 2):
        if a.is_last("change_verb", back):
            if back == 2 and not (
                a.last().endswith("ly")
                or a.last() in ("another", "some", "further", "only", "just", "around", "about")
            ):
                return None
            return _change_of(a)
    return None


def _collected(a: _Around) -> _Verdict:
    """ "charges 15 percent on their goods", "pays 9.8%": an object of a verb of collecting."""
    for back in range(1, min(9, len(a.before)) + 1):
        word = a.last(back)
        if word in _STOPS and back > 1:
            return None
        if any(a.is_last(topic, back) for topic in _TOPICS[1:]):
            return None
        if a.is_last("tariff", back):
            return None
        if a.is_last("collect", back):
            taxes = any(
                a.is_last(group, k)
                for group in ("other_measure", "interest_rate")
                for k in range(back, min(back + 8, len(a.before)))
            )
            return None if taxes or not a.about_duties else "tariff_rate"
    return None


def _topic_before(a: _Around) -> _Verdict:
    """ "a duty of 40 per cent", "inflation stood at 31 percent": the nearest noun that says what is measured."""
    for back in range(1, min(16, len(a.before)) + 1):
        for topic in _TOPICS:
            if a.is_last(topic, back):
                if topic == "tariff":
                    around = range(max(back - 2, 1), min(back + 4, len(a.before) + 1))
                    if any(a.is_last("not_trade", k) for k in around):
                        return "other"
                return _role_of(topic)
    return None


def _on_goods(a: _Around) -> _Verdict:
    if (
        a.about_duties
        and a.next() in ("on", "for")
        and a.next(1) not in _NO_GOODS
        and a.next(1)[:1].isalpha()
    ):
        return "tariff_rate"
    return None


def _topic_later(a: _Around) -> _Verdict:
    """ "8 percent is what inflation may reach": a noun in the rest of the sentence."""
    for groups in a.groups_after[:10]:
        for topic in _TOPICS:
            if topic in groups and topic != "tariff":
                return _role_of(topic)
    return None


RULES: tuple[tuple[str, Callable[[_Around], _Verdict]], ...] = (
    ("points", _points),
    ("people", _people),
    ("part-of", _part),
    ("by", _by),
    ("change-noun", _change_noun),
    ("compare", _compare),
    ("duty-noun-behind", _duty_noun_behind),
    ("topic-behind", _topic_behind),
    ("up-down", _up_down),
    ("change-verb", _change_verb),
    ("collected", _collected),
    ("topic-before", _topic_before),
    ("on-goods", _on_goods),
    ("topic-later", _topic_later),
)
"""Names and rules, in the order they are tried."""


def assign_roles(text: str, values: list[PercentageValue]) -> list[PercentageValue]:
    """`values` with role, rule and subject set; a pair of earlier and later value has one role."""
    about = _SpeaksOfDuties(text)
    read: list[PercentageValue] = []
    for value in values:
        around = _around(text, value, about)
        role, rule = _decide(around)
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


def _decide(around: _Around) -> tuple[PercentageRole, str]:
    for name, rule in RULES:
        role = rule(around)
        if role is not None:
            return role, name
    return "other", "none"


class _SpeaksOfDuties:
    """Whether a text has a noun of duties at all; looked up once."""

    _NOUN = re.compile(
        r"\b(?:tariff|dut(?:y|ies)\b|lev(?:y|ies)\b|surcharge|surtax|customs|countermeasure)", re.IGNORECASE
    )

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: bool | None = None

    def __bool__(self) -> bool:
        if self._found is None:
            self._found = self._NOUN.search(self._text) is not None
        return self._found


def _around(text: str, value: PercentageValue, about: _SpeaksOfDuties) -> _Around:
    begin = qualifier_before(text, value.start)[1]
    window = text[max(begin - _REACH_BEFORE, 0) : begin]
    cut = 0
    for match in _SENTENCE.finditer(window):
        cut = match.end()
    before = [word.lower() for word in _WORD.findall(window, cut)]
    if cut == 0 and begin > _REACH_BEFORE and before:
        before = before[1:]
    while before and before[-1] in _SKIPPED:
        before.pop()
    window = text[value.end : value.end + _REACH_AFTER]
    stop = _SENTENCE.search(window)
    after = [word.lower() for word in _WORD.findall(window if stop is None else window[: stop.start()])]
    return _Around(value, before, after, _groups(before), _groups(after), bool(about))


_BEHIND = re.compile(r"(?:[ -][a-z][a-z-]*){0,4}? (?:of|on) ")


def _subject(text: str, value: PercentageValue) -> str | None:
    """The words that say what it is a percentage of or on, else what moved by it or stands at it."""
    match = _BEHIND.match(text, value.end)
    if match:
        phrase = phrase_after(text, match.end())
        if phrase:
            return phrase
    return read_subject(text, value.start, value.end)
