"""What kind a table is and what its columns hold; every table is written here for the purpose."""

from __future__ import annotations

import pytest

from tradewire.layout import lay_out
from tradewire.layout.columns import read_header
from tradewire.layout.table_kinds import column_roles, table_kind
from tradewire.read import read_text

TOPIC = "Ecuador sets new import duties on paper, tyres and tools from its neighbours."


def article_with(table: str, above: str = "", topic: str = TOPIC) -> str:
    rows = [f"| {line.strip()} |" for line in table.splitlines()]
    rule = "|".join("---" for _ in rows[0].strip("|").split("|"))
    return f"# Ecuador sets its schedule\n\n{topic}\n\n{above}\n\n" + "\n".join([rows[0], rule, *rows[1:]])


def kind_and_roles(markdown: str) -> tuple[str, tuple[str, ...]]:
    article = lay_out(read_text(markdown, "table.md"))
    (table,) = article.tables
    return table_kind(table, article), column_roles(table, article)


IMPACT = "Printers could pay a tenth more for newsprint before long."
KINDS = {
    "schedule by product": (
        """Article of trade | Duty today | Duty in 2027
        Newsprint | 4% | 9%
        Bicycle tyres | 12% | free""",
        "tariff_schedule",
    ),
    "schedule by country, rates by year": (
        """Exporting nation | 2026 | 2027
        Bolivia | 5% | 3%
        Panama | 11% | 9%""",
        "tariff_schedule",
    ),
    "specific rates": (
        """Commodity | Customs duty
        Olive oil | $30 per 100 kg
        Sea salt | $2 a tonne""",
        "tariff_schedule",
    ),
    "rates without a percent sign, which the header has": (
        """HS heading | Tariff (%)
        4801 | 4
        4011 | 12""",
        "tariff_schedule",
    ),
    "rates with notes behind them": (
        """Hand tools | Import duty
        Hammers | 15% from 2 May. Importers had hoped for a lower figure.
        Saws | 10% until 31 December. A review follows in the year after.""",
        "tariff_schedule",
    ),
    "rates told in words, by tariff line": (
        """Tariff heading | Article description | Rates of duty
        4801.00.15 | Newsprint in rolls, as this note provides | The duty provided in the applicable heading
        4011.20.10 | Tyres of rubber, as used on buses | The duty provided in the applicable heading""",
        "tariff_schedule",
    ),
    "codes of tariff lines are neither days nor figures": (
        """Code | Code of the year before | Code of the year after
        4801.00.15 | 4801.01.15 | 4801.20.25
        4011.20.10 | 4011.10.05 | 4011.21.10""",
        "other",
    ),
    "a month in capitals": (
        """Elevator | Corn | Wheat
        QUITO | 5 UNDER MAY AND UNCHANGED | 1 UNDER MAY AND UNCHANGED
        GUAYAQUIL | 1 OVER MAY AND UP 2 | 2 UNDER MAY AND DOWN 1
        CUENCA | 12 UNDER MAY AND UNCHANGED | 2 OVER MAY AND DOWN 1""",
        "other",
    ),
    "impact by industry": (
        f"""Industry | Expected impact
        Printing | {IMPACT}
        Cycling | Clubs may hold on to worn tyres for longer than is wise.""",
        "implications",
    ),
    "an unsure header, but told as possible": (
        f"""Branch | Outlook
        Printing | {IMPACT}
        Cycling | Clubs might hold on to worn tyres for longer than is wise.""",
        "implications",
    ),
    "with how likely and when": (
        f"""Sector | Horizon | Probability | Likely consequence
        Printing | Spring | High | {IMPACT}
        Cycling | Summer | Low | Clubs may hold on to worn tyres for long.""",
        "implications",
    ),
    "aspects": (
        """Topic | Summary
        Scope | The schedule covers paper, tyres and hand tools of every make.
        Start | Customs will apply it from the first working day in June.
        Rates | Paper pays 9%, tyres 12%, and tools a tenth of their value.""",
        "highlights",
    ),
    "what came of each item": (
        """Item | Result
        Ferries | The two ports share the cost of a third ferry from June.
        Visas | Drivers get papers for a year in place of a month.
        Milk | The creameries keep their quota, and pay for the tests.""",
        "highlights",
    ),
    "events": (
        """Date | Development
        3 March 2025 | Quito opens a review of its duties.
        9 May 2025 | The review asks for 9% on paper from everywhere.
        June 2025 | Congress takes up the schedule and passes it.""",
        "timeline",
    ),
    "events with their actors": (
        """Year | Actor | Step taken
        1998 | Peru | Leaves the common schedule for two years.
        2004 | Ecuador | Puts a surcharge of 6% on footwear.""",
        "timeline",
    ),
    "values by year": (
        """Year | Imports ($ million) | Share of Peru
        2023 | 512 | 31%
        2024 | 640 | 36%""",
        "figures",
    ),
    "indicators": (
        """Indicator | 2023 | 2024
        Inflation | 2.1% | 1.6%
        Average duty | 9.4% | 8.8%""",
        "figures",
    ),
    "a poll is no schedule": (
        """Answer | Share of respondents
        In favour | 48%
        Against | 37%""",
        "figures",
    ),
    "countries by month, in an article on duties": (
        """Country | May 2026 | July 2026
        Bolivia | 5% | 3%
        Panama | 11% | 9%""",
        "tariff_schedule",
    ),
    "goods by country": (
        """Goods | Bolivia | Panama
        Bicycle tyres | 5% | 3%
        Hammers | 11% | 9%""",
        "tariff_schedule",
    ),
    "inside and outside a quota": (
        """Commodity | Inside quota | Outside quota
        Maize | 5% | 40%
        Sugar | 0% | 65%""",
        "tariff_schedule",
    ),
    "clock times": (
        """Time | Update
        14:05 | The minister arrives in the hall and takes her seat.
        3.10 p.m. on 2 May | The talks end, and nobody says a word about tyres.""",
        "timeline",
    ),
    "an average by year": (
        """Year | Average tariff
        2019 | 9.4%
        2024 | 8.8%""",
        "figures",
    ),
    "growth by sector": (
        """Sector | Growth 2023 | Growth 2024
        Farms | 4.2% | 3%
        Mines | 6% | 1%""",
        "figures",
    ),
    "a header on the left that promises": (
        f"""Area of impact | Description
        Printing | {IMPACT}
        Cycling | Clubs look for worn tyres, and find them.""",
        "implications",
    ),
    "no header that says it, but every cell is told as possible": (
        f"""Economy | Note
        Bolivia | {IMPACT}
        Panama | Ships might stop at Guayaquil for paper and nothing else.
        Chile | Mills will sell more paper to Quito than they ever did.""",
        "implications",
    ),
    "people": (
        """Name | Office
        Ana Mora | Minister of Trade
        Luis Vera | Director of Customs""",
        "other",
    ),
}


@pytest.mark.parametrize(("table", "kind"), KINDS.values(), ids=KINDS)
def test_kind(table: str, kind: str) -> None:
    assert kind_and_roles(article_with(table))[0] == kind


@pytest.mark.parametrize(
    ("topic", "kind"),
    [(TOPIC, "tariff_schedule"), ("Banks in Quito have put up what they ask of those who build.", "figures")],
)
def test_a_rate_is_a_duty_where_duties_are_the_topic(topic: str, kind: str) -> None:
    table = "Borrower | Rate\nFarmers | 9.5%\nBuilders | 11%"
    assert kind_and_roles(article_with(table, topic=topic))[0] == kind


def test_a_heading_that_promises_implications_decides() -> None:
    table = (
        "Who | Details\nPrinters | They may have to look for newsprint in Chile.\n"
        "Cyclists | They could ride on worn tyres for another year."
    )
    assert kind_and_roles(article_with(table, "## Consequences at home"))[0] == "implications"
    assert kind_and_roles(article_with(table, "## What was signed"))[0] == "highlights"


def test_roles_of_columns() -> None:
    table = """Importing country | Product | Whose goods | Old rate | New rate | Share of trade | In force
        Ecuador | Paper | Peru | 4% | 9% | 31% | 1 June 2026
        Panama | Tyres | Brazil | 8% | 12% | 12% | 3 July 2026"""
    expected = ("imposer", "product", "partner", "old_rate", "new_rate", "share", "date")
    assert kind_and_roles(article_with(table)) == ("tariff_schedule", expected)


def test_cells_tell_the_role_where_headers_are_silent() -> None:
    table = """ | Paper | Tyres
        Peru | 9% | 12%
        Bolivia | 5% | 8%"""
    assert kind_and_roles(article_with(table))[1] == ("country", "rate", "rate")


def test_a_header_above_two_columns_is_read_for_both() -> None:
    html = (
        "<p>" + TOPIC + "</p><table><tr><th rowspan=2>Good</th><th colspan=2>Duty</th></tr>"
        "<tr><th>Peru</th><th>Chile</th></tr><tr><td>Paper</td><td>9%</td><td>4%</td></tr></table>"
    )
    article = lay_out(read_text(f"<html><body>{html}</body></html>", "page.html"))
    assert column_roles(article.tables[0], article) == ("product", "rate", "rate")


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Tariff rate (%)", "rate"),
        ("Duty before the accord", "old_rate"),
        ("Annual quota, tonnes", "quota"),
        ("Growth in imports", "growth"),
        ("% of total", "share"),
        ("Country of origin", "partner"),
        ("HS chapter", "hs_code"),
        ("What it could lead to", "impact"),
        ("Value of exports", "value"),
        ("№", "number"),
    ],
)
def test_headers(header: str, role: str) -> None:
    read = read_header(header)
    assert read is not None
    assert read.role == role


@pytest.mark.parametrize("header", ["", " ", "Walnuts", "()", "…", "42"])
def test_headers_that_say_nothing(header: str) -> None:
    assert read_header(header) is None


@pytest.mark.parametrize("part", ["1-", "of the ", "((", "% ", "a.b."])
def test_headers_and_cells_without_end_are_read_in_linear_time(part: str) -> None:
    long = part * 20_000
    article = lay_out(read_text(f"a | b\n---|---\n{long} | {long}\nx | y", "t.txt"))
    for table in article.tables:
        assert len(column_roles(table, article)) == 2
    assert read_header(long) is None or read_header(long)
