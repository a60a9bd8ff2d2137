"""Duties that are pointed back to: "the levy", "it", "that rate", a bare number."""

from __future__ import annotations

from collections.abc import Callable

BEFORE = "Georgia puts a 16% duty on wine from Armenia. "

TOLD: dict[str, list[tuple[str, ...]]] = {
    "the noun": [
        (BEFORE + "The levy will rise to 20% in May.", "16 GE>AM wine in_force", "20 GE>AM wine announced"),
        (BEFORE + "The tariff could go up to 30%.", "16 GE>AM wine in_force", "30 GE>AM wine threatened"),
        (BEFORE + "That rate may be raised to 30%.", "16 GE>AM wine in_force", "30 GE>AM wine threatened"),
    ],
    "it": [
        (BEFORE + "It will fall to 12% in May.", "16 GE>AM wine in_force", "12 GE>AM wine announced"),
        (BEFORE + "It could be doubled to 32%.", "16 GE>AM wine in_force", "32 GE>AM wine threatened"),
        (BEFORE + "It started at 10% in 2019.", "16 GE>AM wine in_force", "10 GE>AM wine in_force"),
    ],
    "government as it": [
        (
            BEFORE + "It also charges 7% on Armenian glass.",
            "16 GE>AM wine in_force",
            "7 GE>AM glass in_force",
        ),
        (BEFORE + "It will put 5% on Turkish tea.", "16 GE>AM wine in_force", "5 GE>TR tea announced"),
        (BEFORE + "Its duty on Turkish tea is 5%.", "16 GE>AM wine in_force", "5 GE>TR tea in_force"),
    ],
    "that on goods": [
        (BEFORE + "That on glass is 7%.", "16 GE>AM wine in_force", "7 GE>AM glass in_force"),
        (BEFORE + "The one on glass is 7%.", "16 GE>AM wine in_force", "7 GE>AM glass in_force"),
    ],
    "the number": [
        (BEFORE + "Growers say the 16% is too much.", "16 GE>AM wine in_force", "16 GE>AM wine in_force"),
        (
            "Georgia will put a 16% duty on wine from Armenia. Growers say the 16% is too much.",
            "16 GE>AM wine announced",
            "16 GE>AM wine announced",
        ),
        (
            BEFORE + "It takes 5% on Turkish tea. Dealers in wine say the 16% has ruined them.",
            "16 GE>AM wine in_force",
            "5 GE>TR tea in_force",
            "16 GE>AM wine in_force",
        ),
    ],
    "the same": [
        (BEFORE + "Turkish wine pays the same 16%.", "16 GE>AM wine in_force", "16 GE>TR wine in_force"),
        (BEFORE + "Wine from Russia pays 9%.", "16 GE>AM wine in_force", "9 GE>RU wine in_force"),
    ],
    "for another partner": [
        (BEFORE + "Turkey pays only 9%.", "16 GE>AM wine in_force", "9 GE>TR wine in_force"),
    ],
    "wish": [
        (BEFORE + "Yerevan wants 5%.", "16 GE>AM wine in_force", "5 GE>AM wine threatened"),
    ],
    "answer": [
        (
            BEFORE + "Armenia will answer with 14% on Georgian tea.",
            "16 GE>AM wine in_force",
            "14 AM>GE tea announced",
        ),
        (
            BEFORE + "Yerevan retaliated with a duty of 14% on tea.",
            "16 GE>AM wine in_force",
            "14 AM>GE tea in_force",
        ),
    ],
    "across paragraphs": [
        (
            BEFORE + "\n\nThe levy will rise to 20% in May.",
            "16 GE>AM wine in_force",
            "20 GE>AM wine announced",
        ),
        (
            BEFORE + "\n\nTrade was brisk for years.\n\nThe 16% duty came as a shock.",
            "16 GE>AM wine in_force",
            "16 GE>AM wine in_force",
        ),
    ],
    "new goods open a new measure": [
        (
            BEFORE + "Georgia also has a duty of 7% on paper.",
            "16 GE>AM wine in_force",
            "7 GE>WORLD paper in_force",
        ),
    ],
    "a duty called by its goods": [
        (
            "Peru charges 25% on Brazilian steel. Kenya charges 12% on wine from Chile. The "
            "steel tariff doubles to 50% next week.",
            "25 PE>BR steel *",
            "12 KE>CL wine *",
            "50 PE>BR steel *",
        ),
        (
            "Peru put 9% on tyres from Brazil. Chile took 12% on Kenyan tea.\n\nThe tyre duty "
            "rises to 11% in May.",
            "9 PE>BR tyres *",
            "12 CL>KE tea *",
            "11 PE>BR tyre *",
        ),
        (
            "Peru levies 9% on honey from Brazil.\n\nBeekeepers want the honey duty to go back up, to 20%.",
            "9 PE>BR honey *",
            "20 PE>BR honey threatened",
        ),
    ],
    "the clause before a semicolon": [
        (
            "Peru and Brazil signed. Brazilian tyres are released from the duty at once; until "
            "this week they were charged 9% in Peru.",
            "9 PE>BR tyres removed",
        ),
        (
            "Lima's customs ministry acted. Tyres from Brazil are spared; they paid 9% in Peru until May.",
            "9 PE>BR tyres removed",
        ),
    ],
    "a body is no payer": [
        (
            "Peru put a duty of 9% on Brazilian tyres. The Peruvian customs ministry was "
            "pleased. Until May they paid 12%.",
            "9 PE>BR tyres *",
            "12 PE>BR tyres *",
        ),
    ],
    "a wish in the paragraph": [
        (
            "Ghana taxes exports of cocoa at 9%. Growers had wanted 3%.",
            "9 GH>GH cocoa *",
            "3 GH>GH cocoa threatened",
        ),
        (
            "Peru put 9% on tiles from Brazil. A guild had petitioned for 20%.",
            "9 PE>BR tiles *",
            "20 PE>BR tiles threatened",
        ),
    ],
    "goods of the sentence before those told last": [
        (
            "Peru charges 9% on Brazilian tyres. Dried figs wait until May, when their 20% is halved.",
            "9 PE>BR tyres in_force",
            "20 PE>BR dried figs in_force",
        ),
        (
            "Peru charges 9% on Brazilian tyres. If honey comes in large lots, Peru may go back to 33%.",
            "9 PE>BR tyres in_force",
            "33 PE>BR honey threatened",
        ),
        (
            "Peru charges 9% on Brazilian tyres. A request that it cut the 40% it takes when mutton is "
            "brought in went nowhere.",
            "9 PE>BR tyres in_force",
            "40 PE>BR mutton in_force",
        ),
        (
            "Peru charges 9% on Brazilian tyres. It ordered a container when the rate was to be 12%.",
            "9 PE>BR tyres in_force",
            "12 PE>BR tyres announced",
        ),
        (
            "Peru takes a levy on tyres. Chilean honey is not affected; Chilean cuts pay 12% in Peru.",
            "12 PE>CL honey in_force",
        ),
        (
            "Peru charges 9% on Brazilian tyres. The duty on American cars it will scrap, though 30% is "
            "still collected at Callao.",
            "9 PE>BR tyres in_force",
            "30 PE>US cars in_force",
        ),
    ],
}


def test_told(row: tuple[str, ...], told: Callable[[str, tuple[str, ...]], list[str]]) -> None:
    text, *expected = row
    assert told(text, tuple(expected)) == expected
