"""The manifest of a Parquet store: which files belong to it.

`manifest.json` names every file that counts. A batch writes its files first and then swaps the manifest
for one that names them, in one rename: a reader that goes by the manifest sees whole batches only, and
a file that no manifest names is what a load left that died.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tradewire.errors import SchemaMismatch, StoreBusy, StoreError
from tradewire.store.tables import STORE_VERSION
from tradewire.store.versions import checked_version

NAME = "manifest.json"
LOCK = ".lock"
PARTITION = "published_month"
UNKNOWN = "unknown"  # the partition of articles whose month of publication is not known

_RETRY = 0.05  # seconds between two tries to get the lock


@dataclass
class Manifest:
    """The files of a store, by table and month, as paths relative to its directory."""

    version: int = STORE_VERSION
    generation: int = 0
    next_position: int = 0
    files: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    superseded: list[str] = field(default_factory=list)

    def of(self, table: str) -> list[str]:
        """All files of a table, by month."""
        months = self.files.get(table, {})
        return [path for month in sorted(months) for path in months[month]]

    def add(self, table: str, month: str, path: str) -> None:
        """One more file."""
        self.files.setdefault(table, {}).setdefault(month, []).append(path)

    def drop(self, table: str, month: str, path: str) -> None:
        """A file whose rows are elsewhere now, or gone; it is deleted when the next load begins."""
        self.files[table][month].remove(path)
        self.superseded.append(path)

    def paths(self) -> set[str]:
        """Every file that counts."""
        return {path for months in self.files.values() for paths in months.values() for path in paths}


def read_manifest(folder: Path, location: str) -> Manifest | None:
    """The manifest of a folder; None where there is none and nothing else either.

    Raises:
        SchemaMismatch: the folder is not ours, or of a newer version.
        StoreError: it cannot be read.
    """
    try:
        raw = json.loads((folder / NAME).read_bytes())
    except FileNotFoundError:
        if folder.is_dir() and any(path.name != LOCK for path in folder.iterdir() if not _is_part(path)):
            reason = f"has files in it and no {NAME}: it is no store; name an empty or a new directory"
            raise SchemaMismatch(location, reason) from None
        return None
    except ValueError as error:
        raise StoreError(location, f"{NAME} is damaged ({error})") from error
    except OSError as error:
        raise StoreError(location, (error.strerror or str(error)).lower()) from error
    return _from_json(raw, location)


def _is_part(path: Path) -> bool:
    # What a first load that died leaves: folders of tables, and a manifest that was not swapped in.
    from tradewire.store.tables import TABLES

    return path.name in TABLES or path.name == NAME + ".part"


def _from_json(raw: Any, location: str) -> Manifest:
    if not isinstance(raw, dict) or "tradewire_store" not in raw:
        raise SchemaMismatch(location, f"{NAME} is not tradewire's; name another directory")
    version = checked_version(str(raw["tradewire_store"]), location)
    try:
        return Manifest(
            version, raw["generation"], raw["next_position"], raw["files"], list(raw["superseded"])
        )
    except KeyError as error:
        raise StoreError(location, f"{NAME} is damaged (no {error})") from error


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Swap the manifest in, on disk when this returns."""
    text = json.dumps(
        {
            "tradewire_store": manifest.version,
            "generation": manifest.generation,
            "next_position": manifest.next_position,
            "files": manifest.files,
            "superseded": manifest.superseded,
        },
        indent=1,
    )
    part = folder / f"{NAME}.part"
    with part.open("w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    os.replace(part, folder / NAME)
    sync(folder)


def sync(path: Path) -> None:
    """Have what was written at `path` on disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextlib.contextmanager
def locked(folder: Path, location: str, wait: float) -> Iterator[None]:
    """Hold the folder's lock, which ends with the process that holds it.

    Raises:
        StoreBusy: another loader held it for longer than `wait` seconds.
    """
    until = time.monotonic() + wait
    with (folder / LOCK).open("a") as stream:
        while True:
            try:
                fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= until:
                    raise StoreBusy(
                        location, "another loader is writing to it; try again when it is done"
                    ) from None
                time.sleep(_RETRY)
        yield
