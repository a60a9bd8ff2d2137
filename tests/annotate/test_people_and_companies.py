"""Whether a name of two words is a person or a company, by what stands in it and beside it."""

from __future__ import annotations

import pytest

from tradewire.annotate.candidates import read_article
from tradewire.annotate.model_names import ModelName
from tradewire.annotate.names import used_as_place
from tradewire.layout.article import Article, Block
from tradewire.link.join import link


def kinds(text: str, label: str | None = None, surface: str = "") -> dict[str, str]:
    """The kind of each entity by name; a model gives `label` to each place of `surface`."""
    spans: list[ModelName] = []
    at = text.find(surface) if label is not None else -1
    while at >= 0 and label is not None:
        spans.append(ModelName(at, at + len(surface), label))
        at = text.find(surface, at + 1)
    return {entity.name: entity.kind for entity in link(read_article(text, None, spans)).entities}


@pytest.mark.parametrize(
    ("text", "surface", "kind"),
    [
        # the model says person each time
        ("Nobody blames Lucía Ferrer for it.", "Lucía Ferrer", "person"),
        ("Nobody blames J. R. Kasozi for it.", "J. R. Kasozi", "person"),
        ("Nobody blames Park Min-su for it.", "Park Min-su", "person"),
        ("Nobody blames Molsteel Vardar for it.", "Molsteel Vardar", "company"),
        ('"No," said Zorblax Quuvir of the union.', "Zorblax Quuvir", "person"),
        ("The paper maker Zuzora Papir fell.", "Zuzora Papir", "company"),
        ("Analysts at brokers Quenby Hollis cheered.", "Quenby Hollis", "company"),
        ("It pays Lakmarra, a home-grown rival, more.", "Lakmarra", "company"),
        ("It pays Zelnik Quay, the one exporter that came.", "Zelnik Quay", "company"),
        ("Peru's Zorin Papir pays 12.9 percent.", "Zorin Papir", "company"),
        ("A survey of 900 homes questioned by Polbarometer is out.", "Polbarometer", "company"),
        ('"No," said Ana Ruiz of Norrmalm Now, a consultancy.', "Norrmalm Now", "company"),
        ("Fatou Ndour, a wholesaler in Thies, laughed.", "Fatou Ndour", "person"),
        ("Zelnik Frozen Meat said prices fell.", "Zelnik Frozen Meat", "company"),
        # shares, ranks and leadership are said of firms, whatever the name is like
        ("Lucía Ferrer, the largest miller, expects a loss.", "Lucía Ferrer", "company"),
        ("Its only maker of hinges, Sandra Forge, is full.", "Sandra Forge", "company"),
        ("Petra Kopp, whose shares fell, is calm.", "Petra Kopp", "company"),
        ("Lucía Ferrer, the largest shareholder, expects a loss.", "Lucía Ferrer", "person"),
        # "who" follows persons
        ("Nobody asked Zorblax Quuvir, who packs pears.", "Zorblax Quuvir", "person"),
        # a sign of money and a number are no name
        ("It lost QR 30 on the day.", "QR 30", None),
        # the model says a place
        ("Omar Aziz, who runs Pyramid Crystal, laughed.", "Pyramid Crystal", "company"),
        ("Konebridge North America builds it.", "Konebridge North America", "company"),
    ],
)
def test_model_and_words(text: str, surface: str, kind: str | None) -> None:
    label = "GPE" if surface in ("Pyramid Crystal", "Konebridge North America") else "PERSON"
    assert kinds(text, label, surface).get(surface) == kind


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("Growers sell to Cementos del Pisuerga each year.", "Cementos del Pisuerga"),
        ("Exports of Norrfisk Ísland doubled.", "Norrfisk Ísland"),
        ("Listed in Astana, KazWheatOil lost money.", "KazWheatOil"),
        ("Makers such as Ystad, Lund Foods Ltd and Malmquist Steel pay more.", "Ystad"),
        ("He told Norrmalm TV that it would end.", "Norrmalm TV"),
        ("The lobby group AICOPA agrees.", "AICOPA"),
        ("São Paulo-based Motores Tupi SA objects.", "Motores Tupi SA"),
        ("Norrmalm Metals and Lund Stainless pay.", "Lund Stainless"),
        ("Buyers of Zelnik Metal, Ystadgarn and Lund Holdings pay.", "Lund Holdings"),
        ("Shoes of Norrmalm Kenya are dear.", "Norrmalm Kenya"),
        ("Ystadgarn employs nine people.", "Ystadgarn"),
        ("Fibres d'Anglet, the largest, objects.", "Fibres d'Anglet"),
        ("Ystadgarn of Lund, a firm of nine people, objects.", "Ystadgarn"),
    ],
)
def test_companies_without_a_model(text: str, company: str) -> None:
    assert company in {name for name, kind in kinds(text).items() if kind in ("company", "organization")}


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("The McKay mill and DeWitt closed.", "McKay"),
        ("Toyota, Nissan and others pay; Ruiz, said Ana Ruiz, does not.", "Ruiz"),
        ("LIMA (Andina) - Peru objects.", "Andina"),
        ("Press Secretary Al Reed objects.", "Press"),
        ("Business and Trade Secretary Al Reed objects.", "Business and Trade"),
        ("Secretary of Labor Al Reed objects.", "Labor Al Reed"),
        ("ATLANTA - Growers object.", "ATLANTA - Growers"),
        ("Bill C-12 passed.", "Bill C-12"),
        ("Since Brexit it is dear.", "Brexit"),
        ("the “Arrangement” holds", "Arrangement"),
        ("The traders of Kasumba and a mill in Kasumba object; Kasumba waits.", "Kasumba"),
    ],
)
@pytest.mark.parametrize("label", ["ORG", "PERSON"])
def test_no_name(text: str, absent: str, label: str) -> None:
    found = {
        n for n, kind in kinds(text, label, absent).items() if kind in ("company", "organization", "person")
    }
    assert absent not in found


def test_a_time_of_day_is_no_title() -> None:
    assert kinds("5:02 pm Reaction follows. PM Ruiz left.") == {"Ruiz": "person"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Peru waits. Customs might collect more.", "Customs"),
        ("Peru waits. The Treasury will forgo it.", "Treasury"),
        ("Peru waits. Treasury officials shrugged.", "Treasury"),
        ("Peru waits for Parliament.", "Parliament"),
        ("The Chilean embassy in Lima shrugged.", "Chilean embassy"),
        (
            "The US Secretaries of Labor, Energy, and the Treasury met.",
            "Department of Energy",
        ),
        ("A Fish Board of the State Council of Peru objects.", "Fish Board of the State Council of Peru"),
        ("The Crab Growers Alliance of Trieste objects.", "Crab Growers Alliance"),
        ("The Stock Exchange of Thailand fell.", "Stock Exchange of Thailand"),
        ("Chile's embassy shrugged.", "Chile's embassy"),
        ("Shares fell on the Lima stock exchange.", "Lima stock exchange"),
        ("Peru's Ministry of Commerce on Thursday objected.", "Ministry of Commerce"),
        ("A hearing at the Peru Fish Commission on May 6 follows.", "Peru Fish Commission"),
    ],
)
def test_short_and_long_bodies(text: str, name: str) -> None:
    assert kinds(text).get(name) == "organization"


@pytest.mark.parametrize(
    "text",
    [
        "Treasury bonds fell in Peru.",
        "Customs duties fell in Peru.",
        "the Customs Union of Peru",
        "HM Treasury",
    ],
)
def test_lone_words_that_are_no_bodies(text: str) -> None:
    assert not {"Treasury", "Customs"} & set(kinds(text))


def test_countries_in_the_names_of_bodies_are_named() -> None:
    found = link(read_article("The Bank of Peru met the UK Fish Board.", None, [])).entities
    assert {e.code for e in found if e.kind == "country"} == {"PE", "GB"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a mill in Kasumba", True),
        ("the port of Kasumba", True),
        ("the Kasumba bridge", True),
        ("Kasumba’s market", True),
        ("a stake in Kasumba", False),
        ("in Kasumba Foods", False),
        ("Kasumba fell", False),
    ],
)
def test_words_used_as_places(text: str, expected: bool) -> None:
    assert used_as_place(text, "Kasumba") is expected


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        # a surname stands alone later; firms go by their first word
        ("Odilo Zarre dug a pond. Zarre is one of few. Zarre's pond is deep.", "Odilo Zarre", "person"),
        ("Habib Zarrouk has a press. Zarrouk hopes for rain.", "Habib Zarrouk", "person"),
        ("Sandra Rubber makes hoses. Rubber is dear. Rubber has no substitute.", "Sandra Rubber", "company"),
        (
            "Norrmalm Vardar owes money. Norrmalm is late. Vardar is a town. Vardar has a mill.",
            "Norrmalm Vardar",
            None,
        ),
        ("Zorblax Quuvir, a shop steward, was late.", "Zorblax Quuvir", "person"),
        ("Zorblax Quuvir, who packs pears, was late.", "Zorblax Quuvir", "person"),
        ("A man of Lund and Zorblax Quuvir, who packs pears, were late.", "Zorblax Quuvir", "person"),
        ("The operator, Zorblax Quuvir, who is late, sighed.", "Zorblax Quuvir", "person"),
        ("Economists at Zelnik Bourse, who are late, sighed.", "Zelnik Bourse", "company"),
        ("Phosnik, which mines phosphate, pays.", "Phosnik", "company"),
        ("He is a director of Amaranta Steel. It lost.", "Amaranta Steel", "company"),
        ("A smaller rival, Cusco Power, escaped.", "Cusco Power", "company"),
        ("CUSCO — For Peru, which exports tin, it is dear.", "CUSCO — For Peru", None),
        ("And in the United States, which buys one box in four, nobody knows.", "the United States", None),
        ("Companies such as Highvale Copper, Lund Foods Ltd and Ystad pay.", "Highvale Copper", "company"),
    ],
)
def test_persons_and_firms_without_a_model(text: str, name: str, kind: str | None) -> None:
    assert kinds(text).get(name) == kind


@pytest.mark.parametrize(
    ("text", "surface", "absent"),
    [
        ("TAMBORQUA, May 3 - Tin is dear in Tamborqua.", "TAMBORQUA", "TAMBORQUA"),
        ("TAMBORQUA/ZELNIK, May 3 - Tin is dear.", "TAMBORQUA/ZELNIK", "TAMBORQUA/ZELNIK"),
        ("It is read out in the Zelnik Yard today.", "Zelnik Yard", "Zelnik Yard"),
        ("The Zelnik smelter is shut.", "Zelnik", "Zelnik"),
        ("The growers of Zelnik want more.", "Zelnik", "Zelnik"),
        ("MEPs have voted.", "MEPs", "MEPs"),
        ("The Secretary of State for Trade agreed. The Secretary of State spoke.", "", "Department of State"),
        ("National Economic Advisor Jo Park left.", "National Economic", "National Economic"),
    ],
)
def test_places_and_offices_are_no_bodies(text: str, surface: str, absent: str) -> None:
    found = kinds(text, "ORG" if surface else None, surface)
    assert found.get(absent) not in ("organization", "company")


def test_columns_of_companies() -> None:
    header, rows = "Company | Rate", ["Ystadgarn | 4%", "Everybody else | 9%"]
    text = "\n".join([header, *rows])
    from tradewire.layout.article import Cell, Table

    cells: list[tuple[Cell, ...]] = []
    at = 0
    for number, line in enumerate(text.split("\n")):
        left, _, right = line.partition(" | ")
        start = at + len(left) + 3
        cells.append(
            (
                Cell(left, at, at + len(left), number, 0, header=number == 0),
                Cell(right, start, start + len(right), number, 1, header=number == 0),
            )
        )
        at += len(line) + 1
    table = Table(None, None, None, cells[0], tuple(cells[1:]), 0, len(text))
    article = Article(None, text, (Block("table", None, 0, len(text)),), (table,))
    found = link(read_article(text, article, [])).entities
    assert [(e.kind, e.name) for e in found] == [("company", "Ystadgarn")]
