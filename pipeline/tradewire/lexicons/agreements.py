"""Treaties, trade agreements, rounds and deals, with their parties.

Source: `agreements.yaml`; the agreements' texts, as its sources say.
"""

from __future__ import annotations

from functools import cache

from pydantic import StrictStr

from tradewire.lexicons.base import load_entries
from tradewire.lexicons.blocs import members_of
from tradewire.lexicons.named import NamedEntry


class Agreement(NamedEntry):
    """One agreement.

    Attributes:
        code: the short name that a record gives as code ("USMCA").
        members: its parties as ISO 3166-1 alpha-2 codes and codes of blocs; empty where
            the file keeps none.
        year: of entry into force, else of signature or conclusion; None where there is neither.
    """

    code: StrictStr
    members: tuple[StrictStr, ...] = ()
    year: StrictStr | None = None

    def countries(self) -> tuple[str, ...]:
        """Its parties with blocs taken apart into their members, in alphabetical order."""
        return tuple(sorted({country for member in self.members for country in members_of(member)}))


@cache
def agreements() -> tuple[Agreement, ...]:
    """All agreements, in the order of the file.

    Raises:
        LexiconError: the lexicon file breaks its shape.
    """
    return load_entries("agreements", Agreement)
