"""Word and PDF documents."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from tradewire.layout import lay_out
from tradewire.read import one, read_bytes

Reads = Callable[..., Any]
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def saved(document: Any) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


@pytest.fixture(scope="module")
def report() -> bytes:
    document = docx.Document()
    document.core_properties.title = "Duties of May"
    document.core_properties.author = "Ida Moe"
    document.add_heading("What changed", 1)
    document.add_paragraph("Norway taxed cod & <salmon>.")
    document.add_paragraph("cod", style="List Bullet")
    document.add_paragraph("salmon", style="List Bullet")
    document.add_paragraph("first", style="List Number")
    table = document.add_table(3, 3)
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"r{row}c{column}"
    table.cell(0, 0).merge(table.cell(0, 1)).text = "wide"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "tall"
    document.add_paragraph("Chad taxed gum.")
    return saved(document)


@pytest.mark.parametrize("name", ["report.docx", "report.bin", "-"])
def test_a_word_document(report: bytes, name: str) -> None:
    source = one(read_bytes(report, name))
    assert (source.uri, source.media_type, source.written_in) == (name, WORD, "text/html")
    assert (source.metadata.title, source.metadata.authors) == ("Duties of May", ("Ida Moe",))
    article = lay_out(source)
    blocks = [(block.kind, article.text[block.start : block.end]) for block in article.blocks]
    assert ("heading", "What changed") in blocks
    assert ("paragraph", "Norway taxed cod & <salmon>.") in blocks
    assert [text for kind, text in blocks if kind == "list_item"] == ["cod", "salmon", "first"]
    assert blocks[-1] == ("paragraph", "Chad taxed gum.")
    (table,) = article.tables
    cells = [
        (cell.text, cell.row, cell.column, cell.rowspan, cell.colspan)
        for row in (*table.upper_headers, *((table.header,) if table.header else ()), *table.rows)
        for cell in row
    ]
    assert cells == [
        ("wide", 0, 0, 1, 2),
        ("r0c2", 0, 2, 1, 1),
        ("tall", 1, 0, 2, 1),
        ("r1c1", 1, 1, 1, 1),
        ("r1c2", 1, 2, 1, 1),
        ("r2c1", 2, 1, 1, 1),
        ("r2c2", 2, 2, 1, 1),
    ]


def test_names_of_accounts_are_no_authors(read: Reads) -> None:
    document = docx.Document()
    document.core_properties.author = "admin"
    document.add_paragraph("Chad taxed gum.")
    (source,) = read(saved(document), "a.docx").sources
    assert source.metadata.authors == ()
    assert source.metadata.published is None


def test_word_documents_that_are_broken(read: Reads, report: bytes) -> None:
    for data in (
        report[: len(report) // 2],
        b"PK\x03\x04word/",
        report.replace(b"word/document", b"word/dokument"),
    ):
        (error,) = read(data, "a.docx").errors
        assert error.startswith("a.docx: is no whole Word document")
    assert read(saved(docx.Document()), "a.docx").errors == ["a.docx: there is nothing in it"]


def rebuilt(data: bytes, changes: dict[str, bytes]) -> bytes:
    """A Word document with other members, or more."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            if entry not in changes:
                new.writestr(entry, old.read(entry))
        for name, content in changes.items():
            new.writestr(name, content)
    return file.getvalue()


def test_bombs_in_word_documents(read: Reads, report: bytes) -> None:
    bomb = rebuilt(report, {"word/media/image1.png": bytes(50_000_000)})
    (error,) = read(bomb, "a.docx").errors
    assert "grows to more than 200 times its size" in error
    (error,) = read(bomb, "a.docx", max_ratio=100_000, max_bytes=1_000_000).errors
    assert "--max-bytes" in error


def test_names_in_an_archive_are_no_paths(
    read: Reads, report: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    monkeypatch.chdir(inside)
    names = ("../evil.txt", "/tmp/evil-tradewire.txt", "word/../../../evil.txt", "..\\evil.txt")
    (source,) = read(rebuilt(report, dict.fromkeys(names, b"evil")), "a.docx").sources
    assert "Norway taxed cod" in source.text
    assert list(tmp_path.rglob("*")) == [inside]
    assert not Path("/tmp/evil-tradewire.txt").exists()


def test_entities_in_word_documents(read: Reads, report: bytes, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the words of a secret", encoding="utf-8")
    with zipfile.ZipFile(io.BytesIO(report)) as archive:
        body = archive.read("word/document.xml").decode()
    head, _, rest = body.partition("?>")
    body = f'{head}?><!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]>' + rest.replace("Chad", "Chad &x;")
    found = read(rebuilt(report, {"word/document.xml": body.encode()}), "a.docx")
    assert "secret" not in repr(found.sources) + repr(found.errors)


def test_merges_over_many_rows(read: Reads, report: bytes) -> None:
    cell = "<w:tc><w:tcPr><w:vMerge{}/></w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>"
    rows = f"<w:tr>{cell.format(chr(32) + 'w:val=' + chr(34) + 'restart' + chr(34))}</w:tr>"
    rows += f"<w:tr>{cell.format('')}</w:tr>" * 20_000
    with zipfile.ZipFile(io.BytesIO(report)) as archive:
        body = archive.read("word/document.xml").decode()
    begin, end = body.index("<w:tbl>"), body.index("</w:tbl>")
    body = body[:begin] + f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{rows}" + body[end:]
    (source,) = read(rebuilt(report, {"word/document.xml": body.encode()}), "a.docx").sources
    assert 'rowspan="20001"' in source.text


PAGES = (
    [
        "Trade Wire 2025",
        "Norway put a 25% duty on cod from Ice-",
        "land, which is to be paid from",
        "Page 1 of 3",
    ],
    ["Trade Wire 2025", "monday on, and on salmon.", "Page 2 of 3"],
    ["Trade Wire 2025", "Chad taxed gum.", "Page 3 of 3"],
)


@pytest.mark.parametrize("name", ["a.pdf", "a", "-"])
def test_a_pdf_document(read: Reads, samples: Any, name: str) -> None:
    (source,) = read(samples.pdf(*PAGES), name).sources
    assert (source.uri, source.media_type, source.written_in) == (name, "application/pdf", "text/plain")
    assert source.text == (
        "Norway put a 25% duty on cod from Iceland, which is to be paid from\nmonday on, and on salmon.\n\n"
        "Chad taxed gum."
    )
    assert lay_out(source).text


def test_pdf_documents_without_text_or_broken(read: Reads, samples: Any) -> None:
    assert "pages are pictures" in read(samples.pdf([]), "a.pdf").errors[0]
    whole = samples.pdf(*PAGES)
    for data in (whole[:200], b"%PDF-1.7 and no more", whole.replace(b"/Pages", b"/Pagos")):
        (error,) = read(data, "a.pdf").errors
        assert error.startswith("a.pdf: ")
        assert "\n" not in error


def test_pdf_documents_with_a_password(read: Reads, samples: Any) -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(PdfReader(io.BytesIO(samples.pdf(["Chad taxed gum."]))))
    writer.encrypt("secret", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    assert read(file.getvalue(), "a.pdf").errors == ["a.pdf: asks for a password"]


@pytest.mark.parametrize(("library", "name"), [("docx", "a.docx"), ("pypdf", "a.pdf")])
def test_a_missing_extra_is_named(
    read: Reads, samples: Any, report: bytes, monkeypatch: pytest.MonkeyPatch, library: str, name: str
) -> None:
    data = report if library == "docx" else samples.pdf(["Gum."])
    monkeypatch.setitem(sys.modules, library, None)
    assert read(data, name).errors == [
        f"{name}: reading this needs the extra 'documents': pip install 'tradewire[documents]'"
    ]


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_documents_have_a_time_limit(
    read: Reads, samples: Any, report: bytes, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    def spins(*_: object) -> None:
        while True:
            pass

    data = report if kind == "docx" else samples.pdf(["Gum."])
    monkeypatch.setattr(f"tradewire.read.{kind}._{'parts' if kind == 'docx' else 'pages'}", spins)
    (error,) = read(data, f"a.{kind}", max_seconds=0.05).errors
    assert error == f"a.{kind}: took longer than 0.05 seconds; --max-seconds (limits.max_seconds) raises that"
