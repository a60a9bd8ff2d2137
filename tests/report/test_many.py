"""Many articles: what is drawn does not grow with their number."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from selenium.webdriver.chrome.webdriver import WebDriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

from tradewire.records import Record

pytestmark = pytest.mark.heavy

COUNT = 1000


def shows(browser: WebDriver, words: str) -> None:
    WebDriverWait(browser, 10).until(lambda b: words in b.find_element(By.ID, "text").text)


@pytest.fixture(scope="module")
def page(page_of: Callable[..., str], make: Callable[..., Record]) -> str:
    def records() -> Iterator[Record]:
        for number in range(COUNT):
            text = (
                f"Article {number} tells of a duty of {number % 90}% on goods number{number}. "
                + "More words. " * 200
                + f"At the end stands tail{number % 250:03}."
            )
            rate = {"unit": "percent", "low": str(number % 90), "high": str(number % 90)}
            start = text.index(f"{number % 90}%")
            mention = {"start": start, "end": text.index("%") + 1, "text": f"{number % 90}%"}
            yield make(
                text,
                uri=f"many/{number}.txt",
                tariffs=[
                    {
                        "rate": rate,
                        "imposer": ["US"],
                        "targets": ["CA"],
                        "products": [{"text": f"number{number}"}],
                        "mentions": [mention],
                    }
                ],
            )

    return page_of(records())


def test_a_thousand_articles_are_seen_at_once(look: Callable[..., WebDriver], page: str) -> None:
    browser = look(page)
    WebDriverWait(browser, 20).until(lambda b: b.find_elements(By.CSS_SELECTOR, ".row"))
    script = "return performance.getEntriesByName('first-contentful-paint').map((e) => e.startTime)"
    (painted,) = WebDriverWait(browser, 20).until(lambda b: b.execute_script(script))
    assert painted < 2000
    assert browser.find_element(By.ID, "found").text == "1,000 articles"
    assert len(browser.find_elements(By.CSS_SELECTOR, ".row")) < 40
    assert browser.execute_script("return document.getElementsByTagName('*').length") < 1500
    # The far end of the list, drawn when it is scrolled to.
    browser.execute_script("document.getElementById('list').scrollTop = 1e9")
    WebDriverWait(browser, 10).until(lambda b: b.find_elements(By.ID, f"row-{COUNT - 1}"))
    assert len(browser.find_elements(By.CSS_SELECTOR, ".row")) < 40
    browser.find_element(By.ID, f"row-{COUNT - 1}").click()
    shows(browser, f"Article {COUNT - 1} tells")


def test_search_finds_one_of_a_thousand(look: Callable[..., WebDriver], page: str) -> None:
    browser = look(page)
    search = browser.find_element(By.ID, "search")
    search.send_keys("number777")
    WebDriverWait(browser, 10).until(lambda b: b.find_element(By.ID, "found").text == "1 of 1,000 articles")
    assert browser.find_element(By.CSS_SELECTOR, ".row").get_attribute("id") == "row-777"


def test_search_goes_through_the_texts(look: Callable[..., WebDriver], page: str) -> None:
    browser = look(page)
    search = browser.find_element(By.ID, "search")
    search.send_keys("tail007 article")
    found = "return [...document.querySelectorAll('.row')].map((row) => row.id)"
    WebDriverWait(browser, 20).until(lambda b: b.find_element(By.ID, "found").text == "4 of 1,000 articles")
    assert browser.execute_script(found) == ["row-7", "row-257", "row-507", "row-757"]
    browser.find_element(By.ID, "row-757").click()
    shows(browser, "Article 757 tells")
    painted = "return [...(CSS.highlights.get('found') || [])].map((range) => range.toString())"
    assert browser.execute_script(painted) == ["Article", "tail007"]
    browser.find_element(By.CSS_SELECTOR, ".found button").click()
    assert browser.find_element(By.ID, "found").text == "1,000 articles"
    assert browser.execute_script(painted) == []


def test_every_chunk_can_be_opened(look: Callable[..., WebDriver], page: str) -> None:
    """Articles on both sides of the border of two chunks, and back again after the first was let go."""
    browser = look(page)
    for number in (0, 31, 32, 63, 64, 500, 700, 900, 0):
        browser.execute_script(f"location.hash = '/article/{number}'")
        shows(browser, f"Article {number} tells")
