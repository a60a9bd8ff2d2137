"""Which mentions are one measure: the rule, case by case, on values and on articles."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tradewire import Extractor
from tradewire.relate.tariffs.article.discourse import Told
from tradewire.relate.tariffs.details.attributes import Attributes
from tradewire.relate.tariffs.measures import Mention, merge
from tradewire.relate.tariffs.model import AdValorem, Exemption, Rate, Specific, Status

TEXT = "tiles | floor tiles | glazed porcelain floor tiles | wall tiles | imported tile | glass"


def mention(
    *goods: str,
    at: int = 0,
    rate: Rate | None = None,
    imposer: tuple[str, ...] = ("KE",),
    targets: tuple[str, ...] = ("PE",),
    status: Status | None = "in_force",
    previous: Rate | None = None,
    attributes: Attributes | None = None,
    confidence: str = "0.9",
) -> Mention:
    """A mention at offset `at` of a duty of 12 % by Kenya on Peru, unless something else is said."""
    products = tuple((TEXT.index(words), TEXT.index(words) + len(words)) for words in goods)
    told = Told(
        percent=0,
        low=Decimal(12),
        high=Decimal(12),
        imposer=imposer,
        imposer_how="subject",
        targets=targets,
        targets_how="phrase",
        products=products,
        status=status,
        status_how="tense",
        block=0,
        span=(at, at + 3),
        evidence=((at, at + 9),),
    )
    own = rate if rate is not None else AdValorem(Decimal(12), Decimal(12))
    return Mention(told, own, previous, attributes or Attributes(), Decimal(confidence))


SAME = [
    (mention("tiles"), mention("tiles", at=10)),
    (mention("tiles"), mention("imported tile", at=10)),
    (mention("floor tiles"), mention("tiles", at=10)),
    (mention("tiles", "glass"), mention("glass", "floor tiles", at=10)),
    (mention(), mention(at=10)),
    (mention(targets=("PE", "CL")), mention(targets=("CL", "PE"), at=10)),
]
DIFFERENT = [
    (mention("floor tiles"), mention("wall tiles", at=10)),
    (
        mention("tiles"),
        mention("glazed porcelain floor tiles", at=10),
    ),  # a quarter of the words is too little
    (mention("tiles"), mention("glass", at=10)),
    (mention("tiles"), mention("tiles", "glass", at=10)),
    (mention("tiles"), mention(at=10)),
    (mention(), mention(at=10, targets=("CL",))),
    (mention(), mention(at=10, imposer=("UG",))),
    (mention(), mention(at=10, status="threatened")),
    (mention(), mention(at=10, rate=AdValorem(Decimal(12), Decimal(14)))),
    (mention(), mention(at=10, rate=Specific(Decimal(12), None, "KES", "kg"))),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_measure(one: Mention, other: Mention) -> None:
    (tariff,) = merge([one, other], TEXT)
    assert tariff.mentions == (one.told.span, other.told.span)
    assert tariff.evidence == (*one.told.evidence, *other.told.evidence)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_measures(one: Mention, other: Mention) -> None:
    assert [t.mentions for t in merge([one, other], TEXT)] == [(one.told.span,), (other.told.span,)]


def test_order_is_that_of_the_first_mention() -> None:
    tariffs = merge([mention("glass", at=30), mention("tiles", at=20), mention("glass", at=10)], TEXT)
    assert [t.mentions[0][0] for t in tariffs] == [10, 20]


def test_what_one_mention_says_holds_for_the_measure() -> None:
    first = mention("tiles", attributes=Attributes(exempt=(Exemption(code="UG"),)), confidence="0.4")
    said = Attributes(
        kind="safeguard",
        change="new",
        retaliatory=True,
        name="tile levy",
        legal_basis="Tile Act",
        exempt=(Exemption(text="bricks"),),
        announced="2026-01-02",
        effective="2026-02-03",
        expires="2027-02-03",
    )
    later = mention("floor tiles", at=10, attributes=said, previous=AdValorem(Decimal(8), Decimal(8)))
    last = mention("tiles", at=20, attributes=replace(said, name="other levy", change="increase"))
    (tariff,) = merge([first, later, last], TEXT)
    assert tariff.kind == "safeguard"
    assert (tariff.change, tariff.retaliatory, tariff.name) == ("new", True, "tile levy")
    assert (tariff.announced, tariff.effective, tariff.expires) == ("2026-01-02", "2026-02-03", "2027-02-03")
    assert tariff.exempt == (Exemption(code="UG"), Exemption(text="bricks"))
    assert tariff.previous_rate == AdValorem(Decimal(8), Decimal(8))
    assert [p.text for p in tariff.products] == ["floor tiles"]
    assert tariff.confidence == Decimal("0.9")


def test_an_old_rate_goes_to_the_same_measure_of_another_status() -> None:
    old = AdValorem(Decimal(8), Decimal(8))
    told = mention("tiles", status="announced", previous=old)
    threatened = mention("tiles", status="threatened", at=10)
    elsewhere = mention("tiles", imposer=("UG",), at=20)
    assert [t.previous_rate for t in merge([told, threatened, elsewhere], TEXT)] == [old, old, None]


def test_joining_keeps_what_every_mention_says_of_the_parties() -> None:
    mentions = [pair for pairs in (*SAME, *DIFFERENT) for pair in pairs]
    spread = [replace(m, told=replace(m.told, span=(n, n + 1))) for n, m in enumerate(mentions)]
    tariffs = merge(spread, TEXT)
    for one in spread:
        (tariff,) = (t for t in tariffs if one.told.span in t.mentions)
        assert set(tariff.imposer) == set(one.told.imposer)
        assert set(tariff.targets) == set(one.told.targets)
        assert (tariff.status, tariff.rate) == (one.told.status, one.rate)


ARTICLES = [
    # A headline and its body, a second sentence on the same duty: one measure.
    (
        "# Kenya puts 12% on Peruvian tiles\n\nKenya put a duty of 12% on tiles from Peru.\n\n"
        "The 12% on tiles from Peru is paid in Mombasa.",
        [3],
    ),
    ("Kenya put 12% on tiles and 15% on glass from Peru. The 12% duty on Peruvian tiles is new.", [2, 1]),
    ("Kenya put 12% on tiles from Peru. Peru put 12% on tiles from Kenya.", [1, 1]),
    ("Kenya collects 12% on tiles from Peru. Kenya threatened a 12% duty on tiles from Chile.", [1, 1]),
]


@pytest.mark.parametrize(("text", "counts"), ARTICLES)
def test_mentions_of_each_measure(extractor: Extractor, text: str, counts: list[int]) -> None:
    assert [len(t.mentions) for t in extractor.extract(text).tariffs] == counts


def test_mentions_of_an_article_stand_once_and_in_order(extractor: Extractor) -> None:
    text = "Kenya put 12% on tiles from Peru. The 12% on Peruvian tiles stays. Kenya raised it to 15%."
    tariffs = extractor.extract(text).tariffs
    spans = [(m.start, m.end) for t in tariffs for m in t.mentions]
    assert len(spans) == len(set(spans)) == 3
    assert all(text[m.start : m.end] == m.text for t in tariffs for m in t.mentions)
