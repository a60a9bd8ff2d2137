"""Articles with named fields (JSON, CSV, Parquet, front matter): which field holds what."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from tradewire.errors import UsageError
from tradewire.read.dates import iso_date
from tradewire.read.source import Metadata

PARTS = ("text", "title", "authors", "published", "site", "url", "language")
"""What an article can be given by name."""

# Names in order of preference, small letters and digits alone ("article_body" and "articleBody" are one).
# Source: schema.org NewsArticle, JSON Feed 1.1, the responses of NewsAPI, Guardian, GDELT, Mediastack and
# WordPress, the columns of common news corpora, the front matter of Jekyll, Hugo, Astro, Ghost and Obsidian.
NAMES: dict[str, tuple[str, ...]] = {
    "text": (
        "text", "body", "content", "articlebody", "articletext", "articlecontent", "fulltext", "maintext",
        "bodytext", "textcontent", "contenttext", "plaintext", "cleantext", "rawtext", "storytext",
        "storybody", "newstext", "contenthtml", "bodyhtml", "articlehtml", "rawhtml", "html",
        "contentmarkdown", "markdown", "article", "story",
    ),
    "title": ("title", "headline", "articletitle", "newstitle", "webtitle", "subject"),
    "authors": ("authors", "author", "byline", "by", "creator", "dccreator", "writer", "writers"),
    "published": (
        "published", "publishedtime", "publishedat", "publisheddate", "publishedon", "publishdate",
        "publicationdate", "datepublished", "pubdate", "webpublicationdate", "firstpublished", "date",
        "articledate", "datetime", "timestamp", "created", "createdat", "datecreated", "updated", "updatedat",
        "datemodified", "modified",
    ),
    "site": (
        "site", "sitename", "publisher", "newspaper", "publication", "outlet", "sourcename", "source",
        "provider",
    ),
    "url": (
        "url", "link", "sourceurl", "canonicalurl", "canonical", "articleurl", "weburl", "externalurl",
        "permalink", "href", "uri", "source",
    ),
    "language": ("language", "lang", "locale", "inlanguage"),
}  # fmt: skip
SUMMARIES = ("description", "summary", "abstract", "excerpt", "snippet", "contentsnippet", "lead")
"""Fields that stand in for a text that is not there."""

# A value that is an object has its own value under one of these. Source: schema.org (name), the WordPress
# REST API (rendered), JSON-LD (@value), the usual mappings of XML to JSON (#text, $t).
_INNER = ("name", "rendered", "@value", "#text", "$t", "value", "text", "html", "content")
_DEPTH = 4  # objects in one another that are looked into for a value
_MOST_AUTHORS = 50
_WEB = ("http://", "https://")
_SIGNS = re.compile(r"[^a-z0-9]")
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?(?:\.\d{1,9})?")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")


def field_map(fields: Mapping[str, str] | None) -> tuple[tuple[str, str], ...]:
    """`fields` (part of an article -> field of the input) as `Options` holds them.

    Raises:
        UsageError: a part that an article does not have, or a field without a name.
    """
    for part, field in (fields or {}).items():
        if part not in PARTS:
            raise UsageError(f"an article has no part {part!r}: it has {', '.join(PARTS)}")
        if not field:
            raise UsageError(f"no field is named for {part}")
    return tuple((fields or {}).items())


def plain_key(key: str) -> str:
    """`key` without what names differ by: case, "_", "-", spaces."""
    return _SIGNS.sub("", key.lower())


class Row:
    """One article's fields: `part` gives what the map or the usual names say, `text` its body."""

    def __init__(self, values: Mapping[str, Any], fields: Iterable[tuple[str, str]] = ()) -> None:
        self._values = values
        self._given = dict(fields)
        self._plain: dict[str, Any] = {}
        for key, value in values.items():
            self._plain.setdefault(plain_key(str(key)), value)

    def text(self) -> tuple[str, str] | None:
        """The body and the name of its field; None where no field holds one."""
        if "text" in self._given:
            found = _paragraphs(self._at(self._given["text"]))
            return (found, self._given["text"]) if found else None
        return self._first_text(NAMES["text"])

    def summary(self) -> tuple[str, str] | None:
        """What stands in for a body, and the name of its field."""
        return None if "text" in self._given else self._first_text(SUMMARIES)

    def metadata(self) -> Metadata:
        """What the fields say about the article."""
        title = self._part("title")
        published = self._part("published")
        return Metadata(
            title=without_markup(title) if title else None,
            authors=self._authors(),
            published=_date(published) if published else None,
            site=self._part("site", lambda value: not value.startswith(_WEB)),
            url=self._part("url", lambda value: value.startswith(_WEB)),
            language=self._part("language"),
        )

    def _first_text(self, names: Iterable[str]) -> tuple[str, str] | None:
        for name in names:
            found = _paragraphs(self._plain.get(name))
            if found:
                return found, name
        return None

    def _candidates(self, part: str) -> Iterable[Any]:
        if part in self._given:
            return (self._at(self._given[part]),)
        return (self._plain[name] for name in NAMES[part] if name in self._plain)

    def _part(self, part: str, fits: Callable[[str], bool] = bool) -> str | None:
        for value in self._candidates(part):
            found = " ".join((_string(value) or "").split())
            if found and fits(found):
                return found
        return None

    def _authors(self) -> tuple[str, ...]:
        for value in self._candidates("authors"):
            items = value if isinstance(value, list) else [value]
            names = (" ".join((_string(item) or "").split()) for item in items[:_MOST_AUTHORS])
            kept = tuple(name for name in names if name and not name.startswith(_WEB))
            if kept:
                return kept
        return ()

    def _at(self, path: str) -> Any:
        """The value of a field by its name, or of a field within a field by "outer.inner"."""
        if path in self._values:
            return self._values[path]
        value: Any = self._values
        for key in path.split("."):
            if isinstance(value, list) and key.isdigit():
                value = value[int(key)] if int(key) < len(value) else None
            else:
                value = value.get(key) if isinstance(value, Mapping) else None
        return value


def _string(value: Any, depth: int = 0) -> str | None:
    """A field's value as a str: itself, a number as written, or what an object or a list of one holds."""
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, bool) or depth > _DEPTH:
        return None
    if isinstance(value, Mapping):
        inner = (_string(value.get(key), depth + 1) for key in _INNER)
        return next((found for found in inner if found and found.strip()), None)
    if isinstance(value, (list, tuple)):
        return _string(value[0], depth + 1) if value else None
    return str(value)


def _paragraphs(value: Any) -> str | None:
    """A body: a str, or the paragraphs of a list."""
    if isinstance(value, (list, tuple)):
        parts = [_string(item, 1) for item in value]
        return "\n\n".join(part for part in parts if part and part.strip()) or None
    found = _string(value)
    return found if found and found.strip() else None


def without_markup(title: str) -> str:
    """A title as it is read: feeds hold "Cod &amp; duty" and "<em>Cod</em>"."""
    return " ".join(html.unescape(_TAG.sub("", title)).split()) if "&" in title or "<" in title else title


def _date(value: str) -> str | None:
    """ISO 8601 of a date as feeds write it; seconds or milliseconds since 1970 too."""
    if _EPOCH.fullmatch(value):
        seconds = int(value.partition(".")[0][:10])
        return datetime.fromtimestamp(seconds, UTC).isoformat().replace("+00:00", "Z")
    return iso_date(value)
