"""Countries and territories: codes, names, demonyms and seats of government.

Source: `countries.yaml`; each entry names where its code and its forms are from.
"""

from __future__ import annotations

from functools import cache

from pydantic import StrictStr

from tradewire.lexicons.base import Entry, load_entries


class Country(Entry):
    """One country or territory and the forms by which English news names it.

    Forms hold straight apostrophes and no leading article ("Gambia", "Netherlands"), except
    where the article is part of the name ("The Hague").

    Attributes:
        code: ISO 3166-1 alpha-2; for a state that is no more, its two-letter code of
            ISO 3166-3 ("SU"); for Kosovo the user-assigned "XK".
        name: the canonical English name.
        names: other names: official, short, abbreviated, older spellings.
        adjectives: nationality adjectives; many are nouns too ("Swiss", "Filipino").
        people: nouns for its people ("Canadians", "Dane").
        capitals: cities whose name stands for the national government in news, in every
            spelling; empty for city states and for territories without such use.
        former: names of earlier states whose goods and measures are told as this country's
            ("West Germany", "Zaire").
        adjectives_loose: adjectives of a part, a language or an earlier state, which name
            the country less surely ("Scottish", "Rhodesian").
        combining: first halves of a hyphenated pair ("Sino" of "Sino-American").
        case_sensitive: forms that are another word in lower case ("Turkey", "US", "Polish").
        ambiguous: forms that also name something else, so that context must decide ("Georgia",
            "Jordan", "Korea"); that a capital is also just a city is not marked here.
        successor: for a state that is no more, the code of the main state after it.
    """

    code: StrictStr
    name: StrictStr
    names: tuple[StrictStr, ...] = ()
    adjectives: tuple[StrictStr, ...] = ()
    people: tuple[StrictStr, ...] = ()
    capitals: tuple[StrictStr, ...] = ()
    former: tuple[StrictStr, ...] = ()
    adjectives_loose: tuple[StrictStr, ...] = ()
    combining: tuple[StrictStr, ...] = ()
    case_sensitive: tuple[StrictStr, ...] = ()
    ambiguous: tuple[StrictStr, ...] = ()
    successor: StrictStr | None = None

    def forms(self) -> tuple[str, ...]:
        """Every form that stands by itself, the canonical name first (so not `combining`)."""
        groups = (
            (self.name,),
            self.names,
            self.adjectives,
            self.people,
            self.capitals,
            self.former,
            self.adjectives_loose,
        )
        return tuple(form for group in groups for form in group)


@cache
def countries() -> tuple[Country, ...]:
    """All countries, sorted by code.

    Raises:
        LexiconError: the lexicon file breaks its shape.
    """
    return load_entries("countries", Country)
