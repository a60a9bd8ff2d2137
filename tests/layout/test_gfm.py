"""Pipe tables, by what the GitHub Flavored Markdown Spec 0.29, section 4.10, says of each construction.

The constructions are those of the specification's examples 198 to 205, with words of our own; each
is read as Markdown and as plain text.
"""

from __future__ import annotations

import pytest

from tradewire.layout import Article, Table, lay_out
from tradewire.read import Source

LEAD = "Laos has lifted the levy on teak, and the sawmills along the river hire again after two years."


def article(body: str, media_type: str) -> Article:
    return lay_out(Source("story", media_type, f"{LEAD}\n\n{body}\n\n{LEAD}\n", "0" * 64))


def cells(table: Table) -> list[list[str]]:
    """The texts of all rows, header first."""
    return [[cell.text for cell in row] for row in (table.header, *table.rows)]


EXAMPLES = {
    "198 a header, a delimiter row and a row": (
        "| Wood | Levy |\n| --- | --- |\n| Teak | 7% |",
        [["Wood", "Levy"], ["Teak", "7%"]],
    ),
    "199 columns that do not line up, rows without outer pipes": (
        "| Wood | Levy in percent |\n:-: | -----------:\nTeak | 7",
        [["Wood", "Levy in percent"], ["Teak", "7"]],
    ),
    "200 a pipe that is escaped, also in bold": (
        "| Wood \\| log  |\n| ------ |\n| teak **\\|** pine |",
        [["Wood | log"], ["teak | pine"]],
    ),
    "204 a row too short and a row too long": (
        "| Wood | Levy |\n| --- | --- |\n| Teak |\n| Pine | 3% | since May |",
        [["Wood", "Levy"], ["Teak", ""], ["Pine", "3%"]],
    ),
    "205 no body": ("| Wood | Levy |\n| --- | --- |", [["Wood", "Levy"]]),
}


@pytest.mark.parametrize("media_type", ["text/markdown", "text/plain"])
@pytest.mark.parametrize(("body", "expected"), EXAMPLES.values(), ids=EXAMPLES)
def test_example(body: str, expected: list[list[str]], media_type: str) -> None:
    (table,) = article(body, media_type).tables
    assert cells(table) == expected


def test_200_a_pipe_in_code_is_still_escaped() -> None:
    """Only Markdown has code spans; plain text keeps their marks."""
    (table,) = article("| Wood | Code |\n| --- | --- |\n| Teak | `a\\|b` |", "text/markdown").tables
    assert cells(table)[1] == ["Teak", "a|b"]


@pytest.mark.parametrize("media_type", ["text/markdown", "text/plain"])
@pytest.mark.parametrize("following", ["> Teak grows slowly.", "## Teak", "- Teak", "```\nTeak\n```"])
def test_201_another_block_ends_the_table(following: str, media_type: str) -> None:
    found = article(f"| Wood | Levy |\n| --- | --- |\n| Teak | 7% |\n{following}", media_type)
    (table,) = found.tables
    assert cells(table) == [["Wood", "Levy"], ["Teak", "7%"]]
    assert "Teak" in found.text[table.end :]


@pytest.mark.parametrize("media_type", ["text/markdown", "text/plain"])
def test_202_a_blank_line_ends_the_table(media_type: str) -> None:
    found = article("| Wood | Levy |\n| --- | --- |\n| Teak | 7% |\n\nTeak grows slowly.", media_type)
    (table,) = found.tables
    assert cells(table) == [["Wood", "Levy"], ["Teak", "7%"]]
    assert "\n\nTeak grows slowly." in found.text


@pytest.mark.parametrize("media_type", ["text/markdown", "text/plain"])
def test_202_a_line_without_a_pipe_is_a_paragraph(media_type: str) -> None:
    """Where we leave the specification, which makes a row of it: people who write so mean a paragraph."""
    found = article("| Wood | Levy |\n| --- | --- |\n| Teak | 7% |\nTeak grows slowly.", media_type)
    (table,) = found.tables
    assert len(table.rows) == 1
    assert "\n\nTeak grows slowly." in found.text


@pytest.mark.parametrize("media_type", ["text/markdown", "text/plain"])
def test_203_a_delimiter_row_of_another_length_makes_no_table(media_type: str) -> None:
    assert article("| Wood | Levy |\n| --- |\n| Teak |", media_type).tables == ()
