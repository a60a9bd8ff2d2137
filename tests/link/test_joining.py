"""One entity per thing: names, surnames, acronyms, titles and short forms are joined."""

from __future__ import annotations

import re

import pytest

from tradewire.annotate.candidates import read_article
from tradewire.annotate.model_names import ModelName
from tradewire.link.join import link
from tradewire.link.model import LinkedEntity


def linked(text: str, **labels: str) -> list[LinkedEntity]:
    """The entities of `text`; `labels` maps names (with _ for spaces) to what a model calls them."""
    spans = [
        ModelName(m.start(), m.end(), label)
        for name, label in labels.items()
        for m in re.finditer(re.escape(name.replace("_", " ")), text)
    ]
    return link(read_article(text, None, sorted(spans, key=lambda s: s.start))).entities


def one(text: str, kind: str, **labels: str) -> LinkedEntity:
    found = [e for e in linked(text, **labels) if e.kind == kind]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "kind", "name", "surfaces"),
    [
        (
            "Peruvian President Ana B. Ruiz spoke. President Ruiz left, and Ruiz came back.",
            "person",
            "Ana B. Ruiz",
            ["Ana B. Ruiz", "Ruiz", "Ruiz"],
        ),
        (
            "Trade Minister Park Min-su spoke. Park left.",
            "person",
            "Park Min-su",
            ["Park Min-su", "Park"],
        ),
        (
            "The World Harvest Council (WHC) met. The WHC agreed, and the Council rose.",
            "organization",
            "World Harvest Council",
            ["World Harvest Council", "WHC", "WHC", "Council"],
        ),
        (
            "A spokesman for Nordhafen Stahl AG spoke. Nordhafen Stahl fell.",
            "company",
            "Nordhafen Stahl AG",
            ["Nordhafen Stahl AG", "Nordhafen Stahl"],
        ),
        (
            "The Chile-Ghana Free Trade Agreement (CGFTA) holds. CGFTA rules are strict.",
            "agreement",
            "Chile-Ghana Free Trade Agreement",
            ["Chile-Ghana Free Trade Agreement", "CGFTA", "CGFTA"],
        ),
        (
            "The US lifted it. Washington did so late, the Americans said, and American steel is cheap.",
            "country",
            "United States",
            ["US", "Washington", "Americans", "American"],
        ),
    ],
)
def test_joined(text: str, kind: str, name: str, surfaces: list[str]) -> None:
    entity = one(text, kind, WHC="ORG", Council="ORG", Nordhafen_Stahl="ORG", CGFTA="ORG")
    assert entity.name == name
    assert [surface for _, _, surface in entity.mentions] == surfaces


def test_two_people_of_one_surname_stay_two() -> None:
    text = "Minister Ana Ruiz met Governor Luis Ruiz. Ana Ruiz spoke first. Ruiz agreed."
    people = [e for e in linked(text) if e.kind == "person"]
    assert [(e.name, len(e.mentions)) for e in people] == [("Ana Ruiz", 3), ("Luis Ruiz", 1)]


def test_roles_with_country_and_company() -> None:
    text = "Ghana's trade minister, Kofi Mensah, met Alpstahl AG chief executive Beat Odermatt in Accra."
    found = linked(text)
    roles = {e.name: [(r.title, r.of) for r in e.roles] for e in found if e.kind == "person"}
    company = next(e.id for e in found if e.kind == "company")
    assert roles == {
        "Kofi Mensah": [("trade minister", "GH")],
        "Beat Odermatt": [("chief executive", company)],
    }


def test_ministries_of_two_countries_stay_two() -> None:
    text = "Peru's fisheries ministry said so. It rained.\n\nChile's fisheries ministry denied it."
    bodies = [e for e in linked(text) if e.kind == "organization"]
    assert len(bodies) == 2


def test_ids_follow_first_mention() -> None:
    found = linked("Peru and Chile agreed with Trade Minister Ana Ruiz that Peru leads.")
    assert [e.id for e in found] == [f"e{n}" for n in range(1, len(found) + 1)]
    assert [e.mentions[0][0] for e in found] == sorted(e.mentions[0][0] for e in found)


def test_same_input_same_output() -> None:
    text = "Alpstahl AG, Peru, Ana Ruiz, Minister Jo Park and the World Harvest Council (WHC) met Ghana."
    first = linked(text, Ana_Ruiz="PERSON")
    linked("Another text about Norway and Minister Kim.", Kim="PERSON")
    assert linked(text, Ana_Ruiz="PERSON") == first


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lindsey Greer, a farmer, spoke. Greer left.", {"Lindsey Greer": 2}),
        (
            "Jamieson Greer spoke. Lindsey Greer, a farmer, laughed. Greer left.",
            {"Jamieson Greer": 2, "Lindsey Greer": 1},
        ),
        ("President Trump spoke. Eric Trump, the manager, left.", {"Donald Trump": 1, "Eric Trump": 1}),
        ("Theresa May said in May that it ends in May. May left.", {"Theresa May": 2}),
        ("Condoleezza Rice spoke. Rice imports fell; rice is dear.", {"Condoleezza Rice": 1}),
    ],
)
def test_surnames_that_others_bear(text: str, expected: dict[str, int]) -> None:
    assert {e.name: len(e.mentions) for e in linked(text) if e.kind == "person"} == expected


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("The CUSMA, the North American trade pact, holds.", "CUSMA", "USMCA"),
        ("The NAFTA, a North American trade deal, ended.", "North American Free Trade Agreement", "NAFTA"),
        ("The Andean Group (AG) Agreement holds.", "Andean Group (AG) Agreement", None),
        ("The Mercosur protocol holds.", "Mercosur protocol", None),
    ],
)
def test_names_of_agreements(text: str, name: str, code: str | None) -> None:
    assert [(e.name, e.code) for e in linked(text) if e.kind == "agreement"] == [(name, code)]


def test_bodies_are_shown_by_the_text_s_own_form() -> None:
    text = "Brookings agreed with the Fed and Commerce; the US and American mills pay, the WTO said."
    names = {e.name for e in linked(text) if e.kind == "organization"}
    assert names == {"Brookings", "Fed", "Commerce", "World Trade Organization"}
