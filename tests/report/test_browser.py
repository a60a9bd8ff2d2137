"""The page in a browser: marks, jumps, filters, views, keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from selenium.webdriver.chrome.webdriver import WebDriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

from tradewire.records import Record

pytestmark = pytest.mark.heavy

Look = Callable[..., WebDriver]


def wait(browser: WebDriver, css: str) -> WebElement:
    """The first element of `css`, once it is there."""
    return WebDriverWait(browser, 20).until(lambda b: b.find_element(By.CSS_SELECTOR, css))


def choose(browser: WebDriver, css: str, value: str) -> None:
    Select(wait(browser, css)).select_by_value(value)


def all_of(browser: WebDriver, css: str) -> list[WebElement]:
    return browser.find_elements(By.CSS_SELECTOR, css)


@pytest.fixture(scope="module")
def real_page(page_of: Callable[..., str], real_records: list[Record]) -> str:
    return page_of(real_records, title="tradewire: fixtures")


def text_of(browser: WebDriver) -> str:
    """The text nodes of the article, in order."""
    script = """
      const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
      let text = "";
      for (let node = walker.nextNode(); node; node = walker.nextNode()) text += node.data;
      return text;"""
    return str(browser.execute_script(script))


def test_every_article_shows_its_whole_text_and_its_marks(
    look: Look, real_page: str, real_records: list[Record]
) -> None:
    browser = look(real_page)
    for number, record in enumerate(real_records):
        if not record.article.text:
            continue
        browser.execute_script(f"location.hash = '/article/{number}'")
        wait(browser, f"#row-{number}[aria-selected=true]")
        kinds = "".join(table.kind.replace("_", " ") for table in record.tables)
        shown = "".join(text_of(browser).split())
        for word in set(record.article.text.replace(" | ", " ").split()):
            assert word in shown
        assert len(shown) <= len("".join((record.article.text + kinds).split())) + 400
        for section, kind in (("money", "money"), ("percentages", "percent"), ("dates", "date")):
            spans = {(item.start, item.end) for item in getattr(record, section)}
            marked = all_of(browser, f"#text .k-{kind}.first")
            assert len(marked) == len(spans), (record.source.uri, section)


def test_marks_cross_and_nest(look: Look, page_of: Callable[..., str], make: Callable[..., Record]) -> None:
    text = "Kenya put 25% on tyres"
    crossing = [
        {
            "id": "e1",
            "kind": "country",
            "name": "Kenya",
            "code": "KE",
            "mentions": [{"start": 0, "end": 13, "text": text[:13]}],
        },
        {
            "id": "e2",
            "kind": "product",
            "name": "tyres",
            "mentions": [{"start": 10, "end": 22, "text": text[10:22]}],
        },
    ]
    record = make(
        text, entities=crossing, percentages=[{"start": 10, "end": 13, "text": "25%", "value": "25"}]
    )
    browser = look(page_of([record]))
    wait(browser, "#text .mark")
    assert text_of(browser) == text
    deepest = browser.execute_script("""
      const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
      const found = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const kinds = [];
        for (let e = node.parentElement.closest(".mark"); e; e = e.parentElement.closest(".mark")) {
          kinds.push([...e.classList].find((c) => c.startsWith("k-")));
        }
        found.push([node.data, kinds.sort().join(" ")]);
      }
      return found;""")
    assert deepest == [
        ["Kenya put ", "k-place"],
        ["25%", "k-goods k-percent k-place"],
        [" on tyres", "k-goods"],
    ]


def test_a_mark_says_its_value_and_leads_to_its_item_and_back(look: Look, real_page: str) -> None:
    browser = look(real_page + "#/article/0")
    mark = wait(browser, "#text .k-tariff.first")
    ActionChains(browser).move_to_element(mark).perform()
    tip = wait(browser, ".tip").text
    assert "50%" in tip
    assert "US on goods of CA" in tip
    assert "in force" in tip
    mark.click()
    item = browser.switch_to.active_element.find_element(By.XPATH, "ancestor::*[@data-item]")
    assert item.get_attribute("data-item") == "tariffs:0"
    money = wait(browser, "#text .k-money.first")
    browser.execute_script("arguments[0].scrollIntoView()", money)
    money.click()
    item = browser.switch_to.active_element.find_element(By.XPATH, "ancestor::*[@data-item]")
    assert item.get_attribute("data-item") == "money:0"
    assert "56,000,000,000 CAD" in item.text
    browser.switch_to.active_element.send_keys(Keys.ENTER)
    active = browser.switch_to.active_element
    assert "k-money" in str(active.get_attribute("class"))
    assert active.text.endswith("C$56 billion")


def test_evidence_is_lit_from_the_table_of_duties(look: Look, real_page: str) -> None:
    browser = look(real_page + "#/article/0")
    wait(browser, ".tariffs .jump.evidence").click()
    lit = all_of(browser, "#text .lit")
    assert lit
    assert "50% tariff on steel" in "".join(element.text for element in lit)


def test_keys_go_through_marks_tabs_and_articles(look: Look, real_page: str) -> None:
    browser = look(real_page + "#/article/1")
    wait(browser, "#text .mark")
    assert len(all_of(browser, "#text .mark[tabindex='0']")) == 1
    first = wait(browser, "#text .mark[tabindex='0']")
    browser.execute_script("arguments[0].focus()", first)
    first.send_keys(Keys.ARROW_RIGHT)
    second = browser.switch_to.active_element
    assert second != first
    assert second.get_attribute("tabindex") == "0"
    assert wait(browser, ".tip").text
    second.send_keys(Keys.ESCAPE)
    assert not all_of(browser, ".tip")
    second.send_keys(Keys.ENTER)
    assert browser.switch_to.active_element.find_elements(By.XPATH, "ancestor::*[@data-item]")
    tab = wait(browser, "[role=tab][aria-selected=true]")
    tab.send_keys(Keys.HOME)
    assert browser.switch_to.active_element.get_attribute("id") == "tab-tariffs"
    browser.switch_to.active_element.send_keys(Keys.ARROW_RIGHT)
    assert browser.switch_to.active_element.get_attribute("aria-selected") == "true"
    browser.find_element(By.TAG_NAME, "body").send_keys("j")
    WebDriverWait(browser, 10).until(lambda b: b.execute_script("return location.hash") == "#/article/2")
    browser.find_element(By.TAG_NAME, "body").send_keys("/")
    assert browser.switch_to.active_element.get_attribute("id") == "search"


def test_search_and_filters_choose_articles(look: Look, real_page: str, real_records: list[Record]) -> None:
    browser = look(real_page)
    wait(browser, ".row")

    def found() -> int:
        return int(wait(browser, "#found").text.split()[0])

    assert found() == len(real_records)
    choices: tuple[tuple[str, str, Callable[[Record], bool]], ...] = (
        ("imposer", "US", lambda r: any("US" in t.imposer for t in r.tariffs)),
        ("target", "CO", lambda r: any("CO" in t.targets for t in r.tariffs)),
        ("status", "announced", lambda r: any(t.status == "announced" for t in r.tariffs)),
        ("currency", "EUR", lambda r: any(m.currency == "EUR" for m in r.money)),
    )
    for name, code, wanted in choices:
        choose(browser, f"#filter-{name}", code)
        count = sum(wanted(record) for record in real_records)
        assert 0 < count < len(real_records)
        assert found() == count, name
        wait(browser, ".found button").click()
        assert found() == len(real_records)
    search = wait(browser, "#search")
    search.send_keys("sheinbaum USMCA")
    WebDriverWait(browser, 10).until(lambda b: found() == 2)
    search.send_keys(" nowhere")
    WebDriverWait(browser, 10).until(lambda b: found() == 0)
    assert not all_of(browser, ".row")


def test_the_list_is_used_with_the_keyboard(look: Look, real_page: str) -> None:
    browser = look(real_page + "#/article/0")
    wait(browser, "#text .mark")
    box = wait(browser, "#list")
    box.send_keys(Keys.ARROW_DOWN, Keys.ARROW_DOWN)
    active = box.get_attribute("aria-activedescendant")
    assert active == "row-2"
    assert wait(browser, "#row-2").get_attribute("aria-selected") == "true"
    box.send_keys(Keys.ENTER)
    WebDriverWait(browser, 10).until(lambda b: b.execute_script("return location.hash") == "#/article/2")
    WebDriverWait(browser, 10).until(
        lambda b: "pane" in str(b.switch_to.active_element.get_attribute("class"))
    )
    box.send_keys(Keys.END)
    assert wait(browser, f"#{box.get_attribute('aria-activedescendant')}").is_displayed()


def test_the_matrix_has_the_highest_rate_and_leads_to_it(
    look: Look, page_of: Callable[..., str], make: Callable[..., Record]
) -> None:
    def told(rate: str, imposer: str, target: str, uri: str) -> Record:
        text = f"a duty of {rate}% now"
        mention = {"start": 10, "end": 11 + len(rate), "text": f"{rate}%"}
        duty: dict[str, Any] = {
            "rate": {"unit": "percent", "low": rate, "high": rate},
            "imposer": [imposer],
            "targets": [target],
            "status": "in_force",
            "mentions": [mention],
        }
        return make(text, uri=uri, tariffs=[duty])

    records = [told("9", "KE", "JP", "a"), told("100", "KE", "JP", "b"), told("25", "KE", "WORLD", "c")]
    browser = look(page_of(records) + "#/matrix")
    cells = [
        cell.text.split()
        for cell in [wait(browser, ".matrix button"), *all_of(browser, ".matrix button")[1:]]
    ]
    assert [cell[0] for cell in cells] == ["100%", "25%"]
    wait(browser, ".matrix button").click()
    WebDriverWait(browser, 10).until(
        lambda b: "b" in b.find_element(By.CSS_SELECTOR, ".article-head .source").text
    )
    assert wait(browser, "#found").text == "2 of 3 articles"
    assert wait(browser, ".rate .jump").text == "100%"


def test_the_timeline_counts_measures_by_status(
    look: Look, page_of: Callable[..., str], make: Callable[..., Record]
) -> None:
    def told(day: str | None, status: str) -> Record:
        mention = {"start": 0, "end": 2, "text": "5%"}
        duty = {
            "rate": {"unit": "percent", "low": "5", "high": "5"},
            "status": status,
            "effective": day,
            "mentions": [mention],
        }
        return make("5% more", uri=f"{day}{status}", tariffs=[duty])

    records = [
        told("2025-01-30", "in_force"),
        told("2025-01-02", "announced"),
        told("2025-04-01", "in_force"),
        told(None, "removed"),
    ]
    browser = look(page_of(records) + "#/timeline")
    wait(browser, ".bin")
    names = [
        name
        for bar in all_of(browser, ".bin")
        if not (name := str(bar.get_attribute("aria-label"))).endswith("none")
    ]
    assert names == ["2025-01: 1 in force, 1 announced", "2025-04: 1 in force"]
    assert "1 duty has no date" in wait(browser, ".lead").text
    wait(browser, ".bin").send_keys(Keys.ENTER)
    dates = [cell.text for cell in all_of(browser, ".measures .date")]
    assert dates == ["2025-01-30", "2025-01-02"]


def test_amounts_are_ranked_by_currency(
    look: Look, page_of: Callable[..., str], make: Callable[..., Record]
) -> None:
    def told(*amounts: tuple[str, str]) -> Record:
        money = [
            {"start": 0, "end": 1, "text": "a", "amount": amount, "currency": currency}
            for amount, currency in amounts
        ]
        return make("a", uri=str(amounts), money=money)

    browser = look(
        page_of([told(("56000000000", "CAD"), ("7", "CAD")), told(("12345678", "USD"))]) + "#/amounts"
    )
    wait(browser, ".amounts")
    rows = [
        [cell.text for cell in row.find_elements(By.CSS_SELECTOR, "th, td")][:5]
        for row in all_of(browser, ".amounts tbody tr")
    ]
    assert rows == [["CAD", "2", "1", "7", "56 billion"], ["USD", "1", "1", "12,345,678", "12,345,678"]]


def test_from_the_views_one_comes_back_to_the_article(look: Look, real_page: str) -> None:
    browser = look(real_page + "#/article/3")
    wait(browser, "#row-3[aria-selected=true]")
    for view in ("matrix", "timeline", "amounts"):
        wait(browser, f"nav [data-to={view}]").click()
        wait(browser, ".across")
        assert wait(browser, "nav [aria-current=page]").get_attribute("data-to") == view
    wait(browser, 'nav [data-to=""]').click()
    wait(browser, "#text .mark")
    assert wait(browser, ".row[aria-selected=true]").get_attribute("id") == "row-3"


def test_a_page_of_nothing_says_so(
    look: Look, page_of: Callable[..., str], make: Callable[..., Record]
) -> None:
    browser = look(page_of([]))
    assert "no records" in wait(browser, "main .empty").text
    browser = look(page_of([make("")]))
    assert "no text" in wait(browser, ".article-head").text
