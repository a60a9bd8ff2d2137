"""Roles of percentages, with the rule that decides each, and their subjects."""

from __future__ import annotations

import pytest

from tradewire.values.percent_rules import RULES
from tradewire.values.percentages import find_percentages

# (text, role, rule) of the last percentage
ROLES = [
    ("The levy was cut by 5 percentage points", "tariff_change", "points"),
    ("The bank cut rates by 50 basis points", "change", "points"),
    ("Good | Duty\nTiles | 12%", "tariff_rate", "cell"),
    ("Product | Share of imports\nTiles | 12%", "share", "cell"),
    ("Year | Growth\n2024 | 1.2%", "growth", "cell"),
    ("Product | Change\nTiles | 12%", "change", "cell"),
    ("64% of drivers support the plan", "poll", "people"),
    ("Some 40 percent of respondents were unsure", "poll", "people"),
    ("Yet 68 per cent called it late", "poll", "people"),
    ("China takes 44% of the ore", "share", "part-of"),
    ("an ad valorem duty of 10 percent of the customs value", "tariff_rate", "part-of"),
    ("Imports fell by 3 percent", "change", "by"),
    ("It will reduce the duty by 40 percent", "tariff_change", "by"),
    ("The economy will grow by 2%", "growth", "by"),
    ("Consumer prices went up by 2%", "inflation", "by"),
    ("a 10 percent tariff increase", "tariff_change", "change-noun"),
    ("a 50% cut in import duties", "tariff_change", "change-noun"),
    ("a rise of 0.3 pct in output", "change", "change-noun"),
    ("a 4% growth", "growth", "change-noun"),
    ("Futures closed 1.8% higher", "change", "compare"),
    ("They bought 20 percent more maize", "change", "compare"),
    ("a 25% tariff on tin", "tariff_rate", "duty-noun-behind"),
    ("the 10 percent additional import duty", "tariff_rate", "duty-noun-behind"),
    ("a 7% electricity tariff", "other", "duty-noun-behind"),
    ("a 9-1/8 pct coupon", "interest_rate", "topic-behind"),
    ("a 20% stake in the mine", "share", "topic-behind"),
    ("the 3% inflation rate", "inflation", "topic-behind"),
    ("Tariffs bite. Norway gets the 15% rate.", "tariff_rate", "rate-noun-behind"),
    ("Norway gets the 15% rate.", "other", "none"),
    ("Sales were up 38%", "change", "up-down"),
    ("Exports rose 5 percent", "change", "change-verb"),
    ("The peso lost almost 2%", "change", "change-verb"),
    ("The index fell 412 points, or 1.4 percent", "change", "change-verb"),
    ("GDP shrank 0.4%", "growth", "change-verb"),
    ("Customs officers say Oslo charges 15 percent on their goods", "tariff_rate", "collected"),
    ("Fish pays a duty. Cod pays 9.8% at the border.", "tariff_rate", "collected"),
    ("They pay 9.8% at the border.", "other", "none"),
    ("a duty of 40 per cent", "tariff_rate", "topic-before"),
    ("inflation, which stood at 31 percent", "inflation", "topic-before"),
    ("The yield rose to 4.4%", "interest_rate", "topic-before"),
    ("growth of 1.7 per cent next year", "growth", "change-noun"),
    ("unemployment stands at 8 percent", "other", "topic-before"),
    ("value-added tax, at 7.5 per cent,", "other", "topic-before"),
    ("approval rating, at 76% in May", "poll", "topic-before"),
    ("the telephone tariff was set at 9%", "other", "topic-before"),
    ("Customs will take more: 10% on tin and zinc", "tariff_rate", "collected"),
    ("The levies change. From May: 10% on tin", "tariff_rate", "on-goods"),
    ("Tariffs are back. The 15% that Ghana pays is the lowest.", "tariff_rate", "that-pays"),
    ("Tariffs rise. Letters went to Kenya (25%)", "tariff_rate", "named"),
    ("The new duties:\n- Tin: 45% since June", "tariff_rate", "lead-in"),
    ("Tariffs loom: Lima had asked for 45 percent", "tariff_rate", "topic-before"),
    ("Tariffs loom. Lima had asked for 45 percent", "tariff_rate", "sought"),
    ("So 8 percent is what inflation may reach", "inflation", "topic-later"),
    ("Good | Tariff now\nTin | 45% from July", "tariff_rate", "cell-prose"),
    ("spirits pay a levy of 60 per cent, tobacco 30 per cent", "tariff_rate", "topic-before"),
    ("Beans fell 3 percent, maize and rye 5 percent", "change", "sibling"),
    ("to 15 percent from a duty of 20 percent", "tariff_rate", "topic-before"),
    ("5 percent", "other", "none"),
]


@pytest.mark.parametrize(("text", "role", "rule"), ROLES)
def test_role_and_rule(text: str, role: str, rule: str) -> None:
    value = find_percentages(text)[-1]
    assert (value.role, value.rule) == (role, rule)


def test_every_rule_has_a_row() -> None:
    assert {name for name, _ in RULES} <= {rule for _, _, rule in ROLES}


def test_an_earlier_and_a_later_value_have_one_role() -> None:
    later, earlier = find_percentages("The duty goes to 15 percent from 20 percent")
    assert (later.previous, later.role, earlier.role) == (1, "tariff_rate", "tariff_rate")
    first, second = find_percentages("raised from 5% to a duty of 10%")
    assert (first.role, first.rule, second.role) == ("tariff_rate", "pair", "tariff_rate")


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("44 percent of demand", "demand"),
        ("a 25% tariff on Peruvian tin", "Peruvian tin"),
        ("25 percent on tin ore", "tin ore"),
        ("inflation stood at 31 percent", "inflation"),
        ("Exports rose nearly 5 percent", "Exports"),
        ("a 7% coupon", "coupon"),
        ("5 percent", None),
    ],
)
def test_subject(text: str, subject: str | None) -> None:
    assert find_percentages(text)[0].subject == subject
