"""An implication: the plain values behind a record's `implications[]`."""

from __future__ import annotations

from dataclasses import dataclass

from tradewire.lexicons.likelihood import Likelihood


@dataclass(frozen=True, slots=True)
class Implication:
    """What may follow for one area.

    `[start, end)` is its table row or block in the article's text. `actors` and `affected` hold
    codes of countries and blocs, and ids of other entities; `entities` the ids of all that it
    names. `attributes` are further columns, header and cell. `source` is `(("table", id),
    ("row", slot))` or `(("block", index),)`.
    """

    area: str | None
    impact: str
    likelihood: Likelihood | None
    actors: tuple[str, ...]
    affected: tuple[str, ...]
    entities: tuple[str, ...]
    attributes: tuple[tuple[str, str], ...]
    source: tuple[tuple[str, str | int], ...]
    start: int
    end: int
