"""Lines of the page around an article go, sentences that use the same words stay."""

from __future__ import annotations

import itertools

import pytest

from tradewire.layout import lay_out
from tradewire.read import Source

FIRST = (
    "Peru will charge 9 percent on imported cement from June, the economy ministry in Lima said on Monday, "
    "after builders and mills had argued over the measure for most of the spring."
)
SECOND = (
    "Mills in Arequipa welcomed the duty, which replaces a quota that had lapsed in March, while builders "
    "warned that flats in the capital would become dearer before the end of the year."
)
TITLE = "Peru taxes cement"


def left(line: str, place: str, media_type: str) -> str:
    """What is left of `line` at that place of an article."""
    title = TITLE if media_type == "text/plain" else f"# {TITLE}"
    parts = {
        "top": [title, line, FIRST, SECOND],
        "middle": [title, FIRST, line, SECOND],
        "end": [title, FIRST, SECOND, line],
    }[place]
    found = lay_out(Source("story", media_type, "\n\n".join(parts), "0" * 64)).text
    for known in (TITLE, FIRST, SECOND):
        assert known in found
        found = found.replace(known, "", 1)
    return found.strip()


MARKED = [  # lines that need Markdown to be told
    "[Read more](https://example.org)",
    "Read more: [Smelter fined over smoke](https://example.org)",
    "![A kiln](kiln.jpg)",
    "![A kiln](kiln.jpg)\n*A kiln in Arequipa. Photo: R. Quispe*",
    "> Related: Smelter fined",
    "## Recommended stories\n\n- [Smelter fined](/a)\n- [Mine shut](/b)\n- [Port opens](/c)",
    "- list 1 of 3: [Smelter fined](/a)\n- list 2 of 3: [Mine shut](/b)\n- list 3 of 3: [Port opens](/c)",
    "[Share on X](/x) · [Share on Facebook](/f)",
]
GO = {
    "top": [
        "By Rosa Quispe",
        "By ROSA QUISPE, Staff Writer",
        "Published: May 4, 2026",
        "4 May 2026 | 10:00",
        "Home > Business > Trade",
        "Home » Business",
        "Exclusive",
        "Breaking News",
        "Comments 12",
        "Listen (4 min)",
        "3 min read",
    ],
    "middle": [
        # pointers
        "READ MORE: Smelter fined",
        "Read also: Chile cuts its levy on copper",
        "Related: Smelter fined",
        "Related Stories",
        "WATCH NOW: The minister on cement",
        "Watch: the minister speaks",
        "▶ Watch now",
        "Click here to read the full report",
        "Tap here for more",
        "list of 3 items",
        "end of list",
        "Keep reading",
        # pictures
        "(Photo by Rosa Quispe/Getty Images)",
        "Photo: Rosa Quispe/Agencia",
        "Image credit: Rosa Quispe",
        "Photograph: Rosa Quispe/The Example",
        "Rosa Quispe | Getty Images",
        "Rosa Quispe via Shutterstock",
        "AP Photo/Rosa Quispe, File",
        "REUTERS/Rosa Quispe",
        "Getty Images",
        "Image caption, A kiln in Arequipa",
        "Media caption, The minister speaks",
        # shares and comments
        "Share this article",
        "Share on Facebook Share on Twitter Share on LinkedIn",
        "Facebook | Twitter | WhatsApp | Email",
        "5 Comments",
        "Leave a comment",
        "Copy link",
        "Follow us on X and LinkedIn",
        # newsletters and subscriptions
        "Sign up for our daily newsletter",
        "Sign up to The Copper Letter, our morning newsletter, and get it in your inbox",
        "Get the day's top stories in your inbox",
        "Subscribe to read the full story",
        "Enter your email address",
        "Download our app for the latest",
        # the page itself
        "ADVERTISEMENT",
        "Story continues below advertisement",
        "Skip to main content",
        "We use cookies to improve your experience",
        "Enable JavaScript to view this",
        "Loading...",
        "Show more",
        "View gallery",
        "Listen to this article 4 min",
        "Tags: cement, Peru",
        "Topics: Trade, Peru",
    ],
    "end": [
        # credits
        "Editing by Rosa Quispe",
        "(Reporting by Rosa Quispe in Lima; Editing by John Doe and Jane Roe)",
        "Reporting by Rosa Quispe; Additional reporting by John Doe",
        "—With assistance from John Doe.",
        "--With assistance by Rosa Quispe and John Doe.",
        "With files from The Canadian Press",
        "(With inputs from agencies)",
        "Additional reporting by agencies",
        "John Doe and Jane Roe contributed to this report.",
        "This report by The Canadian Press was first published May 4, 2026.",
        "Rosa Quispe is a reporter in Lima.",
        "Rosa Quispe covers trade for The Example.",
        "About the author: Rosa Quispe covers trade.",
        "Follow Rosa Quispe on X: @rq",
        "To contact the reporter on this story: Rosa Quispe in Lima at rq@example.com",
        # sign-offs
        "REUTER",
        "-ENDS-",
        "--- END ---",
        "###",
        "– AFP",
        "-PTI",
        "PTI SKL",
        "Xinhua",
        # notices
        "Our Standards: The Thomson Reuters Trust Principles.",
        "Copyright 2026 The Example",
        "Copyright The Example Company",
        "©2026 The Example. All rights reserved.",
        "(c) 2026 The Example",
        "For more information, visit www.example.com",
        "Disclaimer: The views expressed are those of the author.",
        "What do you think? Let us know in the comments.",
        "More from this section",
        "Newsletter",
    ],
}
STAY = [
    # newsletters and subscriptions are subjects too
    "The newsletter of the mills' association said the duty would help.",
    "Subscribe to the view that duties help, and you will find friends in Arequipa.",
    "Readers of the newsletter, which has 5,000 subscribers, pay 3 soles a month.",
    "Sign up for the quota by June, the ministry told importers.",
    "Get the licence first, importers were told.",
    "Download the form from the ministry's site, importers were told on Monday.",
    "Email servers are exempt.",
    # shares, comments, networks
    "Share prices of cement makers rose 4 percent.",
    "Comments by the minister moved the market.",
    "Follow the money, builders say.",
    "Facebook and Google will pay the digital tax.",
    "X will pay 3 percent.",
    # pointers
    "Watch the port of Callao: it handles most of the cement.",
    "Watch for the rate in 2027.",
    "Read the list of goods with care, lawyers advise.",
    "Related goods such as clinker pay 4 percent.",
    "Related parties must declare their prices.",
    "More on Monday's list: clinker, lime and gypsum.",
    "Recommended rates are 5 to 9 percent.",
    "Latest figures show imports of 80,000 tonnes.",
    "Click-through rates do not matter here.",
    "Home builders pay more.",
    # pictures
    "Photovoltaic cells are not affected.",
    "Image matters to the ministry, an official said.",
    "Getty Images pays 9 percent on its prints.",
    "Source countries include Vietnam and Turkey.",
    # credits and sign-offs
    "Editing software would be taxed at 5 percent.",
    "Edited lists are due in June.",
    "Reporting by importers is due in June.",
    "Reporting by banks to the ministry begins in June, and fines of 5 percent follow.",
    "Additional reporting duties start in June.",
    "Written by hand, the list has 40 lines.",
    "Reuters reported the rate first.",
    "AP Moller-Maersk carries most of it.",
    "“This is the end,” said Mr. Quispe.",
    "The quota ends in 2027.",
    "Rosa Quispe is a minister without a ministry.",
    # the page itself
    "Advertisement spending fell 3 percent.",
    "Cookies and biscuits pay 12 percent.",
    "Privacy rules are part of the pact.",
    "Print cartridges face a 10 percent duty.",
    "Loading of ships at Callao fell by 4 percent.",
    "Premium cement pays 12 percent.",
    "Menu prices rose.",
    "Live cattle pay 5 percent.",
    "Breaking the quota costs 80 soles a tonne.",
    "Tags must show the country of origin.",
    "Contact lenses are exempt.",
    "Save for cement, all goods are free of duty.",
    # clauses and rights
    "(c) The rate of duty set by this order is in addition to any other duty.",
    "(b) Nothing in this order affects the quota.",
    "Copyright goods pay 4 percent.",
    "December 2026.",
]
TYPES = ["text/plain", "text/markdown"]
CASES = [
    pytest.param(line, place, media_type, id=f"{place}, {media_type[5:]}: {line[:40]}")
    for place, lines in GO.items()
    for line, media_type in itertools.product(lines, TYPES)
]


@pytest.mark.parametrize(("line", "place", "media_type"), CASES)
def test_goes(line: str, place: str, media_type: str) -> None:
    assert left(line, place, media_type) == ""


@pytest.mark.parametrize("line", MARKED)
def test_goes_from_markdown(line: str) -> None:
    assert left(line, "middle", "text/markdown") == ""


@pytest.mark.parametrize("media_type", TYPES)
@pytest.mark.parametrize("place", ["middle", "end"])
@pytest.mark.parametrize("line", STAY)
def test_stays(line: str, place: str, media_type: str) -> None:
    assert left(line, place, media_type) == line


def test_an_article_about_newsletters_keeps_its_words() -> None:
    """Every paragraph has the words of boxes, and none is one."""
    paragraphs = [
        "The postal ministry will tax newsletters at 9 percent from June, it said in its own newsletter.",
        "Subscribers pay 3 soles a month; sign-ups fell by 4 percent after the news was shared on Facebook.",
        "“Unsubscribe and the tax is gone,” read one of 5,000 comments under the story.",
        "Advertisements in e-mails are taxed already, and cookies, the ministry said, are not goods.",
    ]
    found = lay_out(Source("story", "text/plain", "\n\n".join(paragraphs), "0" * 64))
    assert found.text.split("\n\n") == paragraphs


def test_carriage_returns_that_were_made_visible() -> None:
    text = f"{FIRST}^M\n\n{SECOND}^M\n Reuter^M\n"
    assert lay_out(Source("story", "text/plain", text, "0" * 64)).text == f"{FIRST}\n\n{SECOND}"
