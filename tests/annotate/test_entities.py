"""What an article names, from its text alone and with what a model proposes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradewire.annotate.candidates import read_article
from tradewire.annotate.model_names import ModelName
from tradewire.layout.article import Article, Block
from tradewire.link.join import link
from tradewire.link.model import LinkedEntity


def entities(text: str, *model: tuple[str, str], article: Article | None = None) -> list[LinkedEntity]:
    """The entities of `text`; `model` are `(surface, label)` of what a model finds, at each place."""
    spans = []
    for surface, label in model:
        at = text.find(surface)
        while at >= 0:
            spans.append(ModelName(at, at + len(surface), label))
            at = text.find(surface, at + 1)
    words = {"machinery", "party"}
    return link(
        read_article(text, article, sorted(spans, key=lambda s: s.start), words.__contains__)
    ).entities


def named(found: list[LinkedEntity]) -> set[tuple[str, str, str | None]]:
    return {(e.kind, e.name, e.code) for e in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("RCEP cut the duty.", ("agreement", "Regional Comprehensive Economic Partnership", "RCEP")),
        (
            "Cars that meet the rules of the USMCA are free.",
            ("agreement", "United States-Mexico-Canada Agreement", "USMCA"),
        ),
        ("It is barred by the GATT.", ("agreement", "General Agreement on Tariffs and Trade", "GATT")),
        (
            "Chile hailed the Chile-Ghana Free Trade Agreement.",
            ("agreement", "Chile-Ghana Free Trade Agreement", None),
        ),
        ("Ministers signed the Lusaka accord.", ("agreement", "Lusaka accord", None)),
        ("The Kenya-Ghana trade deal is off.", ("agreement", "Kenya-Ghana trade deal", None)),
        ("Under the GHK-12 agreement the duty falls.", ("agreement", "GHK-12 agreement", None)),
        ("The PKN-CEPA takes effect in May.", ("agreement", "PKN-CEPA", None)),
        (
            "An Agreement on Clean, Safe, and Open Ports was signed.",
            ("agreement", "Agreement on Clean, Safe, and Open Ports", None),
        ),
        ("Bessent spoke first.", ("person", "Scott Bessent", None)),
        ("Greer spoke first.", ("person", "Jamieson Greer", None)),
        ("Modi spoke first.", ("person", "Narendra Modi", None)),
        ("Sunak spoke first.", ("person", "Rishi Sunak", None)),
        ("The duties rest on Section 232.", ("law", "Section 232", None)),
        ("Mercosur and ASEAN meet.", ("bloc", "Association of Southeast Asian Nations", "ASEAN")),
        ("Members of the World Harvest Council objected.", ("organization", "World Harvest Council", None)),
        ("A mill of Nordhafen Stahl AG closed.", ("company", "Nordhafen Stahl AG", None)),
        ("Khorat Cane Sp. z o.o. pays more.", ("company", "Khorat Cane Sp. z o.o.", None)),
        (
            "The Ministry of Trade, Mines and Energy agreed.",
            ("organization", "Ministry of Trade, Mines and Energy", None),
        ),
        ("Shares of Norrmalm fell.", ("company", "Norrmalm", None)),
        ("Norrmalm, the largest miller in Lund, objected.", ("company", "Norrmalm", None)),
        ("The fisheries ministry of Iceland agreed.", ("organization", "fisheries ministry", None)),
        (
            "Norway asked the Secretary of Agriculture of the United States.",
            ("organization", "Department of Agriculture", None),
        ),
        ("Hot-rolled coil is dearer.", ("product", "hot-rolled coil", "72")),
        ("The plant in Ontario closed.", ("subdivision", "Ontario", "CA-ON")),
    ],
)
def test_without_a_model(text: str, expected: tuple[str, str, str | None]) -> None:
    assert expected in {(k, n, c) for k, n, c in named(entities(text))}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Trade Minister Ana Ruiz said no.", "Ana Ruiz", "Trade Minister"),
        ("U.S. Trade Representative Ann Lee said no.", "Ann Lee", "Trade Representative"),
        ("Mary Obi, Ghana's trade minister, said no.", "Mary Obi", "trade minister"),
        ("Its founder, Ana Ruiz, said no.", "Ana Ruiz", "founder"),
        ("said Beat Odermatt, chief executive of Alpstahl AG.", "Beat Odermatt", "chief executive"),
        ("Economist Jo van der Berg said no.", "Jo van der Berg", "Economist"),
        ("The lawmaker Park Min-su said no.", "Park Min-su", "lawmaker"),
        ("President Oyelaran said no.", "Oyelaran", "President"),
        ("a letter from the Minister of Trade, Ms Ana Ruiz, said no", "Ana Ruiz", "Minister of Trade"),
    ],
)
def test_people_by_title(text: str, name: str, role: str) -> None:
    person = next(e for e in entities(text) if e.kind == "person")
    assert person.name == name
    assert role in {r.title for r in person.roles}


@pytest.mark.parametrize(
    ("text", "model", "absent"),
    [
        ("The Executive Order lapses.", ("Executive Order", "ORG"), "Executive Order"),
        ("It cost R98.50 a bag.", ("R98.50", "ORG"), "R98.50"),
        ("The most favoured nation (MFN) rate stays; the MFN rate is low.", ("MFN", "ORG"), "MFN"),
        ("A plant in Zelnik closed.", ("Zelnik", "ORG"), "Zelnik"),
        ("Its Zelnik plant closed.", ("Zelnik", "ORG"), "Zelnik"),
        ("Ana Ruiz said so, and Ruiz left.", ("Ruiz", "ORG"), "Ruiz"),
        ("New rates for the Party follow; every party agrees.", ("Party", "ORG"), "Party"),
        (
            "The U.S. Machinery makers object to machinery duties.",
            ("U.S. Machinery", "ORG"),
            "U.S. Machinery",
        ),
    ],
)
def test_model_is_overruled(text: str, model: tuple[str, str], absent: str) -> None:
    assert absent not in {e.name for e in entities(text, model, ("Ana Ruiz", "PERSON"))}


def test_headings_and_labels_are_no_evidence() -> None:
    heading, paragraph = (
        "Bargaining Power Council",
        "Growers: BETTER PORTS FOR ALL: Peru agreed with Ana Ruiz, who said so.",
    )
    text = f"{heading}\n\n{paragraph}"
    start = len(heading) + 2
    article = Article(
        None, text, (Block("heading", 2, 0, len(heading)), Block("paragraph", None, start, len(text)))
    )
    found = entities(
        text,
        ("Bargaining Power Council", "ORG"),
        ("BETTER PORTS", "ORG"),
        ("Ana Ruiz", "PERSON"),
        article=article,
    )
    assert {e.name for e in found} == {"Peru", "Ana Ruiz"}


def test_title_names_countries() -> None:
    title, paragraph = "Peru answers Chile", "The duty doubles, the fisheries ministry in Lima said."
    text = f"{title}\n\n{paragraph}"
    article = Article(
        title, text, (Block("heading", 1, 0, len(title)), Block("paragraph", None, len(title) + 2, len(text)))
    )
    assert {e.code for e in entities(text, article=article) if e.kind == "country"} == {"PE", "CL"}


@given(st.text(max_size=300))
def test_any_text_gives_grounded_entities(text: str) -> None:
    for entity in entities(text):
        assert entity.mentions
        assert all(text[start:end] == surface and surface for start, end, surface in entity.mentions)


@pytest.mark.parametrize("unit", ["Ana ", "U.S.-", "Bank of ", "said ", "Mr. ", "(A) ", "the Peru-", "A. "])
def test_long_runs_take_linear_time(unit: str) -> None:
    assert isinstance(entities(unit * 3000), list)
