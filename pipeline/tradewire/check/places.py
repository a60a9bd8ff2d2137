"""Places in a text by their words: found again whatever the layout, and made for a span.

Words are compared squeezed: letters, digits and the signs of amounts (`% $ € £ ¥ ₹ . ,`), lower case,
nothing else. So line breaks, markup and quotation marks may differ between the annotated text and the
record's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Interval = tuple[int, int]
"""`[start, end)` in code points."""

_KEPT = re.compile(r"[^\W_]|[%$€£¥₹.,]")
_EDGE = re.compile(r"\n")  # no context crosses a line; the cells of a table's row are one
MIN_CONTEXT, MAX_CONTEXT = 20, 120  # characters


def squeezed(text: str) -> str:
    """`text` as it is compared: `squeezed("The U.S. -- 10 %")` is "theu.s.10%"."""
    return "".join(_KEPT.findall(text)).lower()


@dataclass(frozen=True, slots=True)
class Squeezed:
    """A text as it is compared, and where each of its characters stood in the text."""

    text: str
    at: Sequence[int]

    @classmethod
    def of(cls, text: str) -> Squeezed:
        """`text` squeezed; a letter whose lower case is longer stands at one place."""
        letters: list[str] = []
        at: list[int] = []
        for match in _KEPT.finditer(text):
            lower = match[0].lower()
            letters.append(lower)
            at.extend([match.start()] * len(lower))
        return cls("".join(letters), at)

    def find(self, context: str, quote: str, taken: Iterable[Interval] = ()) -> Interval | None:
        """The first place of `quote`, where it first stands in `context`, that is not among `taken`."""
        around, words = squeezed(context), squeezed(quote)
        inner = around.find(words)
        if not words or inner < 0:
            return None
        used = taken if isinstance(taken, set | frozenset) else set(taken)
        start = self.text.find(around)
        while start >= 0:
            first = start + inner
            place = self.at[first], self.at[first + len(words) - 1] + 1
            if place not in used:
                return place
            start = self.text.find(around, start + 1)
        return None


def context_of(text: str, start: int, end: int, *, whole: Squeezed | None = None) -> str:
    """Words around `text[start:end]` by which `Squeezed.find` finds it: 20 to 120 characters of its line.

    The line of a table is a row. They grow word by word until they say one place. Where the whole line
    does not (a line that is told twice), the longest are given: the n-th entry with the same context means
    the n-th place. `whole` is `text` squeezed, for a caller that asks about many places.
    """
    whole = whole or Squeezed.of(text)
    low, high = _room(text, start, end)
    left, right = start, end
    while True:
        grown = _grow(text, left, right, low, high)
        if right - left >= MIN_CONTEXT or grown == (left, right):
            around = squeezed(text[left:right])
            if whole.text.find(around, whole.text.find(around) + 1) < 0:
                break
        if grown == (left, right) or grown[1] - grown[0] > max(MAX_CONTEXT, end - start):
            break
        left, right = grown
    return text[left:right]


def _room(text: str, start: int, end: int) -> Interval:
    """How far a context may go: its line, and up to where the same words stand again."""
    low, high = max(0, start - MAX_CONTEXT), min(len(text), end + MAX_CONTEXT)
    for edge in _EDGE.finditer(text, low, start):
        low = edge.end()
    following = _EDGE.search(text, end, high)
    high = following.start() if following else high
    again = re.compile(re.escape(text[start:end]), re.IGNORECASE)
    for other in again.finditer(text, low, start):
        low = other.end()
    after = again.search(text, end, high)
    return low, (after.start() if after else high)


def _grow(text: str, left: int, right: int, low: int, high: int) -> Interval:
    """One word more on each side, as far as there is room."""
    if left > low:
        space = text.rfind(" ", low, left - 1)
        left = low if space < 0 else space + 1
    if right < high:
        space = text.find(" ", right + 1, high)
        right = high if space < 0 else space
    return left, right
