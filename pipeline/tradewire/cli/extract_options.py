"""The options of `tradewire extract`."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

InputNames = Annotated[
    list[str] | None,
    typer.Argument(metavar="INPUT...", help="Files, directories, patterns, URLs; - is stdin."),
]
FilesFrom = Annotated[
    str | None,
    typer.Option("--files-from", metavar="FILE", help="Read the names of inputs from a file; - is stdin."),
]
Null = Annotated[
    bool, typer.Option("--null", "-0", help="Names of --files-from end with NUL, not with a line.")
]
Out = Annotated[
    str | None,
    typer.Option(
        "--out", "-o", metavar="PATH", help="Write a file, or a directory (DIR/) of parts; else stdout."
    ),
]
To = Annotated[
    str | None,
    typer.Option("--to", metavar="URL", help="Load records into a store instead, as `tradewire load` does."),
]
Schema = Annotated[
    str, typer.Option("--schema", metavar="NAME", help="With --to: PostgreSQL's schema, or dlt's dataset.")
]
Workers = Annotated[
    int | None, typer.Option("--workers", min=1, help="Processes that work.", show_default="cores it may use")
]
Unordered = Annotated[bool, typer.Option("--unordered", help="Write records as they are done.")]
Resume = Annotated[bool, typer.Option("--resume", help="Go on with what an unfinished run left.")]
Incremental = Annotated[bool, typer.Option("--incremental", help="Add what is new or changed to DIR/.")]
SkipDuplicates = Annotated[
    bool,
    typer.Option("--skip-duplicates", help="Read each text once, and list the others beside the output."),
]
FailFast = Annotated[bool, typer.Option("--fail-fast", help="End at the first article that fails.")]
MaxErrors = Annotated[
    int | None, typer.Option("--max-errors", min=0, metavar="N", help="End when more than N articles fail.")
]
PartSize = Annotated[
    int | None, typer.Option("--part-size", min=1, help="Records of a part of DIR/.", show_default="50000")
]
Engine = Literal["local", "ray"]
EngineOption = Annotated[
    Engine, typer.Option("--engine", help="Processes of this machine, or Ray (tradewire[ray]).")
]
Address = Annotated[
    str | None,
    typer.Option("--address", metavar="HOST:PORT", help="Of a Ray cluster.", show_default="this machine"),
]
FormatOption = Annotated[
    Literal["jsonl", "parquet"], typer.Option("--format", help="What --engine ray writes.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but what ends the run.")]
JsonLog = Annotated[bool, typer.Option("--json-log", help="Say it as JSON on stderr, an object a line.")]
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
Profile = Annotated[
    bool,
    typer.Option("--profile", help="At the end, say where the time went; one process does all the work."),
]
