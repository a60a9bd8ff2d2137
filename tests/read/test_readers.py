"""Which reader takes an input, and what it makes of the bytes."""

from __future__ import annotations

import codecs

import pytest

from tradewire.errors import CorruptSource, ReadError, SourceTooLarge, UnsupportedFormat
from tradewire.read import Limits, Source, one, read_bytes, read_path, read_text


def source(data: bytes | str, name: str) -> Source:
    return one(read_bytes(data.encode() if isinstance(data, str) else data, name))


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("a.txt", "Norway taxed cod.", "text/plain"),
        ("a", "Norway taxed cod.", "text/plain"),
        ("a.md", "Norway taxed cod.", "text/markdown"),
        ("a.html", "Norway taxed cod.", "text/html"),
        ("a.HTM", "Norway taxed cod.", "text/html"),
        ("a.txt", "<!DOCTYPE html><html><body>x</body></html>", "text/html"),
        ("-", "<article><p>Norway taxed cod.</p></article>", "text/html"),
        ("a.txt", '<?xml version="1.0"?><html><body>x</body></html>', "text/html"),
        ("a.txt", "# Norway taxes cod\n\nText.", "text/markdown"),
        ("a.txt", "---\ntitle: Cod\n---\nText.", "text/markdown"),
        ("a.txt", "See [the decree](https://example.org/d).", "text/markdown"),
        ("a.txt", "Rates < 5% & > 3%.", "text/plain"),
        ("a.txt", "---\nA rule above and below.\n---\nText.", "text/plain"),
        ("a.txt", "Item #3 rose. * stars * are no emphasis", "text/plain"),
        ("a.txt", "| Good | Duty |\n|---|---|\n| Cod | 5% |", "text/plain"),
    ],
)
def test_the_kind_is_told_by_content_then_name(name: str, data: str, media_type: str) -> None:
    assert source(data, name).media_type == media_type


ENCODED = {
    "utf-8": ("Chișinău’s 5% — €3".encode(), set()),
    "utf-8 with a mark": (codecs.BOM_UTF8 + "Chișinău’s 5% — €3".encode(), set()),
    "utf-16 with a mark": ("Chișinău’s 5% — €3".encode("utf-16"), set()),
    "utf-16 without one": ("Moldova’s 5% — €3 ".encode("utf-16-le"), {"encoding_detected"}),
    "windows-1252": (
        "It was Moldova’s 5% — €3 a bottle, the ministry said".encode("cp1252"),
        {"encoding_detected"},
    ),
    "utf-8 with a stray byte": ("Chișinău’s 5% — ".encode() + b"\x803", {"mixed_encoding"}),
}


@pytest.mark.parametrize(("data", "notices"), ENCODED.values(), ids=ENCODED)
def test_encodings(data: bytes, notices: set[str]) -> None:
    found = source(data, "a.txt")
    assert "’s 5% — €3" in found.text
    assert {notice.code for notice in found.notices} == notices


def test_other_charsets_are_detected() -> None:
    words = "Молдавия повысила пошлину на импорт сахара до двадцати процентов с первого июля этого года. "
    found = source((words * 4).encode("cp1251"), "a.txt")
    assert "пошлину" in found.text
    assert [notice.code for notice in found.notices] == ["encoding_detected"]


def test_a_page_says_its_charset() -> None:
    page = '<html><head><meta charset="iso-8859-2"></head><body><p>Łódź płaci 5%</p></body></html>'
    assert "Łódź płaci 5%" in source(page.encode("iso-8859-2"), "a.html").text


def test_line_ends_are_one() -> None:
    assert source("one\r\ntwo\rthree\n", "a.txt").text == "one\ntwo\nthree\n"


@pytest.mark.parametrize(
    ("data", "error", "reason"),
    [
        (b"", CorruptSource, "nothing in it"),
        (b" \n\x00\t", CorruptSource, "nothing in it"),
        (b"%PDF-1.7 ...", CorruptSource, "no whole PDF document"),
        (b"PK\x03\x04....", UnsupportedFormat, "a ZIP archive"),
        (bytes(range(1, 256)) * 9, UnsupportedFormat, "binary data"),
        (b"x" * 2_000, SourceTooLarge, "--max-bytes"),
    ],
)
def test_what_is_no_text(data: bytes, error: type[ReadError], reason: str) -> None:
    with pytest.raises(error, match=reason) as caught:
        one(read_bytes(data, "a.txt", limits=Limits(max_bytes=1_999 if len(data) == 2_000 else 10_000)))
    assert caught.value.source == "a.txt"
    assert str(caught.value).startswith("a.txt: ")


def test_a_name_with_a_nul_is_an_error() -> None:
    with pytest.raises(ReadError, match="null"):
        one(read_path("a\0b"))


def test_a_str_with_lone_surrogates_is_read() -> None:
    assert read_text("5% \udc80 duty").text.startswith("5% ")


FRONT = {
    "yaml": (
        '---\ntitle: "Cod: the duty"\nauthor: Ida Moe\ndate: 2025-03-04\n'
        "url: https://n.example/a\nlang: en\n---\nB",
        ("Cod: the duty", ("Ida Moe",), "2025-03-04", "https://n.example/a", "en"),
    ),
    "toml": (
        '+++\ntitle = "Cod"\nauthors = ["Ida Moe", "Per Li"]\ndate = 2025-03-04T10:00:00Z\n+++\nB',
        ("Cod", ("Ida Moe", "Per Li"), "2025-03-04T10:00:00+00:00", None, None),
    ),
    "authors with keys": (
        "---\ntitle: Cod\nauthors:\n  - name: Ida Moe\n---\nB",
        ("Cod", ("Ida Moe",), None, None, None),
    ),
    "almost yaml": (
        "---\ntitle: Cod: the duty\nauthor: Ida Moe\n---\nB",
        ("Cod: the duty", ("Ida Moe",), None, None, None),
    ),
    "empty": ("---\n---\nB", (None, (), None, None, None)),
}


@pytest.mark.parametrize(("text", "expected"), FRONT.values(), ids=FRONT)
def test_front_matter(text: str, expected: tuple[object, ...]) -> None:
    found = source(text, "a.md")
    said = found.metadata
    assert found.text == "B"
    assert (said.title, said.authors, said.published, said.url, said.language) == expected


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        ("- a\n- list", "no mapping"),
        ("title: !!python/object/apply:os.system [x]", "tag"),
        ("title: !secret x", "tag"),
        ("a: " + "[" * 30 + "]" * 30, "deep"),
        ("a: &a x\nb: [" + "*a," * 60 + "]", "aliases"),
    ],
)
def test_front_matter_that_is_left_out(head: str, reason: str) -> None:
    found = source(f"---\n{head}\n---\nBody.", "a.md")
    assert found.text == "Body."
    assert found.metadata.title is None
    (notice,) = found.notices
    assert notice.code == "front_matter"
    assert reason in notice.message


@pytest.mark.parametrize("text", ["---\nwords\n---\nB", "---\nno end", "--- x\nB", "---", "-"])
def test_what_only_looks_like_front_matter(text: str) -> None:
    assert source(text, "a.md").text == text
