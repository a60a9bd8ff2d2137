"""What is left unread tells of no duty: an article is read the same whether or not it is looked at first."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tradewire import Extractor
from tradewire.annotate.mentions import find_governments
from tradewire.layout import lay_out
from tradewire.read import read_text
from tradewire.relate.tariffs import finder
from tradewire.relate.tariffs.finder import TariffReading, find_tariffs
from tradewire.relate.tariffs.parses import Parser, Parses
from tradewire.relate.tariffs.reading import Reading
from tradewire.relate.tariffs.sentence.syntax import SpacyParser
from tradewire.relate.tariffs.sentence.tokens import Sentence
from tradewire.values.dates import find_dates
from tradewire.values.money import find_money
from tradewire.values.percentages import find_percentages

NO_DUTY = [
    "Wool output of the Chadian mills rose 4% in May.",
    "Kano Mills bought 12% of Lagos Textiles, which said sales were up 3%.",
    "Prices climbed by between 2% and 5%, the office said.",
    "The bank's shares gained 7%. They had lost 2% the week before.",
    "Turnout was 61%, and 48% of those asked were in favour.",
    "The firm earned $2.10 a share, up from $1.80 a share.",
]
PIECES = [
    *("10%", "from 5% to 9%", "(7%)", "12 pct", "2 points", "$5 a tonne", "€9 per kg", "5 May", "51% of"),
    *("Chad", "Chadian", "Chad's", "EU", "Mali", "the rate", "rates", "tax", "charge", "it", "that", "which"),
    *(
        "on",
        "from",
        "to",
        "at",
        "by",
        "in",
        "of",
        "for",
        "against",
        "and",
        ",",
        ";",
        ":",
        ".",
        "(",
        ")",
        "up",
    ),
    *("gum", "goods", "exports", "the 8%", "pays", "has", "charges", "taxes", "levied", "is", "subject to"),
    *(
        "rose",
        "fell",
        "will be",
        "set",
        "issued",
        "collects",
        "The new rates:",
        "\n\n",
        "- ",
        "\n- ",
        "chicken tax",
    ),
]


class Counting:
    """A parser that counts the sentences it is given."""

    def __init__(self, parser: Parser) -> None:
        self._parser = parser
        self.parsed = 0

    def __call__(self, sentences: Sequence[Sentence]) -> None:
        self.parsed += len(sentences)
        self._parser(sentences)


@pytest.fixture(scope="module")
def parser(extractor: Extractor) -> Parser:
    return SpacyParser(extractor.nlp)


def read(text: str, parser: Parser | None) -> TariffReading:
    article = lay_out(read_text(text, "story.html" if text.lstrip().startswith("<") else "story.md"))
    return find_tariffs(
        article,
        percentages=find_percentages(article.text),
        money=find_money(article.text),
        dates=find_dates(article.text, anchor="2025-03-01"),
        governments=find_governments(article.text, article),
        parser=parser,
    )


def unscreened(text: str, parser: Parser | None) -> TariffReading:
    """The text read in full, whatever is in it."""

    def pass_all(reading: Reading) -> Parses[bool]:
        yield []
        return True

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(finder, "may_tell", pass_all)
        return read(text, parser)


def told() -> Iterator[str]:
    """Every article of the tables in this folder's tests."""
    for path in sorted(Path(__file__).parent.glob("test_*.py")):
        if "\nTOLD" not in path.read_text("utf-8"):
            continue
        spec = importlib.util.spec_from_file_location(f"told_{path.stem}", path)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        for rows in getattr(module, "TOLD", {}).values():
            yield from (row[0] for row in rows)


def test_every_article_of_these_tests_reads_the_same(parser: Parser) -> None:
    texts = list(told())
    assert len(texts) > 300
    differing = [text for text in texts if read(text, parser) != unscreened(text, parser)]
    assert not differing


def test_any_text_reads_the_same(parser: Parser) -> None:
    @settings(max_examples=300, deadline=None, derandomize=True)
    @given(st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join), st.booleans())
    def run(text: str, parsed: bool) -> None:
        text = f"Chad sells gum. {text}"
        given_parser = parser if parsed else None
        assert read(text, given_parser) == unscreened(text, given_parser)

    run()


@pytest.mark.parametrize("text", NO_DUTY)
def test_what_no_rule_can_take_for_a_duty_is_read_without_a_full_parse(text: str, parser: Parser) -> None:
    screened, full = Counting(parser), Counting(parser)
    assert read(text, screened) == unscreened(text, full) == TariffReading((), {})
    assert screened.parsed <= full.parsed


def test_shares_and_changes_are_not_parsed(parser: Parser) -> None:
    counting = Counting(parser)
    read(" ".join(NO_DUTY[:1]), counting)
    read("Kano Mills bought 12% of Lagos Textiles.", counting)
    assert counting.parsed == 0


def test_articles_are_parsed_together(extractor: Extractor) -> None:
    """A batch gives what its articles give one by one."""
    texts = [
        "Chad puts 5% on gum from Mali.",
        "Wool rose 4%.",
        "Mali's duty on dates is 9%.",
        "Nothing here.",
    ]
    many = [doc._.tradewire_tariffs for doc in extractor.nlp.pipe(texts)]
    assert many == [extractor.nlp(text)._.tradewire_tariffs for text in texts]
    assert [len(found) for found in many] == [1, 0, 1, 0]
