"""`tradewire fixture`: cases out of articles, and two runs compared."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tradewire.annotate.model import DEFAULT_MODEL
from tradewire.errors import RecordError, UsageError

if TYPE_CHECKING:
    from rich.console import Console

    from tradewire.check.diff import Difference, Totals

ITEMS = 12  # of one article that are shown

fixture_app = typer.Typer(
    help="Make cases out of articles; compare two runs.",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Article = Annotated[Path, typer.Argument(metavar="ARTICLE", help="The file of one article.")]
To = Annotated[Path, typer.Option("--to", metavar="FOLDER", help="The folder of the cases.")]
Name = Annotated[str | None, typer.Option("--name", help="The case's folder; default: after the file.")]
OnlyNew = Annotated[
    list[str] | None,
    typer.Option("--only", metavar="SECTION", help="Expect this section alone; may be given again."),
]
AsGold = Annotated[bool, typer.Option("--gold", help="Draft gold (gold.json) instead of a record.")]
Purpose = Annotated[str, typer.Option("--purpose", metavar="TEXT", help="What the case is for.")]
Model = Annotated[
    str, typer.Option("--model", metavar="NAME", help="A spaCy English pipeline, installed or a folder.")
]


@fixture_app.command("new")
def new_cli(
    article: Article,
    to: To = Path("fixtures"),
    name: Name = None,
    only: OnlyNew = None,
    gold: AsGold = False,
    purpose: Purpose = "",
    model: Model = DEFAULT_MODEL,
) -> None:
    """Make a case out of an article, with today's record as the draft to correct."""
    from tradewire.check.cases import Case
    from tradewire.check.new import article_name, case_name, make_case
    from tradewire.check.run import extracted
    from tradewire.extract import Extractor

    if not article.is_file():
        raise UsageError(f"{article}: no such file; a case is made out of the file of one article")
    folder = to / (name or case_name(article))
    if folder.exists():
        raise UsageError(f"{folder}: is there already; --name gives the case another name")
    found = extracted([Case(folder.name, article, "record", {})], Extractor(model))[folder.name]
    if found.error is not None and found.error["type"] == UsageError.__name__:
        raise UsageError(found.error["message"])
    for part in (found.record or {}).get("source", {}), found.error or {}:
        # The article has another name in its case.
        for key in part.keys() & {"uri", "message"}:
            part[key] = article_name(article) + part[key].removeprefix(article.name)
    case = make_case(article, found, folder, sections=only or (), gold=gold, purpose=purpose)
    typer.echo(f"wrote {folder} (expect: {case.expect}); read {case.file} before you keep it", err=True)


Old = Annotated[Path, typer.Argument(metavar="OLD", help="Records of one run, JSONL.")]
New = Annotated[Path, typer.Argument(metavar="NEW", help="Records of another run over the same articles.")]
OnlyDiff = Annotated[
    list[str] | None,
    typer.Option("--only", metavar="SECTION", help="Compare this section alone; may be given again."),
]
Show = Annotated[
    int, typer.Option("--show", min=0, metavar="N", help="Show the first N articles that differ.")
]
AsJson = Annotated[
    bool, typer.Option("--json", help="Print JSON Lines: each article that differs, the totals.")
]


@fixture_app.command("diff")
def diff_cli(old: Old, new: New, only: OnlyDiff = None, show: Show = 20, as_json: AsJson = False) -> None:
    """Show what changed between two runs, by article and section, with counts."""
    from rich.console import Console

    from tradewire.check.diff import COMPARED, Totals, compare_runs
    from tradewire.cli.check_text import WIDTH, printer

    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    console = Console() if sys.stdout.isatty() else Console(width=WIDTH)
    unknown = [name for name in only or () if name not in COMPARED]
    if unknown:
        raise UsageError(f"--only {unknown[0]}: no such section; there are {', '.join(COMPARED)}")
    faults = 0

    def fault(error: RecordError) -> None:
        nonlocal faults
        faults += 1
        typer.echo(f"error: {error}", err=True)

    totals = Totals()
    for number, difference in enumerate(compare_runs(old, new, totals, fault, sections=only or COMPARED)):
        if as_json:
            typer.echo(json.dumps(_json(difference), ensure_ascii=False))
        elif number < show:
            print_difference(console, difference)
    if as_json:
        typer.echo(json.dumps({"totals": _totals(totals)}, ensure_ascii=False))
    else:
        if totals.changed > show:
            printer(console)(f"… and {totals.changed - show:,} more articles: --show, --json\n")
        print_totals(console, totals, (str(old), str(new)))
    if faults:
        raise typer.Exit(1)


def print_difference(console: Console, difference: Difference) -> None:
    """Print an article's changes: `~` for another value, `-` for what is gone, `+` for what is new."""
    from tradewire.check.items import Mark
    from tradewire.check.words import safe
    from tradewire.cli.check_text import printer

    signs = {Mark.WRONG: ("~", "yellow"), Mark.MISSED: ("-", "red"), Mark.SPURIOUS: ("+", "green")}
    say = printer(console)
    say(safe(difference.uri, 90), "bold")
    for item in difference.items[:ITEMS]:
        sign, style = signs[item.mark]
        say(f"  {sign} {item.section}: {item.words or item.key}", style)
        if item.mark is Mark.WRONG:
            said = [
                f"{name}: {slot.expected or 'none'} → {slot.found or 'none'}"
                for name, slot in item.slots.items()
                if not slot.right
            ]
            say(f"      {safe('; '.join(said), 300)}", "dim")
    if len(difference.items) > ITEMS:
        say(f"  … and {len(difference.items) - ITEMS} more: --json")
    say("")


def print_totals(console: Console, totals: Totals, names: Sequence[str]) -> None:
    """Print the counts of both runs."""
    from rich import box
    from rich.table import Table

    from tradewire.check.diff import COMPARED
    from tradewire.check.items import Mark
    from tradewire.cli.check_text import printer

    say = printer(console)
    for sign, name, version in zip("-+", names, totals.versions, strict=True):
        say(f"{sign} {name}" + (f" ({version})" if version else ""))
    lone = f"{totals.only_old:,} only in the old run, {totals.only_new:,} only in the new one"
    say(f"{totals.both:,} articles in both, {totals.changed:,} of them differ; {lone}")
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    table.add_column("Section")
    for column in ("same", "changed", "gone", "new"):
        table.add_column(column, justify="right")
    for section in COMPARED:
        counts = totals.sections.get(section)
        if counts:
            marks = (Mark.RIGHT, Mark.WRONG, Mark.MISSED, Mark.SPURIOUS)
            table.add_row(section, *(f"{counts[mark]:,}" for mark in marks))
    console.print(table)


def _json(difference: Difference) -> dict[str, Any]:
    from tradewire.check.items import Mark

    names = {Mark.WRONG: "changed", Mark.MISSED: "gone", Mark.SPURIOUS: "new"}
    return {
        "uri": difference.uri,
        "items": [
            {
                "section": item.section,
                "change": names[item.mark],
                "item": item.key,
                "words": item.words,
                "fields": {
                    field: {"old": slot.expected, "new": slot.found}
                    for field, slot in item.slots.items()
                    if not slot.right and item.mark is Mark.WRONG
                },
            }
            for item in difference.items
        ],
    }


def _totals(totals: Totals) -> dict[str, Any]:
    from tradewire.check.items import Mark

    names = {Mark.RIGHT: "same", Mark.WRONG: "changed", Mark.MISSED: "gone", Mark.SPURIOUS: "new"}
    return {
        "articles": {
            "both": totals.both,
            "changed": totals.changed,
            "only_old": totals.only_old,
            "only_new": totals.only_new,
        },
        "sections": {
            section: {name: counts[mark] for mark, name in names.items()}
            for section, counts in totals.sections.items()
        },
        "versions": list(totals.versions),
    }
