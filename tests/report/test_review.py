"""Review: what is marked, corrected and added in the page is gold that is read back."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver.chrome.webdriver import WebDriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

from tradewire.check.draft import gold_of as gold_of_record
from tradewire.check.gold import Gold, read_collection
from tradewire.check.places import Squeezed
from tradewire.cli.app import run
from tradewire.records import Record

pytestmark = pytest.mark.heavy

TEXT = (
    "🌾🌾 Kenya will put 25% on 🍵 tea from Chad and 25% on rope from Peru, said Ann 👩‍🌾 Obi.\n"
    "Trade of $5 million grew 7%; a 12% levy on İzmir figs may follow, and 3 bn shillings."
)


def place(words: str, nth: int = 0) -> dict[str, Any]:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return {"start": start, "end": start + len(words), "text": words}


def duty(nth: int, target: str, product: str) -> dict[str, Any]:
    return {
        "rate": {"unit": "percent", "low": "25", "high": "25"},
        "imposer": ["KE"],
        "targets": [target],
        "products": [{"text": product}],
        "status": "announced",
        "mentions": [place("25%", nth)],
    }


@pytest.fixture(scope="module")
def record(make: Callable[..., Record]) -> Record:
    return make(
        TEXT,
        uri="news/tea.txt#item-2",
        tariffs=[duty(0, "TD", "tea"), duty(1, "PE", "rope")],
        percentages=[
            {**place("25%", 0), "value": "25", "role": "tariff_rate"},
            {**place("25%", 1), "value": "25", "role": "tariff_rate"},
            {**place("7%"), "value": "7", "role": "growth"},
        ],
        money=[{**place("$5 million"), "amount": "5000000", "currency": "USD"}],
        entities=[
            {"id": "e1", "kind": "country", "name": "Kenya", "code": "KE", "mentions": [place("Kenya")]},
            {"id": "e2", "kind": "country", "name": "Peru", "code": "PE", "mentions": [place("Peru")]},
            {"id": "e3", "kind": "city", "name": "İzmir", "mentions": [place("İzmir")]},
        ],
    )


class Page:
    """What a reviewer does."""

    def __init__(self, browser: WebDriver) -> None:
        self.browser = browser
        self.wait("#text .mark")
        browser.execute_script("localStorage.clear(); location.reload()")
        time.sleep(0.2)
        self.wait("#text .mark")
        self.wait("#review").click()

    def wait(self, css: str) -> WebElement:
        return WebDriverWait(self.browser, 20).until(lambda b: b.find_element(By.CSS_SELECTOR, css))

    def tab(self, section: str) -> None:
        self.wait(f"#tab-{section}").click()

    def press(self, item: str, act: str) -> None:
        self.tab(item.partition(":")[0])
        self.wait(f'[data-item="{item}"] [data-act="{act}"]').click()

    def fill(self, **values: str) -> None:
        self.wait("dialog")
        for name, value in values.items():
            field = self.wait(f"#field-{name}")
            if field.tag_name == "select":
                Select(field).select_by_value(value)
            else:
                field.clear()
                field.send_keys(value)

    def save(self) -> None:
        self.wait("dialog .primary").click()

    def select(self, words: str, nth: int = 0) -> None:
        """Selects words of the text as a pointer would, with the browser's own offsets (UTF-16)."""
        self.browser.execute_script(
            """
            const [words, nth] = arguments;
            const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
            const nodes = [];
            let text = "";
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
              nodes.push([node, text.length]);
              text += node.data;
            }
            let at = -1;
            for (let i = 0; i <= nth; i += 1) at = text.indexOf(words, at + 1);
            const find = (unit, last) => nodes.find(([node, start]) => (
              last ? unit > start && unit <= start + node.length
                : unit >= start && unit < start + node.length));
            const range = document.createRange();
            const [first, from] = find(at, false);
            const [end, to] = find(at + words.length, true);
            range.setStart(first, at - from);
            range.setEnd(end, at + words.length - to);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            """,
            words,
            nth,
        )

    def add(self, what: str) -> None:
        bar = self.wait(".add-bar:not([hidden])")
        bar.find_element(By.CSS_SELECTOR, f"[data-what={what}]").click()

    def whole(self, section: str) -> None:
        self.tab(section)
        self.wait("#whole").click()

    def download(self) -> Path:
        folder: Path = self.browser.downloads  # type: ignore[attr-defined]
        for old in folder.glob("*"):
            old.unlink()
        self.wait("#download").click()
        WebDriverWait(self.browser, 20).until(lambda b: list(folder.glob("*.json")))
        return next(folder.glob("*.json"))


@pytest.fixture
def review(look: Callable[..., WebDriver], page_of: Callable[..., str], record: Record) -> Page:
    return Page(look(page_of([record]) + "#/article/0"))


def gold_of(page: Page) -> Gold:
    documents = read_collection(page.download())
    assert list(documents) == ["news/tea.txt#item-2"]
    return documents["news/tea.txt#item-2"]


def found(entry: Any) -> tuple[int, int] | None:
    return Squeezed.of(TEXT).find(entry.context, entry.quote)


def at(words: str, nth: int = 0) -> tuple[int, int]:
    span = place(words, nth)
    return span["start"], span["end"]


def test_marks_and_corrections_of_an_open_section(review: Page) -> None:
    review.press("tariffs:0", "right")
    review.press("tariffs:1", "corrected")
    review.fill(low="25", high="30", targets="PE, BO", status="in_force")
    review.save()
    review.press("percentages:2", "wrong")
    review.press("entities:1", "wrong")
    gold = gold_of(review)
    assert gold.tariffs is not None
    assert set(gold.open) == {"tariffs", "percentages", "countries", "persons", "organizations", "agreements"}
    right, corrected = gold.tariffs
    assert (found(right), right.targets, right.status, right.products) == (
        at("25%"),
        ("TD",),
        "announced",
        ("tea",),
    )
    assert (found(corrected), corrected.targets) == (at("25%", 1), ("PE", "BO"))
    assert (str(corrected.low), str(corrected.high), corrected.status) == ("25", "30", "in_force")
    assert [found(entry) for entry in gold.spurious.percentages] == [at("7%")]
    assert gold.spurious.countries == ("PE",)
    assert (gold.countries, gold.percentages, gold.money) == ((), (), None)


def test_what_was_missed_is_added_by_selecting_it(review: Page) -> None:
    review.select("12%")
    review.add("tariffs")
    assert review.wait("#field-low").get_attribute("value") == "12"
    review.fill(imposer="KE", targets="TR", products="İzmir figs", status="threatened")
    review.save()
    review.select("Ann 👩‍🌾 Obi")
    review.add("person")
    review.save()
    review.select(" 3 bn shillings")
    review.add("money")
    review.fill(amount="3,000,000,000", currency="KES")
    review.save()
    gold = gold_of(review)
    assert gold.tariffs is not None
    assert gold.money is not None
    assert gold.percentages is not None
    (added,) = gold.tariffs
    assert (found(added), added.quote, str(added.low), added.unit) == (at("12%"), "12%", "12", "percent")
    assert (added.imposer, added.targets, added.products) == (("KE",), ("TR",), ("İzmir figs",))
    (percentage,) = gold.percentages
    assert (found(percentage), percentage.tariff, str(percentage.value)) == (at("12%"), True, "12")
    (money,) = gold.money
    assert (found(money), str(money.amount), money.currency) == (at("3 bn shillings"), "3000000000", "KES")
    assert gold.persons == (("Ann 👩‍🌾 Obi",),)


def test_with_the_keyboard_words_are_typed(review: Page) -> None:
    review.tab("tariffs")
    review.wait("#add-missed").send_keys(Keys.ENTER)
    review.fill(quote="not in the text")
    review.save()
    assert "do not stand" in review.wait("dialog > form > .fault").text
    review.fill(quote="25%", nth="2")
    review.wait("#field-quote").send_keys(Keys.ENTER)
    WebDriverWait(review.browser, 10).until(lambda b: b.find_elements(By.ID, "field-low"))
    review.fill(low="x")
    review.save()
    assert "a number" in review.wait("#field-low-fault").text
    review.fill(low="26", high="")
    review.save()
    gold = gold_of(review)
    assert gold.tariffs is not None
    assert [(found(t), str(t.low), str(t.high)) for t in gold.tariffs] == [(at("25%", 1), "26", "26")]


def test_a_section_that_is_done_is_complete(review: Page) -> None:
    review.press("tariffs:1", "wrong")
    review.whole("tariffs")
    review.whole("money")
    review.whole("entities")
    gold = gold_of(review)
    assert gold.open == ()
    assert gold.tariffs is not None
    assert gold.money is not None
    assert [found(entry) for entry in gold.tariffs] == [at("25%")]
    assert [(found(entry), str(entry.amount), entry.currency) for entry in gold.money] == [
        (at("$5 million"), "5000000", "USD")
    ]
    assert (gold.countries, gold.persons) == (("KE", "PE"), ())


def test_check_reads_what_was_downloaded(
    review: Page, record: Record, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`tradewire check corrections.json --records records.jsonl`, with the marks of a reviewer."""
    review.press("tariffs:0", "right")
    review.press("tariffs:1", "corrected")
    review.fill(targets="BO")
    review.save()
    review.press("percentages:2", "wrong")
    review.select("12%")
    review.add("tariffs")
    review.fill(imposer="KE", targets="TR", status="threatened")
    review.save()
    review.whole("money")
    corrections = review.download()
    records = tmp_path / "records.jsonl"
    records.write_text(record.to_json() + "\n", encoding="utf-8")
    assert run(["check", str(corrections), "--records", str(records), "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)["figures"]
    # One duty is right; one is found with other targets; one is missed.
    assert [figures["tariff whole (+products+status)"][key] for key in ("tp", "fp", "fn")] == [1, 1, 2]
    assert [figures["tariff rate"][key] for key in ("tp", "fp", "fn")] == [2, 0, 1]
    # The 12% is missed as a percentage too, and 7% was said to be none.
    assert [figures["percentage (value)"][key] for key in ("tp", "fp", "fn")] == [0, 1, 1]
    assert [figures["money (amount+currency)"][key] for key in ("tp", "fp", "fn")] == [1, 0, 0]


def test_marks_outlive_a_reload_and_can_be_taken_back(review: Page) -> None:
    review.press("tariffs:0", "wrong")
    review.browser.refresh()
    review.wait("#review").click()
    review.tab("tariffs")
    pressed = review.wait('[data-item="tariffs:0"] [data-act="wrong"]')
    assert pressed.get_attribute("aria-pressed") == "true"
    assert review.wait("#download").text == "Download corrections (1)"
    assert review.wait("#row-0 .reviewed").is_displayed()
    pressed.click()
    assert review.browser.switch_to.active_element.get_attribute("data-act") == "wrong"
    assert not review.wait("#download").is_displayed()


def scripts(root: Path, *names: str) -> str:
    """Scripts of the page that need no page around them."""
    assets = root / "pipeline" / "tradewire" / "report" / "assets"
    return "".join((assets / name).read_text(encoding="utf-8") for name in names)


def test_a_record_that_is_all_right_is_the_gold_that_check_drafts(
    browser: WebDriver, root: Path, real_records: list[Record]
) -> None:
    script = scripts(root, "offsets.js", "goldtext.js", "goldfile.js")
    script += """
      const whole = Object.fromEntries(Object.keys(GOLD_SECTIONS).map((section) => [section, true]));
      return goldOf(JSON.parse(arguments[0]), {marks: {}, added: [], whole});"""
    browser.get("about:blank")
    for record in real_records:
        made = Gold.model_validate(browser.execute_script(script, record.to_json()))
        drafted = gold_of_record(json.loads(record.to_json()))
        assert made.tariffs is not None
        assert tuple(t for t in made.tariffs if t.unit == "percent") == drafted.tariffs, record.source.uri
        assert tuple(sorted(set(made.countries or ()))) == drafted.countries
        for field in ("persons", "organizations", "agreements"):
            named = [set(names) for names in getattr(made, field)]
            assert named == [set(names) for names in getattr(drafted, field)], (record.source.uri, field)
        for field in ("money", "percentages", "tables", "implications", "open", "spurious"):
            assert getattr(made, field) == getattr(drafted, field), (record.source.uri, field)


def test_places_are_found_by_the_same_words_as_in_python(
    browser: WebDriver, root: Path, real_records: list[Record]
) -> None:
    """The page and `tradewire.check.places` make the same context for every span of the fixtures."""
    from tradewire.check.places import context_of, squeezed

    script = scripts(root, "offsets.js", "goldtext.js")
    browser.get("about:blank")
    cases = [(TEXT, [at("25%"), at("25%", 1), at("İzmir figs"), at("👩‍🌾 Obi")])]
    for record in real_records:
        spans = [(s.start, s.end) for t in record.tariffs for s in t.mentions]
        spans += [(s.start, s.end) for s in (*record.money, *record.percentages)]
        cases.append((record.article.text, spans))
    for text, spans in cases:
        flat, contexts, back = browser.execute_script(
            script
            + """
            const [text, spans] = arguments;
            const offsets = new Offsets(text);
            const whole = squeeze(text);
            const units = spans.map((span) => span.map((point) => offsets.unit(point)));
            return [whole.flat, units.map(([start, end]) => contextOf(text, start, end, whole)),
              units.map(([start, end], i) => [
                offsets.point(start), offsets.point(end), offsets.slice(...spans[i])])];
            """,
            text,
            spans,
        )
        assert flat == squeezed(text)
        assert back == [[start, end, text[start:end]] for start, end in spans]
        for (start, end), context in zip(spans, contexts, strict=True):
            assert context == context_of(text, start, end), json.dumps([start, end, text[start:end]])
