"""Finds the unit behind a number: "%", "pct", "per cent", "percentage points", "basis points"."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from tradewire.lexicons.percent_units import PercentUnit, percent_units
from tradewire.values.model import PercentageUnit

_GAP = r"[ \u00a0\u202f\u2009\n-]"
_RATE_REACH = 90
# What makes bare "points" points of a rate: another percentage beside them, or a noun of rates near.
_BESIDE_RATE = re.compile(
    r",? (?:to|from|at|below|above)(?: [a-z]+){0,2} [0-9][0-9./-]{0,8}[ -]?(?:%|per ?cent|pct)"
)
_RATE_NOUN = re.compile(
    r"\b(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|surcharges?|surtax|rates?|interest|inflation|yields?|unemployment|share|margins?|spread)\b",
    re.IGNORECASE,
)
_NO_RATE = re.compile(
    r"\b(?:index|indices|dow|nasdaq|s&p|ftse|nikkei|hang seng|sensex|nifty|dax|cac|kospi|average|stocks?|bourse|market closed|shares|futures|score[ds]?|game|match|league|season)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class UnitMark:
    """A unit that ends at `end`; a `loose` one has everyday meanings too."""

    unit: PercentageUnit
    end: int
    loose: bool


def _one_of(rows: list[tuple[str, PercentUnit]]) -> str:
    parts = []
    for form, _ in sorted(rows, key=lambda row: (-len(row[0]), row[0])):
        spelled = _GAP.join(re.escape(part) for part in form.split(" "))
        parts.append(spelled + (r"(?![A-Za-z0-9])" if form[-1].isalpha() else ""))
    return "|".join(parts)


@functools.cache
def _behind() -> tuple[re.Pattern[str], Mapping[str, PercentUnit]]:
    """The pattern of a unit behind a number ("half of one percent" included), and form -> its unit."""
    rows = [(form, entry) for entry in percent_units() for form in entry.forms]
    any_case = _one_of([row for row in rows if not row[1].exact])
    exact = _one_of([row for row in rows if row[1].exact])
    pattern = re.compile(rf"(?: of (?:one|1|an?)(?= ))?{_GAP}{{0,2}}(?P<unit>(?i:{any_case})|{exact})")
    return pattern, {form: entry for form, entry in rows}


@functools.cache
def _anywhere() -> re.Pattern[str]:
    long = sorted(
        {form.split(" ")[0] for entry in percent_units() for form in entry.forms if form[0].isalpha()}
    )
    heads = sorted({word[:3] for word in long if len(word) > 3})
    short = sorted(word for word in long if len(word) <= 3)
    signs = sorted({form[0] for entry in percent_units() for form in entry.forms if not form[0].isalpha()})
    return re.compile(
        rf"[{''.join(map(re.escape, signs))}]|(?i:{'|'.join(map(re.escape, heads))})|[0-9 -](?i:{'|'.join(map(re.escape, short))})(?![a-z])"
    )


def has_units(text: str) -> bool:
    """Whether `text` can hold a percentage at all; quick."""
    return _anywhere().search(text) is not None


def unit_after(text: str, end: int) -> UnitMark | None:
    """The unit behind a number that ends at `end`, or None."""
    pattern, forms = _behind()
    match = pattern.match(text, end)
    if match is None:
        return None
    written = match["unit"]
    entry = forms.get(written) or forms.get(written.lower()) or forms[re.sub(_GAP, " ", written.lower())]
    return UnitMark(entry.unit, match.end(), entry.loose)


def speaks_of_rate(text: str, start: int, end: int) -> bool:
    """Whether "points" at `[start, end)` are points of a rate, and not of an index or a game."""
    if _BESIDE_RATE.match(text, end):
        return True
    low = max(text.rfind("\n", 0, start), text.rfind("|", 0, start), start - _RATE_REACH, 0)
    around = text[low:start] + " " + text[end : end + _RATE_REACH // 2].split("\n", 1)[0]
    return _RATE_NOUN.search(around) is not None and _NO_RATE.search(around) is None
