"""What the fields of an article are called, and how their values are written."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tradewire.errors import UsageError
from tradewire.read import read_bytes
from tradewire.read.fields import Row

Reads = Callable[..., Any]


@pytest.mark.parametrize(
    "name",
    ["text", "body", "content", "article_body", "articleBody", "Article Text", "FULL-TEXT", "maintext"],
)
def test_names_of_the_text(name: str) -> None:
    assert Row({"id": 1, name: "Chad taxed gum."}).text() is not None


SAID: dict[str, tuple[dict[str, Any], str, object]] = {
    "headline": ({"headline": "Cod"}, "title", "Cod"),
    "title before headline": ({"headline": "H", "title": "Cod"}, "title", "Cod"),
    "rendered": ({"title": {"rendered": "Cod &amp; <em>gum</em>"}}, "title", "Cod & gum"),
    "a title with a sign": ({"title": "Rates < 5%"}, "title", "Rates < 5%"),
    "pubDate": ({"pubDate": "Fri, 12 Jun 2026 10:00:00 GMT"}, "published", "2026-06-12T10:00:00Z"),
    "published_at": ({"published_at": "2026-06-12T10:00:00+02:00"}, "published", "2026-06-12T10:00:00+02:00"),
    "seconds": ({"timestamp": 1_746_352_800}, "published", "2025-05-04T10:00:00Z"),
    "milliseconds": ({"date": "1746352800000"}, "published", "2025-05-04T10:00:00Z"),
    "no date": ({"date": "soon"}, "published", None),
    "authors": ({"authors": ["Ida Moe", "Per Li"]}, "authors", ("Ida Moe", "Per Li")),
    "authors with keys": ({"author": [{"name": "Ida Moe"}]}, "authors", ("Ida Moe",)),
    "one author": ({"byline": "Ida  Moe"}, "authors", ("Ida Moe",)),
    "an author's page": ({"author": "https://a.example/ida"}, "authors", ()),
    "link": ({"link": "https://a.example/1"}, "url", "https://a.example/1"),
    "no link": ({"url": "1234"}, "url", None),
    "source is a site": ({"source": {"id": None, "name": "Wire"}}, "site", "Wire"),
    "source is a link": ({"source": "https://a.example/1"}, "url", "https://a.example/1"),
    "source is no site then": ({"source": "https://a.example/1"}, "site", None),
    "language": ({"lang": "en"}, "language", "en"),
    "true is no title": ({"title": True}, "title", None),
    "null": ({"title": None, "headline": "Cod"}, "title", "Cod"),
}


@pytest.mark.parametrize(("values", "part", "expected"), SAID.values(), ids=SAID)
def test_parts_are_guessed(values: dict[str, Any], part: str, expected: object) -> None:
    assert getattr(Row(values).metadata(), part) == expected


BODIES: dict[str, tuple[object, str, str]] = {
    "plain": ("Chad taxed gum.", "text", "text/plain"),
    "html": ("<p>Chad taxed gum.</p>", "text", "text/html"),
    "html behind words": ("Chad taxed gum.<br/>It rose.", "text", "text/html"),
    "html by name": ("Chad taxed <b>gum</b>.", "content_html", "text/html"),
    "markdown": ("# Gum\n\nChad taxed gum.", "text", "text/markdown"),
    "signs": ("Rates < 5% and > 3% of *all*.", "text", "text/plain"),
    "paragraphs": (["Chad taxed gum.", "", "It rose."], "text", "text/plain"),
    "rendered": ({"rendered": "<p>Chad taxed gum.</p>"}, "content", "text/html"),
}


@pytest.mark.parametrize(("value", "field", "media_type"), BODIES.values(), ids=BODIES)
def test_texts_say_how_they_are_written(read: Reads, value: object, field: str, media_type: str) -> None:
    (source,) = read(json.dumps({field: value}), "a.json").sources
    assert source.media_type == media_type


def test_paragraphs_of_a_list(read: Reads) -> None:
    assert read(json.dumps({"text": ["One.", "Two."]}), "a.json").texts == ["One.\n\nTwo."]


def test_a_summary_stands_in_with_a_notice(read: Reads) -> None:
    (source,) = read(json.dumps({"title": "Gum", "content": None, "description": "Chad."}), "a.json").sources
    assert source.text == "Chad."
    assert [notice.code for notice in source.notices] == ["summary_only"]


def test_fields_that_are_named(read: Reads) -> None:
    row = json.dumps({"text": "teaser", "story": {"parts": [{"p": "Chad taxed gum."}]}, "h.1": "Gum"})
    found = read(row, "a.json", fields={"text": "story.parts.0.p", "title": "h.1"})
    assert found.texts == ["Chad taxed gum."]
    assert found.sources[0].metadata.title == "Gum"
    (error,) = read(row, "a.json", fields={"text": "story.none"}).errors
    assert "has no text in the field 'story.none'" in error


@pytest.mark.parametrize(
    ("fields", "reason"), [({"body": "x"}, "no part 'body'"), ({"text": ""}, "no field")]
)
def test_maps_that_make_no_sense(fields: dict[str, str], reason: str) -> None:
    with pytest.raises(UsageError, match=reason):
        read_bytes(b"{}", "a.json", fields=fields)
