"""Web archives."""

from __future__ import annotations

import gzip
import hashlib
import io
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tradewire.read import Source, read_stream

Reads = Callable[..., Any]
ONE, TWO, THREE = "https://w.example/1", "https://w.example/2", "https://w.example/3"


@pytest.fixture(scope="module")
def records(samples: Any) -> list[bytes]:
    stories = ("Norway taxed cod.", "Chad taxed gum.", "Peru taxed tin.")
    return [
        samples.response(uri, samples.page(story))
        for uri, story in zip((ONE, TWO, THREE), stories, strict=True)
    ]


def other(kind: str, block: bytes = b"words") -> bytes:
    head = f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {ONE}\r\nContent-Type: text/plain\r\n"
    return head.encode() + b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(block), block)


def test_pages_of_responses(read: Reads, records: list[bytes], samples: Any) -> None:
    data = (
        other("warcinfo") + records[0] + other("request") + records[1] + other("metadata") + other("revisit")
    )
    for packed in (data, gzip.compress(data)):
        found = read(packed, "crawl.warc")
        assert found.uris == [ONE, TWO]
        assert found.errors == []
    first = found.sources[0]
    assert "Norway taxed cod." in first.text
    assert (first.media_type, first.metadata.url) == ("text/html", ONE)
    assert first.sha256 == hashlib.sha256(samples.page("Norway taxed cod.")).hexdigest()


def test_a_member_a_record(read: Reads, records: list[bytes]) -> None:
    assert read(b"".join(map(gzip.compress, records)), "-").uris == [ONE, TWO, THREE]


def test_what_is_no_page_is_left_out(read: Reads, records: list[bytes], samples: Any) -> None:
    others = [
        samples.response(THREE, b"%PDF-1.4", kind="application/pdf"),
        samples.response(THREE, b"body { }", kind="text/css"),
        samples.response(THREE, samples.page("Not found."), status="404 Not Found"),
        samples.response(THREE, b"", status="301 Moved Permanently", headers="Location: /\r\n"),
        samples.response(THREE, b"\x89PNG\r\n\x1a\n", kind=""),
    ]
    found = read(records[0] + b"".join(others) + records[1], "a.warc")
    assert (found.uris, found.errors) == ([ONE, TWO], [])
    assert read(others[0], "a.warc").errors == ["a.warc: there is no article in it"]


def test_angle_brackets_around_the_target(read: Reads, samples: Any) -> None:
    assert read(samples.response(f"<{ONE}>", samples.page("Gum.")), "a.warc").uris == [ONE]


def chunked(body: bytes) -> bytes:
    parts = [body[start : start + 20] for start in range(0, len(body), 20)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


ENCODINGS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "chunked": ("Transfer-Encoding: chunked\r\n", chunked),
    "chunked, taken off": ("Transfer-Encoding: chunked\r\n", bytes),
    "gzip": ("Content-Encoding: gzip\r\n", gzip.compress),
    "gzip, taken off": ("Content-Encoding: gzip\r\n", bytes),
    "both": (
        "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n",
        lambda body: chunked(gzip.compress(body)),
    ),
    "deflate": ("Content-Encoding: deflate\r\n", zlib.compress),
    "br, taken off": ("Content-Encoding: br\r\n", bytes),
    "unknown": ("Content-Encoding: sdch\r\n", bytes),
}


@pytest.mark.parametrize(("headers", "encode"), ENCODINGS.values(), ids=ENCODINGS)
def test_encodings_of_bodies(
    read: Reads, samples: Any, headers: str, encode: Callable[[bytes], bytes]
) -> None:
    body = samples.page("Chad taxed gum in May, the ministry said.")
    found = read(samples.response(ONE, encode(body), headers=headers), "a.warc")
    assert found.texts == [body.decode()]


def test_charsets_of_pages(read: Reads, samples: Any) -> None:
    kind = "text/html; charset=iso-8859-2"
    data = samples.response(ONE, "<p>Łódź płaci 5%</p>".encode("iso-8859-2"), kind=kind)
    data += samples.response(TWO, "<p>Łódź płaci 5%</p>".encode(), kind=kind)
    assert read(data, "a.warc").texts == ["<p>Łódź płaci 5%</p>"] * 2


def test_pages_that_the_crawler_cut(read: Reads, samples: Any) -> None:
    data = samples.response(ONE, samples.page("Gum."), warc="WARC-Truncated: length\r\n")
    (source,) = read(data, "a.warc").sources
    assert [notice.code for notice in source.notices] == ["truncated"]


def broken(records: list[bytes]) -> Iterator[tuple[str, bytes, list[str], str]]:
    """What is wrong, the bytes, the order of what is read ("" is an error), and what the error says."""
    one, two, three = records
    after_one = f"the record at byte {len(one):,}"
    yield "cut in a body", one + two[:-40], [ONE, ""], f"{after_one} ({TWO}) is cut short"
    yield "cut in a head", one + two[:60], [ONE, ""], after_one
    yield "cut in the head of HTTP", one + two[:270], [ONE, ""], "is cut short"
    yield "cut in another record", one + other("request")[:-8], [ONE, ""], "is cut short"
    yield "words between", one + b"words\r\n\r\n" + two + three, [ONE, "", TWO, THREE], "is no record"
    yield "many zeros between", one + bytes(300_000) + two + three, [ONE, "", TWO, THREE], "is no record"
    yield "many lines between", one + b"words\n" * 80_000 + two, [ONE, "", TWO], "is no record"
    lost = two.replace(b"Content-Length", b"Content-Size", 1)
    yield "no length", one + lost + three, [ONE, "", THREE], "says no length"
    minus = two.replace(b"Content-Length: ", b"Content-Length: -", 1)
    yield "a length below zero", one + minus + three, [ONE, "", THREE], "says no length"
    vast = two.replace(b"Content-Length: ", b"Content-Length: 99999999999999999999", 1)
    yield "a length beyond measure", one + vast + three, [ONE, "", THREE], "says no length"
    too_long = two.replace(b"Content-Length: ", b"Content-Length: 9", 1)
    yield "a length that is too long", one + too_long, [ONE, ""], "is cut short"


def test_what_is_broken_is_named_and_the_rest_is_read(read: Reads, records: list[bytes]) -> None:
    for what, data, order, reason in broken(records):
        found = read(data, "a.warc")
        assert found.order == order, what
        (error,) = found.errors
        assert error.startswith("a.warc: "), what
        assert reason in error, what


def test_a_length_that_is_too_short(read: Reads, records: list[bytes]) -> None:
    short = records[0].replace(b"Content-Length: 1", b"Content-Length: ", 1)
    assert read(short + records[1] + records[2], "a.warc").order[-2:] == [TWO, THREE]


def test_compressed_data_that_are_cut_short(read: Reads, records: list[bytes]) -> None:
    packed = b"".join(map(gzip.compress, records))
    found = read(packed[:-30], "a.warc.gz")
    assert found.order == [ONE, TWO, ""]
    assert "a.warc.gz: is cut short: its gzip data end in the middle" in found.errors[0]


def test_a_page_over_a_limit(read: Reads, records: list[bytes], samples: Any) -> None:
    large = samples.response(ONE, samples.page("x" * 5_000))
    found = read(records[0] + large + records[1], "a.warc", max_bytes=4_000)
    assert found.order == [ONE, "", TWO]
    assert f"the record at byte {len(records[0]):,} ({ONE}) is larger than" in found.errors[0]


def test_a_bomb_in_a_page(read: Reads, records: list[bytes], samples: Any) -> None:
    bomb = gzip.compress(bytes(60_000_000))
    data = samples.response(ONE, bomb, headers="Content-Encoding: gzip\r\n")
    found = read(data + records[1], "a.warc")
    assert found.order == ["", TWO]
    assert "--max-ratio" in found.errors[0]


def test_hostile_targets(read: Reads, samples: Any) -> None:
    found = read(samples.response("../../etc/passwd\x1b[31m", samples.page("Gum.")), "a.warc")
    assert found.uris == ["../../etc/passwd\x1b[31m"]
    assert found.sources[0].metadata.url is None
    bad = samples.response("../../etc/passwd\x1b[31m", b"")
    assert "\x1b" not in read(bad, "a.warc").errors[0]


def test_random_bytes_behind_the_magic(read: Reads) -> None:
    for size in (0, 10, 100_000):
        noise = hashlib.shake_256(b"noise").digest(size)
        found = read(b"WARC/1.0\r\n" + noise, "a.warc")
        assert found.sources == []
        assert len(found.errors) == 1


def test_archives_are_never_held(samples: Any) -> None:
    record = gzip.compress(samples.response(ONE, samples.page("Chad taxed gum. " * 2_000)), 1)
    noise = gzip.compress(other("resource", hashlib.shake_256(b"x").digest(20_000_000)), 1)
    stream = io.BytesIO(record * 300 + noise + record)
    tracemalloc.start()
    try:
        seen = sum(isinstance(item, Source) for item in read_stream(stream, "-"))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert seen == 301
    assert peak < 4_000_000
