"""Scale words: what a number is multiplied by ("million", "bn", "lakh"), from `scales.yaml`."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from pydantic import StrictStr

from tradewire.errors import LexiconError
from tradewire.lexicons.base import Entry, load_entries


class ScaleEntry(Entry):
    """One scale: `value` as a decimal string, and the forms (lower case) that mean it."""

    value: StrictStr
    forms: tuple[StrictStr, ...]
    money: bool = False
    glued: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """What one word multiplies by, and where it may be read so.

    `money` scales need a currency beside them; `glued` ones must touch their number.
    """

    value: Decimal
    money: bool
    glued: bool


@functools.cache
def scales() -> Mapping[str, tuple[Scale, ...]]:
    """Lower-case word -> the scales it can be: the spaced reading before the glued one.

    Raises:
        LexiconError: the file breaks its shape, or gives a word two spaced readings.
    """
    table: dict[str, tuple[Scale, ...]] = {}
    for entry in load_entries("scales", ScaleEntry):
        scale = Scale(Decimal(entry.value), entry.money, entry.glued)
        for form in entry.forms:
            known = table.get(form, ())
            if any(other.glued == scale.glued for other in known):
                raise LexiconError("scales.yaml", "two values for one word", form)
            table[form] = tuple(sorted((*known, scale), key=lambda s: s.glued))
    return table


@functools.cache
def scale_initials() -> frozenset[str]:
    """What follows the space behind a number if a scale does: a first letter, another space, a hyphen."""
    letters = {form[0] for form in scales()}
    return frozenset({*letters, *(letter.upper() for letter in letters), *" \n\u00a0\u202f\u2009-"})
