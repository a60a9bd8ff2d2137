"""New expectations: whole records, parts that stay parts, errors; and a diff that is safe to print."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tradewire.check.brief import SECTIONS, brief_record, dump, load
from tradewire.check.cases import Case, read_case
from tradewire.check.gold import Gold
from tradewire.check.run import NOTHING, Found, judge
from tradewire.check.update import difference, expectation
from tradewire.errors import CaseError

TEXT = "Peru puts 30% on tin. Chile puts 5% on salt."
RECORD: dict[str, Any] = {
    **NOTHING,
    "id": "sha256:1",
    "source": {"uri": "article.txt"},
    "article": {"text": TEXT, "title": None},
    "tariffs": [
        {
            "rate": {"unit": "percent", "low": "30", "high": "30"},
            "imposer": ["PE"],
            "products": [{"text": "tin", "hs": ["80"]}],
            "status": "announced",
            "mentions": [{"start": 10, "end": 13, "text": "30%"}],
        },
        {
            "rate": {"unit": "percent", "low": "5", "high": "5"},
            "imposer": ["CL"],
            "products": [{"text": "salt", "hs": ["25"]}],
            "status": "in_force",
            "mentions": [{"start": 33, "end": 35, "text": "5%"}],
        },
    ],
}


def new(folder: Path, expect: str, data: dict[str, Any], found: Found, **about: Any) -> str | None:
    (folder / "article.txt").write_text(TEXT, encoding="utf-8")
    (folder / "case.yaml").write_text(dump({"expect": expect, **about}), encoding="utf-8")
    name = "error.yaml" if expect == "error" else "record.yaml"
    (folder / name).write_text(dump(data), encoding="utf-8")
    case = read_case(folder, "tin")
    (result,) = judge("set", [case], {"tin": found}).results
    text = expectation(result)
    if text is not None:
        (folder / name).write_text(text, encoding="utf-8")
        again = read_case(folder, "tin")
        (result,) = judge("set", [again], {"tin": found}).results
        assert not result.wrong, "what is written is right"
        assert expectation(result) is None
    return text


def test_a_whole_record(tmp_path: Path) -> None:
    assert new(tmp_path, "record", brief_record(RECORD), Found(RECORD)) is None
    old = brief_record(RECORD) | {"tariffs": []}
    assert new(tmp_path, "record", old, Found(RECORD)) == dump(brief_record(RECORD))
    assert list(load(tmp_path / "record.yaml")) == list(SECTIONS)


@pytest.mark.parametrize(
    ("stated", "written"),
    [
        (
            [{"rate": {"low": 30}, "status": "threatened"}, {"rate": {"low": 5}, "imposer": ["CL"]}],
            [{"rate": {"low": "30"}, "status": "announced"}, {"rate": {"low": "5"}, "imposer": ["CL"]}],
        ),
        (
            [{"imposer": ["PE"], "products": ["zinc"]}, {"imposer": ["CL"]}],
            [{"imposer": ["PE"], "products": ["tin"]}, {"imposer": ["CL"]}],
        ),
        (
            [{"imposer": ["PE"]}],
            [{"imposer": ["PE"]}, {"imposer": ["CL"]}],
        ),
        (
            [{"imposer": ["PE"]}, {"imposer": ["CL"]}, {"imposer": ["BO"]}],
            [{"imposer": ["PE"]}, {"imposer": ["CL"]}],
        ),
        (
            [{"imposer": ["PE"], "status": None}, {"imposer": ["CL"]}],
            [{"imposer": ["PE"], "status": "announced"}, {"imposer": ["CL"]}],
        ),
        ([], [dict(tariff) for tariff in RECORD["tariffs"]]),
    ],
)
def test_a_part_stays_a_part(tmp_path: Path, stated: list[Any], written: list[Any]) -> None:
    assert new(tmp_path, "part", {"tariffs": stated}, Found(RECORD)) is not None
    assert load(tmp_path / "record.yaml") == {"tariffs": written}


def test_of_an_open_section_nothing_is_added(tmp_path: Path) -> None:
    stated = {"tariffs": [{"imposer": ["PE"], "status": "removed"}]}
    assert new(tmp_path, "part", stated, Found(RECORD), open=["tariffs"]) is not None
    assert load(tmp_path / "record.yaml") == {"tariffs": [{"imposer": ["PE"], "status": "announced"}]}


def test_a_part_that_is_right_is_left_as_its_author_wrote_it(tmp_path: Path) -> None:
    stated = {"tariffs": [{"imposer": ["CL"]}, {"rate": {"low": 30.0}}]}
    assert new(tmp_path, "part", stated, Found(RECORD)) is None


def test_an_error(tmp_path: Path) -> None:
    error = {"type": "CorruptSource", "message": "article.txt: there is nothing in it"}
    assert new(tmp_path, "error", error, Found(error=error)) is None
    assert new(tmp_path, "error", {"type": "ReadError"}, Found(error=error)) == dump(error)


def test_what_changes_its_kind_is_said_in_case_yaml_first(tmp_path: Path) -> None:
    error = {"type": "CorruptSource", "message": "article.txt: there is nothing in it"}
    with pytest.raises(CaseError, match=r"there is nothing in it; `expect: error`"):
        new(tmp_path, "record", brief_record(RECORD), Found(error=error))
    with pytest.raises(CaseError, match="there is no error now; `expect: record`"):
        new(tmp_path, "error", error, Found(RECORD))


def test_gold_is_not_written() -> None:
    (result,) = judge("set", [Case("tin", None, "gold", Gold(countries=("PE",)))], {}).results
    with pytest.raises(CaseError, match="corrected by hand"):
        expectation(result)


def test_the_diff_is_safe_to_print(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "case.yaml").write_text("expect: part\n", encoding="utf-8")
    (tmp_path / "record.yaml").write_text("article:\n  text: old\n", encoding="utf-8")
    record = {**RECORD, "article": {"text": "\x1b[2J" + "x" * 10_000}}
    (result,) = judge("set", [read_case(tmp_path, "tin")], {"tin": Found(record)}).results
    text = expectation(result)
    assert text is not None
    lines = difference(result, text)
    assert any(line.startswith("-  text: old") or line.startswith("-article: {text: old}") for line in lines)
    assert all(line.isprintable() and len(line) < 200 for line in lines)
