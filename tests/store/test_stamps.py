"""What newer means."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradewire.store.stamps import Stamp, Verdict, judge, version_key

BASE = Stamp("1.0", "0.1.0", "3.8.7", "en_core_web_md", "3.7.1", "a")


@pytest.mark.parametrize(
    ("changes", "newer"),
    [
        ({"tradewire": "0.2.0"}, True),
        ({"tradewire": "0.10.0"}, True),
        ({"tradewire": "0.1.0.post1"}, True),
        ({"tradewire": "0.1.0rc1"}, False),
        ({"tradewire": "0.1"}, False),  # the same version
        ({"schema_version": "1.1", "tradewire": "0.0.1"}, True),
        ({"spacy": "3.8.18"}, True),
        ({"spacy": "3.8.6"}, False),
        ({"model_version": "3.8.0", "spacy": "3.7.0"}, True),
        ({"model": "en_core_web_sm", "model_version": "3.8.0"}, False),
        ({"model": "en_core_web_sm", "tradewire": "0.2.0"}, True),
        ({"sha256": "b"}, False),
        ({"tradewire": "home-made"}, False),
    ],
)
def test_what_is_newer(changes: dict[str, str], newer: bool) -> None:
    other = BASE._replace(**changes)
    assert other.is_newer_than(BASE) is newer
    assert not (other.is_newer_than(BASE) and BASE.is_newer_than(other))


def test_verdicts() -> None:
    new = BASE._replace(tradewire="0.2.0", sha256="b")
    differing = BASE._replace(sha256="c")
    assert judge(BASE, None) == Verdict.added
    assert judge(BASE, BASE) == Verdict.unchanged
    assert judge(new, BASE) == Verdict.replaced
    assert judge(BASE, new) == Verdict.older
    assert judge(BASE, new, replace=True) == Verdict.older
    assert judge(differing, BASE) == Verdict.differing
    assert judge(differing, BASE, replace=True) == Verdict.replaced


VERSIONS = [
    "1",
    "1.0",
    "1.0rc1",
    "0.9.10",
    "0.9.9",
    "2024.1",
    "v1.2",
    "x",
    "x10",
    "x9",
    "",
    "1.0+local",
    "1-",
    "é9",
]


def test_any_two_versions_compare() -> None:
    for one, two in product(VERSIONS, VERSIONS):
        assert sum((version_key(one) < version_key(two), version_key(one) > version_key(two))) <= 1
    assert version_key("x9") < version_key("x10") < version_key("0.9.9") < version_key("0.9.10")


stamps = st.builds(
    Stamp,
    st.sampled_from(["1.0", "1.1"]),
    st.sampled_from(["0.1", "0.2", "dev"]),
    st.sampled_from(["3.8.7", "3.8.18"]),
    st.sampled_from(["md", "sm"]),
    st.sampled_from(["3.7.1", "3.8.0"]),
    st.just("a"),
)


@given(stamps, stamps, stamps)
def test_newer_is_an_order(one: Stamp, two: Stamp, three: Stamp) -> None:
    assert not one.is_newer_than(one)
    if one.is_newer_than(two) and two.is_newer_than(three):
        assert one.is_newer_than(three)
