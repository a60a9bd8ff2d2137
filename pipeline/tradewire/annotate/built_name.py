"""A stretch of text that is built like the name of an organisation, agreement or law."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

NameKind = Literal["organization", "company", "agreement", "law"]

# Weights: what is said of firms alone; a head with what it governs, a legal form; a head alone.
FIRM, SURE, LIKELY = 8, 6, 4


@dataclass(frozen=True, slots=True)
class NameHit:
    """`text[start:end]` is built as the name of a `kind`; `weight` says how surely."""

    start: int
    end: int
    kind: NameKind
    weight: int
