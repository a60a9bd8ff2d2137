"""Is a percentage a rate of duty? Every percentage of an article as "12 duty" or "12 no"."""

from __future__ import annotations

from collections.abc import Callable

TOLD: dict[str, list[tuple[str, ...]]] = {
    "rate and noun": [
        ("Serbia imposed a 14% tariff on Croatian honey.", "14 duty"),
        ("A 14 percent import duty on honey is in force in Serbia.", "14 duty"),
        ("The 14-percent levy on Croatian honey angered Zagreb.", "14 duty"),
        ("Serbia keeps a 14% import surcharge.", "14 duty"),
    ],
    "noun and rate": [
        ("Serbia put a tariff of 14% on Croatian honey.", "14 duty"),
        ("Serbian duties on Croatian honey stand at 14%.", "14 duty"),
        ("The levy on honey was raised to 14 percent by Serbia.", "14 duty"),
    ],
    "on goods": [
        ("Serbia will charge 14% on honey from Croatia.", "14 duty"),
        ("Belgrade wants 14% on Croatian honey.", "14 duty"),
        ("It is 14% on honey and 6% on wax in Serbia, the customs office said.", "14 duty", "6 duty"),
    ],
    "collecting and paying verbs": [
        ("Croatian honey pays 14% in Serbia.", "14 duty"),
        ("Serbia taxes Croatian honey at 14%.", "14 duty"),
        ("Honey from Croatia attracts 14 percent at the Serbian border.", "14 duty"),
    ],
    "kinds of duty": [
        ("Serbia set anti-dumping duties of 44% on Croatian glass.", "44 duty"),
        ("A countervailing duty of 9.7% was imposed by Serbia on Croatian glass.", "9.7 duty"),
        ("Serbia's safeguard duty on steel is 25%.", "25 duty"),
        ("The over-quota tariff on Serbian raspberries is 60%.", "60 duty"),
        ("Ukraine levies an export duty of 10% on sunflower seeds.", "10 duty"),
        ("Croatia's 3% digital services tax has hit American firms.", "3 duty"),
        ("Serbia's dumping margins for Croatian glass run from 5% to 44%.", "5-44 duty"),
    ],
    "averages": [
        ("Serbia's average applied tariff is 6.5%.", "6.5 duty"),
        ("The average effective tariff rate rose to 11%.", "11 duty"),
        ("Serbian tariffs on farm goods average 19 percent.", "19 duty"),
    ],
    "both of a pair": [
        ("Serbia raised the tariff on honey from 8% to 14%.", "8 duty", "14 duty"),
        ("Serbia cut the duty on Croatian wax to 6% from 9%.", "6 duty", "9 duty"),
        ("Serbia charges 14% on honey, up from 8%.", "14 duty", "8 duty"),
    ],
    "not electricity, telephone, water or freight": [
        ("Serbia's electricity tariffs will go up 25% in May.", "25 no"),
        ("The regulator approved a 12% rise in water tariffs.", "12 no"),
        ("Telecom tariffs in Serbia fell by 30 percent.", "30 no"),
        ("Rail freight tariffs to the port were raised 8%.", "8 no"),
        ("A power tariff increase of 15% was granted to the utility.", "15 no"),
    ],
    "not a part of something": [
        ("Honey makes up 4% of Serbia's exports to Croatia.", "4 no"),
        ("The tariff hits 70% of Croatian goods sold in Serbia.", "70 no"),
        ("The duties cost Serbia 0.3% of GDP.", "0.3 no"),
        ("Serbia imposed tariffs on 40 percent of its imports from Croatia.", "40 no"),
        ("About 95% of Croatian honey comes in under the tariff of 14%.", "95 no", "14 duty"),
    ],
    "not growth or change": [
        ("Serbia's exports fell 9% after the tariff.", "9 no"),
        ("Honey prices rose by 20% because of the duty.", "20 no"),
        ("The economy grew 2.4% last year, in spite of the levies.", "2.4 no"),
        ("Croatian sales of honey dropped 33 percent on the news of the tariff.", "33 no"),
        ("Honey is 20% more expensive since the 14% duty came.", "20 no", "14 duty"),
    ],
    "not inflation, interest or jobs": [
        ("Inflation reached 6% as tariffs bit.", "6 no"),
        ("The central bank kept its key rate at 5.75%.", "5.75 no"),
        ("Unemployment in Serbia stands at 8.5 percent.", "8.5 no"),
        ("Yields on Serbian bonds rose to 6.2%.", "6.2 no"),
    ],
    "not other taxes": [
        ("Serbia raised VAT to 20%.", "20 no"),
        ("The corporate tax rate will stay at 15%.", "15 no"),
        ("Serbia put a sales tax of 3% on fuel.", "3 no"),
        ("A 1% tax on remittances is being debated.", "1 no"),
    ],
    "not polls": [
        ("In a survey 58% of Serbs were in favour of the tariff.", "58 no"),
        ("A poll found that 61 percent oppose the duties.", "61 no"),
        ("The motion on the tariff got 52% of the votes.", "52 no"),
    ],
    "not the amount of a change": [
        ("Serbia will cut its duty on honey by 50%.", "50 no"),
        ("Serbia raised the tariff by 5 percentage points.", "5 no"),
        ("A cut of 20% in the tariff was offered.", "20 no"),
        ("Tariffs on honey were up 6 points to 14%.", "6 no", "14 duty"),
        ("The duty rose by 75%, from 8% to 14%.", "75 no", "8 duty", "14 duty"),
    ],
    "not thresholds": [
        ("Cars must hold 45% local value to escape the 10% duty.", "45 no", "10 duty"),
        ("A tenth of Serbia's mills run at 60% of capacity because of the tariff.", "60 no"),
        ("Honey with at least 80% Serbian content is free of duty.", "80 no"),
    ],
    "markets": [
        ("The dinar lost 2% on the prospect of tariffs.", "2 no"),
        ("Shares of the mill gained 7% once the duty was dropped.", "7 no"),
        ("Steel futures jumped 5% on Monday after the tariff order.", "5 no"),
    ],
    "mixed": [
        (
            "Serbia's 14% tariff on Croatian honey cut imports by 40%, and prices are 12% higher.",
            "14 duty",
            "40 no",
            "12 no",
        ),
        ("Croatia, which sends 18% of its honey to Serbia, faces a 14% duty.", "18 no", "14 duty"),
        ("Serbia's inflation is 6%. Its tariff on honey is 14%.", "6 no", "14 duty"),
    ],
    "shares and contents": [
        ("Peru has a share of 74% in tin and a duty of 9%.", "74 no", "9 duty"),
        ("Chile, with a 30% stake, pays a duty of 9% on wheat with 12% protein.", "30 no", "9 duty", "12 no"),
        ("Imports landed 31% under the cost of making them, so the duty is 9%.", "31 no", "9 duty"),
    ],
    "odds": [
        ("She puts the odds that the tariff is ever paid at 35%.", "35 no"),
        ("The tariff is 9%; the probability of a higher one is 40%.", "9 duty", "40 no"),
    ],
    "a price in other words": [
        ("Because of the duty of 9%, a bag would go up from $15 to $18, or 20%.", "9 duty", "20 no"),
    ],
    "steps of a size": [
        ("Should imports rise by more than 10%, the duty of 9% comes back.", "10 no", "9 duty"),
        ("The tariff of 9% was cut by at least 5% on tin.", "9 duty", "5 no"),
    ],
    "polls and promises": [
        (
            "The front-runner, with 11% in the polls, promised to double the tariff to 38%.",
            "11 no",
            "38 duty",
        ),
    ],
    "of a customs value": [
        ("The tax on raw cashews, 7% of the reference price, was suspended.", "7 duty"),
        ("Peru's own duty on palm oil is untouched. It stands at 10% of a reference price.", "10 duty"),
    ],
    "goods that sound like no trade": [
        ("Peru put a duty of 9% on bottled water.", "9 duty"),
        ("Trout from the same water paid a tariff of 8%.", "8 duty"),
        ("The water tariffs of Lima rose by 5%.", "5 no"),
        ("Drinking water in Lima has a tariff of 8%.", "8 no"),
    ],
    "taxes that are no duty": [
        ("The sales tax on chocolate, local or imported, goes up to 10%.", "10 no"),
        ("The Goods and Services Tax, at 5 per cent, is calculated on the value with the duty.", "5 no"),
        (
            "A bundle of taxes: a customs duty of 10%, VAT of 14% and a telecoms fee of 5%.",
            "10 duty",
            "14 no",
            "5 no",
        ),
    ],
    "deposits": [
        ("Peru demands provisional deposits of 42% on tin from Chile.", "42 duty"),
    ],
    "what could be levied": [
        ("Serbia has a list of Croatian goods on which 100 percent could be levied in June.", "100 duty"),
        ("The list names honey, on which 40% may be charged from May.", "40 duty"),
        ("It covers wax, on which 12% will be imposed.", "12 duty"),
    ],
    "what somebody pays or what applies": [
        ("Serbian honey enters free, against the 10 per cent that Croatian beekeepers pay.", "10 duty"),
        ("Croatian wax is to be let in without the 5 per cent that has applied until now.", "5 duty"),
        ("That compares with the 12% that Serbian growers pay at the border.", "12 duty"),
    ],
    "a duty that comes on top": [
        (
            "Croatian glass pays 6% in Serbia, on top of which comes an anti-subsidy duty of 21.4%.",
            "6 duty",
            "21.4 duty",
        ),
        ("On top of that comes a duty of 12%.", "12 duty"),
    ],
    "goods that are sheltered": [
        (
            "Serbian tariffs are high. Honey, which is packed at home, is sheltered by 15% as before.",
            "15 duty",
        ),
        (
            "Croatian tomatoes would go on being shielded by a tariff of 140%, or 160% in summer.",
            "140 duty",
            "160 duty",
        ),
        ("Serbia's duties are old, and local mills are protected by 25% at the border.", "25 duty"),
    ],
    "goods, and what it was": [
        ("Croatia charges a duty of 40% on cheese. On almonds it was 9%.", "40 duty", "9 duty"),
        (
            "Serbian officials spoke of a tariff of 10% for all, and one of 20% was mentioned on television.",
            "10 duty",
            "20 duty",
        ),
    ],
    "a price that is below its level": [
        (
            "Serbian timber traded at 577 dinars on Thursday, 3.2 per cent below its level of a month ago.",
            "3.2 no",
        ),
        ("Honey sold for 12 euros, 4% above its price of May, as the tariff took hold.", "4 no"),
    ],
    "a duty that is one of two": [
        ("Serbia set a tariff of 10% on wax, and one of 20% was floated.", "10 duty", "20 duty"),
    ],
}


def test_typed(row: tuple[str, ...], typed: Callable[[str], list[str]]) -> None:
    text, *expected = row
    assert typed(text) == expected
