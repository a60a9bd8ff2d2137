"""CSV and Parquet of articles."""

from __future__ import annotations

import datetime
import gzip
import io
from collections.abc import Callable
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

Reads = Callable[..., Any]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_rows_are_articles(read: Reads, delimiter: str) -> None:
    rows = [
        ["Title", "Body", "Date"],
        ["Cod", '"Norway taxed cod, and\nsalmon."', "2025-05-04"],
        ["Gum", "Chad taxed gum.", ""],
    ]
    text = "\n".join(delimiter.join(row) for row in rows) + "\n"
    for name in ("news.csv", "-"):
        found = read(text, name)
        assert found.uris == [f"{name}#1", f"{name}#2"]
        assert found.texts == ["Norway taxed cod, and\nsalmon.", "Chad taxed gum."]
        assert (found.sources[0].metadata.title, found.sources[0].metadata.published) == ("Cod", "2025-05-04")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings_of_csv(read: Reads, encoding: str) -> None:
    assert read("title,text\nUno,Perú cobró 5%\n".encode(encoding), "a.csv").texts == ["Perú cobró 5%"]


BAD_ROWS = {
    "quoted wrongly": ('b,"he said "so" there"', "the row at line 3 cannot be read: ',' expected"),
    "too many fields": ("b,c,d", "the row at line 3 has 3 fields, the header 2"),
    "no text": ("b,", "has no text: its fields are title, text"),
    "a field alone": ("b", "has no text: its fields are title"),
    "too large": ("b," + "x" * 3_000, "larger than 0.002 MB"),
}


@pytest.mark.parametrize(("row", "reason"), BAD_ROWS.values(), ids=BAD_ROWS)
def test_a_bad_row_is_named_and_the_others_are_read(read: Reads, row: str, reason: str) -> None:
    found = read(f"title,text\na,one\n{row}\nc,three\n", "a.csv", max_bytes=2_000)
    assert found.order == ["a.csv#1", "", "a.csv#3"]
    assert found.errors[0].startswith("a.csv#2: ")
    assert reason in found.errors[0]


def test_a_quote_that_is_never_closed_costs_one_row(read: Reads) -> None:
    rows = "".join(f"t{number},text {number}\n" for number in range(50))
    found = read(f'title,text\na,"one\n{rows}', "a.csv")
    assert len(found.errors) == 1
    assert found.texts == [f"text {number}" for number in range(50)]


def test_a_quote_that_is_never_closed_is_bounded(read: Reads) -> None:
    rows = "".join(f"t{number},text {number}\n" for number in range(2_000))
    found = read(f'title,text\na,"one\n{rows}', "a.csv", max_bytes=1_000)
    assert "a quote that is not closed" in found.errors[0]
    assert len(found.errors) == 1
    assert len(found.sources) == 2_000


def test_rows_of_nothing_are_passed_over(read: Reads) -> None:
    assert read("title,text\n\na,one\n,\n\nb,two\n", "a.csv").uris == ["a.csv#1", "a.csv#2"]


def test_long_fields(read: Reads) -> None:
    assert len(read("title,text\na," + "word " * 100_000, "a.csv").texts[0]) == 499_999 + 1


@pytest.mark.parametrize("name", ["a.csv", "a.tsv"])
def test_columns_without_a_text(read: Reads, name: str) -> None:
    (error,) = read("country,rate\nChad,5%\n", name).errors
    assert error.startswith(f"{name}: no column of article text: the first row has country, rate")
    assert "--map text=COLUMN" in error
    assert read("country,rate\nChad,5%\n", name, fields={"text": "rate"}).texts == ["5%"]
    (error,) = read("country,rate\nChad,5%\n", name, fields={"text": "words"}).errors
    assert "no column 'words'" in error


@pytest.mark.parametrize(
    "text", ["Rates, duties and text\nwere raised.", "Text\nof one column.", "country,rate\nChad,5%"]
)
def test_text_with_commas_is_no_csv(read: Reads, text: str) -> None:
    assert read(text, "a.txt").uris == ["a.txt"]


def table() -> pa.Table:
    return pa.table(
        {
            "headline": ["Cod", "Gum", None],
            "article_text": ["Norway taxed cod.", None, "Chad taxed gum."],
            "published": [datetime.datetime(2025, 5, 4, 10, tzinfo=datetime.UTC), None, None],
            "author": [["Ida Moe", "Per Li"], [], None],
            "embedding": [[0.5] * 3] * 3,
        }
    )


def stored(data: pa.Table, **options: Any) -> bytes:
    file = io.BytesIO()
    pq.write_table(data, file, **options)
    return file.getvalue()


@pytest.mark.parametrize("name", ["news.parquet", "-"])
def test_rows_of_parquet(read: Reads, name: str) -> None:
    found = read(stored(table()), name)
    assert found.order == [f"{name}#1", "", f"{name}#3"]
    said = found.sources[0].metadata
    assert (said.title, said.authors, said.published) == (
        "Cod",
        ("Ida Moe", "Per Li"),
        "2025-05-04T10:00:00+00:00",
    )
    assert "embedding" not in found.errors[0]
    assert read(gzip.compress(stored(table())), f"{name}.gz").texts == found.texts


def test_fields_of_parquet_are_mapped(read: Reads) -> None:
    data = pa.table({"t": ["Cod"], "story": [{"words": "Norway taxed cod.", "size": 3}]})
    found = read(stored(data), "a.parquet", fields={"text": "story.words", "title": "t"})
    assert found.texts == ["Norway taxed cod."]
    assert found.sources[0].metadata.title == "Cod"


def test_parquet_that_is_cut_or_has_no_text(read: Reads) -> None:
    assert "no whole Parquet file" in read(stored(table())[:-40], "a.parquet").errors[0]
    assert "no whole Parquet file" in read(b"PAR1 and no more", "a.parquet").errors[0]
    (error,) = read(stored(pa.table({"rate": ["5%"]})), "a.parquet").errors
    assert "no column of article text: the file has rate" in error


def test_parquet_that_grows_without_measure(read: Reads) -> None:
    bomb = stored(pa.table({"text": ["a" * 1_000_000] * 40}), compression="zstd", use_dictionary=False)
    assert len(bomb) < 100_000
    (error,) = read(bomb, "a.parquet").errors
    assert "--max-ratio" in error


def test_many_rows_are_read_some_at_a_time(read: Reads) -> None:
    found = read(stored(pa.table({"text": [f"Story {number}." for number in range(1_000)]})), "a.parquet")
    assert found.uris == [f"a.parquet#{number}" for number in range(1, 1_001)]
