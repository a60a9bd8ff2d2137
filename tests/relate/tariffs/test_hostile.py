"""Any text is read, in time that grows with its length alone, and what is found stands in it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tradewire import Extractor
from tradewire.annotate.mentions import find_governments
from tradewire.layout import lay_out
from tradewire.layout.article import Article
from tradewire.read import read_text
from tradewire.relate.tariffs.finder import TariffReading, find_tariffs
from tradewire.relate.tariffs.model import AdValorem
from tradewire.relate.tariffs.parses import Parser
from tradewire.relate.tariffs.sentence.goods_phrase import GoodsPhrase
from tradewire.relate.tariffs.sentence.noun_phrases import read_goods
from tradewire.relate.tariffs.sentence.syntax import SpacyParser
from tradewire.relate.tariffs.sentence.tokens import Sentence
from tradewire.relate.tariffs.slots import goods
from tradewire.values.dates import find_dates
from tradewire.values.money import find_money
from tradewire.values.percentages import find_percentages

PIECES = [
    *("10%", "from 5% to 9%", "8-30 percent", "(7%)", "12 pct", "2 points", "$5 a tonne", "5 May"),
    *("tariff", "duty of", "levy", "its", "that", "it", "the rate", "rate", "respectively", "respectively,"),
    *("Chad", "Chadian", "Chad's", "N'Djamena", "EU", "the United States", "all countries", "Niger and Mali"),
    *("on", "from", "to", "by", "in", "of", "for", "and", "or", ",", ";", ":", ".", "(", ")", "-", "|", "\n"),
    *("gum", "dates", "goods", "exports", "imports of", "certain", "such as", "other", "each", "both"),
    *("puts", "pays", "will", "may", "did not", "suspended", "ended", "threatens to", "wants", "raised"),
    *(
        "if",
        "unless",
        "which",
        "who",
        "\n\n",
        "- ",
        "# ",
        "“",
        "”",
        "'s",
        "\u00a0",
        "\x00",
        "İ",
        "\ud800",
        "²",
    ),
]
OPENING = "Chad taxes gum. "  # a text of nothing is no article
texts = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
)
many = settings(max_examples=250, deadline=None, derandomize=True)


def read(text: str, parser: Parser | None = None) -> tuple[Article, TariffReading]:
    article = lay_out(read_text(text, "story.md"))
    found = find_tariffs(
        article,
        percentages=find_percentages(article.text),
        money=find_money(article.text),
        dates=find_dates(article.text, anchor="2025-03-01"),
        governments=find_governments(article.text, article),
        parser=parser,
    )
    return article, found


def check(article: Article, found: TariffReading) -> None:
    spans = [(s.low, s.high) for t in found.tariffs for s in (t.rate,) if isinstance(s, AdValorem)]
    assert all(low <= high for low, high in spans)
    for tariff in found.tariffs:
        assert tariff.mentions
        for start, end in (*tariff.mentions, *tariff.evidence):
            assert 0 <= start < end <= len(article.text)
        assert all(product.text and product.text in article.text for product in tariff.products)
        assert len(set(tariff.imposer)) == len(tariff.imposer)
        assert len(set(tariff.targets)) == len(tariff.targets)
        assert 0 <= tariff.confidence <= 1
    firsts = [tariff.mentions[0] for tariff in found.tariffs]
    assert firsts == sorted(firsts)


@many
@given(texts)
def test_any_text_is_read(text: str) -> None:
    article, found = read(OPENING + text)
    check(article, found)
    assert read(OPENING + text)[1] == found


def test_any_text_is_read_with_a_parser(extractor: Extractor) -> None:
    parser = SpacyParser(extractor.nlp)

    @many
    @given(texts)
    def run(text: str) -> None:
        check(*read(OPENING + text, parser))

    run()


@pytest.mark.parametrize(
    "part",
    [
        "10% ",
        "10%, ",
        "from 10% to 25% ",
        "(10%) ",
        "(10% ",
        "a tariff of 10% on ",
        "Chad, Niger and 5% ",
        "Chadian 9% ",
        "tariff duty levy 9% ",
        "duty ",
        "duty rate tax, ",
        "on on of of 9% ",
        "on9% duty ",
        "Chad and Mali pay 5% and 9% respectively, ",
        "Chad pays 5%; ",
        "tariff on gum from Chad ",
        "its duty of 5% on its ",
        "$5 a tonne plus 9% ",
        "on 5 May 2025 9% ",
        "which pays 5% that pays 5%, ",
        "Chad puts 5% on gum from Mali. ",
        "Chad puts 5% on gum from Mali.\n\n",
        "Its duty rose to 5%.\n\n",
        "# Chad puts 5% on gum\n\n",
        "- Mali: 5%\n",
        "| Mali | 5% |\n",
    ],
)
def test_time_grows_with_length_alone(part: str) -> None:
    """Eight times the text takes at most some twenty times the time; a quadratic step would take sixty."""

    def seconds(count: int) -> float:
        text = "| Country | Rate |\n|---|---|\n" * (part[0] == "|") + part * count
        best = float("inf")
        for _ in range(2):
            start = time.process_time()
            read(text)
            best = min(best, time.process_time() - start)
        return best

    seconds(10)
    few = max(seconds(5_000 // len(part)), 0.005)
    assert seconds(40_000 // len(part)) < 20 * few + 0.5


@pytest.mark.parametrize("part", ["Chad puts 5% on {} steel. ", "Chad hits back with 5% duties on {}. "])
def test_goods_that_are_all_others_cost_no_square(part: str) -> None:
    """Measures are compared with others of the same rate, and looked for behind those told before."""

    def seconds(count: int) -> float:
        text = "".join(part.format(_word(number)) for number in range(count))
        start = time.process_time()
        read(text)
        return time.process_time() - start

    seconds(10)
    assert seconds(4_000) < 20 * max(seconds(500), 0.05)


def test_phrases_are_read_near_a_duty_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence of hundreds of duties takes a few phrases for each, not all that stand behind it."""
    calls = 0

    def counted(sentence: Sentence, start: int, limit: int) -> GoodsPhrase:
        nonlocal calls
        calls += 1
        return read_goods(sentence, start, limit)

    monkeypatch.setattr(goods, "read_goods", counted)
    duties = 80
    read("duty on " * duties)
    assert calls < 30 * duties


def _word(number: int) -> str:
    """Another word for each number."""
    letters = "abcdefghij"
    return "".join(letters[int(digit)] for digit in str(10_000 + number))


def test_a_quarter_of_a_million_characters(extractor: Extractor) -> None:
    """The tariff step on a long article: in bounded time, and all of its measures are found."""
    sentence = "Chad puts a duty of 5% on gum from Mali. It will rise to 9% in May.\n\n"
    text = sentence * (250_000 // len(sentence))
    start = time.process_time()
    article, found = read(text)
    assert time.process_time() - start < 120
    assert len(article.text) > 240_000
    mentions = sorted(m for t in found.tariffs for m in t.mentions)
    assert len(mentions) == len(find_percentages(article.text))
