"""Every case of fixtures/ gives the record, or the error, that was reviewed and committed.

A case is a folder: `article.*`, `case.yaml` (what it is for, where the text is from) and
`record.yaml` or `error.yaml` (docs/quality.md). After a change that is meant:

    tradewire check fixtures --update

shows the diff and writes what differs; it is read in review like code.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from tradewire import Extractor
from tradewire.check.baseline import compare, floors_of, read_baseline
from tradewire.check.brief import SECTIONS, brief, dump
from tradewire.check.cases import Case, load_cases
from tradewire.check.run import Found, extracted, given, judge
from tradewire.check.update import expectation

ROOT = Path(__file__).parent.parent
FIXTURES = ROOT / "fixtures"
CASES = {case.name: case for case in load_cases(FIXTURES)}
RECORDS = [name for name, case in CASES.items() if case.expect == "record"]
ERRORS = [name for name, case in CASES.items() if case.expect == "error"]


@pytest.fixture(scope="module")
def found(extractor: Extractor) -> dict[str, Found]:
    """What becomes of each case's article, extracted once."""
    return extracted(list(CASES.values()), extractor)


def expected(case: Case) -> dict[str, Any]:
    assert isinstance(case.expected, dict)
    return case.expected


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("name", RECORDS)
def test_section(name: str, section: str, found: dict[str, Found]) -> None:
    record = found[name].record
    assert record is not None, found[name].error
    # A failure shows this section's diff; `tradewire check fixtures --update` accepts it.
    assert brief(record[section]) == expected(CASES[name])[section]


@pytest.mark.parametrize("name", RECORDS)
def test_no_other_section(name: str, found: dict[str, Found]) -> None:
    assert sorted(found[name].record or {}) == sorted((*SECTIONS, "schema_version", "pipeline"))
    assert list(expected(CASES[name])) == list(SECTIONS)


@pytest.mark.parametrize("name", RECORDS)
def test_the_file_is_written_as_update_writes_it(name: str) -> None:
    case = CASES[name]
    assert case.file is not None
    assert case.file.read_text(encoding="utf-8") == dump(expected(case))


@pytest.mark.parametrize("name", RECORDS)
def test_the_committed_schema_takes_it(name: str, found: dict[str, Found]) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((ROOT / "schemas" / "record.v1.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(found[name].record)


@pytest.mark.parametrize("name", ERRORS)
def test_error(name: str, found: dict[str, Found]) -> None:
    assert found[name].error == expected(CASES[name])


def test_nothing_is_lost_that_the_baseline_had(found: dict[str, Found]) -> None:
    """After a change that is meant: tradewire check fixtures --save benchmarks/baseline.json"""
    outcome = judge("fixtures", CASES.values(), found)
    baseline = read_baseline(ROOT / "benchmarks" / "baseline.json", "fixtures")
    assert baseline is not None
    changes = compare(baseline.cases, outcome)
    assert not changes.lost
    assert not changes.new_cases, "the baseline does not know them"
    assert [floor for floor in floors_of(outcome, baseline.floors) if not floor.is_met] == []
    assert {"tariffs", "money", "entities", "tables", "tariff status"} <= baseline.floors.keys()


def test_records_that_were_extracted_before_are_judged_the_same(
    found: dict[str, Found], tmp_path: Path
) -> None:
    """By the names that `tradewire extract fixtures` gives them."""
    path = tmp_path / "records.jsonl"
    with path.open("w", encoding="utf-8") as lines:
        for name, one in found.items():
            if one.record is not None:
                source = {**one.record["source"], "uri": f"fixtures/{name}/{one.record['source']['uri']}"}
                lines.write(json.dumps({**one.record, "source": source}) + "\n")
    cases = list(CASES.values())
    assert [r.case.name for r in judge("fixtures", cases, given(path, cases)).results if r.wrong] == []


def test_there_is_nothing_to_update(found: dict[str, Found]) -> None:
    outcome = judge("fixtures", CASES.values(), found)
    assert [r.case.name for r in outcome.results if expectation(r) is not None] == []


@pytest.mark.parametrize("name", CASES)
def test_every_case_says_what_it_is_for(name: str) -> None:
    about = yaml.safe_load((FIXTURES / name / "case.yaml").read_text(encoding="utf-8"))
    assert about["purpose"]
    assert about["origin"]


def test_there_are_cases_of_both_kinds() -> None:
    assert len(RECORDS) >= 10
    assert len(ERRORS) >= 2


def test_the_seed_is_the_article_of_its_case() -> None:
    seed = ROOT / "seeds" / "seed-canada-mexico.txt"
    assert (FIXTURES / "seed-canada-mexico" / "article.txt").read_bytes() == seed.read_bytes()
