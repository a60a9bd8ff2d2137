"""When two values are the same: numbers, codes, goods, names, words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Any

from tradewire.check.places import squeezed

# Words that do not tell goods apart.
_IDLE = frozenset(
    (
        "the",
        "a",
        "an",
        "of",
        "and",
        "all",
        "some",
        "certain",
        "other",
        "imported",
        "import",
        "good",
        "product",
    )
)
_WORD = re.compile(r"[a-z0-9]+")
_ARTICLE = re.compile(r"^the\s+")


def number(value: Any) -> Decimal | None:
    """A decimal, an integer or a decimal string as a number; None for anything else."""
    try:
        return None if value is None or isinstance(value, bool) else Decimal(str(value))
    except InvalidOperation:
        return None


def same_codes(expected: Iterable[str], found: Iterable[str]) -> bool:
    """Whether the codes are the same, in whatever order."""
    return sorted(expected) == sorted(found)


def same_goods(expected: Iterable[str], found: Iterable[str]) -> bool:
    """Whether two lists of goods share half of their words (Dice), without plurals and idle words.

    >>> same_goods(["imported steel products"], ["steel"]), same_goods(["steel"], []), same_goods([], [])
    (True, False, True)
    """
    ours, theirs = _goods(expected), _goods(found)
    if not ours or not theirs:
        return ours == theirs
    return 4 * len(ours & theirs) >= len(ours) + len(theirs)


def _goods(texts: Iterable[str]) -> set[str]:
    out: set[str] = set()
    for text in texts:
        tokens = {word.rstrip("s") for word in _WORD.findall(text.lower())}
        out |= (tokens - _IDLE) or tokens
    return out


def name_key(name: str) -> str:
    """A name as it is compared: lower case a to z and digits, without a "the" before it."""
    return "".join(_WORD.findall(_ARTICLE.sub("", name.strip().lower())))


def table_shape(kind: str, header: Iterable[str], rows: int) -> tuple[str, tuple[str, ...], int]:
    """A table as it is compared: its kind, the words of its header, the number of its body rows."""
    return kind, tuple(squeezed(text) for text in header), rows
