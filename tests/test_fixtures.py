"""Every case of fixtures/ gives the record, or the error, that was reviewed and committed.

A case is a folder: `article.*`, `case.yaml` (what it is for, where the text is from) and
`record.yaml` or `error.yaml`. `record.yaml` is the record made brief for the eye: what is null or
empty is left out, and so are the spans of a cell that spans nothing; small things stand on one line.
After a change that is meant:

    pytest tests/test_fixtures.py --force-regen

rewrites what differs; the diff is read in review like code.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from pytest_regressions.file_regression import FileRegressionFixture

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
USUAL = {"rowspan": 1, "colspan": 1, "header": False}
WIDTH = 110
ONE_LINE = 96  # characters of a mapping or list that is written on one line


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


def brief(value: Any) -> Any:
    """`value` without what is null or empty in it, and without what most cells of tables are."""
    if isinstance(value, dict):
        short = {key: brief(item) for key, item in value.items()}
        return {
            key: item
            for key, item in short.items()
            if item not in (None, [], {}) and USUAL.get(key, ...) != item
        }
    return [brief(item) for item in value] if isinstance(value, list) else value


class _Whole(dict[str, Any]):
    """A whole document, which is never written on one line."""


class _Dumper(yaml.SafeDumper):
    """YAML for the eye: keys in their order, texts of several lines as they stand, small things on a line."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(dumper: _Dumper, value: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style="|" if "\n" in value else None)


def _is_small(value: Any) -> bool:
    text = json.dumps(value, ensure_ascii=False)
    return len(text) <= ONE_LINE and "\\n" not in text


def _mapping(dumper: _Dumper, value: dict[str, Any]) -> yaml.Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", list(value.items()), flow_style=_is_small(value))


def _whole(dumper: _Dumper, value: _Whole) -> yaml.Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", list(value.items()), flow_style=False)


def _list(dumper: _Dumper, value: list[Any]) -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=_is_small(value))


_Dumper.add_representer(str, _text)
_Dumper.add_representer(dict, _mapping)
_Dumper.add_representer(list, _list)
_Dumper.add_representer(_Whole, _whole)


def written(data: dict[str, Any]) -> str:
    """`data` as a fixture holds it."""
    return yaml.dump(_Whole(data), Dumper=_Dumper, allow_unicode=True, width=WIDTH)


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
    case: str, section: str, extracted: dict[str, dict[str, Any]], file_regression: FileRegressionFixture
) -> None:
    path = FIXTURES / case / "record.yaml"
    reviewed = yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else {}
    # The reviewed record with this one section as it is now: a failure shows this section's diff.
    now = {**reviewed, section: brief(extracted[case][section])}
    ordered = {name: now[name] for name in SECTIONS if name in now}
    file_regression.check(written(ordered), encoding="utf-8", fullpath=path)


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
    case: str, extractor: Extractor, file_regression: FileRegressionFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(FIXTURES / case)
    with pytest.raises(TradewireError) as caught:
        extractor.extract(article(Path()))
    error = {"type": type(caught.value).__name__, "message": str(caught.value)}
    file_regression.check(written(error), encoding="utf-8", fullpath=FIXTURES / case / "error.yaml")


def test_what_is_written_is_what_is_read() -> None:
    data = {
        "id": "sha256:0",
        "article": {"text": "One.\n\nTwo: # %", "blocks": [{"kind": "paragraph", "start": 0, "end": 4}]},
        "money": [],
        "dates": [{"start": 1, "end": 5, "text": "2024", "value": "2024"}],
        "source": {"uri": "a: b.txt"},
    }
    assert yaml.safe_load(written(data)) == data
    assert brief({"a": None, "b": [], "c": {"d": None}, "e": [{"f": 0, "g": None}]}) == {"e": [{"f": 0}]}


def test_there_are_cases_of_both_kinds() -> None:
    assert len(cases("record")) >= 10
    assert len(cases("error")) >= 2


def test_the_seed_is_the_article_of_its_case(root: Path) -> None:
    seed = root / "seeds" / "seed-canada-mexico.txt"
    assert (FIXTURES / "seed-canada-mexico" / "article.txt").read_bytes() == seed.read_bytes()
