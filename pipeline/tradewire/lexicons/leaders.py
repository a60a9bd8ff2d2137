"""People in public office: names, offices and their dates.

Source: `leaders.yaml`; general knowledge, as its sources say.
"""

from __future__ import annotations

from functools import cache
from typing import Annotated, Literal, NamedTuple

from pydantic import Field, StrictStr, StringConstraints

from tradewire.lexicons.base import Entry, load_entries

OfficeRole = Literal[
    "head_of_state",
    "head_of_government",
    "deputy_head",
    "trade",
    "finance",
    "foreign",
    "commerce",
    "economy",
    "agriculture",
    "central_bank",
    "bloc_commissioner",
    "organization_head",
    "envoy",
    "adviser",
    "legislature",
    "regional",
]

_NO_GOVERNMENT = frozenset({"central_bank", "organization_head", "legislature", "regional"})
_DATE = r"\d{4}(-\d\d(-\d\d)?)?"
_Term = Annotated[StrictStr, StringConstraints(pattern=rf"^{_DATE}/({_DATE}|\.\.)$")]


class Office(NamedTuple):
    """One office of a person, for one term.

    Attributes:
        code: of what: ISO 3166-1 alpha-2, ISO 3166-2 for a premier of a part, "EU", or the
            short name of an organization ("WTO").
        title: the office's usual English name, without the country ("Trade Representative").
        role: what the office is for.
        term: EDTF interval "2017-01-20/2021-01-20"; its ends are days, months or years, as
            they are known, and ".." is an end not known to have come.
    """

    code: StrictStr
    title: StrictStr
    role: OfficeRole
    term: _Term

    def held_on(self, day: str) -> bool:
        """Whether the office was held on `day` (ISO 8601); a month or year covers all its days."""
        start, end = self.term.split("/")
        return start <= day[: len(start)] and (end == ".." or day[: len(end)] <= end)


class Leader(Entry):
    """One person.

    Attributes:
        name: the full name as English news writes it.
        aliases: other full forms, other spellings, and the surname alone where it names this
            person and hardly anybody else in trade news ("Bessent").
        offices: in order of their start; a person may hold several at once.
    """

    name: StrictStr
    aliases: tuple[StrictStr, ...] = ()
    offices: Annotated[tuple[Office, ...], Field(min_length=1)]

    def forms(self) -> tuple[str, ...]:
        """Every form of the name, the full name first."""
        return (self.name, *self.aliases)

    def is_near(self, day: str) -> bool:
        """Whether `day` is in the years around the person's offices, when a surname alone is theirs.

        From five years before the first office to ten years after the last; measured in years.
        """
        year = int(day[:4])
        first, last = self.offices[0].term[:4], self.offices[-1].term.partition("/")[2]
        return int(first) - 5 <= year and (last == ".." or year <= int(last[:4]) + 10)

    def government_on(self, day: str | None) -> str | None:
        """The country or bloc for whose government the person speaks on `day`, or None.

        That of the office held then, else of the last one before it, else of the first; without
        a day the last office decides. Offices in organizations, central banks, parliaments and
        parts of countries are none, and whoever holds only such a one then speaks for nobody.
        """
        offices = [o for o in self.offices if len(o.code) == 2 and o.role not in _NO_GOVERNMENT]
        if day is None:
            return offices[-1].code if offices and offices[-1] == self.offices[-1] else None
        held = [o for o in offices if o.held_on(day)]
        if held:
            return held[-1].code
        if not offices or any(o.held_on(day) for o in self.offices):
            return None
        past = [o for o in offices if o.term[:4] <= day[:4]]
        return (past[-1] if past else offices[0]).code

    def offices_on(self, day: str) -> tuple[Office, ...]:
        """The offices held on `day` (ISO 8601)."""
        return tuple(office for office in self.offices if office.held_on(day))


@cache
def leaders() -> tuple[Leader, ...]:
    """All people, sorted by name without accents.

    Raises:
        LexiconError: the lexicon file breaks its shape.
    """
    return load_entries("leaders", Leader)
