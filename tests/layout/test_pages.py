"""Pages of many makes: what is article is read, what is page around it is not."""

from __future__ import annotations

import pytest

from tradewire.layout import Article, lay_out
from tradewire.read import one, read_bytes

LEAD = (
    "Peru will charge 9 percent on imported cement from June, the economy ministry in Lima said on Monday, "
    "after builders and mills had argued over the measure for most of the spring."
)
SECOND = (
    "Mills in Arequipa welcomed the duty, which replaces a quota that had lapsed in March, while builders "
    "warned that flats in the capital would become dearer before the end of the year."
)
THIRD = (
    "Colombia and Ecuador, whose cement enters free of duty under the Andean agreement, are not affected, "
    "but shippers in Vietnam and Turkey may have to look for other ports."
)
LAST = (
    "The ministry expects to collect 80 million soles a year from it, "
    "and will look at the rate again in 2027."
)
BODY = f"<p>{LEAD}</p><p>{SECOND}</p><h2>What neighbours pay</h2><p>{THIRD}</p><p>{LAST}</p>"
TEASERS = "".join(
    f'<li><a href="/{n}">Copper smelter number {n} fined 12% of its yearly sales over smoke</a></li>'
    for n in range(6)
)

COMMENTS = f'<div class="comment"><p>{SECOND.upper()} {THIRD.upper()}</p></div>' * 8


def article(html: str, name: str = "page.html") -> Article:
    """The article of a page."""
    return lay_out(one(read_bytes(html.encode(), name)))


PAGES = {
    "article element": f"""<html><body><nav><ul>{TEASERS}</ul></nav><article>
        <h1>Peru taxes cement</h1>{BODY}</article>
        <aside><h3>Most read</h3><ul>{TEASERS}</ul></aside>
        <footer>Copper Post Ltd, all rights reserved</footer></body></html>""",
    "div soup": f"""<html><body><div class="top"><a href="/">Copper Post</a> <a href="/w">World</a></div>
        <div class="c1"><div class="c2"><h1>Peru taxes cement</h1><div class="txt">{BODY}</div></div>
        <div class="c3"><ul>{TEASERS}</ul></div></div><div class="bottom">Copper Post Ltd 2026</div></body>
        </html>""",
    "wordpress": f"""<html><body class="single single-post has-sidebar"><header class="site-header">
        <a href="/">Copper Post</a></header>
        <div id="content" class="site-content">
        <div class="post-12 post hentry category-newsletter tag-tariffs">
        <h1 class="entry-title">Peru taxes cement</h1>
        <div class="entry-meta">Posted on <time datetime="2026-05-04T10:00:00-05:00">May 4, 2026</time>
        by <span class="author vcard">Rosa Quispe</span></div>
        <div class="entry-content">{BODY}<div class="sharedaddy sd-sharing-enabled"><h3>Share this:</h3>
        <ul><li><a>Click to share on X</a></li></ul></div>
        <div id="jp-relatedposts" class="jp-relatedposts"><h3>Related</h3><p>Smelter fined 12% of sales</p>
        </div></div>
        <footer class="entry-footer">Tagged cement, Peru</footer></div>
        <div id="comments" class="comments-area"><h2>3 thoughts on this</h2><p>{SECOND.upper()}</p></div>
        </div>
        <div id="secondary" class="widget-area"><h2>Recent posts</h2><ul>{TEASERS}</ul></div></body>
        </html>""",
    "elementor": f"""<html><body><div class="elementor">
        <div class="elementor-widget elementor-widget-theme-post-title"><h1>Peru taxes cement</h1></div>
        <div class="elementor-widget elementor-widget-theme-post-content">
        <div class="elementor-widget-container">{BODY}</div></div>
        <div class="elementor-widget elementor-widget-posts"><div class="elementor-posts">{TEASERS}</div>
        </div></div></body></html>""",
    "divs for paragraphs": f"""<html><body><div class="l-container"><h1>Peru taxes cement</h1>
        <div class="zn-body">
        <div class="zn-body__paragraph">{LEAD}</div><div class="zn-body__paragraph">{SECOND}</div>
        <h3>What neighbours pay</h3>
        <div class="zn-body__paragraph">{THIRD}</div><div class="zn-body__paragraph">{LAST}</div></div>
        <div class="ob-widget outbrain"><p>{SECOND.upper()}</p></div></div></body></html>""",
    "layout tables": f"""<html><body><table width="100%"><tr><td colspan="2">
        <font size="7">The Copper Post</font></td></tr>
        <tr><td width="120"><a href="/a">World</a><br><a href="/b">Business</a><br><a href="/c">Sport</a>
        </td>
        <td><h1>Peru taxes cement</h1>{BODY}</td></tr></table></body></html>""",
    "line breaks for paragraphs": f"""<html><body><div id="story"><h1>Peru taxes cement</h1>{LEAD}<br>
        <br>{SECOND}<br><br>
        <b>What neighbours pay</b><br><br>{THIRD}<br><br>{LAST}</div></body></html>""",
    "long comments": f"""<html><body><main><article class="story"><h1>Peru taxes cement</h1>{BODY}</article>
        <section class="reader-comments">{COMMENTS}</section></main></body></html>""",
    "boxes in the body": f"""<html><body><article><h1>Peru taxes cement</h1><p>{LEAD}</p>
        <aside class="element-rich-link"><p>Smelter fined 12% of its sales</p></aside>
        <div class="ad-slot">Advertisement: cars from $9,900</div><p>{SECOND}</p>
        <div class="newsletter-signup"><p>Get the Copper Letter, our 5% shorter morning mail</p></div>
        <figure><img alt="A kiln at 40%"><figcaption>A kiln in Arequipa at 40% of its output</figcaption>
        </figure>
        <h2>What neighbours pay</h2><p>{THIRD}</p><p>{LAST}</p>
        <p><a href="/x">Read more: smelter fined 12% of its sales</a></p></article></body></html>""",
    "article body marked": f"""<html><body><div itemscope itemtype="https://schema.org/NewsArticle">
        <h1 itemprop="headline">Peru taxes cement</h1>
        <div itemprop="articleBody">{BODY}</div><div class="after"><p>{SECOND.upper()}</p></div></div>
        </body></html>""",
    "open tags": f"""<body><div><h1>Peru taxes cement</h1><p>{LEAD}<p>{SECOND}<h2>What neighbours pay</h2>
        <p>{THIRD}<p>{LAST}""",
}


STORIES = "".join(
    f'<div class="c9"><h4><a href="/{n}">Smelter number {n} fined over its smoke</a></h4><p>A smelter in the '
    f"south, the {n}th of its kind, was fined 12% of its yearly sales over smoke in the town.</p></div>"
    for n in range(4, 9)
)
PAGES["stories beside it that nothing marks"] = (
    f'<html><body><div id="w"><div class="c2"><h1>Peru taxes cement</h1>{BODY}</div><div class="c3">{STORIES}'
    "</div></div></body></html>"
)


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_article_of_a_page(page: str) -> None:
    """Title, four paragraphs and one heading: nothing less and nothing more."""
    found = article(page)
    assert found.title == "Peru taxes cement"
    assert [found.text[b.start : b.end] for b in found.blocks] == [
        "Peru taxes cement",
        LEAD,
        SECOND,
        "What neighbours pay",
        THIRD,
        LAST,
    ]
    assert [b.kind for b in found.blocks] == [
        "heading",
        "paragraph",
        "paragraph",
        "heading",
        "paragraph",
        "paragraph",
    ]


def test_byline_gives_author_and_day() -> None:
    """A byline is not in the text, but what it says is kept."""
    found = article(PAGES["wordpress"])
    assert found.authors == ("Rosa Quispe",)
    assert found.published == "2026-05-04T10:00:00-05:00"


def test_standfirst_outside_the_body_is_kept() -> None:
    """A standfirst between headline and body belongs to the article."""
    page = f"""<html><body><article><h1>Peru taxes cement</h1>
        <p class="standfirst">Mills cheer, builders do not</p>
        <div itemprop="articleBody">{BODY}</div></article></body></html>"""
    assert article(page).text.startswith(
        "Peru taxes cement\n\nMills cheer, builders do not\n\nPeru will charge"
    )


def test_live_blog_posts_are_all_read() -> None:
    """Several article elements of like size are one live page, not one article and its rivals."""
    posts = "".join(f"<article><h2>{n}.30</h2><p>{LEAD}</p><p>{SECOND}</p></article>" for n in range(9, 13))
    found = article(f"<html><body><main><h1>Cement duty, live</h1>{posts}</main></body></html>")
    assert found.text.count(LEAD) == 4


def test_a_page_of_linked_items_keeps_them() -> None:
    """A newsletter whose items have links for headings is made of them."""
    found = article(
        f"<html><body><main><h1>The week in metals</h1><p>{LEAD}</p>{STORIES}</main></body></html>"
    )
    assert found.text.count("Smelter number") == 5


def test_metadata_that_only_the_page_shows() -> None:
    """What no meta element says is read from the page; a day is never estimated."""
    page = f"""<html><head><title>Peru taxes cement - Copper Post</title></head><body><article>
        <h1>Peru taxes cement</h1><span class="author-name">Rosa Quispe</span>{BODY}
        <p>In 2023 the rate was 4 percent.</p></article></body></html>"""
    found = article(page)
    assert (found.site, found.authors, found.published) == ("Copper Post", ("Rosa Quispe",), None)


def test_a_page_that_trafilatura_cannot_take_is_read_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is a second opinion, and a fault in it is no fault of the page."""

    def breaks(*args: object, **options: object) -> None:
        raise RecursionError

    monkeypatch.setattr("trafilatura.bare_extraction", breaks)
    monkeypatch.setattr("trafilatura.metadata.extract_metadata", breaks)
    assert LAST in article(PAGES["div soup"]).text


def test_page_with_nothing_in_it() -> None:
    """A page without an article gives an empty article that says so."""
    found = article("<html><head><title></title></head><body><nav><a href='/'>Home</a></nav></body></html>")
    assert found.text == ""
    assert [notice.code for notice in found.notices] == ["no_content"]


def test_short_article_is_not_lost() -> None:
    """A flash of one line is an article too."""
    found = article("<html><body><h1>Peru taxes cement</h1><p>The rate is 9 percent.</p></body></html>")
    assert found.text == "Peru taxes cement\n\nThe rate is 9 percent."


def test_furniture_class_on_the_article_itself_is_no_reason_to_drop_it() -> None:
    """When class names would leave nothing, they are not believed."""
    page = f'<html><body><div class="social-main"><div class="share">{BODY}</div></div></body></html>'
    assert LEAD in article(page).text
