"""`tradewire extract`: articles in, records out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from tradewire.annotate.model import DEFAULT_MODEL
from tradewire.cli import reading
from tradewire.errors import TradewireError

if TYPE_CHECKING:
    from tradewire.extract import Extractor
    from tradewire.read import Source, Url

OnError = Callable[[TradewireError], None]


def extract(
    extractor: Extractor, inputs: Iterable[Path | Url | Source], out: TextIO, on_error: OnError
) -> int:
    """Write the records of `inputs` to `out`, one line each; how many there were.

    An input that fails is given to `on_error` and left out.
    """
    written = 0
    for record in extractor.extract_many(inputs, on_error=on_error):
        out.write(record.to_json() + "\n")
        written += 1
    return written


def name_inputs(
    names: Iterable[str], extractor: Extractor, on_error: OnError, *, skip: Path | None = None
) -> Iterator[Path | Url | Source]:
    """What `names` (files, directories, patterns, URLs, "-" for stdin) stand for, one by one.

    `skip` is a file that is no input although a directory holds it: the output of an earlier run.
    """
    from tradewire.read import discover, read_stream

    for path in discover(names):
        if isinstance(path, TradewireError):
            on_error(path)
        elif str(path) == "-":
            stdin = sys.stdin.buffer
            for found in read_stream(stdin, "-", limits=extractor.limits, fields=extractor.fields):
                if isinstance(found, TradewireError):
                    on_error(found)
                else:
                    yield found
        elif skip is None or not isinstance(path, Path) or path.name != skip.name or not path.samefile(skip):
            yield path


InputNames = Annotated[
    list[str], typer.Argument(metavar="INPUT", help="Files, directories, patterns, URLs; - is stdin.")
]
Out = Annotated[
    Path | None,
    typer.Option("--out", "-o", metavar="FILE", help="Write here instead of stdout, once all are there."),
]
Model = Annotated[
    str, typer.Option("--model", metavar="NAME", help="A spaCy English pipeline, installed or a folder.")
]
MaxChars = Annotated[
    int | None,
    typer.Option("--max-chars", min=1, help="Longest article that is annotated.", show_default="1000000"),
]

StockNer = Annotated[
    bool, typer.Option("--stock-ner", help="Find names by spaCy's own code: slower, the same result.")
]


def extract_cli(
    ctx: typer.Context,
    inputs: InputNames,
    out: Out = None,
    model: Model = DEFAULT_MODEL,
    fields: reading.Map = None,
    max_bytes: reading.MaxBytes = None,
    max_chars: MaxChars = None,
    max_depth: reading.MaxDepth = None,
    max_cells: reading.MaxCells = None,
    max_members: reading.MaxMembers = None,
    max_ratio: reading.MaxRatio = None,
    max_unpacked: reading.MaxUnpacked = None,
    max_seconds: reading.MaxSeconds = None,
    stock_ner: StockNer = False,
) -> None:
    """Extract one record from each article, as JSON Lines."""
    from tradewire.cli.output import open_output
    from tradewire.cli.progress import Reporter
    from tradewire.extract import MAX_CHARS, Extractor

    limits = reading.limits_of(
        max_bytes=max_bytes,
        max_depth=max_depth,
        max_cells=max_cells,
        max_members=max_members,
        max_ratio=max_ratio,
        max_unpacked=max_unpacked,
        max_seconds=max_seconds,
    )
    mapped = reading.field_map_of(fields)
    with open_output(out) as stream:
        extractor = Extractor(
            model,
            limits=limits,
            fields=mapped,
            max_chars=max_chars or MAX_CHARS,
            fast_ner=not stock_ner,
        )
        with Reporter(debug=bool(ctx.obj)) as reporter:
            skip = out if out is not None and out.is_file() else None
            paths = name_inputs(inputs, extractor, reporter.failed, skip=skip)
            written = extract(extractor, reporter.track(paths), stream, reporter.failed)
    if out is not None and str(out) != "-":
        records = "1 record" if written == 1 else f"{written} records"
        typer.echo(f"wrote {records} to {out}", err=True)
    if reporter.failures:
        raise typer.Exit(1)
