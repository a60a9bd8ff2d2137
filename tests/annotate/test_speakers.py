"""Whose government a person or a ministry speaks for: told beside, or the article's own."""

from __future__ import annotations

import pytest

from tradewire.annotate.candidates import read_article
from tradewire.annotate.mentions import collect_governments, find_governments
from tradewire.annotate.ministries import find_ministries
from tradewire.layout.article import Article, Block


def codes(text: str, article: Article | None = None) -> dict[str, str]:
    """Code of each mention that is an organ, a leader or a person, by its surface."""
    forms = ("organ", "leader", "person")
    return {m.text: m.code for m in find_governments(text, article) if m.form in forms}


@pytest.mark.parametrize(
    ("text", "surface", "code"),
    [
        # told beside the name
        ("Ghana met Togo. Ghanaian Trade Minister Ama Boateng smiled.", "Ama Boateng", "GH"),
        ("Ghana met Togo. Ama Boateng, Togo's trade minister, smiled.", "Ama Boateng", "TG"),
        ("Ghana met Togo. Ama Boateng, trade minister of Togo, smiled.", "Ama Boateng", "TG"),
        ("Peru shrugged. EU Trade Commissioner Elsa Brandt did not.", "Elsa Brandt", "EU"),
        ("Norway sulked. White House spokesman Al Reed smiled.", "Al Reed", "US"),
        ("Chile sulked. Peru's foreign ministry spokeswoman Ana Ruiz smiled.", "Ana Ruiz", "PE"),
        ("Chile sulked. U.S. official Al Reed smiled.", "Al Reed", "US"),
        # by the title alone
        ("Chile met Kenya. Treasury Secretary Al Reed smiled.", "Al Reed", "US"),
        ("Chile met Kenya. Deputy Trade Representative Al Reed smiled.", "Al Reed", "US"),
        ("Chile and the United States met. Trade Minister Ana Ruiz smiled.", "Ana Ruiz", "CL"),
        ("Norway and Brazil met. President Ana Ruiz smiled.", "Ana Ruiz", "BR"),
        ("Brazil and Norway met, and Brazil lost. Prime Minister Kari Dahl smiled.", "Kari Dahl", "NO"),
        ("Peru met Brussels, and the EU won. Trade commissioner Elsa Brandt smiled.", "Elsa Brandt", "EU"),
        # by the dateline, and by what the article speaks of most
        ("LIMA, May 3 - Chile and Chileans press Peru. Trade Minister Ana Ruiz smiled.", "Ana Ruiz", "PE"),
        (
            "Kenya taxes rice. Kenya grows some. Thai rice is dear. Trade Minister Jo Otumba spoke.",
            "Jo Otumba",
            "KE",
        ),
        ("BRUSSELS, May 3 - Peru objects. Trade Minister Ana Ruiz smiled.", "Ana Ruiz", "PE"),
        # by the country that the sentence before is about
        ("Peru, Peruvians and Peru gain.\n\nChile waits. Trade Minister Ana Ruiz smiled.", "Ana Ruiz", "CL"),
        (
            "Peru, Peruvians and Peru gain.\n\nChilean firms wait. Trade Minister Ana Ruiz smiled.",
            "Ana Ruiz",
            "PE",
        ),
        # two heads are of two countries
        (
            "Malaysian Prime Minister Ali Aziz met Prime Minister Tina Das. Malaysia gains; Nepal too.",
            "Tina Das",
            "NP",
        ),
        # by a pronoun
        ("Peru, Peru and Peru object. Chile and its trade minister, Ana Ruiz, do not.", "Ana Ruiz", "CL"),
        # in a digest each paragraph has its own country
        (
            "Kenya taxes rice.\n\nPeru taxes tin.\n\nGhana taxes cocoa, Trade Minister Ama Boateng said.",
            "Ama Boateng",
            "GH",
        ),
        ("Peru objected. The Ministry of Trade and Ports said so.", "Ministry of Trade and Ports", "PE"),
        ("Chile waits. The finance ministry of Peru said so.", "finance ministry", "PE"),
        ("Chile waits for the US. The Commerce Department said so.", "Commerce Department", "US"),
        (
            "PRETORIA, May 3 - The US waits for South Africa. The finance department said so.",
            "finance department",
            "ZA",
        ),
        ("Chile waits. The Okafor government of Nigeria said so.", "Okafor", "NG"),
    ],
)
def test_government_of_an_office(text: str, surface: str, code: str) -> None:
    assert codes(text).get(surface) == code


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Peru objected. Alpstahl president Ana Ruiz did too.", "Ana Ruiz"),
        ("Peru objected. Ana Ruiz, secretary-general of OPEC, did too.", "Ana Ruiz"),
        ("Peru objected. Ana Ruiz, a spokeswoman for growers, did too.", "Ana Ruiz"),
        ("Peru objected. Peruvian economist Ana Ruiz did too.", "Ana Ruiz"),
        ("Peru objected. Ontario Premier Tom Hale did too.", "Tom Hale"),
        ("Peru objected. The G20 did too.", "G20"),
    ],
)
def test_no_government(text: str, surface: str) -> None:
    assert surface not in codes(text)
    assert surface not in {m.text for m in find_governments(text)}


def test_offices_of_two_people_in_a_row() -> None:
    found = codes("President Reed and Finance Minister Ana Ruiz of Peru met. Peru, Peru: Reed left.")
    assert found == {"Reed": "PE", "Ana Ruiz": "PE"}


def test_leaders_speak_for_the_office_of_the_day() -> None:
    text = "Lagarde objected. Trump did not."
    block = (Block("paragraph", None, 0, len(text)),)
    then = Article(None, text, block, published="2006-05-01")
    assert codes(text, then) == {"Lagarde": "FR"}
    now = Article(None, text, block, published="2025-05-01")
    assert codes(text, now) == {"Trump": "US"}  # she holds the office of a central bank


def test_language_of_the_page_is_a_hint() -> None:
    text = "Peru and Chile agreed. Chile pays. Trade Minister Ana Ruiz smiled."
    block = (Block("paragraph", None, 0, len(text)),)
    assert codes(text, Article(None, text, block, language="en"))["Ana Ruiz"] == "CL"
    assert codes(text, Article(None, text, block, language="en-PE"))["Ana Ruiz"] == "PE"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Ministry of Trade, Industry and Mines said", ["Ministry of Trade, Industry and Mines"]),
        ("the Department of Commerce and its board", ["Department of Commerce"]),
        ("a trade and industry ministry; the central bank", ["trade and industry ministry", "central bank"]),
        ("the ministry of silly walks", []),
        ("Ministry of Health, said the nurse", ["Ministry of Health"]),
    ],
)
def test_ministries(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in find_ministries(text)] == expected


@pytest.mark.parametrize(
    ("text", "surface", "code"),
    [
        ("Kenya waits, and Kenyans pay. The US does not. The Treasury said so.", "Treasury", "KE"),
        ("Kenya waits. Customs officers seized it.", "Customs", "KE"),
        ("Kenya, Kenya! Peru and its Parliament wait.", "Parliament", "PE"),
        ("Kenya, Kenya! In Quito, the trade ministry waits.", "trade ministry", "EC"),
        ("Fiji, Fiji! The Department of Foreign Affairs and Trade (DFAT) agreed.", "DFAT", "AU"),
        ("PRETORIA, May 3 - The US waits for South Africa. Parliament voted.", "Parliament", "ZA"),
    ],
)
def test_lone_bodies_are_organs(text: str, surface: str, code: str) -> None:
    assert codes(text).get(surface) == code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Peru Fish Commission agreed.", [("Peru Fish Commission", "PE", "organ")]),
        ("The Chilean embassy agreed.", [("Chilean embassy", "CL", "organ")]),
        ("The American Date Growers Association agreed.", []),
        ("The Danish Chamber of Commerce agreed.", []),
        (
            "Washington waits. The Senate Fish Committee agreed.",
            [("Washington", "US", "capital"), ("Senate Fish Committee", "US", "organ")],
        ),
    ],
)
def test_governments_in_the_names_of_bodies(text: str, expected: list[tuple[str, str, str]]) -> None:
    reading = read_article(text, None, [])
    bodies = [(c.start, c.end) for c in reading.candidates if c.match is None]
    found = collect_governments(reading.names, [], reading.ministries, reading.homes, None, bodies)
    assert [(m.text, m.code, m.form) for m in found] == expected
