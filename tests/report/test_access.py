"""Contrast, keyboard, names, width, motion: measured in the browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from selenium.webdriver.chrome.webdriver import WebDriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

from tradewire.records import Record

pytestmark = pytest.mark.heavy

Look = Callable[..., WebDriver]

VIEWS = ("article/0", "article/1", "matrix", "timeline", "amounts")

CONTRAST = Path(__file__).with_name("contrast.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def page(page_of: Callable[..., str], real_records: list[Record]) -> str:
    return page_of(real_records)


def opened(browser: WebDriver, view: str) -> None:
    css = ".across table" if "/" not in view else "#text .mark"
    WebDriverWait(browser, 20).until(lambda b: b.find_elements(By.CSS_SELECTOR, css))


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_contrast(look: Look, page: str, dark: bool) -> None:
    for view in VIEWS:
        browser = look(f"{page}#/{view}", dark=dark)
        opened(browser, view)
        if "/" in view:
            browser.find_element(By.ID, "review").click()
            browser.find_element(By.CSS_SELECTOR, "[data-act=wrong]").click()
            for tab in browser.find_elements(By.CSS_SELECTOR, "[role=tab]"):
                tab.click()
                checked, faults = browser.execute_script(CONTRAST)
                assert checked > 50
                assert faults == [], (view, tab.text)
            browser.execute_script("localStorage.clear()")
        checked, faults = browser.execute_script(CONTRAST)
        assert checked > 30
        assert faults == [], view


def test_kinds_are_told_apart_without_hue(look: Look, page: str) -> None:
    browser = look(f"{page}#/article/0")
    opened(browser, "article/0")
    looks = browser.execute_script("""
      return [...document.querySelectorAll(".key .sample")].map((sample) => {
        const style = getComputedStyle(sample);
        const letter = getComputedStyle(sample, "::before").content;
        return [`${style.textDecorationStyle} ${style.textDecorationThickness}`, letter];
      });""")
    assert len(looks) == 8
    assert len({line for line, _ in looks}) == 8
    assert len({letter for _, letter in looks}) == 8
    browser.get(f"{page}#/timeline")
    opened(browser, "timeline")
    figures = browser.execute_script("""
      const drawn = (child) => child.outerHTML.replace(/class="[^"]*"/, "");
      const patterns = [...document.querySelectorAll(".bars pattern")];
      return patterns.map((pattern) => [...pattern.children].map(drawn).join(""));""")
    assert len(set(figures)) == len(figures) == 6


@pytest.mark.parametrize("width", [400, 760, 1280])
def test_nothing_is_wider_than_the_screen(look: Look, page: str, width: int) -> None:
    for view in ("", *VIEWS):
        browser = look(f"{page}#/{view}", width=width)
        WebDriverWait(browser, 20).until(lambda b: b.find_elements(By.CSS_SELECTOR, "#list, .across"))
        if view:
            opened(browser, view)
        wide = browser.execute_script("""
          const out = [];
          for (const element of document.querySelectorAll("body *")) {
            const box = element.getBoundingClientRect();
            if (!box.width || box.right <= innerWidth + 1) continue;
            if (element.closest(".scroller, .row, .unseen, .tip")) continue;
            out.push(`${element.tagName}.${element.className} ${box.right}`);
          }
          return [document.documentElement.scrollWidth, out];""")
        assert wide == [width, []], view


def test_on_a_phone_text_and_values_take_turns(look: Look, page: str) -> None:
    browser = look(f"{page}#/", width=400)
    WebDriverWait(browser, 20).until(lambda b: b.find_elements(By.CSS_SELECTOR, ".row"))
    assert not browser.find_element(By.TAG_NAME, "main").is_displayed()
    browser.find_element(By.ID, "row-0").click()
    opened(browser, "article/0")
    assert not browser.find_element(By.ID, "list").is_displayed()
    mark = browser.find_element(By.CSS_SELECTOR, "#text .k-tariff.first")
    browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", mark)
    mark.click()
    item = browser.switch_to.active_element
    assert item.is_displayed()
    assert item.text == "50%"
    assert not mark.is_displayed()
    item.click()
    assert mark.is_displayed()


def test_what_can_be_used_has_a_name(look: Look, page: str) -> None:
    roles = {
        "button",
        "link",
        "textbox",
        "searchbox",
        "combobox",
        "checkbox",
        "tab",
        "listbox",
        "option",
        "region",
    }
    browser = look(f"{page}#/article/0")
    for view in VIEWS:
        browser.get(f"{page}#/{view}")
        opened(browser, view)
        if "/" in view:
            browser.find_element(By.ID, "review").click()
        tree = browser.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
        used = [node for node in tree if not node["ignored"] and node["role"]["value"] in roles]
        assert len(used) > 20
        assert [node["role"]["value"] for node in used if not node["name"]["value"].strip()] == []


def test_motion_is_reduced_on_request(look: Look, page: str) -> None:
    for calm, name in ((True, "none"), (False, "flash")):
        browser = look(f"{page}#/article/0/tariffs/0", calm=calm)
        opened(browser, "article/0")
        WebDriverWait(browser, 10).until(lambda b: b.find_elements(By.CSS_SELECTOR, ".flash"))
        style = browser.execute_script(
            "return getComputedStyle(document.querySelector('.flash')).animationName"
        )
        assert style == name


def test_the_scheme_can_be_chosen(look: Look, page: str) -> None:
    browser = look(page, dark=True)
    ground = "return getComputedStyle(document.body).backgroundColor"
    dark = browser.execute_script(ground)
    browser.find_element(By.ID, "theme").click()
    light = browser.execute_script(ground)
    assert (dark, light) == ("rgb(16, 19, 24)", "rgb(244, 245, 247)")
