"""Records and pages to look at, and the browser to look with."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.webdriver import WebDriver

from tradewire.records import Record
from tradewire.report import write_report

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)

Write = Callable[..., str]


def span(text: str, words: str, nth: int = 0) -> dict[str, Any]:
    """The span of the nth place of `words` in `text`, as a record holds it."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return {"start": start, "end": start + len(words), "text": words}


def make_record(text: str, uri: str = "a.txt", title: str | None = None, **sections: Any) -> Record:
    """A record of `text` as one paragraph; `sections` as a record has them in JSON."""
    article = {
        "text": text,
        "title": title,
        "blocks": [{"kind": "paragraph", "start": 0, "end": len(text)}] if text else [],
        **sections.pop("article", {}),
    }
    digest = hashlib.sha256(f"{uri}\n{text}".encode()).hexdigest()
    return Record.model_validate(
        {
            "id": f"sha256:{digest}",
            "source": {"uri": uri, "media_type": "text/plain", "sha256": digest},
            "article": article,
            "pipeline": {"tradewire": "1", "spacy": "3", "model": {"name": "m", "version": "1"}},
            **sections,
        }
    )


@pytest.fixture(scope="session")
def page_of(tmp_path_factory: pytest.TempPathFactory) -> Write:
    """Writes the page of some records; gives its address."""

    def write(records: Iterable[Record], **options: Any) -> str:
        stream = io.StringIO(newline="\n")
        write_report(records, stream, **options)
        path = tmp_path_factory.mktemp("page") / "report.html"
        path.write_text(stream.getvalue(), encoding="utf-8", newline="\n")
        return path.as_uri()

    return write


@pytest.fixture(scope="session")
def start_browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], WebDriver]]:
    """Starts Chromium with a profile of its own; where there is none the test is skipped, and fails in CI."""
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if chromium is None or driver is None:
        reason = "needs the Debian packages chromium and chromium-driver"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    started: list[WebDriver] = []

    def start() -> WebDriver:
        options = webdriver.ChromeOptions()
        options.binary_location = chromium
        for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
            options.add_argument(flag)
        downloads = tmp_path_factory.mktemp("downloads")
        options.add_experimental_option("prefs", {"download.default_directory": str(downloads)})
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
        started.append(browser)
        browser.execute_cdp_cmd(
            "Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(downloads)}
        )
        browser.downloads = downloads  # type: ignore[attr-defined]
        return browser

    yield start
    for browser in started:
        browser.quit()


@pytest.fixture(scope="session")
def browser(start_browser: Callable[[], WebDriver]) -> WebDriver:
    """One browser for all tests of a session: each opens its own page."""
    return start_browser()


@pytest.fixture
def look(browser: WebDriver) -> Iterator[Callable[..., WebDriver]]:
    """Opens an address at a width and scheme of colours; the page must have said nothing on its console."""

    def open_page(address: str, width: int = 1280, dark: bool = False, calm: bool = True) -> WebDriver:
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        media = [
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"},
            {"name": "prefers-reduced-motion", "value": "reduce" if calm else "no-preference"},
        ]
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": media})
        browser.get("about:blank")
        browser.get_log("browser")  # type: ignore[no-untyped-call]
        browser.get(address)
        return browser

    yield open_page
    said = browser.get_log("browser")  # type: ignore[no-untyped-call]
    assert [entry["message"] for entry in said] == []


@pytest.fixture(scope="session")
def real_records(root: Path, extractor: Any) -> list[Record]:
    """The records of the seed article and of all fixtures that are articles."""
    fixtures = sorted((root / "fixtures").glob("*/article.*"))
    seeds = sorted((root / "seeds").glob("*.txt"))
    return list(extractor.extract_many([*seeds, *fixtures], on_error=lambda error: None))


@pytest.fixture(scope="session")
def make() -> Callable[..., Record]:
    """`make_record`, for the tests beside."""
    return make_record
