"""Which language an article is in: English is never taken for another one, others are told."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from tradewire import Extractor
from tradewire.layout import lay_out
from tradewire.layout.language import Language, language_of
from tradewire.read import Source, read_text

ENGLISH = {
    "prose": "Peru will charge 9 percent on imported cement from June, the ministry said on Monday.",
    "prices": "MAY7 1918 OFF 16\nJUL7 1950 OFF 17\nSEP7 1975 OFF 14\nDEC7 2013 OFF 2",
    "names and prices": "Andina 3950 Pacasmayo 2650 Cementos 2700 Unacem 1660 Grana 43500 Yura 1430",
    "earnings": "ARICA CEMENT 3RD QTR NET\nShr 64 cts vs 45 cts\nNet 4.5 mln vs 3.2 mln\nRevs 202.5 mln",
    "figures alone": "9% 12.5% 1,300.00 1,301.00",
    "one word": "Zement",
    "a headline": "Peru: cement duty 9 pct",
    "foreign names": "Shares of Grupo Cementos de Arequipa SA and Unión Andina de Cementos SAA rose.",
    "quoting Spanish": "The ministry of Lima said of the duty: “Perú aplicará desde junio un arancel del 9 "
    "por ciento al cemento importado, informó el Ministerio en Lima”, and that the rate would stay.",
    "nothing": "",
}

OTHERS = {
    "fr": "Le Pérou appliquera dès juin un droit de 9 % sur le ciment importé, a annoncé le ministère.",
    "de": "Peru erhebt ab Juni einen Zoll von 9 Prozent auf eingeführten Zement, teilte das Ministerium mit.",
    "es": "Perú aplicará desde junio un arancel del 9 por ciento al cemento importado, dijo el ministerio.",
    "pt": "O Peru vai cobrar a partir de junho uma tarifa de 9 por cento sobre o cimento importado.",
    "it": "Il Perù applicherà da giugno un dazio del 9 per cento sul cemento importato, dice il ministero.",
    "nl": "Peru heft vanaf juni een invoerrecht van 9 procent op cement, of tot het einde van het jaar.",
    "da": "Peru indfører fra juni en told på 9 procent på cement, og at der er behov for mere, siger de.",
    "pl": "Peru od czerwca nałoży cło w wysokości 9 procent na importowany cement, podało ministerstwo.",
    "tr": "Peru, haziran ayından itibaren ithal çimentoya yüzde 9 gümrük vergisi uygulayacağını açıkladı.",
    "ru": "Перу с июня введёт пошлину в 9 процентов на ввозимый цемент, сообщило министерство в Лиме.",
    "zh": "秘鲁经济部周一在利马表示，从六月起将对进口水泥征收百分之九的关税。阿雷基帕的生产商表示欢迎。",
    "ja": "ペルー経済省は月曜日、6月から輸入セメントに9パーセントの関税を課すと発表した。生産者は歓迎した。",
    "ar": "ستفرض بيرو رسوماً بنسبة 9 في المئة على الأسمنت المستورد اعتباراً من يونيو، بحسب وزارة الاقتصاد.",
}


@pytest.mark.parametrize("text", ENGLISH.values(), ids=ENGLISH)
def test_english(text: str) -> None:
    assert language_of([text]).english
    assert language_of([text], declared="en-GB") == Language("en-GB", True)


@pytest.mark.parametrize(("code", "text"), OTHERS.items(), ids=OTHERS)
@pytest.mark.parametrize("declared", [None, "en"])
def test_other_languages(code: str, text: str, declared: str | None) -> None:
    """What the page declares does not count where the text tells."""
    found = language_of([text], declared=declared)
    assert (found.code, found.english) == (code, False)


@pytest.mark.parametrize(
    ("text", "declared", "code", "english"),
    [
        (OTHERS["fr"], "fr-CA", "fr-CA", False),  # the region is the page's
        (ENGLISH["prose"], "es", "en", True),  # a page of an English text in a Spanish frame
        (ENGLISH["prose"], "en-US", "en-US", True),
        ("Pérou: 9 % sur le ciment", "fr", "fr", False),  # too short to tell, but declared
        ("Cement: 9%", "fr", "fr", False),
        ("The duty on cement", "fr", "en", True),
        ("9%", "fr", "fr", True),  # no word says that it is not English
    ],
)
def test_what_the_source_declares(text: str, declared: str, code: str, english: bool) -> None:
    found = language_of([text], declared=declared)
    assert (found.code, found.english) == (code, english)


def test_tables_do_not_tell() -> None:
    """The names in a schedule may be of any language; the text around it is read."""
    rows = "".join(f"| Cementos de Arequipa y Pacasmayo número {n} | {n}% |\n" for n in range(50))
    body = (
        f"The ministry put these rates on the firms of the south:\n\n| Empresa | Arancel |\n|---|---|\n{rows}"
    )
    article = lay_out(read_text(body, "story.md"))
    assert (article.language, article.foreign) == ("en", False)


def test_a_record_of_a_foreign_article(extractor: Extractor) -> None:
    """It has language, text, blocks and tables, a warning, and no values; those beside it are read."""
    text = f"# Perú grava el cemento\n\n{OTHERS['es']} Cobrará 80 millones de dólares.\n\n"
    text += "| Bien | Arancel |\n|---|---|\n| Cemento | 9% |\n"
    english = "Ghana put a 15% duty on tomato paste from Italy on 4 May 2025."
    first, second = extractor.extract_many([text, english])
    assert first.article.language == "es"
    assert [block.kind for block in first.article.blocks] == ["heading", "paragraph", "table"]
    assert [[cell.text for cell in row] for row in first.tables[0].rows] == [["Cemento", "9%"]]
    values = (first.entities, first.money, first.percentages, first.dates, first.tariffs, first.implications)
    assert not any(values)
    assert [warning.code for warning in first.warnings] == ["not_english"]
    assert second.article.language == "en"
    assert len(second.tariffs) == 1


def test_a_foreign_article_alone(extractor: Extractor) -> None:
    """One by one they are as in a batch."""
    source = read_text(OTHERS["de"], "text")
    assert isinstance(source, Source)
    assert extractor.extract(source) == next(extractor.extract_many([source]))


CORPUS = Path(__file__).parents[3] / "shared" / "corpus"


@pytest.mark.skipif(not CORPUS.is_dir(), reason="no corpus beside the checkout")
def test_no_newswire_is_taken_for_foreign() -> None:
    """Real wires, many of them nothing but prices: not one is foreign."""
    told = []
    for file in sorted(CORPUS.glob("*.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                if number % 4 == 0:
                    wire = json.loads(line)
                    article = lay_out(Source(wire["id"], "text/plain", wire["text"], "0" * 64))
                    told += [(wire["id"], article.language)] if article.foreign else []
    assert told == []
