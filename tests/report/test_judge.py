"""What gold says, on the page: each value at its place, and no other count than that of `tradewire check`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver.chrome.webdriver import WebDriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

from tradewire.check.against_gold import judge_gold
from tradewire.check.gold import Gold, read_gold
from tradewire.cli.app import run
from tradewire.errors import UsageError
from tradewire.extract import Extractor
from tradewire.records import Record
from tradewire.report.judge import gold_judge, judgement

TEXT = "Kenya put 25% on tea from Chad and 30% on rope. Sales grew 7% to $5 million, or 8%. Ann Obi spoke."


def place(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def duty(words: str) -> dict[str, Any]:
    rate = {"unit": "percent", "low": words[:-1], "high": words[:-1]}
    return {
        "rate": rate,
        "imposer": ["KE"],
        "targets": ["TD"],
        "status": "in_force",
        "mentions": [place(words)],
    }


SECTIONS: dict[str, Any] = {
    "tariffs": [duty("25%"), duty("30%"), duty("7%")],
    "percentages": [{**place(words), "value": words[:-1]} for words in ("25%", "30%", "7%")],
    "entities": [
        {"id": "e1", "kind": "country", "name": "Kenya", "code": "KE", "mentions": [place("Kenya")]},
        {"id": "e2", "kind": "person", "name": "Ann Obi", "mentions": [place("Ann Obi")]},
        {"id": "e3", "kind": "city", "name": "Chad", "mentions": [place("Chad")]},
    ],
}


def stated(words: str, **values: Any) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"context": TEXT[max(0, start - 12) : start + len(words)], "quote": words, **values}


GOLD: dict[str, Any] = {
    "tariffs": [
        stated("25%", low="25", imposer=["KE"], targets=["TD"], products=[], status="in_force"),
        stated("30%", low="30", imposer=["KE"], targets=["WORLD"], products=[], status="in_force"),
        {"context": "an article of another day", "quote": "day", "low": "1"},
    ],
    "percentages": [stated("25%", value="25"), stated("8%", value="8")],
    "countries": ["KE", "TD"],
    "persons": [],
    "open": ["percentages"],
    "spurious": {"percentages": [stated("7%")]},
}


@pytest.fixture
def record(make: Callable[..., Record]) -> Record:
    return make(TEXT, uri="news/tea.txt", **SECTIONS)


def judged(gold: dict[str, Any], record: Record) -> Any:
    return judgement(Gold.model_validate(gold), json.loads(record.to_json()))


def test_each_value_is_judged_at_its_place(record: Record) -> None:
    made = judged(GOLD, record)
    said = {(s.section, s.item, TEXT[s.start : s.end], s.verdict, s.note) for s in made.spans}
    assert said == {
        ("tariffs", 0, "25%", "right", ""),
        ("tariffs", 1, "30%", "wrong", "targets WORLD, not TD"),
        ("tariffs", 2, "7%", "spurious", ""),
        ("percentages", 0, "25%", "right", ""),
        ("percentages", None, "8%", "missed", "value 8"),
        ("percentages", 2, "7%", "spurious", ""),
    }
    assert made.items == {"entities:0": "right", "entities:1": "spurious"}
    assert made.lost == [("tariffs", "rate 1%"), ("entities", "TD")]
    assert made.counts() == [3, 1, 3, 3]


def test_sections_that_gold_does_not_state_are_not_judged(record: Record) -> None:
    made = judged({"countries": ["KE"]}, record)
    assert (made.spans, made.items, made.lost) == ([], {"entities:0": "right"}, [])


def gold_folders(root: Path) -> list[Path]:
    return [
        folder
        for folder in (root / "tests" / "check" / "gold", root.parent / "shared" / "gold")
        if folder.is_dir()
    ]


def test_the_page_counts_what_check_counts(root: Path, extractor: Extractor) -> None:
    """Section by section, on all the gold there is."""
    compared = 0
    for folder in gold_folders(root):
        docs = {doc.stem: doc for doc in (folder / "docs").iterdir()}
        for file in sorted((folder / "annotations").glob("*.json"))[:12]:
            if file.stem not in docs:
                continue
            gold = read_gold(file)
            data = json.loads(extractor.extract(docs[file.stem]).to_json())
            wanted = Counter((item.section, item.mark.value) for item in judge_gold(gold, data))
            made = judgement(gold, data)
            found = Counter((span.section, span.verdict) for span in made.spans)
            found += Counter((key.partition(":")[0], verdict) for key, verdict in made.items.items())
            found += Counter((section, "missed") for section, _ in made.lost)
            for section in ("tariffs", "money", "percentages"):
                for verdict in ("right", "wrong", "missed", "spurious"):
                    assert found[section, verdict] == wanted[section, verdict], (file.stem, section, verdict)
            for section in ("entities", "tables", "implications"):
                for verdict in ("missed", "spurious"):
                    assert found[section, verdict] == wanted[section, verdict], (file.stem, section, verdict)
            compared += sum(found.values())
    assert compared > 10


def test_gold_is_found_by_uri_and_by_name(record: Record, tmp_path: Path) -> None:
    errors: list[object] = []
    folder = tmp_path / "gold" / "annotations"
    folder.mkdir(parents=True)
    (folder / "tea.json").write_text(json.dumps(GOLD), encoding="utf-8")
    (folder / "bad.json").write_text("{", encoding="utf-8")
    found = gold_judge(tmp_path / "gold", errors.append)(record)
    assert found is not None
    assert found.counts() == [3, 1, 3, 3]
    assert len(errors) == 1
    assert "bad.json" in str(errors[0])
    file = tmp_path / "corrections.json"
    file.write_text(json.dumps({"documents": {"news/tea.txt": GOLD, "other": {}}}), encoding="utf-8")
    found = gold_judge(file, errors.append)(record)
    assert found is not None
    assert found.counts() == [3, 1, 3, 3]
    file.write_text(json.dumps({"documents": {"other": {}}}), encoding="utf-8")
    assert gold_judge(file, errors.append)(record) is None
    (tmp_path / "cases" / "a").mkdir(parents=True)
    with pytest.raises(UsageError, match="cases"):
        gold_judge(tmp_path / "cases", errors.append)


def test_the_command_takes_gold(record: Record, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    records, file, page = (tmp_path / name for name in ("records.jsonl", "gold.json", "page.html"))
    records.write_text(record.to_json() + "\n", encoding="utf-8")
    file.write_text(json.dumps({"documents": {"news/tea.txt": GOLD}}), encoding="utf-8")
    assert run(["report", str(records), "--gold", str(file), "--out", str(page)]) == 0
    assert '"gold":[3,1,3,3]' in page.read_text(encoding="utf-8")
    file.write_text('{"documents": {"a": {"tarifs": []}}}', encoding="utf-8")
    assert run(["report", str(records), "--gold", str(file), "--out", str(page)]) == 1
    assert "tarifs: unknown field" in capsys.readouterr().err


@pytest.mark.heavy
def test_gold_is_marked_in_the_text_and_in_the_values(
    look: Callable[..., WebDriver], page_of: Callable[..., str], record: Record
) -> None:
    browser = look(page_of([record], judge=lambda _: judged(GOLD, record)) + "#/article/0")
    WebDriverWait(browser, 20).until(lambda b: b.find_elements(By.CSS_SELECTOR, "#text .mark"))

    def texts(css: str) -> list[str]:
        return [str(e.get_attribute("textContent")) for e in browser.find_elements(By.CSS_SELECTOR, css)]

    assert texts("#text .k-tariff.g-right") == ["25%"]
    assert texts("#text .k-tariff.g-wrong") == ["30%"]
    assert texts("#text .k-tariff.g-spurious") == texts("#text .k-percent.g-spurious") == ["7%"]
    assert texts("#text .k-missed") == ["8%"]
    assert texts(".row .gold-counts span") == ["✓3", "≠1", "+3", "✗3"]
    assert [t.strip().split()[-1] for t in texts(".tariffs .badge")] == ["right", "wrong", "spurious"]
    assert texts(".missed-list .value") == ["rate 1%"]
    missed = browser.find_element(By.CSS_SELECTOR, "#text .k-missed")
    missed.click()
    assert (
        browser.find_element(By.CSS_SELECTOR, "[aria-selected=true][role=tab]").get_attribute("id")
        == "tab-percentages"
    )
    active = browser.switch_to.active_element
    assert active.text == "“8%”" or active.text == "8%"
    active.click()
    assert browser.switch_to.active_element == missed
