"""Finds the unit behind a number: "%", "pct", "per cent", "percentage points", "basis points"."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from tradewire.lexicons.figure_words import figure_words
from tradewire.lexicons.percent_units import PercentUnit, percent_units
from tradewire.values.model import PercentageUnit

_GAP = r"[ \u00a0\u202f\u2009\n-]"
_GAPS = frozenset(" \u00a0\u202f\u2009\n-")
_RATE_REACH = 90
# What makes bare "points" points of a rate, if no noun does: another percentage beside them.
_BESIDE_RATE = re.compile(
    r",? (?:to|from|at|below|above)(?: [a-z]+){0,2} [0-9][0-9./-]{0,8}[ -]?(?:%|per ?cent|pct)"
)

_WORD = re.compile(r"[a-z&]+")


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
    of_one = r"(?: of (?:one|1|an?)(?= )| or so|-odd|-plus|(?: or| and) more)?"
    return re.compile(rf"{of_one}(?:{_GAP}{{0,2}}|\n {{3,12}})(?P<unit>(?i:{any_case})|{exact})"), dict(rows)


@functools.cache
def _first_letters() -> frozenset[str]:
    """What may follow a number that has a unit: a quick look before the pattern."""
    firsts = {form[0] for entry in percent_units() for form in entry.forms}
    return frozenset({*firsts, *(first.upper() for first in firsts)})


@functools.cache
def _anywhere() -> re.Pattern[str]:
    firsts = "".join(sorted(_first_letters()))
    heads = sorted(
        {form[1:3].lower() for entry in percent_units() for form in entry.forms if form[0].isalpha()}
    )
    signs = "".join(sorted(first for first in _first_letters() if not first.isalpha()))
    return re.compile(rf"[{firsts}](?:(?<=[{signs}])|(?:{'|'.join(map(re.escape, heads))}))", re.IGNORECASE)


def has_units(text: str) -> bool:
    """Whether `text` can hold a percentage at all; quick, and true of some texts that hold none."""
    return _anywhere().search(text) is not None


def unit_after(text: str, end: int) -> UnitMark | None:
    """The unit behind a number that ends at `end`, or None."""
    firsts = _first_letters()
    first = text[end : end + 1]
    if first not in firsts:
        second = text[end + 1 : end + 2]
        if first not in _GAPS or (second not in firsts and second not in _GAPS and second != "o"):
            return None
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
    low = max(start - _RATE_REACH, 0)
    low = max(text.rfind("\n", low, start), text.rfind("|", low, start), low)
    behind = text[end : end + _RATE_REACH // 2].split("\n", 1)[0]
    words = _WORD.findall(f"{text[low:start]} {behind}".lower())
    return not figure_words("level_noun").isdisjoint(words) and figure_words("index_noun").isdisjoint(words)
