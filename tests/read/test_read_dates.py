from __future__ import annotations

import pytest

from tradewire.read.dates import iso_date


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2025-03-04", "2025-03-04"),
        ("2025-03-04T10:20", "2025-03-04T10:20"),
        ("2025-03-04 10:20:30.123 +0530", "2025-03-04T10:20:30+05:30"),
        ("2025-03-04T10:20:30 UTC", "2025-03-04T10:20:30Z"),
        ("20250304", "2025-03-04"),
        ("4 March 2025", "2025-03-04"),
        ("the 4th of March, 2025", "2025-03-04"),
        ("Updated Mar. 4, 2025 at 9 a.m.", "2025-03-04"),
        ("Tue, 04 Mar 2025 08:00:00 +0100", "2025-03-04T08:00:00+01:00"),
        ("Sept 2025", "2025-09"),
        ("2025-02-30", None),
        ("30 February 2025", None),
        ("2025-03-04T25:61", "2025-03-04"),
        ("March", None),
        ("soon", None),
        ("", None),
    ],
)
def test_dates(written: str, iso: str | None) -> None:
    assert iso_date(written) == iso
