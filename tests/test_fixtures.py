"""Every case of fixtures/ gives the record, or the error, that was reviewed and committed.

A case is a folder: `article.*`, `case.yaml` (what it is for, where the text is from) and
`record.yaml` or `error.yaml`. After a change that is meant:

    pytest tests/test_fixtures.py --force-regen

rewrites what differs; the diff is read in review like code.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from pytest_regressions.data_regression import DataRegressionFixture, RegressionYamlDumper

from tradewire import Extractor, TradewireError

FIXTURES = Path(__file__).parent.parent / "fixtures"
# `pipeline` holds versions, and `schema_version` is in the schema: neither is a matter of the article.
SECTIONS = (
    "id",
    "source",
    "article",
    "entities",
    "money",
    "percentages",
    "dates",
    "tariffs",
    "tables",
    "implications",
    "warnings",
)


def cases(expect: str) -> list[str]:
    """The names of the cases that expect a "record" or an "error"."""
    folders = sorted(path.parent for path in FIXTURES.glob("*/case.yaml"))
    return [folder.name for folder in folders if about(folder)["expect"] == expect]


def about(folder: Path) -> dict[str, str]:
    data = yaml.safe_load((folder / "case.yaml").read_text(encoding="utf-8"))
    assert sorted(data) == ["expect", "origin", "purpose"], folder.name
    assert data["expect"] in ("record", "error"), folder.name
    return dict(data)


def article(folder: Path) -> Path:
    (path,) = folder.glob("article.*")
    return path


def _literal(dumper: Any, value: str) -> Any:
    # A text of several lines reads best as it stands.
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style="|" if "\n" in value else None)


RegressionYamlDumper.add_custom_yaml_representer(str, _literal)


@pytest.fixture(scope="session")
def extracted(extractor: Extractor) -> dict[str, dict[str, Any]]:
    """The record of each case as JSON has it, extracted once a session."""
    with pytest.MonkeyPatch.context() as patch:
        records = {}
        for name in cases("record"):
            patch.chdir(FIXTURES / name)
            path = article(Path())
            records[name] = json.loads(extractor.extract(path).to_json())
        return records


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("case", cases("record"))
def test_section(
    case: str, section: str, extracted: dict[str, dict[str, Any]], data_regression: DataRegressionFixture
) -> None:
    path = FIXTURES / case / "record.yaml"
    reviewed = yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else {}
    # The reviewed record with this one section as it is now: a failure shows this section's diff.
    data_regression.check({**reviewed, section: extracted[case][section]}, fullpath=path)


@pytest.mark.parametrize("case", cases("record"))
def test_no_other_section(case: str, extracted: dict[str, dict[str, Any]]) -> None:
    assert sorted(extracted[case]) == sorted((*SECTIONS, "schema_version", "pipeline"))
    reviewed = yaml.safe_load((FIXTURES / case / "record.yaml").read_text(encoding="utf-8"))
    assert sorted(reviewed) == sorted(SECTIONS)


@pytest.mark.parametrize("case", cases("record"))
def test_the_committed_schema_takes_it(case: str, extracted: dict[str, dict[str, Any]], root: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((root / "schemas" / "record.v1.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(extracted[case])


@pytest.mark.parametrize("case", cases("error"))
def test_error(
    case: str, extractor: Extractor, data_regression: DataRegressionFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(FIXTURES / case)
    with pytest.raises(TradewireError) as caught:
        extractor.extract(article(Path()))
    error = {"type": type(caught.value).__name__, "message": str(caught.value)}
    data_regression.check(error, fullpath=FIXTURES / case / "error.yaml")


def test_there_are_cases_of_both_kinds() -> None:
    assert len(cases("record")) >= 10
    assert len(cases("error")) >= 2


def test_the_seed_is_the_article_of_its_case(root: Path) -> None:
    seed = root / "seeds" / "seed-canada-mexico.txt"
    assert (FIXTURES / "seed-canada-mexico" / "article.txt").read_bytes() == seed.read_bytes()
