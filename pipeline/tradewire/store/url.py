"""Where a store is: URLs, and what may be said of them aloud."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from tradewire.errors import UsageError

FORMS = "parquet:DIR, duckdb:FILE, sqlite:FILE, postgresql://USER@HOST/DATABASE or dlt:DESTINATION"

_ENDINGS = {".duckdb": "duckdb", ".sqlite": "sqlite", ".sqlite3": "sqlite"}
_USER_PART = re.compile(r"^([a-z]+://[^:/@?#]*):(.*)@")
_PARAMETER = re.compile(r"([?&]password=)[^&#]*", re.IGNORECASE)


@dataclass(frozen=True)
class Target:
    """A store's kind (`duckdb`, …), where it is for its driver, and how it is named in messages."""

    kind: str
    place: str
    shown: str


def parse_url(url: str) -> Target:
    """The store that a URL names; so does a path that ends in .duckdb or .sqlite, or a store's directory.

    Raises:
        UsageError: it names none.
    """
    if url.startswith(("postgresql://", "postgres://")):
        return Target("postgresql", url, without_password(url))
    kind, colon, place = url.partition(":")
    if colon and kind in ("parquet", "duckdb", "sqlite", "dlt"):
        if kind != "dlt" and place.startswith("//"):
            raise UsageError(f"{url}: a file is named without slashes before it, as in {kind}:data/news")
        if not place or "\0" in place:
            raise UsageError(f"{without_password(url)}: names no {kind} store; a store is {FORMS}")
        return Target(kind, place, without_password(url))
    path = Path(url)
    if path.suffix in _ENDINGS and not re.match(r"[a-z]{2,}:", url):
        return Target(_ENDINGS[path.suffix], url, url)
    if "\0" not in url and (path / "manifest.json").is_file():
        return Target("parquet", url, url)
    raise UsageError(f"{without_password(url)}: is no store; a store is {FORMS}")


def without_password(url: str) -> str:
    """The URL as it may be printed: a password in it is `***`."""
    return _PARAMETER.sub(r"\1***", _USER_PART.sub(r"\1:***@", url))


def passwords(url: str) -> set[str]:
    """The passwords that a URL holds, as written and decoded, so that no message of a driver repeats them."""
    from urllib.parse import unquote

    found = {match[2] for match in [_USER_PART.match(url)] if match}
    found |= {match[0].partition("=")[2] for match in _PARAMETER.finditer(url)}
    return {form for word in found if word for form in (word, unquote(word))}
