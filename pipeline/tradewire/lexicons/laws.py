"""Laws, sections, orders and instruments of trade policy.

Source: `laws.yaml`; statute books and official journals, as its sources say.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from pydantic import StrictStr

from tradewire.lexicons.base import load_entries
from tradewire.lexicons.named import NamedEntry

LawKind = Literal["statute", "section", "instrument", "order"]


class Law(NamedEntry):
    """One law.

    Attributes:
        full: the law's full title, or what a section or order is of.
        country: ISO 3166-1 alpha-2 code of the state that made it, or the code of a bloc;
            None for what the world shares.
        kind: statute, section (of a statute), order, or instrument (a schedule, list or scheme).
        legal_basis: the short form for the legal basis of a tariff ("Section 232").
    """

    full: StrictStr
    country: StrictStr | None = None
    kind: LawKind
    legal_basis: StrictStr

    def forms(self) -> tuple[str, ...]:
        """The forms that need no support, the name first, the full title among them."""
        return tuple(dict.fromkeys((self.name, *self.aliases, self.full)))


@cache
def laws() -> tuple[Law, ...]:
    """All laws, in the order of the file.

    Raises:
        LexiconError: the lexicon file breaks its shape.
    """
    return load_entries("laws", Law)
