"""Bad input of every kind: a record with a warning or a failure with a name; never a crash or a hang."""

from __future__ import annotations

import codecs
import time
from collections.abc import Callable
from typing import Any

import pytest

from tradewire import Extractor, Record, Source, TradewireError
from tradewire.layout import lay_out
from tradewire.read import Limits, one, read_bytes

Reads = Callable[..., Any]
STORY = "Ghana put a 15% duty on tomato paste from Italy on 4 May 2025."
P = f"<p>{STORY}</p>"


def extracted(extractor: Extractor, data: bytes | str, name: str) -> tuple[list[Record], list[str]]:
    """The records and the errors of one input that is called `name`, with a sound one behind it."""
    raw = data.encode() if isinstance(data, str) else data
    errors: list[str] = []
    inputs: list[Source] = []
    for item in read_bytes(raw, name, limits=extractor.limits):
        if isinstance(item, Source):
            inputs.append(item)
        else:
            errors.append(str(item))
    inputs.append(one(read_bytes(STORY.encode(), "sound.txt")))

    def failed(error: TradewireError) -> None:
        errors.append(str(error))

    records = list(extractor.extract_many(inputs, on_error=failed))
    assert records[-1].source.uri == "sound.txt"
    return records[:-1], errors


HOSTILE: dict[str, tuple[str, str]] = {
    "tags nested 100,000 deep": ("a.html", "<div>" * 100_000 + P * 3 + "</div>" * 100_000),
    "tables in tables": ("a.html", "<table><tr><td>" * 20_000 + P),
    "lists in lists": ("a.html", f"<article>{P * 3}" + "<ul><li>" * 20_000 + "x"),
    "a row of 10,000 columns": (
        "a.html",
        f"<article>{P * 3}<table><tr>{''.join(f'<td>{n}%</td>' for n in range(10_000))}</tr></table>",
    ),
    "a row of 10,000 pipes": (
        "a.md",
        f"{STORY}\n\n|{'|'.join(f'c{n}' for n in range(10_000))}|\n|{'---|' * 10_000}\n|{'5%|' * 10_000}\n",
    ),
    "vast spans": (
        "a.html",
        f'<article>{P * 3}<table><tr><td colspan="1000000000">a</td><td rowspan="1000000000">b</td></tr>'
        "<tr><td>c</td></tr></table></article>",
    ),
    "quotes in quotes": ("a.md", "> " * 20_000 + STORY),
    "brackets": ("a.md", "[" * 20_000 + STORY),
    "comments that do not end": ("a.html", P * 3 + "<!--" * 100_000),
    "tags that do not end": ("a.html", P * 3 + "<a " * 100_000),
    "attributes": ("a.html", f"<p {' '.join(f'a{n}=1' for n in range(50_000))}>{STORY}</p>"),
    "attributes behind a quote": (
        "a.html",
        f"<p b='>' {' '.join(f'a{n}=1' for n in range(50_000))}>{STORY}</p>{P}",
    ),
    "entities": ("a.html", P * 3 + "&amp;" * 100_000),
}


@pytest.mark.parametrize(("name", "data"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_pages(extractor: Extractor, name: str, data: str) -> None:
    begin = time.process_time()
    records, errors = extracted(extractor, data, name)
    assert len(records) + len(errors) == 1
    assert all(error.startswith(f"{name}: ") for error in errors)
    assert time.process_time() - begin < 90


def test_the_story_is_kept_beside_attributes() -> None:
    article = lay_out(one(read_bytes(HOSTILE["attributes"][1].encode(), "a.html")))
    assert STORY in article.text
    assert [notice.code for notice in article.notices] == ["long_markup"]


def test_the_story_is_kept_under_deep_tags(extractor: Extractor) -> None:
    records, _ = extracted(extractor, HOSTILE["tags nested 100,000 deep"][1], "a.html")
    assert STORY in records[0].article.text
    assert [warning.code for warning in records[0].warnings] == ["deep_markup"]


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.jsonl"])
def test_a_line_of_30_megabytes(extractor: Extractor, name: str) -> None:
    line = "The duty rose. " * 2_000_000
    data = f'{{"text": "{line}"}}' if name == "a.jsonl" else line
    records, errors = extracted(extractor, data, name)
    assert records == []
    (error,) = errors
    assert error.startswith(name)
    assert "longer than 1,000,000 characters; --max-chars" in error


def test_a_table_over_the_limit_of_cells() -> None:
    rows = "".join(f"<tr><td>Good {number}</td><td>{number % 50}%</td></tr>" for number in range(200))
    page = f"<article>{P * 3}<table><tr><th>Good</th><th>Duty</th></tr>{rows}</table></article>"
    source = one(read_bytes(page.encode(), "a.html"))
    article = lay_out(source, limits=Limits(max_cells=101))
    assert 40 <= len(article.tables[0].rows) <= 51
    assert "table_truncated" in [notice.code for notice in article.notices]


BYTES: dict[str, tuple[bytes, str, set[str]]] = {
    "nul bytes": (
        b"Chad \x00taxed\x00 gum at 5% in May, the ministry said.",
        "Chad taxed",
        {"control_characters"},
    ),
    "utf-16 le with a mark": (codecs.BOM_UTF16_LE + "Chad’s 5%".encode("utf-16-le"), "Chad’s 5%", set()),
    "utf-16 be with a mark": (codecs.BOM_UTF16_BE + "Chad’s 5%".encode("utf-16-be"), "Chad’s 5%", set()),
    "utf-16 le without": ("Chad’s gum 5%".encode("utf-16-le"), "Chad’s gum", {"encoding_detected"}),
    "utf-16 be without": ("Chad’s gum 5%".encode("utf-16-be"), "Chad’s gum", {"encoding_detected"}),
    "utf-16 that is cut": (
        codecs.BOM_UTF16_LE + "Chad 5%".encode("utf-16-le")[:-1],
        "Chad 5",
        {"invalid_bytes"},
    ),
    "mixed encodings": (
        "Chad’s “gum” — 5%. ".encode() + "Perú’s “tin”".encode("cp1252"),
        "— 5%. Perú’s “tin”",
        {"mixed_encoding"},
    ),
    "utf-8 that is cut": ("Chad’s “gum” — ".encode()[:-2], "Chad’s “gum” ", {"mixed_encoding"}),
}


@pytest.mark.parametrize(("data", "words", "notices"), BYTES.values(), ids=BYTES)
def test_bytes(data: bytes, words: str, notices: set[str]) -> None:
    source = one(read_bytes(data, "a.txt"))
    assert words in source.text
    assert {notice.code for notice in source.notices} == notices


DECLARED = {
    "utf-8 that says latin-1": ("iso-8859-1", "utf-8"),
    "utf-8 that says utf-16": ("utf-16", "utf-8"),
    "latin-2 that says so": ("iso-8859-2", "iso-8859-2"),
    "a charset there is none of": ("x-wire-1", "utf-8"),
    "punycode, in quadratic time": ("punycode", "utf-8"),
    "an escape": ("unicode_escape", "utf-8"),
    "no text encoding": ("zlib", "utf-8"),
}


@pytest.mark.parametrize(("declared", "encoding"), DECLARED.values(), ids=DECLARED)
def test_charsets_that_pages_declare(declared: str, encoding: str) -> None:
    page = f'<html><head><meta charset="{declared}"></head><body><p>Łódź płaci 5%</p></body></html>'
    assert "Łódź płaci 5%" in one(read_bytes(page.encode(encoding), "a.html")).text


@pytest.mark.parametrize("declared", ["punycode", "unicode_escape", "idna", "utf-7", "undefined"])
def test_codecs_that_are_no_charsets(declared: str) -> None:
    words = "Perú cobra cinco por ciento, dijo el ministerio. " * 2_000
    page = f'<html><head><meta charset="{declared}"></head><body><p>{words}</p></body></html>'
    assert "Perú cobra" in one(read_bytes(page.encode("cp1252"), "a.html")).text


FRONT = {
    "a tag": "title: !!python/object/apply:os.system ['true']",
    "a bomb": "a: &a [x,x,x,x,x,x,x,x,x]\n"
    + "\n".join(
        f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    ),
    "an alias of itself": "a: &a [*a]",
    "depth": "a: " + "[" * 1_000,
    "a merge": "base: &base {title: x}\nitem:\n  <<: *base",
    "toml of depth": "+a = " + "[" * 5_000,
}


@pytest.mark.parametrize("front", FRONT.values(), ids=FRONT)
def test_front_matter(front: str) -> None:
    fence = "+++" if front.startswith("+") else "---"
    begin = time.process_time()
    source = one(read_bytes(f"{fence}\n{front.lstrip('+')}\n{fence}\n{STORY}\n".encode(), "a.md"))
    assert STORY in source.text
    assert time.process_time() - begin < 5


def test_a_reader_that_breaks_takes_one_input(read: Reads, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object) -> None:
        raise ZeroDivisionError("no\nsun")

    monkeypatch.setattr("tradewire.read.text.decode", breaks)
    assert read("Chad taxed gum.", "a.txt").errors == ["a.txt: cannot be read (ZeroDivisionError: no sun)"]
