"""Properties: an amount in any supported form reads back exactly, and no text breaks a reader."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from tradewire.lexicons.currencies import currency_table, homes
from tradewire.lexicons.number_words import cardinals
from tradewire.lexicons.scales import scales
from tradewire.values.context import MoneyContext
from tradewire.values.dates import find_dates
from tradewire.values.money import find_money
from tradewire.values.numbers import times
from tradewire.values.percentages import find_percentages

# --- how a number can be written -----------------------------------------------------------------------


@dataclass(frozen=True)
class Written:
    """A number as it is written, and what it is."""

    text: str
    value: Decimal


def _grouped(whole: str, mark: str) -> str:
    head = len(whole) % 3 or 3
    return mark.join([whole[:head], *(whole[at : at + 3] for at in range(head, len(whole), 3))])


def _indian(whole: str) -> str:
    if len(whole) <= 3:
        return whole
    head, tail = whole[:-3], whole[-3:]
    first = len(head) % 2 or 2
    return ",".join([head[:first], *(head[at : at + 2] for at in range(first, len(head), 2)), tail])


_whole = st.integers(0, 10**12 - 1).map(str)
_decimals = st.text("0123456789", min_size=1, max_size=2)
_groupings = {
    "none": lambda whole: whole,
    "comma": lambda whole: _grouped(whole, ","),
    "space": lambda whole: _grouped(whole, " "),
    "thin space": lambda whole: _grouped(whole, "\u202f"),
    "apostrophe": lambda whole: _grouped(whole, "'"),
    "indian": _indian,
}


@st.composite
def digits(draw: st.DrawFn) -> Written:
    """A number in digits, with any grouping and perhaps two decimals."""
    whole = draw(_whole)
    grouping = draw(st.sampled_from(sorted(_groupings)))
    decimals = draw(st.one_of(st.just(""), _decimals))
    text = _groupings[grouping](whole) + (f".{decimals}" if decimals else "")
    return Written(text, Decimal(f"{whole}.{decimals}" if decimals else whole))


_UNDER_TWENTY = {int(value): word for word, value in cardinals().items() if value < 20 and word != "nil"}
_TENS = {int(value): word for word, value in cardinals().items() if value >= 20}


def _in_words(number: int) -> str:
    if number < 20:
        return _UNDER_TWENTY[number]
    if number < 100:
        unit = number % 10
        return _TENS[number - unit] + (f"-{_UNDER_TWENTY[unit]}" if unit else "")
    rest = number % 100
    return f"{_UNDER_TWENTY[number // 100]} hundred" + (f" and {_in_words(rest)}" if rest else "")


words = st.integers(1, 999).map(lambda number: Written(_in_words(number), Decimal(number)))
fractions = st.sampled_from(
    [
        Written("5-3/8", Decimal("5.375")),
        Written("2-1/2", Decimal("2.5")),
        Written("7½", Decimal("7.5")),
        Written("two and a half", Decimal("2.5")),
    ]
)
# Scale words that can stand a space away from their number.
_SCALES = {
    form: readings[0].value
    for form, readings in scales().items()
    if not readings[0].glued
    and form not in ("dozen", "hundred", "mi", "bi", "tri", "tr", "cr", "mil", "mill", "ths")
}
scale = st.one_of(st.just(("", Decimal(1))), st.sampled_from(sorted(_SCALES.items())))

# --- how a currency can be written ----------------------------------------------------------------------

_CODES = sorted(code for code in currency_table().codes if code not in ("CNH",))


@st.composite
def amounts(draw: st.DrawFn) -> tuple[str, Decimal, str]:
    """A text that holds one amount of money, its value and its currency."""
    number = draw(st.one_of(digits(), fractions))
    scale_word, factor = draw(scale)
    code = draw(st.sampled_from(_CODES))
    scaled = f"{number.text} {scale_word}".rstrip()
    glue = draw(st.sampled_from(["", " "]))
    before = number.text[0].isdigit()
    place = draw(st.sampled_from(["before", "after"] if before else ["after"]))
    amount = f"{code}{glue}{scaled}" if place == "before" else f"{scaled} {code}"
    head, tail = draw(
        st.sampled_from([("", ""), ("It paid ", "."), ("(", ")"), ("“", "”"), ("a | ", " | b")])
    )
    return f"{head}{amount}{tail}", times(number.value, factor), code


@settings(max_examples=400, deadline=None)
@given(amounts())
def test_an_amount_by_code_reads_back(case: tuple[str, Decimal, str]) -> None:
    text, value, code = case
    (found,) = find_money(text, MoneyContext(countries=homes(code)))
    assert found.amount is not None
    assert (abs(found.amount), found.currency) == (value, code)


_SIGNS = [
    (form, meaning.codes[0])
    for form, meaning in sorted(currency_table().before.items())
    if len(meaning.codes) == 1 and not meaning.wary and not meaning.points and meaning.factor == 1
]


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(_SIGNS), digits(), scale)
def test_an_amount_by_sign_reads_back(
    sign: tuple[str, str], number: Written, scaled: tuple[str, Decimal]
) -> None:
    text = f"It paid {sign[0]}{number.text} {scaled[0]}".rstrip()
    (found,) = find_money(text)
    assert (found.amount, found.currency) == (times(number.value, scaled[1]), sign[1])


_WORDS = [
    (meaning.form if meaning.exact else " ".join((first, *further)), meaning.codes[0], meaning.factor)
    for first, rows in sorted(currency_table().after.items())
    for further, meaning in rows
    if len(meaning.codes) == 1 and not meaning.wary and len(first) > 2 and first.isalpha()
]


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(_WORDS), st.one_of(digits(), words, fractions), scale)
def test_an_amount_by_word_reads_back(
    word: tuple[str, str, Decimal], number: Written, scaled: tuple[str, Decimal]
) -> None:
    name, code, factor = word
    text = f"It paid {number.text} {scaled[0]}".rstrip() + f" {name} on Monday."
    (found,) = find_money(text)
    assert (found.amount, found.currency) == (times(times(number.value, scaled[1]), factor), code)


_UNITS = [
    ("%", "percent"),
    (" percent", "percent"),
    (" per cent", "percent"),
    ("-percent", "percent"),
    (" pct", "percent"),
    (" p.c.", "percent"),
    (" percentage points", "pp"),
    (" basis points", "bp"),
    ("bps", "bp"),
]


@settings(max_examples=300, deadline=None)
@given(st.one_of(digits(), words, fractions), st.sampled_from(_UNITS))
def test_a_percentage_reads_back(number: Written, unit: tuple[str, str]) -> None:
    spelled, name = unit
    gap = " " if not number.text[-1].isdigit() and spelled in ("%", "bps") else ""
    (found,) = find_percentages(f"It rose by {number.text}{gap}{spelled} in May.")
    assert (found.value, found.value_high, found.unit) == (number.value, None, name)


@settings(max_examples=200, deadline=None)
@given(
    st.integers(0, 500),
    st.integers(1, 500),
    st.sampled_from(
        ["{}-{}%", "{}–{}%", "{}% to {}%", "between {} and {} percent", "{} to {} pct", "{}%-{}%"]
    ),
)
def test_a_range_reads_back(low: int, width: int, form: str) -> None:
    (found,) = find_percentages("a levy of " + form.format(low, low + width))
    assert (found.value, found.value_high) == (Decimal(low), Decimal(low + width))


@settings(max_examples=200, deadline=None)
@given(
    st.integers(1, 9999),
    st.integers(1, 9999),
    st.sampled_from(
        ["${}-${} million", "${}–{} million", "{}-{} million dollars", "between ${} and ${} million"]
    ),
)
def test_a_range_of_money_reads_back(low: int, width: int, form: str) -> None:
    low, high = low % 900, low % 900 + width
    (found,) = find_money(form.format(low, high))
    assert (found.amount, found.amount_high) == (Decimal(low) * 10**6, Decimal(high) * 10**6)


# --- any text ----------------------------------------------------------------------------------------------

_PIECES = [
    *(
        "1",
        "12,500",
        "3.5",
        "5-3/8",
        "½",
        "2024",
        "ten",
        "half a",
        "a dozen",
        "million",
        "bn",
        "lakh crore",
        "k",
    ),
    *("$", "€", "C$", "Rs", "R$", "S/.", "¥", "USD", "dlrs", "pesos", "pounds", "won", "cents", "p", "U.S."),
    *("%", "percent", "per cent", "pct", "points", "basis points", "pp", "of a", "of one", "tariff", "duty"),
    *(
        "from",
        "to",
        "between",
        "and",
        "or",
        "up",
        "by",
        "vs",
        "about",
        "up to",
        "more than",
        "(",
        ")",
        " | ",
        "\n",
    ),
    *(
        "-",
        "–",
        "~",
        ",",
        ".",
        ";",
        ":",
        "/",
        "“",
        "’",
        "Japan",
        "Canadian",
        "OTTAWA -",
        "May 5",
        "next week",
        "Q3",
    ),
    *(
        "per tonne",
        "a year",
        "Section",
        "the",
        "rose",
        "of GDP",
        "\u00a0",
        "\u202f",
        "İ",
        "ß",
        "٣",
        "²",
        "\x00",
        "\ud800",
    ),
]
texts = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(_PIECES), max_size=40).map(" ".join),
    st.lists(st.sampled_from(_PIECES), max_size=40).map("".join),
)


@settings(max_examples=600, deadline=None)
@given(texts)
def test_no_text_breaks_a_reader_and_every_span_says_what_the_text_says(text: str) -> None:
    money, percentages, dates = (
        find_money(text, vague=True),
        find_percentages(text),
        find_dates(text, "2025-09-10"),
    )
    spans = [
        *((value.start, value.end, value.text) for value in money),
        *((value.start, value.end, value.text) for value in percentages),
        *((value.start, value.end, value.text) for value in dates),
    ]
    assert all(said and text[start:end] == said for start, end, said in spans)
    for values in (money, percentages):
        starts = [(value.start, value.end) for value in values]
        assert starts == sorted(starts)
        assert all(one[1] <= other[0] for one, other in itertools.pairwise(starts))
    for index, amount in enumerate(money):
        assert amount.amount_high is None or amount.amount is not None
        assert amount.equivalent_of is None or 0 <= amount.equivalent_of < index
    for index, value in enumerate(percentages):
        assert value.previous is None or (0 <= value.previous < len(percentages) and value.previous != index)


@settings(max_examples=200, deadline=None)
@given(texts)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert find_money(text) == find_money(text)
    assert find_percentages(text) == find_percentages(text)
