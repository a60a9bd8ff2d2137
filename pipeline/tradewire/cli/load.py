"""`tradewire load`: records into a store."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tradewire.errors import ReadError, TradewireError

if TYPE_CHECKING:
    from tradewire.store import Line, Loaded

_BOM = b"\xef\xbb\xbf"

To = Annotated[
    str,
    typer.Option(
        "--to",
        metavar="URL",
        help="parquet:DIR, duckdb:FILE, sqlite:FILE, postgresql://… or dlt:DESTINATION.",
    ),
]
Schema = Annotated[
    str, typer.Option("--schema", metavar="NAME", help="PostgreSQL's schema, or dlt's dataset.")
]
Wait = Annotated[
    float, typer.Option("--wait", metavar="SECONDS", min=0, help="How long to wait for another loader.")
]


def load(
    paths: Iterable[Path],
    url: str,
    on_error: Callable[[TradewireError], None],
    *,
    schema: str = "tradewire",
    replace: bool = False,
    wait: float = 60.0,
) -> Loaded:
    """Put the records of JSONL files ("-" is stdin) into the store at `url`.

    A line that is no record is given to `on_error`, and so is a file that cannot be read.
    """
    from tradewire.store import open as open_store

    with open_store(url, schema=schema, wait=wait) as store:
        return store.load(_lines(paths, on_error), replace=replace, on_error=on_error)


def _lines(paths: Iterable[Path], on_error: Callable[[TradewireError], None]) -> Iterator[Line]:
    from tradewire.store import Line

    for path in paths:
        name = str(path)
        try:
            with contextlib.ExitStack() as stack:
                stream = sys.stdin.buffer if name == "-" else stack.enter_context(path.open("rb"))
                for number, line in enumerate(stream, start=1):
                    body = line.removeprefix(_BOM) if number == 1 else line
                    yield Line(f"{name}:{number}", body.removesuffix(b"\n"))
        except OSError as error:
            on_error(ReadError(name, (error.strerror or type(error).__name__).lower()))


def summary(loaded: Loaded, shown: str) -> str:
    """What a load did, in one line, with what is not zero."""
    parts = [
        (loaded.added, "added"),
        (loaded.replaced, "replaced older ones"),
        (loaded.unchanged, "there already"),
        (loaded.older, "older than the stored ones, left out"),
        (
            loaded.differing,
            "of the same versions as stored ones and differing, left out (--replace loads them)",
        ),
    ]
    told = ", ".join(f"{number} {what}" for number, what in parts if number)
    return f"{shown}: {told or 'no records'}"


def load_cli(
    paths: Annotated[
        list[Path], typer.Argument(metavar="RECORDS", help="JSONL files of records; - is stdin.")
    ],
    to: To,
    schema: Schema = "tradewire",
    replace: Annotated[
        bool,
        typer.Option("--replace", help="Also replace records of the same versions by ones that differ."),
    ] = False,
    wait: Wait = 60.0,
) -> None:
    """Put records into a store; those that are there already change nothing."""
    from tradewire.store.url import without_password

    failures = 0

    def failed(error: TradewireError) -> None:
        nonlocal failures
        failures += 1
        typer.echo(" ".join(f"error: {error}".split()), err=True)

    loaded = load(paths, to, failed, schema=schema, replace=replace, wait=wait)
    typer.echo(summary(loaded, without_password(to)), err=True)
    if failures:
        raise typer.Exit(1)
