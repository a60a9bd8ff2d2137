"""The version that a store says it has."""

from __future__ import annotations

from tradewire.errors import SchemaMismatch, StoreError
from tradewire.store.tables import STORE_VERSION

META = "tradewire_store"
"""The table of an SQL store that holds its version: `name`, `value`."""


def checked_version(value: str, location: str) -> int:
    """The version as a number.

    Raises:
        SchemaMismatch: it is newer than this program, or no version.
    """
    version = int(value) if value.isdigit() and len(value) < 9 else None
    if version is None or version > STORE_VERSION:
        reason = f"its tables are of version {value or '(none)'}, this tradewire knows up to {STORE_VERSION}"
        raise SchemaMismatch(location, f"{reason}; use the tradewire that wrote it, or a newer one")
    return version


def no_store(location: str) -> StoreError:
    """The error of a place that is asked and that no load was at."""
    return StoreError(location, "is no store yet; `tradewire load` makes it one")


def not_ours(table: str, location: str, remedy: str) -> SchemaMismatch:
    """The error of a place where a table of one of our names is not ours."""
    return SchemaMismatch(location, f"has a table {table!r} that is not tradewire's; {remedy}")
