"""`tradewire check`: how well articles are read, against cases or gold, and since a baseline."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tradewire.annotate.model import DEFAULT_MODEL
from tradewire.errors import CaseError, TradewireError, UsageError

if TYPE_CHECKING:
    from rich.console import Console

    from tradewire.check.baseline import Baseline
    from tradewire.check.cases import Case
    from tradewire.check.run import Found, Outcome


def check(
    path: Path,
    found: Mapping[str, Found],
    cases: Sequence[Case],
    against: Path | None,
) -> tuple[Outcome, Baseline | None]:
    """The cases of `path` judged by what was found, and the baseline `against`, read.

    `against` is a baseline, or a file of records, which are judged by the same expectations.
    """
    from tradewire.check.baseline import Baseline, cases_json, read_baseline
    from tradewire.check.run import given, judge, name_of

    outcome = judge(name_of(path), cases, found)
    if against is None:
        return outcome, None
    if _holds_records(against):
        return outcome, Baseline(cases_json(judge(name_of(path), cases, given(against, cases))), {})
    return outcome, read_baseline(against, outcome.name)


def _holds_records(path: Path) -> bool:
    """Whether the first line is a whole object with an article: a record, not a baseline."""
    from tradewire.check.run import raw_records
    from tradewire.errors import RecordError

    try:
        return next(raw_records(path), None) is not None
    except RecordError:
        return False


def parse_floors(text: str | None) -> dict[str, float]:
    """`tariffs=0.8,money=0.95` as numbers.

    Raises:
        UsageError: it is not of that form.
    """
    floors: dict[str, float] = {}
    for part in text.split(",") if text else ():
        name, _, value = part.rpartition("=")
        try:
            floor = float(value)
        except ValueError:
            floor = -1.0
        if not name.strip() or not 0 <= floor <= 1:
            raise UsageError(f"--min {part!r}: a floor is NAME=F1 with F1 from 0 to 1, as in tariffs=0.8")
        floors[name.strip()] = floor
    return floors


def known_floors(floors: Mapping[str, float], outcome: Outcome) -> None:
    """Check that each floor is one of a section or a measure.

    Raises:
        UsageError: a name that there is not, and what there is.
    """
    from tradewire.check.run import MEASURE_NAMES, ORDER

    names = {"all", *ORDER, *MEASURE_NAMES, *outcome.figures}
    for name in floors:
        if name not in names:
            known = ", ".join(["all", *outcome.figures])
            raise UsageError(f"--min {name}: no such section or measure; there are {known}")


def update(outcome: Outcome, accept: Sequence[str], console: Console) -> tuple[int, list[CaseError]]:
    """Show how the expectations differ from what is found, and write them; how many, and what could not be.

    `accept` are the names of the cases; empty for all that are not gold.

    Raises:
        UsageError: there is no case of that name.
    """
    from tradewire.check.update import difference, expectation
    from tradewire.cli.check_text import printer
    from tradewire.cli.output import open_output

    known = {result.case.name for result in outcome.results}
    for name in accept:
        if name not in known:
            raise UsageError(f"--accept {name}: no such case; there are {', '.join(sorted(known)[:20])}")
    say = printer(console)
    written, faults = 0, []
    for result in outcome.results:
        if result.case.name not in accept if accept else result.case.expect == "gold":
            continue
        try:
            new = expectation(result)
        except CaseError as error:
            faults.append(error)
            continue
        if new is None or result.case.file is None:
            continue
        for line in difference(result, new):
            say(line, {"+": "green", "-": "red"}.get(line[:1], ""))
        with open_output(result.case.file) as stream:
            stream.write(new)
        written += 1
    return written, faults


Fixtures = Annotated[
    Path,
    typer.Argument(
        metavar="FIXTURES", help="A folder of cases, or of gold (docs/, annotations/), or a file of gold."
    ),
]
Against = Annotated[
    Path | None,
    typer.Option("--against", metavar="FILE", help="A baseline (--save, --json), or records of another run."),
]
Minimum = Annotated[
    str | None,
    typer.Option("--min", metavar="NAME=F1,…", help="Floors of F1, as in tariffs=0.8,money=0.95 or all=1."),
]
Records = Annotated[
    Path | None,
    typer.Option("--records", metavar="FILE", help="Judge these records, and extract nothing."),
]
Only = Annotated[str, typer.Option("--only", metavar="PREFIX", help="Only cases whose name begins so.")]
Measures = Annotated[bool, typer.Option("--measures", help="Show the measures of each section too.")]
Errors = Annotated[int, typer.Option("--errors", min=0, metavar="N", help="Show the N worst cases.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, with every item.")]
Junit = Annotated[Path | None, typer.Option("--junit", metavar="FILE", help="Write JUnit XML to this file.")]
Save = Annotated[
    Path | None,
    typer.Option("--save", metavar="FILE", help="Write this outcome as a baseline; its floors only rise."),
]
FloorsOnly = Annotated[
    bool, typer.Option("--floors-only", help="With --save: floors alone, no words of articles.")
]
Update = Annotated[
    bool, typer.Option("--update", help="Show how expectations differ from what is found, then write them.")
]
Accept = Annotated[
    list[str] | None,
    typer.Option("--accept", metavar="CASE", help="The same for this case alone; may be given again."),
]
Model = Annotated[
    str, typer.Option("--model", metavar="NAME", help="A spaCy English pipeline, installed or a folder.")
]


def check_cli(
    path: Fixtures,
    against: Against = None,
    minimum: Minimum = None,
    records: Records = None,
    only: Only = "",
    measures: Measures = False,
    errors: Errors = 3,
    as_json: AsJson = False,
    junit: Junit = None,
    save: Save = None,
    floors_only: FloorsOnly = False,
    update_all: Update = False,
    accept: Accept = None,
    model: Model = DEFAULT_MODEL,
) -> None:
    """Judge what is extracted by cases or gold: precision, recall, F1, what was lost and gained."""
    from rich.console import Console

    from tradewire.check.baseline import compare, floors_of, with_set
    from tradewire.check.cases import load_cases
    from tradewire.check.results import to_json, to_junit
    from tradewire.check.run import extracted, given
    from tradewire.cli.check_text import WIDTH, print_outcome
    from tradewire.cli.output import open_output

    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    console = Console() if sys.stdout.isatty() else Console(width=WIDTH)
    if save is not None and only:
        raise UsageError("--save with --only: a baseline is of all cases of its folder")
    if floors_only and save is None:
        raise UsageError("--floors-only without --save: it says what a baseline holds")
    floors = parse_floors(minimum)
    faults: list[TradewireError] = []
    cases = load_cases(path, only, faults.append)
    if records is None:
        from tradewire.extract import Extractor

        found = extracted(cases, Extractor(model))
    else:
        found = given(records, cases, faults.append)
    outcome, baseline = check(path, found, cases, against)
    if update_all or accept:
        written, refused = update(outcome, accept or (), Console(stderr=True) if as_json else console)
        faults += refused
        typer.echo(f"wrote {written} expectation{'' if written == 1 else 's'}", err=True)
        cases = load_cases(path, only, lambda error: None)
        outcome, baseline = check(path, found, cases, against)
    known_floors(floors, outcome)
    # The floors of a baseline are of all its cases.
    held = {} if baseline is None or only else baseline.floors
    judged = floors_of(outcome, {**held, **floors})
    # A set of floors alone knows no items.
    changes = None if baseline is None or not baseline.cases else compare(baseline.cases, outcome, only)
    if junit is not None:
        with open_output(junit) as stream:
            stream.write(to_junit(outcome, judged, changes))
    if as_json:
        typer.echo(to_json(outcome, judged, changes))
    else:
        name = "" if against is None else against.name
        print_outcome(console, outcome, judged, changes, against=name, measures=measures, worst=errors)
    if against is not None and baseline is None:
        faults.append(CaseError(str(against), f"has no set {outcome.name!r}; --save {against} adds it"))
    if records is None:
        faults += [CaseError(r.case.name, r.trouble) for r in outcome.results if r.trouble is not None]
    for fault in faults:
        typer.echo(" ".join(f"error: {fault}".split()), err=True)
    if save is not None:
        text = with_set(save, outcome.name, outcome, items=not floors_only)
        with open_output(save) as stream:
            stream.write(text)
        typer.echo(f"wrote the set {outcome.name} to {save}", err=True)
    if faults or not all(floor.is_met for floor in judged) or (changes and changes.lost):
        raise typer.Exit(1)
