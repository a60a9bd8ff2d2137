"""What links two numbers that stand side by side: a range, a change, or a list."""

from __future__ import annotations

import enum
import re
from decimal import Decimal

from tradewire.lexicons.figure_words import figure_words
from tradewire.lexicons.qualifiers import qualifiers_before
from tradewire.values.numbers import Quantity, times
from tradewire.values.surroundings import clause_words, qualifier_before

_DEPENDING = re.compile(r"[^.;\n|]{0,30}\b(?:depending|according to)\b")


_DASHES = frozenset("-–—−‐‑‒~～")


class Link(enum.Enum):
    """How the second number goes with the first."""

    NONE = enum.auto()
    RANGE = enum.auto()  # "10-15", "between 10 and 15", "10 to 15"
    FROM_TO = enum.auto()  # "from 10 to 15"
    PAIR = enum.auto()  # "10 and 15", "10 or 15"


def link_between(text: str, start: int, end: int, following: int) -> Link:
    """How a number (with its marks) at `[start, end)` is linked to the next one, at `following`."""
    gap = text[end:following]
    if len(gap) > 16 or "|" in gap or gap.count("\n") > 1:
        return Link.NONE
    word = gap.strip(" \u00a0\u202f\n")
    if "\n" in gap and not word.isalpha():
        return Link.NONE
    if word in _DASHES:
        return Link.RANGE if word != "—" or len(gap) == 1 else Link.NONE
    word = word.strip("-").lower()
    bare = word.split(" ", 1)[0]
    if bare != word and word[len(bare) + 1 :] not in qualifiers_before():
        return Link.NONE
    if bare not in ("to", "and", "or"):
        return Link.NONE
    if bare == "or":
        return Link.PAIR
    begin = qualifier_before(text, start)[1]
    words = [word.lower() for word in clause_words(text, begin)[-4:]]
    while words and words[-1] in ("a", "an", "the"):
        words.pop()
    if bare == "and":
        return Link.RANGE if words and words[-1] == "between" else Link.PAIR
    if words and words[-1] == "from":
        band = figure_words("band")
        if len(words) > 1 and words[-2] in band:
            return Link.RANGE
        return Link.RANGE if _DEPENDING.match(text, following) else Link.FROM_TO
    return Link.RANGE


def share_scale(low: Quantity, high: Quantity, *, together: bool) -> tuple[Decimal | None, Decimal | None]:
    """The scales of both ends of a range: "$10-15 billion" is ten billion to fifteen billion.

    `together` says that the words allow it (one money word for both, or both signs in
    front). "$5-8,000" shares the thousand that the digits hold.
    """
    if low.scale is not None or not together:
        return low.scale, high.scale
    if high.scale is not None:
        return (high.scale if low.number <= high.number and low.number < 1000 else None), high.scale
    if high.written.endswith(",000") and "," not in low.written and low.number < 1000:
        thousand = Decimal(1000)
        if times(low.number, thousand) < high.number:
            return thousand, None
    return None, None


def sign_before(text: str, start: int) -> tuple[int, bool]:
    """Where an amount that begins at `start` begins with its sign, and whether that is a minus."""
    if not start:
        return start, False
    sign = text[start - 1]
    if sign in "-−" and (start == 1 or text[start - 2] in ' \u00a0\n(|[“"'):
        # A dash with spaces around it is a dash: "steel - $5 a tonne" has one behind it.
        return start - 1, True
    if (
        sign == " "
        and text[max(start - 6, 0) : start].lower() == "minus "
        and not text[max(start - 7, 0) : start - 6].isalpha()
    ):
        return start - 6, True
    return start, False


def is_table_cell(text: str, start: int, end: int) -> bool:
    """Whether `[start, end)` fills a table cell: cell marks or line ends bound it, one mark at least."""
    left = text[max(start - 3, 0) : start]
    right = text[end : end + 3]
    opens = start == 0 or left.endswith((" | ", "| ", "\n"))
    closes = end == len(text) or right.startswith((" |", "\n"))
    return opens and closes and (left.endswith("| ") or right.startswith(" |"))
