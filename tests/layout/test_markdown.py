"""Markdown: what its marks become, and what of it is no part of the article."""

from __future__ import annotations

import pytest

from tradewire.layout import Article, lay_out
from tradewire.read import read_text


def article(text: str) -> Article:
    return lay_out(read_text(text, "story.md"))


def blocks(text: str) -> list[tuple[str, int | None, str]]:
    found = article(text)
    return [(b.kind, b.level, found.text[b.start : b.end]) for b in found.blocks]


def rows(text: str) -> list[list[str]]:
    (table,) = article(text).tables
    return [[cell.text for cell in row] for row in (table.header, *table.rows)]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Cyprus put **a 4% duty** on *salt*.", "Cyprus put a 4% duty on salt."),
        ('The [decree](https://example.org/d "t") is out.', "The decree is out."),
        ("The [decree][d] is out.\n\n[d]: https://example.org/d", "The decree is out."),
        ("See <https://example.org>.", "See https://example.org."),
        ("Salt ![a heap of salt](salt.jpg) pays 4%.", "Salt pays 4%."),
        ("The [[Salt|sea salt]] of [[Larnaca]] pays.", "The sea salt of Larnaca pays."),
        ("Before ![[chart.png]] and after it.", "Before and after it."),
        ("A ~~5%~~ 4% duty.", "A 4% duty."),
        ("The rate[^1] is out.\n\n[^1]: From May.", "The rate is out.\n\nFrom May."),
        ("Costs \\*4\\* a kilo &amp; more.", "Costs *4* a kilo & more."),
        ("`HS 2501` is salt.", "HS 2501 is salt."),
        ("First line\nsame paragraph.", "First line same paragraph."),
        ("Text.\n\n<!-- a note -->\n\nMore.", "Text.\n\nMore."),
        ("Text.\n\n---\n\nMore.", "Text.\n\nMore."),
        ("import X from './x'\n\nText.", "Text."),
        ("H<sub>2</sub>O pays.", "H2O pays."),
    ],
)
def test_inline_marks(written: str, read: str) -> None:
    assert article(written).text == read


def test_blocks() -> None:
    text = (
        "# Cyprus taxes salt\n\nLead.\n\n## Rates\n\n- one\n  - inner\n- two\n\n1. first\n2. second\n\n"
        "> Said so.\n\nLast\n----\n\nEnd of it.\n"
    )
    assert blocks(text) == [
        ("heading", 1, "Cyprus taxes salt"),
        ("paragraph", None, "Lead."),
        ("heading", 2, "Rates"),
        ("list_item", 1, "one"),
        ("list_item", 2, "inner"),
        ("list_item", 1, "two"),
        ("list_item", 1, "first"),
        ("list_item", 1, "second"),
        ("quote", None, "Said so."),
        ("heading", 2, "Last"),
        ("paragraph", None, "End of it."),
    ]


PIPES = {
    "outer pipes": "| Good | Duty |\n|---|---:|\n| Salt | 4% |",
    "no outer pipes": "Good | Duty\n--- | ---\nSalt | 4%",
    "one side only": "| Good | Duty\n|:--|:--:\n| Salt | 4%",
    "directly under a line of text": "The rates:\n| Good | Duty |\n|---|---|\n| Salt | 4% |",
    "marks in the cells": "| **Good** | Duty |\n|---|---|\n| [Salt](https://s.example) | *4%* |",
    "an empty header row": "| | |\n|---|---|\n| Good | Duty |\n| Salt | 4% |",
}


@pytest.mark.parametrize("text", PIPES.values(), ids=PIPES)
def test_pipe_tables(text: str) -> None:
    assert rows(text) == [["Good", "Duty"], ["Salt", "4%"]]


def test_an_escaped_pipe_is_a_character() -> None:
    assert rows("| Good | Duty |\n|---|---|\n| Salt (rock \\| sea) | 4% |")[1] == ["Salt (rock | sea)", "4%"]


def test_a_row_that_is_short_or_long() -> None:
    assert rows("| A | B |\n|---|---|\n| one |\n| one | two | three |") == [
        ["A", "B"],
        ["one", ""],
        ["one", "two"],
    ]


def test_a_table_is_a_block_a_row_a_line() -> None:
    found = article("Text.\n\n| Good | Duty |\n|---|---|\n| Salt | 4% |\n\nMore.")
    assert found.text == "Text.\n\nGood | Duty\nSalt | 4%\n\nMore."
    (table,) = found.tables
    for row in (table.header, *table.rows):
        for cell in row:
            assert found.text[cell.start : cell.end] == cell.text
    assert found.text[table.start : table.end] == "Good | Duty\nSalt | 4%"


def test_an_html_table_inside() -> None:
    text = "Text.\n\n<table><tr><th>Good</th><th>Duty</th></tr><tr><td>Salt</td><td>4%</td></tr></table>\n"
    assert rows(text) == [["Good", "Duty"], ["Salt", "4%"]]


def test_heading_caption_and_lead_of_a_table() -> None:
    text = "## Rates\n\nThis is due:\n\n*Table 1: duties*\n\n| Good | Duty |\n|---|---|\n| Salt | 4% |\n"
    (table,) = article(f"# Title\n\n{text}").tables
    assert (table.heading, table.caption, table.lead) == ("Rates", "Table 1: duties", "This is due:")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\ntitle: Cyprus taxes salt\n---\n\nLead.", "Cyprus taxes salt"),
        ("---\ntitle: Cyprus taxes salt\n---\n\n# Cyprus Taxes Salt\n\nLead.", "Cyprus taxes salt"),
        ("# Cyprus taxes salt\n\nLead.", "Cyprus taxes salt"),
        ("Lead without a title.", None),
    ],
)
def test_the_title_stands_first_and_once(text: str, title: str | None) -> None:
    found = article(text)
    assert found.title == title
    if title:
        assert found.text.startswith(title)
        assert found.text.casefold().count(title.casefold()) == 1


LONG = (
    "Cyprus put a duty of 4% on salt from Egypt on Monday, and the works at Larnaca took on eleven hands "
    "within the week, more than they had in ten years, the mayor of the town told reporters."
)
FURNITURE = [
    "Leave a comment",
    "Share this article",
    "[Share on X](https://x.example) · [Share on Facebook](https://f.example)",
    "Read more: [Salt through the ages](https://example.org/salt)",
    "*By Anna Petrou, 4 May 2025*",
    "© 2025 Salt Weekly. All rights reserved.",
    "We use cookies to improve your experience.",
    "Sign up for our newsletter",
    "## Related articles\n\n- [Salt through the ages](/a)\n- [Pepper at 9%](/b)",
    "(Reporting by Anna Petrou; editing by Jon Hill)",
    "![A heap of salt](salt.jpg)",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_goes(line: str) -> None:
    assert article(f"# Cyprus taxes salt\n\n{LONG}\n\n{LONG}\n\n{line}\n").text == (
        f"Cyprus taxes salt\n\n{LONG}\n\n{LONG}"
    )


STAYS = [
    "Readers share the view that the duty is too low, a poll found.",
    "The ministry said it would leave a comment on the file by Friday.",
    "Sign-ups for the salt course rose 9%.",
    "Related duties on pepper stay at 9%.",
    "“By May we shall have reported twice,” Petrou said.",
]


@pytest.mark.parametrize("line", STAYS)
def test_sentences_that_use_such_words_stay(line: str) -> None:
    assert line in article(f"# Cyprus taxes salt\n\n{LONG}\n\n{line}\n\n{LONG}\n").text
