"""Forms that name several things, with the words that speak for each reading.

Source: `senses.yaml`; general knowledge, as its sources say.
"""

from __future__ import annotations

from functools import cache

from pydantic import StrictBool, StrictStr

from tradewire.lexicons.base import Entry, load_entries


class Sense(Entry):
    """One reading of one form.

    Attributes:
        form: the form as it is written.
        reading: the code of the thing, or a kind ("person", "company", "product").
        usual: whether this reading stands when no word speaks for any.
        words: words whose presence in the article speaks for this reading.
    """

    form: StrictStr
    reading: StrictStr
    usual: StrictBool = False
    words: tuple[StrictStr, ...]


@cache
def senses() -> dict[str, tuple[Sense, ...]]:
    """The readings of each ambiguous form.

    Raises:
        LexiconError: the lexicon file breaks its shape.
    """
    found: dict[str, list[Sense]] = {}
    for sense in load_entries("senses", Sense):
        found.setdefault(sense.form, []).append(sense)
    return {form: tuple(readings) for form, readings in found.items()}
