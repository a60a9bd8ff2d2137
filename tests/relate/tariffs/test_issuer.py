"""Whose release an article is, and whether it announces a decision of its day."""

from __future__ import annotations

import dataclasses

import pytest

from tradewire.layout import lay_out
from tradewire.layout.article import Article
from tradewire.read import read_text
from tradewire.relate.tariffs.article.issuer import is_decision, issuer_of
from tradewire.relate.tariffs.reading import Reading


def article(text: str = "A note.", url: str | None = None) -> Article:
    return dataclasses.replace(lay_out(read_text(text, "a.txt")), url=url)


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("https://www.whitehouse.gov/fact-sheets/2025/", "US"),
        ("https://policy.trade.ec.europa.eu/news_en", "EU"),
        ("https://www.canada.ca/en/news.html", "CA"),
        ("https://www.gov.uk/government/news", "GB"),
        ("https://www.trade.gov.au/x", "AU"),
        ("https://www.economia.gob.mx", "MX"),
        ("https://www.mofa.go.jp/press", "JP"),
        ("https://www.beehive.govt.nz/release", "NZ"),
        ("https://www.dailynews.example/gov/x", None),
        ("https://notgov.com", None),
        ("https://mygov.uk.com", None),
        ("https://[::1", None),
        ("", None),
        (None, None),
    ],
)
def test_issuer(url: str | None, code: str | None) -> None:
    assert issuer_of(article(url=url)) == code


@pytest.mark.parametrize(
    ("text", "url", "decided"),
    [
        ("Today, the President signed an order that puts 5% on tin.", None, True),
        ("The Premier today announced a duty of 5% on tin.", None, True),
        ("Last year the President signed an order that puts 5% on tin.", None, False),
        ("Tin is dear today, and dealers are glum.", None, False),
        ("An order puts 5% on tin.", "https://www.state.gov/x", True),
        ("A. B. C. D. E.\n\nOne.\n\nTwo.\n\nThree.\n\nFour.\n\nToday the King signed it.", None, False),
    ],
)
def test_decision(text: str, url: str | None, decided: bool) -> None:
    reading = Reading(article(text, url), (), (), (), ())
    reading.prepare(None)
    assert is_decision(reading) is decided
