"""How sure a tariff is: by the rules that found its parties, and how often those were right."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tradewire import Extractor
from tradewire.lexicons.rule_precision import precision_of, rule_precisions
from tradewire.relate.tariffs.article.discourse import Told
from tradewire.relate.tariffs.confidence import confidence_of


def told(imposer_how: str, targets_how: str) -> Told:
    """A mention whose parties were found by those rules."""
    return Told(
        percent=0,
        low=Decimal(12),
        high=Decimal(12),
        imposer=("KE",),
        imposer_how=imposer_how,
        targets=("PE",),
        targets_how=targets_how,
        products=(),
        status="in_force",
        status_how="tense",
        block=0,
        span=(0, 3),
        evidence=((0, 9),),
    )


def test_a_rule_is_right_at_most_as_often_as_it_is_seen() -> None:
    for one in rule_precisions():
        assert 0 <= one.right <= one.seen
        assert 0 < precision_of(one.slot, one.rule) < 1


def test_each_rule_stands_once() -> None:
    keys = [(e.slot, e.rule) for e in rule_precisions()]
    assert len(keys) == len(set(keys))


def test_many_cases_outweigh_the_reach_and_few_do_not() -> None:
    owner = precision_of("imposer", "subject")
    listed = next(e for e in rule_precisions() if (e.slot, e.rule) == ("imposer", "subject"))
    assert abs(owner - Decimal(listed.right) / listed.seen) < Decimal("0.02")
    assert precision_of("imposer", "no such rule") == precision_of("imposer", "nor this one")
    assert precision_of("imposer", "no such rule") < owner


def test_the_clause_counts_more_than_the_article_and_that_more_than_a_default() -> None:
    clause = confidence_of(told("subject", "phrase"))
    article = confidence_of(told("last-here", "last-here"))
    default = confidence_of(told("home", "default"))
    assert clause > article > default > 0


def test_open_slots_count_as_found_by_no_rule() -> None:
    assert confidence_of(told("", "")) == confidence_of(told("none", "none"))


def test_it_has_two_places_and_lies_between_zero_and_one() -> None:
    for one in rule_precisions():
        for other in rule_precisions():
            value = confidence_of(told(one.rule, other.rule))
            assert 0 <= value <= 1
            assert value == round(value, 2)


@pytest.mark.parametrize(
    ("sure", "unsure"),
    [
        ("Kenya put a duty of 12% on tiles from Peru.", "Kenya is dry. The duty will be 12%."),
        ("Kenya put 12% on tiles from Peru.", "Tiles pay 12%, and Kenya is content."),
    ],
)
def test_records_of_plain_sentences_are_surer(extractor: Extractor, sure: str, unsure: str) -> None:
    (plain,), (vague,) = extractor.extract(sure).tariffs, extractor.extract(unsure).tariffs
    assert plain.confidence > 0.85
    assert vague.confidence < plain.confidence
