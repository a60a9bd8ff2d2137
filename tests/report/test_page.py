"""The page as it is written: deterministic, in one pass, with all that a record says."""

from __future__ import annotations

import base64
import io
import json
import re
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tradewire.cli.app import run
from tradewire.records import Record
from tradewire.report import write_report
from tradewire.report.embed import json_for_html, packed, source_hash
from tradewire.report.page import script, style
from tradewire.report.row import TITLE, WORDS, percent, row

Make = Callable[..., Record]


def page_of(records: list[Record], **options: Any) -> str:
    stream = io.StringIO()
    assert write_report(iter(records), stream, **options) == len(records)
    return stream.getvalue()


def index_of(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="index">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    index: dict[str, Any] = json.loads(found[1])
    return index


def articles_of(page: str) -> Iterator[dict[str, Any]]:
    for number, (name, content) in enumerate(
        re.findall(r'<script type="text/plain" id="chunk-(\d+)">(.*?)</script>', page)
    ):
        assert int(name) == number
        yield from json.loads(zlib.decompress(base64.b64decode(content)))


def test_the_page_holds_every_record_as_it_is(real_records: list[Record]) -> None:
    page = page_of(real_records)
    assert [item["record"] for item in articles_of(page)] == [json.loads(r.to_json()) for r in real_records]
    index = index_of(page)
    assert [a["uri"] for a in index["articles"]] == [r.source.uri for r in real_records]
    assert sum(index["chunks"]) == len(real_records)
    assert index["places"]["US"] == "United States"


def test_the_same_records_give_the_same_bytes(make: Make) -> None:
    records = [make("Kenya put 5% on tea", uri=f"{n}") for n in range(70)]
    page = page_of(records)
    assert page_of(records) == page
    assert index_of(page)["chunks"] == [32, 32, 6]
    other = page_of([*records[:-1], make("Kenya put 5% on tea!", uri="69")])
    assert index_of(other)["digest"] != index_of(page)["digest"]


def test_long_articles_have_chunks_of_their_own(make: Make) -> None:
    records = [make("x" * 300_000, uri=f"{n}") for n in range(3)]
    assert index_of(page_of(records))["chunks"] == [1, 1, 1]


class Sink(io.StringIO):
    """Takes what is written and keeps nothing."""

    def write(self, text: str) -> int:
        return len(text)


def test_memory_does_not_grow_with_the_texts(make: Make) -> None:
    def written(count: int) -> None:
        write_report((make(f"{n:03} " * 50_000, uri=f"{n}") for n in range(count)), Sink())

    def peak(count: int) -> int:
        tracemalloc.start()
        written(count)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    written(1)  # what is loaded once
    assert peak(40) < peak(10) * 1.2


def test_the_policy_allows_the_page_its_own_parts_alone(make: Make) -> None:
    page = page_of([make("a")])
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    parts = dict(part.split(" ", 1) for part in policy[1].split("; "))
    assert parts == {
        "default-src": "'none'",
        "script-src": source_hash(script()),
        "style-src": source_hash(style()),
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
    }
    assert page.index("Content-Security-Policy") < page.index("<style>") < page.index("<script")
    assert f"<script>{script()}</script>" in page
    assert f"<style>{style()}</style>" in page


def test_the_page_asks_for_nothing() -> None:
    assert not re.search(
        r"\b(src|href)=", (script() + style()).replace("element.href =", "").replace("link.href =", "")
    )
    assert not re.search(r"@import|url\((?!#)|https?://(?!www\.w3\.org/2000/svg)", script() + style())
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|setAttribute\(\"on",
        script(),
    )
    assert "</" not in script().replace("</script", "") or not re.search(
        "</(script|style)", script() + style(), re.IGNORECASE
    )


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("</script><!--", '"\\u003c/script\\u003e\\u003c!--"'),
        ("a & b\u2028\u2029", '"a \\u0026 b\\u2028\\u2029"'),
        ({"<": 'é"\\'}, '{"\\u003c":"é\\"\\\\"}'),
    ],
)
def test_json_for_html(value: object, text: str) -> None:
    assert json_for_html(value) == text
    assert json.loads(text) == value


def test_packed() -> None:
    assert zlib.decompress(base64.b64decode(packed("née 😀"))).decode() == "née 😀"


def test_a_row_says_what_the_list_and_the_views_need(make: Make) -> None:
    text = "Kenya put 5% to 12.5% plus $3 a tonne on tea"
    span = {"start": 10, "end": 21, "text": text[10:21]}
    compound = {
        "unit": "compound",
        "parts": [
            {"unit": "percent", "low": "5", "high": "12.5"},
            {"unit": "specific", "amount": "3", "per": "tonne"},
        ],
    }
    record = make(
        text,
        title="T " + "long " * 60,
        article={"published": "2025-03-04T10:00:00Z"},
        tariffs=[
            {
                "rate": compound,
                "imposer": ["KE"],
                "status": "announced",
                "mentions": [span],
                "name": "tea levy",
            },
            {"mentions": [span], "effective": "2025-07"},
        ],
        money=[
            {**span, "amount": "3", "currency": "USD"},
            {**span, "currency": "USD"},
            {**span, "amount": "3"},
        ],
        warnings=[{"code": "odd", "message": "odd"}],
    )
    made = row(record)
    assert len(made["title"]) <= TITLE
    assert made["published"] == "2025-03-04"
    assert made["tariffs"] == [
        [["KE"], [], "5", "12.5", "announced", "2025-03-04", "tea levy"],
        [[], [], None, None, None, "2025-07", None],
    ]
    assert made["money"] == [["USD", "3"]]
    assert (made["words"], made["warnings"]) == ("tea levy", 1)
    assert percent(record.tariffs[1]) == (None, None)
    assert set(row(make("First line\nsecond"))) == {"title", "uri"}


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Kenya  taxes\ttea", "Kenya taxes tea"),
        ("x" * 200, "x" * (TITLE - 2) + " …"),
        ("words " * 200_000, "words " * 19 + "…"),
        ("y" * TITLE, "y" * TITLE),
    ],
)
def test_titles_are_cut_to_fit(make: Make, title: str, shown: str) -> None:
    assert row(make("text", title=title))["title"] == shown
    assert row(make(title))["title"] == shown


def test_words_of_a_row_are_bounded(make: Make) -> None:
    text = "a"
    names = [
        {
            "id": f"e{n}",
            "kind": "person",
            "name": f"Person {n} " + "x" * 50,
            "mentions": [{"start": 0, "end": 1, "text": text}],
        }
        for n in range(1, 500)
    ]
    assert len(row(make(text, entities=names))["words"]) <= WORDS


def test_the_command(root: Path, tmp_path: Path, make: Make, capsys: pytest.CaptureFixture[str]) -> None:
    records, page = tmp_path / "records.jsonl", tmp_path / "page.html"
    records.write_text(
        make("Kenya put 5% on tea").to_json() + "\nno record\n" + make("b", uri="b").to_json() + "\n",
        encoding="utf-8",
    )
    assert run(["report", str(records), "--out", str(page)]) == 1
    said = capsys.readouterr().err.splitlines()
    assert said[0].startswith(f"error: {records}:2: ")
    assert said[1] == f"wrote 2 articles to {page}"
    text = page.read_text(encoding="utf-8")
    assert "<title>tradewire: records.jsonl</title>" in text
    assert len(list(articles_of(text))) == 2
    assert run(["report", str(tmp_path / "none.jsonl"), "--out", str(page)]) == 1
    assert page.read_text(encoding="utf-8") == text
    assert run(["report", str(records), "--out", str(tmp_path / "no" / "folder.html")]) == 2
    assert run(["report", str(records), "--title", "<b>{{style}}"]) == 1
    assert "<title>&lt;b&gt;{{style}}</title>" in capsys.readouterr().out
