"""Cases judged: their articles extracted, or records that are given, against what is expected."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tradewire.check.against_gold import IS_RATE, MONEY, PERCENTAGE, judge_gold
from tradewire.check.against_names import MEASURE_OF_KIND
from tradewire.check.against_record import judge_record
from tradewire.check.against_shapes import IMPLICATION, TABLE
from tradewire.check.brief import SECTIONS
from tradewire.check.cases import Case, names_of
from tradewire.check.gold import Gold
from tradewire.check.items import Figures, Item, Mark, Slot, figures
from tradewire.check.tariff_slots import MEASURES
from tradewire.check.words import safe
from tradewire.errors import CaseError, ReadError, RecordError, TradewireError, UsageError

if TYPE_CHECKING:
    from tradewire.extract import Extractor
    from tradewire.read import Source

Json = dict[str, Any]
OnError = Callable[[RecordError], None]

NOTHING: Json = {
    **{section: [] for section in SECTIONS},
    "id": None,
    "source": {},
    "article": {"text": ""},
}
"""What stands for a record that is not there."""


MEASURE_NAMES = (
    *MEASURES,
    MONEY,
    PERCENTAGE,
    IS_RATE,
    *sorted({*MEASURE_OF_KIND.values()}),
    TABLE,
    IMPLICATION,
)
"""The measures that gold has; reviewed records have one for each other kind of entity as well."""


@dataclass(frozen=True, slots=True)
class Found:
    """What became of a case's article: a record as JSON has it, or the error; neither: it is missing."""

    record: Json | None = None
    error: Json | None = None  # its `type` and `message`


@dataclass(frozen=True, slots=True)
class Result:
    """A case with its items. `trouble` is why there was no record, where one was expected."""

    case: Case
    found: Found
    items: tuple[Item, ...]
    trouble: str | None = None
    ungrounded: int = 0

    @property
    def wrong(self) -> list[Item]:
        """The items that are not right."""
        return [item for item in self.items if item.mark is not Mark.RIGHT]


@dataclass(frozen=True, slots=True)
class Outcome:
    """All cases, judged."""

    name: str
    results: tuple[Result, ...]
    figures: Mapping[str, Figures] = field(init=False)

    def __post_init__(self) -> None:
        items = (item for result in self.results for item in result.items)
        object.__setattr__(self, "figures", figures(items))

    @property
    def sections(self) -> dict[str, Figures]:
        """The figures of the sections, in the order of a record."""
        named = dict.fromkeys(item.section for result in self.results for item in result.items)
        return {name: self.figures[name] for name in ORDER if name in named}

    @property
    def measures(self) -> dict[str, Figures]:
        """The figures of the measures."""
        sections = self.sections
        return {name: figure for name, figure in self.figures.items() if name not in sections}

    @property
    def missing(self) -> list[str]:
        """The names of the cases without a record."""
        return [r.case.name for r in self.results if r.trouble is not None]


ORDER = (
    "tariffs",
    "money",
    "percentages",
    "dates",
    "entities",
    "tables",
    "implications",
    "article",
    "source",
    "warnings",
    "error",
)
"""Sections as they are shown."""


def extracted(cases: Sequence[Case], extractor: Extractor) -> dict[str, Found]:
    """What the extractor makes of the cases' articles now, by the name of the case.

    An article is called by the name of its file, whatever folder it stands in: so is it in a fixture.
    """
    from tradewire.read import one, read_path

    out: dict[str, Found] = {}
    sources: list[Source] = []
    for case in cases:
        if case.article is None:
            continue
        try:
            sources.append(replace(one(read_path(case.article, limits=extractor.limits)), uri=case.name))
        except TradewireError as error:
            out[case.name] = _failure(error, case.article)
    articles = {case.name: case.article for case in cases if case.article is not None}
    failures: list[TradewireError] = []
    for record in extractor.extract_many(sources, on_error=failures.append):
        data = json.loads(record.to_json())
        name = data["source"]["uri"]
        data["source"]["uri"] = articles[name].name
        out[name] = Found(data)
    for failure in failures:
        name = str(getattr(failure, "source", ""))
        if name in articles:
            out[name] = _failure(failure, articles[name])
    return out


def _failure(error: TradewireError, article: Path) -> Found:
    """The error as a case expects it: the article is called by the name of its file."""
    message = str(error)
    source = str(getattr(error, "source", ""))
    if source and message.startswith(source):
        message = article.name + message.removeprefix(source)
    return Found(error={"type": type(error).__name__, "message": message})


def given(path: Path, cases: Sequence[Case], on_error: OnError | None = None) -> dict[str, Found]:
    """The records of a JSONL file that belong to the cases, by the name of the case.

    Records of any version are taken as they are. Of several for one case the last counts.

    Raises:
        ReadError: the file cannot be read.
        RecordError: as in `raw_records`.
    """
    wanted = {case.name: case for case in cases}
    out: dict[str, Found] = {}
    for record in raw_records(path, on_error):
        for name in names_of(record["source"]["uri"]):
            if name in wanted:
                article = wanted[name].article
                if article is not None:
                    record["source"] = {**record["source"], "uri": article.name}
                out[name] = Found({**NOTHING, **record})
                break
    for case in cases:
        if case.expect == "error" and case.name not in out and not isinstance(case.expected, Gold):
            # A run writes no record of an article that fails: that there is none is all that can be asked.
            out[case.name] = Found(error=case.expected)
    return out


def raw_records(path: Path, on_error: OnError | None = None) -> Iterator[Json]:
    """The objects of a JSONL file that have an article's text and a source's uri, one by one.

    A line that is something else is given to `on_error`; without it its error is raised.

    Raises:
        ReadError: the file cannot be read.
        RecordError: a line is no record, and there is no `on_error`.
    """
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                if not line.strip():
                    continue
                try:
                    yield raw_record(line, f"{path}:{number}")
                except RecordError as error:
                    if on_error is None:
                        raise
                    on_error(error)
    except OSError as error:
        raise ReadError(str(path), (error.strerror or type(error).__name__).lower()) from error


def raw_record(line: bytes, name: str) -> Json:
    """One line of JSONL as a record of any version; raises RecordError if it is none."""
    try:
        record = json.loads(line)
        if isinstance(record["article"]["text"], str) and isinstance(record["source"]["uri"], str):
            return dict(record)
    except (ValueError, RecursionError, TypeError, KeyError, IndexError):
        pass
    raise RecordError(name, "is no record (a JSON object with an article's text and a source's uri)")


def judge(name: str, cases: Iterable[Case], found: Mapping[str, Found]) -> Outcome:
    """The cases judged by what was found for each."""
    return Outcome(name, tuple(_judge(case, found.get(case.name, Found())) for case in cases))


def _judge(case: Case, found: Found) -> Result:
    expected = case.expected
    if case.expect == "error" and not isinstance(expected, Gold):
        return Result(case, found, (_error_item(expected, found),))
    trouble = None
    if found.record is None:
        gone = "there is no record of it" if case.article else "there is no article of that name"
        trouble = safe(found.error["message"], 200) if found.error else gone
    record = found.record or NOTHING
    try:
        if isinstance(expected, Gold):
            items = tuple(judge_gold(expected, record))
        else:
            whole = case.expect == "record"
            items = tuple(judge_record(expected, record, whole=whole, open_sections=case.open))
        ungrounded = _ungrounded(record)
    except (KeyError, TypeError, AttributeError, IndexError, ValueError) as error:
        # The expectation may hold anything that YAML can, and the record be of a version to come.
        reason = f"cannot be judged: {type(error).__name__}: {safe(str(error), 80)}"
        raise CaseError(str(case.file or case.name), f"{reason}; is it of the shape of a record?") from error
    return Result(case, found, items, trouble, ungrounded)


def _error_item(expected: Json, found: Found) -> Item:
    right = found.error is not None and all(found.error.get(key) == expected[key] for key in expected)
    slots = {
        key: Slot(str(value), None if found.error is None else str(found.error.get(key)), right)
        for key, value in expected.items()
    }
    mark = Mark.RIGHT if right else Mark.MISSED if found.error is None else Mark.WRONG
    return Item("error", "error", {"error": mark}, slots, safe(str(expected.get("message", "")), 120))


def _ungrounded(record: Json) -> int:
    """How many spans of amounts, percentages and rates do not say what the text says there."""
    text = record["article"]["text"]
    spans = [*record["money"], *record["percentages"]]
    spans += [mention for tariff in record["tariffs"] for mention in tariff["mentions"]]
    return sum(text[span["start"] : span["end"]] != span["text"] for span in spans)


def name_of(path: Path) -> str:
    """What a set of cases is called in a baseline: the name of its folder or file.

    Raises:
        UsageError: it has none.
    """
    name = path.resolve().stem if path.is_file() else path.resolve().name
    if not name:
        raise UsageError(f"{path}: a folder of cases has a name")
    return name
