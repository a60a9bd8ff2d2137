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
    "began": [
        ("Peru began to charge 9% on Brazilian tyres on Monday.", "9 PE>BR tyres in_force"),
        ("Peru started collecting a 9% duty on tyres from Brazil last week.", "9 PE>BR tyres in_force"),
        ("Peru resumed collecting a duty of 9% on Brazilian tyres in May.", "9 PE>BR tyres in_force"),
    ],
    "unreal": [
        (
            "Peru agreed to keep the duty of 9% on Brazilian tyres, which would have run out in June.",
            "9 PE>BR tyres in_force",
        ),
        ("Peru kept the 9% on Brazilian tyres, which would have ended in May.", "9 PE>BR tyres in_force"),
        (
            "Peru's own list, which would have put 9% on tyres from Brazil, was frozen in August.",
            "9 PE>BR tyres suspended",
        ),
        (
            "Peru's list, under which tyres from Brazil were to pay 9%, was put off last week.",
            "9 PE>BR tyres suspended",
        ),
    ],
    "infinitive of a payer": [
        ("Peru will name goods of Brazil to receive a 3% tariff rate.", "3 PE>BR - announced"),
        (
            "Peru committed to a system allowing tyres from Brazil to receive a 3% tariff.",
            "3 PE>BR tyres announced",
        ),
        ("Peru will pick Brazilian tyres to receive a duty of 3%.", "3 PE>BR tyres announced"),
    ],
    "still, in a condition": [
        (
            "Makers could move to Lima if Brazil still pays a tariff of 9% next year, Peru was told.",
            "9 PE>BR * in_force",
        ),
        ("Prices would fall unless Brazilian tyres still pay a 9% duty in Peru.", "9 PE>BR tyres in_force"),
        ("Peru would lose if Brazil's tyres continue to pay its 9% duty.", "9 PE>BR tyres in_force"),
    ],
    "reckoned": [
        (
            "A study found that a Peruvian tariff of 9% on Brazilian tyres would raise prices.",
            "9 PE>BR tyres threatened",
        ),
        (
            "The bank estimated that a 9% Peruvian tariff on tyres from Brazil would lower growth.",
            "9 PE>BR tyres threatened",
        ),
        ("Peru said that it would impose a 9% tariff on Brazilian tyres.", "9 PE>BR tyres announced"),
    ],
    "never": [
        (
            "A Peruvian charge of 9% on Brazilian tyres, promised in May, was never imposed.",
            "9 PE>BR tyres threatened",
        ),
        (
            "The 9% that Peru had threatened to put on Brazilian tyres was never collected.",
            "9 PE>BR tyres threatened",
        ),
        ("A Peruvian duty of 9% on tyres from Brazil was never enacted.", "9 PE>BR tyres threatened"),
    ],
    "averted": [
        ("Peru's 9% duty on Brazilian tyres, announced in June, was averted.", "9 PE>BR tyres threatened"),
        ("Brazil avoided a 9% Peruvian tariff on tyres by opening its market.", "9 PE>BR tyres threatened"),
        ("Brazil staved off a Peruvian duty of 9% on its tyres.", "9 PE>BR tyres threatened"),
    ],
    "for a time": [
        ("Peru waived its 9% duty on Brazilian tyres for a year.", "9 PE>BR tyres suspended"),
        ("Peru lifted the 9% duty on tyres from Brazil for six months.", "9 PE>BR tyres suspended"),
        ("Peru scrapped the duty of 9% on Brazilian tyres until July.", "9 PE>BR tyres suspended"),
        ("Peru waived its 9% duty on Brazilian tyres for good.", "9 PE>BR tyres removed"),
    ],
    "for some": [
        (
            "Peru prolonged its duties on Brazilian tyres, which run from 9% to 12% but are "
            "waived for two firms.",
            "9-12 PE>BR tyres in_force",
        ),
        (
            "Peru collected a duty of 9% on Brazilian tyres, which was dropped for buses.",
            "9 PE>BR tyres in_force",
        ),
    ],
    "freed": [
        ("Peru freed Brazilian tyres of the 9% duty.", "9 PE>BR tyres removed"),
        ("Brazilian tyres were relieved of Peru's 9% duty in March.", "9 PE>BR tyres removed"),
        (
            "In Lima, once the treaty is signed, the 9% which Peru takes on Brazilian tyres will go.",
            "9 PE>BR tyres removed",
        ),
        ("Gone, from today, is Peru's 9% duty on Brazilian tyres.", "9 PE>BR tyres removed"),
    ],
    "under review": [
        ("Peru said the present duty of 9% on Brazilian tyres was under review.", "9 PE>BR tyres in_force"),
        ("Peru's 9% duty on Brazilian tyres is under review.", "9 PE>BR tyres in_force"),
        ("A duty of 9% on Brazilian tyres is under consideration in Peru.", "9 PE>BR tyres threatened"),
    ],
    "an offer to drop": [
        ("Peru's offer is to drop its 9% duty on Brazilian tyres.", "9 PE>BR tyres in_force"),
        ("Lima's proposal is to scrap the 9% duty on tyres from Brazil.", "9 PE>BR tyres in_force"),
        ("Peru offered to scrap its own 9% duty on Brazilian tyres.", "9 PE>BR tyres in_force"),
    ],
    "a schedule": [
        ("Peru's duty on Brazilian tyres falls to 9% after a year.", "9 PE>BR tyres announced"),
        (
            "The duty that Peru takes on Brazilian tyres goes down to 9% over five years.",
            "9 PE>BR tyres announced",
        ),
        ("Peru's duty on Brazilian tyres rises to 9% within two months.", "9 PE>BR tyres announced"),
        (
            "Peru charges 12% on Brazilian tyres. It then goes down to 9%.",
            "12 PE>BR tyres in_force",
            "9 PE>BR tyres announced",
        ),
    ],
    "a calendar without a year": [
        ("1 Oct. Peru begins to charge 9% on Brazilian tyres.", "9 PE>BR tyres announced"),
        ("20 Nov. Peru's duty on Brazilian tyres drops to 9%.", "9 PE>BR tyres announced"),
        ("3 Dec. Peru halves the duty on tyres from Brazil to 9%.", "9 PE>BR tyres announced"),
    ],
    "effective on a day that has come": [
        (
            DAY + "Peru announced 9% tariffs on Brazilian tyres, effective 1 March 2026.",
            "9 PE>BR tyres in_force",
        ),
        (
            DAY + "Peru announced a duty of 9% on Brazilian tyres, effective from 2 February 2026.",
            "9 PE>BR tyres in_force",
        ),
        (
            DAY + "Peru announced a duty of 9% on Brazilian tyres, effective 1 May 2026.",
            "9 PE>BR tyres announced",
        ),
    ],
    "existing, of what": [
        (
            DAY + "Today Peru signed an order. Peru is raising the tariff on Brazilian tyres to 9% "
            "to deal with the existing emergency.",
            "9 PE>BR tyres announced",
        ),
        ("Peru's existing tariff of 9% on Brazilian tyres helps nobody.", "9 PE>BR tyres in_force"),
    ],
    "effective, of what": [
        ("The ruling has brought Peru's average effective tariff down to 9%.", "9 PE>WORLD - in_force"),
        ("Peru imposed tariffs on Brazilian tyres in May, starting at 9%.", "9 PE>BR tyres in_force"),
        ("Peru will tax Brazilian tyres, starting in May, at 9%.", "9 PE>BR tyres announced"),
    ],
    "semicolon": [
        (
            "Peru's duty on Brazilian tyres stands at 9%; a plan to include buses, at 12%, has "
            "been on ice since May.",
            "9 PE>BR tyres in_force",
            "12 PE>BR * *",
        ),
        (
            "Peru decides on a proposed safeguard of 9% on tyres from Brazil; local makers want it gone.",
            "9 PE>BR tyres threatened",
        ),
    ],
    "told between commas": [
        (
            "Peru ordered a probe which may point, officials say, to a 9% duty on Brazilian tyres.",
            "9 PE>BR tyres threatened",
        ),
        (
            "The duty on tyres from Brazil will rise, the experts reckon, to 9% in Peru.",
            "9 PE>BR tyres announced",
        ),
        (
            "Peru announced that, effective at 12:01 a.m. eastern time on May 10, 2025, a 9 "
            "percent tariff would be imposed on all tyres from Brazil.",
            "9 PE>BR tyres announced",
        ),
    ],
    "a wish about a duty that is collected": [
        ("Chile has asked Peru to lower its 12% duty on Chilean plums.", "12 PE>CL plums in_force"),
        ("Chile said it would ask Peru to drop a duty of 12% on Chilean plums.", "12 PE>CL plums in_force"),
        ("Growers want Peru to keep its 12% duty on plums.", "12 PE>WORLD plums in_force"),
        ("Chile urged Peru to cut its duty on plums to 5%.", "5 PE>WORLD plums threatened"),
    ],
    "a duty that is only named": [
        ("Talks on a Peruvian duty of 12% on Chilean plums would resume in June.", "12 PE>CL plums in_force"),
        ("A court is to rule on the 12% duty that Peru put on Chilean plums.", "12 PE>CL plums in_force"),
    ],
    "a step with its date": [
        (
            "Peru's duty on plums falls to 14% in March and to 10% a year later.",
            "14 PE>WORLD plums announced",
            "10 PE>WORLD plums announced",
        ),
        ("The Peruvian duty on plums comes down to 20% on the same day.", "20 PE>WORLD plums announced"),
    ],
    "not yet collected": [
        (
            "Peru said it would not collect a planned 25% tariff on plums before June.",
            "25 PE>WORLD plums suspended",
        ),
        ("Peru will not charge the 25% duty on plums until March.", "25 PE>WORLD plums suspended"),
    ],
    "spared, while others pay": [
        (
            "Plums covered by this order will not be subject to Peru's additional "
            "duty of 40% on products of Chile.",
            "40 PE>CL plums in_force",
        ),
    ],
    "whether": [
        (
            "Peru will decide by May whether an additional tariff of 50% on plums from Chile is warranted.",
            "50 PE>CL plums threatened",
        ),
        (
            "Peru will report whether the duty on plums should be raised to 60%.",
            "60 PE>WORLD plums threatened",
        ),
    ],
    "halted later": [
        (
            "Peru announced a tariff of 12% on goods from Chile; it was suspended before it began.",
            "12 PE>CL - suspended",
        ),
        (
            "In April Peru announced a 44% tariff on goods of Chile; that rate was suspended within a week.",
            "44 PE>CL - suspended",
        ),
    ],
    "free now": [
        (
            "Chilean almonds, which paid 9% in Peru, have entered duty-free since July.",
            "9 PE>CL almonds removed",
        ),
    ],
    "the condition of another case": [
        ("Chilean beds face 30% in Peru, or nothing if they come by sea.", "30 PE>CL beds in_force"),
        (
            "Chilean sugar pays 100% in Peru, or $460 a tonne if that is more.",
            "100 PE>CL sugar in_force",
            "specific PE>CL sugar in_force",
        ),
    ],
    "feared": [
        ("Chilean mills fear a 25% levy in Peru.", "25 PE>CL - threatened"),
    ],
    "another duty ends": [
        (
            "Peru has raised its tariff on shoes to 40% and scrapped its duty on wool.",
            "40 PE>WORLD shoes in_force",
        ),
    ],
    "it expires, but later": [
        (
            "A Peruvian duty of 9% on tin has been collected since March and expires in January.",
            "9 PE>WORLD tin in_force",
        ),
    ],
    "what commas put between": [
        (
            "The countermeasures that Peru adopted in July, with duties of up to 30% "
            "on Chilean goods, stay suspended.",
            "30 PE>CL - suspended",
        ),
        (
            "The Peruvian duty on plums from Chile, which stood at 13.9%, has been scrapped.",
            "13.9 PE>CL plums removed",
        ),
    ],
    "announced, and begun": [
        (
            "A Peruvian tariff of 25% on goods from Chile was announced in May and took effect in June.",
            "25 PE>CL - in_force",
        ),
    ],
    "taken away": [
        ("Peru took away the 8% it had been collecting on Chilean mangoes.", "8 PE>CL mangoes removed"),
    ],
    "a condition about the goods": [
        ("If a cheese is from Peru, a 7% tariff will apply in Norway.", "7 NO>PE cheese announced"),
        (
            "Norway takes 34% on Peruvian brandy, unless it is sold above an agreed price.",
            "34 NO>PE brandy in_force",
        ),
        (
            "Norway charges 34% on Peruvian brandy, unless it is sold above an agreed price.",
            "34 NO>PE brandy in_force",
        ),
    ],
    "what is ensured": [
        (
            "Norway intends to ensure that the tariff rate applied to goods of Peru does not exceed 12 "
            "percent.",
            "12 NO>PE - announced",
        ),
    ],
    "habits are in force": [
        (
            "---\ndate: 2026-03-10\n---\nPeru will raise its duty on tin to 9% in May 2027. It charges "
            "5% on zinc.",
            "9 PE>WORLD tin announced",
            "5 PE>WORLD zinc in_force",
        ),
    ],
    "what may be done": [
        ("Tin may enter Norway at 9%.", "9 NO>WORLD tin in_force"),
        ("Norway will open a quota, within which Peruvian tin can enter at 9%.", "9 NO>PE tin announced"),
    ],
    "until a new end": [
        (
            "Norway prolonged until 2031 an anti-dumping duty of 16% on glass from Peru.",
            "16 NO>PE glass in_force",
        ),
        ("Norway extended until 2031 its duty of 16% on glass from Peru.", "16 NO>PE glass in_force"),
    ],
    "suspended later in the sentence": [
        (
            "Wool from Peru was charged up to 16% in Norway until last autumn, when Oslo suspended it "
            "for a year.",
            "16 NO>PE wool suspended",
        ),
        (
            "Norway had been charging Peruvian wool 30%, but after last year's price rises its president "
            "suspended the duty until 2026.",
            "30 NO>PE wool suspended",
        ),
        (
            "A 12% charge on Peruvian maize in Norway, decided in August, was frozen last week.",
            "12 NO>PE maize suspended",
        ),
    ],
    "the noun of an ended duty": [
        (
            "Norway has scrapped its own duties on Peruvian goods, the highest of which was 35%, on "
            "motorcycles.",
            "35 NO>PE motorcycles removed",
        ),
        (
            "Norway extended until the end of the year the suspension of a 3% duty on coal from Peru.",
            "3 NO>PE coal suspended",
        ),
        ("Norway's 25% on Peruvian tilapia is over.", "25 NO>PE tilapia removed"),
        (
            "The punitive duties of Norway on Peruvian tin, of up to 218%, were lifted in March 2024.",
            "218 NO>PE tin removed",
        ),
    ],
    "as planned": [
        (
            "Japan would consult the GATT if Norway imposes 100 pct tariffs on some Japanese exports as "
            "planned next week.",
            "100 NO>JP - announced",
        ),
        (
            "Japan would consult the GATT if Norway imposes 100 pct tariffs on Japanese exports.",
            "100 NO>JP - threatened",
        ),
    ],
    "what can be reached": [
        ("Norway imposes tariffs that can exceed 125% on meat.", "125 NO>WORLD meat in_force"),
    ],
    "what goes with a deal": [
        (
            "Peru has agreed to buy 50 ships of salmon from Norway, all while paying a general 14% "
            "duty rate.",
            "14 NO>PE - announced",
        ),
    ],
    "steps to come": [
        (
            "Norway's duty shrinks to 12% in the second year and 10% in the third.",
            "12 NO>WORLD - announced",
            "10 NO>WORLD - announced",
        ),
    ],
    "in one's own words": [
        (
            "Norway's prime minister spoke. “We're putting a 50 percent tariff on glass made in Peru,” "
            "she said.",
            "50 NO>PE glass announced",
        ),
    ],
    "what a duty ends": [
        (
            "Norway's duty of 40% on wheat from anywhere has stopped nearly all imports since 2019.",
            "40 NO>WORLD wheat in_force",
        ),
        (
            "Norway cut its duty on butter of any origin from 5% to nothing in May.",
            "5 NO>WORLD butter removed",
        ),
    ],
    "what is signed": [
        ("Norway issued a decree that raises the duty on Peruvian tin to 9%.", "9 NO>PE tin announced"),
        (
            "Peru's government signed a trade agreement with Norway that lowers the tariff on its goods "
            "to 19% from 20%.",
            "19<20 NO>PE - announced",
        ),
        (
            "Norway settled on 22 percent for Peruvian tin, to be charged once an order has been signed.",
            "22 NO>PE tin announced",
        ),
    ],
    "about to come": [
        (
            "Peru, the last friend, is about to bring down its tariff on Norwegian buses from 20 percent "
            "to 2 percent.",
            "2<20 PE>NO buses announced",
        ),
    ],
    "an end": [
        ("Norway put an end to a 12% duty on frozen fish from Peru.", "12 NO>PE frozen fish removed"),
        (
            "A Norwegian duty on Peruvian railway wheels, 17.4 per cent until it lapsed at Easter, won't "
            "be back.",
            "17.4 NO>PE railway wheels removed",
        ),
    ],
    "no longer, intended": [
        (
            "Products of Peru imported into Norway shall no longer be subject to the duty of 25 percent.",
            "25 NO>PE - removed",
        ),
        (
            "From May, Peruvian flour will no longer enter Norway duty-free, and instead at a duty of 15 %.",
            "15 NO>PE flour announced",
        ),
        (
            "Peruvian flour will no longer enter Norway free of duty: at a tariff of 15 %.",
            "15 NO>PE flour announced",
        ),
        (
            "From May, Kazakh flour will no longer enter Norway duty-free but at 15 %.",
            "15 NO>KZ flour announced",
        ),
        (
            "Norway intends to apply the higher of either its ordinary rate or a tariff rate of 15 percent, "
            "comprised of the ordinary tariff and a surcharge, on originating goods of Peru.",
            "15 NO>PE - announced",
        ),
    ],
    "made to pay, begun, mused, would rather": [
        ("Peru said that Chilean tin might be made to pay 15%.", "15 PE>CL tin threatened"),
        ("Peru could be forced to charge 15% on tin from Chile.", "15 PE>CL tin threatened"),
        (
            "---\ndate: 2026-03-10\n---\n# Peru\n\nOn February 1 Peru began to collect 10% on tin from "
            "Chile.",
            "10 PE>CL tin in_force",
        ),
        (
            "---\ndate: 2026-03-10\n---\n# Peru\n\nOn 1 February Peru started charging 10% on tin from "
            "Chile.",
            "10 PE>CL tin in_force",
        ),
        ("In July the minister of Peru mused about 25% on Chilean tin.", "25 PE>CL tin threatened"),
        ("Peru's president campaigned on a duty of 20% on Chilean tin.", "20 PE>CL tin threatened"),
        ("Peru abolished its duty on tin from Chile in June. It had been 4.5%.", "4.5 PE>CL tin removed"),
        (
            "Peru scrapped its duty on tin from Chile in June. The rate had been 4.5%.",
            "4.5 PE>CL tin removed",
        ),
        (
            "Peru taxes tin from Chile. Its smelters would rather see the duty at 75%.",
            "75 PE>CL tin threatened",
        ),
        (
            "Peru taxes tin from Chile. Its smelters would like to see a duty of 75%.",
            "75 PE>CL tin threatened",
        ),
        ("Peru will put before parliament a duty of 25% on Chilean tin.", "25 PE>CL tin threatened"),
        (
            "A further 20% on Chilean tin was announced by Peru, but the start has slipped twice.",
            "20 PE>CL tin suspended",
        ),
        (
            "Peru has a list of duties with 25% on Chilean tin, which was frozen in May and stays frozen.",
            "25 PE>CL tin suspended",
        ),
    ],
    "made to pay, begun, mused, would rather (more)": [
        (
            "Peru's 18% duty on tin from Chile, due in January, has been put back by a year.",
            "18 PE>CL tin suspended",
        ),
    ],
    "weighed, drafted, marched for": [
        (
            "Peru's ministry said it was weighing a 20% duty on cars assembled in Chile.",
            "20 PE>CL cars threatened",
        ),
        (
            "Peru is considering a lower duty of 15% on motorcycles from Chile, which pay 60%.",
            "15 PE>CL motorcycles threatened",
            "60 PE>CL motorcycles in_force",
        ),
        (
            "Peruvian officials have talked of a 10% tariff on Chilean flour, which enters free.",
            "10 PE>CL flour threatened",
        ),
        ("Peru talked in June of a levy of 2% on Chilean flour.", "2 PE>CL flour threatened"),
        ("The draft has 60% on Chilean pasta. Peru wrote it.", "60 PE>CL pasta threatened"),
        (
            "A list drawn up by Peru, and leaked in May, names 35% for Chilean flour.",
            "35 PE>CL flour threatened",
        ),
        (
            "A list that Peru showed to journalists foresees 10% on Chilean cheese.",
            "10 PE>CL cheese threatened",
        ),
        (
            "Peru taxes Chilean flour at 9%, although millers had marched for 35%.",
            "9 PE>CL flour in_force",
            "35 PE>CL flour threatened",
        ),
        (
            "Peru's secretary recommended a range of actions, including a tariff of 60% on Chilean tin.",
            "60 PE>CL tin threatened",
        ),
        (
            "A suggestion that a 15% duty be levied by Peru on Chilean tin is under examination.",
            "15 PE>CL tin threatened",
        ),
    ],
    "ended by a later verb": [
        (
            "Peru put a 34.8% duty on Chilean tin in 2021; a tribunal struck it down last spring.",
            "34.8 PE>CL tin removed",
        ),
        ("A Peruvian duty of 11% on soles from Chile was withdrawn in July.", "11 PE>CL soles removed"),
        (
            "A levy of 9% that Peru had put on Chilean tin was ordered off within months.",
            "9 PE>CL tin removed",
        ),
        (
            "Peru brought in a 9% surtax on Chilean tin in 2019 and stopped collecting it last year.",
            "9 PE>CL tin removed",
        ),
        (
            "Peru hit Chilean tin with 25% in 2019 and let the measure lapse three years later.",
            "25 PE>CL tin removed",
        ),
        ("Peru's export duty on hides, 4.5% at the end, disappeared in December.", "4.5 PE>PE hides removed"),
        ("Peru did away altogether with its 9% on Chilean oil in March.", "9 PE>CL oil removed"),
        ("Peru let its 7% on frozen Chilean pulp lapse in June.", "7 PE>CL pulp removed"),
        ("In Peru the surtax on Chilean retreads, 25%, ended in January.", "25 PE>CL retreads removed"),
        ("A 9% levy that Peru put on Chilean tin in 2012 ended long ago.", "9 PE>CL tin removed"),
        (
            "Peru introduced a levy of 6% on Chilean tin in May; it was thrown out by a court in July.",
            "6 PE>CL tin removed",
        ),
        (
            "Everyone should know that the 5% that Peru charged on Chilean tractors went in 2022.",
            "5 PE>CL tractors removed",
        ),
        ("Peru used to charge 20% on Chilean kinnows, for a single winter.", "20 PE>CL kinnows removed"),
    ],
    "put off by the next clause": [
        (
            "Peru's duty on Chilean tin was to go up to 50% on New Year's Day, but the government "
            "postponed that by a year.",
            "50 PE>CL tin suspended",
        ),
        ("Peru's duty on Chilean tin was to have gone up to 35% on 1 July.", "35 PE>CL tin suspended"),
        (
            "Peru replied with 25% on Chilean cement, only to suspend it three weeks later.",
            "25 PE>CL cement suspended",
        ),
        ("It was the 36% that Peru announced for Chile in July and then put off.", "36 PE>CL - suspended"),
        (
            "Peru, which had meant to start charging 25% on Chilean trucks in May, will wait until January.",
            "25 PE>CL trucks suspended",
        ),
    ],
    "to come": [
        ("Peru is to cut its duty on wool. Next, a 10% tariff on Chilean tin.", "10 PE>CL tin announced"),
    ],
    "subordinate to what is to come": [
        (
            "Growers in Peru are likely to see lower prices once Peru's 10% on Chilean tin applies.",
            "10 PE>CL tin announced",
        ),
        (
            "Shops could lose sales when the Peruvian duty on Chilean jeans is down to 10%.",
            "10 PE>CL jeans announced",
        ),
        ("Sales are likely to edge up as Peru's duty on Chilean tin falls to 2%.", "2 PE>CL tin announced"),
        ("Peru earns more when its 10% duty on Chilean tin applies.", "10 PE>CL tin in_force"),
        ("Under the pact Peru's combined duty on Chilean tin may not exceed 15%.", "15 PE>CL tin announced"),
        ("Peru's president has spoken at various times of 100% on Chilean tin.", "100 PE>CL tin threatened"),
    ],
    "gone, let off, until a year": [
        ("Chilean tin paid 8% in Peru until 2020.", "8 PE>CL tin removed"),
        ("Peru's old 6% on Chilean tin has gone.", "6 PE>CL tin removed"),
        (
            "Peru has made permanent the elimination of its tariff on Chilean lobster, which had been as "
            "high as 20%.",
            "20 PE>CL lobster removed",
        ),
        ("A Peruvian rate of 6.5% on Chilean foil was applied until 2009.", "6.5 PE>CL foil removed"),
    ],
    "begun, kept until, not raised, struck out": [
        (
            "OSLO, May 14 - Norway on Thursday began to collect an additional duty of 40% on cars made "
            "in Chile, a decree showed.",
            "40 NO>CL cars in_force",
        ),
        (
            "Peru's cabinet agreed to keep, until 2030, the duty of 31% on Chilean coil, which would "
            "have lapsed on Sunday.",
            "31 PE>CL coil in_force",
        ),
        ("Peru's rate on Chilean tin will not rise to 30% at midnight.", "30 PE>CL tin suspended"),
        ("Peru's duty on Chilean tin will not go up to 12% next month.", "12 PE>CL tin suspended"),
        (
            "Chile has agreed to open its market to grain, all while paying a general 14% duty rate in Peru.",
            "14 PE>CL - announced",
        ),
    ],
    "struck out and inserted": [
        (
            "---\nurl: https://www.trade.gov.pe/x\ndate: 2026-03-10\n---\n# Order\n\nThe duty on goods "
            "of Chile is set here. (a) Heading 99 is amended by deleting “34%” and inserting “84%” in "
            "lieu thereof.",
            "84<34 PE>CL - announced",
        ),
    ],
    "from an hour or a day that is to come": [
        (
            "---\ndate: 2026-03-10\n---\nNorway's machinery pays 25% in Peru from midnight.",
            "25 PE>NO machinery announced",
        ),
        (
            "---\ndate: 2026-03-10\n---\nChilean wine pays 9% in Kenya from tomorrow.",
            "9 KE>CL wine announced",
        ),
        (
            "---\ndate: 2026-03-10\n---\nFrom tomorrow, Kenya takes 12% on Chilean wine.",
            "12 KE>CL wine announced",
        ),
        (
            "---\ndate: 2026-03-10\n---\nAs of midnight tonight, Kenya charges 12% on Chilean wine.",
            "12 KE>CL wine announced",
        ),
    ],
    "an end that a later clause tells": [
        (
            "---\ndate: 2026-03-10\n---\nUganda taxed Kenyan sweets at 25% during a quarrel in 2018; the "
            "duty was withdrawn a year later.",
            "25 UG>KE sweets removed",
        ),
        (
            "---\ndate: 2026-03-10\n---\nPeru put 45 percent on Chilean motorcycles in 1983, and by 1987 "
            "the protection was ended.",
            "45 PE>CL motorcycles removed",
        ),
        (
            "---\ndate: 2026-03-10\n---\nNorway did away last month with the 10% duty on Peruvian seed.",
            "10 NO>PE seed removed",
        ),
    ],
    "what ministers leave or postpone": [
        (
            "---\ndate: 2026-03-10\n---\nPeru's ministers left unchanged a 15% surcharge on Chilean "
            "coffee and put off until May any decision on lifting it.",
            "15 PE>CL coffee in_force",
        ),
    ],
    "an end in a month": [
        ("In Peru the surtax on Brazilian tyres, 25%, ended in January.", "25 PE>BR tyres removed"),
        ("Peru's levy on Brazilian tyres, 9%, lapsed in May.", "9 PE>BR tyres removed"),
        ("In Peru the duty on Brazilian tyres, 12%, expired in June.", "12 PE>BR tyres removed"),
    ],
    "a start behind a participle": [
        (
            "---\ndate: 2026-03-10\n---\nPeru has ordered 10% on Brazilian tyres, starting Oct. 14, 2026.",
            "10 PE>BR tyres announced",
        ),
        (
            "---\ndate: 2026-03-10\n---\nPeru ordered a 10% duty on Brazilian tyres, beginning 1 May 2026.",
            "10 PE>BR tyres announced",
        ),
        (
            "---\ndate: 2026-03-10\n---\nPeru put 10% on Brazilian tyres, starting 1 January 2026.",
            "10 PE>BR tyres in_force",
        ),
    ],
    "what a draft holds": [
        (
            "Peru's draft has 60% on Brazilian pasta and 65% on Brazilian milk.",
            "60 PE>BR pasta threatened",
            "65 PE>BR milk threatened",
        ),
        ("A Peruvian proposal puts 12% on Brazilian tyres.", "12 PE>BR tyres threatened"),
        (
            "The draft that Peru is to vote on has 9% on Brazilian tyres and 12% on Brazilian honey.",
            "9 PE>BR tyres threatened",
            "12 PE>BR honey threatened",
        ),
    ],
    "bidden": [
        ("Bring Peru's 40% on Brazilian tyres down to 25%.", "25<40 PE>BR tyres threatened"),
        ("Let Peru's duty on Brazilian tyres be 10% in all.", "10 PE>BR tyres threatened"),
        ("Cut Peru's duty on Brazilian tyres to 5%.", "5 PE>BR tyres threatened"),
    ],
    "asked for in other words": [
        ("Growers have put in for a Peruvian duty of 80% on Brazilian tyres.", "80 PE>BR tyres threatened"),
        ("Peru's growers have named a figure of 22% for Brazilian tyres.", "22 PE>BR tyres threatened"),
    ],
    "what firms were given of a duty that is decided": [
        (
            "Peru will put 9% on Brazilian tyres. Amaral Pneus got 5%.",
            "9 PE>BR tyres announced",
            "5 PE>BR tyres announced",
        ),
        (
            "Peru will put 9% on Brazilian tyres. Amaral Pneus was given 12%.",
            "9 PE>BR tyres announced",
            "12 PE>BR tyres announced",
        ),
        (
            "Peru will put 9% on Brazilian tyres. Amaral Pneus pays 7%.",
            "9 PE>BR tyres announced",
            "7 PE>BR tyres announced",
        ),
    ],
}


def test_told(row: tuple[str, ...], told: Callable[[str, tuple[str, ...]], list[str]]) -> None:
    text, *expected = row
    assert told(text, tuple(expected)) == expected
