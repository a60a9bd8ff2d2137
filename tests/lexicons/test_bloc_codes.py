"""Every code of a bloc or forum can stand wherever a record names a party."""

from __future__ import annotations

from pydantic import TypeAdapter

from tradewire.lexicons.blocs import blocs
from tradewire.lexicons.countries import countries
from tradewire.records.base import Party, PlaceCode


def test_all_codes_fit_a_record() -> None:
    codes = [bloc.code for bloc in blocs()] + [country.code for country in countries()]
    for kind in (Party, PlaceCode):
        adapter: TypeAdapter[str] = TypeAdapter(kind)
        assert [adapter.validate_python(code) for code in codes] == codes
