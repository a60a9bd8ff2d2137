"""Duties in tables: what captions, headers, row labels and the text around give to a cell."""

from __future__ import annotations

from collections.abc import Callable


def page(caption: str, *rows: str, before: str = "", after: str = "") -> str:
    """An HTML article with one table; the first row is the header, cells are parted by " | "."""
    cells = [row.split(" | ") for row in rows]
    head = "".join(f"<th>{cell}</th>" for cell in cells[0])
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in cells[1:])
    title = f"<caption>{caption}</caption>" if caption else ""
    return f"<p>{before}</p><table>{title}<tr>{head}</tr>{body}</table><p>{after}</p>"


def sheet(before: str, *rows: str) -> str:
    """A Markdown article: a paragraph and a table; the first row is the header."""
    width = rows[0].count("|") + 1
    lines = [f"| {rows[0]} |", "|" + "---|" * width, *(f"| {row} |" for row in rows[1:])]
    return f"{before}\n\n" + "\n".join(lines) + "\n"


TOLD: dict[str, list[tuple[str, ...]]] = {
    "country, old rate, new rate": [
        (
            page(
                "US tariffs on partners",
                "Country | Old rate | New rate",
                "Fiji | 10% | 15%",
                "Nauru | 12% | 30%",
            ),
            "15<10 US>FJ - *",
            "30<12 US>NR - *",
        ),
        (
            sheet(
                "Kenya will charge its neighbours new rates from July.",
                "Country | Now | New rate",
                "Uganda | 10% | 16%",
                "Rwanda | 5% | 25%",
            ),
            "16<10 KE>UG - announced",
            "25<5 KE>RW - announced",
        ),
        (
            sheet(
                "New Zealand raised its tariffs on island states.",
                "Partner | Before | After",
                "Tonga | 2% | 4%",
                "Samoa | 3% | 6%",
            ),
            "4<2 NZ>TO - *",
            "6<3 NZ>WS - *",
        ),
    ],
    "country and new rate": [
        (
            sheet("Brazil announced new tariffs.", "Country | New rate", "Peru | 11%", "Chile | 13%"),
            "11 BR>PE - *",
            "13 BR>CL - *",
        ),
        (
            page("Indian tariffs by country", "Country | Rate", "Nepal | 5%", "Bhutan | 3%", "Myanmar | 18%"),
            "5 IN>NP - in_force",
            "3 IN>BT - in_force",
            "18 IN>MM - in_force",
        ),
        (
            sheet("Japan's current rates are these.", "Origin | Rate", "Laos | 4.5%", "Cambodia | 6%"),
            "4.5 JP>LA - in_force",
            "6 JP>KH - in_force",
        ),
    ],
    "product, HS code, rate, effective": [
        (
            page(
                "Egyptian duties on imports from Jordan",
                "Product | HS code | Rate | Effective",
                "Phosphate | 2510 | 5% | 1 March 2021",
                "Potash | 3104 | 8% | 1 June 2021",
            ),
            "5 EG>JO phosphate in_force",
            "8 EG>JO potash in_force",
        ),
        (
            sheet(
                "Vietnam set duties on goods from Laos.",
                "Product | HS code | Rate",
                "Teak | 4403 | 12%",
                "Coffee | 0901 | 3.5%",
            ),
            "12 VN>LA teak *",
            "3.5 VN>LA coffee *",
        ),
    ],
    "caption gives both sides": [
        (
            page("US tariffs on Fiji", "Product | Rate", "Water | 10%", "Sugar | 22%"),
            "10 US>FJ water in_force",
            "22 US>FJ sugar in_force",
        ),
        (
            page("Turkish duties on Georgian goods", "Goods | Rate", "Hazelnuts | 7%", "Wine | 30%"),
            "7 TR>GE hazelnuts in_force",
            "30 TR>GE wine in_force",
        ),
        (
            page("Tariffs imposed by Chile on Bolivia", "Item | Tariff", "Tin | 6%", "Quinoa | 4%"),
            "6 CL>BO tin in_force",
            "4 CL>BO quinoa in_force",
        ),
    ],
    "heading above the table": [
        (
            "Trade ministers met.\n\n## Malaysian tariffs on Brunei\n\n| Product | Rate "
            "|\n|---|---|\n| Rice | 9% |\n| Rattan | 2% |\n",
            "9 MY>BN rice in_force",
            "2 MY>BN rattan in_force",
        ),
        (
            "# Duties in the region\n\nDuties differ.\n\n## Morocco's duties on Mauritania\n\n| Goods "
            "| Duty |\n|---|---|\n| Fish | 11% |\n| Iron ore | 1% |\n",
            "11 MA>MR fish in_force",
            "1 MA>MR iron ore in_force",
        ),
    ],
    "row labels": [
        (
            sheet(
                "The quarrel of Fiji and Tonga in short.",
                "Aspect | Details",
                "Fijian tariffs | Tonga: 40% tariff on squash, 15% on vanilla",
                "Tonga's response | 20% on Fijian sugar",
            ),
            "40 FJ>TO squash in_force",
            "15 FJ>TO vanilla in_force",
            "20 TO>FJ sugar in_force",
        ),
        (
            sheet(
                "What happened between Peru and Chile.",
                "Aspect | Details",
                "Peruvian measures | Chile: 12% duty on wine",
                "Chilean measures | Peru: 9% duty on asparagus",
            ),
            "12 PE>CL wine in_force",
            "9 CL>PE asparagus in_force",
        ),
        (
            sheet(
                "Egypt and Libya quarrel.",
                "Topic | What is known",
                "Duties | Egypt imposed a 17% tariff on Libyan dates.",
                "Outlook | Libya may put 10% on Egyptian soap.",
            ),
            "17 EG>LY dates in_force",
            "10 LY>EG soap threatened",
        ),
    ],
    "transposed": [
        (
            page("Chilean tariffs", "Country | Bolivia | Peru | Paraguay", "Rate | 6% | 8% | 10%"),
            "6 CL>BO - in_force",
            "8 CL>PE - in_force",
            "10 CL>PY - in_force",
        ),
        (
            page("Moroccan duties on Mali", "Product | Cotton | Gold", "Duty | 4% | 2.5%"),
            "4 MA>ML cotton in_force",
            "2.5 MA>ML gold in_force",
        ),
        (
            page("Kenyan tariffs", " | Uganda | Rwanda", "Old rate | 10% | 5%", "New rate | 16% | 25%"),
            "16<10 KE>UG - *",
            "25<5 KE>RW - *",
        ),
    ],
    "several rates in a cell": [
        (
            sheet(
                "Tonga set duties on goods of its neighbours.",
                "Product | Duty",
                "Fish | 25% (Fiji), 14% (Samoa)",
                "Wood | 8% (Fiji), 3% (Samoa)",
            ),
            "25 TO>FJ fish *",
            "14 TO>WS fish *",
            "8 TO>FJ wood *",
            "3 TO>WS wood *",
        ),
        (
            sheet(
                "Fiji's tariffs by partner.",
                "Country | Tariffs",
                "Tonga | 40% on squash, 15% on vanilla",
                "Samoa | 12% on taro and 5% on soap",
            ),
            "40 FJ>TO squash in_force",
            "15 FJ>TO vanilla in_force",
            "12 FJ>WS taro in_force",
            "5 FJ>WS soap in_force",
        ),
    ],
    "rowspan": [
        (
            "<p>Zambia taxes its neighbours.</p><table><caption>Zambian "
            "duties</caption><tr><th>Country</th><th>Product</th><th>Rate</th></tr><tr><td "
            "rowspan=2>Malawi</td><td>Tea</td><td>5%</td></tr><tr><td>Tobacco</td><td>11%</td></t"
            "r><tr><td>Angola</td><td>Fish</td><td>7%</td></tr></table>",
            "5 ZM>MW tea in_force",
            "11 ZM>MW tobacco in_force",
            "7 ZM>AO fish in_force",
        ),
    ],
    "partner grid": [
        (
            page(
                "Who charges whom",
                "Imposed by | Imposed on | Rate",
                "Fiji | Tonga | 40%",
                "Tonga | Fiji | 20%",
            ),
            "40 FJ>TO - in_force",
            "20 TO>FJ - in_force",
        ),
        (
            page(
                "Average tariffs",
                "Importer | Exporter | Product | Rate",
                "Chile | Peru | fish | 3%",
                "Peru | Chile | wine | 9%",
            ),
            "3 CL>PE fish in_force",
            "9 PE>CL wine in_force",
        ),
    ],
    "date, who, measure": [
        (
            "---\ndate: 2026-02-10\n---\n"
            + sheet(
                "Fiji and Tonga: a timeline.",
                "Date | Who | Measure",
                "4 June 2025 | Fiji | 40% tariff on squash from Tonga",
                "9 July 2025 | Tonga | 20% duty on Fijian sugar",
            ),
            "40 FJ>TO squash in_force",
            "20 TO>FJ sugar in_force",
        ),
        (
            "---\ndate: 2026-02-10\n---\n"
            + sheet(
                "Peru and Chile: what happened when.",
                "Date | Event",
                "2 May 2025 | Peru imposed a 12% duty on Chilean wine.",
                "8 August 2025 | Chile threatened a 9% duty on Peruvian asparagus.",
            ),
            "12 PE>CL wine in_force",
            "9 CL>PE asparagus threatened",
        ),
    ],
    "no rate takes its place": [
        (
            page(
                "US tariffs", "Country | Old rate | New rate", "Fiji | 10% | unchanged", "Nauru | 12% | 30%"
            ),
            "10 US>FJ - in_force",
            "30<12 US>NR - *",
        ),
    ],
    "other columns are no duties": [
        (
            page(
                "Turkish tariffs on Georgian goods",
                "Product | Share of imports | Tariff",
                "Hazelnuts | 35% | 7%",
                "Wine | 12% | 30%",
            ),
            "7 TR>GE hazelnuts in_force",
            "30 TR>GE wine in_force",
        ),
        (
            page(
                "US tariffs and growth",
                "Country | GDP growth | Tariff rate",
                "Fiji | 2.5% | 10%",
                "Nauru | 1.1% | 30%",
            ),
            "10 US>FJ - in_force",
            "30 US>NR - in_force",
        ),
    ],
    "kinds of duty in the head": [
        (
            "Peru keeps its duties on Brazilian bicycles, it said. They were 9%.\n\n"
            "| Maker | Anti-dumping | Anti-subsidy | Together |\n|---|---|---|---|\n"
            "| Rio Works | 8% | 2% | 10% |\n| Everyone else | 20% | 5% | 25% |",
            "9 PE>BR bicycles *",
            "8 PE>BR bicycles *",
            "2 PE>BR bicycles *",
            "10 PE>BR bicycles *",
            "20 PE>BR bicycles *",
            "5 PE>BR bicycles *",
            "25 PE>BR bicycles *",
        ),
        (
            "Kenya collects 9% on tyres from China.\n\n"
            "| Exporter | Countervailing | Total |\n|---|---|---|\n"
            "| Jade Rubber | 4% | 13% |\n| All other exporters | 6% | 15% |",
            "9 KE>CN tyres *",
            "4 KE>CN tyres *",
            "13 KE>CN tyres *",
            "6 KE>CN tyres *",
            "15 KE>CN tyres *",
        ),
    ],
    "rows that are called by their way": [
        (
            "Tariffs at a glance.\n"
            "\n"
            "| Who pays whom | A year ago | Today |\n"
            "|---|---|---|\n"
            "| Peru to Chile, all goods | none | 20% |\n"
            "| Chile to Bolivia, tin | 3% | 13% |\n",
            "20 CL>PE - in_force",
            "13<3 BO>CL tin in_force",
        ),
    ],
    "a column of rates headed by its goods": [
        (
            "# Sugar\n"
            "\n"
            "Kenya taxes sugar at 100%.\n"
            "\n"
            "## Who else does this\n"
            "\n"
            "| Country | Duty on raw sugar | Remarks |\n"
            "|---|---|---|\n"
            "| India | 90% | Doubled in 2018 |\n"
            "| Thailand | 65% | Within the quota |\n",
            "100 KE>WORLD sugar in_force",
            "90 IN>WORLD raw sugar in_force",
            "65 TH>WORLD raw sugar in_force",
        ),
    ],
    "who collects, on whose goods": [
        (
            "What shoes pay.\n\n| Who collects | Duty | On whose shoes |\n|---|---|---|\n| Brazil | 35% | "
            "All countries |\n| Mexico | 30% | China and Indonesia |\n",
            "35 BR>WORLD - in_force",
            "30 MX>CN,ID - in_force",
        ),
    ],
    "free now": [
        (
            "Tariffs on lorry tyres, one market at a time.\n\n| Market | Duty a year ago | Duty now "
            "|\n|---|---|---|\n| Brazil | 16% | 35% |\n| Egypt | 5% | free |\n",
            "35<16 BR>WORLD lorry tyres in_force",
            "5 EG>WORLD lorry tyres removed",
        ),
    ],
    "provisional and definitive rates of firms": [
        (
            "Peru puts duties on Chilean tiles.\n\n| Producer | Provisional duty | Definitive duty "
            "|\n|---|---|---|\n| Alpha Tiles | 24.9% | 14.2% |\n| All others | 33.5% | 38.6% |\n",
            "14.2<24.9 PE>CL tiles in_force",
            "38.6<33.5 PE>CL tiles in_force",
        ),
    ],
    "names of goods that sound like a state": [
        (
            "Peru taxes food.\n\n| Product | Duty |\n|---|---|\n| Frozen peas | "
            "9% |\n| Frozen fish | 12% |\n",
            "9 PE>WORLD frozen peas in_force",
            "12 PE>WORLD frozen fish in_force",
        ),
    ],
    "a label with both": [
        (
            "| Measure | Detail |\n|---|---|\n| Peruvian tariffs on Chile | 25% on "
            "all goods and 50% on steel. |\n",
            "25 PE>CL - in_force",
            "50 PE>CL steel in_force",
        ),
    ],
    "firms with their countries": [
        (
            "Australia set anti-dumping duties on wire.\n\n| Exporter | Country | Duty |\n|---|---|---|\n"
            "| Huarun Wire | China | 14% |\n| All other exporters | Vietnam | 11% |\n",
            "14 AU>CN wire in_force",
            "11 AU>VN wire in_force",
        ),
    ],
    "whose duty a header says": [
        (
            "---\ndate: 2026-03-10\n---\nHere is the schedule for Norwegian goods.\n\n| Product | "
            "Peruvian duty today | In 2029 |\n|---|---|---|\n| Cars | 35% | 20% |\n",
            "20<35 PE>WORLD cars *",
        ),
    ],
    "markets in the header": [
        (
            "Look at what is asked of a supplier that has no preference, in duty.\n\n| Supplied as | "
            "European Union | India |\n|---|---|---|\n| Butter | 7.7% | 33% |\n| Powder | 8% | 36% |\n",
            "7.7 EU>WORLD butter in_force",
            "33 IN>WORLD butter in_force",
            "8 EU>WORLD powder in_force",
            "36 IN>WORLD powder in_force",
        ),
    ],
    "a note says when it starts": [
        (
            "---\ndate: 2026-03-10\n---\nNorway's duties on tin and zinc.\n\n| Product | Duty | Remark "
            "|\n|---|---|---|\n| Tin | 19% | To start on 1 May 2026 |\n| Zinc | 12% | Collected since "
            "2019 |\n",
            "19 NO>WORLD tin announced",
            "12 NO>WORLD zinc in_force",
        ),
    ],
    "owners of rates, goods of the heading": [
        (
            "---\ndate: 2026-03-10\n---\n# Peru\n\nPeru stopped collecting its 5% duty on tin from Chile "
            "on Monday. Chile was pleased.\n\n## What changes\n\n| Product | Old Peruvian rate | New "
            "Peruvian rate | From |\n|---|---|---|---|\n| Tin | 5% | free | 1 March 2026 |\n| Wool | 6% "
            "| 3% | 1 January 2027 |\n",
            "5 PE>CL tin removed",
            "5 PE>CL tin removed",
            "3<6 PE>CL wool announced",
        ),
        (
            "# Chile's rice\n\nChile sells rice.\n\n## What Chilean rice pays abroad\n\n| Market | Duty "
            "|\n|---|---|\n| Mexico | 20% |\n| Peru | 35% |\n",
            "20 MX>CL rice in_force",
            "35 PE>CL rice in_force",
        ),
        (
            "# Chile's bicycles\n\nChile sells bicycles.\n\n## Where Chile's bicycles pay\n\n| Market | "
            "Bicycles | Frames |\n|---|---|---|\n| Mexico | 20% | 4% |\n| Peru | 35% | free |\n",
            "20 MX>CL bicycles in_force",
            "4 MX>CL frames in_force",
            "35 PE>CL bicycles in_force",
        ),
    ],
}


def test_told(row: tuple[str, ...], told: Callable[[str, tuple[str, ...]], list[str]]) -> None:
    text, *expected = row
    assert told(text, tuple(expected)) == expected


def test_evidence_is_the_row_and_mentions_are_its_cells(
    record_of: Callable[[str], object],
) -> None:
    record = record_of(page("US tariffs on Fiji", "Product | Rate", "Water | 10%", "Sugar | 22%"))
    spans = [[span.text for span in tariff.mentions] for tariff in record.tariffs]  # type: ignore[attr-defined]
    assert spans == [["10%"], ["22%"]]
    for tariff in record.tariffs:  # type: ignore[attr-defined]
        assert tariff.evidence
        assert any(e.start <= tariff.mentions[0].start < e.end for e in tariff.evidence)
