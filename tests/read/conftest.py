"""Makers of files of each format, and a short way to read them."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import docx
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tradewire.errors import ReadError
from tradewire.read import Limits, Source, read_bytes

STORY = "Ghana put a 15% duty on tomato paste from Italy on 4 May 2025."


def page(*paragraphs: str) -> bytes:
    """A page with an article of these paragraphs."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<html><body><article>{body}</article></body></html>".encode()


def response(
    uri: str,
    body: bytes,
    kind: str = "text/html; charset=utf-8",
    status: str = "200 OK",
    headers: str = "",
    warc: str = "",
) -> bytes:
    """One response record of a web archive. `headers` and `warc` are whole lines of the two heads."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{headers}Content-Length: {len(body)}\r\n\r\n"
    block = http.encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {uri}\r\n{warc}"
        "WARC-Date: 2025-05-04T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:0>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def parquet(columns: Mapping[str, list[Any]]) -> bytes:
    """A Parquet file of these columns."""
    file = io.BytesIO()
    pq.write_table(pa.table(dict(columns)), file)
    return file.getvalue()


def word(*paragraphs: str, title: str = "") -> bytes:
    """A Word document of these paragraphs."""
    document = docx.Document()
    document.core_properties.title = title
    document.core_properties.author = ""
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def pdf(*pages: list[str]) -> bytes:
    """A PDF document of pages of lines."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, lines in enumerate(pages):
        shown = " ".join(f"({line}) Tj T*" for line in lines)
        content = f"BT /F1 12 Tf 72 720 Td 14 TL {shown} ET"
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {5 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    data, offsets = b"%PDF-1.4\n", []
    for number, item in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{item}\nendobj\n".encode()
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF"
    return data + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode()


def rss(*items: str, before: str = "", root: str = '<rss version="2.0">') -> bytes:
    """An RSS feed of these items, with something before its root element."""
    body = "".join(f"<item>{item}</item>" for item in items)
    return f'<?xml version="1.0"?>{before}{root}<channel><title>Wire</title>{body}</channel></rss>'.encode()


class Samples:
    """Makers of files, for tests."""

    STORY = STORY
    page = staticmethod(page)
    response = staticmethod(response)
    parquet = staticmethod(parquet)
    word = staticmethod(word)
    pdf = staticmethod(pdf)
    rss = staticmethod(rss)

    @staticmethod
    def jsonl(*rows: object) -> bytes:
        """One row a line; a str is a line as it stands."""
        return "".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows).encode()

    @staticmethod
    def one_of_each(folder: Path) -> dict[str, str]:
        """Write one article in every format into `folder`; each file's name, and the `uri` it gives."""
        row = {"title": "Paste", "text": STORY}
        files = {
            "a.txt": (STORY.encode(), "a.txt"),
            "b.md": (f"# Paste\n\n{STORY}\n".encode(), "b.md"),
            "c.mdx": (f'+++\ntitle = "Paste"\n+++\n{STORY}\n'.encode(), "c.mdx"),
            "d.html": (page(STORY), "d.html"),
            "e.jsonl": (Samples.jsonl(row), "e.jsonl#1"),
            "f.json": (json.dumps([row]).encode(), "f.json#1"),
            "g.csv": (f'title,text\nPaste,"{STORY}"\n'.encode(), "g.csv#1"),
            "h.parquet": (parquet({"title": ["Paste"], "text": [STORY]}), "h.parquet#1"),
            "i.rss": (rss(f"<title>Paste</title><description>{STORY}</description>"), "i.rss#1"),
            "j.warc.gz": (gzip.compress(response("https://w.example/p", page(STORY))), "https://w.example/p"),
            "k.eml": (f"Subject: Paste\nMIME-Version: 1.0\n\n{STORY}\n".encode(), "k.eml"),
            "l.docx": (word(STORY), "l.docx"),
            "m.pdf": (pdf([STORY]), "m.pdf"),
            "n.txt.gz": (gzip.compress(STORY.encode()), "n.txt.gz"),
        }
        for name, (data, _) in files.items():
            (folder / name).write_bytes(data)
        return {name: uri for name, (_, uri) in files.items()}


@pytest.fixture(scope="session")
def samples() -> Samples:
    return Samples()


class Read:
    """What reading gave: `sources`, the lines of `errors`, and the `uri` or error of each in order."""

    def __init__(self, found: list[Source | ReadError]) -> None:
        self.sources = [item for item in found if isinstance(item, Source)]
        self.errors = [str(item) for item in found if isinstance(item, ReadError)]
        self.uris = [item.uri for item in self.sources]
        self.texts = [item.text for item in self.sources]
        self.order = ["" if isinstance(item, ReadError) else item.uri for item in found]


@pytest.fixture(scope="session")
def read() -> Callable[..., Read]:
    """Read bytes that are called something."""

    def reads(
        data: bytes | str, name: str, *, fields: Mapping[str, str] | None = None, **limits: Any
    ) -> Read:
        raw = data.encode() if isinstance(data, str) else data
        return Read(list(read_bytes(raw, name, limits=Limits(**limits), fields=fields)))

    return reads
