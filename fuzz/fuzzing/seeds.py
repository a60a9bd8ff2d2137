"""What mutation starts from: a few sound inputs of every format, all made here."""

from __future__ import annotations

import bz2
import csv
import functools
import gzip
import io
import json
from typing import Any

PROSE = (
    "Chad raises duty on gum to 25%\n\n"
    "N'DJAMENA, March 4, 2025 - Chad put a 25% tariff on gum arabic from Mali on Tuesday, up from 10%, "
    "Trade Minister Ana Diallo said. Mali will answer with duties of between 5 and 12.5 percent on dates, "
    "worth C$56 billion ($40.5 billion) a year.\n\n"
    "Its levy of €90 per 100 kg, or 3% if higher, starts on 1 May. Niger and Benin pay 4% and 6%, "
    "respectively; the European Union is exempt until the end of June.\n"
)

ALIGNED = (
    "Duties on fish, in percent\n\n"
    "Good              2024    2025\n"
    "----------------  ----  ------\n"
    "Cod, frozen        4.5    12.0\n"
    "Haddock            n/a     7.5\n"
    "Tuna (in oil)      9.0    15.0\n\n"
    "+---------+-------+\n| Country | Rate  |\n+=========+=======+\n"
    "| Togo    | 5 %   |\n+---------+-------+\n\n"
    "Good\tRate\nTin\t5%\nZinc\t7%\n"
)

MARKDOWN = (
    "---\ntitle: The duty on tin\nauthor: Ida Moe\ndate: 2025-03-04\n---\n"
    "# The duty on tin\n\nBolivia puts **15%** on [tin](https://news.example/tin) from Peru.\n\n"
    "| Country | New rate | Since |\n|---|---:|---|\n| Peru | 15% | May 2025 |\n| Chile | 7.5%<br>9% | |\n\n"
    "## What may follow\n\n- **Prices:** could rise by 3%\n  - in *Lima*, too\n1. Peru may retaliate\n\n"
    "> “We will answer,” said the minister.\n\n```\ncode  1%\n```\n"
)

HTML = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Duty on tin | News</title>'
    '<meta property="article:published_time" content="2025-03-04T10:00:00Z">'
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Duty on tin",'
    '"author":{"name":"Ida Moe"}}</script></head><body><nav><a href=/>Home</a></nav>'
    "<article><h1>Duty on tin</h1><p>By Ida Moe</p>"
    "<p>Bolivia puts a 15% duty on tin from Peru, the ministry said on Tuesday.</p>"
    "<table><caption>New rates</caption><thead><tr><th>Country<th colspan=2>Rate</thead>"
    "<tr><td rowspan=2>Peru<td>15%<td>May<tr><td>20%<td>June<tr><td>Chile<td colspan=0>7%</table>"
    "<ul><li>Prices: could rise<ul><li>by 3%</ul></ul><dl><dt>Trade<dd>may fall</dl>"
    "<pre>Good   2024  2025\nCod     4.5  12.0\nTuna    9.0  15.0</pre></article>"
    "<footer>© News</footer></body></html>"
)

FEED = (
    '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>News</title>'
    "<item><title>Duty on tin</title><link>https://news.example/1</link>"
    "<pubDate>Tue, 04 Mar 2025 10:00:00 GMT</pubDate>"
    "<description>&lt;p&gt;Bolivia puts a 15% duty on tin from Peru.&lt;/p&gt;</description></item>"
    "<item><title>Gum</title><description><![CDATA[<p>Chad taxes gum with 9%.</p>]]></description></item>"
    "</channel></rss>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><entry><title>Duty on tin</title>'
    '<updated>2025-03-04T10:00:00Z</updated><content type="html">'
    "&lt;p&gt;Peru pays 15% on tin.&lt;/p&gt;</content>"
    "</entry></feed>"
)

MAIL = (
    "From: Ida Moe <ida@news.example>\nTo: desk@news.example\nSubject: =?utf-8?q?Duty_on_tin?=\n"
    "Date: Tue, 04 Mar 2025 10:00:00 +0100\nMIME-Version: 1.0\n"
    'Content-Type: multipart/alternative; boundary="b1"\n\n'
    "--b1\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
    "Bolivia puts 15=25 on tin from Peru.\n--b1\nContent-Type: text/html; charset=iso-8859-1\n"
    "Content-Transfer-Encoding: base64\n\nPHA+Qm9saXZpYSBwdXRzIDE1JSBvbiB0aW4gZnJvbSBQZXJ1LjwvcD4=\n--b1--\n"
)

ROWS: list[dict[str, Any]] = [
    {"title": "Duty on tin", "text": "Bolivia puts 15% on tin from Peru.", "date": "2025-03-04", "id": 1},
    {"title": "Gum", "text": "Chad taxes gum with 9%.", "date": "2025-03-05", "authors": ["Ida Moe"]},
]


def json_lines() -> bytes:
    """Two articles, a line each."""
    return b"".join(json.dumps(row).encode() + b"\n" for row in ROWS)


def json_feed() -> bytes:
    """A JSON Feed."""
    items = [{"id": "1", "content_html": "<p>Peru pays 15% on tin.</p>", "title": "Tin"}, *ROWS]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}).encode()


def delimited(mark: str = ",") -> bytes:
    """A table of articles, one with line breaks and quotes in it."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=mark)
    writer.writerow(["title", "text", "date"])
    writer.writerows([[row["title"], row["text"], row["date"]] for row in ROWS])
    writer.writerow(["A “quote”", 'Peru said: "15%",\nand no more.', ""])
    return out.getvalue().encode()


def parquet(columns: dict[str, list[Any]] | None = None) -> bytes:
    """A Parquet file of the columns, of articles by default."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = columns or {name: [row.get(name) for row in ROWS] for name in ("title", "text", "date")}
    out = io.BytesIO()
    pq.write_table(pa.table(table), out)
    return out.getvalue()


def warc() -> bytes:
    """A request, a page and a record of another kind."""
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + HTML.encode()
    return b"".join(
        (
            _warc_record("warcinfo", b"software: none\r\n", "application/warc-fields"),
            _warc_record("request", b"GET / HTTP/1.1\r\nHost: news.example\r\n\r\n", "application/http"),
            _warc_record("response", body, "application/http; msgtype=response"),
        )
    )


def _warc_record(kind: str, body: bytes, media_type: str) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://news.example/tin\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\n"
        f"WARC-Date: 2025-03-04T10:00:00Z\r\n"
        f"Content-Type: {media_type}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def docx() -> bytes:
    """A Word document with a heading, a list and a table."""
    import docx as word

    document = word.Document()
    document.add_heading("Duty on tin", 1)
    document.add_paragraph("Bolivia puts 15% on tin from Peru.")
    document.add_paragraph("Prices: could rise", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for row, words in enumerate((("Country", "Rate"), ("Peru", "15%"))):
        for column, word_ in enumerate(words):
            table.cell(row, column).text = word_
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pdf() -> bytes:
    """A page of two lines, with its table of objects."""
    content = b"BT /F1 12 Tf 72 720 Td (Bolivia puts 15% on tin) Tj 0 -14 Td (from Peru, they said.) Tj ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def zst(data: bytes) -> bytes:
    """`data` compressed with Zstandard."""
    import zstandard

    return zstandard.ZstdCompressor().compress(data)


def compressed() -> list[bytes]:
    """Text and lines of JSON by every compression, and two members one behind the other."""
    text = PROSE.encode()
    return [gzip.compress(text, mtime=0), bz2.compress(text), zst(text), gzip.compress(text, mtime=0) * 2]


@functools.cache
def records() -> tuple[bytes, ...]:
    """Lines of records: what is extracted from the seeds above today."""
    from fuzzing.properties import extractor
    from tradewire.read import read_text

    found = [
        read_text(text, name)
        for text, name in ((PROSE, "a.txt"), (MARKDOWN, "a.md"), (HTML, "a.html"), ("Peru.", "b.txt"))
    ]
    lines = []
    for outcome in extractor().outcomes(found):
        if isinstance(outcome, Exception):
            raise outcome
        lines.append(outcome.to_json().encode())
    return tuple(lines)
