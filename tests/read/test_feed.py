"""RSS and Atom."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Reads = Callable[..., Any]
ITEM = (
    "<title>Cod &amp;amp; gum</title><link>https://w.example/1</link><dc:creator>Ida Moe</dc:creator>"
    "<pubDate>Tue, 03 Mar 2026 08:00:00 +0100</pubDate>"
    "<description>In short.</description>"
    "<content:encoded><![CDATA[<p>Norway taxed <b>cod</b>.</p><table><tr><td>5%</td></tr></table>]]>"
    "</content:encoded>"
)
ROOT = (
    '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/">'
)
ATOM = (
    '<?xml version="1.0" encoding="utf-8"?>\n<!-- made by hand -->\n'
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Wire</title>'
    '<entry><title type="html">&lt;b&gt;Gum&lt;/b&gt;</title><link href="https://w.example/2"/>'
    "<author><name>Per Li</name></author><updated>2026-03-03T08:00:00Z</updated>"
    '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Chad taxed gum.</p></div></content>'
    "</entry></feed>"
)


def test_entries_are_articles(read: Reads, samples: Any) -> None:
    second = "<description>&lt;p&gt;Chad taxed gum.&lt;/p&gt;</description>"
    found = read(samples.rss(ITEM, second, root=ROOT), "feed.xml")
    assert found.uris == ["feed.xml#1", "feed.xml#2"]
    one, two = found.sources
    assert "<td>5%</td>" in one.text
    assert one.media_type == two.media_type == "text/html"
    said = one.metadata
    assert (said.title, said.authors, said.published) == (
        "Cod & gum",
        ("Ida Moe",),
        "2026-03-03T08:00:00+01:00",
    )
    assert (said.site, said.url) == ("Wire", "https://w.example/1")
    assert [notice.code for notice in two.notices] == ["summary_only"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig"])
def test_atom(read: Reads, encoding: str) -> None:
    (source,) = read(ATOM.encode(encoding), "-").sources
    assert "Chad taxed gum." in source.text
    said = source.metadata
    assert (said.title, said.authors, said.published) == ("Gum", ("Per Li",), "2026-03-03T08:00:00Z")
    assert (said.site, said.url, said.language) == ("Wire", "https://w.example/2", "en")


def test_a_charset_that_is_declared(read: Reads) -> None:
    feed = '<?xml version="1.0" encoding="iso-8859-2"?><rss version="2.0"><channel><item><description>'
    feed += "Łódź płaci 5%</description></item></channel></rss>"
    assert read(feed.encode("iso-8859-2"), "a.xml").texts == ["Łódź płaci 5%"]


def test_a_wrong_charset_is_not_believed(read: Reads) -> None:
    feed = '<?xml version="1.0" encoding="iso-8859-2"?><rss version="2.0"><channel><item><description>'
    feed += "Łódź płaci 5%</description></item></channel></rss>"
    assert read(feed, "a.xml").texts == ["Łódź płaci 5%"]


def test_an_entry_without_text_is_named(read: Reads, samples: Any) -> None:
    found = read(samples.rss("<title>Gum</title>", ITEM, root=ROOT), "a.xml")
    assert found.order == ["", "a.xml#2"]
    assert found.errors == ["a.xml#1: the entry has no text"]


def test_a_feed_that_is_cut_short_gives_what_is_there(read: Reads, samples: Any) -> None:
    data = samples.rss(ITEM, "<description>Chad taxed gum.</description>", root=ROOT)
    assert read(data[: data.index(b"Chad")], "a.xml").uris[:1] == ["a.xml#1"]


def test_a_feed_without_entries_is_an_error(read: Reads, samples: Any) -> None:
    assert read(samples.rss(), "a.xml").errors == ["a.xml: there is no article in it"]


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize(
    "declared",
    [
        f'<!ENTITY l0 "ha">{LAUGHS}',
        f'\n<!ENTITY l0 "ha">\n{LAUGHS}\n',
        '<!ENTITY % p SYSTEM "http://127.0.0.1:9/p.dtd"> %p; <!ENTITY l11 SYSTEM "{secret}">',
        "<!-- ]> --><!ENTITY l11 SYSTEM '{secret}'>",
        '<!ENTITY l11 "]><rss>"><!ENTITY x SYSTEM "{secret}">',
    ],
)
def test_entities_are_not_expanded(read: Reads, samples: Any, declared: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the words of a secret", encoding="utf-8")
    before = f"<!DOCTYPE rss [{declared.replace('{secret}', secret.as_uri())}]>"
    item = "<title>&l11;</title><description>Chad &l11; taxed gum.</description>"
    for data in (
        samples.rss(item, before=before),
        samples.rss(item, before=before).decode().encode("utf-16"),
    ):
        (source,) = read(data, "a.xml").sources
        assert "secret" not in repr(source)
        assert "haha" not in repr(source)
        assert len(source.text) < 100
        assert [notice.code for notice in source.notices] == ["xml_entities", "summary_only"]


def test_a_document_type_without_declarations(read: Reads, samples: Any) -> None:
    before = '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://127.0.0.1:9/rss.dtd">'
    assert read(samples.rss("<description>Gum.</description>", before=before), "a.xml").texts == ["Gum."]


def test_tags_nested_without_measure(read: Reads, samples: Any) -> None:
    deep = "<a>" * 100_000 + "</a>" * 100_000
    found = read(samples.rss(f"<description>Gum.{deep}</description>"), "a.xml")
    assert len(found.sources) + len(found.errors) == 1


@pytest.mark.parametrize(
    "text",
    [
        "<html><body><p>An rss feed</p></body></html>",
        "<?xml version='1.0'?><html><body><feed></feed></body></html>",
        "<p>rss</p>",
    ],
)
def test_pages_are_no_feeds(read: Reads, text: str) -> None:
    assert read(text, "a.xml").sources[0].media_type == "text/html"
