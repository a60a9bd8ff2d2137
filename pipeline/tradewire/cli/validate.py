"""`tradewire validate`: whether the lines of a file are records."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tradewire.errors import RecordError


def validate(path: Path) -> tuple[int, list[RecordError]]:
    """How many lines of `path` are records, and what is wrong with each of the others.

    Raises:
        ReadError: the file cannot be read.
    """
    from tradewire.cli.records import read_records

    good, faults = 0, []
    for item in read_records(path):
        if isinstance(item, RecordError):
            faults.append(item)
        else:
            good += 1
    return good, faults


def validate_cli(
    path: Annotated[Path, typer.Argument(metavar="RECORDS", help="A JSONL file of records; - is stdin.")],
) -> None:
    """Check that every line of a file is a valid record."""
    good, faults = validate(path)
    for fault in faults:
        typer.echo(f"error: {fault}", err=True)
    typer.echo(f"{good} valid, {len(faults)} invalid", err=True)
    if faults:
        raise typer.Exit(1)
