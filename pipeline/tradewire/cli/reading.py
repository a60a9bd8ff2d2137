"""The options of every command that reads articles: limits, and the names of fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tradewire.errors import UsageError

if TYPE_CHECKING:
    from tradewire.read import Limits

Map = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="PART=FIELD,…",
        help="Fields of JSON, CSV and Parquet, as text=body,title=headline. May be given again.",
        show_default="guessed",
    ),
]
MaxBytes = Annotated[
    int | None,
    typer.Option("--max-bytes", min=1, help="Largest article or file that is read.", show_default="50000000"),
]
MaxDepth = Annotated[
    int | None, typer.Option("--max-depth", min=1, help="Deepest nesting of markup.", show_default="500")
]
MaxCells = Annotated[
    int | None, typer.Option("--max-cells", min=1, help="Cells of one table.", show_default="200000")
]
MaxMembers = Annotated[
    int | None,
    typer.Option("--max-members", min=1, help="Articles of one input.", show_default="10000000"),
]
MaxRatio = Annotated[
    int | None,
    typer.Option(
        "--max-ratio", min=1, help="How many times its size a compressed input grows.", show_default="200"
    ),
]
MaxUnpacked = Annotated[
    int | None,
    typer.Option(
        "--max-unpacked", min=1, help="Bytes that a compressed input grows to.", show_default="200000000000"
    ),
]
MaxSeconds = Annotated[
    float | None,
    typer.Option("--max-seconds", min=0.001, help="Time for one article.", show_default="300"),
]


def limits_of(**given: float | None) -> Limits:
    """The limits with those that were given."""
    from dataclasses import replace

    from tradewire.read import Limits

    changes = {name: value for name, value in given.items() if value is not None}
    return replace(Limits(), **changes)  # type: ignore[arg-type]


def field_map_of(maps: list[str] | None) -> dict[str, str]:
    """{"text": "body"} of ["text=body"]; several pairs stand between commas.

    Raises:
        UsageError: something that is no PART=FIELD.
    """
    pairs: dict[str, str] = {}
    for pair in (pair for text in maps or () for pair in text.split(",")):
        part, equals, field = pair.partition("=")
        if not equals:
            raise UsageError(f"--map {pair}: is no PART=FIELD, as in text=body")
        pairs[part.strip()] = field.strip()
    return pairs
