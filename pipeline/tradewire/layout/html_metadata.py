"""What a page says about its article: JSON-LD, OpenGraph, meta elements, times, links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from tradewire.layout.bylines import names_of
from tradewire.layout.draft import clean
from tradewire.layout.html_content import names_like
from tradewire.layout.html_json import article_object, name_of, text_of_value
from tradewire.layout.html_text import select, text_of
from tradewire.layout.titles import same_words, squeeze
from tradewire.read.dates import iso_date
from tradewire.read.source import Metadata

if TYPE_CHECKING:
    from lxml.etree import _Element

# Source: The Open Graph protocol ("article" namespace), Dublin Core in HTML, and the names that the
# publishing systems of newspapers use besides (Parse.ly, Sailthru, CXENSE), in order of trust.
_DATE_NAMES = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "date",
    "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.created", "dc.date.created", "parsely-pub-date",
    "sailthru.date", "cxenseparse:recs:publishtime", "pubdate", "publishdate", "publish_date", "publish-date",
    "publication_date", "publication-date", "article.published", "published-date", "displaydate", "pdate",
    "citation_publication_date", "citation_online_date", "release_date", "originalpublicationdate",
    "date_published",
)  # fmt: skip
_AUTHOR_NAMES = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
    "authors",
)
_SITE_NAMES = ("og:site_name", "application-name", "dc.publisher", "publisher", "apple-mobile-web-app-title")
_TITLE_NAMES = (
    "og:title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "headline",
    "parsely-title",
    "sailthru.title",
)
_SEPARATOR = re.compile(r"\s+[|·•»›:–—-]{1,2}\s+|\s*\|\s*|\s*»\s*")
_URL_DATE = re.compile(
    r"/((?:19|20)\d{2})(?:([/-])(\d{1,2})[/-](\d{1,2})|(\d{2})(\d{2}))(?:[/_-]|\.\w{2,5}$|$)"
)
_SUFFIX_WORDS = 6
# Source: schema.org microdata, the HTML standard's `time`, and the hAtom and h-entry microformats.
_TIMES = (
    "(descendant::*[@itemprop='datePublished' or @pubdate])[position() <= 3]"
    " | (descendant::abbr[@title][contains(concat(' ', @class, ' '), ' published ')"
    " or contains(concat(' ', @class, ' '), ' dt-published ')])[position() <= 3]"
    " | (descendant::time[@datetime])[position() <= 10]"
)


def page_metadata(root: _Element, uri: str, *, known_url: str | None = None) -> Metadata:
    """The page's metadata. `title` is without the site's name; `published` is ISO 8601."""
    metas = _metas(root)
    linked = article_object(root)
    site = _first(metas, _SITE_NAMES) or name_of(linked.get("publisher"))
    known = _web(known_url)
    url = _canonical(root, metas, known) or _web(linked.get("url")) or _web(linked.get("@id")) or known
    title = _title(root, metas, linked, site)
    site = site or (_site_behind(title, root) if title else None)
    return Metadata(
        title=title,
        authors=_authors(root, metas, linked),
        published=_published(root, metas, linked, url or uri),
        site=site,
        url=url,
        language=_language(root, metas, linked),
    )


def _metas(root: _Element) -> dict[str, str]:
    """The first content of each meta name or property, names in lower case."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        content = clean(meta.get("content") or "")
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
        if content and name:
            found.setdefault(name.strip().lower(), content)
    return found


def _title(root: _Element, metas: dict[str, str], linked: dict[str, Any], site: str | None) -> str | None:
    """The headline: an h1 that the metadata confirms, else the metadata's own, else the h1, else <title>."""
    heads = [text for h1 in list(root.iter("h1"))[:10] if (text := clean(text_of(h1)))]
    page = next(root.iter("title"), None)
    whole = clean(text_of(page)) if page is not None else ""
    told = [text_of_value(linked.get("headline")), _first(metas, _TITLE_NAMES), whole or None]
    sites = [head for head in heads if any(given and _is_part_of(head, given) for given in told)]
    heads = [head for head in heads if head not in sites]
    site = site or next(iter(sites), None)
    for given in told:
        if given is None:
            continue
        flat = squeeze(given)
        for head in heads:
            key = squeeze(head)
            if len(key) > 8 and (key in flat or (flat and flat in key)):
                return head
    for given in told[:2]:
        if given:
            return without_site(given, site)
    if heads and not (site and same_words(heads[0], site)):
        return heads[0]
    return without_site(whole, site) if whole else None


def _is_part_of(head: str, title: str) -> bool:
    """Whether an h1 is but the name of the site at the end of a title: "Headline of some words | Site"."""
    marks = list(_SEPARATOR.finditer(title))
    if not marks:
        return False
    before, behind = title[: marks[-1].start()], title[marks[-1].end() :]
    return same_words(head, behind) and len(before.split()) > len(behind.split())


def without_site(title: str, site: str | None) -> str:
    """`title` without the name of the site behind (or before) it.

    >>> without_site("Tin duty falls to 5% | The Example", None)
    'Tin duty falls to 5%'
    """
    parts = [(m.start(), m.end()) for m in _SEPARATOR.finditer(title)]
    if not parts:
        return title
    start, end = parts[-1]
    head, tail = title[:start], title[end:]
    if site and same_words(tail, site):
        return without_site(head, None) if same_words(head.rpartition("|")[2], site) else head
    first_start, first_end = parts[0]
    if site and same_words(title[:first_start], site):
        return title[first_end:]
    mark = title[start:end].strip()
    words, head_words = tail.split(), head.split()
    named = len(words) <= _SUFFIX_WORDS and all(word[:1].isupper() or len(word) < 4 for word in words)
    if (
        named
        and len(head_words) >= 4
        and len(head) > len(tail)
        and (mark in ("|", "»", "·", "•") or site is None)
    ):
        return head if mark != ":" else title
    return title


def _site_behind(title: str, root: _Element) -> str | None:
    """The name that <title> has behind the headline, behind a bar or a dash."""
    page = next(root.iter("title"), None)
    whole = clean(text_of(page)) if page is not None else ""
    if not whole.startswith(title):
        return None
    mark = _SEPARATOR.match(whole, len(title))
    name = whole[mark.end() :] if mark else ""
    return name if name and len(name.split()) <= _SUFFIX_WORDS and not _SEPARATOR.search(name) else None


def _authors(root: _Element, metas: dict[str, str], linked: dict[str, Any]) -> tuple[str, ...]:
    value = linked.get("author") or linked.get("creator")
    items = value if isinstance(value, list) else [value]
    names = [name for item in items[:50] for name in names_of(name_of(item) or "")]
    if not names:
        given = _first(metas, _AUTHOR_NAMES) or _labelled(metas, "written by")
        if given and not given.startswith(("http://", "https://", "@")):
            names = list(names_of(given))
    if not names and (cited := metas.get("citation_author")):
        last, comma, first = cited.partition(",")
        names = [f"{first.strip()} {last.strip()}" if comma else cited]
    if not names:
        marked = select(root, "descendant::*[@rel='author' or @itemprop='author'][position() <= 6]")
        names = [name for element in marked if (name := clean(text_of(element))) and len(name) < 80]
    return tuple(dict.fromkeys(names))


def _labelled(metas: dict[str, str], label: str) -> str | None:
    """What a card for social networks says under a label of the page's own."""
    for number in ("1", "2"):
        if metas.get(f"twitter:label{number}", "").lower() == label:
            return metas.get(f"twitter:data{number}")
    return None


def _published(root: _Element, metas: dict[str, str], linked: dict[str, Any], url: str) -> str | None:
    given = text_of_value(linked.get("datePublished")) or text_of_value(linked.get("dateCreated"))
    for value in (given, *(metas.get(name) for name in _DATE_NAMES)):
        found = iso_date(value) if value else None
        if found:
            return found
    for element in select(root, _TIMES):
        if any(_is_beside(above) for above in element.iterancestors()):
            continue  # the day of another story
        value = element.get("datetime") or element.get("content") or element.get("title") or text_of(element)
        found = iso_date(value)
        if found:
            return found
    match = _URL_DATE.search(url)
    if match is None:
        return None
    month, day = int(match[3] or match[5]), int(match[4] or match[6])
    return iso_date(f"{match[1]}-{month:02}-{day:02}")


def _is_beside(element: _Element) -> bool:
    """Whether an element stands beside the article: no time in it is the article's."""
    if element.tag in ("aside", "nav", "footer"):
        return True
    names = element.get("class")
    return bool(names) and element.tag not in ("html", "body") and names_like(names or "", "element")


def _language(root: _Element, metas: dict[str, str], linked: dict[str, Any]) -> str | None:
    html = root if root.tag == "html" else None
    given = (
        (html.get("lang") or html.get("{http://www.w3.org/XML/1998/namespace}lang"))
        if html is not None
        else None
    )
    value = (
        given
        or text_of_value(linked.get("inLanguage"))
        or metas.get("content-language")
        or metas.get("og:locale")
    )
    value = (value or "").strip().replace("_", "-")
    return value if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}", value) else None


def _canonical(root: _Element, metas: dict[str, str], known: str | None) -> str | None:
    base = next((found for element in root.iter("base") if (found := _web(element.get("href")))), known)
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            href = (link.get("href") or "").strip()
            found = _web(_joined(base, href) if base and href else href)
            if found:
                return found
    return _web(metas.get("og:url")) or _web(metas.get("twitter:url"))


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((metas[name] for name in names if metas.get(name)), None)


def _joined(base: str, href: str) -> str:
    try:
        return urljoin(base, href)
    except ValueError:  # no address: "http://[x"
        return href


def _web(value: Any) -> str | None:
    return (
        value.strip()
        if isinstance(value, str) and value.strip().startswith(("http://", "https://"))
        else None
    )
