"""gzip, bzip2 and Zstandard around any format."""

from __future__ import annotations

import bz2
import gzip
import json
import tracemalloc
from collections.abc import Callable
from typing import Any

import pytest
import zstandard

Reads = Callable[..., Any]
Packs = Callable[[bytes], bytes]
KINDS: dict[str, Packs] = {"gzip": gzip.compress, "bzip2": bz2.compress, "Zstandard": zstandard.compress}
ENDS = {"gzip": ".gz", "bzip2": ".bz2", "Zstandard": ".zst"}
kinds = pytest.mark.parametrize("kind", KINDS)


@kinds
def test_what_is_inside_is_told_by_content_and_inner_name(read: Reads, samples: Any, kind: str) -> None:
    end = ENDS[kind]
    for name, data, media_type in (
        ("a.txt", b"Chad taxed gum.", "text/plain"),
        ("a.html", b"Chad taxed gum.", "text/html"),
        ("a", samples.page("Chad taxed gum."), "text/html"),
        ("a.docx", samples.word("Chad taxed gum."), None),
        ("a.parquet", samples.parquet({"text": ["Chad taxed gum."]}), "text/plain"),
    ):
        (source,) = read(KINDS[kind](data), name + end).sources
        assert source.uri.startswith(name + end)
        assert media_type in (source.media_type, None)


@kinds
def test_concatenated_members(read: Reads, samples: Any, kind: str) -> None:
    lines = [samples.jsonl({"text": f"Story {number}."}) for number in range(5)]
    packed = b"".join(map(KINDS[kind], lines))
    assert read(packed, "a.jsonl").texts == [f"Story {number}." for number in range(5)]
    assert len(read(packed + KINDS[kind](b"") + bytes(512), "a.jsonl").sources) == 5


@kinds
@pytest.mark.parametrize("cut", [1, 9, 300])
def test_data_that_are_cut_short(read: Reads, kind: str, cut: int) -> None:
    noise = [json.dumps({"text": f"Story {number * 7919 % 10_007}."}) for number in range(9_000)]
    found = read(KINDS[kind]("\n".join(noise).encode())[:-cut], "a.jsonl")
    assert found.errors[-1].startswith(f"a.jsonl: is cut short: its {kind} data end in the middle")
    assert found.texts == [json.loads(line)["text"] for line in noise[: len(found.texts)]]
    assert len(found.errors) == 1
    assert found.texts or kind == "bzip2"  # which gives whole blocks of 900 KB


@kinds
def test_small_data_that_are_cut_short(read: Reads, samples: Any, kind: str) -> None:
    found = read(KINDS[kind](samples.jsonl({"text": "One."})) + KINDS[kind](b"two")[:-3], "a.jsonl")
    assert found.texts == ["One."]
    assert "is cut short" in found.errors[0]


@kinds
def test_an_article_that_is_cut_short_is_no_article(read: Reads, kind: str) -> None:
    found = read(KINDS[kind](b"Chad taxed gum. " * 5_000)[:-4], "a.txt.gz")
    assert found.sources == []
    assert len(found.errors) == 1


@kinds
def test_something_behind_the_data(read: Reads, samples: Any, kind: str) -> None:
    found = read(KINDS[kind](samples.jsonl({"text": "One."})) + b"garbage", "a.jsonl")
    assert found.texts == ["One."]
    assert f"there is something that is no {kind}" in found.errors[0]


@kinds
def test_bombs_by_their_ratio(read: Reads, kind: str) -> None:
    bomb = KINDS[kind](b'{"text": "x"}\n' + b" " * 120_000_000)
    assert len(bomb) * 200 < 120_000_000
    tracemalloc.start()
    try:
        found = read(bomb, "a.jsonl")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert "--max-ratio" in found.errors[0]
    assert peak < 100_000_000


@kinds
def test_bombs_by_their_total(read: Reads, samples: Any, kind: str) -> None:
    packed = KINDS[kind](samples.jsonl(*({"text": f"Story {number}."} for number in range(50_000))))
    found = read(packed, "a.jsonl", max_unpacked=1_000_000)
    assert found.errors == [
        "a.jsonl: unpacks to more than 1,000,000 bytes; --max-unpacked (limits.max_unpacked) raises that"
    ]
    assert 1_000 < len(found.sources) < 50_000


@kinds
def test_data_within_data_are_not_unpacked_again(read: Reads, kind: str) -> None:
    (error,) = read(KINDS[kind](gzip.compress(b"Chad taxed gum.")), "a.txt.gz.gz").errors
    assert "gzip data, not text" in error


def test_tar_archives_are_named(read: Reads) -> None:
    head = b"a.txt".ljust(257, b"\x00") + b"ustar\x0000"
    (error,) = read(gzip.compress(head.ljust(512, b"\x00") + b"Chad taxed gum. " * 5_000), "a.tar.gz").errors
    assert "tar archive" in error


def test_too_many_articles(read: Reads, samples: Any) -> None:
    found = read(
        samples.jsonl(*({"text": f"Story {number}."} for number in range(10))), "a.jsonl", max_members=4
    )
    assert len(found.sources) == 4
    assert "a.jsonl: holds more than 4 articles; --max-members" in found.errors[0]
