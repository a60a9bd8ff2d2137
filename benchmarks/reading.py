"""How the time to read a page grows with its size, what it costs beside annotation, and whose days are right.

    python benchmarks/reading.py [--write] [--skip-annotation]

Pages and texts of many shapes are made up here, at sizes from 10 KB to 4 MB, and read (bytes to a laid-out
article). Times are CPU seconds, the best of some runs. `growth` is the exponent of time in size from
250 KB to 4 MB: 1 is linear. Then average articles, with the page that news sites put around them, are
read and annotated, and the two are compared. Last, pages that say their day in various ways, and
pages that do not say it, are given to tradewire and to htmldate, which is part of trafilatura's family.
`--write` puts the tables into benchmarks/reading.md, beside this file.
"""

from __future__ import annotations

import argparse
import json
import logging
import math
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from importlib.metadata import version
from pathlib import Path

from tradewire.layout import lay_out
from tradewire.read import Source, read_bytes

HERE = Path(__file__).parent
KILOBYTES = (10, 250, 1_000, 4_000)
GROWTH_FROM, GROWTH_TO = 250, 4_000
MOST_GROWTH = 1.35  # the square is 2; memory and the collector take their part of a table of 200,000 rows
MOST_SHARE = 1.0  # of the time of annotation
RUNS = 3

SENTENCE = (
    "Peru will charge {n} percent on imported cement from June, the economy ministry in Lima said on Monday, "
    "after builders and mills had argued over the measure for most of the spring. "
)
TABLE = (
    "<table><caption>Duty on metals, list {n}</caption><thead><tr><th rowspan=2>Good</th>"
    "<th colspan=2>Duty</th></tr><tr><th>Old</th><th>New</th></tr></thead>"
    "<tbody><tr><td rowspan=2>Tin</td><td>{n}%</td><td><ul>"
    "<li>7%</li><li>raw: 5%</li></ul></td></tr><tr><td colspan=2>none</td></tr></tbody></table>"
)
TEASER = (
    '<li><a href="/story-{n}">Copper smelter number {n} fined 12% of its yearly sales over smoke</a></li>'
)

# A piece that is repeated up to the size, and what stands around all of them.
SHAPES = {
    "paragraphs": ("<p>" + SENTENCE * 3 + "</p>", "{}"),
    "many tables": (TABLE + "<p>" + SENTENCE + "</p>", "{}"),
    "one long table": (
        "<tr><td>Good {n}</td><td>{n}%</td><td>7%</td></tr>",
        "<table><tr><th>Good</th>{}</table>",
    ),
    "one wide table": ("<td>{n}</td>", "<table><tr><th>Good</th></tr><tr>{}</tr></table>"),
    "rowspans": ('<tr><td rowspan="9">Good {n}</td><td>{n}%</td></tr>', "<table>{}</table>"),
    "a table in one cell": (
        "<li>Item {n} of the list</li>",
        "<table><tr><th>a<th>b<tr><td>1<td><ul>{}</ul></table>",
    ),
    "nested lists": ("<ul><li>Item {n} of it" * 40 + "</li></ul>" * 40, "{}"),
    "open elements": ("<div><b><p>" + SENTENCE, "{}"),
    "definitions": ("<dt>Term {n}</dt><dd>" + SENTENCE + "</dd>", "<dl>{}</dl>"),
    "line breaks": (SENTENCE + "<br><br>", "<div>{}</div>"),
    "links": (TEASER, "<ul>{}</ul>"),
    "furniture": ('<div class="related-stories">' + TEASER + "</div><p>" + SENTENCE + "</p>", "{}"),
    "inline marks": ("<b>Peru</b> <i>will</i> <a href='#fn{n}'><sup>{n}</sup></a> charge. ", "<p>{}</p>"),
    "preformatted lines": ("Good {n}      5%     7%\n", "<pre>{}</pre>"),
    "metadata": ('<meta property="x:{n}" content="y"><time datetime="2026-05-04"></time>', "{}"),
}
TEXTS = {
    "prose": SENTENCE * 3 + "\n\n",
    "wrapped lines": SENTENCE.replace(" the ", "\nthe ") + "\n    ",
    "lined-up tables": "Good         Old    New\nTin           5%     7%\nZinc         10%    12%\n\n"
    + SENTENCE
    + "\n\n",
    "one lined-up table": "Good {n}      5%     7%\n",
    "tabs": "Good {n}\t5%\t7%\n",
    "rows of pipes": "| Good {n} | 5% | 7% |\n",
    "drawn grids": "+-----+----+\n| Tin | 5% |\n+-----+----+\n| Ore | 7% |\n+-----+----+\n\n"
    + SENTENCE
    + "\n\n",
    "lists": "* Item {n}: it may rise\n",
    "one line": "Peru will charge {n} percent. ",
}


def repeated(piece: str, size: int) -> str:
    """`piece` with numbers in it, up to `size` characters and at least once."""
    made: list[str] = []
    length = number = 0
    while length < size:
        made.append(piece.replace("{n}", str(number % 1_000)))
        length += len(made[-1])
        number += 1
    return "".join(made)


def pages() -> Iterator[tuple[str, Callable[[int], bytes], str]]:
    """The name of each shape, what makes it of a size in bytes, and a file name."""
    for name, (piece, around) in SHAPES.items():

        def page(size: int, piece: str = piece, around: str = around) -> bytes:
            body = around.replace("{}", repeated(piece, size))
            head = f"<h1>Peru taxes cement</h1><p>{SENTENCE}</p>"
            return f"<html><body><article>{head}{body}</article></body></html>".encode()

        yield f"HTML: {name}", page, "page.html"
    for name, piece in TEXTS.items():

        def text(size: int, piece: str = piece) -> bytes:
            return repeated(piece, size).encode()

        yield f"text: {name}", text, "story.txt"


def read(data: bytes, name: str) -> int:
    """Read and lay out; the characters of the article."""
    (source,) = read_bytes(data, name)
    if not isinstance(source, Source):
        raise source
    if name.endswith(".txt"):
        source = Source(source.uri, "text/plain", source.text, source.sha256)  # whatever marks it has
    return len(lay_out(source).text)


def best(work: Callable[[], object], runs: int = RUNS) -> float:
    """CPU seconds of the fastest of some runs."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
        if times[-1] > 1:
            break  # long enough to be told from noise
    return min(times)


def measure_growth() -> tuple[list[str], float]:
    """The table of the shapes, and the largest exponent."""
    lines = [
        f"| shape | {' | '.join(f'{k:,} KB' for k in KILOBYTES)} | ms per KB | growth |",
        f"|---|{'---:|' * (len(KILOBYTES) + 2)}",
    ]
    worst = 0.0
    for name, page, file in pages():
        times = {k: best(partial(read, page(k * 1_000), file)) for k in KILOBYTES}
        span = math.log(GROWTH_TO / GROWTH_FROM)
        growth = math.log(times[GROWTH_TO] / times[GROWTH_FROM]) / span
        worst = max(worst, growth)
        shown = " | ".join(f"{seconds * 1000:,.0f} ms" for seconds in times.values())
        lines.append(f"| {name} | {shown} | {times[1_000]:.2f} | {growth:.2f} |")
        print(lines[-1], file=sys.stderr)
    return lines, worst


# --- beside annotation ----------------------------------------------------------------------------------


def average_pages(number: int = 40) -> list[bytes]:
    """Articles of about 450 words, each in a page of about 60 KB, as news sites serve them."""
    made = []
    for at in range(number):
        body = "".join(
            f"<p>{SENTENCE.replace('{n}', str(at + n))}"
            f"Kenya, Ghana and {n} more members of the WTO objected. "
            f"Imports from Vietnam were worth ${n + 2}.{at} billion in 202{n % 6}, up {n}% on the year.</p>"
            for n in range(8)
        )
        table = TABLE.replace("{n}", str(at))
        nav = "<nav><ul>" + repeated(TEASER, 12_000) + "</ul></nav>"
        aside = '<aside class="most-read"><ul>' + repeated(TEASER, 12_000) + "</ul></aside>"
        script = (
            "<script>var x = {"
            + "'a': 1, " * 2_000
            + "};</script><style>"
            + ".a{color:red}" * 800
            + "</style>"
        )
        linked = json.dumps(
            {"@type": "NewsArticle", "headline": f"Peru taxes cement {at}", "datePublished": "2026-05-04"}
        )
        made.append(
            f"<html lang=en><head><title>Peru taxes cement {at} - Copper Post</title>{script}"
            f'<script type="application/ld+json">{linked}</script></head><body>{nav}<main><article>'
            f"<h1>Peru taxes cement {at}</h1>{body}{table}</article></main>{aside}</body></html>".encode()
        )
    return made


def measure_share() -> tuple[list[str], float]:
    """The table of reading beside annotation, and reading as a share of annotation."""
    from tradewire.extract import Extractor

    data = average_pages()
    found = [
        source for page in data for source in read_bytes(page, "page.html") if isinstance(source, Source)
    ]
    articles = [lay_out(source) for source in found]
    extractor = Extractor()
    texts = [Source(f"{n}.txt", "text/plain", a.text, "0" * 64) for n, a in enumerate(articles)]
    list(extractor.outcomes(texts))  # what is loaded at first use is loaded
    reading = best(lambda: [read(page, "page.html") for page in data])
    laying = best(lambda: [lay_out(text) for text in texts])
    annotating = best(lambda: list(extractor.outcomes(texts)), runs=2) - laying
    share = reading / annotating
    size = sum(map(len, data)) / len(data)
    words = sum(len(a.text.split()) for a in articles) / len(articles)
    lines = [
        "| | ms an article |",
        "|---|---:|",
        f"| reading the page ({size / 1000:.0f} KB, {words:.0f} words of article, a table) "
        f"| {1000 * reading / len(data):.1f} |",
        f"| annotating it, to the record | {1000 * annotating / len(data):.1f} |",
    ]
    return lines, share


# --- days -----------------------------------------------------------------------------------------------

DAY = "2026-05-04"
_HEAD, _TOP, _END, _BESIDE = "head", "top", "end", "beside"
_LINKED = f'<script type="application/ld+json">{{"@type": "TYPE", "datePublished": "{DAY}"}}</script>'
SAID = {
    "article:published_time": (_HEAD, f'<meta property="article:published_time" content="{DAY}T10:00:00Z">'),
    "Dublin Core": (_HEAD, f'<meta name="DC.date.issued" content="{DAY}">'),
    "JSON-LD, article": (
        _HEAD,
        f'<script type="application/ld+json">{{"@type":"Article","datePublished":"{DAY}"}}</script>',
    ),
    "JSON-LD, page": (
        _HEAD,
        f'<script type="application/ld+json">{{"@type":"WebPage","datePublished":"{DAY}"}}</script>',
    ),
    "time": (_TOP, f'<time datetime="{DAY}">4 May</time>'),
    "time, text alone": (_TOP, "<time>May 4, 2026</time>"),
    "microdata": (_TOP, f'<span itemprop="datePublished" content="{DAY}">4 May</span>'),
    "hAtom": (_TOP, f'<abbr class="published" title="{DAY}T10:00:00">4 May</abbr>'),
    "class": (_TOP, '<span class="date">May 4, 2026</span>'),
    "label": (_TOP, "<p>Published: 4 May 2026</p>"),
    "byline": (_TOP, "<p>Posted on May 4th, 2026 by Rosa Quispe</p>"),
    "bare": (_TOP, "<div><div>May 4, 2026</div></div>"),
    "at the end": (_END, '<p class="info">First published on 4 May 2026</p>'),
    "dateline": (_TOP, "<p>LIMA, May 4, 2026 - Peru will charge 9 percent on imported cement.</p>"),
    "address": (_HEAD, '<link rel="canonical" href="https://copper.example/2026/05/04/peru">'),
    "address, eight digits": (_HEAD, '<link rel="canonical" href="https://copper.example/20260504/peru">'),
    "digits of either order": (_TOP, '<div class="post-date">04/05/2026</div>'),
    "outside the article": (_BESIDE, "<div>4 May 2026</div>"),
}
NOT_SAID = {
    "nothing": (_TOP, ""),
    "rights": (_BESIDE, "<footer>© 2026 Copper Post</footer>"),
    "a law's day": (_TOP, "<p>The law of 12 March 2019 sets the rate of duty on cement.</p>"),
    "an event to come": (_TOP, "<p>The talks on cement are on 9 June 2026 in Lima.</p>"),
    "another story below": (_END, '<div class="related"><span class="date">3 March 2025</span></div>'),
    "another story beside": (_BESIDE, '<aside><time datetime="2025-03-03">3 March</time></aside>'),
    "a comment": (_END, '<div class="comments"><p>Anna, 5 May 2026: Nice.</p></div>'),
    "a picture's address": (_TOP, '<img src="/wp-content/uploads/2023/07/kiln.jpg">'),
}


def dated(place: str, markup: str) -> str:
    """A page with some markup at a place."""
    parts = {_HEAD: "", _TOP: "", _END: "", _BESIDE: "", place: markup}
    body = f"<p>{SENTENCE.format(n=9) * 2}</p><p>Mills welcomed it; it replaces a quota of March 2023.</p>"
    return (
        f"<html><head><title>Peru taxes cement</title>{parts[_HEAD]}</head><body><main><article>"
        f"<h1>Peru taxes cement</h1>{parts[_TOP]}{body}{parts[_END]}</article></main>"
        f"{parts[_BESIDE]}</body></html>"
    )


def measure_days() -> list[str]:
    """How many days each reader has right, wrong, and left out."""
    from htmldate import find_date

    logging.disable(logging.CRITICAL)

    def estimate(page: str, extensive: bool) -> str | None:
        # Its default for the last day is the day it runs.
        first, last = "1990-01-01", "2030-01-01"
        return find_date(page, extensive_search=extensive, original_date=True, min_date=first, max_date=last)

    readers: dict[str, Callable[[str], str | None]] = {
        "tradewire": lambda page: lay_out(Source("page.html", "text/html", page, "")).published,
        "htmldate, markup alone": lambda page: estimate(page, False),
        "htmldate, estimated": lambda page: estimate(page, True),
    }
    lines = [
        "| | said: right | said: wrong | said: not found | not said: left out | "
        "not said: a day all the same |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for name, reader in readers.items():
        said = [(reader(dated(*page)) or "")[:10] for page in SAID.values()]
        unsaid = [reader(dated(*page)) for page in NOT_SAID.values()]
        right, missed = said.count(DAY), said.count("")
        wrong = len(said) - right - missed
        made_up = sum(day is not None for day in unsaid)
        lines.append(f"| {name} | {right} | {wrong} | {missed} | {len(unsaid) - made_up} | {made_up} |")
    logging.disable(logging.NOTSET)
    return lines


def report(*, annotation: bool) -> tuple[str, bool]:
    """The text of reading.md, and whether every target is reached."""
    growth, worst = measure_growth()
    days = measure_days()
    lines = [
        "# Reading",
        "",
        "Made by `python benchmarks/reading.py --write` (CPU time, one process; "
        f"Python {sys.version.split()[0]}, lxml {version('lxml')}).",
        "",
        "## Time by size",
        "",
        *growth,
        "",
        f"`growth` is the exponent of time in size from {GROWTH_FROM} KB to {GROWTH_TO:,} KB; the largest is "
        f"{worst:.2f} (target: {MOST_GROWTH}, 1 is linear).",
        "",
    ]
    share = 0.0
    if annotation:
        rows, share = measure_share()
        lines += [
            "## Beside annotation",
            "",
            *rows,
            "",
            f"Reading takes {share:.2f} times as long as annotation (target: {MOST_SHARE:.0f}).",
            "",
        ]
    lines += [
        "## Days of pages",
        "",
        f"{len(SAID)} pages say their day, each in another way; {len(NOT_SAID)} do not, but have other days.",
        "",
        *days,
        "",
        f"The estimate of htmldate {version('htmldate')} gives a day for nearly every page, said or not: "
        "a record",
        "says null rather than guess, so it is not used. What htmldate finds in markup alone is read "
        "here too,",
        "but for days of other stories, and digits that may be of either order.",
        "",
    ]
    return "\n".join(lines), worst <= MOST_GROWTH and share <= MOST_SHARE


def main() -> int:
    """Run, print, and write where asked to; 1 if a target is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--skip-annotation", action="store_true")
    args = parser.parse_args()
    text, reached = report(annotation=not args.skip_annotation)
    print(text)
    if args.write:
        (HERE / "reading.md").write_text(text, encoding="utf-8")
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())
