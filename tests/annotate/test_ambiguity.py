"""Names that stand for several things, each in both readings."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tradewire.annotate.mentions import find_governments, read_names
from tradewire.annotate.zones import zones_of


def readings(text: str) -> set[tuple[str, str, str | None]]:
    """`(surface, kind, code)` of every name that a lexicon knows in `text`."""
    return {(m.text, m.kind, m.code) for m in read_names(text, zones_of(text))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Georgia: country or state
        ("Wine from Georgia leaves by way of Batumi.", ("Georgia", "country", "GE")),
        (
            "Growers in Georgia and Alabama, who ship through Savannah, fear it.",
            ("Georgia", "subdivision", "US-GA"),
        ),
        ("The state of Georgia signed.", ("Georgia", "subdivision", "US-GA")),
        # Jordan: country or person
        ("Jordan's exports of potash rose.", ("Jordan", "country", "JO")),
        # Turkey, China, Chad
        ("Turkey raised its duty on rice.", ("Turkey", "country", "TR")),
        ("China makes most of it.", ("China", "country", "CN")),
        ("Traders in Chad sell gum arabic.", ("Chad", "country", "TD")),
        # Washington: government, city, state
        ("Washington lifted its tariff on lentils.", ("Washington", "capital", "US")),
        ("Talks resume in Washington next week.", ("Washington", "city", "US")),
        ("Apple growers in Washington state worry.", ("Washington state", "subdivision", "US-WA")),
        ("A Washington-based lawyer said so.", ("Washington", "city", "US")),
        # Brussels: EU or city
        ("Brussels opened an inquiry into EU imports of rails.", ("Brussels", "capital", "EU")),
        ("EU ministers meet in Brussels on Monday.", ("Brussels", "city", "BE")),
        # Congress: of the United States, of India
        ("American farmers want Congress to renew the scheme.", ("Congress", "organ", "US")),
        ("The BJP and Congress quarrelled in the Lok Sabha over India's duty.", ("Congress", "organ", "IN")),
        # Guinea, Congo, Korea
        ("Guinea sells bauxite.", ("Guinea", "country", "GN")),
        ("Papua New Guinea sells copper.", ("Papua New Guinea", "country", "PG")),
        ("Cobalt from Congo, mined near Kolwezi, is exempt.", ("Congo", "country", "CD")),
        ("Congo ships oil from Pointe-Noire.", ("Congo", "country", "CG")),
        ("Korea kept its duty on garlic, Seoul said.", ("Korea", "country", "KR")),
        # US and us
        ("The US duty stands.", ("US", "country", "US")),
        # Jordan, Chad, Georgia in names of people and as countries, beside each other
        ("Jordan Hale sells dates from Jordan to Egypt.", ("Jordan", "country", "JO")),
        ("A mill in Macon, Georgia, closed.", ("Georgia", "subdivision", "US-GA")),
        ("A mill in Spokane, Washington, closed.", ("Washington", "subdivision", "US-WA")),
        # Trump: person or company
        ("Trump raised the duty, the White House said.", ("Trump", "leader", "US")),
        ("Trump casinos in Atlantic City owe bondholders money.", ("Trump", "company", "US")),
        # Apple, Ford, Amazon: company or else
        ("Apple makes iPhones in Chennai.", ("Apple", "company", "US")),
        ("Apple growers fear for the harvest.", ("Apple", "product", None)),
        ("Ford, the carmaker from Dearborn, cut jobs.", ("Ford", "company", "US")),
        ("Amazon and Walmart raised prices online.", ("Amazon", "company", "US")),
        ("Soy from the Amazon drives deforestation.", ("Amazon", "region", None)),
        # the Fed, Commerce, MITI
        ("The Fed kept rates.", ("Fed", "organization", "US")),
        ("The US waits, as American mills do, and Commerce ruled.", ("Commerce", "organization", "US")),
        ("Japan objects, MITI said in Tokyo.", ("MITI", "organization", "JP")),
        # lists of cities take their reading from the first
        ("Shops in Lagos, Karachi and Cairo sell it.", ("Cairo", "city", "EG")),
        ("Cairo raised its duty.", ("Cairo", "capital", "EG")),
        ("Tin at the London closing price fell.", ("London", "city", "GB")),
        ("From London, word that it fell.", ("London", "city", "GB")),
        # languages
        ("English wool is dear.", ("English", "adjective", "GB")),
        # bodies, with what stands before an office
        ("US Treasury bonds fell.", ("US Treasury", "organization", "US")),
        ("US Treasury Secretary Al Reed spoke.", ("US", "country", "US")),
        # a capital in a dateline is where the story was filed
        ("LIMA, March 3 - Copper prices rose in Chile.", ("LIMA", "city", "PE")),
        ("Lima said on Tuesday that it would appeal.", ("Lima", "capital", "PE")),
    ],
)
def test_reading(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in readings(text)


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Michael Jordan opened the shop.", "Jordan"),
        ("Mr Jordan opened the shop.", "Jordan"),
        ("Her set of bone china broke.", "china"),
        ("They served turkey with rice.", "turkey"),
        ("Frozen Turkey breast and other poultry, chicken too, is cheaper before Thanksgiving.", "Turkey"),
        ("The economist Chad Miller spoke.", "Chad"),
        ("Please tell us in May it may help.", "us"),
        ("It is up to IT firms in Ohio or Maine.", "IT"),
        ("Denzel Washington opened the fair.", "Washington"),
        ("Premier Doug Ford of Ontario objects; Ford left.", "Ford"),
        ("Commerce between Peru and Chile grew; the US and American firms gain.", "Commerce"),
        ("The Commerce and Industry Minister of India, an Indian, spoke.", "Commerce"),
        ("He was fed up.", "fed"),
        ("The paper is printed in English.", "English"),
        ("She speaks French, German and Russian.", "Russian"),
        ("Brussels sprouts are dear.", "Brussels"),
        ("Nice weather, said the grower.", "Nice"),
        ("Man cannot live on it.", "Man"),
        ("WHO PAYS FOR IT", "WHO"),
        ("The EFTA-2 accord holds.", "EFTA"),
        ("The Vietnam War ended.", "Vietnam"),
        ("Give it to us, or in part to her.", "in"),
    ],
)
def test_no_place(text: str, surface: str) -> None:
    assert surface not in {m.text for m in read_names(text, zones_of(text)) if m.kind != "product"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("EU-China talks stalled.", {("EU", "EU", "bloc"), ("China", "CN", "name")}),
        ("Chinese-made pumps are dearer.", {("Chinese", "CN", "adjective")}),
        ("The pro-Beijing daily objects.", {("Beijing", "CN", "capital")}),
        (
            "Eswatini and Côte d’Ivoire sell sugar.",
            {("Eswatini", "SZ", "name"), ("Côte d’Ivoire", "CI", "name")},
        ),
        ("THE U.S. WILL TAX DUTCH TULIPS", {("U.S.", "US", "name"), ("DUTCH", "NL", "adjective")}),
        ("The U.S. Would answer Peru in kind.", {("U.S.", "US", "name"), ("Peru", "PE", "name")}),
        (
            "West Germany and the Soviet Union signed.",
            {("West Germany", "DE", "name"), ("Soviet Union", "SU", "name")},
        ),
        (
            "peru will lift its duty on dutch cheese after talks with chile, an official told reporters.",
            {("peru", "PE", "name"), ("dutch", "NL", "adjective"), ("chile", "CL", "name")},
        ),
        (
            "the eu and the uk lifted their duty on uae steel after the wto ruled, let us say.",
            {("eu", "EU", "bloc"), ("uk", "GB", "name"), ("uae", "AE", "name")},
        ),
        (
            "Peruvian Trade Minister Ana Ruiz flew in. Ruiz said no.",
            {("Peruvian", "PE", "adjective"), ("Ana Ruiz", "PE", "person"), ("Ruiz", "PE", "person")},
        ),
        (
            "Kofi Mensah, Ghana's trade minister, agreed. Mensah then left.",
            {("Kofi Mensah", "GH", "person"), ("Ghana", "GH", "name"), ("Mensah", "GH", "person")},
        ),
        (
            "Norway's fisheries ministry said so.",
            {("Norway", "NO", "name"), ("fisheries ministry", "NO", "organ")},
        ),
    ],
)
def test_governments(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert {(m.text, m.code, m.form) for m in find_governments(text)} == expected


def test_mentions_are_grounded_sorted_and_disjoint() -> None:
    text = "US Trade Representative Ann Lee met Kenya's Ben Otieno, the trade minister, in Nairobi. Lee left."
    mentions = find_governments(text)
    assert all(text[m.start : m.end] == m.text for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))
    assert len(mentions) > 3


def test_president_of_a_body_speaks_for_no_government() -> None:
    council = "Peru objects. Council president Tom Hale agreed."
    ministry = "Peru objects. Energy Minister Tom Hale agreed."
    assert "person" not in {m.form for m in find_governments(council)}
    assert "person" in {m.form for m in find_governments(ministry)}
