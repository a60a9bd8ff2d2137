"""Why an object is no record, in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import ValidationError


def reason(error: ValidationError) -> str:
    """The first complaint with its place in the record, and how many more there are."""
    first = error.errors(include_url=False)[0]
    place = ".".join(str(part) for part in first["loc"])
    message = first["msg"].removeprefix("Value error, ")
    more = error.error_count() - 1
    return (f"{place}: " if place else "") + message + (f" (and {more} more)" if more else "")
