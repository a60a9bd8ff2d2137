"""What a Ray run writes: parts, failures and a manifest, in a directory or at a URL."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from tradewire.errors import OutputError, UsageError

Format = Literal["jsonl", "parquet"]


@dataclass(frozen=True, slots=True)
class Counts:
    """Records that were written, and articles that failed."""

    records: int
    failures: int


def write_part(out: str, form: Format, number: int, blocks: Iterable[Any]) -> tuple[Counts, str | None]:
    """Write one part; what it counts, and what made it."""
    import pyarrow

    tables = [table for table in blocks if table.num_rows]
    if not tables:
        return Counts(0, 0), None
    table = pyarrow.concat_tables(tables)
    records = [line for line in table.column("record").to_pylist() if line is not None]
    failures = [line for line in table.column("failure").to_pylist() if line is not None]
    if records and form == "jsonl":
        _write(f"{out}/part-{number:06}.jsonl", "".join(f"{line}\n" for line in records).encode())
    elif records:
        _write(f"{out}/part-{number:06}.parquet", _parquet(table))
    if failures:
        _write(f"{out}/errors-{number:06}.jsonl", "".join(f"{line}\n" for line in failures).encode())
    return Counts(len(records), len(failures)), table.column("made_by")[0].as_py()


def _parquet(table: Any) -> bytes:
    import pyarrow
    import pyarrow.compute
    import pyarrow.parquet

    kept = table.filter(pyarrow.compute.is_valid(table.column("record")))
    ids = [json.loads(line)["id"] for line in kept.column("record").to_pylist()]
    kept = pyarrow.table(
        {"id": pyarrow.array(ids), **{name: kept.column(name) for name in ("uri", "sha256", "record")}}
    )
    buffer = pyarrow.BufferOutputStream()
    pyarrow.parquet.write_table(kept, buffer, compression="zstd")
    data: bytes = buffer.getvalue().to_pybytes()
    return data


def claim(out: str) -> None:
    """That nothing is there yet."""
    import fsspec

    with _writing(out):
        system, path = fsspec.core.url_to_fs(out)
        system.makedirs(path, exist_ok=True)
        if system.ls(path):
            raise UsageError(f"{out}: is not empty; --engine ray writes to a new directory")


def write_manifest(out: str, settings: Mapping[str, Any], counts: Counts, made_by: str | None) -> None:
    plan = {name: value for name, value in settings.items() if name in ("model", "fields", "max_chars")}
    content = {
        "complete": True,
        "made_by": json.loads(made_by) if made_by else None,
        "plan": plan,
        "records": counts.records,
        "failures": counts.failures,
    }
    with _writing(out):
        _write(f"{out}/manifest.json", (json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode())


def _write(path: str, data: bytes) -> None:
    import fsspec

    with fsspec.open(path, "wb") as stream:
        stream.write(data)


@contextlib.contextmanager
def _writing(out: str) -> Iterator[None]:
    try:
        yield
    except (OSError, ImportError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise OutputError(out, f"cannot be written ({reason})") from error
