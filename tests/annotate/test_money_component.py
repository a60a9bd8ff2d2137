"""The component `tradewire_money` in a pipeline that has nothing else."""

from __future__ import annotations

import spacy

from tradewire.layout.article import Article, Block
from tradewire.values.money import find_money


def test_blank_pipeline() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("tradewire_money")
    doc = nlp("The mill cost C$56 million ($40.5 million).")
    assert doc._.tradewire_money == find_money(doc.text)
    assert [(m.amount, m.currency) for m in doc._.tradewire_money] == [
        (56_000_000, "CAD"),
        (40_500_000, "USD"),
    ]
    spans = doc.spans["tradewire_money"]
    assert [(span.text, span.label_) for span in spans] == [
        ("C$56 million", "MONEY"),
        ("$40.5 million", "MONEY"),
    ]


def test_countries_of_the_configuration_settle_open_signs() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("tradewire_money", config={"countries": ["JP"]})
    (value,) = nlp("The fund holds ¥5 trillion.")._.tradewire_money
    assert (value.currency, value.guess) == ("JPY", None)


def test_the_year_of_the_article_tells_retired_currencies() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("tradewire_money")
    text = "Turkey will lend 20 billion lira."
    currencies = []
    for published in ("1994-05-02", "2024-05-02"):
        doc = nlp.make_doc(text)
        blocks = (Block("paragraph", None, 0, len(text)),)
        doc._.tradewire_article = Article(title=None, text=text, blocks=blocks, published=published)
        (value,) = nlp(doc)._.tradewire_money
        currencies.append(value.currency)
    assert currencies == ["TRL", "TRY"]


def test_the_edition_of_the_page_tells_whose_dollars() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("tradewire_money")
    text = "The province lent the mill $20 million, and a fund US$5 million."
    currencies = []
    for language in ("en-CA", "en-US", "en"):
        doc = nlp.make_doc(text)
        blocks = (Block("paragraph", None, 0, len(text)),)
        doc._.tradewire_article = Article(title=None, text=text, blocks=blocks, language=language)
        currencies.append(nlp(doc)._.tradewire_money[0].currency)
    assert currencies == ["CAD", "USD", "USD"]


def test_the_anchor_stands_in_for_the_article() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("tradewire_money")
    doc = nlp.make_doc("Turkey will lend 20 billion lira.")
    doc._.tradewire_anchor = "1994-05-02"
    assert nlp(doc)._.tradewire_money[0].currency == "TRL"


def test_a_text_without_money() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("tradewire_money")
    doc = nlp("Nothing is told.")
    assert doc._.tradewire_money == []
    assert len(doc.spans["tradewire_money"]) == 0
