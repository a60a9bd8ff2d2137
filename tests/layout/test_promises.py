from __future__ import annotations

import pytest

from tradewire.layout.promises import Promise, promise


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Implications", "promise"),
        ("Consequences for bakers and millers", "promise"),
        ("IMPACT ON SHIPPING", "promise"),
        ("Who could be hit, and how hard", "promise"),
        ("What the surcharge may mean for Lima", "promise"),
        ("How the quota will affect growers", "promise"),
        ("Possible outcomes:", "promise"),
        ("What happens next", "hint"),
        ("Winners and losers", "hint"),
        ("The impact so far", "hint"),
        ("When the duties take effect", None),
        ("Glossary of terms", None),
        ("Impact assessment", None),
        ("Who signed it", None),
        ("What we know", None),
        ("Reactions from abroad", None),
        ("Where it might lead", "promise"),
        ("", None),
        (None, None),
        ("The " + "very " * 30 + "long consequences", None),
    ],
)
def test_headings(heading: str | None, expected: Promise | None) -> None:
    assert promise(heading) == expected
