"""`tradewire report`: records as a page to read, judge and correct."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tradewire.errors import RecordError

if TYPE_CHECKING:
    from tradewire.records import Record


def report(
    path: Path, out: Path | None, gold: Path | None = None, title: str | None = None
) -> tuple[int, int]:
    """Write the page of the records of `path` to `out`; how many articles it holds, how many inputs failed.

    A line that is no record, and a gold file that cannot be read, are named on stderr and left out.

    Raises:
        ReadError: the file or the gold cannot be read.
        UsageError: the page cannot be written there.
    """
    from tradewire.cli.output import open_output
    from tradewire.cli.records import read_records
    from tradewire.report import write_report

    failed = 0

    def fail(message: object) -> None:
        nonlocal failed
        failed += 1
        typer.echo(f"error: {message}", err=True)

    def good() -> Iterator[Record]:
        for item in read_records(path):
            if isinstance(item, RecordError):
                fail(item)
            else:
                yield item

    judge = None
    if gold is not None:
        from tradewire.report.judge import gold_judge

        judge = gold_judge(gold, fail)
    name = "stdin" if str(path) == "-" else path.name
    with open_output(out) as stream:
        count = write_report(good(), stream, title=title or f"tradewire: {name}", judge=judge)
    return count, failed


def report_cli(
    path: Annotated[Path, typer.Argument(metavar="RECORDS", help="A JSONL file of records; - is stdin.")],
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="The HTML file to write (default: stdout).")
    ] = None,
    gold: Annotated[
        Path | None,
        typer.Option("--gold", metavar="DIR", help="Gold to mark right, missed and spurious values by."),
    ] = None,
    title: Annotated[
        str | None, typer.Option("--title", help="The title of the page (default: the file's name).")
    ] = None,
) -> None:
    """Write records as one HTML page to read, search, compare and correct."""
    count, failed = report(path, out, gold, title)
    where = f" to {out}" if out is not None and str(out) != "-" else ""
    typer.echo(f"wrote {count} article{'' if count == 1 else 's'}{where}", err=True)
    if failed:
        raise typer.Exit(1)
