"""Countries, subdivisions, cities, governments, leaders and regions: whole, unique, well coded."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache

import pycountry
import pytest
import yaml

from tradewire.errors import LexiconError
from tradewire.lexicons import base
from tradewire.lexicons.base import Entry, load_entries
from tradewire.lexicons.cities import City, cities
from tradewire.lexicons.countries import Country, countries
from tradewire.lexicons.governments import Government, governments
from tradewire.lexicons.leaders import Leader, leaders
from tradewire.lexicons.regions import regions
from tradewire.lexicons.subdivisions import Subdivision, subdivisions

FORMER_STATES = {"AN", "CS", "DD", "SU", "YU"}
USER_ASSIGNED = {"XK"}
# City states, whose capital is the country's name, and territories no news names a government of.
NO_CAPITAL = {"AI", "AQ", "BV", "CC", "GI", "HK", "HM", "IM", "IO", "MC", "MO", "NF", "SG", "SM"}
NO_CAPITAL |= {"ST", "TF", "TK", "UM", "VA", "AN", "CS", "SU", "YU"}
OTHER_READINGS = {"agreement", "company", "organization", "person", "product", "region", "word"}


@cache
def _iso_codes() -> frozenset[str]:
    return frozenset(country.alpha_2 for country in pycountry.countries)


@cache
def _iso_subdivisions() -> frozenset[str]:
    return frozenset(part.code for part in pycountry.subdivisions)


@cache
def _place_codes() -> frozenset[str]:
    return _iso_codes() | FORMER_STATES | USER_ASSIGNED | {"EU"}


def _is_subdivision(code: str) -> bool:
    return code in _iso_subdivisions()


def _unknown_readings(entries: Iterable[Subdivision | City]) -> list[str]:
    return [
        other
        for entry in entries
        for other in entry.ambiguous_with
        if not (other in _place_codes() | OTHER_READINGS or _is_subdivision(other))
        and not other.startswith("city:")
    ]


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text).casefold()
    return letters.encode("ascii", "ignore").decode()


def _shared(forms: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    owners: dict[str, list[str]] = defaultdict(list)
    for form, owner in forms:
        owners[form].append(owner)
    return {form: named for form, named in owners.items() if len(named) > 1}


@pytest.mark.parametrize(
    "forms",
    [
        pytest.param([(form, c.code) for c in countries() for form in c.forms()], id="countries"),
        pytest.param(
            [(form, s.code) for s in subdivisions() for form in s.forms() + s.abbreviations],
            id="subdivisions",
        ),
        pytest.param([(form, c.country) for c in cities() for form in c.forms()], id="cities"),
        pytest.param([(form, g.code) for g in governments() for form in g.forms()], id="governments"),
        pytest.param([(form, x.name) for x in leaders() for form in x.forms()], id="leaders"),
        pytest.param([(form, r.name) for r in regions() for form in r.forms()], id="regions"),
    ],
)
def test_no_form_is_in_two_entries_or_twice_in_one(forms: list[tuple[str, str]]) -> None:
    assert _shared(forms) == {}


@pytest.mark.parametrize(
    "forms",
    [
        pytest.param([form for c in countries() for form in c.forms()], id="countries"),
        pytest.param([form for s in subdivisions() for form in s.forms()], id="subdivisions"),
        pytest.param([form for c in cities() for form in c.forms()], id="cities"),
        pytest.param([form for g in governments() for form in g.forms()], id="governments"),
        pytest.param([form for x in leaders() for form in x.forms()], id="leaders"),
        pytest.param([form for r in regions() for form in r.forms()], id="regions"),
    ],
)
def test_forms_are_clean(forms: list[str]) -> None:
    assert [form for form in forms if form != " ".join(form.split())] == []
    assert [form for form in forms if "\u2019" in form or unicodedata.normalize("NFC", form) != form] == []
    assert [form for form in forms if form.startswith("the ")] == []


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param([c.code for c in countries()], id="countries"),
        pytest.param([s.code for s in subdivisions()], id="subdivisions"),
        pytest.param([_plain(c.name) for c in cities()], id="cities"),
        pytest.param([(g.code, g.kind, g.text) for g in governments()], id="governments"),
        pytest.param([_plain(x.name) for x in leaders()], id="leaders"),
        pytest.param([r.name.casefold() for r in regions()], id="regions"),
    ],
)
def test_entries_are_sorted(keys: list[str]) -> None:
    assert keys == sorted(keys)


def test_every_iso_country_is_there_and_no_other_but_former_states_and_kosovo() -> None:
    assert {country.code for country in countries()} == _iso_codes() | FORMER_STATES | USER_ASSIGNED


def test_former_states_have_the_codes_of_iso_3166_3_and_a_living_successor() -> None:
    historic = {country.alpha_2 for country in pycountry.historic_countries}
    by_code = {country.code: country for country in countries()}
    for code in FORMER_STATES:
        assert code in historic
        assert by_code[code].successor in _iso_codes()
    assert {c.code for c in countries() if c.successor is not None} == FORMER_STATES


def test_countries_without_a_capital_are_the_known_ones() -> None:
    assert {c.code for c in countries() if not c.capitals} == NO_CAPITAL


def test_official_iso_names_are_forms_of_their_country() -> None:
    names = {country.alpha_2: country.name for country in pycountry.countries}
    missing = []
    for country in countries():
        iso = names.get(country.code)
        # "Taiwan, Province of China" and the like are register forms, which news does not print.
        if iso is not None and "," not in iso and "(" not in iso:
            missing += [iso] if iso not in country.forms() else []
    assert missing == []


def test_marked_forms_are_forms_of_the_country() -> None:
    for country in countries():
        assert set(country.case_sensitive) | set(country.ambiguous) <= set(country.forms()), country


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("Dutch", "NL"),
        ("Burmese", "MM"),
        ("Ivorian", "CI"),
        ("Cote d'Ivoire", "CI"),
        ("Viet Nam", "VN"),
        ("Türkiye", "TR"),
        ("Netherlands", "NL"),
        ("West Germany", "DE"),
        ("East Germany", "DD"),
        ("Soviet", "SU"),
        ("Swaziland", "SZ"),
        ("Basotho", "LS"),
        ("Malagasy", "MG"),
        ("Philippine", "PH"),
        ("Emirati", "AE"),
        ("Nigerien", "NE"),
        ("Nigerian", "NG"),
        ("Briton", "GB"),
        ("Scottish", "GB"),
        ("ROK", "KR"),
        ("DPRK", "KP"),
        ("U.S.", "US"),
        ("Sao Tome", "ST"),
        ("Brasilia", "BR"),
        ("Bonn", "DE"),
        ("Rangoon", "MM"),
    ],
)
def test_country_of_a_form(form: str, code: str) -> None:
    assert [country.code for country in countries() if form in country.forms()] == [code]


@pytest.mark.parametrize(
    ("form", "is_case_sensitive", "is_ambiguous"),
    [
        ("US", True, True),
        ("Turkey", True, True),
        ("Polish", True, False),
        ("Georgia", False, True),
        ("Jordan", False, True),
        ("Korea", False, True),
        ("Canada", False, False),
        ("Vietnam", False, False),
    ],
)
def test_forms_that_need_case_or_context(form: str, is_case_sensitive: bool, is_ambiguous: bool) -> None:
    (country,) = [country for country in countries() if form in country.forms()]
    assert (form in country.case_sensitive) is is_case_sensitive
    assert (form in country.ambiguous) is is_ambiguous


def test_combining_forms_are_no_forms_by_themselves() -> None:
    by_code = {country.code: country for country in countries()}
    assert by_code["CN"].combining == ("Sino",)
    assert "Sino" not in by_code["CN"].forms()
    assert _shared((form, c.code) for c in countries() for form in c.combining) == {}


def test_subdivision_codes() -> None:
    assert [s.code for s in subdivisions() if not _is_subdivision(s.code)] == []
    assert [s.code for s in subdivisions() if s.country != s.code[:2]] == []
    assert _unknown_readings(subdivisions()) == []


@pytest.mark.parametrize(
    ("country", "without"),
    [
        ("US", {"US-AS", "US-GU", "US-MP", "US-PR", "US-UM", "US-VI"}),
        ("CA", set[str]()),
        ("AU", set[str]()),
        ("IN", {"IN-DL"}),
        ("BR", {"BR-DF"}),
        ("MX", {"MX-CMX"}),
        ("DE", {"DE-BE", "DE-HB", "DE-HH"}),
        ("CN", {"CN-BJ", "CN-CQ", "CN-HK", "CN-MO", "CN-SH", "CN-TJ", "CN-TW"}),
        ("ZA", set[str]()),
    ],
)
def test_every_state_of_a_federation_but_city_states_and_own_countries(
    country: str, without: set[str]
) -> None:
    iso = {code for code in _iso_subdivisions() if code.startswith(f"{country}-")}
    assert {s.code for s in subdivisions() if s.country == country} == iso - without


def test_american_and_canadian_postal_abbreviations_are_the_iso_codes() -> None:
    for subdivision in subdivisions():
        if subdivision.country in ("US", "CA"):
            assert subdivision.postal == subdivision.code[3:]
        else:
            assert subdivision.postal is None


@pytest.mark.parametrize(
    ("form", "code", "other"),
    [("Georgia", "US-GA", "GE"), ("Washington", "US-WA", "US"), ("Punjab", "IN-PB", "PK-PB")],
)
def test_subdivisions_that_are_also_something_else(form: str, code: str, other: str) -> None:
    (subdivision,) = [s for s in subdivisions() if form in s.forms()]
    assert subdivision.code == code
    assert other in subdivision.ambiguous_with


def test_a_form_of_a_subdivision_and_of_a_country_is_marked_on_one_side() -> None:
    by_form = {form: country for country in countries() for form in country.forms()}
    for subdivision in subdivisions():
        for form in subdivision.forms():
            country = by_form.get(form)
            if country is not None and country.code != subdivision.country:
                assert subdivision.ambiguous_with or form in country.ambiguous, form


def test_capitals_are_cities_of_their_country() -> None:
    by_form = {form: city for city in cities() for form in city.forms()}
    for country in countries():
        for capital in country.capitals:
            city = by_form[capital]
            assert city.capital, capital
            assert city.country == (country.successor or country.code), capital


def test_other_readings_of_a_city_are_known() -> None:
    assert _unknown_readings(cities()) == []


def test_cities_are_in_known_countries() -> None:
    assert {city.country for city in cities()} <= _iso_codes() | USER_ASSIGNED


@pytest.mark.parametrize(
    ("form", "country"),
    [("Bombay", "IN"), ("Saigon", "VN"), ("Rotterdam", "NL"), ("Laredo", "US"), ("Leningrad", "RU")],
)
def test_country_of_a_city(form: str, country: str) -> None:
    assert [city.country for city in cities() if form in city.forms()] == [country]


def test_members_of_regions() -> None:
    for region in regions():
        assert set(region.members) <= _iso_codes() | USER_ASSIGNED, region
        assert list(region.members) == sorted(set(region.members)), region


def test_regions_are_neither_countries_nor_subdivisions_nor_cities() -> None:
    taken = {form for s in subdivisions() for form in s.forms()}
    taken |= {form for city in cities() for form in city.forms()}
    for country in countries():
        taken |= set(country.forms()) - set(country.ambiguous)
    assert [form for region in regions() for form in region.forms() if form in taken] == []


BROKEN = [
    pytest.param(
        "countries",
        Country,
        '{code: NO, name: "Norway", source: "iso"}',
        "entries.0.code",
        id="unquoted code",
    ),
    pytest.param(
        "countries", Country, '{code: "ZZ", name: 1234, source: "iso"}', "entries.0.name", id="unquoted name"
    ),
    pytest.param("countries", Country, '{code: "ZZ", name: "Nowhere"}', "entries.0.source", id="no source"),
    pytest.param(
        "countries",
        Country,
        '{code: "ZZ", name: "Nowhere", source: "lore"}',
        "entries.0",
        id="unknown source",
    ),
    pytest.param(
        "cities",
        City,
        '{name: "Port Nowhere", country: "ZZ", harbour: "yes", source: "iso"}',
        "entries.0.harbour",
        id="unknown key",
    ),
    pytest.param(
        "leaders",
        Leader,
        '{name: "A. Nobody", offices: [], source: "iso"}',
        "entries.0.offices",
        id="no office",
    ),
    pytest.param(
        "leaders",
        Leader,
        '{name: "A. Nobody", offices: [["ZZ", "Minister", "trade", "last year/.."]], source: "iso"}',
        "entries.0.offices.0.3",
        id="no interval",
    ),
    pytest.param(
        "governments",
        Government,
        '{text: "Red Barn", code: "ZZ", kind: "barn", source: "iso"}',
        "entries.0.kind",
        id="unknown kind",
    ),
]


@pytest.mark.parametrize(("name", "shape", "entry", "place"), BROKEN)
def test_a_broken_entry_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str, shape: type[Entry], entry: str, place: str
) -> None:
    text = f'sources: {{iso: "an invented register"}}\nentries:\n  - {entry}\n'
    monkeypatch.setattr(base, "read_yaml", lambda _: yaml.safe_load(text))
    with pytest.raises(LexiconError) as caught:
        load_entries(name, shape)
    assert caught.value.file == f"{name}.yaml"
    assert caught.value.entry.startswith(place)


@pytest.mark.parametrize("accessor", [countries, subdivisions, cities, governments, leaders, regions])
def test_accessors_read_their_file_once(accessor: Callable[[], tuple[Entry, ...]]) -> None:
    assert accessor() is accessor()
