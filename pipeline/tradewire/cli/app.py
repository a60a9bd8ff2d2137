"""The commands put together, and the one place where an error becomes a message."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from tradewire.cli.check import check_cli
from tradewire.cli.duplicates import duplicates_cli
from tradewire.cli.export import export_cli
from tradewire.cli.extract import extract_cli
from tradewire.cli.fixture import fixture_app
from tradewire.cli.load import load_cli
from tradewire.cli.query import query_cli
from tradewire.cli.report import report_cli
from tradewire.cli.schema import schema_cli
from tradewire.cli.show import show_cli
from tradewire.cli.validate import validate_cli
from tradewire.errors import (
    ModelError,
    OutputError,
    ResumeError,
    SchemaMismatch,
    StoreError,
    TradewireError,
    UsageError,
    WorkerError,
)

app = typer.Typer(
    name="tradewire",
    help="Reads trade-policy news and writes normalized, grounded records.",
    epilog="Exit codes: 0 all done, 1 some inputs failed (each is named), 2 wrong usage, "
    "3 the output or the workers failed on the way.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help: rich takes a tenth of a second to import
    context_settings={"help_option_names": ["-h", "--help"]},
)

app.command("check")(check_cli)
app.command("duplicates")(duplicates_cli)
app.command("export")(export_cli)
app.command("extract")(extract_cli)
app.add_typer(fixture_app, name="fixture")
app.command("load")(load_cli)
app.command("query")(query_cli)
app.command("report")(report_cli)
app.command("schema")(schema_cli)
app.command("show")(show_cli)
app.command("validate")(validate_cli)


def _version(value: bool) -> None:
    if value:
        from importlib.metadata import version

        typer.echo(f"tradewire {version('tradewire')}")
        raise typer.Exit


@app.callback()
def _options(
    ctx: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
) -> None:
    ctx.obj = debug


def run(args: Sequence[str] | None = None) -> int:
    """Run the command line with `args` (default: those of the process); its exit code."""
    arguments = list(sys.argv[1:] if args is None else args)
    try:
        app(arguments)
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else 1
    except TradewireError as error:
        if "--debug" in arguments:
            raise
        line = f"error: {error}"
        if "--json-log" in arguments:
            line = json.dumps({"event": "error", "reason": str(error)}, ensure_ascii=False)
        typer.echo(line, err=True)
        if isinstance(error, UsageError | ModelError | ResumeError | SchemaMismatch):
            return 2
        return 3 if isinstance(error, OutputError | WorkerError | StoreError) else 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader of stdout went away (`| head`): the flush at exit must not try again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return 0
