"""`tradewire check` and `tradewire fixture` as a user runs them; one extractor serves them all."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tradewire import Extractor
from tradewire.cli.app import run

ARTICLE = """\
LIMA, May 4 - Peru will raise its duty on tin from Chile to 30 percent from 10 percent on June 1.

Chile sold Peru tin worth 24 million dollars last year.
"""
RIGHT = """\
tariffs:
- {rate: {low: 30}, imposer: [PE], targets: [CL], products: [tin], status: announced}
money:
- {amount: 24000000, currency: USD}
"""
GOLD = Path(__file__).parents[1] / "check" / "gold"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def tradewire(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """The command in this process: exit code, stdout, stderr."""
    # `tradewire.extract` is a function; the module of that name is where its class comes from.
    monkeypatch.setattr(sys.modules["tradewire.extract"], "Extractor", lambda model: extractor)

    def command(*args: str | Path) -> tuple[int, str, str]:
        capsys.readouterr()
        code = run([str(arg) for arg in args])
        out, err = capsys.readouterr()
        return code, out, err

    return command


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    """A folder of one case, a part."""
    folder = tmp_path / "cases" / "tin"
    folder.mkdir(parents=True)
    (folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "case.yaml").write_text("expect: part\n", encoding="utf-8")
    (folder / "record.yaml").write_text(RIGHT, encoding="utf-8")
    return tmp_path / "cases"


def spoil(cases: Path, old: str = "announced", new: str = "threatened") -> None:
    path = cases / "tin" / "record.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_all_is_right(tradewire: Run, cases: Path) -> None:
    code, out, err = tradewire("check", cases)
    assert (code, err) == (0, "")
    assert "1 case of cases, 1 right in all that is expected" in out
    assert "tariffs   1.000   1.000   1.000       1          0        0" in out
    assert max(map(len, out.splitlines())) <= 100


def test_what_is_not_right_is_shown_in_its_words(tradewire: Run, cases: Path) -> None:
    spoil(cases)
    code, out, _ = tradewire("check", cases, "--measures")
    assert code == 0
    assert "  tariff status" in out
    assert "status of tariffs: expected (rows), found (columns)" in out
    assert "tin: 1 wrong of 2 items" in out
    assert "status announced, not threatened" in out
    assert "worst" not in tradewire("check", cases, "--errors", "0")[1]


@pytest.mark.parametrize(
    ("floors", "code", "said"),
    [
        ("money=0.9", 0, ""),
        ("tariffs=0.9", 1, "floor missed: tariffs F1 is 0.000, the floor is 0.900"),
        ("money=1,tariff status=0.5", 1, "floor missed: tariff status F1 is 0.000"),
        ("tariff rate=1", 0, ""),
        ("dates=0", 1, "floor missed: dates nothing was judged"),
        ("all=1", 1, "floor missed: tariffs"),
        ("tarifs=0.5", 2, "--min tarifs: no such section or measure"),
        ("tariffs", 2, "a floor is NAME=F1"),
        ("tariffs=2", 2, "a floor is NAME=F1"),
        ("tariffs=nan", 2, "a floor is NAME=F1"),
    ],
)
def test_floors(tradewire: Run, cases: Path, floors: str, code: int, said: str) -> None:
    spoil(cases)
    done = tradewire("check", cases, "--min", floors)
    assert done[0] == code
    assert said in done[1] + done[2]


def test_lost_and_gained_since_a_baseline(tradewire: Run, cases: Path, tmp_path: Path) -> None:
    baseline = tmp_path / "baseline.json"
    assert tradewire("check", cases, "--save", baseline)[0] == 0
    code, out, _ = tradewire("check", cases, "--against", baseline)
    assert code == 0
    assert "since baseline.json: nothing lost, nothing gained" in out
    spoil(cases)
    code, out, err = tradewire("check", cases, "--against", baseline, "--junit", tmp_path / "junit.xml")
    assert code == 1
    assert "lost since baseline.json: 1" in out
    assert "status announced, not threatened" in out
    assert "its duty on tin from Chile to [30 percent] from 10 percent on June 1." in out
    suite = ElementTree.parse(tmp_path / "junit.xml").getroot()[0]
    assert int(suite.get("failures", "")) >= 2  # the tariffs, and the floors
    code, _, err = tradewire("check", cases, "--save", baseline)
    assert code == 1
    assert "floors only rise" in err


def test_json_is_a_baseline(tradewire: Run, cases: Path, tmp_path: Path) -> None:
    code, out, _ = tradewire("check", cases, "--json")
    assert (code, json.loads(out)["figures"]["tariff status"]["f1"]) == (0, 1.0)
    (tmp_path / "then.json").write_text(out, encoding="utf-8")
    spoil(cases)
    code, out, _ = tradewire("check", cases, "--json", "--against", tmp_path / "then.json")
    assert code == 1
    assert [change["case"] for change in json.loads(out)["changes"]["lost"]] == ["tin"]


def test_records_of_another_run_are_a_baseline(tradewire: Run, tmp_path: Path) -> None:
    records = [json.loads(line) for line in (GOLD / "records.jsonl").read_text("utf-8").splitlines()]
    old, new = tmp_path / "old.jsonl", tmp_path / "new.jsonl"
    old.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    records[0]["money"] = []
    new.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    code, out, _ = tradewire("check", GOLD, "--records", new, "--against", old, "--errors", "0")
    assert code == 1
    assert "lost since old.jsonl: 2" in out
    assert "gained since old.jsonl: 1" in out  # an amount that was none
    code, out, _ = tradewire("check", GOLD, "--records", old, "--against", new, "--errors", "0")
    assert "gained since new.jsonl: 2" in out
    assert code == 0


def test_lines_that_are_no_records_are_named_and_the_others_judged(tradewire: Run, tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    path.write_text("{\n" + (GOLD / "records.jsonl").read_text(encoding="utf-8"), encoding="utf-8")
    code, out, err = tradewire("check", GOLD, "--records", path)
    assert code == 1
    assert f"error: {path}:1: is no record" in err
    assert "tariffs        0.286" in out


def test_gold_has_the_names_and_figures_of_its_scorer(tradewire: Run) -> None:
    wanted = json.loads((GOLD / "figures.json").read_text(encoding="utf-8"))
    code, out, _ = tradewire("check", GOLD, "--records", GOLD / "records.jsonl", "--only", "wire", "--json")
    data = json.loads(out)
    assert code == 0
    assert {m: [f["tp"], f["fp"], f["fn"]] for m, f in data["figures"].items()} == wanted["wire"]["figures"]


def test_articles_of_gold_are_extracted(tradewire: Run) -> None:
    code, out, err = tradewire("check", GOLD)
    assert code == 1  # one document is not there, and is named
    assert "4 cases of gold" in out
    assert "error: note-gone: there is no article of that name" in err


def test_corrections_are_a_file_of_gold(tradewire: Run, cases: Path, tmp_path: Path) -> None:
    article = cases / "tin" / "article.txt"
    entry = {
        "context": "from Chile to 30 percent from 10 percent",
        "quote": "30 percent",
        "status": "announced",
    }
    wrong = {"countries": ["FR"], "open": ["countries"]}
    gold = {str(article): {"tariffs": [entry], "open": ["tariffs"]}, "elsewhere.txt": wrong}
    (tmp_path / "corrections.json").write_text(json.dumps({"documents": gold}), encoding="utf-8")
    code, out, err = tradewire("check", tmp_path / "corrections.json")
    assert code == 1
    assert "2 cases of corrections, 1 right" in out
    assert "error: elsewhere.txt: there is no article" in err


def test_update_shows_the_diff_and_writes(tradewire: Run, cases: Path) -> None:
    spoil(cases)
    code, out, err = tradewire("check", cases, "--update", "--min", "all=1")
    assert code == 0
    assert "status: threatened" in out
    assert "wrote 1 expectation" in err
    assert "1 right in all" in out
    assert "announced" in (cases / "tin" / "record.yaml").read_text(encoding="utf-8")
    code, out, err = tradewire("check", cases, "--update")
    assert (code, err) == (0, "wrote 0 expectations\n")


def test_accept_one_case(tradewire: Run, cases: Path) -> None:
    shutil.copytree(cases / "tin", cases / "other")
    spoil(cases)
    before = (cases / "other" / "record.yaml").read_text(encoding="utf-8")
    assert tradewire("check", cases, "--accept", "tin")[0] == 0
    assert "announced" in (cases / "tin" / "record.yaml").read_text(encoding="utf-8")
    assert (cases / "other" / "record.yaml").read_text(encoding="utf-8") == before
    code, _, err = tradewire("check", cases, "--accept", "none")
    assert code == 2
    assert "no such case; there are other, tin" in err


def test_gold_is_not_updated(tradewire: Run) -> None:
    records = GOLD / "records.jsonl"
    code, _, err = tradewire("check", GOLD, "--records", records, "--accept", "wire-zinc")
    assert code == 1
    assert "is gold, which is corrected by hand" in err


def test_a_case_that_is_malformed_is_named_and_the_others_judged(tradewire: Run, cases: Path) -> None:
    bad = cases / "bad"
    shutil.copytree(cases / "tin", bad)
    (bad / "record.yaml").write_text("tarifs: []\n", encoding="utf-8")
    code, out, err = tradewire("check", cases)
    assert code == 1
    assert "1 case of cases" in out
    assert err.startswith(f"error: {bad}/record.yaml: tarifs: unknown section")


def test_an_article_that_cannot_be_read(tradewire: Run, cases: Path) -> None:
    (cases / "tin" / "article.txt").write_bytes(b"")
    code, out, err = tradewire("check", cases)
    assert code == 1
    assert "no record of tin: article.txt: there is nothing in it" in out
    assert "error: tin: article.txt: there is nothing in it" in err


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["nowhere"], "no such folder of cases"),
        ([".", "--against", "none.json"], "none.json: no such file"),
        ([".", "--save", "b.json", "--only", "t"], "a baseline is of all cases"),
        ([".", "--floors-only"], "--floors-only without --save"),
        ([".", "--records", "none.jsonl"], "none.jsonl: no such file"),
        ([".", "--against", "other.json"], "has no set 'cases'"),
    ],
)
def test_wrong_usage(
    tradewire: Run, cases: Path, monkeypatch: pytest.MonkeyPatch, args: list[str], said: str
) -> None:
    monkeypatch.chdir(cases)
    Path("other.json").write_text('{"sets": {}}', encoding="utf-8")
    code, _, err = tradewire("check", *args)
    assert code in (1, 2)
    assert said in err


def test_words_of_hostile_articles_are_harmless(tradewire: Run, cases: Path, tmp_path: Path) -> None:
    hostile = "\x1b]0;x\x07\u202e[bold]<script>alert(1)</script>"
    article = cases / "tin" / "article.txt"
    article.write_text(
        f"{hostile} Peru put a 7% duty on tin from Chile {hostile} on 1 May 2025. {hostile}", encoding="utf-8"
    )
    junit = tmp_path / "junit.xml"
    (cases / "tin" / "record.yaml").write_text(f"tariffs:\n- name: {json.dumps(hostile)}\n", encoding="utf-8")
    done = tradewire("check", cases, "--min", "all=1", "--junit", junit)
    assert done[0] == 1
    assert "\\x1b]0;x\\x07\\u202e[bold]<script>" in done[1]
    text = done[1] + done[2] + tradewire("check", cases, "--update")[1]
    assert "[7%]" in text
    assert not set(text) & set("\x1b\x07\u202e")
    ElementTree.parse(junit)


def test_a_new_case(tradewire: Run, tmp_path: Path) -> None:
    article = tmp_path / "Tin & Salt.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    folder = tmp_path / "cases"
    code, _, err = tradewire("fixture", "new", article, "--to", folder)
    assert code == 0
    assert f"wrote {folder / 'tin-salt'} (expect: record)" in err
    assert sorted(path.name for path in (folder / "tin-salt").iterdir()) == [
        "article.txt",
        "case.yaml",
        "record.yaml",
    ]
    assert (folder / "tin-salt" / "article.txt").read_bytes() == article.read_bytes()
    made = [("part", ["--only", "tariffs", "--only", "money"]), ("gold", ["--gold"])]
    for name, options in made:
        assert tradewire("fixture", "new", article, "--to", folder, "--name", name, *options)[0] == 0
    code, out, _ = tradewire("check", folder, "--min", "all=1")
    assert code == 0
    assert "3 cases of cases, 3 right" in out
    assert tradewire("fixture", "new", article, "--to", folder)[0] == 2  # it is there already
    assert len(list(folder.iterdir())) == 3


def test_a_new_case_of_an_error(tradewire: Run, tmp_path: Path) -> None:
    article = tmp_path / "empty.md"
    article.write_bytes(b"")
    assert tradewire("fixture", "new", article, "--to", tmp_path / "cases")[0] == 0
    error = (tmp_path / "cases" / "empty" / "error.yaml").read_text(encoding="utf-8")
    assert "message: 'article.md: there is nothing in it'" in error
    assert tradewire("check", tmp_path / "cases", "--min", "error=1")[0] == 0


@pytest.mark.parametrize(
    ("args", "said"),
    [(["none.txt"], "no such file"), (["a.txt", "--only", "tarifs"], "no such section")],
)
def test_no_new_case(
    tradewire: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(ARTICLE, encoding="utf-8")
    code, _, err = tradewire("fixture", "new", *args)
    assert code == 2
    assert said in err
    assert not Path("fixtures").exists()


def test_a_diff(tradewire: Run, tmp_path: Path) -> None:
    records = [json.loads(line) for line in (GOLD / "records.jsonl").read_text("utf-8").splitlines()]
    old, new = tmp_path / "old.jsonl", tmp_path / "new.jsonl"
    old.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    records[2]["tariffs"][0]["status"] = "removed"
    records[0]["entities"] = records[0]["entities"][1:]
    new.write_text("".join(json.dumps(record) + "\n" for record in records) + "{}\n", encoding="utf-8")
    code, out, err = tradewire("fixture", "diff", old, new)
    assert code == 1
    assert f"error: {new}:4: is no record" in err
    assert "3 articles in both, 2 of them differ" in out
    assert "status: in_force → removed" in out
    assert "  - entities: " in out
    assert max(map(len, out.splitlines())) <= 140
    code, out, _ = tradewire("fixture", "diff", old, new, "--json", "--only", "tariffs")
    lines = [json.loads(line) for line in out.splitlines()]
    assert [line["uri"] for line in lines[:-1]] == ["docs/wire-zinc.txt"]
    assert lines[0]["items"][0]["fields"] == {"status": {"old": "in_force", "new": "removed"}}
    assert lines[-1]["totals"]["articles"]["changed"] == 1
    code, out, _ = tradewire("fixture", "diff", old, old, "--show", "0")
    assert (code, "0 of them differ" in out) == (0, True)
    code, _, err = tradewire("fixture", "diff", old, new, "--only", "id")
    assert code == 2
