"""Records into a store, as they come."""

from __future__ import annotations

import time
from dataclasses import fields
from typing import TYPE_CHECKING

from tradewire.errors import DuplicateArticle, TradewireError
from tradewire.store import Line, Loaded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tradewire.batch.reading import Item
    from tradewire.store import Store

_SECONDS = 30.0  # a record is in the store at most so long after it was made, where others follow


class StoreOutput:
    """Records to a store, in batches of the store's size or of half a minute."""

    def __init__(self, store: Store) -> None:
        self.records = 0
        self.failures = 0
        self.loaded = Loaded()
        """What the store made of them."""
        self._store = store
        self._lines: list[Line] = []
        self._size = 0
        self._begun = 0.0

    def made_by(self, versions: Mapping[str, str]) -> None:
        """Each record says so itself."""

    def add(self, item: Item, outcome: str | TradewireError) -> None:
        """Take the line; failures are for the log alone.

        Raises:
            StoreError: the store cannot be written; what was loaded before is there.
        """
        if not isinstance(outcome, str):
            self.failures += not isinstance(item.found, DuplicateArticle)
            return
        self.records += 1
        now = time.monotonic()
        if not self._lines:
            self._begun = now
        body = outcome.encode("utf-8")
        self._lines.append(Line(f"record {self.records}", body))
        self._size += len(body)
        full = len(self._lines) >= self._store.batch_records or self._size >= self._store.batch_bytes
        if full or now - self._begun > _SECONDS:
            self.commit()

    def commit(self) -> None:
        """Load what was taken since the last time.

        Raises:
            StoreError: the store cannot be written; what was loaded before is there.
        """
        lines, self._lines, self._size = self._lines, [], 0
        if lines:
            done = self._store.load(lines)
            for field in fields(Loaded):
                setattr(self.loaded, field.name, getattr(self.loaded, field.name) + getattr(done, field.name))
