"""Words of the page or mail around an article: share lines, notices, credits, furniture classes.

Source: lexicons/boilerplate.yaml, whose `sources` say where each group is from.
"""

from __future__ import annotations

import functools
from typing import Literal

from pydantic import Field, StrictStr

from tradewire.lexicons.base import Entry, load_entries

Use = Literal[
    "line",
    "word",
    "tag",
    "label",
    "caption",
    "call",
    "credit",
    "agency",
    "bio",
    "section",
    "end",
    "signoff",
    "desk",
    "signature",
    "element",
]


class BoilerplateEntry(Entry):
    """A group of phrases in lower case with one use; the head of the file says what each use means.

    `objects` (for calls) holds words of which one must stand in the same block.
    """

    use: Use
    phrases: tuple[StrictStr, ...] = Field(min_length=1)
    objects: tuple[StrictStr, ...] = ()


@functools.cache
def boilerplate() -> tuple[BoilerplateEntry, ...]:
    """All groups, in file order."""
    return load_entries("boilerplate", BoilerplateEntry)


@functools.cache
def phrases(use: Use) -> frozenset[tuple[str, ...]]:
    """The phrases of one use, each as its words."""
    return frozenset(
        tuple(phrase.split()) for entry in boilerplate() if entry.use == use for phrase in entry.phrases
    )
