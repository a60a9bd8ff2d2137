"""Plain text: headlines, wrapped lines, lists and tables without markup."""

from __future__ import annotations

import pytest

from tradewire.layout import Article, lay_out
from tradewire.layout.sentences import split_sentences
from tradewire.layout.wrapping import indentation, join_lines
from tradewire.read import read_text


def article(text: str) -> Article:
    return lay_out(read_text(text, "story.txt"))


def blocks(text: str) -> list[tuple[str, int | None, str]]:
    found = article(text)
    return [(b.kind, b.level, found.text[b.start : b.end]) for b in found.blocks]


WRAPPED = """LAOS LIFTS LEVY ON TEAK

    VIENTIANE, June 3 - Laos has lifted the seven pct levy on teak
from Burma that it put in place two years ago, the trade ministry
said.
    Sawmills in Savannakhet had asked for the step since the short-
term shortage of logs began.
"""


def test_wrapped_lines_are_paragraphs() -> None:
    assert blocks(WRAPPED) == [
        ("heading", 1, "LAOS LIFTS LEVY ON TEAK"),
        (
            "paragraph",
            None,
            "VIENTIANE, June 3 - Laos has lifted the seven pct levy on teak from Burma that it put in place "
            "two years ago, the trade ministry said.",
        ),
        (
            "paragraph",
            None,
            "Sawmills in Savannakhet had asked for the step since the short-term shortage of logs began.",
        ),
    ]


def test_a_line_is_a_paragraph_where_lines_are_not_wrapped() -> None:
    long = (
        "Laos has lifted the levy on teak, and the sawmills along the river hire again after two years. " * 3
    )
    text = f"{long}\nRates\n{long}\n{long}"
    assert [kind for kind, _, _ in blocks(text)] == ["paragraph", "heading", "paragraph", "paragraph"]


def test_headings_and_lists() -> None:
    text = (
        "Laos lifts levy on teak\n\nThe levy was 7 percent. It is gone.\n\nWhat changes\n\n"
        "* Logs: free\n* Planks: free\n    - with a permit\n\nDates\n=====\n\n"
        "1. May: gazette\n2. June: start\n"
    )
    assert blocks(text) == [
        ("heading", 1, "Laos lifts levy on teak"),
        ("paragraph", None, "The levy was 7 percent. It is gone."),
        ("heading", 2, "What changes"),
        ("list_item", 1, "Logs: free"),
        ("list_item", 1, "Planks: free"),
        ("list_item", 2, "with a permit"),
        ("heading", 1, "Dates"),
        ("list_item", 1, "May: gazette"),
        ("list_item", 1, "June: start"),
    ]


TABLES = {
    "ruled": ("| Wood | Levy |\n|---|---|\n| Teak | 7% |\n| Pine | 3% |", ["Wood", "Levy"], 2),
    "no outer pipes": ("Wood | Levy\n---|---\nTeak | 7%\nPine | 3%", ["Wood", "Levy"], 2),
    "no rule": ("Wood | Levy\nTeak | 7%\nPine | 3%", ["Wood", "Levy"], 2),
    "no rule and no header": ("| Teak | 7% |\n| Pine | 3% |\n| Oak | 2% |", [], 3),
    "marks": ("| **Wood** | Levy |\n|---|---|\n| **Teak** | 7% |", ["Wood", "Levy"], 1),
    "an escaped pipe": ("| Wood | Levy |\n|---|---|\n| Teak \\| logs | 7% |", ["Wood", "Levy"], 1),
}


@pytest.mark.parametrize(("table", "header", "count"), TABLES.values(), ids=TABLES)
def test_pipe_tables(table: str, header: list[str], count: int) -> None:
    found = article(
        f"Rates of the levy\n{table}\nConclusion\nAll in all, the levy on wood is small, but not nil."
    )
    (grid,) = found.tables
    assert [cell.text for cell in grid.header] == header
    assert len(grid.rows) == count
    assert grid.heading == "Rates of the levy" or found.title == "Rates of the levy"
    for row in (grid.header, *grid.rows):
        for cell in row:
            assert found.text[cell.start : cell.end] == cell.text


def test_one_pipe_is_no_table() -> None:
    text = "Teak | the wood of kings\n\nIt pays 7% at the border, and has done so for two years now."
    assert article(text).tables == ()


def test_what_no_reader_sees_is_gone() -> None:
    assert article("Teak\u200b pays\u00ad 7%,\u00a0said\ufeff Boun.\tAnd more.").text == (
        "Teak pays 7%, said Boun. And more."
    )


@pytest.mark.parametrize(
    "line",
    [
        "Leave a comment",
        "REUTER",
        "-- ENDS",
        "(Reporting by A. Boun; editing by C. Dao)",
        "Share",
        "© 2025 M Wire",
    ],
)
def test_the_end_of_the_page_goes(line: str) -> None:
    body = "Laos has lifted the levy on teak, and the sawmills along the river hire again after two years."
    assert article(f"{body}\n\n{body}\n\n\n{line}\n").text == f"{body}\n\n{body}"


def test_a_dateline_with_its_year_dates_the_article() -> None:
    assert article("VIENTIANE, June 3, 2024 - Laos has lifted the levy.").published == "2024-06-03"
    assert article("VIENTIANE, June 3 - Laos has lifted the levy.").published is None


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("It pays 7.5 pct. Teak pays more.", ["It pays 7.5 pct.", "Teak pays more."]),
        ("Mr. Boun of Teak Co. Ltd. said so.", ["Mr. Boun of Teak Co. Ltd. said so."]),
        ("He left the U.S. The levy stayed.", ["He left the U.S.", "The levy stayed."]),
        ("The U.S. Senate met.", ["The U.S. Senate met."]),
        ("It pays the U.S. Most Favored Nation rate.", ["It pays the U.S. Most Favored Nation rate."]),
        ("He left the U.S. Most stayed.", ["He left the U.S.", "Most stayed."]),
        ("See 19 U.S.C. § 1862 on it.", ["See 19 U.S.C. § 1862 on it."]),
        ("“It is gone.” She smiled.", ["“It is gone.”", "She smiled."]),
        ("J. K. Dao said no. 5 fell.", ["J. K. Dao said no. 5 fell."]),
        ("Wait … it pays.", ["Wait … it pays."]),
        ("  ", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in split_sentences(text, 0, len(text))] == sentences


def test_sentences_of_a_stretch_have_offsets_of_the_text() -> None:
    text = "Before. One. Two. After."
    assert split_sentences(text, 8, 17) == [(8, 12), (13, 17)]


def test_lines() -> None:
    assert join_lines(["a short-", "  term loan of ", "5 -", "10"]) == "a short-term loan of 5 - 10"
    assert indentation("\t  x") == 6
