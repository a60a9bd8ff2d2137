"""Phrases about goods: which goods and origins they name, what is left out, and where they end."""

from __future__ import annotations

import pytest

from tradewire import Extractor
from tradewire.annotate.mentions import find_governments
from tradewire.layout import lay_out
from tradewire.read import read_text
from tradewire.relate.tariffs.reading import Reading
from tradewire.relate.tariffs.sentence.goods_phrase import GoodsPhrase
from tradewire.relate.tariffs.sentence.noun_phrases import read_goods
from tradewire.relate.tariffs.sentence.syntax import SpacyParser
from tradewire.relate.tariffs.sentence.tokens import Sentence
from tradewire.values.percentages import find_percentages

BEFORE = "Togo puts a 7% duty on "


def phrase_of(words: str, extractor: Extractor) -> tuple[GoodsPhrase, Sentence]:
    text = BEFORE + words + "."
    article = lay_out(read_text(text, "a.txt"))
    governments = find_governments(article.text, article)
    reading = Reading(article, find_percentages(text), (), (), governments)
    reading.prepare(SpacyParser(extractor.nlp))
    (sentence,) = reading.all_sentences()
    start = next(k for k, t in enumerate(sentence.tokens) if t.start >= len(BEFORE))
    return read_goods(sentence, start, len(sentence.tokens)), sentence


def texts(sentence: Sentence, ranges: list[tuple[int, int]]) -> list[str]:
    return [" ".join(t.text for t in sentence.tokens[s:e]) for s, e in ranges]


@pytest.mark.parametrize(
    ("words", "products", "codes"),
    [
        ("yams", ["yams"], []),
        ("yams from Benin", ["yams"], ["BJ"]),
        ("Beninese yams and cashew nuts", ["yams", "cashew nuts"], ["BJ"]),
        ("yams, shea butter and soap from Benin and Ghana", ["yams", "shea butter", "soap"], ["BJ", "GH"]),
        ("Benin's frozen fish", ["frozen fish"], ["BJ"]),
        ("imports of yams from Benin", ["yams"], ["BJ"]),
        ("4,000 tonnes of yams from Benin", ["yams"], ["BJ"]),
        ("yams made in Benin", ["yams"], ["BJ"]),
        ("yams that Benin grows", ["yams"], []),
        ("agricultural goods from Benin", ["agricultural goods"], ["BJ"]),
        ("certain products from Benin", ["certain products"], ["BJ"]),
    ],
)
def test_goods_and_origins(words: str, products: list[str], codes: list[str], extractor: Extractor) -> None:
    phrase, sentence = phrase_of(words, extractor)
    assert texts(sentence, phrase.products) == products
    assert [sentence.tokens[k].value.code for k in phrase.origins] == codes


@pytest.mark.parametrize("words", ["goods from Benin", "imports from Benin", "Beninese exports"])
def test_goods_in_general(words: str, extractor: Extractor) -> None:
    phrase, sentence = phrase_of(words, extractor)
    assert (phrase.generic, phrase.products) == (True, [])
    assert [sentence.tokens[k].value.code for k in phrase.sources] == ["BJ"]


def test_a_country_alone(extractor: Extractor) -> None:
    phrase, sentence = phrase_of("Benin and Ghana", extractor)
    assert [sentence.tokens[k].value.code for k in phrase.bare] == ["BJ", "GH"]
    assert (phrase.origins, phrase.products, phrase.generic) == ([], [], False)


@pytest.mark.parametrize(
    "words",
    ["yams from all countries", "yams of any origin", "yams from every country"],
)
def test_any_origin(words: str, extractor: Extractor) -> None:
    phrase, sentence = phrase_of(words, extractor)
    assert phrase.world
    assert texts(sentence, phrase.products) == ["yams"]


def test_a_class_of_countries_is_not_the_world(extractor: Extractor) -> None:
    phrase, _ = phrase_of("goods from any country that buys oil from Benin", extractor)
    assert (phrase.restricted, phrase.world, phrase.origins) == (True, False, [])


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("yams on Monday", "on"),
        ("yams, which rot", "which"),
        ("yams in the spring", "in"),
        ("yams (and nothing else)", "("),
        ("yams and will tax soap", "and"),
    ],
)
def test_where_a_phrase_ends(words: str, end: str, extractor: Extractor) -> None:
    phrase, sentence = phrase_of(words, extractor)
    assert texts(sentence, phrase.products) == ["yams"]
    assert sentence.tokens[phrase.end].low in (end, ",")


def test_what_is_pointed_at(extractor: Extractor) -> None:
    assert phrase_of("them", extractor)[0].anaphoric
    assert phrase_of("these goods", extractor)[0].anaphoric
    assert not phrase_of("yams", extractor)[0].anaphoric


def test_where_goods_go(extractor: Extractor) -> None:
    phrase, sentence = phrase_of("yams shipped to Ghana", extractor)
    assert [sentence.tokens[k].value.code for k in phrase.destinations] == ["GH"]
    assert phrase.origins == []


def test_an_empty_phrase(extractor: Extractor) -> None:
    phrase, _ = phrase_of("Monday", extractor)
    assert not phrase.sources
