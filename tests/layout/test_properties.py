"""What holds for any text whatever: it is laid out, and every offset says what stands there."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tradewire.errors import ReadError, UnsupportedFormat
from tradewire.layout import Article, lay_out
from tradewire.layout.sentences import split_sentences
from tradewire.layout.table_kinds import column_roles, table_kind
from tradewire.read import Source, read_bytes, read_text
from tradewire.relate.implications.finder import find_implications

# Pieces that mean something to some layout, and words between them.
PIECES = [
    *("\n", "\n\n", " ", "| ", " | ", "|---|---|\n", "- ", "  - ", "1. ", "# ", "## Consequences\n", "> "),
    *("**", "*", "[", "](", ")", "[[", "]]", "<p>", "</p>", "<table>", "<tr>", "<td>", "</table>", "<th>"),
    *("<td rowspan=9 colspan=7>", "<dl><dt>", "<dd>", "<!--", "-->", "&amp;", "---\n", "```\n", "5%", "may "),
    *("By Ana Mora\n", "$3 bn", "Growers: ", "Date", "Duty", "Peru", "2025", "“", "’", ".", "\u00a0"),
    *("\u200b", "\x00", "\ud83d", "İ", "ß"),
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=60).map("".join)
NAMES = st.sampled_from(["a.txt", "a.md", "a.html"])
slow_machines_too = settings(max_examples=300, deadline=None, derandomize=True)


def check(article: Article) -> None:
    text = article.text
    last = 0
    for block in article.blocks:
        assert last <= block.start < block.end <= len(text)
        assert text[block.start : block.end].strip()
        assert not last or text[last : block.start] == "\n\n"
        last = block.end
    assert last == len(text)
    for table in article.tables:
        assert any((block.start, block.end) == (table.start, table.end) for block in article.blocks)
        slots: set[tuple[int, int]] = set()
        for row in (*table.upper_headers, table.header, *table.rows):
            for cell in row:
                assert text[cell.start : cell.end] == cell.text
                assert cell.rowspan >= 1
                assert cell.colspan >= 1
                assert (cell.row, cell.column) not in slots
                slots.add((cell.row, cell.column))
    if article.title:
        assert text.startswith(article.title)


CONTROL = [chr(k) for k in (*range(9), 0x0B, *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F)]


@slow_machines_too
@given(TEXTS, NAMES)
def test_any_text_is_laid_out(text: str, name: str) -> None:
    if not text.strip("\x00 \n\t\r\x0b\x0c"):
        return
    try:
        source = read_text(text, name)
    except UnsupportedFormat:
        assert sum(map(text.count, CONTROL)) > 8  # so many control characters that it is no text
        return
    article = lay_out(source)
    check(article)
    for table in article.tables:
        assert table_kind(table, article)
        assert column_roles(table, article) is not None
    for item in find_implications(article):
        assert item.impact in article.text[item.start : item.end]
    assert lay_out(source) == article


@slow_machines_too
@given(st.binary(min_size=1, max_size=300), NAMES)
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    found = list(read_bytes(data, name))
    sources = [item for item in found if isinstance(item, Source)]
    refusals = [str(item) for item in found if isinstance(item, ReadError)]
    assert found
    assert all(refusal.startswith(name) and "\n" not in refusal for refusal in refusals)
    for source in sources:
        check(lay_out(source))


@slow_machines_too
@given(TEXTS)
def test_sentences_part_any_text(text: str) -> None:
    spans = split_sentences(text, 0, len(text))
    assert spans == sorted(spans)
    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text.split())


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
@pytest.mark.parametrize(
    "part",
    [
        *("| a ", "**a", "[a](", "[[a", "<td>", "<div>", "- a\n", "> ", "a.\n", "By A, ", "<!-- ", "a: "),
        *(
            "# a\n\n",
            "a   1   2\n",
            "a\tb\n",
            "+--+--+\n",
            "<tr><td rowspan=0>a",
            "<b><dt>a<dd>b",
            "<pre>a   1\n",
        ),
    ],
)
def test_time_grows_with_length_alone(name: str, part: str) -> None:
    """Ten times the text takes at most some thirty times the time; a quadratic step would take a hundred."""

    def seconds(count: int) -> float:
        text = "Peru taxes tin.\n\n" + part * count
        best = float("inf")
        for _ in range(3):
            start = time.perf_counter()
            article = lay_out(read_text(text, name))
            find_implications(article)
            best = min(best, time.perf_counter() - start)
        return best

    seconds(10)
    few = max(seconds(400), 0.001)
    assert seconds(4_000) < 30 * few + 0.2
