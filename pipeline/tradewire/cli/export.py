"""`tradewire export`: records out of a store, as they went in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TextIO

import typer

from tradewire.cli.load import Schema, Wait


def export(url: str, out: TextIO, *, schema: str = "tradewire", wait: float = 60.0) -> int:
    """Write the records of the store at `url`, a line each, in the order of loading; how many there were.

    A record that replaced an older one stands in that one's place.
    """
    from tradewire.store import open as open_store

    written = 0
    with open_store(url, create=False, schema=schema, wait=wait) as store:
        for line in store.records():
            out.write(line.decode("utf-8") + "\n")
            written += 1
    return written


def export_cli(
    url: Annotated[str, typer.Argument(metavar="URL", help="The store, or a .duckdb or .sqlite file.")],
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FILE", help="Write here instead of stdout, once all are there."),
    ] = None,
    schema: Schema = "tradewire",
    wait: Wait = 60.0,
) -> None:
    """Write the records of a store as JSON Lines, byte for byte as they were loaded."""
    from tradewire.cli.output import open_output

    with open_output(out) as stream:
        written = export(url, stream, schema=schema, wait=wait)
    if out is not None and str(out) != "-":
        typer.echo(f"wrote {written} record{'' if written == 1 else 's'} to {out}", err=True)
