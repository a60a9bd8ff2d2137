"""Title, authors, day, site, address and language of pages, wherever they say it."""

from __future__ import annotations

import pytest

from tradewire.layout import Article, lay_out
from tradewire.read import Source

LEAD = (
    "Peru will charge 9 percent on imported cement from June, the economy ministry in Lima said on Monday, "
    "after builders and mills had argued over the measure for most of the spring."
)
BODY = f"<p>{LEAD}</p><p>Mills in Arequipa welcomed the duty, which replaces a quota from March 2023.</p>"
HEADLINE = "Peru taxes cement"


def article(
    head: str = "", top: str = "", bottom: str = "", *, h1: str = HEADLINE, beside: str = ""
) -> Article:
    page = (
        f'<html lang="en-GB"><head>{head}</head><body><main><article><h1>{h1}</h1>{top}{BODY}{bottom}'
        f"</article></main>{beside}</body></html>"
    )
    return lay_out(Source("page.html", "text/html", page, "0" * 64))


def linked(json: str) -> str:
    return f'<script type="application/ld+json">{json}</script>'


GRAPH = linked(
    '{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Copper Post"}, '
    '{"@type": "NewsArticle", "headline": "Peru taxes cement", "datePublished": "2026-05-04T10:00:00-05:00", '
    '"author": [{"@id": "#p"}, {"@type": "Person", "name": "John Doe"}], "publisher": {"@id": "#o"}, '
    '"url": "https://copper.example/peru"}, {"@type": "Person", "@id": "#p", "name": "Rosa Quispe"}, '
    '{"@type": "Organization", "@id": "#o", "name": "Copper Post"}]}'
)


def test_a_graph_with_references() -> None:
    found = article(GRAPH)
    assert found.title == HEADLINE
    assert found.authors == ("Rosa Quispe", "John Doe")
    assert found.published == "2026-05-04T10:00:00-05:00"
    assert (found.site, found.url, found.language) == ("Copper Post", "https://copper.example/peru", "en-GB")


def test_open_graph_and_meta() -> None:
    head = (
        '<meta property="og:title" content="Peru taxes cement">'
        '<meta property="og:site_name" content="Copper Post"><meta name="author" content="Rosa Quispe">'
        '<meta property="og:url" content="https://copper.example/peru">'
        '<meta property="article:published_time" content="2026-05-04">'
    )
    found = article(head)
    assert (found.title, found.site, found.url) == (HEADLINE, "Copper Post", "https://copper.example/peru")
    assert (found.authors, found.published) == (("Rosa Quispe",), "2026-05-04")


AUTHORS = {
    "a string": linked('{"@type": "NewsArticle", "author": "By Rosa Quispe and John Doe"}'),
    "a list of names": linked('{"@type": "Article", "author": {"name": ["Rosa Quispe", "John Doe"]}}'),
    "an array": linked(
        '[ {"@type": "BreadcrumbList"}, {"@type": ["ReportageNewsArticle"], '
        '"author": [{"name": "Rosa Quispe"}, {"name": "John Doe"}]}]'
    ),
    "the full name of a type": linked(
        '{"@type": "http://schema.org/NewsArticle", "author": "Rosa Quispe, John Doe"}'
    ),
    "marks around it": linked('//<![CDATA[\n{"@type": "Article", "author": "Rosa Quispe, John Doe"}\n//]]>'),
    "a page and no article": linked('{"@type": "WebPage", "author": "Rosa Quispe, John Doe"};'),
    "meta": '<meta name="author" content="Rosa Quispe, John Doe">',
    "meta of a network and one of the page": '<meta property="article:author" content="https://f.example/rq">'
    '<meta name="parsely-author" content="Rosa Quispe and John Doe">',
    "a label on a card": '<meta name="twitter:label1" content="Written by">'
    '<meta name="twitter:data1" content="Rosa Quispe, John Doe">',
}  # fmt: skip


@pytest.mark.parametrize("head", AUTHORS.values(), ids=AUTHORS)
def test_authors(head: str) -> None:
    assert article(head).authors == ("Rosa Quispe", "John Doe")


@pytest.mark.parametrize(
    ("head", "top", "authors"),
    [
        ('<meta name="citation_author" content="Quispe, Rosa">', "", ("Rosa Quispe",)),
        ('<meta name="author" content="Board of Trade and Industry">', "", ("Board of Trade and Industry",)),
        (linked('{"@type": "Article", "author": "Rosa O&#039;Hara"}'), "", ("Rosa O'Hara",)),
        ("", '<a rel="author" href="/r">Rosa Quispe</a>', ("Rosa Quispe",)),
        ("", '<span itemprop="author"><span itemprop="name">Rosa Quispe</span></span>', ("Rosa Quispe",)),
        ("", '<div class="byline">By <a>Rosa Quispe</a></div>', ("Rosa Quispe",)),
        (linked('{"@type": "NewsArticle", "author": {"name": '), "", ()),
    ],
)
def test_further_authors(head: str, top: str, authors: tuple[str, ...]) -> None:
    assert article(head, top).authors == authors


DAYS = {
    "JSON-LD of the page": (linked('{"@type": "WebPage", "datePublished": "2026-05-04"}'), ""),
    "time": ("", '<time datetime="2026-05-04">4 May</time>'),
    "time without an attribute": ("", "<time>May 4, 2026</time>"),
    "microdata": ("", '<span itemprop="datePublished" content="2026-05-04">4 May</span>'),
    "hAtom": ("", '<abbr class="entry published" title="2026-05-04">4 May</abbr>'),
    "a byline": ("", "<p>Published: 4 May 2026</p>"),
    "the address": ('<link rel="canonical" href="https://copper.example/2026/05/04/peru">', ""),
    "eight digits in the address": (
        '<link rel="canonical" href="https://copper.example/n/20260504/peru">',
        "",
    ),
    "eight digits in the name": ('<link rel="canonical" href="https://copper.example/n/20260504.html">', ""),
    "Dublin Core": ('<meta name="DC.date.issued" content="2026-05-04">', ""),
}


@pytest.mark.parametrize(("head", "top"), DAYS.values(), ids=DAYS)
def test_day(head: str, top: str) -> None:
    assert article(head, top).published == "2026-05-04"


OTHER_DAYS = {
    "of another story in a list": {
        "bottom": '<div class="related"><time datetime="2025-03-03">3 March</time></div>'
    },
    "of another story beside it": {"beside": '<aside><time datetime="2025-03-03">3 March</time></aside>'},
    "of the rights": {"beside": "<footer>© 2025 Copper Post</footer>"},
    "of the last change": {"head": '<meta property="article:modified_time" content="2026-05-09">'},
    "of an event": {"bottom": "<p>The talks are on 9 June 2026, and will go on for a week in Lima.</p>"},
    "of a comment": {"bottom": '<div class="comments"><p>Anna, 5 May 2026: Nice.</p></div>'},
    "of a picture": {"top": '<img src="/uploads/2023/07/04/kiln.jpg">'},
    "a number in the address": {"head": '<link rel="canonical" href="https://copper.example/20269999/peru">'},
}


@pytest.mark.parametrize("parts", OTHER_DAYS.values(), ids=OTHER_DAYS)
def test_other_days_are_not_the_articles(parts: dict[str, str]) -> None:
    """What no part of the page says is not estimated."""
    assert article(**parts).published is None


TITLES = {
    "with the site behind it": ("<title>Peru taxes cement - Copper Post</title>", HEADLINE, HEADLINE),
    "without an h1": (
        "<title>Peru taxes imported cement | Copper Post</title>",
        "",
        "Peru taxes imported cement",
    ),
    "the h1 is the site": ("<title>Peru taxes cement - Copper Post</title>", "Copper Post", HEADLINE),
    "the h1 says more": (
        "<title>Peru taxes cement</title>",
        "Peru taxes cement, and builders are cross",
        "Peru taxes cement, and builders are cross",
    ),
    "entities in JSON-LD": (linked('{"@type": "Article", "headline": "Peru&#8217;s tax"}'), "", "Peru’s tax"),
}


@pytest.mark.parametrize(("head", "h1", "title"), TITLES.values(), ids=TITLES)
def test_title(head: str, h1: str, title: str) -> None:
    assert article(head, h1=h1).title == title


def test_an_address_without_its_host() -> None:
    head = '<base href="https://copper.example/"><link rel="canonical" href="/peru-taxes-cement">'
    assert article(head).url == "https://copper.example/peru-taxes-cement"
    assert article('<link rel="canonical" href="/peru">').url is None
    assert article('<base href="https://x/"><link rel="canonical" href="http://[x">').url in (
        None,
        "http://[x",
    )


@pytest.mark.parametrize(
    "json",
    ["[" * 100_000, '{"@graph":' * 5_000, "{" * 50, '{"@type": "Article", "author": [[[[]]]]}', "null"],
)
def test_hostile_json(json: str) -> None:
    assert article(linked(json)).title == HEADLINE
