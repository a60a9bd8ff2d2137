"""Several rates in one sentence or list: what they share and what each claims for itself."""

from __future__ import annotations

from collections.abc import Callable

TOLD: dict[str, list[tuple[str, ...]]] = {
    "rate on goods and rate on goods": [
        (
            "Bolivia will put 10% on tin and 25% on zinc from Peru.",
            "10 BO>PE tin announced",
            "25 BO>PE zinc announced",
        ),
        (
            "Morocco imposed duties of 7% on Spanish olives, 9% on Spanish wine and 30% on Spanish cars.",
            "7 MA>ES olives in_force",
            "9 MA>ES wine in_force",
            "30 MA>ES cars in_force",
        ),
        (
            "Thailand levies a 40% tariff on Burmese garlic and a 5% tariff on Burmese beans.",
            "40 TH>MM garlic in_force",
            "5 TH>MM beans in_force",
        ),
    ],
    "rate on country and rate on country": [
        (
            "Algeria imposed 25% tariffs on Spain and Italy and 10% on France.",
            "25 DZ>ES,IT - in_force",
            "10 DZ>FR - in_force",
        ),
        (
            "Pakistan will charge 12% on Afghan grapes and 18% on Iranian grapes.",
            "12 PK>AF grapes announced",
            "18 PK>IR grapes announced",
        ),
        (
            "Mexico put tariffs of 15% on Guatemala, 20% on Honduras and 35% on Nicaragua.",
            "15 MX>GT - in_force",
            "20 MX>HN - in_force",
            "35 MX>NI - in_force",
        ),
    ],
    "respectively": [
        (
            "Guatemala and Honduras will pay 15% and 20% respectively in Mexico.",
            "15 MX>GT - announced",
            "20 MX>HN - announced",
        ),
        (
            "Mexico taxes coffee and bananas from Guatemala at 15% and 20%, respectively.",
            "15 MX>GT coffee in_force",
            "20 MX>GT bananas in_force",
        ),
        (
            "Mexico imposed tariffs of 15%, 20% and 35% on Guatemala, Honduras and Nicaragua respectively.",
            "15 MX>GT - in_force",
            "20 MX>HN - in_force",
            "35 MX>NI - in_force",
        ),
    ],
    "gapping": [
        (
            "In Mexico, Guatemalan coffee pays 15%, Honduran coffee 20% and Nicaraguan coffee 35%.",
            "15 MX>GT coffee in_force",
            "20 MX>HN coffee in_force",
            "35 MX>NI coffee in_force",
        ),
        (
            "Bolivia ended its 4% duty on Peruvian nuts, and Peru its 6% duty on Bolivian soap.",
            "4 BO>PE nuts removed",
            "6 PE>BO soap removed",
        ),
        (
            "Spain faces a 25% tariff in Algeria, France one of 10%.",
            "25 DZ>ES - in_force",
            "10 DZ>FR - in_force",
        ),
        (
            "Pakistan taxes Afghan grapes at 12%, India at 30%.",
            "12 PK>AF grapes in_force",
            "30 IN>AF grapes in_force",
        ),
    ],
    "shared origin at the end": [
        (
            "Morocco charges 7% on olives and 9% on wine from Spain.",
            "7 MA>ES olives in_force",
            "9 MA>ES wine in_force",
        ),
        (
            "Thailand will levy 40% on garlic, 5% on beans and 3% on jade from Myanmar.",
            "40 TH>MM garlic announced",
            "5 TH>MM beans announced",
            "3 TH>MM jade announced",
        ),
    ],
    "brackets": [
        (
            "Mexico set new tariffs for Guatemala (15%), Honduras (20%) and Nicaragua (35%).",
            "15 MX>GT - *",
            "20 MX>HN - *",
            "35 MX>NI - *",
        ),
        (
            "Mexico announced the rates: Guatemala (15%), Honduras (20%), Nicaragua (35%).",
            "15 MX>GT - announced",
            "20 MX>HN - announced",
            "35 MX>NI - announced",
        ),
    ],
    "list items under a lead-in": [
        (
            "Mexico has set new tariffs on its partners. The new rates:\n\n- Guatemala (15%)\n- "
            "Honduras (20%)\n- Nicaragua (35%)",
            "15 MX>GT - *",
            "20 MX>HN - *",
            "35 MX>NI - *",
        ),
        (
            "Algeria will levy these duties on Spanish goods:\n\n- olives: 7%\n- wine: 9%\n- cars: 30%",
            "7 DZ>ES olives announced",
            "9 DZ>ES wine announced",
            "30 DZ>ES cars announced",
        ),
        (
            "From Monday Thailand collects the following duties:\n\n- 40% on garlic from Myanmar\n- "
            "5% on beans from Laos\n- 3% on jade from Myanmar",
            "40 TH>MM garlic *",
            "5 TH>LA beans *",
            "3 TH>MM jade *",
        ),
        (
            "Turkey's tariffs by partner:\n\n- Georgia: 8%\n- Armenia: 12%",
            "8 TR>GE - in_force",
            "12 TR>AM - in_force",
        ),
    ],
    "shared rate": [
        ("Both Spain and Italy face a tariff of 25% in Algeria.", "25 DZ>ES,IT - in_force"),
    ],
    "shared verb": [
        (
            "Morocco raised the duty on Spanish olives to 7% and that on Spanish wine to 9%.",
            "7 MA>ES olives in_force",
            "9 MA>ES wine in_force",
        ),
        (
            "Thailand cut its tariff on Burmese garlic to 40% and on Burmese beans to 5%.",
            "40 TH>MM garlic in_force",
            "5 TH>MM beans in_force",
        ),
        (
            "Pakistan will raise the tariff on Afghan grapes from 12% to 15% and on Afghan nuts "
            "from 3% to 6%.",
            "15<12 PK>AF grapes announced",
            "6<3 PK>AF nuts announced",
        ),
    ],
    "two sides": [
        (
            "Thailand charges 40% on Burmese garlic, and Myanmar charges 22% on Thai cement.",
            "40 TH>MM garlic in_force",
            "22 MM>TH cement in_force",
        ),
    ],
    "others": [
        (
            "Mexico charges 15% on Guatemalan coffee and 35% on that of all other countries.",
            "15 MX>GT coffee in_force",
            "35 MX>WORLD coffee in_force",
        ),
        (
            "Guatemala pays 15% in Mexico; everyone else pays 35%.",
            "15 MX>GT - in_force",
            "35 MX>WORLD - in_force",
        ),
    ],
}


def test_told(row: tuple[str, ...], told: Callable[[str, tuple[str, ...]], list[str]]) -> None:
    text, *expected = row
    assert told(text, tuple(expected)) == expected
