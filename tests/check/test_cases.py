"""Folders of cases: what makes one, and that a malformed one is named while the others are read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tradewire.check.brief import dump, load
from tradewire.check.cases import load_cases
from tradewire.errors import CaseError, UsageError

ARTICLE = "Peru will put 12% on tin from Chile."


def case(folder: Path, about: str = "expect: part\n", **files: str) -> Path:
    folder.mkdir(parents=True)
    (folder / "case.yaml").write_text(about, encoding="utf-8")
    for name, text in ({"article.txt": ARTICLE, "record.yaml": "tariffs: []\n"} | files).items():
        if text:
            (folder / name.replace("__", ".")).write_text(text, encoding="utf-8")
    return folder


def test_cases_are_folders_at_any_depth(tmp_path: Path) -> None:
    case(tmp_path / "b")
    case(tmp_path / "a" / "inner", "expect: part\nopen: [tariffs]\npurpose: p\norigin: o\n")
    case(tmp_path / "c", "expect: gold\n", gold__json='{"countries": []}')
    case(tmp_path / "d", "expect: error\n", error__yaml="type: CorruptSource\n")
    (tmp_path / "no case").mkdir()
    cases = load_cases(tmp_path)
    assert [(one.name, one.expect) for one in cases] == [
        ("a/inner", "part"),
        ("b", "part"),
        ("c", "gold"),
        ("d", "error"),
    ]
    assert cases[0].open == ("tariffs",)
    assert cases[1].article == tmp_path / "b" / "article.txt"
    assert [one.name for one in load_cases(tmp_path, "b")] == ["b"]


def test_one_folder_is_one_case(tmp_path: Path) -> None:
    assert [one.name for one in load_cases(case(tmp_path / "tin"))] == ["tin"]


def test_a_whole_record_is_the_default(tmp_path: Path) -> None:
    (one,) = load_cases(case(tmp_path / "tin", "purpose: p\n"))
    assert one.expect == "record"


def test_another_article(tmp_path: Path) -> None:
    folder = case(tmp_path / "tin", "expect: part\narticle: page.html\n", page__html="<p>x</p>")
    assert load_cases(folder)[0].article == folder / "page.html"


def test_json_is_read_too(tmp_path: Path) -> None:
    folder = case(tmp_path / "tin", record__json='{"tariffs": []}', **{"record.yaml": ""})
    assert load_cases(folder)[0].expected == {"tariffs": []}


def test_a_record_of_a_run_is_taken_as_it_is(tmp_path: Path) -> None:
    record = {"schema_version": "1.0", "tariffs": [], "pipeline": {}}
    folder = case(tmp_path / "tin", record__json=json.dumps(record), **{"record.yaml": ""})
    assert load_cases(folder)[0].expected == {"tariffs": []}


FAULTS: dict[str, tuple[str, dict[str, str], str]] = {
    "unknown field": ("expects: part\n", {}, "case.yaml: expects: unknown field"),
    "unknown expectation": ("expect: all\n", {}, "case.yaml: expect: is one of"),
    "no expectation": ("expect: gold\n", {}, "case.yaml: expects gold: no file gold.json"),
    "two expectations": ("expect: part\n", {"record.json": "{}"}, "two files"),
    "no article": ("expect: part\n", {"article.txt": ""}, "0 files article.*"),
    "two articles": ("expect: part\n", {"article.md": "x"}, "2 files article.*"),
    "an article elsewhere": ("expect: part\narticle: ../x.txt\n", {}, "article: '../x.txt' is no file"),
    "unknown section": ("expect: part\n", {"record.yaml": "tarifs: []\n"}, "tarifs: unknown section"),
    "no list": ("expect: part\n", {"record.yaml": "tariffs: {}\n"}, "tariffs: has not the shape"),
    "no mappings": ("expect: part\n", {"record.yaml": "tariffs: [1]\n"}, "tariffs: has not the shape"),
    "no YAML": ("expect: part\n", {"record.yaml": "{"}, "is no YAML"),
    "a list": ("- expect\n", {}, "holds no mapping"),
    "open": ("expect: part\nopen: tariffs\n", {}, "open: is a list of sections"),
    "open gold": ("expect: gold\nopen: [money]\n", {"gold.json": "{}"}, "open: is for records"),
    "aliases": ("expect: part\n", {"record.yaml": "a: &a [x]\nmoney: *a\n"}, "aliases are not taken"),
    "a tag": ("expect: part\n", {"record.yaml": "a: !!python/name:os.system ''\n"}, "is no YAML"),
    "depth": ("expect: part\n", {"record.yaml": "[" * 5000}, "is no YAML"),
}


@pytest.mark.parametrize(("about", "files", "said"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_named_and_the_others_are_read(
    tmp_path: Path, about: str, files: dict[str, str], said: str
) -> None:
    case(tmp_path / "bad", about, **files)
    case(tmp_path / "good")
    faults: list[CaseError] = []
    assert [one.name for one in load_cases(tmp_path, "", faults.append)] == ["good"]
    assert len(faults) == 1
    assert str(tmp_path / "bad") in str(faults[0])
    assert said in str(faults[0])
    with pytest.raises(CaseError):
        load_cases(tmp_path)


@pytest.mark.parametrize("name", ["", "none"])
def test_no_case(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError):
        load_cases(tmp_path / name)


def test_no_case_of_that_name(tmp_path: Path) -> None:
    case(tmp_path / "tin")
    with pytest.raises(UsageError, match="whose name begins with 'x'"):
        load_cases(tmp_path, "x")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("NO", "NO"),
        ("yes", "yes"),
        ("true", True),
        ("null", None),
        ("~", None),
        ("", None),
        ("0102", "0102"),
        ("25", 25),
        ("-2.5", -2.5),
        ("2025-03-01", "2025-03-01"),
        ("12:30", "12:30"),
        ("1e5", "1e5"),
        (".inf", ".inf"),
        ("'25'", "25"),
    ],
)
def test_yaml_is_read_strictly(tmp_path: Path, text: str, value: Any) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(f"value: {text}\n", encoding="utf-8")
    read = load(path)["value"]
    assert (read, type(read)) == (value, type(value))


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    data = {
        "id": "sha256:0",
        "article": {"text": "One.\n\nTwo: # %", "blocks": [{"kind": "paragraph", "start": 0, "end": 4}]},
        "money": [],
        "dates": [{"start": 1, "end": 5, "text": "2024", "value": "2024"}, {"text": "2024-01-02"}],
        "tariffs": [{"imposer": ["NO"], "products": [{"text": "true", "hs": ["0102"]}]}],
        "source": {"uri": "a: b.txt"},
    }
    path = tmp_path / "x.yaml"
    path.write_text(dump(data), encoding="utf-8")
    assert load(path) == data
