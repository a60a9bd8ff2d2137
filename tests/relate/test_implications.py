"""Implications from tables and lists: what is one, its parts, and who is in it."""

from __future__ import annotations

import pytest
import spacy

from tradewire.annotate.extensions import register
from tradewire.layout import Article, lay_out
from tradewire.link.model import EntityKind, LinkedEntity
from tradewire.read import read_text
from tradewire.relate.implications.finder import find_implications
from tradewire.relate.implications.model import Implication

OPENING = "# Tunisia taxes olives\n\nTunisia put a duty of 8% on olives from Libya and Malta.\n\n"


def laid_out(body: str, name: str = "story.md") -> Article:
    return lay_out(read_text(OPENING + body, name))


def told(body: str) -> list[tuple[str | None, str]]:
    return [(item.area, item.impact) for item in find_implications(laid_out(body))]


TABLE = """## Consequences

| Trade | Timing | Likely result |
|---|---|---|
| Presses | Autumn | Presses may stand still for a season. |
| Shops | Spring | Oil will cost more. |
| Ports | | |
"""


def test_rows_of_a_table() -> None:
    article = laid_out(TABLE)
    first, second = find_implications(article)
    assert first == Implication(
        area="Presses",
        impact="Presses may stand still for a season.",
        likelihood="possible",
        actors=(),
        affected=(),
        entities=(),
        attributes=(("Timing", "Autumn"),),
        source=(("table", "t1"), ("row", 1)),
        start=article.text.index("Presses |"),
        end=article.text.index("\nShops"),
    )
    assert (second.area, second.likelihood, second.source[1]) == ("Shops", "certain", ("row", 2))


def test_an_area_that_reaches_over_rows_is_that_of_each() -> None:
    html = (
        "<p>Tunisia taxes olives.</p><h2>Consequences</h2><table><tr><th>Area</th><th>Likely result</th></tr>"
        "<tr><td rowspan=2>Presses</td><td>They may stand still.</td></tr>"
        "<tr><td>They could be sold to Libya in the end.</td></tr>"
        "<tr><td>Shops</td><td>Oil might cost a little more.</td></tr></table>"
    )
    article = lay_out(read_text(f"<html><body>{html}</body></html>", "page.html"))
    assert [item.area for item in find_implications(article)] == ["Presses", "Presses", "Shops"]


@pytest.mark.parametrize(
    ("header", "cell", "text", "expected"),
    [
        ("Likelihood", "Low", "Presses could close.", "unlikely"),
        ("Probability", "very likely", "Presses could close.", "likely"),
        ("Likelihood", "who knows", "Presses could close.", "possible"),
        ("Confidence", "High", "Presses could close.", "possible"),
        ("Timing", "Low", "Presses close.", None),
    ],
)
def test_a_column_of_likelihood_is_heard_first(
    header: str, cell: str, text: str, expected: str | None
) -> None:
    table = f"| Trade | {header} | Possible effect |\n|---|---|---|\n| Oil | {cell} | {text} |\n"
    (item,) = find_implications(laid_out(table))
    assert item.likelihood == expected
    assert item.attributes == ((header, cell),)


LISTS = {
    "colon": "## Consequences\n\n- **Presses:** They may stand still.\n- **Shops:** Oil could cost more.\n",
    "colon behind the bold": "## Implications\n\n- **Presses**: They may stand still.\n"
    "- **Shops**: Oil could cost more.\n",
    "dash": "## Consequences\n\n* Presses – They may stand still.\n* Shops – Oil could cost more.\n",
    "full stop": "## Consequences\n\n- **Presses.** They may stand still.\n"
    "- **Shops.** Oil could cost more.\n",
    "lead-in": "The likely consequences:\n\n- Presses: They may stand still.\n"
    "- Shops: Oil could cost more.\n",
    "a level below": "## Consequences\n\n### At home\n\n- Presses: They may stand still.\n"
    "- Shops: Oil could cost more.\n",
    "a heading that hints": "## What comes next\n\n- Presses: They may stand still.\n"
    "- Shops: Oil could cost more.\n",
    "a heading that expects": "## What we expect\n\n- Presses: They may stand still.\n"
    "- Shops: Oil could cost more.\n",
    "definitions": "## Consequences\n\nPresses\n: They may stand still.\n\nShops\n: Oil could cost more.\n",
    "bold alone": "## Consequences\n\n- **Presses** They may stand still.\n"
    "- **Shops** Oil could cost more.\n",
    "bold on a line of its own": "## Consequences\n\n**Presses**\nThey may stand still.\n\n"
    "**Shops**\nOil could cost more.\n",
    "a paragraph of its own": "## Consequences\n\n- Presses\n\n  They may stand still.\n- Shops\n\n"
    "  Oil could cost more.\n",
    "an item of its own": "## Consequences\n\n- Presses\n  - They may stand still.\n- Shops:\n"
    "  - Oil could cost more.\n",
    "numbered": "## What it means for Sfax\n\n1. **Presses**: They may stand still.\n"
    "2. **Shops**: Oil could cost more.\n",
    "paragraphs": "## Consequences\n\nPresses: They may stand still.\n\nShops: Oil could cost more.\n",
}


@pytest.mark.parametrize("body", LISTS.values(), ids=LISTS)
def test_items_of_a_list(body: str) -> None:
    assert told(body) == [("Presses", "They may stand still."), ("Shops", "Oil could cost more.")]


PAGES = {
    "definitions": "<dl><dt>Presses</dt><dd>They may stand still.</dd><dt>Shops</dt>"
    "<dd>Oil could cost more.</dd></dl>",
    "grouped definitions": "<dl><div><dt>Presses:</dt><dd><p>They may stand still.</p></dd></div>"
    "<div><dt>Shops:</dt><dd><p>Oil could cost more.</p></dd></div></dl>",
    "bold paragraphs": "<p><strong>Presses</strong><br>They may stand still.</p>"
    "<p><strong>Shops</strong><br>Oil could cost more.</p>",
    "bold items": "<ul><li><b>Presses</b> <span>They may stand still.</span></li>"
    "<li><b>Shops</b><p>Oil could cost more.</p></li></ul>",
    "items of two blocks": "<ol><li><div>Presses</div><div>They may stand still.</div></li>"
    "<li><div>Shops</div><div>Oil could cost more.</div></li></ol>",
}


@pytest.mark.parametrize("body", PAGES.values(), ids=PAGES)
def test_lists_of_pages(body: str) -> None:
    html = (
        "<article><h1>Tunisia taxes olives</h1><p>Tunisia taxes olives.</p><h2>Implications</h2>"
        f"{body}</article>"
    )
    article = lay_out(read_text(f"<html><body>{html}</body></html>", "page.html"))
    assert [(item.area, item.impact) for item in find_implications(article)] == [
        ("Presses", "They may stand still."),
        ("Shops", "Oil could cost more."),
    ]


@pytest.mark.parametrize(
    "item",
    [
        "**Presses** may stand still.",
        "**Presses may stand still.**",
        "**Presses may close.** Shops could too.",
    ],
)
def test_bold_words_of_a_sentence_are_no_area(item: str) -> None:
    assert told(f"## Consequences\n\n- {item}\n") == [(None, item.replace("**", ""))]


def test_an_item_without_an_area() -> None:
    body = "## Consequences\n\n- Presses: They may stand still.\n- Oil could cost more: ask any cook.\n"
    assert told(body)[1] == (None, "Oil could cost more: ask any cook.")


NOT = {
    "another heading": "## Who signed\n\n- Presses: They may stand still.\n- Shops: Oil could cost more.\n",
    "a hint, told as fact": "## What comes next\n\n- Presses: They stand still.\n- Shops: Oil costs more.\n",
    "a calendar of what may change": "## What may change\n\n- June: Quito is to hear the growers.\n"
    "- 4 August 2026: Peru may collect it.\n",
    "a calendar of what comes next": "## What comes next\n\n- 1 July: Customs may start to collect it.\n"
    "- 2 August: Malta could answer.\n",
    "after the next heading": "## Consequences\n\nMany.\n\n## Terms\n\n- Press: a mill for olives.\n"
    "- Pomace: what may be left over.\n",
    "running text": "## Consequences\n\nPresses may stand still, and oil could cost more.\n\nNobody knows.\n",
    "highlights": "## In brief\n\n| Aspect | Details |\n|---|---|\n| Duty | Olives pay 8% at every port. |\n"
    "| Start | Customs began on the first of May to collect it. |\n",
}


@pytest.mark.parametrize("body", NOT.values(), ids=NOT)
def test_what_is_none(body: str) -> None:
    assert told(body) == []


def entity(number: int, kind: EntityKind, name: str, code: str | None, text: str) -> LinkedEntity:
    mentions = []
    at = text.find(name)
    while at >= 0:
        mentions.append((at, at + len(name), name))
        at = text.find(name, at + 1)
    return LinkedEntity(f"e{number}", kind, name, code, (), tuple(mentions))


@pytest.mark.parametrize(
    ("item", "actors", "affected", "named"),
    [
        ("Trade: Libya could shut its ports to Malta.", ("LY",), ("MT",), ("e2", "e3")),
        ("Trade: Prices in Libya could rise.", (), (), ("e2",)),
        ("Malta: Prices in Libya could rise.", (), ("MT",), ("e2", "e3")),
        ("Oil: Oleum Works may sell to Libya.", ("e5",), ("LY",), ("e2", "e5")),
        ("Oil: The Olive Pact could lapse.", (), (), ("e4",)),
        ("Oil: Libya sells more to Malta.", (), (), ("e2", "e3")),
        ("Oil: Nobody knows.", (), (), ()),
        ("Oil: Presses in Libya and Malta could close.", (), (), ("e2", "e3")),
        ("Oil: Libya, Malta and Tunisia may sign.", ("LY", "MT", "TN"), (), ("e1", "e2", "e3")),
        ("Libya: Libya could shut its ports to Malta.", ("LY",), ("MT",), ("e2", "e3")),
        ("Oil: Prices could rise unless Libya signs.", (), (), ("e2",)),
        ("Oil: Presses may lose to those from Libya, and Malta.", (), (), ("e2", "e3")),
    ],
)
def test_who_acts_and_who_feels_it(
    item: str, actors: tuple[str, ...], affected: tuple[str, ...], named: tuple[str, ...]
) -> None:
    article = laid_out(f"## Consequences\n\n- {item}\n- Another: Nothing may follow.\n")
    text = article.text
    entities = [
        entity(1, "country", "Tunisia", "TN", text),
        entity(2, "country", "Libya", "LY", text),
        entity(3, "country", "Malta", "MT", text),
        entity(4, "agreement", "Olive Pact", None, text),
        entity(5, "company", "Oleum Works", None, text),
    ]
    found = find_implications(article, entities)[0]
    assert (found.actors, found.affected, tuple(sorted(found.entities))) == (actors, affected, named)


def test_the_component_alone() -> None:
    register()
    nlp = spacy.blank("en")
    nlp.add_pipe("tradewire_implications")
    doc = nlp.make_doc(laid_out(TABLE).text)
    assert nlp(doc)._.tradewire_implications == []
    doc = nlp.make_doc(laid_out(TABLE).text)
    doc._.tradewire_article = laid_out(TABLE)
    assert [item.area for item in nlp(doc)._.tradewire_implications] == ["Presses", "Shops"]
