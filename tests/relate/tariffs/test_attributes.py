"""What a mention says beside rate, parties, goods and status: kind, change, name, law, exemptions, days."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from tradewire import Extractor
from tradewire.read import read_text
from tradewire.records import Tariff

First = Callable[[str], Tariff]
DAY = "2026-06-10"  # a Wednesday


@pytest.fixture(scope="module")
def first(extractor: Extractor) -> First:
    """A function from the body of an article of that day to its first tariff with a rate."""

    def read(text: str) -> Tariff:
        source = read_text(f"---\ndate: {DAY}\n---\n{text}\n", "story.md")
        return next(t for t in extractor.extract(source).tariffs if t.rate is not None)

    return read


KINDS = [
    ("Kenya put an anti-dumping duty of 12% on tiles from Peru.", "anti_dumping"),
    ("Kenya imposed antidumping duties of 9% to 14% on Peruvian tiles.", "anti_dumping"),
    ("Glass from Chile pays 8% for dumping in Ghana.", "anti_dumping"),
    ("Kenya put a countervailing duty of 12% on tiles from Peru.", "countervailing"),
    ("The anti-subsidy duty on Peruvian tiles is 12% in Kenya.", "countervailing"),
    ("Kenya collects a safeguard duty of 12% on tiles from all countries.", "safeguard"),
    ("Kenya raised its export duty on tea to 12%.", "export_duty"),
    ("Ghana will charge 9% on exports of raw cashew nuts.", "export_duty"),
    ("Kenya charges 12% on Peruvian beef outside the quota.", "tariff_rate_quota"),
    ("Kenya applies a digital services tax of 3% to firms from Peru.", "digital_tax"),
    ("Kenya charges a duty of 12% on tiles from Peru, citing subsidies to farms.", "tariff"),
    ("Kenya charges a duty of 12% on tiles from Peru.", "tariff"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kind(first: First, text: str, kind: str) -> None:
    assert first(text).kind == kind


def test_a_remedy_goes_on_with_the_same_parties_and_goods(extractor: Extractor) -> None:
    text = (
        "Kenya put anti-dumping duties on tiles from Peru. "
        "It set an anti-dumping duty of 12% on tiles from Peru for Lima Ceramics. "
        "Others will pay 19% on tiles from Peru. Its ordinary duty of 5% on tiles from Peru stays."
    )
    kinds = {str(t.rate.low): t.kind for t in extractor.extract(text).tariffs if t.rate}  # type: ignore[union-attr]
    assert kinds["12"] == kinds["19"] == "anti_dumping"
    assert kinds["5"] == "tariff"


CHANGES = [
    ("Kenya imposed a 12% duty on tiles from Peru.", "new"),
    ("Kenya will slap 12% on tiles from Peru.", "new"),
    ("Kenya raised its duty on tiles from Peru to 12% from 8%.", "increase"),
    ("Kenya doubled its duty on Peruvian tiles to 12%.", "increase"),
    ("The duty on Peruvian tiles in Kenya fell from 12% to 8%.", "decrease"),
    ("Kenya cut its duty on Peruvian tiles to 8%.", "decrease"),
    ("Kenya extended its 12% duty on Peruvian tiles by two years.", "extension"),
    ("Kenya scrapped its 12% duty on Peruvian tiles.", "removal"),
    ("Kenya collects a 12% duty on Peruvian tiles.", None),
    ("Kenya suspended its 12% duty on Peruvian tiles.", None),
]


@pytest.mark.parametrize(("text", "change"), CHANGES)
def test_change(first: First, text: str, change: str | None) -> None:
    assert first(text).change == change


RETALIATORY = [
    ("Kenya put a retaliatory duty of 12% on tiles from Peru.", True),
    ("Kenya hit back with 12% on Peruvian tiles.", True),
    ("Kenya put 12% on Peruvian tiles in retaliation.", True),
    ("Kenya put 12% on Peruvian tiles in response to Lima's duty on tea.", True),
    ("Counter-tariffs of 12% on Peruvian tiles are due in Kenya.", True),
    ("Kenya put 12% on Peruvian tiles in response to the floods.", False),
    ("Kenya did not retaliate and kept its 12% duty on Peruvian tiles.", False),
    ("Peru, which has put retaliatory duties on Kenyan tea, pays 12% on its tiles in Kenya.", False),
    ("Kenya drew up a list in reply to the 12% that Peru collects on Kenyan tea.", False),
    ("Kenya put 12% on Peruvian tiles.", False),
]


@pytest.mark.parametrize(("text", "retaliatory"), RETALIATORY)
def test_retaliatory_only_by_the_own_clause(first: First, text: str, retaliatory: bool) -> None:
    assert first(text).retaliatory is retaliatory


NAMES = [
    ("Kenya raised its “river levy” of 12% on boats from Peru.", "river levy"),
    ('Kenya collects a "harbour" duty of 12% on boats from Peru.', "harbour duty"),
    ("The US keeps its 12% fentanyl tariff on goods from Peru.", "fentanyl tariff"),
    ("The US charges a reciprocal tariff of 12% on goods from Peru.", "reciprocal tariff"),
    ("The average Kenyan tariff on farm goods is 12%.", "average effective rate"),
    ("Kenya's tariffs average 12%.", "average effective rate"),
    ("Kenya charges 12% on Peruvian goods, and an average of 3% on others.", None),
    ("Kenya charges a 12% tariff on “luxury boats” from Peru.", None),
    ("Kenya charges a 12% tariff on boats from Peru.", None),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_name(first: First, text: str, name: str | None) -> None:
    assert first(text).name == name


LAWS = [
    ("The US put 12% on trucks from Peru under Section 232.", "Section 232"),
    ("Under section 301 the US put 12% on ships from Peru.", "Section 301"),
    ("The US put 12% on goods from Peru under the International Emergency Economic Powers Act.", "IEEPA"),
    ("The US invoked IEEPA on Monday. It put 12% on goods from Peru.", "IEEPA"),
    (
        "Kenya put 12% on tiles from Peru under the Fair Trade Remedies Act of 2017.",
        "Fair Trade Remedies Act of 2017",
    ),
    ("The US collects 12% on Peruvian tiles, beside its Section 301 duties on toys from Chile.", None),
    ("The US invoked IEEPA on Monday. Kenya put 12% on goods from Peru.", None),
    ("Room 232 of the court was full. The US put 12% on trucks from Peru.", None),
]


@pytest.mark.parametrize(("text", "basis"), LAWS)
def test_legal_basis(first: First, text: str, basis: str | None) -> None:
    assert first(text).legal_basis == basis


EXEMPTIONS: list[tuple[str, list[tuple[str | None, str | None]]]] = [
    ("Kenya put 12% on goods from all countries except Uganda.", [(None, "UG")]),
    (
        "Kenya will charge 12% on tiles from all countries, excluding Uganda and Rwanda.",
        [(None, "UG"), (None, "RW")],
    ),
    ("Kenya put 12% on Peruvian goods. Medicines are exempt.", [("Medicines", None)]),
    ("Kenya put 12% on Peruvian goods. Tea and coffee will be spared.", [("Tea", None), ("coffee", None)]),
    ("Kenya put 12% on Peruvian goods. Cars from Uganda are exempt.", [("Cars", "UG")]),
    ("Kenya put 12% on Peruvian goods, with the exception of copper.", [("copper", None)]),
    ("Kenya put 12% on Peruvian goods. Nothing is exempt, and copper is not exempt either.", []),
    ("Kenya put 12% on Peruvian goods. Uganda's own 5% spares copper.", []),
    ("Kenya put 12% on Peruvian goods.", []),
    ("A plea to be spared the 12% on Peruvian goods is with Kenya.", []),
    ("The truce that spared Peruvian tea a Kenyan duty of 12% is over.", []),
]


@pytest.mark.parametrize(("text", "exempt"), EXEMPTIONS)
def test_exemptions(first: First, text: str, exempt: list[tuple[str | None, str | None]]) -> None:
    assert [(e.text, e.code) for e in first(text).exempt] == exempt


DAYS: list[tuple[str, str | None, str | None, str | None]] = [
    # text, announced, effective, expires
    ("Kenya will charge 12% on tiles from Peru from 1 July 2026.", None, "2026-07-01", None),
    (
        "Kenya will charge 12% on tiles from Peru from 1 July to 31 December 2026.",
        None,
        "2026-07-01",
        "2026-12-31",
    ),
    ("Kenya's 12% duty on Peruvian tiles, effective August 3, 2026, was signed.", None, "2026-08-03", None),
    ("Kenya has charged 12% on Peruvian tiles since 4 May 2025.", None, "2025-05-04", None),
    ("Kenya announced on 8 June a 12% duty on tiles from Peru.", "2026-06-08", None, None),
    ("On 8 June Kenya announced that it would put 12% on Peruvian tiles.", "2026-06-08", None, None),
    ("Kenya put 12% on Peruvian tiles on 8 June.", None, "2026-06-08", None),
    ("Kenya scrapped its 12% duty on Peruvian tiles on 8 June.", None, None, "2026-06-08"),
    ("Kenya will put 12% on Peruvian tiles. The duty takes effect on 1 July.", None, "2026-07-01", None),
    ("Kenya put 12% on Peruvian tiles. It expires on 1 July 2027.", None, None, "2027-07-01"),
    ("Kenya postponed its 12% duty on Peruvian tiles until 1 July.", None, "2026-07-01", None),
    ("Kenya paused its 12% duty on Peruvian tiles until 1 July.", None, None, None),
    ("Kenya will charge 12% on tiles from Peru from July.", None, None, None),
    ("Kenya put 12% on Peruvian tiles. The rains end on 1 July.", None, None, None),
    ("Kenya's 12% duty on Peruvian tiles equals 30 shillings at today's prices.", None, None, None),
]


@pytest.mark.parametrize(("text", "announced", "effective", "expires"), DAYS)
def test_days(
    first: First, text: str, announced: str | None, effective: str | None, expires: str | None
) -> None:
    found = first(text)
    assert (found.announced, found.effective, found.expires) == (announced, effective, expires)


def test_days_of_a_row_and_of_a_header(extractor: Extractor) -> None:
    text = (
        "Kenya's duties on tiles from Peru\n\n"
        "| Product | Rate | Effective | Expires |\n|---|---|---|---|\n"
        "| Floor tiles | 12% | 1 July 2026 | 30 June 2027 |\n"
        "| Wall tiles | 14% | 1 August 2026 | |\n"
    )
    tariffs = extractor.extract(read_text(text, "story.md")).tariffs
    assert [(t.effective, t.expires) for t in tariffs] == [("2026-07-01", "2027-06-30"), ("2026-08-01", None)]


MOVES = [
    ("Kenya's duty on Peruvian tiles rose 10 points to 35%.", "35", ("10", "10", "pp")),
    ("Kenya cut its duty on Peruvian tiles by between five and 30 points to 5%.", "5", ("5", "30", "pp")),
    ("Kenya cut its duty on Peruvian tiles by half, to 5%.", "5", None),
    ("Kenya's exports rose 3% as its duty on Peruvian tiles went to 5%.", "5", None),
]


@pytest.mark.parametrize(("text", "rate", "change"), MOVES)
def test_rate_change(first: First, text: str, rate: str, change: tuple[str, str, str] | None) -> None:
    found = first(text)
    assert found.rate is not None
    assert found.rate.unit == "percent"
    assert found.rate.low == Decimal(rate)
    moved = found.rate_change
    assert (None if moved is None else (str(moved.low), str(moved.high), moved.unit)) == change


def test_old_rate_is_inferred_from_the_points_of_a_move(first: First) -> None:
    found = first("Kenya's duty on Peruvian tiles rose 10 points to 35%.")
    assert found.previous_rate is not None
    assert found.previous_rate.unit == "percent"
    assert found.previous_rate.low == Decimal(25)
    assert found.change == "increase"


def test_products_have_their_chapters(first: First) -> None:
    found = first("Kenya put 12% on steel and select products from Peru.")
    assert [(p.text, p.hs) for p in found.products] == [("steel", ("72", "73")), ("select products", ())]
