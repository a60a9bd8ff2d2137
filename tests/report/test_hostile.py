"""Text that attacks: in every field of a record, nothing of it becomes markup, code, or a request."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver.chrome.webdriver import WebDriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

from tradewire.records import Record
from tradewire.report import write_report
from tradewire.report.judgement import Judged, Judgement

ATTACKS = (
    "<script>pwned('script')</script>",
    "</script><script>pwned('closed')</script>",
    "</title></style></textarea><script>pwned('raw text')</script>",
    "<!--<script>pwned('comment')</script>-->",
    '"><img src=x onerror=pwned("attribute")>',
    "' onmouseover='pwned(1)' autofocus onfocus='pwned(2)' x='",
    "<svg/onload=pwned('svg')>",
    "javascript:pwned('url')",
    "data:text/html,<script>pwned('data')</script>",
    "{{constructor.constructor('pwned(3)')()}} ${pwned(4)} #{pwned(5)} <%= pwned(6) %>",
    "{{index}} {{script}} {{articles}} {{title}} {{policy}}",
    "\u202e%52 fo ytud a\u202c \u2066isolated\u2069 \u2028 line \u2029 paragraph",
    "__proto__",
    "<style>*{display:none}</style><link rel=stylesheet href=//x><base href=//x>",
    "<meta http-equiv=refresh content=0><object data=x></object><embed src=x>",
    "<iframe srcdoc='<script>parent.pwned(7)</script>'></iframe>",
    "<template><script>pwned(8)</script></template>",
    "-->]]></script>\\u003cscript\\u003epwned(9)\\u003c/script\\u003e",
    "😀<b>bold</b>&lt;script&gt;pwned(10)&amp;quot;",
)


def attacked(attack: str) -> Record:
    """A record that holds the attack in every field that takes words."""
    text = f"{attack}\n\n{attack} | {attack}"
    cell = len(attack) + 2
    end = len(text)
    span = {"start": 0, "end": len(attack), "text": attack}
    at = {"text": attack, "start": cell, "end": cell + len(attack)}
    second = {"text": attack, "start": end - len(attack), "end": end}
    table = {
        "id": "t1",
        "caption": attack,
        "heading": attack,
        "kind": "implications",
        "header": [
            {**at, "row": 0, "column": 0, "header": True},
            {**second, "row": 0, "column": 1, "header": True},
        ],
        "rows": [[{**at, "row": 1, "column": 0}, {**second, "row": 1, "column": 1}]],
        "start": cell,
        "end": end,
    }
    tariff: dict[str, Any] = {
        "rate": {"unit": "specific", "amount": "5", "per": attack},
        "previous_rate": {"unit": "specific", "amount": "4", "per": attack},
        "products": [{"text": attack}],
        "exempt": [{"text": attack}],
        "name": attack,
        "legal_basis": attack,
        "mentions": [span],
        "evidence": [span],
        "imposer": ["US"],
        "targets": ["CA"],
    }
    entities = [
        {
            "id": f"e{n}",
            "kind": kind,
            "name": attack,
            "code": code,
            "mentions": [span],
            "roles": [{"title": attack}],
        }
        for n, (kind, code) in enumerate(
            (("person", attack), ("organization", attack), ("agreement", attack), ("city", None)), 1
        )
    ]
    money = {"amount": "1", "currency": "USD", "subject": attack, "period": attack, "per": attack}
    return Record.model_validate(
        {
            "id": "sha256:" + "0" * 64,
            "source": {"uri": attack, "media_type": attack, "sha256": "0" * 64},
            "article": {
                "title": attack,
                "authors": [attack],
                "site": attack,
                "url": attack,
                "language": attack,
                "text": text,
                "blocks": [
                    {"kind": "heading", "level": 1, "start": 0, "end": len(attack)},
                    {"kind": "table", "start": cell, "end": end},
                ],
            },
            "entities": entities,
            "money": [{**span, **money}],
            "percentages": [{**span, "value": "5", "subject": attack}],
            "dates": [{**span, "value": "2025-01-01"}],
            "tariffs": [tariff, {**tariff, "rate": {"unit": "percent", "low": "5", "high": "5"}}],
            "tables": [table],
            "implications": [
                {
                    "area": attack,
                    "impact": attack,
                    "attributes": {attack: attack},
                    "source": {"table": "t1", "row": 1},
                    "start": cell,
                    "end": end,
                }
            ],
            "warnings": [{"code": "odd", "message": attack}],
            "pipeline": {"tradewire": attack, "spacy": attack, "model": {"name": attack, "version": attack}},
        }
    )


def attacked_judgement(record: Record) -> Judgement:
    """What a hostile gold says: found with another value, missed in the text, missed anywhere."""
    attack = record.source.uri
    return Judgement(
        spans=[
            Judged("money", 0, 0, len(attack), "wrong", attack),
            Judged("percentages", None, 0, 1, "missed", attack),
        ],
        lost=[("tariffs", attack), ("entities", attack)],
    )


class Elements(HTMLParser):
    """The elements of a page, and its data blocks as a browser takes them."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.handlers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.handlers += [
            name for name, _ in attrs if name.startswith("on") or name in ("style", "src", "href")
        ]


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return [attacked(attack) for attack in ATTACKS]


def test_the_page_has_the_elements_of_an_empty_one_and_its_chunks(records: list[Record]) -> None:
    def parsed(some: list[Record], title: str) -> tuple[Elements, str]:
        stream = io.StringIO()
        write_report(some, stream, title=title)
        elements = Elements()
        elements.feed(stream.getvalue())
        return elements, stream.getvalue()

    empty, _ = parsed([], "none")
    full, page = parsed(records, " ".join(ATTACKS))
    assert full.tags == [*empty.tags, "script"]
    assert full.handlers == empty.handlers == []
    data = re.search(r'<script type="application/json" id="index">(.*?)</script>', page, re.DOTALL)
    assert data is not None
    index = json.loads(data[1])
    assert [article["uri"] for article in index["articles"]] == list(ATTACKS)
    assert not re.search("[<>&\u2028\u2029]", data[1])
    title = re.search(r"<title>(.*?)</title>", page, re.DOTALL)
    assert title is not None
    assert "<" not in title[1]
    assert "\u202e" not in title[1]


def wait(browser: WebDriver, css: str) -> None:
    WebDriverWait(browser, 20).until(lambda b: b.find_elements(By.CSS_SELECTOR, css))


WATCH = "window.hits = []; window.pwned = (what) => window.hits.push(what); window.alert = window.pwned;"


@pytest.fixture
def watched(
    look: Callable[..., WebDriver], page_of: Callable[..., str], records: list[Record]
) -> Iterator[WebDriver]:
    """The page of all attacks, with something that they could call."""
    browser = look("about:blank")
    added = browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH})
    browser.get(page_of(records, title=ATTACKS[2], judge=attacked_judgement))
    yield browser
    browser.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", added)
    assert browser.execute_script("return window.hits") == []


FOREIGN = (
    "img, iframe, link, base, object, embed, template, b, meta[http-equiv=refresh], #app script, #app style"
)


@pytest.mark.heavy
def test_no_attack_runs_in_any_view(watched: WebDriver) -> None:
    browser = watched
    wait(browser, ".row")
    browser.find_element(By.ID, "review").click()
    for number, attack in enumerate(ATTACKS):
        browser.execute_script(f"location.hash = '/article/{number}'")
        wait(browser, f"#row-{number}[aria-selected=true]")
        shown = browser.execute_script("return document.querySelector('#text .block').textContent")
        assert shown == attack
        for section in (
            "tariffs",
            "money",
            "percentages",
            "dates",
            "entities",
            "tables",
            "implications",
            "warnings",
        ):
            browser.find_element(By.ID, f"tab-{section}").click()
            panel = browser.find_element(By.ID, "panel")
            assert panel.text.strip(), (attack, section)
            for link in panel.find_elements(By.TAG_NAME, "a"):
                assert str(link.get_attribute("href")).startswith(("http:", "https:", "file:"))
        assert not browser.find_elements(By.CSS_SELECTOR, ".article-head a"), attack
        assert not browser.find_elements(By.CSS_SELECTOR, FOREIGN), attack
        mark = browser.find_element(By.CSS_SELECTOR, "#text .mark")
        ActionChains(browser).move_to_element(mark).perform()
    browser.find_element(By.ID, "tab-tariffs").click()
    browser.find_element(By.CSS_SELECTOR, "[data-act=corrected]").click()
    assert browser.find_element(By.CSS_SELECTOR, "dialog .form-lead").text
    assert not browser.find_elements(By.CSS_SELECTOR, FOREIGN)
    for view in ("matrix", "timeline", "amounts"):
        browser.get(browser.current_url.partition("#")[0] + f"#/{view}")
        wait(browser, ".across")
        assert not browser.find_elements(By.CSS_SELECTOR, FOREIGN)


@pytest.mark.heavy
def test_controls_of_direction_are_shown_and_not_obeyed(watched: WebDriver) -> None:
    browser = watched
    number = next(n for n, attack in enumerate(ATTACKS) if "\u202e" in attack)
    browser.execute_script(f"location.hash = '/article/{number}'")
    wait(browser, ".control")
    names = {c.get_attribute("data-name") for c in browser.find_elements(By.CSS_SELECTOR, ".control")}
    assert names == {"U+202E", "U+202C", "U+2066", "U+2069"}
    # What stands after the override still reads from left to right.
    left, right = browser.execute_script("""
      const walker = document.createTreeWalker(document.querySelector("#text .block"), NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.data.indexOf("%52");
        if (at < 0) continue;
        const range = document.createRange();
        const x = (from) => {
          range.setStart(node, from);
          range.setEnd(node, from + 1);
          return range.getBoundingClientRect().left;
        };
        return [x(at), x(at + 1)];
      }""")
    assert left < right
    title = browser.find_element(By.CSS_SELECTOR, f"#row-{number} .row-title").text
    assert "⟨U+202E⟩" in title


@pytest.mark.heavy
def test_the_policy_forbids_code_markup_and_requests(
    browser: WebDriver, page_of: Callable[..., str], records: list[Record]
) -> None:
    browser.get(page_of(records[:1]))
    wait(browser, ".row")
    script = Path(__file__).with_name("policy.js").read_text(encoding="utf-8")
    outcome = browser.execute_async_script(script)
    browser.get_log("browser")  # type: ignore[no-untyped-call]
    assert (outcome["html"], outcome["script"]) == ("TypeError", "TypeError")
    assert outcome["eval"] in ("EvalError", "TypeError")
    assert outcome["fetch"] == "refused"
    assert not outcome["ran"]
    assert outcome["hidden"] != "none"
    assert {"img-src", "connect-src", "style-src-elem"} <= set(outcome["violations"])


@pytest.mark.heavy
def test_links_out_are_http_alone(
    look: Callable[..., WebDriver], page_of: Callable[..., str], make: Callable[..., Record]
) -> None:
    urls = [
        "https://example.org/a?b=<c>",
        "http://example.org",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "file:///etc/passwd",
        "//example.org",
        "vbscript:x",
    ]
    browser = look(page_of([make("x", uri=f"{n}", article={"url": url}) for n, url in enumerate(urls)]))
    for number, url in enumerate(urls):
        browser.execute_script(f"location.hash = '/article/{number}'")
        wait(browser, f"#row-{number}[aria-selected=true]")
        links = browser.find_elements(By.CSS_SELECTOR, ".article-head a")
        assert len(links) == (1 if number < 2 else 0), url
        if links:
            assert links[0].get_attribute("rel") == "noopener noreferrer nofollow"
