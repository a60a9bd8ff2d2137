"""Inputs that go wrong: each is a record, or one line that names it and the reason; the run goes on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tradewire import Extractor, ReadError, Record, TradewireError
from tradewire.batch.inputs import named_inputs
from tradewire.read import read_text

GOOD = "Ghana put a 15% duty on tomato paste from Italy on 4 May 2025."


def run(extractor: Extractor, *names: str) -> tuple[list[Record], list[str]]:
    """The records and the error lines of `names`, with a sound article behind them."""
    found = [one for given in named_inputs(names) for one, _ in given.articles()]
    outcomes = list(extractor.outcomes([*found, read_text(GOOD)]))
    records = [outcome for outcome in outcomes if isinstance(outcome, Record)]
    assert records[-1].article.text == GOOD
    return records[:-1], [str(outcome) for outcome in outcomes if isinstance(outcome, TradewireError)]


def missing(folder: Path) -> Path:
    return folder / "nowhere.txt"


def unreadable(folder: Path) -> Path:
    # A link to itself: permissions do not stop root, who runs tests in containers.
    path = folder / "loop.txt"
    path.symlink_to(path)
    return path


def empty_directory(folder: Path) -> Path:
    path = folder / "empty"
    path.mkdir()
    return path


def empty_file(folder: Path) -> Path:
    path = folder / "empty.txt"
    path.touch()
    return path


def blank_file(folder: Path) -> Path:
    path = folder / "blank.txt"
    path.write_text(" \n\t\n", encoding="utf-8")
    return path


def binary(folder: Path) -> Path:
    path = folder / "binary.txt"
    path.write_bytes(bytes(range(256)) * 40)
    return path


def image(folder: Path) -> Path:
    path = folder / "image.txt"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    return path


def fifty_megabytes(folder: Path) -> Path:
    path = folder / "large.txt"
    path.write_bytes(b"The duty rose. " * 3_500_000)
    return path


def long_article(folder: Path) -> Path:
    path = folder / "long.txt"
    path.write_bytes(b"The duty rose again in May. " * 40_000)
    return path


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (missing, "no such file or directory"),
        (unreadable, "symbolic links"),
        (empty_directory, "no article in this directory"),
        (empty_file, "there is nothing in it"),
        (blank_file, "there is nothing in it"),
        (binary, "binary data"),
        (image, "PNG image"),
        (fifty_megabytes, "--max-bytes"),
        (long_article, "--max-chars"),
    ],
)
def test_one_line_names_the_input_and_the_reason(
    make: Callable[[Path], Path], reason: str, extractor: Extractor, tmp_path: Path
) -> None:
    path = make(tmp_path)
    records, errors = run(extractor, str(path))
    assert records == []
    assert len(errors) == 1
    assert errors[0].startswith(f"{path}: ")
    assert reason in errors[0]
    assert "\n" not in errors[0]


def test_invalid_utf8_is_read(extractor: Extractor, tmp_path: Path) -> None:
    path = tmp_path / "latin.txt"
    path.write_bytes("Perú cobrará 15% — “aranceles” — over £3 million.".encode("cp1252"))
    (record,), errors = run(extractor, str(path))
    assert errors == []
    assert "£3 million" in record.article.text
    assert record.warnings


def test_markup_nested_ten_thousand_deep(extractor: Extractor, tmp_path: Path) -> None:
    path = tmp_path / "deep.html"
    deep = "<div>" * 10_000 + f"<p>{GOOD}</p>" + "</div>" * 10_000
    path.write_text(f"<html><body>{deep}</body></html>", encoding="utf-8")
    records, errors = run(extractor, str(path))
    assert len(records) + len(errors) == 1
    assert all(str(path) in error for error in errors)
    assert all("Ghana" in record.article.text for record in records)


def test_a_table_of_five_thousand_rows(extractor: Extractor, tmp_path: Path) -> None:
    path = tmp_path / "rows.md"
    rows = "".join(f"| Product {number} | {number % 50}% |\n" for number in range(5_000))
    path.write_text(f"# Rates\n\n| Product | Duty |\n|---|---|\n{rows}", encoding="utf-8")
    (record,), errors = run(extractor, str(path))
    assert errors == []
    assert len(record.tables[0].rows) == 5_000


FRONT_MATTER = ("- a\n- list", "words", "when: !!python/name:os.system x", "key: [unclosed", "a: &a [*a]")


@pytest.mark.parametrize("front_matter", FRONT_MATTER)
def test_front_matter_that_is_no_mapping(front_matter: str, extractor: Extractor, tmp_path: Path) -> None:
    path = tmp_path / "front.md"
    path.write_text(f"---\n{front_matter}\n---\n\n# Title\n\n{GOOD}\n", encoding="utf-8")
    (record,), errors = run(extractor, str(path))
    assert errors == []
    assert GOOD in record.article.text


@pytest.mark.parametrize(
    "text", ["\ud800 lone", *(part * 3_000 for part in "%$|<.("), "1," * 3_000, "٣٪ 🇰🇪 €"]
)
def test_odd_text_gives_a_record(text: str, extractor: Extractor) -> None:
    record = extractor.extract(text)
    assert Record.model_validate_json(record.to_json()) == record


WORDS = [
    *("Ghana ", "Italy", "’s ", "the US ", "EU ", "President ", "Ada Mensah ", "duty ", "tariffs "),
    *("imposed ", "on ", "from ", "to ", "by ", "25%", "10-15 per cent ", "2.5 points ", "(", ") "),
    *("$3 billion ", "C$56bn ", "€90 per "),
    *("100 kg ", "steel ", "and ", ", ", ". ", "\n\n", "| ", "|---|---|\n", "- ", "may "),
    "## Consequences\n\n",
    *(
        "1 July 2025 ",
        "next year ",
        "will ",
        "suspended ",
        "“",
        "” ",
        "Section 232 ",
        "its ",
        "respectively ",
    ),
]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=4), min_size=1, max_size=60).map("".join))
def test_any_text_gives_a_record(extractor: Extractor, text: str) -> None:
    record = extractor.extract("Text: " + text)
    assert Record.model_validate_json(record.to_json()) == record


def test_a_str_with_nothing_in_it_is_an_error(extractor: Extractor) -> None:
    with pytest.raises(ReadError, match="text: "):
        extractor.extract("\x00" * 50)
