"""Whether a duty is collected, decided, threatened, suspended or ended, at the time the article speaks."""

from __future__ import annotations

from collections.abc import Callable

DAY = "---\ndate: 2026-03-10\n---\n"

TOLD: dict[str, list[tuple[str, ...]]] = {
    "will": [
        ("Peru will impose a 9% tariff on tyres from Brazil.", "9 PE>BR tyres announced"),
        ("Peru is to levy 9% on tyres from Brazil.", "9 PE>BR tyres announced"),
        ("Brazilian tyres will pay 9% in Peru.", "9 PE>BR tyres announced"),
        (
            "The duty of 9% on Brazilian tyres in Peru is set to take effect in May.",
            "9 PE>BR tyres announced",
        ),
    ],
    "will keep": [
        ("Peru will keep its 9% tariff on Brazilian tyres.", "9 PE>BR tyres in_force"),
        ("Peru's 9% tariff on Brazilian tyres will remain in place.", "9 PE>BR tyres in_force"),
        ("Lima will maintain the duty of 9% on tyres from Brazil.", "9 PE>BR tyres in_force"),
    ],
    "present": [
        ("Peru imposes a 9% tariff on Brazilian tyres.", "9 PE>BR tyres in_force"),
        ("Tyres from Brazil now pay 9% in Peru.", "9 PE>BR tyres in_force"),
        ("Peru still collects a duty of 9% on Brazilian tyres.", "9 PE>BR tyres in_force"),
        ("Peru has been collecting 9% on Brazilian tyres since 2023.", "9 PE>BR tyres in_force"),
    ],
    "took effect": [
        ("Peru's 9% tariff on Brazilian tyres took effect in January.", "9 PE>BR tyres in_force"),
        (
            "The 9% tariff that Peru put on Brazilian tyres came into force on Monday.",
            "9 PE>BR tyres in_force",
        ),
        ("Peru's duty of 9% on Brazilian tyres has applied since May 2024.", "9 PE>BR tyres in_force"),
    ],
    "later date": [
        (
            DAY + "Peru imposed a 9% tariff on Brazilian tyres, effective 1 June 2026.",
            "9 PE>BR tyres announced",
        ),
        (DAY + "From 1 May 2026 Brazilian tyres pay 9% in Peru.", "9 PE>BR tyres announced"),
        (DAY + "Peru's 9% tariff on Brazilian tyres starts on 20 March.", "9 PE>BR tyres announced"),
        (DAY + "Peru imposed a 9% tariff on Brazilian tyres on 1 February 2026.", "9 PE>BR tyres in_force"),
    ],
    "decision": [
        ("Peru announced a 9% tariff on Brazilian tyres.", "9 PE>BR tyres announced"),
        ("Peru has decided to levy 9% on Brazilian tyres.", "9 PE>BR tyres announced"),
        ("Peru plans to impose a 9% tariff on tyres from Brazil.", "9 PE>BR tyres *"),
        ("Peru's parliament approved a duty of 9% on Brazilian tyres.", "9 PE>BR tyres announced"),
    ],
    "agreed": [
        ("Peru agreed to cut its tariff on Brazilian tyres to 9%.", "9 PE>BR tyres announced"),
        ("Under the agreement Peru will charge Brazilian tyres 9%.", "9 PE>BR tyres announced"),
        ("Peru promised a duty of no more than 9% on Brazilian tyres.", "9 PE>BR tyres announced"),
    ],
    "threatened": [
        ("Peru threatened to impose a 9% tariff on Brazilian tyres.", "9 PE>BR tyres threatened"),
        ("Peru threatened Brazil with a 9% tariff on tyres.", "9 PE>BR tyres threatened"),
        ("Lima's threat of a 9% tariff on Brazilian tyres worries dealers.", "9 PE>BR tyres threatened"),
        ("Peru warned it would put a duty of 9% on Brazilian tyres.", "9 PE>BR tyres threatened"),
        ("Peru's president vowed to put a 9% tariff on Brazilian tyres.", "9 PE>BR tyres threatened"),
    ],
    "proposed": [
        ("Peru proposed a 9% tariff on Brazilian tyres.", "9 PE>BR tyres threatened"),
        ("Peru is considering a 9% tariff on Brazilian tyres.", "9 PE>BR tyres threatened"),
        ("Peru is weighing a duty of 9% on tyres from Brazil.", "9 PE>BR tyres threatened"),
        ("A bill before Peru's Congress would levy 9% on Brazilian tyres.", "9 PE>BR tyres threatened"),
        ("Peru's proposed 9% tariff on Brazilian tyres is under review.", "9 PE>BR tyres threatened"),
    ],
    "could": [
        ("Peru could impose a 9% tariff on Brazilian tyres.", "9 PE>BR tyres threatened"),
        ("Peru may put a duty of 9% on Brazilian tyres.", "9 PE>BR tyres threatened"),
        ("Brazilian tyres might face a 9% tariff in Peru.", "9 PE>BR tyres threatened"),
    ],
    "modal of another verb": [
        (
            "Dealers could close if the 9% that Peru takes on Brazilian tyres stays.",
            "9 PE>BR tyres in_force",
        ),
        ("Peru's 9% tariff on Brazilian tyres may hurt drivers.", "9 PE>BR tyres in_force"),
    ],
    "condition": [
        (
            "If Brazil does not yield, Peru will put a 9% tariff on Brazilian tyres.",
            "9 PE>BR tyres threatened",
        ),
        ("Peru will impose 9% on Brazilian tyres unless Brazil lifts its ban.", "9 PE>BR tyres threatened"),
        ("Should talks fail, Peru will levy a duty of 9% on Brazilian tyres.", "9 PE>BR tyres threatened"),
    ],
    "requests": [
        ("Peruvian tyre makers are asking for a 9% duty on Brazilian tyres.", "9 PE>BR tyres threatened"),
        ("A union in Peru seeks a duty of 9% on tyres from Brazil.", "9 PE>BR tyres threatened"),
        ("Peruvian mills lobbied for a 9% duty on Brazilian tyres.", "9 PE>BR tyres threatened"),
    ],
    "suspended": [
        ("Peru suspended its 9% tariff on Brazilian tyres.", "9 PE>BR tyres suspended"),
        ("Peru's 9% tariff on Brazilian tyres is on hold.", "9 PE>BR tyres suspended"),
        ("Peru paused the 9% tariff on Brazilian tyres until October.", "9 PE>BR tyres suspended"),
        ("Peru has delayed a 9% duty on tyres from Brazil.", "9 PE>BR tyres suspended"),
        ("Lima put off its duty of 9% on Brazilian tyres.", "9 PE>BR tyres suspended"),
        ("Peru postponed the start of its 9% tariff on Brazilian tyres.", "9 PE>BR tyres suspended"),
    ],
    "removed": [
        ("Peru scrapped its 9% tariff on Brazilian tyres.", "9 PE>BR tyres removed"),
        ("Peru lifted the 9% tariff on Brazilian tyres in July.", "9 PE>BR tyres removed"),
        ("A court struck down Peru's 9% tariff on Brazilian tyres.", "9 PE>BR tyres removed"),
        ("Peru's 9% duty on Brazilian tyres expired in May.", "9 PE>BR tyres removed"),
        ("Peru will refund the 9% duty that it took on Brazilian tyres.", "9 PE>BR tyres removed"),
        ("Brazilian tyres no longer pay the 9% that Peru took.", "9 PE>BR tyres removed"),
        ("Peru has done away with its duty of 9% on Brazilian tyres.", "9 PE>BR tyres removed"),
        ("Peru agreed to remove its 9% tariff on Brazilian tyres.", "9 PE>BR tyres removed"),
    ],
    "lift to is no end": [
        ("Peru lifted its tariff on Brazilian tyres to 9%.", "9 PE>BR tyres in_force"),
        ("Peru will lift the duty on Brazilian tyres to 9%.", "9 PE>BR tyres announced"),
        ("Peru lifted the rate on Brazilian tyres from 4% to 9%.", "9<4 PE>BR tyres in_force"),
    ],
    "negation": [
        ("Peru did not suspend its 9% tariff on Brazilian tyres.", "9 PE>BR tyres in_force"),
        ("Peru has not lifted the 9% duty on Brazilian tyres.", "9 PE>BR tyres in_force"),
        ("Peru refused to scrap its 9% tariff on Brazilian tyres.", "9 PE>BR tyres in_force"),
    ],
    "frozen goods": [
        ("Peru puts a 9% tariff on frozen fish from Brazil.", "9 PE>BR frozen fish in_force"),
        ("Frozen chicken from Brazil pays 9% in Peru.", "9 PE>BR frozen chicken in_force"),
        ("During the pause in talks, Peru collects 9% on Brazilian tyres.", "9 PE>BR tyres in_force"),
    ],
    "reported": [
        ("Officials said Peru imposed a 9% tariff on Brazilian tyres.", "9 PE>BR tyres in_force"),
        (
            "Peru will impose a 9% tariff on Brazilian tyres, according to a minister.",
            "9 PE>BR tyres announced",
        ),
        (
            "The minister told reporters that the 9% duty on Brazilian tyres took effect in Peru.",
            "9 PE>BR tyres in_force",
        ),
    ],
    "one sentence, two statuses": [
        (
            "Peru, which takes 9% on Brazilian tyres, threatens to charge 20%.",
            "9 PE>BR tyres in_force",
            "20 PE>BR tyres threatened",
        ),
        (
            "Peru ended its 9% tariff on Brazilian tyres but will put 4% on Brazilian glass.",
            "9 PE>BR tyres removed",
            "4 PE>BR glass announced",
        ),
        (
            "Peru suspended its 20% duty on Brazilian tyres and kept its 5% duty on Brazilian glass.",
            "20 PE>BR tyres suspended",
            "5 PE>BR glass in_force",
        ),
    ],
    "headline": [
        (
            "# Peru slaps 9% tariff on Brazilian tyres\n\nPeru will impose a 9% tariff on tyres "
            "from Brazil, the trade ministry said.",
            "9 PE>BR tyres announced",
            "9 PE>BR tyres announced",
        ),
        (
            "# Peru weighs 9% tariff on Brazilian tyres\n\nThe ministry is studying a duty of 9% "
            "on tyres from Brazil.",
            "9 PE>BR tyres threatened",
            "9 PE>BR tyres threatened",
        ),
        (
            "# Peru lifts 9% tariff on Brazilian tyres\n\nPeru scrapped its 9% duty on tyres from "
            "Brazil on Friday.",
            "9 PE>BR tyres removed",
            "9 PE>BR tyres removed",
        ),
    ],
}


def test_told(row: tuple[str, ...], told: Callable[[str, tuple[str, ...]], list[str]]) -> None:
    text, *expected = row
    assert told(text, tuple(expected)) == expected
