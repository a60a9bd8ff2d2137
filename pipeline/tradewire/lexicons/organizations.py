"""International bodies, ministries, agencies, associations and media, with their acronyms.

Source: `organizations.yaml`; general knowledge, as its sources say.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from pydantic import StrictBool, StrictStr

from tradewire.lexicons.base import load_entries
from tradewire.lexicons.named import NamedEntry

OrganizationKind = Literal[
    "international",
    "ministry",
    "agency",
    "court",
    "parliament",
    "central_bank",
    "association",
    "union",
    "party",
    "think_tank",
    "university",
    "exchange",
    "media",
]


class Organization(NamedEntry):
    """One organisation.

    Attributes:
        kind: what it is; ministries, agencies, courts, parliaments and central banks are
            parts of a government.
        country: whose it is: ISO 3166-1 alpha-2, "EU", the code of a state that is no more;
            None for a body of many states or of none.
        generic: whether bodies of other countries bear the same name, so that the name alone
            is no form of this one ("Ministry of Commerce").
    """

    kind: OrganizationKind
    country: StrictStr | None = None
    generic: StrictBool = False

    def forms(self) -> tuple[str, ...]:
        """The forms that need no support, the name first unless it is generic."""
        return self.aliases if self.generic else (self.name, *self.aliases)


@cache
def organizations() -> tuple[Organization, ...]:
    """All organisations, in the order of the file.

    Raises:
        LexiconError: the lexicon file breaks its shape.
    """
    return load_entries("organizations", Organization)
