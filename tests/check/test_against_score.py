"""The figures of gold are those of the scorer that gold came with, measure by measure.

`gold/` beside this file holds documents of our own, records of them with faults of many kinds, and
`figures.json`: what the scorer counted there (right, spurious, missed), by the beginning of the name. On a
folder of gold with a `score.py` (../shared/gold, or TRADEWIRE_GOLD) the scorer itself is asked.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tradewire import Extractor
from tradewire.check.baseline import floors_of, read_baseline
from tradewire.check.cases import Case, load_cases
from tradewire.check.draft import gold_of
from tradewire.check.run import Outcome, extracted, given, judge

OWN = Path(__file__).parent / "gold"
GOLD = Path(os.environ.get("TRADEWIRE_GOLD") or Path(__file__).parents[3] / "shared" / "gold")
FIGURES = json.loads((OWN / "figures.json").read_text(encoding="utf-8"))


def outcome(folder: Path, records: Path, only: str = "") -> Outcome:
    cases = load_cases(folder, only)
    return judge("gold", cases, given(records, cases))


@pytest.mark.parametrize("only", FIGURES)
def test_the_figures_of_our_own_gold(only: str) -> None:
    found, wanted = outcome(OWN, OWN / "records.jsonl", only), FIGURES[only]
    assert {m: [f["tp"], f["fp"], f["fn"]] for m, f in found.measures.items()} == wanted["figures"]
    assert found.missing == wanted["missing"]
    assert sum(result.ungrounded for result in found.results) == wanted["ungrounded"]


def test_the_faults_of_our_own_gold_are_of_every_kind() -> None:
    """Each measure has something right, and each kind of measure something wrong."""
    figures = FIGURES[""]["figures"]
    assert sum(right > 0 for right, _, _ in figures.values()) >= len(figures) - 2
    for measure in ("tariff status", "money (amount+currency)", "percentage (value)", "entity country"):
        assert sum(figures[measure][1:]), measure


@pytest.fixture(scope="module")
def records(extractor: Extractor) -> list[dict[str, Any]]:
    cases = load_cases(GOLD)
    found = extracted(cases, extractor)
    out = []
    for case in cases:
        record = found[case.name].record
        assert record is not None, case.name
        assert case.article is not None
        record["source"]["uri"] = f"docs/{case.article.name}"
        out.append(record)
    return out


def spoiled(records: list[dict[str, Any]], seed: int) -> Iterator[dict[str, Any]]:
    """Records with faults in places that chance picks; one is left out."""
    pick = random.Random(seed)
    for record in json.loads(json.dumps(records))[1:]:
        for tariff in record["tariffs"]:
            if pick.random() < 0.3:
                tariff["status"] = pick.choice(["in_force", "announced", None])
            if pick.random() < 0.2:
                tariff["imposer"], tariff["targets"] = tariff["targets"], tariff["imposer"]
            if pick.random() < 0.2:
                tariff["products"] = []
            if pick.random() < 0.1 and (tariff["rate"] or {}).get("unit") == "percent":
                tariff["rate"]["high"] = "77"
        for section in ("tariffs", "money", "percentages", "entities", "tables", "implications"):
            record[section] = [entry for entry in record[section] if pick.random() > 0.1]
            pick.shuffle(record[section])
        for percentage in record["percentages"]:
            if pick.random() < 0.1:
                percentage["value"] = "77"
            if pick.random() < 0.2:
                percentage["role"] = pick.choice(["tariff_rate", "share"])
        for amount in record["money"]:
            if pick.random() < 0.2:
                amount[pick.choice(["amount", "amount_high"])] = "77"
            if pick.random() < 0.2:
                amount["currency"] = pick.choice(["CHF", None])
        for entity in record["entities"]:
            if pick.random() < 0.1:
                entity["kind"] = pick.choice(["person", "organization", "agreement"])
        yield record


@pytest.mark.skipif(not (GOLD / "score.py").exists(), reason="no gold with a scorer")
@pytest.mark.parametrize("seed", [None, 1, 2])
def test_the_figures_of_the_scorer(tmp_path: Path, records: list[dict[str, Any]], seed: int | None) -> None:
    path = tmp_path / "records.jsonl"
    some = records if seed is None else spoiled(records, seed)
    path.write_text("".join(json.dumps(record) + "\n" for record in some), encoding="utf-8")
    kinds = sorted({case.name.partition("-")[0] for case in load_cases(GOLD)})
    for only in ("", *kinds):
        command = [sys.executable, str(GOLD / "score.py"), str(GOLD / "annotations"), str(path)]
        done = subprocess.run([*command, "--json", "--only", only], check=True, capture_output=True)
        wanted = json.loads(done.stdout)
        found = outcome(GOLD, path, only)
        assert found.measures == wanted["figures"], only
        assert found.missing == wanted["missing"]
        assert sum(result.ungrounded for result in found.results) == wanted["ungrounded"]


@pytest.mark.skipif(not (GOLD / "score.py").exists(), reason="no gold with a scorer")
def test_the_floors_of_gold_hold(tmp_path: Path, records: list[dict[str, Any]], root: Path) -> None:
    baseline = read_baseline(root / "benchmarks" / "baseline.json", "gold")
    assert baseline is not None
    path = tmp_path / "records.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    floors = floors_of(outcome(GOLD, path), baseline.floors)
    assert len(floors) >= 20
    assert [floor for floor in floors if not floor.is_met] == []


def test_a_record_is_right_by_the_gold_made_of_it(extractor: Extractor, root: Path) -> None:
    cases = [
        Case(f"{path.parent.name}", path, "gold", {})
        for path in sorted((root / "fixtures").glob("*/article.*"))
    ]
    found = {name: one for name, one in extracted(cases, extractor).items() if one.record is not None}
    assert len(found) >= 10
    drafts = [
        Case(case.name, case.article, "gold", gold_of(found[case.name].record or {}))
        for case in cases
        if case.name in found
    ]
    for result in judge("drafts", drafts, found).results:
        assert not [item for item in result.items if item.faults], result.case.name
