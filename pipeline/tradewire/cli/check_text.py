"""What `tradewire check` prints: figures, what was lost and gained, kinds of errors, the worst cases."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from tradewire.check.analysis import STATUSES, Analysis, analyse
from tradewire.check.baseline import Change, Changes, Floor
from tradewire.check.items import Figures, Item, Mark
from tradewire.check.results import differing
from tradewire.check.run import Outcome, Result
from tradewire.check.words import safe

if TYPE_CHECKING:
    from rich.console import Console

WIDTH = 100  # columns where stdout is no terminal, so that the output is the same everywhere
SHOWN = 40  # changes of one kind that are shown; all of them are in --json
ITEMS = 8  # of one case

Print = Callable[..., None]


def print_outcome(
    console: Console,
    outcome: Outcome,
    floors: Sequence[Floor],
    changes: Changes | None,
    *,
    against: str = "",
    measures: bool = False,
    worst: int = 3,
) -> None:
    """Print an outcome: `measures` adds the rows of the measures, `worst` is how many cases are shown."""
    say = printer(console)
    wholly = sum(not result.wrong for result in outcome.results)
    say(f"{_many(len(outcome.results), 'case')} of {outcome.name}, {wholly} right in all that is expected")
    _figures(console, outcome, floors, measures)
    troubled = [result for result in outcome.results if result.trouble is not None]
    for result in troubled[:SHOWN]:
        say(f"no record of {safe(result.case.name)}: {result.trouble}")
    ungrounded = sum(result.ungrounded for result in outcome.results)
    if ungrounded:
        say(f"spans that do not say what the text says there: {ungrounded}", "red")
    for floor in floors:
        if not floor.is_met:
            reached = "nothing was judged" if floor.reached is None else f"F1 is {floor.reached:.3f}"
            say(f"floor missed: {floor.name} {reached}, the floor is {floor.least:.3f}", "bold red")
    if changes is not None:
        _changes(say, changes, against)
    analysis = analyse(outcome)
    if worst and analysis.worst:
        _analysis(console, analysis, worst)


def printer(console: Console) -> Print:
    """Prints a line as it is: no markup, no highlighting, no cut at the width of the terminal."""

    def say(line: str, style: str = "") -> None:
        console.print(line, style=style, markup=False, highlight=False, soft_wrap=True)

    return say


def _figures(console: Console, outcome: Outcome, floors: Sequence[Floor], measures: bool) -> None:
    from rich import box
    from rich.table import Table

    least = {floor.name: floor for floor in floors}
    rows: list[tuple[str, str, Figures]] = []
    of_section: dict[str, dict[str, None]] = {}
    for result in outcome.results:
        for item in result.items:
            of_section.setdefault(item.section, {}).update(dict.fromkeys(item.marks))
    for section, figures in outcome.sections.items():
        rows.append((section, section, figures))
        if measures:
            rows += [
                (measure, f"  {measure}", outcome.figures[measure])
                for measure in of_section[section]
                if measure != section
            ]
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    table.add_column("Section", overflow="fold")
    for column in ("P", "R", "F1", "right", "spurious", "missed", *(["floor"] if floors else [])):
        table.add_column(column, justify="right")
    for name, shown, figure in rows:
        shares = [f"{figure[share]:.3f}" for share in ("precision", "recall", "f1")]
        floor = least.get(name)
        cells = [*shares, str(figure["tp"]), str(figure["fp"]), str(figure["fn"])]
        if floors:
            cells.append("" if floor is None else f"{floor.least:.3f}")
        table.add_row(shown, *cells, style="" if floor is None or floor.is_met else "red")
    if rows:
        console.print(table)
    else:
        printer(console)("nothing was judged")


def _changes(say: Print, changes: Changes, against: str) -> None:
    if not changes.lost and not changes.gained and not changes.spurious:
        say(f"since {against}: nothing lost, nothing gained")
    for name, style, some in (
        ("lost", "bold red", changes.lost),
        ("gained", "bold green", changes.gained),
        ("spurious", "bold yellow", changes.spurious),
    ):
        if some:
            say(f"\n{name} since {against}: {len(some)}", style)
            for case, here in groupby(some[:SHOWN], key=lambda change: change.case):
                say(f"  {safe(case)}")
                for change in here:
                    _change(say, change)
            if len(some) > SHOWN:
                say(f"  … and {len(some) - SHOWN} more: --json has all")
    if changes.new_cases:
        names = ", ".join(safe(name) for name in changes.new_cases[:5])
        more = f" and {len(changes.new_cases) - 5} more" if len(changes.new_cases) > 5 else ""
        say(f"cases that {against} does not know: {names}{more}")


def _change(say: Print, change: Change) -> None:
    say(f"    {change.section}: {safe(change.key)}: {safe(change.how, 200)}")
    if change.item is not None and change.item.words and change.item.words != change.key:
        say(f"      {change.item.words}", "dim")


def _analysis(console: Console, analysis: Analysis, worst: int) -> None:
    say = printer(console)
    _kinds(console, analysis)
    confused = [pair for pair in analysis.statuses if pair[0] != pair[1]]
    if confused:
        _confusion(console, analysis)
    if analysis.swaps:
        say(f"\nimposer and target swapped: {len(analysis.swaps)}", "bold")
        for case, item in analysis.swaps[:ITEMS]:
            imposer, targets = item.slots["imposer"], item.slots["targets"]
            expected = f"{imposer.expected} on {targets.expected}"
            say(f"  {safe(case)}: {imposer.found} on {targets.found}, not {expected}")
            say(f"    {item.words}", "dim")
        if len(analysis.swaps) > ITEMS:
            say(f"  … and {len(analysis.swaps) - ITEMS} more: --json has all")
    shown = min(worst, len(analysis.worst))
    say(f"\nnot right, the worst cases first ({shown} of {len(analysis.worst)})", "bold")
    for result in analysis.worst[:worst]:
        _case(say, result)


def _kinds(console: Console, analysis: Analysis) -> None:
    """Missed against spurious: what was found with another value is a row's first number, and is both."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for column in ("", "another value", "missed", "spurious"):
        table.add_column(column, justify="right" if column else "left")
    for section, kinds in analysis.kinds.items():
        if kinds:
            table.add_row(section, *(str(kinds[mark] or "·") for mark in _ORDER))
    printer(console)("\nwhat is not right", "bold")
    console.print(table)


def _confusion(console: Console, analysis: Analysis) -> None:
    from rich import box
    from rich.table import Table

    seen = {status for pair in analysis.statuses for status in pair}
    names = [status for status in STATUSES if status in seen]
    names += sorted(seen - set(names))
    table = Table(
        box=box.SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
    )
    table.add_column("")
    for name in names:
        table.add_column(name.replace("_", " "), justify="right")
    for expected in names:
        numbers = [analysis.statuses[expected, found] for found in names]
        if any(numbers):
            table.add_row(expected.replace("_", " "), *(str(number or "·") for number in numbers))
    printer(console)("\nstatus of tariffs: expected (rows), found (columns)", "bold")
    console.print(table)


def _case(say: Print, result: Result) -> None:
    wrong = sorted(result.wrong, key=lambda item: _ORDER[item.mark])
    counts = {mark: sum(item.mark is mark for item in wrong) for mark in _ORDER}
    said = ", ".join(f"{number} {mark.value}" for mark, number in counts.items() if number)
    say(f"  {safe(result.case.name)}: {said} of {_many(len(result.items), 'item')}")
    for item in wrong[:ITEMS]:
        _item(say, item)
    if len(wrong) > ITEMS:
        say(f"    … and {len(wrong) - ITEMS} more: --json has all")


_ORDER = {Mark.WRONG: 0, Mark.MISSED: 1, Mark.SPURIOUS: 2}


def _item(say: Print, item: Item) -> None:
    said = differing(item)
    words = item.words or item.key
    say(f"    {item.section} {item.mark.value}: {words}")
    if said:
        say(f"      {safe(said.removeprefix(': '), 300)}", "dim")


def _many(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
