"""Governments and the people in their offices: codes, context, dates of office."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

import pycountry
import pytest

from tradewire.lexicons.countries import countries
from tradewire.lexicons.governments import governments
from tradewire.lexicons.leaders import Office, leaders

PLACES = {country.code for country in countries()} | {"EU"}
G20 = ["AR", "AU", "BR", "CA", "CN", "DE", "EU", "FR", "GB", "ID", "IN", "IT", "JP", "KR", "MX", "RU", "SA"]
G20 += ["TR", "US", "ZA"]
ORGANIZATIONS = {"AfCFTA", "ASEAN", "CARICOM", "GATT", "IMF", "NATO", "OECD", "OPEC", "UN", "UNCTAD"}
ORGANIZATIONS |= {"World Bank", "WTO"}


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("White House", "US"),
        ("Downing Street", "GB"),
        ("Élysée", "FR"),
        ("Elysee", "FR"),
        ("Itamaraty", "BR"),
        ("Berlaymont", "EU"),
        ("Malacañang", "PH"),
        ("Diet", "JP"),
        ("Zhongnanhai", "CN"),
        ("Knesset", "IL"),
        ("Supreme Soviet", "SU"),
    ],
)
def test_government_of_a_word(form: str, code: str) -> None:
    assert [government.code for government in governments() if form in government.forms()] == [code]


def test_government_codes_and_context() -> None:
    for government in governments():
        assert {government.code, *government.other_codes} <= PLACES, government
        assert government.code not in government.other_codes, government
        assert government.context or not government.other_codes, government


def test_every_member_of_the_g20_has_a_government_word() -> None:
    assert set(G20) <= {government.code for government in governments()}


def test_words_for_governments_are_no_countries() -> None:
    forms = {form for country in countries() for form in country.forms()}
    assert [form for g in governments() for form in g.forms() if form in forms] == []


def test_offices_of_leaders() -> None:
    parts = {part.code for part in pycountry.subdivisions}
    for leader in leaders():
        starts = []
        for office in leader.offices:
            start, end = office.term.split("/")
            assert end == ".." or start <= end, leader
            known = office.code in PLACES | ORGANIZATIONS
            assert known or (office.role == "regional" and office.code in parts), leader
            starts.append(start)
        assert starts == sorted(starts), leader


def _overlaps(offices: Sequence[tuple[str, str, str]]) -> list[tuple[str, str]]:
    ordered = sorted(offices)
    return [
        (name, later)
        for (_, end, name), (start, _, later) in pairwise(ordered)
        if end == ".." or start < end[: len(start)]
    ]


def test_no_two_people_hold_a_single_office_at_once() -> None:
    terms: dict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
    for leader in leaders():
        for office in leader.offices:
            if office.role in ("head_of_state", "head_of_government", "finance", "foreign"):
                start, end = office.term.split("/")
                terms[office.code, office.title].append((start, end, leader.name))
    assert {key: found for key, held in terms.items() if (found := _overlaps(held))} == {}


def test_united_states_trade_representatives_follow_each_other() -> None:
    names = [
        (office.term, leader.name.rpartition(" ")[2])
        for leader in leaders()
        for office in leader.offices
        if (office.code, office.title) == ("US", "Trade Representative")
    ]
    assert [name for _, name in sorted(names)] == [
        "Brock",
        "Yeutter",
        "Hills",
        "Kantor",
        "Barshefsky",
        "Zoellick",
        "Portman",
        "Schwab",
        "Kirk",
        "Froman",
        "Lighthizer",
        "Tai",
        "Greer",
    ]


@pytest.mark.parametrize("code", [*G20, "WTO", "GATT"])
def test_there_is_somebody_for_every_member_of_the_g20(code: str) -> None:
    assert any(office.code == code for leader in leaders() for office in leader.offices)


@pytest.mark.parametrize(
    ("term", "day", "held"),
    [
        ("2017-01-20/2021-01-20", "2017-01-19", False),
        ("2017-01-20/2021-01-20", "2017-01-20", True),
        ("2017-01-20/2021-01-20", "2021-01-21", False),
        ("2025-02-27/..", "2031-05-05", True),
        ("1985-11/1987-12", "1985-11-02", True),
        ("1985-11/1987-12", "1987-12-31", True),
        ("1985/1988", "1984-12-31", False),
        ("1985/1988", "1988-07-01", True),
    ],
)
def test_held_on(term: str, day: str, held: bool) -> None:
    assert Office("NZ", "Minister for Trade", "trade", term).held_on(day) is held


def test_offices_on_a_day() -> None:
    (leader,) = [leader for leader in leaders() if "Zoellick" in leader.forms()]
    assert [office.code for office in leader.offices_on("2003-06-01")] == ["US"]
    assert [office.code for office in leader.offices_on("2009-06-01")] == ["World Bank"]
    assert leader.offices_on("2020-06-01") == ()
