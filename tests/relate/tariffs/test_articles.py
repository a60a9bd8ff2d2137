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
}


def test_told(row: tuple[str, ...], told: Callable[[str, tuple[str, ...]], list[str]]) -> None:
    text, *expected = row
    assert told(text, tuple(expected)) == expected
