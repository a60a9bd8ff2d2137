"""The pictures of the documents, made from the page: `pytest tests/report/test_pictures.py --force-regen`."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from selenium.webdriver.chrome.webdriver import WebDriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

from tradewire.records import Record

pytestmark = pytest.mark.heavy

PICTURES = {"report.png": ("article/0", False), "report-matrix.png": ("matrix", True)}
WIDTH, HEIGHT = 1280, 900
LARGEST = 300_000  # bytes


@pytest.mark.parametrize("name", PICTURES)
def test_the_documents_show_the_page(
    name: str,
    root: Path,
    look: Callable[..., WebDriver],
    page_of: Callable[..., str],
    real_records: list[Record],
    request: pytest.FixtureRequest,
) -> None:
    """The seed article and the fixtures, under the names that a user's run would give them."""
    named = [
        record.model_copy(
            update={"source": record.source.model_copy(update={"uri": relative(record.source.uri, root)})}
        )
        for record in real_records
    ]
    view, dark = PICTURES[name]
    browser = look(page_of(named, title="tradewire: records.jsonl") + f"#/{view}", dark=dark)
    if view == "matrix":
        WebDriverWait(browser, 20).until(lambda b: b.find_elements(By.CSS_SELECTOR, ".matrix"))
    else:
        WebDriverWait(browser, 20).until(lambda b: b.find_elements(By.CSS_SELECTOR, "#text .k-money"))
        browser.execute_script("document.querySelector('.pane').scrollTop = 420")
        mark = browser.find_element(By.CSS_SELECTOR, "#text .k-tariff.first")
        ActionChains(browser).move_to_element(mark).perform()
        assert browser.find_element(By.CSS_SELECTOR, ".tip").is_displayed()
    picture = browser.get_screenshot_as_png()
    committed = root / "docs" / name
    if request.config.getoption("force_regen"):
        committed.write_bytes(picture)
    for data in (picture, committed.read_bytes()):
        assert struct.unpack(">II", data[16:24]) == (WIDTH, HEIGHT)
        assert len(data) < LARGEST
    shown = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", (root / "docs" / "report.md").read_text(encoding="utf-8"))
    assert name in shown


def relative(uri: str, root: Path) -> str:
    return Path(uri).relative_to(root).as_posix()
