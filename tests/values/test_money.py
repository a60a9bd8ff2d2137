"""Amounts of money: numbers, signs, words, ranges, prices, restatements, and what is no money."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from tradewire.values.context import MoneyContext
from tradewire.values.money import find_money

Rows = Callable[[Any], list[str]]

NUMBERS = [
    ("USD 1,234,567.89", ["USD 1234567.89"]),
    ("1.234.567,89 euros", ["EUR 1234567.89"]),
    ("12,50 euros", ["EUR 12.5"]),
    ("1 234 567 euros", ["EUR 1234567"]),
    ("1\u202f234 euros", ["EUR 1234"]),
    ("CHF 1'250'000", ["CHF 1250000"]),
    ("Rs 16,18,900.50", ["INR 1618900.5"]),
    ("$.05, $0.05, .05 dollars", ["USD 0.05", "USD 0.05", "USD 0.05"]),
    ("$5-3/8 and 27-1/2 dlrs, $2½", ["USD 5.375", "USD 27.5", "USD 2.5"]),
    ("soyabeans at 6.42-1/2 dlrs a bushel", ["USD 6.425 /bushel"]),
    ("US$15 bi and R$ 78 mi", ["USD 15000000000", "BRL 78000000"]),
    ("Rp 48.000 and ₲7.300, but $1.459", ["IDR 48000", "PYG 7300", "USD 1.459"]),
    ("half a billion euros, a quarter of a million pounds sterling", ["EUR 500000000", "GBP 250000"]),
    ("two and a half million dollars", ["USD 2500000"]),
    ("one million two hundred thousand dollars", ["USD 1200000"]),
    ("a dozen dollars and a dozen ships", ["USD 12"]),
    ("ten million rupees, three crore rupees, 5 lac rupees", ["INR 10000000", "INR 30000000", "INR 500000"]),
    ("$3m, $3mn, $3 mln, $3MM, $3 mio", ["USD 3000000"] * 5),
    ("$3k, $3bn, $3bln, $3b, $3 trn, $3t", ["USD 3000", *["USD 3000000000"] * 3, *["USD 3000000000000"] * 2]),
    ("a one-million-euro fine and a ten-dollar bill", ["EUR 1000000", "USD 10"]),
]

CURRENCIES = [
    ("231 mln dlrs, 4.2 mln stg, 450 mln pesetas", ["USD 231000000", "GBP 4200000", "ESP 450000000"]),
    (
        "500 billion lire, 12 mln guilders and 2.3 billion drachmas",
        ["ITL 500000000000", "NLG 12000000", "GRD 2300000000"],
    ),
    ("12 billion Belgian francs and 3 billion French francs", ["BEF 12000000000", "FRF 3000000000"]),
    (
        "200 mln ECU, 12 mln Ecus, 43.12 European currency units",
        ["XEU 200000000", "XEU 12000000", "XEU 43.12"],
    ),
    ("100 mln Australian dlrs, 30 mln Hong Kong dollars", ["AUD 100000000", "HKD 30000000"]),
    ("$US5 million, $A3m, $NZ400, $C12", ["USD 5000000", "AUD 3000000", "NZD 400", "CAD 12"]),
    ("$5 million Canadian, $30 USD, $2bn (US)", ["CAD 5000000", "USD 30", "USD 2000000000"]),
    ("US$5 million dollars, C$5 CAD", ["USD 5000000", "CAD 5"]),
    (
        "S$1.2b, RM45, NT$3,000, Tk12,500, Kshs. 7,000",
        ["SGD 1200000000", "MYR 45", "TWD 3000", "BDT 12500", "KES 7000"],
    ),
    (
        "GH¢3.5 billion, ₦40bn, NIS 4.5 billion, 45 TL, QAR500m",
        ["GHS 3500000000", "NGN 40000000000", "ILS 4500000000", "TRY 45", "QAR 500000000"],
    ),
    ("Bt5.2 billion, EURO 5 million, 500$, 20£", ["THB 5200000000", "EUR 5000000", "USD 500", "GBP 20"]),
    (
        "FCFA 5 billion, 500 FCFA, RMB 5bn, 30 million NT dollars",
        ["XOF 5000000000", "XOF 500", "CNY 5000000000", "TWD 30000000"],
    ),
    ("Rs 2 crore 50 lakh, 3 lakh 20 thousand rupees", ["INR 25000000", "INR 320000"]),
    ("S/ 2,500 million and S/.450 million", ["PEN 2500000000", "PEN 450000000"]),
    ("4.5bn zł, 200 million lei, 12 billion tenge", ["PLN 4500000000", "RON 200000000", "KZT 12000000000"]),
    ("90bn krónur, SKr3.1bn, DKK 4.2bn", ["ISK 90000000000", "SEK 3100000000", "DKK 4200000000"]),
    ("16 cents a pound, 4.4¢/kg, 80 cts", ["USD 0.16 /pound", "USD 0.044 /kg", "USD 0.8"]),
    ("5 million Bosnia-Herzegovina convertible marks", ["BAM 5000000"]),
    ("The dollar stood at 153.40/50 yen", ["JPY 153.4"]),
]

RANGES = [
    ("from $3 to $4 billion", ["USD 3000000000", "USD 4000000000"]),
    ("costs ranging from $3 to $4 billion", ["USD 3000000000..4000000000"]),
    ("from ₩1.1 trillion to ₩900 billion", ["KRW 1100000000000", "KRW 900000000000"]),
    ("between €5 and €7 a kilo", ["EUR 5..7 /kilo"]),
    ("€5-€7/kg", ["EUR 5..7 /kg"]),
    ("$3m to 4m, $3-4m, $3m-4m, 3-4 million dollars", ["USD 3000000..4000000"] * 4),
    ("between 10 mln and 12 mln dlrs", ["USD 10000000..12000000"]),
    ("14,000–14,500 baht a tonne", ["THB 14000..14500 /tonne"]),
    ("fees of 5, 10 and 20 pesos in Manila", ["PHP 5", "PHP 10", "PHP 20"]),
    ("a 5 or 10 dollar fee", ["USD 5", "USD 10"]),
    ("rose by Rs5 to Rs145 in Karachi", ["PKR 5", "PKR 145"]),
    ("sales rose 150 mln to 6.3 billion dlrs", ["USD 150000000", "USD 6300000000"]),
    ("from 9 billion dlrs in 1979 to 52 billion dlrs", ["USD 9000000000", "USD 52000000000"]),
    ("rose $2 billion to $7 billion", ["USD 2000000000", "USD 7000000000"]),
]  # fmt: skip

BOUNDS = [
    ("more than $4 billion", ["USD 4000000000 more_than"]),
    ("up to €500 million", ["EUR 500000000 at_most"]),
    ("as much as €500 million", ["EUR 500000000 at_most"]),
    ("at least $3", ["USD 3 at_least"]),
    ("nearly $3, about $3, some $3, ~$3", ["USD 3 about"] * 4),
    ("under a million dollars", ["USD 1000000 less_than"]),
    ("$5 or more, $10-plus, $20+", ["USD 5 at_least", "USD 10 more_than", "USD 20 more_than"]),
    ("not more than a further $5", ["USD 5 at_most"]),
    ("climbed up to $5", ["USD 5"]),
]

PRICES = [
    ("$4,150 per FEU", ["USD 4150 /FEU"]),
    ("20 USD/MT", ["USD 20 /MT"]),
    ("$1.055/kg", ["USD 1.055 /kg"]),
    ("€90 per 100 kg", ["EUR 90 /100 kg"]),
    ("a US$5-a-barrel cap, a $100-per-tonne tax", ["USD 5 /barrel", "USD 100 /tonne"]),
    ("$124 a metric ton", ["USD 124 /metric ton"]),
    ("£95 a month, £95 monthly", ["GBP 95 /month", "GBP 95 /month"]),
    ("500 yen apiece, 500 yen each, £12.50 each way", ["JPY 500 /piece", "JPY 500 /piece", "GBP 12.5"]),
    ("$5 a year earlier", ["USD 5"]),
]

RESTATED = [
    (
        "Tokyo spends ¥84 billion a year (about $560 million)",
        ["JPY 84000000000 /year", "USD 560000000 about =0"],
    ),
    ("A levy of Rs 12,500 per tonne, or about $150", ["INR 12500 /tonne", "USD 150 about =0"]),
    ("DKK 4.2bn, equal to 560 million euros", ["DKK 4200000000", "EUR 560000000 =0"]),
    ("R2bn (€95m, $110m)", ["ZAR 2000000000", "EUR 95000000 =0", "USD 110000000 =0"]),
    ("1.2bn euros (£1bn; $1.3bn)", ["EUR 1200000000", "GBP 1000000000 =0", "USD 1300000000 =0"]),
    (
        "35 million rand, the equivalent of about $1.9 million; €1.2bn",
        ["ZAR 35000000", "USD 1900000 about =0", "EUR 1200000000"],
    ),
    ("£4m (£2m in cash)", ["GBP 4000000", "GBP 2000000"]),
    ("C$5 million and $3 million", ["CAD 5000000", "USD 3000000"]),
]

ELIDED = [
    ("fell to 231 mln dlrs in 1986 from 298 mln in 1985", ["USD 231000000", "USD 298000000"]),
    ("410 billion yen from 360 billion", ["JPY 410000000000", "JPY 360000000000"]),
    ("debt of 14.5 billion dlrs, of which 2.1 billion is short-term", ["USD 14500000000", "USD 2100000000"]),
    ("12 cts vs 10 cts. Net 1,234,000 vs 987,000", ["USD 0.12", "USD 0.1"]),
    ("Net 1.2 mln or eight cts a share", ["USD 0.08 /share"]),
    (
        "Its deficit with Oslo rose to 3.6 billion dlrs from 2.2 billion. It widened to 4.1 billion in May.",
        ["USD 3600000000", "USD 2200000000", "USD 4100000000"],
    ),
    ("The grant is 50 mln dlrs. The number of farms rose to 2.1 million.", ["USD 50000000"]),
    ("It sold 7 billion dlrs of wheat, from 4.3 mln tonnes", ["USD 7000000000"]),
]

NO_MONEY = [
    "Airbus A350, G20, 5G, 3M Co, 10 m tall, a 5 km race, a 300 MW plant",
    "Route R61 in South Africa, the N1 road of Nigeria and Q3 sales in Guatemala",
    "a 185/65 R15 tyre, or 205/55R16, for South Africa",
    "Fishermen off Leeds landed 3.2 million pounds of cod; a 40-pound bag",
    "The lira fell to 780 to the dollar",
    "In May 2024, 300 people in 12 towns won 3 races",
    "a multi-billion-dollar plan, millions of euros",
    "HS 7208 and Section 301, paragraph 4",
    "the third quarter, a dozen ships, 2 percent",
]

# (text, countries, currency)
PLACES = [
    ("A fine of $5,000 awaits smugglers.", ("SG",), "USD"),
    ("SINGAPORE: A fine of $5,000 awaits smugglers.", (), "SGD"),
    ("TORONTO, May 3 - It earned $12 million. The mine cost US$3 million.", (), "CAD"),
    ("All figures are in Canadian dollars. The mill lost $4 million.", (), "CAD"),
    ("WASHINGTON, May 3 - It earned $12 million in Canada.", (), "USD"),
    ("A kilo of beef costs 8,900 pesos.", ("AR",), "ARS"),
    ("A kilo of beef costs 8,900 pesos in Rosario.", (), "ARS"),
    ("MANILA - Rice is at 43 pesos a kilo.", (), "PHP"),
    ("AMRITSAR/NEW DELHI, Feb 17: Storage costs Rs 4,500. Rice fetched 61 Pakistani rupees.", (), "INR"),
    ("KATHMANDU: Nepal spent Rs 45 billion.", (), "NPR"),
    ("Oslo will pay 1.2bn kroner.", (), "NOK"),
    ("Sweden's 1.2bn crowns", (), "SEK"),
    ("The fine in Cairo is 20,000 pounds.", (), "EGP"),
    ("The fine in Leeds is 20,000 pounds.", (), "GBP"),
    ("NAIROBI - A tax of Sh25 per kilo", (), "KES"),
    # The article's own money needs no country; that of a neighbour is told by its name.
    ("KATHMANDU, March 2 - Mills that sell to India pay Rs 45 a bag.", (), "NPR"),
    ("Chile's orchards lose a market\n\nTrucks to Mendoza in Argentina cost 90,000 pesos each.", (), "CLP"),
    ("Letter from Colombo\n\nA lorry to India costs 4 million rupees.", (), "LKR"),
    # Datelines with a part of a country, with the day first, and of towns of one name.
    ("Moose Jaw, Sask. · 4 June 2026\n\nThe co-operative lost $12 million to America.", (), "CAD"),
    ("4 June 2026 - Wellington - Ministry of Trade\n\nGrants of $12 million will be paid.", (), "NZD"),
    ("GEORGE TOWN, Malaysia - A plant of $12 million was opened.", (), "USD"),
    ("GEORGE TOWN - A plant of $12 million was opened. Malaysia paid for the road.", (), "USD"),
    ("HONG KONG, May 3 - Tin fell to $31,000 a tonne.", (), "USD"),
    ("Queensland's cattlemen look north\n\nA steer of the Darling Downs is worth $1,900.", (), "AUD"),
    ("T$45 a share in Taipei", (), "TWD"),
    ("A pa'anga of Tonga, T$45, buys less.", (), "TOP"),
    ("Lesotho pays its tailors M2,800.", (), "LSL"),
    ("A kilo of beef costs 80,000 soums.", ("UZ",), "UZS"),
    # What it is worth in dollars tells whose it is.
    ("Tea of 2.8 billion rupees ($20 million) went to India.", (), "NPR"),
    ("Tea of 2.8 billion rupees ($33 million) went to Nepal.", (), "INR"),
    ("The plant sold 900 million soms' ($10.3 million) worth to Uzbekistan.", (), "KGS"),
    ("Iraq owes the mill 7 million dinars, or about $9.9 million.", (), "JOD"),
    ("A toll of 90 pesos, or $5 Canadian, is due in Manila.", (), "PHP"),
    ("In 1994 it cost 31 million rupees ($1 million) at Kathmandu in Nepal.", (), "NPR"),
    ("The Netherlands lost 15 mln guilders in 1986, reports said, 2 pct more.", (), "NLG"),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [*NUMBERS, *CURRENCIES, *RANGES, *BOUNDS, *PRICES, *RESTATED, *ELIDED],
)
def test_amounts(text: str, expected: list[str], money_rows: Rows) -> None:
    values = find_money(text)
    assert money_rows(values) == expected
    assert all(text[value.start : value.end] == value.text for value in values)


@pytest.mark.parametrize("text", NO_MONEY)
def test_no_money(text: str) -> None:
    assert find_money(text) == []


@pytest.mark.parametrize(("text", "countries", "currency"), PLACES)
def test_places_tell_whose_money_it_is(text: str, countries: tuple[str, ...], currency: str) -> None:
    assert find_money(text, MoneyContext(countries=countries))[0].currency == currency


def test_dollars_in_front_tell_whose_rupees_follow() -> None:
    assert [m.currency for m in find_money("It cost $20 million (2.8 billion rupees) in Delhi.")] == [
        "USD",
        "NPR",
    ]


def test_an_edition_is_where_an_article_is_at_home() -> None:
    text = "The co-operative owes the bank $4 million, and its members US$3 million."
    assert find_money(text, MoneyContext(edition="NZ"))[0].currency == "NZD"
    assert find_money(text)[0].currency == "USD"


def test_marks_of_the_year() -> None:
    (value,) = find_money("Germany will spend 5 billion marks.", MoneyContext(year=1987))
    assert (value.currency, value.guess) == ("DEM", None)


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        ("It cost $5.", True),
        ("The United States paid $5.", False),
        ("It cost US$5.", False),
        ("It cost 5 million pesos.", True),
        ("Mexico paid 5 million pesos.", False),
    ],
)
def test_a_guess_says_so(text: str, guess: bool) -> None:
    (value,) = find_money(text)
    assert (value.guess is not None) is guess


@pytest.mark.parametrize(
    ("text", "subject", "period"),
    [
        ("Bilateral trade valued at $12 billion in 2024", "Bilateral trade", "2024"),
        (
            "Trade between the two countries totaled $12 billion in the year to March",
            "Trade",
            "year to March",
        ),
        ("exports worth €3bn last year", "exports", "last year"),
        ("a $3 billion order from Lima", "order", None),
        ("$40 million worth of cut flowers", "cut flowers", None),
        ("It bought $52 million in ethanol", "ethanol", None),
        ("The excise on petrol was raised by KSh 5 a litre to KSh 27", "excise on petrol", None),
        ("Peru's debt is 14.5 billion dlrs", "Peru's debt", None),
        ("Kenya owes some 3 billion dollars", None, None),
        ("In the first half of 2023 farmers earned 3 billion baht", None, "first half of 2023"),
        ("It paid 3 billion baht", None, None),
    ],
)
def test_subject_and_period(text: str, subject: str | None, period: str | None) -> None:
    value = find_money(text)[0]
    assert (value.subject, value.period) == (subject, period)


def test_regions_limit_what_is_read() -> None:
    text = "It paid $5, then €6, then £7."
    assert [value.text for value in find_money(text, regions=[(0, 10), (20, len(text))])] == ["$5", "£7"]


def test_vague_amounts_stand_in_order_and_keep_the_links() -> None:
    values = find_money("Millions of euros were lost: C$5m ($4m), and tens of billions of yen.", vague=True)
    assert [(value.amount, value.floor, value.equivalent_of) for value in values] == [
        (None, Decimal(2_000_000), None),
        (Decimal(5_000_000), None, None),
        (Decimal(4_000_000), None, 1),
        (None, Decimal(20_000_000_000), None),
    ]


def test_limit_keeps_the_first() -> None:
    assert [value.text for value in find_money("$1, $2, $3", limit=2)] == ["$1", "$2"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Output was worth 3.5\nbillion dlrs", ["USD 3500000000"]),
        ("a deficit of $17.9\n        billion", ["USD 17900000000"]),
        ("from 5 to\n10 mln dlrs", ["USD 5000000", "USD 10000000"]),
        ("valued at no more\nthan $2,500", ["USD 2500 at_most"]),
        ("valued not over $10 each,\nnot electric", ["USD 10 at_most /piece"]),
        ("5\n\nmillion dollars", []),
        ("Cost | 5\nMillion dollars | 3", []),
        ("http://example.org/revision-3-8-dollars and for%2C+more at 20C", []),
        ("between 10-to-15 dollars", ["USD 10..15"]),
        ("0₪ 0, 5 €7", ["ILS 0", "EUR 7"]),
    ],
)
def test_broken_lines_and_names_with_numbers(text: str, expected: list[str], money_rows: Rows) -> None:
    values = find_money(text)
    assert money_rows(values) == expected
    assert all(text[value.start : value.end] == value.text for value in values)
