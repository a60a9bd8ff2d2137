"""Articles with named fields (JSON, CSV, Parquet): which field holds what."""

from __future__ import annotations

from collections.abc import Mapping

from tradewire.errors import UsageError

PARTS = ("text", "title", "authors", "published", "site", "url", "language")
"""What an article can be given by name."""


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
