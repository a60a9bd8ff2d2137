"""Short articles of the kinds that are read: wire reports, notes, releases, lists."""

from __future__ import annotations

from collections.abc import Callable

TOLD: dict[str, list[tuple[str, ...]]] = {
    "old wire": [
        (
            "# NORWAY LIFTS FISH MEAL DUTY\n\nNorway said it would raise its import duty on fish "
            "meal from Iceland to 14 pct from 11 pct with effect from April 1. Imports of the "
            "meal rose 30 pct in 1986.",
            "14<11 NO>IS fish meal announced",
        ),
    ],
    "deal": [
        (
            "Under an accord reached in Doha, Qatar accepts a rate of 8% on its fertilizer in "
            "Brazil, down from 14%.",
            "8<14 BR>QA fertilizer announced",
        ),
    ],
    "court": [
        (
            "The U.S. Court of International Trade ruled on Monday that the 16% tariff on Omani "
            "nails is void. The administration will appeal; until then the tariff is still collected.",
            "16 US>OM nails *",
        ),
    ],
    "all origins or those told of": [
        (
            "Bhutan put a duty of 40% on soft drinks last week. Beer has paid 60% since 2022.",
            "40 BT>WORLD soft drinks in_force",
            "60 BT>WORLD beer in_force",
        ),
        (
            "Iceland's tariff on cut flowers is the highest in Europe: 30%. Kenyan growers pay "
            "it, Dutch growers pay it. On roses it will be 20% from January.",
            "30 IS>WORLD cut flowers in_force",
            "20 IS>WORLD roses announced",
        ),
    ],
    "requests in articles": [
        (
            "Nepal's brick makers petitioned the government on Monday for a 20% duty on Indian "
            "bricks. India charges no duty on Nepalese bricks.",
            "20 NP>IN bricks threatened",
        ),
    ],
    "release in bullets": [
        (
            "---\ndate: 2026-05-20\nurl: "
            "https://www.whitehouse.gov/fact-sheets/2026/05/laos/\n---\n# Fact Sheet: Protecting "
            "American Furniture\n\nPROTECTING AMERICAN WORKERS: Today, the President signed an "
            "Executive Order adjusting tariffs on furniture.\n\n- The Order imposes a 30% tariff "
            "on wooden chairs and a 45% tariff on wardrobes.\n- Chairs from the United Kingdom "
            "will pay no more than 10%.\n- Partners that fail to act by July 1 will face a 60% "
            "tariff.\n- In 2018, the President imposed a 25% tariff on steel tubes.\n- Imports "
            "make up 71% of all chairs sold.",
            "30 US>WORLD wooden chairs announced",
            "45 US>WORLD wardrobes announced",
            "10 US>GB chairs announced",
            "60 US> * announced",
            "25 US>WORLD steel tubes in_force",
        ),
    ],
    "speaker's own country": [
        (
            "“We will put 18% on Paraguayan beef,” Uruguay's farm minister told parliament. “Our "
            "ranchers cannot wait.”",
            "18 UY>PY beef announced",
        ),
    ],
    "status over sentences": [
        (
            "Laos collected 10% on Chinese bricks until the end of 2023. Since then they have come in free.",
            "10 LA>CN bricks removed",
        ),
        (
            "Nigeria considered a 50% tariff on Beninese rice. It settled for 30%, which took "
            "effect in March.",
            "50 NG>BJ rice threatened",
            "30 NG>BJ rice in_force",
        ),
    ],
}


def test_told(row: tuple[str, ...], told: Callable[[str, tuple[str, ...]], list[str]]) -> None:
    text, *expected = row
    assert told(text, tuple(expected)) == expected
