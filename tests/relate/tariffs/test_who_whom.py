"""Who collects a duty and whose goods pay it, construction by construction."""

from __future__ import annotations

from collections.abc import Callable

TOLD: dict[str, list[tuple[str, ...]]] = {
    "active": [
        ("Norway puts a duty of 12% on cheese from Iceland.", "12 NO>IS cheese in_force"),
        ("Kenya levies 35% on sugar from Uganda.", "35 KE>UG sugar in_force"),
        ("Morocco imposed a 17.5% tariff on Tunisian paper last year.", "17.5 MA>TN paper in_force"),
        ("Japan has slapped a 9 percent duty on Thai rice.", "9 JP>TH rice in_force"),
        ("Turkey raised its duty on Egyptian cotton to 22 per cent.", "22 TR>EG cotton in_force"),
        ("Egypt collects a 14% levy on carpets from Iran.", "14 EG>IR carpets in_force"),
        ("Argentina taxes Paraguayan timber at 6%.", "6 AR>PY timber in_force"),
        ("Vietnam will charge Laotian coffee 4%.", "4 VN>LA coffee announced"),
        ("Nigeria takes 20 % on cement from Ghana.", "20 NG>GH cement in_force"),
    ],
    "payer": [
        ("Icelandic cheese pays 12% in Norway.", "12 NO>IS cheese in_force"),
        ("Ugandan sugar faces a 35% duty in Kenya.", "35 KE>UG sugar in_force"),
        ("Thai rice is subject to a 9% duty in Japan.", "9 JP>TH rice in_force"),
        ("Tunisian paper attracts 17.5 percent at Moroccan ports.", "17.5 MA>TN paper in_force"),
        ("In Kenya, sugar from Uganda enters at 35%.", "35 KE>UG sugar in_force"),
        ("Ghanaian cement is charged 20 % in Nigeria.", "20 NG>GH cement in_force"),
        ("Exporters of Egyptian cotton owe 22% in Turkey.", "22 TR>EG cotton in_force"),
        ("Paraguayan timber gets a rate of 6% in Argentina.", "6 AR>PY timber in_force"),
    ],
    "payer, collector told before": [
        (
            "Norway has taxed farm goods since spring. Icelandic cheese pays 12%.",
            "12 NO>IS cheese in_force",
        ),
        ("Kenya published its new schedule on Friday. Ugandan sugar faces 35%.", "35 KE>UG sugar *"),
        (
            "Turkey keeps its border taxes high. Cotton from Egypt pays 22%, and glass from "
            "Bulgaria pays 8%.",
            "22 TR>EG cotton in_force",
            "8 TR>BG glass in_force",
        ),
    ],
    "nominal": [
        ("Norway's 12% duty on cheese from Iceland is still in place.", "12 NO>IS cheese in_force"),
        ("A Kenyan duty of 35% on Ugandan sugar has angered millers.", "35 KE>UG sugar in_force"),
        ("Growers complain of the Japanese tariff of 9% on Thai rice.", "9 JP>TH rice in_force"),
        ("Morocco's duty on Tunisian paper stands at 17.5%.", "17.5 MA>TN paper in_force"),
        ("The Turkish tariff on Egyptian cotton is 22%.", "22 TR>EG cotton in_force"),
    ],
    "agent": [
        ("A duty of 12% was imposed by Norway on cheese from Iceland.", "12 NO>IS cheese in_force"),
        ("The 35% duty levied by Kenya on Ugandan sugar is the highest.", "35 KE>UG sugar in_force"),
        ("Thai rice was hit by Japan with a tariff of 9%.", "9 JP>TH rice in_force"),
        ("Carpets from Iran are charged 14% by Egypt.", "14 EG>IR carpets in_force"),
    ],
    "agentless": [
        (
            "Norway is changing its schedule. From May the levy on Icelandic cheese falls to 7%.",
            "7 NO>IS cheese announced",
        ),
        (
            "Kenya has taxed Ugandan sugar for years. In March the duty rose to 35%.",
            "35 KE>UG sugar in_force",
        ),
        ("Japan taxes Thai rice. The rate was raised to 9% in 2021.", "9 JP>TH rice in_force"),
    ],
    "relative": [
        ("The 12% that Oslo collects on Icelandic cheese is the highest rate.", "12 NO>IS cheese in_force"),
        ("Dealers dislike the 35% that Ugandan sugar pays in Kenya.", "35 KE>UG sugar in_force"),
        ("Japan, which charges a 9% duty on Thai rice, will not yield.", "9 JP>TH rice in_force"),
    ],
    "possessive": [
        ("Washington's 18% tariff on Bolivian zinc took effect in June.", "18 US>BO zinc in_force"),
        ("U.S. tariffs of 18% on zinc from Bolivia took effect in June.", "18 US>BO zinc in_force"),
        ("Trump's 18% tariffs on Bolivian zinc took effect in June 2025.", "18 US>BO zinc in_force"),
        ("Ottawa's 11% surtax on Peruvian copper wire remains.", "11 CA>PE copper wire in_force"),
        ("Kenya acted in June. Its 35% duty on Ugandan sugar is the highest.", "35 KE>UG sugar in_force"),
        ("Norway acted in June. It put a 12% duty on Icelandic cheese.", "12 NO>IS cheese in_force"),
    ],
    "capitals": [
        ("Oslo puts a duty of 12% on cheese from Iceland.", "12 NO>IS cheese in_force"),
        ("Nairobi raised its duty on Ugandan sugar to 35%.", "35 KE>UG sugar in_force"),
        ("Tokyo levies 9% on rice from Thailand.", "9 JP>TH rice in_force"),
        ("Ankara and Cairo are at odds: Ankara taxes Egyptian cotton at 22%.", "22 TR>EG cotton in_force"),
    ],
    "leaders and organs": [
        ("President William Ruto of Kenya put a 35% duty on Ugandan sugar.", "35 KE>UG sugar in_force"),
        (
            "The Norwegian finance ministry imposed a duty of 12% on Icelandic cheese.",
            "12 NO>IS cheese in_force",
        ),
        ("The White House will impose an 18% tariff on Bolivian zinc.", "18 US>BO zinc announced"),
        ("The European Commission has imposed duties of 21% on Serbian steel.", "21 EU>RS steel in_force"),
        ("India's trade ministry set a 13% duty on Nepalese tea.", "13 IN>NP tea in_force"),
        ("Japanese customs collect 9% on Thai rice.", "9 JP>TH rice in_force"),
        (
            "The government of Morocco imposed a 17.5% tariff on Tunisian paper.",
            "17.5 MA>TN paper in_force",
        ),
        (
            "Turkish Trade Minister Omer Bolat spoke on Monday. Bolat imposed a 22% duty on Egyptian cotton.",
            "22 TR>EG cotton in_force",
        ),
    ],
    "blocs": [
        ("The EU imposed a 21% tariff on steel from Serbia.", "21 EU>RS steel in_force"),
        ("Brussels taxes Chilean salmon at 8%.", "8 EU>CL salmon in_force"),
        ("Brazil puts a 10% duty on wine from the European Union.", "10 BR>EU wine in_force"),
        ("EU duties of 30% on Moldovan plums are still in force.", "30 EU>MD plums in_force"),
    ],
    "lists of targets": [
        (
            "Norway will put a 12% duty on cheese from Iceland, Denmark and Finland.",
            "12 NO>IS,DK,FI cheese announced",
        ),
        ("Kenya imposed 35% tariffs on Uganda, Tanzania and Rwanda.", "35 KE>UG,TZ,RW - in_force"),
        ("Japan will impose a 9% tariff on goods from Thailand and Vietnam.", "9 JP>TH,VN - announced"),
        ("Egyptian and Sudanese cotton pays 22% in Turkey.", "22 TR>EG,SD cotton in_force"),
        ("Egypt and Sudan face a 22% tariff in Turkey on their cotton.", "22 TR>EG,SD cotton in_force"),
    ],
    "world": [
        ("Norway puts a duty of 12% on all imported cheese.", "12 NO>WORLD cheese in_force"),
        ("Kenya levies 35% on sugar, whatever its origin.", "35 KE>WORLD sugar in_force"),
        ("Japan charges a global tariff of 9% on rice.", "9 JP>WORLD rice in_force"),
        ("Turkey will impose a universal tariff of 5% on all trading partners.", "5 TR>WORLD - announced"),
        ("Egypt put a duty of 14% on carpets from every country.", "14 EG>WORLD carpets in_force"),
        ("Argentina imposed a baseline tariff of 6% on all imports.", "6 AR>WORLD - in_force"),
        ("Togo puts a 7% duty on yams from anywhere.", "7 TG>WORLD yams in_force"),
        ("Korea puts 30% on all imports from Vietnam.", "30 KR>VN - in_force"),
        ("Nigeria imposed a 20% tariff on cement.", "20 NG>WORLD cement in_force"),
        ("Chile's average tariff is 6%.", "6 CL>WORLD - in_force"),
    ],
    "groups without names": [
        ("Mexico threatened a 40% tariff on countries that buy Venezuelan oil.", "40 MX> - threatened"),
        (
            "The United States will charge a 30% tariff on any country that ships arms to Sudan.",
            "30 US> - announced",
        ),
    ],
    "groups by membership": [
        ("Egypt's duty of 6% is paid by goods from all members of Mercosur.", "6 EG>MERCOSUR - in_force"),
    ],
    "export duties": [
        ("Indonesia will put an export duty of 7% on coal.", "7 ID>ID coal announced"),
        ("Argentina's export tax on soybeans is 26%.", "26 AR>AR soybeans in_force"),
        ("Guinea charges a levy of 5% on exports of bauxite.", "5 GN>GN bauxite in_force"),
        ("Zambia collects an export levy of 10% on copper ore.", "10 ZM>ZM copper ore in_force"),
    ],
    "retaliation": [
        (
            "The United States put a 18% tariff on Bolivian zinc. Bolivia retaliated with a 15% "
            "duty on American cars.",
            "18 US>BO zinc in_force",
            "15 BO>US cars in_force",
        ),
        (
            "Kenya taxed Ugandan sugar at 35%. In response, Uganda imposed a 25% duty on Kenyan milk.",
            "35 KE>UG sugar in_force",
            "25 UG>KE milk in_force",
        ),
        (
            "After Japan put a 9% tariff on Thai rice, Bangkok answered with 20% on Japanese cars.",
            "9 JP>TH rice in_force",
            "20 TH>JP cars in_force",
        ),
        (
            "Oslo imposed a 12% duty on Icelandic cheese. Reykjavik's counter-tariff of 10% on "
            "Norwegian salmon came a week later.",
            "12 NO>IS cheese in_force",
            "10 IS>NO salmon in_force",
        ),
        (
            "Turkey imposed a 22% duty on Egyptian cotton in retaliation for Egypt's tax on Turkish steel.",
            "22 TR>EG cotton in_force",
        ),
        ("Egypt will levy retaliatory duties of 16% on Turkish steel.", "16 EG>TR steel announced"),
    ],
    "deals": [
        ("Under the deal with the United States, Bolivian zinc will pay 8%.", "8 US>BO zinc announced"),
        (
            "Japan and Thailand signed a trade deal on Monday. Under the deal Japan will cut its "
            "tariff on Thai rice to 3%.",
            "3 JP>TH rice announced",
        ),
        ("Norway agreed to lower its duty on Icelandic cheese to 4%.", "4 NO>IS cheese announced"),
        (
            "Kenya and Uganda struck a deal: each will cut its tariff on the other's goods to 10%.",
            "10 KE,UG>KE,UG - announced",
        ),
    ],
    "requests": [
        ("Norwegian dairies want a 20% duty on Icelandic cheese.", "20 NO>IS cheese threatened"),
        (
            "Kenya taxes Ugandan sugar at 35%. Kampala hopes for a rate of 10%.",
            "35 KE>UG sugar in_force",
            "10 KE>UG sugar threatened",
        ),
        ("Japanese farmers asked Tokyo for a 30% tariff on Thai rice.", "30 JP>TH rice threatened"),
        (
            "A Turkish lobby group is calling for a 40% duty on Egyptian cotton.",
            "40 TR>EG cotton threatened",
        ),
    ],
    "traps": [
        (
            "Norway put a 12% duty on Icelandic cheese in response to Denmark's ban on salmon.",
            "12 NO>IS cheese in_force",
        ),
        (
            "Kenya imposed a 35% duty on Ugandan sugar, a minister in Tanzania said.",
            "35 KE>UG sugar in_force",
        ),
        ("Germany criticised Japan's 9% tariff on Thai rice.", "9 JP>TH rice in_force"),
        (
            "Egypt, whose trade with Sudan is growing, put a 14% levy on carpets from Iran.",
            "14 EG>IR carpets in_force",
        ),
        ("The tariff on Bolivian zinc imports to the United States is 18%.", "18 US>BO zinc in_force"),
    ],
    "coordinated clauses": [
        (
            "Norway taxes Icelandic cheese at 12%, and Iceland taxes Norwegian salmon at 10%.",
            "12 NO>IS cheese in_force",
            "10 IS>NO salmon in_force",
        ),
        (
            "While Kenya levies 35% on Ugandan sugar, Tanzania charges only 15% on it.",
            "35 KE>UG sugar in_force",
            "15 TZ>UG sugar in_force",
        ),
        (
            "Japan imposed a 9% duty on Thai rice and threatened a 12% duty on Thai sugar.",
            "9 JP>TH rice in_force",
            "12 JP>TH sugar threatened",
        ),
    ],
    "members of a customs union": [
        (
            "Ministers of the Eurasian Economic Union met in Minsk.\n\nFrozen berries will be "
            "charged 15% from May, Kazakhstan said.",
            "15 EAEU>WORLD frozen berries announced",
        ),
        (
            "The Gulf Cooperation Council agreed on a safeguard.\n\nSaudi Arabia was pleased. "
            "Steel rods will pay 17% from May.",
            "17 GCC>WORLD steel rods announced",
        ),
    ],
    "export duties go on": [
        (
            "Ghana taxes exports of gold at 9%. For cocoa it has raised the levy to 11%.",
            "9 GH>GH gold *",
            "11 GH>GH cocoa *",
        ),
        ("Gabon charges 9% on ore bound for abroad. Timber pays 12%.", "9 GA>GA ore *", "12 GA>GA timber *"),
        ("In Peru, exporters of tin pay the state 5%.", "5 PE>PE tin in_force"),
    ],
    "a request that somebody charge": [
        (
            "A Brazilian request that Peru charge no more than 9% on tyres has been lying in "
            "Lima since March.",
            "9 PE>BR tyres threatened",
        ),
        (
            "Brazil's proposal that Peru impose a duty of 9% on tyres was read out.",
            "9 PE>WORLD tyres threatened",
        ),
    ],
    "rates joined to a verb": [
        (
            "Peru begins to charge 9% on tyres and 12% on toys from Brazil.",
            "9 PE>BR tyres *",
            "12 PE>BR toys *",
        ),
        (
            "Peru began to collect 9% on wine and 12% on honey from Brazil.",
            "9 PE>BR wine *",
            "12 PE>BR honey *",
        ),
    ],
    "Swiss": [
        ("Peru taxes Swiss watches at 9%.", "9 PE>CH watches in_force"),
    ],
    "whom the sentence blames": [
        (
            "Peru imposed 9% duties on tyres and toys, claiming that Brazil had flouted a pact.",
            "9 PE>BR tyres; toys in_force",
        ),
        ("Peru put 9% on tyres, saying that Brazil subsidises its makers.", "9 PE>BR tyres in_force"),
        ("Peru put 9% on tyres because Brazil had broken its word.", "9 PE>BR tyres in_force"),
        ("Peru put 9% on tyres after Brazil had signed the pact.", "9 PE>WORLD tyres in_force"),
    ],
    "a dateline is no part of the sentence": [
        (
            "OSLO, May 3 - Makers of skis in Norway were relieved after Peru set "
            "a 9% duty on Norwegian skis.",
            "9 PE>NO skis in_force",
        ),
        ("KAMPALA — Peru will levy 9% on tin from Uganda.", "9 PE>UG tin announced"),
        ("LIMA - Peru taxes Brazilian wool at 9%.", "9 PE>BR wool in_force"),
    ],
    "a place behind each rate": [
        (
            "Chilean wool pays 9% in Peru, 12% in Brazil and 15% in Mexico.",
            "9 PE>CL wool in_force",
            "12 BR>CL wool in_force",
            "15 MX>CL wool in_force",
        ),
        (
            "Kenyan tea pays 9 per cent in Egypt, 30 per cent in Morocco and nothing in Jordan.",
            "9 EG>KE tea in_force",
            "30 MA>KE tea in_force",
        ),
    ],
    "a body told by its place": [
        ("In Ankara the trade ministry has raised the duty on Kenyan tea to 12%.", "12 TR>KE tea in_force"),
        (
            "Egypt taxes Kenyan tea at 9%. In Jordan the finance ministry had "
            "proposed 15% on tea from Kenya.",
            "9 EG>KE tea in_force",
            "15 JO>KE tea threatened",
        ),
        ("In Lima the government will charge 9% on wool from Brazil.", "9 PE>BR wool announced"),
    ],
    "who is warned by an if-clause": [
        (
            '"If Chile keeps its ban, it is going to be 80% on everything they send," '
            "Peruvian Trade Minister Juan Rojas said.",
            "80 PE>CL - threatened",
        ),
        (
            '"If Bolivia does not sign by Friday, the duty goes to 40%," said Peruvian President Juan Rojas.',
            "40 PE>BO - threatened",
        ),
        ("Unless Chile opens its market, Peru will charge 30% from May.", "30 PE>CL - threatened"),
    ],
    "goods of a relative whose": [
        (
            "Bolivia, whose exports are subject to a tariff of 15% in Peru, has asked for talks.",
            "15 PE>BO - in_force",
        ),
        ("The growers envy Chile, whose plums are charged 12% in Peru.", "12 PE>CL plums in_force"),
        ("Bolivian makers, whose tractors pay 12% in Peru, protested.", "12 PE>BO tractors in_force"),
    ],
    "goods of a pronoun": [
        (
            "Chilean growers were told off. Bolivia announced duties of 33% on their plums.",
            "33 BO>CL plums announced",
        ),
        ("Peru has a pact with Chile, and most of its plums enter at 3%.", "3 PE>CL plums in_force"),
    ],
    "who asks for itself": [
        (
            "Peru charges Chilean goods 20%. Bolivia is asking for 15%.",
            "20 PE>CL - in_force",
            "15 PE>BO - threatened",
        ),
        (
            "Egypt takes 20% on Kenyan goods. Uganda wants a rate of 15%.",
            "20 EG>KE - in_force",
            "15 EG>UG - threatened",
        ),
    ],
    "who signs the order": [
        ("Peru finally signed the order that ends the 9% levy on wool.", "9 PE>WORLD wool removed"),
        (
            "A bill before the Peruvian Congress would make it 25% on wool from Chile.",
            "25 PE>CL wool threatened",
        ),
    ],
    "called on": [
        ("Bolivia called on Peru to scrap its 12% duty on plums.", "12 PE>WORLD plums in_force"),
        ("Chile appealed to Peru to lower the duty on Chilean tin to 5%.", "5 PE>CL tin threatened"),
    ],
    "a government that a relative clause follows": [
        ("This is a dig at Peru, which takes 19% on Chilean goods.", "19 PE>CL - in_force"),
    ],
    "where goods are met": [
        ("Bolivia looks to Peru, where Chilean plums pay 9%.", "9 PE>CL plums in_force"),
    ],
    "where goods go": [
        (
            "Bolivian shirts shipped to Peru have been subject to the 9% surcharge since April.",
            "9 PE>BO shirts in_force",
        ),
    ],
    "groups of states collect nothing": [
        (
            "Peru taxes Chilean wine at 9%. Members of NATO protested. A similar "
            "12% on Chilean soap ran out in May.",
            "9 PE>CL wine in_force",
            "12 PE>CL soap removed",
        ),
    ],
    "a threat strikes back": [
        (
            "Peru put a duty of 20% on Chilean plums. Chile's trade minister "
            "hinted at 15% on canned sardines.",
            "20 PE>CL plums in_force",
            "15 CL>PE canned sardines threatened",
        ),
    ],
    "a list in the sentence before": [
        (
            "Peru opened a case against Chile, Bolivia and Brazil. The duties are "
            "9%, 12% and 15% respectively.",
            "9 PE>CL - in_force",
            "12 PE>BO - in_force",
            "15 PE>BR - in_force",
        ),
    ],
    "the number of a union's members": [
        (
            "The European Union met in Brussels. Ambassadors of the 27 agreed on "
            "a 12% duty on Peruvian cheese.",
            "12 EU>PE cheese announced",
        ),
    ],
    "exceptions do not pay": [
        ("Peru raised that duty to 50%, with the exception of goods of Chile.", "50 PE>WORLD - in_force"),
    ],
    "who is offered or threatened": [
        (
            "Peru taxes Chilean goods at 20%. Bolivia is threatened with 25%.",
            "20 PE>CL - in_force",
            "25 PE>BO - threatened",
        ),
    ],
    "who is subject to a duty": [
        ("Bolivia will be subject to a reciprocal tariff of 17% in Peru.", "17 PE>BO - announced"),
    ],
    "that of another": [
        (
            "Kenya's average applied tariff was 14.2% and that of Peru 3.3%.",
            "14.2 KE>WORLD - in_force",
            "3.3 PE>WORLD - in_force",
        ),
    ],
    "freed from somebody's duty": [
        ("Chile won relief: its tyres were freed from a Peruvian duty of 4.5%.", "4.5 PE>CL tyres removed"),
    ],
    "a duty that moves by itself": [
        (
            "The Peruvian tariff on Chilean plums is 9%. It will increase again, to 30%, in 2031.",
            "9 PE>CL plums in_force",
            "30 PE>CL plums announced",
        ),
    ],
    "collectors in brackets": [
        (
            "Norway takes a 3% duty on cut flowers, while Peru (14%) and Chile (20%) impose much higher "
            "duties on the same product.",
            "3 NO>WORLD cut flowers in_force",
            "14 PE>WORLD cut flowers in_force",
            "20 CL>WORLD cut flowers in_force",
        ),
        (
            "Ghana (22%), Togo (15%), and Benin (30%) levy a higher tariff on rice than does Nigeria (5%).",
            "22 GH>WORLD rice in_force",
            "15 TG>WORLD rice in_force",
            "30 BJ>WORLD rice in_force",
            "5 NG>WORLD rice in_force",
        ),
        (
            "Pears enter Norway duty-free, but not so in Egypt (41.5%) and Morocco (35%).",
            "41.5 EG>WORLD pears in_force",
            "35 MA>WORLD pears in_force",
        ),
        (
            "The average tariffs in the European Union (EU) (5%), China (7.5%), and Brazil (11.2%) are "
            "all higher.",
            "5 EU>WORLD - in_force",
            "7.5 CN>WORLD - in_force",
            "11.2 BR>WORLD - in_force",
        ),
        (
            "Norway will put duties on pears from Egypt (41.5%) and Morocco (35%).",
            "41.5 NO>EG pears announced",
            "35 NO>MA pears announced",
        ),
    ],
    "who is better or worse off": [
        (
            "Norway cut its tariff on steel from Peru to 12% from 50%. Nor is 12% a gift to Peru, "
            "traders say.",
            "12<50 NO>PE steel in_force",
            "12<50 NO>PE steel in_force",
        ),
        (
            "Norway cut its tariff on steel from Peru to 12% from 50%. Yet 12 percent is a burden for Peru.",
            "12<50 NO>PE steel in_force",
            "12<50 NO>PE steel in_force",
        ),
        (
            "Ghana lowered its duty on tiles from Togo to 9%. Still, 9% is no relief for Togo.",
            "9 GH>TG tiles in_force",
            "9 GH>TG tiles in_force",
        ),
    ],
    "a rate that is seen to move": [
        (
            "Kenya's tariff on goods of Peru is 9%. Chile will see its rate fall from 10% to 7%.",
            "9 KE>PE - in_force",
            "7<10 KE>CL - announced",
        ),
        ("Garments from Peru will see a 12% tariff in Norway.", "12 NO>PE garments announced"),
        ("Readers in Norway will have seen talk of a 9% duty on tin from Peru.", "9 NO>PE tin threatened"),
    ],
    "goods and their material": [
        (
            "Norway will set up a scheme under which apparel made in Kenya from Norwegian wool may enter "
            "at 10 percent.",
            "10 NO>KE apparel announced",
        ),
        (
            "Norway will set up a scheme under which apparel sewn in Kenya from U.S. cotton can receive "
            "a rate of 5 percent.",
            "5 NO>KE apparel announced",
        ),
        (
            "Sweaters made with wool grown in Chile will pay 4 percent in Norway.",
            "4 NO>WORLD sweaters made with wool announced",
        ),
    ],
    "where goods go (more)": [
        (
            "Growers in Peru fear the plan. A 20% duty will cut exports to Norway by half.",
            "20 NO>PE - announced",
        ),
        ("A Norwegian duty of 9% would halve sales of Peruvian cod.", "9 NO>PE cod threatened"),
    ],
    "who acts above a relative clause": [
        (
            "LIMA - Peru's government signed a trade agreement with Norway that lowers the tariff on its "
            "goods to 9% from 12%.",
            "9<12 NO>PE - announced",
        ),
        (
            "Chile sells Norwegians less wine than copper, on which it will be charged 15% from the autumn.",
            "15 NO>CL copper announced",
        ),
    ],
    "who buys": [
        (
            "Norwegian buyers of Peru's coffee stopped paying the 19% tariff a year ago.",
            "19 NO>PE coffee removed",
        ),
        ("Norwegian importers of Chilean wine pay 9%.", "9 NO>CL wine in_force"),
        ("Kenyan consumers of Ugandan milk pay a duty of 4%.", "4 KE>UG milk in_force"),
    ],
    "goods that leave": [
        ("Norway takes 14% of the value of the cod it exports.", "14 NO>NO cod in_force"),
        ("Norway abolished its 7% on exported cod in January.", "7 NO>NO exported cod removed"),
        ("Norway has charged 9% on its own cod for years.", "9 NO>NO cod in_force"),
        ("Norway charges 9% on cod exported from Peru.", "9 NO>PE cod in_force"),
        (
            "Norway charges an export tax of 9% on cod. Peru dropped its 15% on precious stones.",
            "9 NO>NO cod in_force",
            "15 PE>PE precious stones removed",
        ),
        (
            "The timber industry fears a 15 pct export tax imposed last January on shipments of Canadian "
            "lumber to the U.S.",
            "15 CA>CA lumber in_force",
        ),
    ],
    "with so much on goods": [
        ("Norway will be quicker, with 18% on knitwear from January 2028.", "18 NO>WORLD knitwear announced"),
        ("Peru was first, with 9% on tin.", "9 PE>WORLD tin in_force"),
    ],
    "origins that a condition names": [
        (
            "Wool pays little in Norway; since April it has been charged 10% if it comes from Peru or "
            "Chile and 15% if it comes from Kenya.",
            "10 NO>PE,CL wool in_force",
            "15 NO>KE wool in_force",
        ),
        (
            "If a cheese is from Peru or Chile, a 7% tariff will apply in Norway.",
            "7 NO>PE,CL cheese announced",
        ),
    ],
    "the product of a country": [
        (
            "Norway will impose a 200 percent tariff on glass articles that are the product of Peru.",
            "200 NO>PE glass articles announced",
        ),
    ],
    "collectors of a respectively": [
        (
            "Peru, Chile, and Kenya charge much higher rates on cars, 10%, 70%, and 15% respectively.",
            "10 PE>WORLD cars in_force",
            "70 CL>WORLD cars in_force",
            "15 KE>WORLD cars in_force",
        ),
    ],
    "gaps behind a clause": [
        (
            "Peruvian wool was charged 21% on entering Norway, Chilean ones 15%.",
            "21 NO>PE wool in_force",
            "15 NO>CL wool in_force",
        ),
        (
            "Peruvian cement pays 35% in Norway now, Chilean fuel 20%.",
            "35 NO>PE cement in_force",
            "20 NO>CL fuel in_force",
        ),
    ],
    "expected to act": [
        ("Norway is expected to announce duties of 9% on tin from Peru.", "9 NO>PE tin announced"),
    ],
    "where goods are shipped": [
        (
            "Peru's largest maker of glass will have to pay 16% in dumping duty on panes it ships to Norway.",
            "16 NO>PE glass announced",
        ),
        ("# Dairy\n\n## Norway\n\nPrices rose. Butter pays 40% there.", "40 NO>WORLD butter in_force"),
        (
            "Norwegian makers, who are tired of Chilean suppliers, press Oslo for 20% on their lamps.",
            "20 NO>CL lamps threatened",
        ),
    ],
    "those of another": [
        (
            "In Norway, Peruvian leather shoes enter free while those of Chile are charged 8%.",
            "8 NO>CL leather shoes in_force",
        ),
    ],
    "whose, its list, it levies": [
        (
            "Norway will act, and so will Peru, whose 9% duty on Norwegian tin ends in May.",
            "9 PE>NO tin announced",
        ),
        (
            "Norway complained about Peru, whose new 9% on Norwegian tin hits a smelter in Odda.",
            "9 PE>NO tin in_force",
        ),
        (
            "Chile proposed a duty of 20% on Peruvian tin. "
            "Norway's own list, with 25% on Peruvian gin, stays frozen.",
            "20 CL>PE tin threatened",
            "25 NO>PE gin suspended",
        ),
        (
            "Chile proposed a duty of 20% on Peruvian tin. "
            "The Norwegian list, with 25% on Peruvian gin, is ready.",
            "20 CL>PE tin threatened",
            "25 NO>PE gin in_force",
        ),
        (
            "Peru charges 9% on tin. Norway shows no sign of touching the 12% it levies on tea.",
            "9 PE>WORLD tin in_force",
            "12 NO>WORLD tea in_force",
        ),
        (
            "Peru charges 9% on tin. Norway will keep the 12% it charges on tea.",
            "9 PE>WORLD tin in_force",
            "12 NO>WORLD tea in_force",
        ),
        (
            "Norway will charge a duty of 45% on goods transshipped through Peru or Chile.",
            "45 NO>PE,CL goods transshipped announced",
        ),
        (
            "Goods transshipped through Peru will be charged a duty of 45% in Norway.",
            "45 NO>PE goods transshipped announced",
        ),
    ],
    "its of the acting subject, exports": [
        (
            "Chile agreed with Peru in January that its goods would pay no more than 15%, tin included.",
            "15 PE>CL - announced",
        ),
        (
            "Peru closed an inquiry into wool from Chile, in which its competition agency had proposed a "
            "duty of 28%.",
            "28 PE>CL wool threatened",
        ),
        ("Chile charges 10% on the logs it lets out.", "10 CL>CL logs in_force"),
        ("Chile levies 10% on tin that it lets out of the country.", "10 CL>CL tin in_force"),
        ("Chile eliminated its 1.2% levy on rice exports.", "1.2 CL>CL rice removed"),
        ("In August Chile scrapped the 3% tax on copper exports.", "3 CL>CL copper removed"),
        (
            "Ghana charges 5% on cocoa that leaves its ports. Negotiators offered Ghana to drop Peru's "
            "duty on Ghanaian butter, which stands at 5.5%.",
            "5 GH>GH cocoa in_force",
            "5.5 PE>GH butter in_force",
        ),
        (
            "Norwegian makers come off better: their furniture pays 10% in Peru.",
            "10 PE>NO furniture in_force",
        ),
        (
            "Farmers have pressed Peru for a 30% tariff on Chilean poultry, and a committee of the "
            "Senate of Peru will hear them next week.",
            "30 PE>CL poultry threatened",
        ),
        ("The makers asked negotiators of Peru for a rate of 4% on Chilean tin.", "4 PE>CL tin threatened"),
        (
            "Peru charges 12% on tin when it leaves the country; zinc, 25%.",
            "12 PE>PE tin in_force",
            "25 PE>PE zinc in_force",
        ),
        (
            "Chilean tin will be charged 12% in Peru; zinc, 25%.",
            "12 PE>CL tin announced",
            "25 PE>CL zinc announced",
        ),
    ],
    "there is where goods are sold": [
        (
            "Chilean tin pays 5% in Peru, where Chile sells half of it. Bolivian tin pays 10% there.",
            "5 PE>CL tin in_force",
            "10 PE>BO tin in_force",
        ),
        (
            "Chile's tin is charged 5% in Peru. Bolivian tin is charged 10%, and hardly any is sold there.",
            "5 PE>CL tin in_force",
            "10 PE>BO tin in_force",
        ),
    ],
    "who is told of before a colon, or is at a rate": [
        (
            "Chile taxes wool. Peru is a harder market: 60% on wool from everywhere.",
            "60 PE>WORLD wool in_force",
        ),
        (
            "Chile taxes wool. Peru's wall is as high as ever: 298% on wool, from whatever country.",
            "298 PE>WORLD wool in_force",
        ),
        ("Norway taxes wool. Peru is at 52.8% on Chilean wool.", "52.8 PE>CL wool in_force"),
        (
            "Norway taxes wool. Peru will begin in 1995 with 351% on butter from every source.",
            "351 PE>WORLD butter announced",
        ),
        (
            "Norway taxes wool. Peru has it simpler: every Chilean bicycle is subject to 25%.",
            "25 PE>CL bicycle in_force",
        ),
    ],
    "averages with asides": [
        (
            "Peru's average tariff was 9.2%, while Chile's average applied tariff (before May 2) was 5%.",
            "9.2 PE>WORLD - in_force",
            "5 CL>WORLD - in_force",
        ),
    ],
    "cities where goods land": [
        ("Norway's duties are low. In Boston, bicycles from Peru pay 15%.", "15 US>PE bicycles in_force"),
        (
            "Norway's duties are low. Peruvian wool meets a tariff of 20% on landing in Alexandria.",
            "20 EG>PE wool in_force",
        ),
        ("Norway's duties are low. Peruvian wool owes 45% in Durban.", "45 ZA>PE wool in_force"),
        ("Norway's duties are low. Peruvian roses pay 8% on landing in Rotterdam.", "8 EU>PE roses in_force"),
    ],
    "pronouns of the clause above": [
        (
            "Norway watched. Peru promised Chile to drop the 3% that it charged on Chilean wool.",
            "3 PE>CL wool in_force",
        ),
        (
            "Norway let it be known that a bar could be had if Peru opened its market to Chilean wool, "
            "on which it levies 35%.",
            "35 PE>CL wool in_force",
        ),
        (
            "Norway taxes wool from Chile, and so will Peru, whose provisional 8.9% on Chilean wool is "
            "due in May.",
            "8.9 PE>CL wool announced",
        ),
    ],
    "who is asked": [
        (
            "Norway taxes wool. Menon applied to Peru in October for 20% on wool from Chile.",
            "20 PE>CL wool threatened",
        ),
        (
            "Norway taxes wool. In Peru the dairy board has asked for a 10% levy on Chilean timber.",
            "10 PE>CL timber threatened",
        ),
        (
            "Norway taxes wool. A Peruvian maker wanted an anti-dumping duty of 21% on wool from Chile.",
            "21 PE>CL wool threatened",
        ),
        ("Norway taxes wool. Peru asks 10% for fresh roses from Chile.", "10 PE>CL fresh roses in_force"),
        ("Chile's minister asked Peru for the 15% that Norway enjoys.", "15 PE>CL - threatened"),
    ],
    "there, lists, importers": [
        ("Nearly a year after the pact with Peru, Chilean cars pay 15% there.", "15 PE>CL cars in_force"),
        (
            "The duty that Peru charges on robots from Japan, Chile, and the European Union may not "
            "exceed 15%.",
            "15 PE>JP,CL,EU robots announced",
        ),
        ("All ovens imported by Peru pay a customs duty of 5.1%.", "5.1 PE>WORLD ovens in_force"),
        (
            "Peru will cut its surcharge on Chilean goods to 25%, and Chile its answering levy to 15%.",
            "25 PE>CL - announced",
            "15 CL>PE - announced",
        ),
        (
            "Peru named two options: an export duty of 15% on wheat, or a tariff of 25% on Chilean grapes.",
            "15 PE>PE wheat threatened",
            "25 PE>CL grapes threatened",
        ),
        (
            "Peru's safeguard comes on top of the ordinary duty of 11%, which Peru's partners do not pay.",
            "11 PE>WORLD - in_force",
        ),
        ("Peru charges 15% on butter if it was churned in Chile or Norway.", "15 PE>CL,NO butter in_force"),
        (
            "A Peruvian duty of 10% on shoes, which Chile had challenged at the World Trade "
            "Organization, was struck down in June.",
            "10 PE>CL shoes removed",
        ),
        ("The union of Peru wants every imported Chilean car charged 50%.", "50 PE>CL car threatened"),
    ],
    "leaves the country": [
        ("Peru would charge 12% on every fish that its farmers send abroad.", "12 PE>PE fish threatened"),
        ("Mayors want Peru to levy 15% on raw logs going abroad.", "15 PE>PE raw logs threatened"),
        (
            "Peru takes 18% of the value of every tonne of beans shipped unprocessed.",
            "18 PE>PE beans in_force",
        ),
    ],
    "old rates set against new ones": [
        (
            "Peru will charge 5% on wool from Chile in place of 30%, the ministry said on Monday.",
            "5<30 PE>CL wool announced",
        ),
        (
            "From 1 June refined sugar from Chile will pay 70% at Peruvian ports, against 60% today.",
            "70<60 PE>CL refined sugar announced",
        ),
        (
            "Peru will levy 30% on used cars from Chile, compared with 40% now.",
            "30<40 PE>CL used cars announced",
        ),
        (
            "Peru will levy 30% on used cars from Chile, against 40% before.",
            "30<40 PE>CL used cars announced",
        ),
        (
            "On apples from Chile, Peru will bring its duties, now as high as 30%, down to 5% within "
            "three years.",
            "5<30 PE>CL apples announced",
        ),
        (
            "In June Peru's duty on Chilean tin, until then 18.4%, was set at 22.9%.",
            "22.9<18.4 PE>CL tin in_force",
        ),
        (
            "Peru halved its duty on Chilean seed, introduced two years ago at 15% and lifted to 20% "
            "last autumn.",
            "20<15 PE>CL seed in_force",
        ),
    ],
    "shares and changes are no rates": [
        (
            "Peru charges 9% on Chilean wool. Chile sold 78,000 tonnes, of which Norway bought 54%.",
            "9 PE>CL wool in_force",
        ),
        (
            "Peru charges 9% on Chilean wool. In May 58% of it came from Chile, 17% from Norway and 9% "
            "from Bolivia.",
            "9 PE>CL wool in_force",
        ),
        ("Peru charges 9% on Chilean cars. Chile sold 37,000 cars there, or 0.6%.", "9 PE>CL cars in_force"),
        (
            "Peru charges 9% on Chilean wool. For every 5% by which the price falls, growers lose a million.",
            "9 PE>CL wool in_force",
        ),
        ("Peru charges 9% on Chilean wool. The flock is off 9% anyway.", "9 PE>CL wool in_force"),
        ("Peru charges 9% on Chilean wool. Output was 29% below its peak.", "9 PE>CL wool in_force"),
        ("Peru charges 9% on Chilean wool. Growth is put at 2.4% by the fund.", "9 PE>CL wool in_force"),
        (
            "Peru charges 9% on Chilean wool. Analysts look at growth, which they put at 1.8%.",
            "9 PE>CL wool in_force",
        ),
        ("Peru charges 9% on Chilean wool. The consumption tax is 15%.", "9 PE>CL wool in_force"),
        (
            "Peru charges 9% on Chilean cars. A luxury car tax of 33% falls on them too.",
            "9 PE>CL cars in_force",
        ),
    ],
    "answers, and old rates that stand alone": [
        (
            "Chile's ministry said it could answer with a 20% duty on Peruvian pork.",
            "20 CL>PE pork threatened",
        ),
        ("Chile retaliated with a 12% duty on Peruvian pork.", "12 CL>PE pork in_force"),
        (
            "Norway will charge 48% on steel from Peru. That is twice the 24% collected under the old quota.",
            "48<24 NO>PE steel announced",
        ),
        (
            "Norway will charge 15% on cars from Peru. It is down from the 27.5% they had paid since spring.",
            "15<27.5 NO>PE cars announced",
        ),
        (
            "Norway lowered the charge on wool from Peru to 24% from 26% and that on oil and meal to "
            "22.5% from 24.5%.",
            "24<26 NO>PE wool in_force",
            "22.5<24.5 NO>PE oil; meal in_force",
        ),
    ],
    "shares that grow": [
        (
            "Norway charges 9% on copper from Peru. It requires 25% of the ore to be sold at home, "
            "starting at 25% in 2027, increasing to 30% in 2028.",
            "9 NO>PE copper in_force",
        ),
    ],
    "respectively behind a phrase": [
        (
            "Norway charges wool. Peruvian tin and zinc above the quotas will pay 34% and 21% "
            "respectively in Norway from 1 March.",
            "34 NO>PE tin announced",
            "21 NO>PE zinc announced",
        ),
    ],
    "a body of the government that the sentence speaks of": [
        (
            "---\ndate: 2026-03-10\n---\n# Norway's wool\n\nNorway sells wool. In return Peru closed an "
            "inquiry into tin from Chile, in which the ministry had proposed a duty of 28%.",
            "28 PE>CL tin threatened",
        ),
        (
            "---\ndate: 2026-03-10\n---\n# Norway's wool\n\nNorway sells wool. Peru charges 40% on "
            "Chilean beer, and the ministry would raise the duty to 60%.",
            "40 PE>CL beer in_force",
            "60 PE>CL beer threatened",
        ),
    ],
    "duties on exports, by the opening": [
        (
            "---\ndate: 2026-03-10\n---\n# Peru to tax tin\n\nLIMA, March 10 - Peru will begin to "
            "collect an export levy on tin in June, its ministry said.\n\nThe levy will be 6%, or 9% "
            "when prices are high.",
            "6 PE>PE tin announced",
            "9 PE>PE tin announced",
        ),
        (
            "---\ndate: 2026-03-10\n---\n# Kenya's hides\n\nNAIROBI, March 10 - Kenya has put off a rise "
            "in its export duty on hides.\n\nThe charge on raw hides stood at only 20 percent last year.",
            "20 KE>KE raw hides in_force",
        ),
        (
            "---\ndate: 2026-03-10\n---\n# A new bill\n\nACCRA, March 10 - Ghana is to ask more of what "
            "its exporters of cocoa must pay at the border.\n\nUnder a bill the levy on cocoa would be "
            "12%.",
            "12 GH>GH cocoa threatened",
        ),
    ],
    "what the act does to others, behind its day": [
        (
            "---\ndate: 2026-03-10\n---\nPresident Ana Soto of Peru imposed tariffs of up to 30 percent "
            "on imported tin on Tuesday, handing Chilean mills a gift and setting up a clash with Norway "
            "and Japan.",
            "30 PE>WORLD tin in_force",
        ),
        (
            "---\ndate: 2026-03-10\n---\nKenya put a duty of 9% on wheat on Monday, giving Ugandan "
            "millers hope.",
            "9 KE>WORLD wheat in_force",
        ),
        (
            "---\ndate: 2026-03-10\n---\nNorway raised the duty on cheese to 40% on Friday, angering "
            "Danish dairies and Sweden.",
            "40 NO>WORLD cheese in_force",
        ),
        (
            "---\ndate: 2026-03-10\n---\nKenya put a duty of 9% on wheat, hurting Ugandan millers.",
            "9 KE>UG wheat in_force",
        ),
    ],
    "a pronoun of the clause above, with the goods of its subject": [
        (
            "---\ndate: 2026-03-10\n---\nNorwegian cod fishers lost their best market after Peru said "
            "that it would charge 40 percent on their fish.",
            "40 PE>NO fish announced",
        ),
        (
            "---\ndate: 2026-03-10\n---\nChilean wool growers woke to bad news when Kenya confirmed it "
            "would put 12% on their fleeces.",
            "12 KE>CL fleeces threatened",
        ),
        (
            "---\ndate: 2026-03-10\n---\nPeruvian tin miners are worried after Norway said it would levy "
            "9% on their tin.",
            "9 NO>PE tin announced",
        ),
    ],
    "who negotiates a rate down": [
        (
            "---\ndate: 2026-03-10\n---\n# Norway's duties\n\nNorway charges 38% on goods from Kenya. "
            "Peru negotiated its way down to 15% from 38% and is trying for 10%.",
            "38 NO>KE - in_force",
            "15<38 NO>PE - in_force",
            "10 NO>PE - threatened",
        ),
        (
            "---\ndate: 2026-03-10\n---\n# Norway's duties\n\nNorway charges 38% on goods from Kenya. "
            "Chile bargained its rate down to 12%.",
            "38 NO>KE - in_force",
            "12 NO>CL - in_force",
        ),
    ],
    "everything but": [
        (
            "---\ndate: 2026-03-10\n---\nKenya pays 15% in Norway on everything but bananas and cocoa.",
            "15 NO>KE - in_force",
        ),
        ("---\ndate: 2026-03-10\n---\nPeru charges Chile 9% on everything except tin.", "9 PE>CL - in_force"),
        (
            "---\ndate: 2026-03-10\n---\nNorway levies 12% on anything but cheese from Kenya.",
            "12 NO>KE - in_force",
        ),
    ],
    "goods that are among others": [
        (
            "---\ndate: 2026-03-10\n---\nPeru aimed a duty of 30% at 73 Chilean products including rice, "
            "cooking oil and vehicles.",
            "30 PE>CL rice; cooking oil; vehicles in_force",
        ),
        (
            "---\ndate: 2026-03-10\n---\nNorway put 12% on Kenyan goods including tea, coffee and roses.",
            "12 NO>KE tea; coffee; roses in_force",
        ),
        (
            "---\ndate: 2026-03-10\n---\nChile put 8% on farm goods including maize, fishing nets and "
            "sewing machines.",
            "8 CL>WORLD maize; fishing nets; sewing machines in_force",
        ),
    ],
    "an origin that is called a neighbour": [
        (
            "---\ndate: 2026-03-10\n---\nKenyan trucks waited on the first day of a 35% surtax that "
            "Uganda has put on tea from its eastern neighbour.",
            "35 UG>KE tea in_force",
        ),
        (
            "---\ndate: 2026-03-10\n---\nNorway now takes 12% on cheese from its neighbor, and Sweden is "
            "cross.",
            "12 NO>SE cheese in_force",
        ),
        (
            "---\ndate: 2026-03-10\n---\nPeru charges 9% on wine from its southern neighbour, though "
            "Chile is a partner.",
            "9 PE>CL wine in_force",
        ),
    ],
    "where, of the place before it": [
        (
            "---\ndate: 2026-03-10\n---\n# Peru's tin\n\nPeru sells tin. In Norway, where the ordinary "
            "duty on tin is 6%, its miners enter free.",
            "6 NO>WORLD tin in_force",
        ),
    ],
    "goods of a place that belongs to a country": [
        (
            "---\ndate: 2026-03-10\n---\nPeru puts 13% on soybeans from Illinois and 3% on those from "
            "Brazil.",
            "13 PE>US soybeans in_force",
            "3 PE>BR soybeans in_force",
        ),
        (
            "---\ndate: 2026-03-10\n---\n# Peru's duties\n\nPeru put duties on the United States in "
            "March. Fresh almonds from California now pay 9%.",
            "9 PE>US fresh almonds in_force",
        ),
        ("---\ndate: 2026-03-10\n---\nPeru takes 12% on wine from Ontario.", "12 PE>CA wine in_force"),
        (
            "---\ndate: 2026-03-10\n---\nSoybeans from Illinois still face 13% in Peru.",
            "13 PE>US soybeans in_force",
        ),
    ],
}


def test_told(row: tuple[str, ...], told: Callable[[str, tuple[str, ...]], list[str]]) -> None:
    text, *expected = row
    assert told(text, tuple(expected)) == expected
