"""Legal forms, which end the names of companies.

Source: `company_suffixes.yaml`; national company laws. Words of trade that companies also
have in their names ("Motors", "Steel") are in the lexicon `name_cues`.
"""

from __future__ import annotations

from functools import cache

from pydantic import StrictStr

from tradewire.lexicons.base import Entry, load_entries


class CompanySuffix(Entry):
    """One legal form.

    Attributes:
        suffix: the usual form ("Ltd").
        variants: other spellings ("Ltd.", "Limited").
        countries: ISO 3166-1 alpha-2 codes, or "EU", of where it is used; empty if in many.
    """

    suffix: StrictStr
    variants: tuple[StrictStr, ...] = ()
    countries: tuple[StrictStr, ...] = ()

    def forms(self) -> tuple[str, ...]:
        """Every spelling, the usual one first."""
        return (self.suffix, *self.variants)


@cache
def company_suffixes() -> tuple[CompanySuffix, ...]:
    """All legal forms, in the order of the file.

    Raises:
        LexiconError: the lexicon file breaks its shape.
    """
    return load_entries("company_suffixes", CompanySuffix)


@cache
def legal_forms() -> frozenset[str]:
    """The last words of all legal forms, in lower case without dots ("ltd", "ag", "oo")."""
    forms = [form.lower().replace(".", "").split() for entry in company_suffixes() for form in entry.forms()]
    return frozenset(words[-1] for words in forms if words)
