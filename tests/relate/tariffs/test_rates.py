"""The figures of a duty: from and to, ranges, bounds, multiples, additions, averages."""

from __future__ import annotations

from collections.abc import Callable

TOLD: dict[str, list[tuple[str, ...]]] = {
    "from to": [
        ("Malaysia raised its duty on Chinese tiles from 10% to 25%.", "25<10 MY>CN tiles in_force"),
        (
            "Malaysia will cut the duty on Chinese tiles from 25 to 10 percent.",
            "10<25 MY>CN tiles announced",
        ),
        (
            "The Malaysian duty on Chinese tiles went from 10 per cent to 25 per cent.",
            "25<10 MY>CN tiles in_force",
        ),
        ("Chinese tiles will pay 25% instead of 10% in Malaysia.", "25<10 MY>CN tiles announced"),
    ],
    "to from": [
        ("Malaysia raised its duty on Chinese tiles to 25% from 10%.", "25<10 MY>CN tiles in_force"),
        (
            "Malaysia will lower the tariff on tiles from China to 10 percent from 25 percent.",
            "10<25 MY>CN tiles announced",
        ),
    ],
    "up from": [
        ("Malaysia charges 25% on Chinese tiles, up from 10%.", "25<10 MY>CN tiles in_force"),
        ("Chinese tiles pay 10% in Malaysia, down from 25%.", "10<25 MY>CN tiles in_force"),
        (
            "Malaysia's duty on Chinese tiles is now 25%, up from 10% last year.",
            "25<10 MY>CN tiles in_force",
        ),
    ],
    "doubles": [
        ("Malaysia will double its duty on Chinese tiles to 50%.", "50 MY>CN tiles announced"),
        ("Malaysia halved its duty on Chinese tiles to 5%.", "5 MY>CN tiles in_force"),
        ("Malaysia doubled its 10% duty on Chinese tiles to 20%.", "20<10 MY>CN tiles in_force"),
        ("The Malaysian duty on Chinese tiles tripled to 30 percent.", "30 MY>CN tiles in_force"),
    ],
    "additional": [
        ("Malaysia will impose an additional 10% on Chinese tiles.", "10 MY>CN tiles announced"),
        (
            "Malaysia put an additional 10% on Chinese tiles, on top of the existing 25%.",
            "10 MY>CN tiles in_force",
            "25 MY>CN tiles in_force",
        ),
        ("Malaysia collects an extra 10% duty on tiles from China.", "10 MY>CN tiles in_force"),
        (
            "Chinese tiles pay the ordinary 5% plus an anti-dumping duty of 31% in Malaysia.",
            "5 MY>CN tiles in_force",
            "31 MY>CN tiles in_force",
        ),
    ],
    "baseline": [
        ("Malaysia imposed a baseline tariff of 10% on all imports.", "10 MY>WORLD - in_force"),
        (
            "A baseline duty of 10% applies to goods from every country, Malaysia said.",
            "10 MY>WORLD - in_force",
        ),
        ("Malaysia's 10% baseline tariff stays.", "10 MY>WORLD - in_force"),
    ],
    "ranges": [
        ("Malaysia charges between 10% and 41% on Chinese tiles.", "10-41 MY>CN tiles in_force"),
        ("Malaysia levies duties of 10-41% on tiles from China.", "10-41 MY>CN tiles in_force"),
        ("Chinese tiles face duties of 10% to 41% in Malaysia.", "10-41 MY>CN tiles in_force"),
        ("Malaysian duties on Chinese tiles vary from 10 to 41 percent.", "10-41 MY>CN tiles in_force"),
    ],
    "bounds": [
        ("Malaysia will levy up to 25% on Chinese tiles.", "25 MY>CN tiles announced"),
        ("Malaysia imposed duties as high as 25% on Chinese tiles.", "25 MY>CN tiles in_force"),
        ("Malaysia charges at least 25% on tiles from China.", "25 MY>CN tiles in_force"),
        ("Malaysia agreed to charge no more than 25% on Chinese tiles.", "25 MY>CN tiles announced"),
        ("Chinese tiles pay almost 25% in Malaysia.", "25 MY>CN tiles in_force"),
    ],
    "words for numbers": [
        ("Malaysia put a duty of ten percent on Chinese tiles.", "10 MY>CN tiles in_force"),
        ("Malaysia put a 10 pct duty on Chinese tiles.", "10 MY>CN tiles in_force"),
        ("Malaysia levies twelve and a half per cent on Chinese tiles.", "12.5 MY>CN tiles in_force"),
    ],
    "averages": [
        ("Malaysia's average tariff rose to 8%.", "8 MY>WORLD - in_force"),
        ("The average Malaysian tariff on Chinese goods is 11%.", "11 MY>CN - in_force"),
        ("Malaysia's average effective tariff rate climbed to 8% from 6%.", "8<6 MY>WORLD - in_force"),
    ],
    "free": [
        ("Malaysia will cut its 25% duty on Chinese tiles to zero.", "25 MY>CN tiles *"),
    ],
    "change amount is no rate": [
        ("Malaysia raised its duty on Chinese tiles by 10 points to 25%.", "25 MY>CN tiles in_force"),
        ("Malaysia cut its duty on Chinese tiles by 10 percent, to 9%.", "9 MY>CN tiles in_force"),
    ],
    "parts of a whole": [
        (
            "Chinese tiles pay 47% in Malaysia, 40% for dumping and 7% for subsidies.",
            "47 MY>CN tiles in_force",
            "40 MY>CN tiles in_force",
            "7 MY>CN tiles in_force",
        ),
        (
            "Malaysia will charge Chinese tiles 17% in all: 10% as a tariff and 7% as a levy.",
            "17 MY>CN tiles announced",
            "10 MY>CN tiles announced",
            "7 MY>CN tiles announced",
        ),
    ],
    "not the old rate": [
        ("Malaysia charges 25% on Chinese tiles, not 10% as before.", "25<10 MY>CN tiles in_force"),
    ],
    "quota rates": [
        (
            "Chinese tiles pay 5% within the quota and 25% above it in Malaysia.",
            "5 MY>CN tiles in_force",
            "25 MY>CN tiles in_force",
        ),
        (
            "Malaysia charges 5% on the first 2,000 tonnes of Chinese tiles and 25% on the rest.",
            "5 MY>CN tiles in_force",
            "25 MY>CN tiles in_force",
        ),
    ],
    "an old rate inside what is moved": [
        (
            "The Peruvian duty on plums, which is currently 5%, will increase to 15%.",
            "15<5 PE>WORLD plums announced",
        ),
        ("The highest Peruvian rate on cars, 80%, has been cut to 60%.", "60<80 PE>WORLD cars in_force"),
        ("Peru will raise the 10% it takes on tin to 20%.", "20<10 PE>WORLD tin announced"),
        (
            "Chilean plums will face a Peruvian tariff of 10% instead of the 15% they have paid since May.",
            "10<15 PE>CL plums announced",
        ),
        (
            "In Peru deposits of 62% on plums from Chile were replaced by duties of 9%.",
            "9<62 PE>CL plums in_force",
        ),
    ],
    "old rates of amendments": [
        (
            "All goods that are subject to the duty of 20 percent in Norway shall instead be subject to "
            "a rate of duty of 10 percent.",
            "10<20 NO>WORLD - announced",
        ),
        (
            "Norway taxes Peruvian tin at 30%. The heading is amended by deleting “20%” and inserting "
            "“10%” in lieu thereof.",
            "30 NO>PE tin in_force",
            "10<20 NO>PE tin in_force",
        ),
        (
            "Peruvian cars paid 40% in Norway. Since the deal at Christmas it has been 15%.",
            "40 NO>PE cars in_force",
            "15 NO>PE cars in_force",
        ),
    ],
    "changes by about so much": [
        (
            "Norway taxes cars at 9%. Imports of cars decreased by approximately 22 percent (from "
            "approximately $25.9 billion to approximately $20.3 billion).",
            "9 NO>WORLD cars in_force",
        ),
        (
            "Norway taxes tyres at 9%. Imports of tyres increased by rates ranging from approximately "
            "10.1 percent to approximately 13.5 percent.",
            "9 NO>WORLD tyres in_force",
        ),
    ],
    "what goods are made of": [
        ("Norway taxes tins at 9%. Goods made of 15% or less steel pay nothing.", "9 NO>WORLD tins in_force"),
        (
            "Norway takes a duty of 10% on machines, if they include at least 85% recycled steel by weight.",
            "10 NO>WORLD machines in_force",
        ),
    ],
    "rates behind a colon": [
        (
            "The Norwegian duties on bicycles from Peru go up on 1 March: between 21.4% and 74.8%.",
            "21.4-74.8 NO>PE bicycles announced",
        ),
    ],
    "what was and what is": [
        (
            "Norway will lower its duty on rubber from Peru to 15% on 1 June; it is 25% now.",
            "15<25 NO>PE rubber announced",
        ),
        (
            "Norway taxes shoes. Those from Peru, which used to pay 15%, now pay 35%.",
            "35<15 NO>PE - in_force",
        ),
    ],
    "a buyer's share": [
        ("Norway taxes tin at 9%. Peru remains the main customer, with 41%.", "9 NO>WORLD tin in_force"),
    ],
    "what is taxed at home": [
        ('Malawi will impose a 15 pct "border tax" on some overseas remittances.',),
        ("Peru charges a 9% duty on tin. It puts 12% on goods and services.", "9 PE>WORLD tin in_force"),
    ],
}


def test_told(row: tuple[str, ...], told: Callable[[str, tuple[str, ...]], list[str]]) -> None:
    text, *expected = row
    assert told(text, tuple(expected)) == expected
