"""What a month of CC-NEWS would cost: measured CPU time of a page, times stated assumptions.

    python benchmarks/month.py [CORPUS] [--write] [--pages N]

CORPUS is a file `*.jsonl.gz`, an article a line (`text`); without one, text that is made up here is
used. Articles are put together to the length of a news story, each into a page with navigation,
teasers and scripts around it, and the pages into a WARC file of gzip members, as CC-NEWS has them.
The file is read and extracted by one process. Times are CPU seconds of that process, without the
start, which a run pays once a worker.

The assumptions stand in ASSUMED, and each can be replaced in the table that `--write` puts into
benchmarks/month.md, beside this file.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import platform
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tradewire.batch.inputs import named_inputs
from tradewire.batch.outputs import StreamOutput
from tradewire.batch.reading import Item, read_all
from tradewire.batch.run import Policy, Run
from tradewire.errors import TradewireError
from tradewire.extract import MAX_CHARS
from tradewire.read import Limits, Options
from tradewire.stages import Stages

HERE = Path(__file__).parent
STORY_CHARS = 3_500  # of an article, without the page around it

ASSUMED = {
    "pages a month": 30_000_000,
    "of them English, %": 45,
    "price of a core for an hour, US$": 0.04,
    "cores": 64,
    "bytes of a WARC member": 30_000,
}
"""None of these was measured here."""

MENU = "".join(f'<li><a href="/s/{n}">Section {n}: news and views</a></li>' for n in range(60))
TEASERS = "".join(
    f'<div class="teaser"><a href="/a/{n}"><h4>Another headline, number {n}, on markets</h4></a>'
    f"<p>A few words on story {n}.</p></div>"
    for n in range(40)
)
SCRIPT = "<script>" + "function f(x){return x*2}" * 1000 + "</script>"


def main() -> None:
    """Measure, and print or write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("corpus", nargs="?", type=Path)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    stories = itertools.islice(_stories(_texts(options.corpus)), options.pages)
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "pages.warc.gz"
        size = _archive(archive, stories)
        stages = _extract(archive, options.pages)
    text = _table(stages, options.pages, size, options.corpus)
    print(text)
    if options.write:
        (HERE / "month.md").write_text(text, encoding="utf-8")


def _texts(corpus: Path | None) -> Iterator[str]:
    if corpus is not None:
        with gzip.open(corpus, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield str(json.loads(line).get("text") or "")
        return
    for n in itertools.count():
        yield (
            f"The ministry in Accra said on {n % 27 + 1} May that it had put a duty of {n % 40 + 1} percent "
            f"on tomato paste from Italy.\nImports were worth ${n % 90 + 1} million last year, it said.\n"
            f"Growers had asked for it since {1990 + n % 30}. “Our fields lie fallow,” one of them said.\n"
        )


def _stories(texts: Iterator[str]) -> Iterator[str]:
    """Texts put together until they are as long as a story."""
    story = ""
    for text in texts:
        story += text.strip() + "\n"
        if len(story) >= STORY_CHARS:
            yield story[:STORY_CHARS]
            story = ""


def _archive(path: Path, stories: Iterator[str]) -> int:
    """Write the pages as a WARC file; the bytes of a page."""
    total = number = 0
    with path.open("wb") as out:
        for number, story in enumerate(stories, start=1):
            page = _page(number, story)
            body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
            head = (
                "WARC/1.0\r\nWARC-Type: response\r\n"
                f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012}>\r\n"
                f"WARC-Target-URI: https://news.example/story/{number}\r\n"
                "WARC-Date: 2025-05-04T00:00:00Z\r\n"
                "Content-Type: application/http; msgtype=response\r\n"
                f"Content-Length: {len(body)}\r\n\r\n"
            )
            out.write(gzip.compress(head.encode() + body + b"\r\n\r\n"))
            total += len(page)
    return total // max(1, number)


def _page(number: int, story: str) -> bytes:
    lines = (line.strip().replace("&", "&amp;").replace("<", "&lt;") for line in story.split("\n"))
    words = "".join(f"<p>{line}</p>" for line in lines if line)
    return (
        f'<!doctype html><html lang="en"><head><title>Story {number}</title>{SCRIPT}</head><body>'
        f"<nav><ul>{MENU}</ul></nav><main><article><h1>Story {number}</h1>{words}</article></main>"
        f"<aside>{TEASERS}</aside></body></html>"
    ).encode()


class _Silent:
    """Stops at a failure: the pages are sound."""

    def done(self, item: Item) -> None:
        pass

    def failed(self, item: Item, error: TradewireError) -> None:
        raise error

    def skipped(self, item: Item, duplicate: TradewireError) -> None:
        raise duplicate


def _extract(archive: Path, pages: int) -> Stages:
    stages = Stages()
    settings = {"limits": Limits(), "max_chars": MAX_CHARS}
    run = Run(settings, Policy(stages=stages), _Silent())
    with open("/dev/null", "w", encoding="utf-8") as nowhere:
        output = StreamOutput(nowhere)
        run(read_all(named_inputs([str(archive)], options=Options())), output)
    if output.records != pages:
        raise SystemExit(f"{output.records} records of {pages} pages")
    return stages


def _table(stages: Stages, pages: int, size: int, corpus: Path | None) -> str:
    each = {name: 1000 * seconds / pages for name, seconds in stages.seconds.items() if name != "start"}
    page = sum(each.values())
    foreign = each["read"] + each["layout"] + each["assemble"] + each["serialize"] + each["write"]
    english = ASSUMED["of them English, %"] / 100
    seconds = ASSUMED["pages a month"] * (english * page + (1 - english) * foreign) / 1000
    hours = seconds / 3600
    rows = [
        ("CPU ms of an English page (measured)", f"{page:.1f}"),
        ("of them reading and layout", f"{each['read'] + each['layout']:.1f}"),
        ("CPU ms of a page in another language: all but annotation (measured)", f"{foreign:.1f}"),
        *((f"{name} (assumed)", f"{value:,}") for name, value in ASSUMED.items()),
        ("core hours of a month", f"{hours:,.0f}"),
        ("hours on so many cores", f"{hours / ASSUMED['cores']:,.1f}"),
        ("US$ of a month", f"{hours * ASSUMED['price of a core for an hour, US$']:,.0f}"),
        ("GB read", f"{ASSUMED['pages a month'] * ASSUMED['bytes of a WARC member'] / 1e9:,.0f}"),
    ]
    given = f" {corpus}" if corpus else ""
    lines = [
        "# A month of CC-NEWS",
        "",
        f"`python benchmarks/month.py{given} --pages {pages} --write`,",
        f"Python {platform.python_version()}, one process: {pages} pages of {size // 1000} KB with",
        f"{STORY_CHARS:,} characters of story each.",
        "",
        "| | |",
        "|---|---|",
        *(f"| {name} | {value} |" for name, value in rows),
        "",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
