"""How the tables of these tests are written and run.

A module's `TOLD` maps a construction to its rows. A row is an article and what each of its rates of
duty says, in the article's order:

    ("Norway puts a duty of 12% on cheese from Iceland.", "12 NO>IS cheese in_force")

that is rate (`8-30` a range, `12<8` with the old rate), imposer `>` targets (commas part codes),
products in lower case (`; ` parts them, `-` for all goods, `*` for what the row is not about) and
status (or `*`). An article that begins with "<" is HTML, any other is Markdown; its day stands in
front matter.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tradewire import Extractor
from tradewire.read import read_text
from tradewire.records import Record

Reader = Callable[[str], Record]
Teller = Callable[[str, tuple[str, ...]], list[str]]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that takes a `row` runs once for each row of the module's `TOLD`."""
    if "row" in metafunc.fixturenames:
        metafunc.parametrize(
            "row",
            [
                pytest.param(row, id=f"{construction}-{number}")
                for construction, rows in metafunc.module.TOLD.items()
                for number, row in enumerate(rows, start=1)
            ],
        )


def reader(extractor: Extractor) -> Reader:
    """A function from an article's text to its record."""

    def read(text: str) -> Record:
        name = "story.html" if text.lstrip().startswith("<") else "story.md"
        return extractor.extract(read_text(text, name))

    return read


def teller(read: Reader) -> Teller:
    """A function from an article to what its rates say, a line a mention, written as in a row.

    Its second argument are the lines that are expected: what they leave open stays open.
    """

    def tell(text: str, expected: tuple[str, ...]) -> list[str]:
        mentions = sorted(
            ((span.start, tariff) for tariff in read(text).tariffs for span in tariff.mentions),
            key=lambda pair: pair[0],
        )
        wanted = [*expected, *[""] * len(mentions)]
        return [_line(tariff, line) for (_, tariff), line in zip(mentions, wanted, strict=False)]

    return tell


def types_of(record: Record) -> list[str]:
    """Every percentage of a record as "12 duty" or "12 no"."""
    return [
        f"{value.value}"
        + (f"-{value.value_high}" if value.value_high is not None else "")
        + (" duty" if value.role == "tariff_rate" else " no")
        for value in record.percentages
    ]


def _rate(rate: Any) -> str:
    if rate is None:
        return "none"
    if rate.unit != "percent":
        return str(rate.unit)
    return f"{rate.low}" if rate.low == rate.high else f"{rate.low}-{rate.high}"


def _line(tariff: Any, expected: str) -> str:
    """A tariff as rows write it; slots that `expected` leaves open ("*") are left open."""
    products = "; ".join(product.text for product in tariff.products).lower() or "-"
    status = "*" if expected.endswith(" *") else str(tariff.status)
    if expected.split(" ")[2:3] == ["*"]:
        products = "*"
    rate = _rate(tariff.rate)
    if tariff.previous_rate is not None:
        rate += f"<{_rate(tariff.previous_rate)}"
    return f"{rate} {','.join(tariff.imposer)}>{','.join(tariff.targets)} {products} {status}"


@pytest.fixture(scope="session")
def record_of(extractor: Extractor) -> Reader:
    """The record of an article's text."""
    return reader(extractor)


@pytest.fixture(scope="session")
def told(record_of: Reader) -> Teller:
    """What the rates of an article say."""
    return teller(record_of)


@pytest.fixture(scope="session")
def typed(record_of: Reader) -> Callable[[str], list[str]]:
    """What the percentages of an article are."""

    def typed(text: str) -> list[str]:
        return types_of(record_of(text))

    return typed
