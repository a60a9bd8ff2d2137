"""The goods of a duty, in the text's words."""

from __future__ import annotations

from collections.abc import Callable

TOLD: dict[str, list[tuple[str, ...]]] = {
    "on goods": [
        ("Ghana puts a 15% duty on tomato paste from Italy.", "15 GH>IT tomato paste in_force"),
        ("Ghana levies 15% on frozen chicken from Belgium.", "15 GH>BE frozen chicken in_force"),
        (
            "Korea will put a 30% tariff on battery electric cars from Vietnam.",
            "30 KR>VN battery electric cars announced",
        ),
        (
            "Ghana collects a 15% duty on hot-rolled steel from Turkey.",
            "15 GH>TR hot-rolled steel in_force",
        ),
    ],
    "goods before the duty": [
        ("Ghana's cement tariff on Togo is 15%.", "15 GH>TG cement in_force"),
        ("Colombia keeps its 12% wine duty.", "12 CO>WORLD wine in_force"),
        ("The Korean rice tariff of 30% is the highest.", "30 KR>WORLD rice in_force"),
        ("Chile raised its sugar levy to 14%.", "14 CL>WORLD sugar in_force"),
    ],
    "two and more": [
        (
            "Ghana will levy 15% on rice and tomato paste from Italy.",
            "15 GH>IT rice; tomato paste announced",
        ),
        (
            "Colombia taxes roses, carnations and lilies from Ecuador at 3.5%.",
            "3.5 CO>EC roses; carnations; lilies in_force",
        ),
        ("Chilean grapes, kiwis and plums pay 8% in Korea.", "8 KR>CL grapes; kiwis; plums in_force"),
    ],
    "origin adjective is dropped": [
        ("Ghana puts 15% on Italian rice.", "15 GH>IT rice in_force"),
        ("Korea puts 30% on Vietnamese and Thai shrimp.", "30 KR>VN,TH shrimp in_force"),
        ("Colombia levies 5% on Ecuadorian-made glass.", "5 CO>EC glass in_force"),
    ],
    "imports of": [
        ("Ghana levies 15% on imports of rice from Italy.", "15 GH>IT rice in_force"),
        ("Korea puts a 30% tariff on shipments of shrimp from Vietnam.", "30 KR>VN shrimp in_force"),
        ("Ghana puts a 15% tariff on all Italian rice imports.", "15 GH>IT rice in_force"),
    ],
    "goods in general": [
        ("Ghana puts a 15% tariff on goods from Italy.", "15 GH>IT - in_force"),
        ("Korea imposed a 30% duty on all Vietnamese imports.", "30 KR>VN - in_force"),
        ("Colombia will charge 3.5% on everything from Ecuador.", "3.5 CO>EC - announced"),
        ("Most goods from Ecuador pay 3.5% in Colombia.", "3.5 CO>EC - in_force"),
        ("Ghana imposed a 15% tariff on Italy.", "15 GH>IT - in_force"),
    ],
    "certain products": [
        (
            "Ghana puts a 15% duty on certain Italian products.",
            "15 GH>IT certain italian products in_force",
        ),
        ("Korea will levy 30% on select products from Vietnam.", "30 KR>VN select products announced"),
        ("Colombia put 3.5% on specific goods from Ecuador.", "3.5 CO>EC specific goods in_force"),
    ],
    "named class of goods": [
        ("Ghana levies 15% on agricultural goods from Italy.", "15 GH>IT agricultural goods in_force"),
        ("Korea puts 30% on industrial products from Vietnam.", "30 KR>VN industrial products in_force"),
        ("Korea charges a 10% duty on small parcels from Vietnam.", "10 KR>VN small parcels in_force"),
    ],
    "quantities and quotas are dropped": [
        ("Ghana will let in 5,000 tonnes of rice from Italy at 4%.", "4 GH>IT rice announced"),
        ("Colombia charges 2% on the first 3,000 tonnes of Ecuadorian glass.", "2 CO>EC glass in_force"),
        ("Beyond the quota, Vietnamese shrimp pays 60% in Korea.", "60 KR>VN shrimp in_force"),
    ],
    "examples": [
        (
            "Ghana levies 15% on Italian goods such as rice and olive oil.",
            "15 GH>IT rice; olive oil in_force",
        ),
        ("Korea puts a 30% duty on Vietnamese seafood, including shrimp.", "30 KR>VN seafood in_force"),
        (
            "Colombia taxes products like roses and glass from Ecuador at 3.5%.",
            "3.5 CO>EC roses; glass in_force",
        ),
    ],
    "no goods behind on": [
        ("On Monday Ghana put a 15% duty on rice from Italy.", "15 GH>IT rice in_force"),
        ("Ghana imposed a 15% duty on Friday on Italian rice.", "15 GH>IT rice in_force"),
        ("Korea suspended its 30% duty on Vietnamese shrimp for 90 days.", "30 KR>VN shrimp suspended"),
        ("Korea imposed a 30% duty for dumping on shrimp from Vietnam.", "30 KR>VN shrimp in_force"),
        ("Colombia charges 3.5% on top of other fees on Ecuadorian roses.", "3.5 CO>EC roses in_force"),
    ],
    "goods as payer": [
        ("Italian rice and tomato paste pay 15% in Ghana.", "15 GH>IT rice; tomato paste in_force"),
        ("Vietnamese frozen shrimp faces a 30% duty in Korea.", "30 KR>VN frozen shrimp in_force"),
        ("Roses grown in Ecuador are subject to a 3.5% duty in Colombia.", "3.5 CO>EC roses in_force"),
    ],
    "goods carried": [
        (
            "Ghana puts a 15% duty on rice from Italy. It will rise to 20% in June.",
            "15 GH>IT rice in_force",
            "20 GH>IT rice announced",
        ),
    ],
    "exempt goods are not taxed": [
        ("Ghana imposed a 15% tariff on Italian goods, except medicines.", "15 GH>IT - in_force"),
        ("Korea put a 30% duty on Vietnamese seafood, excluding tuna.", "30 KR>VN seafood in_force"),
        ("Colombia charges 3.5% on Ecuadorian flowers; orchids are exempt.", "3.5 CO>EC flowers in_force"),
    ],
    "words of goods that are verbs elsewhere": [
        ("Togo put a duty of 7% on corn gluten feed from Benin.", "7 TG>BJ corn gluten feed in_force"),
        ("Togo put a duty of 7% on cut roses from Benin.", "7 TG>BJ cut roses in_force"),
        ("Togo taxes ball bearings from Benin at 7%.", "7 TG>BJ ball bearings in_force"),
        ("Beninese printed circuit boards pay 7% in Togo.", "7 TG>BJ printed circuit boards in_force"),
    ],
    "makers": [
        ("Brazilian carmakers will pay 9% at Peruvian ports.", "9 PE>BR car announced"),
        ("Winemakers from Brazil pay a duty of 9% in Peru.", "9 PE>BR wine in_force"),
        ("Brazilian steelmakers face a 9% tariff in Peru.", "9 PE>BR steel *"),
    ],
    "goods before a colon": [
        (
            "Peru will not review what it levies on sugar from Brazil: 47% in all, made up of "
            "43% for dumping and 4% for subsidies.",
            "47 PE>BR sugar *",
            "43 PE>BR sugar *",
            "4 PE>BR sugar *",
        ),
        (
            "Peru keeps the duties that it has charged on Brazilian honey since May: 12% in all.",
            "12 PE>BR honey *",
        ),
    ],
    "firms of the measure before": [
        (
            "Peru put a duty of 9% on tiles from Brazil.\n\nBrazilian exporter Andes Works, "
            "which cooperated, pays 7%.",
            "9 PE>BR tiles in_force",
            "7 PE>BR tiles in_force",
        ),
    ],
    "adjectives behind goods": [
        (
            "Peru charges 9% on vegetable oils from Brazil, fluid or solid, raw or refined.",
            "9 PE>BR vegetable oils in_force",
        ),
        ("Peru collects 9% on Brazilian cocoa, ground or whole.", "9 PE>BR cocoa in_force"),
    ],
    "goods and a verb": [
        (
            "Peru's 9% reciprocal tariff on Brazilian goods stays suspended for another year.",
            "9 PE>BR - suspended",
        ),
        ("Peru's 9% tariff on Brazilian imports remains in place.", "9 PE>BR - in_force"),
    ],
    "rates that commas set off": [
        (
            "Peru answered the duties that Chile had put on Peruvian trucks in "
            "2024, at 40%, and on tin, at 25%.",
            "40 CL>PE trucks in_force",
            "25 CL>PE tin in_force",
        ),
    ],
    "what goods are made of": [
        (
            "Peru charges 9% on Chilean shirts made from Bolivian cotton.",
            "9 PE>CL shirts made from bolivian cotton in_force",
        ),
        ("Peru will charge 9% on shirts sewn in Chile from Bolivian cotton.", "9 PE>CL shirts announced"),
    ],
    "where goods were made, in a clause": [
        (
            "The Peruvian surtax on plums that were grown or canned in Chile will rise to 40%.",
            "40 PE>CL plums announced",
        ),
    ],
    "goods in front, with their origin": [
        (
            "For office chairs from Chile and Bolivia, Peru's tariff will be 12%.",
            "12 PE>CL,BO office chairs announced",
        ),
        (
            "For Chile, Brazil and Bolivia, the Peruvian tariff on plums will not exceed 15%.",
            "15 PE>CL,BR,BO plums announced",
        ),
    ],
    "goods by their origin alone": [
        (
            "Peru taxes plums from Chile at 12%. Bolivian ones pay 10%.",
            "12 PE>CL plums in_force",
            "10 PE>BO plums in_force",
        ),
        ("Peru lets in plums. It put a duty of 15% on Chilean ones.", "15 PE>CL plums in_force"),
    ],
    "goods behind apply to": [
        (
            "Peru applied a 30% tariff to Chilean rice that should have entered free.",
            "30 PE>CL rice in_force",
        ),
    ],
    "a quantity of goods": [
        ("A crate of Chilean plums pays 12% in Peru.", "12 PE>CL plums in_force"),
        ("Peru charges 9% on the vast majority of Chilean goods.", "9 PE>CL - in_force"),
    ],
    "goods that a pronoun points to": [
        (
            "Scrap sent abroad has been subject to a Peruvian duty since May. It is 15%.",
            "15 PE>PE scrap in_force",
        ),
    ],
    "goods of a pronoun": [
        (
            "Norway taxes wool at 8%. Cod is another matter. The 25% on it was extended on Friday.",
            "8 NO>WORLD wool in_force",
            "25 NO>WORLD cod in_force",
        ),
        (
            "Norway taxes wool at 8%. Peruvian roses sell well in Oslo. Since January the government has "
            "taxed them at 20%.",
            "8 NO>WORLD wool in_force",
            "20 NO>PE roses in_force",
        ),
        (
            "Norway taxes wool at 8%. It exempted everything but eggs and ham; for those two it goes on "
            "charging 12%.",
            "8 NO>WORLD wool in_force",
            "12 NO>WORLD eggs; ham in_force",
        ),
    ],
    "what is no goods": [
        ("Norway will charge 12% on fine Peruvian wool.", "12 NO>PE wool announced"),
        ("Norway put a duty of 12% on iconic Peruvian companies.", "12 NO>PE - in_force"),
        (
            "Firms in Peru have begun to pay a 9% levy on timber shipped to Chilean markets.",
            "9 CL>PE timber in_force",
        ),
        (
            "Norway renewed the anti-dumping duties on yarn from Peru, which range from 6% to 20% "
            "depending on the mill.",
            "6-20 NO>PE yarn in_force",
        ),
        ("Goods originating in Peru subject to a safeguard pay 9% in Norway.", "9 NO>PE - in_force"),
    ],
    "goods from one thing to another": [
        (
            "Norway imposed tariffs of 9% on 300 million dollars worth of Japanese goods ranging from "
            "ovens to carpets.",
            "9 NO>JP ovens; carpets in_force",
        ),
    ],
    "goods of later years": [
        (
            "A Norwegian safeguard duty of 35% on glass from Peru applies in the first year, 30% in the "
            "second year and 20% in the third.",
            "35 NO>PE glass in_force",
            "30 NO>PE glass in_force",
            "20 NO>PE glass in_force",
        ),
        (
            "Bolivia lowers its 40% on Peruvian jeans to 25% in September and to 10% a year later.",
            "25<40 BO>PE jeans announced",
            "10 BO>PE jeans announced",
        ),
    ],
    "what a duty is called by": [
        ("Norway has among the lowest most-favored-nation tariff rates at 3.3%.", "3.3 NO>WORLD - in_force"),
        ("Norway raised the total tariff amount on Peruvian goods to 50%.", "50 NO>PE - in_force"),
    ],
    "changes are no goods": [
        (
            "Norway taxes tin from Peru at 20%. Peru has asked Norway for a return to 10 percent.",
            "20 NO>PE tin in_force",
            "10 NO>PE tin threatened",
        ),
        (
            "Norway is studying an increase in its duty on steel pipe from Peru to 20%.",
            "20 NO>PE steel pipe threatened",
        ),
    ],
    "parts of a country": [
        ("India charges a 20% duty on Californian almonds.", "20 IN>US almonds in_force"),
        ("Alberta's beef pays 12% in China.", "12 CN>CA beef in_force"),
        (
            "Brussels will put 12% on Florida orange juice and 20% on Kentucky bourbon.",
            "12 EU>US orange juice announced",
            "20 EU>US bourbon announced",
        ),
        ("Brussels put 12% on bourbon, said growers in California.", "12 EU>WORLD bourbon in_force"),
    ],
    "quantities and what is around": [
        (
            "---\ndate: 2026-03-10\n---\n# Peru's steel\n\nPeru proposed a quota for steel from Chile, "
            "and 50% on any tonne above it.",
            "50 PE>CL steel threatened",
        ),
        ("Peru taxes wine. A bottle of Chilean wine pays 14% there.", "14 PE>CL wine in_force"),
        (
            "Cashmere is on everyone's lips. Peru's herders sell it raw. They had asked for a duty of 40%.",
            "40 PE>WORLD - threatened",
        ),
    ],
}


def test_told(row: tuple[str, ...], told: Callable[[str, tuple[str, ...]], list[str]]) -> None:
    text, *expected = row
    assert told(text, tuple(expected)) == expected
