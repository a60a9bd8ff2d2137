"""Currencies: every code and name, what a sign can mean, whose money and when."""

from __future__ import annotations

import pytest
from babel import Locale

from tradewire.lexicons import currencies
from tradewire.lexicons.currencies import currency_table, homes, in_use, money_of, plain_forms
from tradewire.lexicons.currency_places import (
    parts_of_countries,
    place_words,
    qualifier_words,
    shared_names,
)
from tradewire.lexicons.exchange_rates import exchange_rates
from tradewire.values.context import MoneyContext
from tradewire.values.money import find_money

# Codes of units that no price is told in: metals, bond units, test and fund codes.
NO_MONEY = currencies._NO_MONEY
CODES = sorted(set(Locale("en").currencies) - NO_MONEY)


def test_every_code_of_iso_4217_is_known() -> None:
    assert set(currency_table().codes) == set(CODES)


@pytest.mark.parametrize("code", [code for code in CODES if code != "CNH"])
def test_every_code_reads_before_and_after_a_number(code: str) -> None:
    context = MoneyContext(countries=homes(code))
    for text in (f"{code} 5 million", f"5 million {code}", f"{code}1,234.50", f"1,234.50 {code}"):
        assert [value.currency for value in find_money(f"It paid {text}.", context)] == [code], text


@pytest.mark.parametrize("code", [code for code in CODES if in_use(code, None)])
def test_every_name_of_a_currency_in_use_reads(code: str) -> None:
    locale = Locale("en")
    names = {locale.currencies[code], *locale._data["currency_names_plural"].get(code, {}).values()}
    for name in sorted(names):
        (value,) = find_money(f"It paid 5 million {name}.", MoneyContext(countries=homes(code)))
        assert value.currency == code, name


@pytest.mark.parametrize(
    ("form", "first", "default"),
    [("$", "USD", "USD"), ("¥", "JPY", None), ("€", "EUR", None), ("Rs", "INR", "INR"), ("kr", "SEK", None)],
)
def test_signs(form: str, first: str, default: str | None) -> None:
    meaning = currency_table().before[form]
    assert (meaning.codes[0], meaning.default) == (first, default)


@pytest.mark.parametrize(
    ("code", "year", "used"),
    [
        ("DEM", 1987, True),
        ("DEM", None, False),
        ("EUR", 1987, False),
        ("EUR", None, True),
        ("TRL", 1994, True),
    ],
)
def test_in_use(code: str, year: int | None, used: bool) -> None:
    assert in_use(code, year) is used


@pytest.mark.parametrize(
    ("territory", "codes", "year", "expected"),
    [
        ("DE", ("DEM", "EUR"), 1987, "DEM"),
        ("DE", ("DEM", "EUR"), None, "EUR"),
        ("AR", ("MXN", "ARS"), None, "ARS"),
        ("JP", ("MXN", "ARS"), None, None),
    ],
)
def test_money_of(territory: str, codes: tuple[str, ...], year: int | None, expected: str | None) -> None:
    assert money_of(territory, codes, year) == expected


def test_plain_forms_mean_one_currency() -> None:
    assert "£" in plain_forms("GBP")
    assert "C$" in plain_forms("CAD")
    assert "$" not in plain_forms("USD")


def test_the_euro_has_many_homes() -> None:
    assert {"DE", "FR", "IE"} <= set(homes("EUR"))
    assert homes("USD") == ("US",)


def test_exchange_rates_are_of_currencies_that_share_a_form() -> None:
    table = currency_table()
    shared = {code for form in table.before.values() for code in form.codes if len(form.codes) > 1}
    shared |= {
        c for rows in table.after.values() for _, form in rows for c in form.codes if len(form.codes) > 1
    }
    assert set(exchange_rates()) <= shared
    assert not {"USD", "CAD", "AUD"} & set(exchange_rates())


def test_towns_of_one_name_and_parts_of_countries() -> None:
    assert shared_names()["George Town"] == ("KY", "MY")
    assert parts_of_countries()["Sask"] == "CA"
    assert ("Queensland", "AU") in place_words()["Queensland"]


def test_places() -> None:
    assert ("Rosario", "AR") in place_words()["Rosario"]
    assert ("Peru", "PE") in place_words()["Peru"]
    assert ((), "CA") in qualifier_words()["canadian"]
