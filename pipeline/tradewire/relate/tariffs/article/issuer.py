"""The government whose own release an article is, by the host of its address."""

from __future__ import annotations

from urllib.parse import urlsplit

from tradewire.layout.article import Article
from tradewire.relate.tariffs.reading import Reading

# Source: the registries of government domains; a country's own label ("gov", "gob", "go") under
# its ISO 3166 top-level domain.
_HOSTS = {
    "gov": "US",
    "mil": "US",
    "europa.eu": "EU",
    "gc.ca": "CA",
    "canada.ca": "CA",
    "admin.ch": "CH",
    "bund.de": "DE",
    "gouv.fr": "FR",
    "govt.nz": "NZ",
}
_LABELS = frozenset({"gov", "gob", "go", "gouv", "govt", "government"})


def issuer_of(article: Article) -> str | None:
    """ISO 3166-1 alpha-2 (or "EU") of the government that published the article, None if none did."""
    try:
        host = (urlsplit(article.url or "").hostname or "").lower()
    except ValueError:
        return None
    for suffix, code in _HOSTS.items():
        if host == suffix or host.endswith(f".{suffix}"):
            return code
    labels = host.split(".")
    if len(labels) >= 2 and len(labels[-1]) == 2 and labels[-2] in _LABELS:
        return {"UK": "GB"}.get(labels[-1].upper(), labels[-1].upper())
    return None


_OPENING = 4  # sentences in which a decision is announced


def is_decision(reading: Reading) -> bool:
    """Whether the article announces a decision of the day it speaks ("Today, the President signed …").

    An order or release of a government that published the article itself is one too.
    """
    sentences = [s for n in sorted(reading.sentences) for s in reading.sentences[n]][:_OPENING]
    for sentence in sentences:
        words = {t.low for t in sentence.tokens}
        if "today" in words and any("decide" in t.cues for t in sentence.tokens):
            return True
    return issuer_of(reading.article) is not None
