"""JSON Lines and JSON documents of articles."""

from __future__ import annotations

import hashlib
import io
import json
import tracemalloc
from collections.abc import Callable
from typing import Any

import pytest

from tradewire.read import Source, read_stream

Reads = Callable[..., Any]
ROW = {"headline": "Cod", "body": "Norway taxed cod.", "pubDate": "Fri, 12 Jun 2026 10:00:00 GMT"}
SAID = {"title": "Gum", "text": "Chad taxed gum."}


def test_lines_are_articles(read: Reads, samples: Any) -> None:
    found = read(samples.jsonl(ROW, "", SAID), "news.jsonl")
    assert found.uris == ["news.jsonl#1", "news.jsonl#3"]
    assert found.texts == ["Norway taxed cod.", "Chad taxed gum."]
    first = found.sources[0]
    assert (first.metadata.title, first.metadata.published) == ("Cod", "2026-06-12T10:00:00Z")
    assert first.sha256 == hashlib.sha256(json.dumps(ROW).encode()).hexdigest()
    assert first.media_type == "text/plain"


@pytest.mark.parametrize("name", ["news.jsonl", "news.ndjson", "news.json", "news.txt", "-"])
def test_lines_are_known_by_content(read: Reads, samples: Any, name: str) -> None:
    assert read(samples.jsonl(ROW, SAID), name).uris == [f"{name}#1", f"{name}#2"]


def test_lines_longer_than_the_first_look(read: Reads, samples: Any) -> None:
    long = [dict(row, note="x" * 20_000) for row in (ROW, SAID)]
    assert read(samples.jsonl(*long), "news.json").uris == ["news.json#1", "news.json#2"]
    assert read(json.dumps(long[0]), "news.json").uris == ["news.json"]


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ('{"text": "x"', "line 2 is no JSON: Expecting ',' delimiter at character 13"),
        ("no json at all", "line 2 is no JSON: Expecting value at character 1"),
        ("[1, 2]", "line 2 is no JSON object"),
        ('{"n": 1}', "has no text: its fields are n; --map text=FIELD"),
        ('{"text": "  "}', "has no text"),
        ('{"a":' * 5_000, "nested too deep"),
        ('{"n": ' + "9" * 6_000 + "}", "has no text"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_read(
    read: Reads, samples: Any, bad: str, reason: str
) -> None:
    found = read(samples.jsonl(ROW, bad, SAID), "news.jsonl")
    assert found.order == ["news.jsonl#1", "", "news.jsonl#3"]
    (error,) = found.errors
    assert error.startswith("news.jsonl#2: ")
    assert reason in error


def test_a_bad_first_line(read: Reads, samples: Any) -> None:
    assert read(samples.jsonl("{oops", ROW), "news.jsonl").order == ["", "news.jsonl#2"]


def test_a_line_over_the_limit_is_passed_over(read: Reads, samples: Any) -> None:
    found = read(samples.jsonl(ROW, {"text": "x" * 3_000}, SAID), "news.jsonl", max_bytes=2_000)
    assert found.order == ["news.jsonl#1", "", "news.jsonl#3"]
    assert "line 2 is larger than 0.002 MB; --max-bytes" in found.errors[0]


def test_bytes_of_other_encodings(read: Reads, samples: Any) -> None:
    lines = samples.jsonl(ROW).decode() + json.dumps({"text": "Perú y México"}, ensure_ascii=False)
    for encoding in ("utf-8-sig", "utf-16", "utf-16-le", "utf-32"):
        assert read(lines.encode(encoding), "news.jsonl").texts == ["Norway taxed cod.", "Perú y México"]
    assert read(lines.encode("cp1252"), "news.jsonl").texts[1] == "Perú y México"


def test_control_characters_and_surrogates_in_strings(read: Reads) -> None:
    (source,) = read('{"text": "Chad \\u0000taxed \\ud800 gum."}', "a.json").sources
    assert source.text == "Chad taxed \ufffd gum."
    assert [notice.code for notice in source.notices] == ["control_characters"]


DOCUMENTS = {
    "array": [ROW, SAID],
    "newsapi": {"status": "ok", "articles": [ROW, SAID]},
    "json feed": {"version": "https://jsonfeed.org/version/1.1", "title": "Wire", "items": [ROW, SAID]},
    "guardian": {"response": {"status": "ok", "results": [ROW, SAID]}},
    "elasticsearch": {"hits": {"total": 2, "hits": [{"_source": ROW}, {"_source": SAID}]}},
}


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("value", DOCUMENTS.values(), ids=DOCUMENTS)
def test_documents_of_many_articles(read: Reads, value: object, indent: int | None) -> None:
    found = read(json.dumps(value, indent=indent), "news.json")
    assert found.uris == ["news.json#1", "news.json#2"]
    assert found.texts == ["Norway taxed cod.", "Chad taxed gum."]


def test_one_article_keeps_the_name(read: Reads) -> None:
    assert read(json.dumps(ROW), "a.json").uris == ["a.json"]
    assert read(json.dumps(ROW, indent=1), "-").uris == ["-"]


def test_an_array_with_a_bad_element(read: Reads) -> None:
    text = '[{"text": "a, [b] {c} \\" \\\\"}, {"text": tru}, 5, {"text": "d"}]'
    found = read(text, "news.json")
    assert found.texts == ['a, [b] {c} " \\', "d"]
    assert found.order == ["news.json#1", "", "", "news.json#4"]
    assert "news.json#2: element 2 is no JSON" in found.errors[0]


@pytest.mark.parametrize("cut", [1, 30])
def test_an_array_that_is_cut_short(read: Reads, cut: int) -> None:
    found = read(json.dumps([ROW, SAID])[:-cut], "news.json")
    assert found.texts[0] == "Norway taxed cod."
    assert "news.json: is cut short" in found.errors[-1]


def test_an_element_over_the_limit(read: Reads) -> None:
    found = read(json.dumps([ROW, {"text": "x" * 200_000}, SAID]), "news.json", max_bytes=100_000)
    assert found.order == ["news.json#1", "", "news.json#3"]


@pytest.mark.parametrize("size", [1, 7, 4_096])
def test_elements_over_the_edges_of_pieces(read: Reads, size: int) -> None:
    rows = [{"text": f'"{number}" \\ ' + '\\"' * size} for number in range(200_000 // (size + 20))]
    assert read(json.dumps(rows), "news.json").texts == [row["text"] for row in rows]


@pytest.mark.parametrize("text", ["[]", "[ ]", "{}", '{"articles": []}', "[1]"])
def test_documents_without_an_article(read: Reads, text: str) -> None:
    found = read(text, "news.json")
    assert found.sources == []
    assert len(found.errors) == 1


@pytest.mark.parametrize(
    "text", ["[1] See the decree of 4 May.", "[The duty](https://a.example/b) rose.", "{curly} words"]
)
def test_text_that_begins_with_a_bracket(read: Reads, text: str) -> None:
    assert read(text, "a.txt").uris == ["a.txt"]


def test_records_of_our_own_are_no_articles(read: Reads, extractor: Any) -> None:
    record = extractor.extract("Chad taxed gum at 5%.").to_json()
    for text, name in ((f"{record}\n{record}\n", "records.jsonl"), (record, "a.json"), (f"[{record}]", "-")):
        found = read(text, name)
        assert found.sources == []
        assert found.errors == [
            f"{name}: holds records of tradewire, not articles: `tradewire show` reads them"
        ]
    mixed = read(json.dumps(ROW) + "\n" + record, "mixed.jsonl")
    assert mixed.order == ["mixed.jsonl#1", ""]
    assert read(json.dumps(dict(ROW, article="x", source="y", pipeline="z")), "a.json").sources


class Endless(io.RawIOBase):
    """A stream of the same bytes, again and again."""

    def __init__(self, line: bytes, times: int, first: bytes = b"") -> None:
        self._line, self._left, self._rest = line, times, first

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while len(self._rest) < len(buffer) and self._left:
            self._rest += self._line
            self._left -= 1
        part, self._rest = self._rest[: len(buffer)], self._rest[len(buffer) :]
        buffer[: len(part)] = part
        return len(part)


@pytest.mark.parametrize("array", [False, True])
def test_feeds_are_never_held(array: bool) -> None:
    line = json.dumps({"text": "Norway taxed cod. " * 500}).encode() + (b",\n" if array else b"\n")
    stream = io.BufferedReader(Endless(line, 3_000, b"[" if array else b""))
    tracemalloc.start()
    try:
        seen = sum(isinstance(item, Source) for item in read_stream(stream, "-"))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert seen == 3_000
    assert peak < 3_000_000 < 3_000 * len(line)
