"""`tradewire schema`: the JSON Schema of a record."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def schema() -> str:
    """The JSON Schema of a record, as the committed file holds it."""
    from tradewire.records.schema import schema_text

    return schema_text()


def schema_cli(
    write: Annotated[
        bool, typer.Option("--write", help="Write it to schemas/ of the working directory.")
    ] = False,
) -> None:
    """Print the JSON Schema of a record."""
    text = schema()
    if not write:
        typer.echo(text, nl=False)
        return
    from tradewire.errors import UsageError
    from tradewire.records.schema import SCHEMA_FILE

    folder = Path("schemas")
    if not folder.is_dir():
        raise UsageError("schemas: no such directory here; --write is for a checkout of the project")
    target = folder / SCHEMA_FILE
    target.write_text(text, encoding="utf-8")
    typer.echo(f"wrote {target}", err=True)
