"""Two runs compared: by article and section, in any order, whatever is in the files, in bounded memory."""

from __future__ import annotations

import copy
import json
import random
import tracemalloc
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from tradewire.check.diff import Difference, Totals, compare_runs
from tradewire.check.items import Mark
from tradewire.errors import ReadError, RecordError


def record(number: int, **more: Any) -> dict[str, Any]:
    text = f"Peru puts {number}% on tin."
    quote = f"{number}%"
    return {
        "schema_version": "1.0",
        "source": {"uri": f"news/{number}.txt"},
        "article": {"title": None, "text": text},
        "percentages": [
            {"start": 10, "end": 10 + len(quote), "text": quote, "value": str(number), "role": "tariff_rate"}
        ],
        "tariffs": [
            {
                "rate": {"unit": "percent", "low": str(number), "high": str(number)},
                "imposer": ["PE"],
                "status": "in_force",
                "mentions": [{"start": 10, "end": 10 + len(quote), "text": quote}],
            }
        ],
        "pipeline": {"tradewire": "0.1", "spacy": "3.8", "model": {"name": "md", "version": "3"}},
        **more,
    }


def write(path: Path, records: Iterable[Any]) -> Path:
    lines = (one if isinstance(one, str) else json.dumps(one) for one in records)
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return path


def diff(
    folder: Path, old: Iterable[Any], new: Iterable[Any], **options: Any
) -> tuple[list[Difference], Totals, list[str]]:
    totals, errors = Totals(), list[str]()
    paths = write(folder / "old.jsonl", old), write(folder / "new.jsonl", new)
    found = list(compare_runs(*paths, totals, lambda error: errors.append(str(error)), **options))
    return found, totals, errors


def spoil(one: dict[str, Any], change: Callable[[dict[str, Any]], None]) -> dict[str, Any]:
    other = copy.deepcopy(one)
    change(other)
    return other


def status(one: dict[str, Any]) -> None:
    one["tariffs"][0]["status"] = "announced"


def test_the_same_run_twice(tmp_path: Path) -> None:
    some = [record(n) for n in range(1, 6)]
    found, totals, errors = diff(tmp_path, some, some)
    assert (found, errors) == ([], [])
    assert (totals.both, totals.changed, totals.only_old, totals.only_new) == (5, 0, 0, 0)
    assert totals.sections["tariffs"] == {Mark.RIGHT: 5}
    assert totals.versions == ("tradewire 0.1, spaCy 3.8, md 3",) * 2


def test_what_changed_is_told_by_article_and_section(tmp_path: Path) -> None:
    some = [record(n) for n in range(1, 5)]
    new = [spoil(some[0], status), some[1], {**some[2], "tariffs": []}, record(9)]
    new[1] = {**some[1], "money": [{"start": 0, "end": 4, "text": "Peru", "amount": "1"}]}
    found, totals, _ = diff(tmp_path, some, new)
    assert [(d.uri, [(i.section, i.mark.value) for i in d.items]) for d in found] == [
        ("news/1.txt", [("tariffs", "wrong")]),
        ("news/2.txt", [("money", "spurious")]),
        ("news/3.txt", [("tariffs", "missed")]),
    ]
    slot = found[0].items[0].slots["status"]
    assert (slot.expected, slot.found) == ("in_force", "announced")
    assert (totals.both, totals.changed, totals.only_old, totals.only_new) == (3, 3, 1, 1)
    assert totals.sections["tariffs"] == {Mark.RIGHT: 1, Mark.WRONG: 1, Mark.MISSED: 1}


def test_versions_and_the_source_are_no_change(tmp_path: Path) -> None:
    new = record(1, pipeline={"tradewire": "0.2"}, schema_version="1.1", id="sha256:2")
    assert diff(tmp_path, [record(1)], [new])[0] == []


def test_one_section_alone(tmp_path: Path) -> None:
    new = [spoil(record(1), status)]
    assert diff(tmp_path, [record(1)], new, sections=["percentages"])[0] == []
    assert len(diff(tmp_path, [record(1)], new, sections=["tariffs"])[0]) == 1


@pytest.mark.parametrize("seed", range(5))
def test_the_order_does_not_matter(tmp_path: Path, seed: int) -> None:
    some = [record(n) for n in range(1, 40)] + [record(7, language="x")]  # one article twice
    new = [spoil(one, status) if n % 3 == 0 else one for n, one in enumerate(some)][2:]
    straight = diff(tmp_path, some, new)
    random.Random(seed).shuffle(some)
    twice = [n for n, one in enumerate(new) if one["source"]["uri"] == "news/7.txt"]
    order = list(range(len(new)))
    random.Random(seed + 1).shuffle(order)
    order = [n for n in order if n not in twice] + twice  # those of one URI stay in their order
    old = [one for one in some if one["source"]["uri"] != "news/7.txt"]
    old += [record(7), record(7, language="x")]
    shuffled = diff(tmp_path, old, [new[n] for n in order])
    assert sorted(d.uri for d in shuffled[0]) == sorted(d.uri for d in straight[0])
    assert shuffled[1].sections == straight[1].sections
    assert (shuffled[1].only_old, shuffled[1].only_new) == (straight[1].only_old, straight[1].only_new)


def test_lines_that_are_no_records_are_named(tmp_path: Path) -> None:
    bad = ["{", "[]", "{}", '{"article": {"text": 1}, "source": {"uri": "x"}}', "", "[" * 90_000]
    found, totals, errors = diff(tmp_path, [*bad, record(1)], [record(1)])
    assert (found, totals.both) == ([], 1)
    assert [error.partition(":")[2].partition(":")[0] for error in errors] == ["1", "2", "3", "4", "6"]


def test_records_of_another_shape_are_named(tmp_path: Path) -> None:
    odd = [record(1, tariffs="none"), record(2, money=[1]), record(3, tables={"a": 1}), record(4)]
    found, totals, errors = diff(tmp_path, [record(n) for n in range(1, 5)], odd)
    assert all("news/" in error for error in errors)
    assert len(errors) + len(found) >= 3
    assert totals.both == 4


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        list(compare_runs(tmp_path / "a", tmp_path / "b", Totals(), lambda error: None))


def test_memory_does_not_grow_with_the_files(tmp_path: Path) -> None:
    def run(number: int) -> int:
        padding = "x" * 5000
        some = (record(n, warnings=[{"code": "c", "message": padding}]) for n in range(number))
        old = write(tmp_path / "old.jsonl", some)
        tracemalloc.start()
        assert sum(1 for _ in compare_runs(old, old, Totals(), _fail)) == 0
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    few, many = run(100), run(1500)
    assert many < few + 300_000  # the files differ by seven million bytes


def _fail(error: RecordError) -> None:
    raise error
