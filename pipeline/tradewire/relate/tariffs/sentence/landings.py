"""Cities where goods land: "pays 9 % in Durban" is a duty of South Africa.

The rules read governments; a city that is only a place is none, and tells who collects where goods
pay on landing in it.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

from tradewire.lexicons.blocs import members_of
from tradewire.lexicons.cities import cities
from tradewire.relate.tariffs.sentence.tokens import Token

_LONGEST = 3  # words of a city's name


def customs_of(tokens: Sequence[Token], k: int) -> str | None:
    """Who collects at the city whose name begins at token `k`: a member state's union, else its country."""
    if tokens[k].kind != "word" or not tokens[k].text[:1].isupper():
        return None
    for length in range(min(_LONGEST, len(tokens) - k), 0, -1):
        country = _by_name().get(" ".join(t.text for t in tokens[k : k + length]))
        if country is not None:
            return "EU" if country in members_of("EU") else country
    return None


@functools.cache
def _by_name() -> Mapping[str, str]:
    """Name -> country, of the cities whose name stands for nothing but places."""
    return {
        form: city.country
        for city in cities()
        for form in city.forms()
        if all(other.startswith("city:") for other in city.ambiguous_with)
    }
