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
    "others' promises in a government's release": [
        (
            "---\ndate: 2026-05-20\nurl: https://www.whitehouse.gov/fact-sheets/2026/05/laos/\n---\n# A "
            "deal with Peru\n\nPeru made commitments. For cars the Peruvian duty will be reduced from 20 "
            "percent to 10 percent.",
            "10<20 PE>US cars announced",
        ),
        (
            "---\ndate: 2026-05-20\nurl: https://www.whitehouse.gov/fact-sheets/2026/05/laos/\n---\n# "
            "Unfair trade\n\nPeru charges a 9% duty on tin. Chile charges 12% on zinc.",
            "9 PE>WORLD tin in_force",
            "12 CL>WORLD zinc in_force",
        ),
        (
            "---\ndate: 2026-05-20\nurl: https://www.whitehouse.gov/fact-sheets/2026/05/laos/\n---\n# A "
            "deal with Peru\n\nTo deal with the threat posed by Peru, I imposed an additional duty of 10 "
            "percent on articles that are products of Peru.",
            "10 US>PE - in_force",
        ),
    ],
    "articles about one partner": [
        (
            "# Peru meets Norwegian duties\n\nNorway will tax Peruvian goods at 9%. Batteries will be "
            "charged 12%.",
            "9 NO>PE - announced",
            "12 NO>PE batteries announced",
        ),
        (
            "# Norway's duties on Peru\n\nNorway put an anti-dumping duty of 9% on glass.",
            "9 NO>PE glass in_force",
        ),
    ],
    "lists of bare rates": [
        (
            "# Norway protects its tyre makers\n\nNorway has since Saturday charged tyres from "
            "everywhere an additional duty of 24%.\n\nLike all such measures, it is meant to fade:\n\n- "
            "until 2027: 24%\n- until 2028: 22%\n",
            "24 NO>WORLD tyres in_force",
            "24 NO>WORLD tyres in_force",
            "22 NO>WORLD tyres in_force",
        ),
        (
            "# Norway's cement\n\nThe Norwegian levy on cement comes down in steps:\n\n- first year: 9%\n"
            "- second year: 7%\n",
            "9 NO>WORLD cement *",
            "7 NO>WORLD cement *",
        ),
    ],
    "paragraphs that open with a country alone": [
        (
            "# Tyres around the world\n\nThe European Commission fixed duties on tyres from China at "
            "24%.\n\n**Norway.** Car tyres from most countries pay 25%, and Thai ones a further 12% in "
            "anti-dumping duty.\n\n**Peru.** A countervailing duty of up to 17% on Chinese truck tyres "
            "lapsed in June.",
            "24 EU>CN tyres in_force",
            "25 NO>WORLD car tyres in_force",
            "12 NO>TH car tyres in_force",
            "17 PE>CN truck tyres removed",
        ),
    ],
    "paragraphs that go on": [
        (
            "# Norway ends a duty on Peruvian peas\n\nLIMA - Peruvian peas can enter Norway freely after "
            "Oslo tore up its duty of 90% on them.\n\nSoap comes next. By March the charge on it is to "
            "drop to 15%.",
            "90 NO>PE peas removed",
            "15 NO>PE soap announced",
        ),
    ],
    "what countries take on their own ores": [
        (
            "# Export taxes on ores\n\nGabon charges an export duty of 5% on manganese ore. Zambia will "
            "take 7% on copper from June. Guinea already collects 8% on bauxite.",
            "5 GA>GA manganese ore in_force",
            "7 ZM>ZM copper announced",
            "8 GN>GN bauxite in_force",
        ),
    ],
    "who acts goes on acting": [
        (
            "# Norway and its neighbours\n\nNorway put a duty on tin. It sells Peru much cod. It will "
            "charge 9% on Chilean wine.",
            "9 NO>CL wine announced",
        ),
    ],
    "ended before told": [
        (
            "# Chicken\n\nNorway's duty on chicken from Peru was abolished on Wednesday; it had stood at "
            "60%.",
            "60 NO>PE chicken removed",
        ),
        (
            "---\ndate: 2026-05-20\n---\n# Cars\n\nNorway decided in 2024 to put duties of up to 35% on "
            "Peruvian cars.",
            "35 NO>PE cars in_force",
        ),
    ],
    "decisions of a release": [
        (
            "---\ndate: 2026-05-20\nurl: https://www.whitehouse.gov/fact-sheets/2026/05/laos/\n---\n# "
            "Adjusting imports of tin\n\nI have determined that it is necessary and appropriate to "
            "impose a 9 percent duty on tin.",
            "9 US>WORLD tin announced",
        ),
        (
            "---\ndate: 2026-05-20\nurl: https://www.whitehouse.gov/fact-sheets/2026/05/laos/\n---\n# "
            "Tin\n\nYesterday, the President signed proclamations to restore a true 9% tariff on tin.",
            "9 US>WORLD tin announced",
        ),
        (
            "---\ndate: 2026-05-20\nurl: https://www.whitehouse.gov/fact-sheets/2026/05/laos/\n---\n# "
            "Tin\n\nBy imposing a 9% tariff on tin, the President is leveling the field.",
            "9 US>WORLD tin announced",
        ),
        (
            "---\ndate: 2026-05-20\nurl: https://www.whitehouse.gov/fact-sheets/2026/05/laos/\n---\n# "
            "Tin\n\nIn Proclamation 9705 of March 8, 2018, I decided to adjust imports by imposing a 9 "
            "percent tariff on tin.",
            "9 US>WORLD tin in_force",
        ),
        (
            "---\ndate: 2026-05-20\nurl: https://www.whitehouse.gov/fact-sheets/2026/05/laos/\n---\n# "
            "Tin\n\nIn Executive Order 14 of May 2, 2025, the President decided to put 9 percent on "
            "goods of Peru.",
            "9 US>PE - in_force",
        ),
    ],
    "such goods": [
        (
            "---\ndate: 2026-05-20\nurl: https://www.whitehouse.gov/fact-sheets/2026/05/laos/\n---\n# "
            "Tin\n\nI found that tin tubes and zinc plates are imported in great quantities, and imposed "
            "a 9 percent tariff on such articles.",
            "9 US>WORLD tin tubes; zinc plates in_force",
        ),
    ],
    "lists of promises": [
        (
            "# Norway's promises\n\nFrom January 1, Norway will also:\n\n- lower its duty on "
            "Peruvian lentils to 5%;\n- cut its duty on Peruvian wine to 7%.\n",
            "5 NO>PE lentils announced",
            "7 NO>PE wine announced",
        ),
    ],
}


def test_told(row: tuple[str, ...], told: Callable[[str, tuple[str, ...]], list[str]]) -> None:
    text, *expected = row
    assert told(text, tuple(expected)) == expected
