"""Product words and the HS chapters that hold them."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from tradewire.lexicons.hs_chapters import hs_chapters
from tradewire.lexicons.products import _LONGEST, Product, _key, hs_of, plural_of, product_of, products


def test_there_are_97_chapters() -> None:
    assert list(hs_chapters()) == [f"{number:02d}" for number in range(1, 98)]
    assert len({chapter.name for chapter in hs_chapters().values()}) == 97


def test_there_are_enough_products() -> None:
    assert len(products()) >= 300


def test_no_word_is_two_products() -> None:
    owners: dict[tuple[str, ...], str] = {}
    for product in products():
        for key in {_key(word) for word in product.words()}:
            assert key not in owners, f"{key} is {owners[key]!r} and {product.term!r}"
            owners[key] = product.term


def test_every_chapter_exists_and_holds_goods() -> None:
    for product in products():
        assert set(product.hs) <= set(hs_chapters()) - {"77"}, product.term
        assert list(product.hs) == sorted(set(product.hs)), product.term


def test_every_chapter_of_goods_has_a_word() -> None:
    assert {code for product in products() for code in product.hs} == set(hs_chapters()) - {"77"}


def test_no_form_is_longer_than_the_search() -> None:
    assert max(len(_key(word)) for product in products() for word in product.words()) <= _LONGEST


@pytest.mark.parametrize(
    ("form", "plural"),
    [
        ("lathe", "lathes"),
        ("canary", "canaries"),
        ("toy", "toys"),
        ("box", "boxes"),
        ("brush", "brushes"),
        ("glass", "glasses"),
        ("electronics", None),
    ],
)
def test_plurals_are_regular(form: str, plural: str | None) -> None:
    assert plural_of(form) == plural


@pytest.mark.parametrize(
    ("phrase", "chapters"),
    [
        ("steel", ["72", "73"]),
        ("soybeans", ["12"]),
        ("Scotch whisky", ["22"]),
        ("passenger cars", ["87"]),
        ("semiconductors", ["85"]),
        ("softwood lumber", ["44"]),
        ("refined copper", ["74"]),
        ("pharmaceuticals", ["30"]),
        ("washing machines", ["84"]),
        ("solar cells", ["85"]),
        ("basmati rice", ["10"]),
        ("chilled beef", ["02"]),
        ("glazed floor tiles", ["69"]),
        ("polyester yarns", ["54"]),
        ("in-shell walnuts", ["08"]),
        ("wooden fishing boats", ["89"]),
        ("civil aircraft", ["88"]),
        ("office furniture", ["94"]),
        ("wooden toys", ["95"]),
        ("gold jewelry", ["71"]),
        ("hot-rolled coils", ["72"]),
        ("battery-electric vehicles", ["87"]),
        ("crude palm oil", ["15"]),
        # the head decides
        ("steel furniture", ["94"]),
        ("rubber gloves", ["40"]),
        ("coffee machines", ["84"]),
        ("leather shoes", ["64"]),
        ("cotton shirts", ["61", "62"]),
        ("glass bottles", ["70"]),
        # joined goods all count
        ("wine and cheese", ["04", "22"]),
        ("shoes, handbags and cut flowers", ["06", "42", "64"]),
        ("tractors and tractor parts", ["87"]),
        # no known goods
        ("a wide range of products", []),
        ("", []),
    ],
)
def test_phrases_give_chapters(phrase: str, chapters: list[str]) -> None:
    assert list(hs_of(phrase)) == chapters


@pytest.mark.parametrize(
    ("form", "term"), [("TYRES", "tyre"), ("car tires", "tyre"), ("olive oils", "olive oil")]
)
def test_whole_forms_are_found(form: str, term: str) -> None:
    product = product_of(form)
    assert product is not None
    assert product.term == term


def test_unknown_forms_are_no_products() -> None:
    assert product_of("tyre factory") is None


@pytest.mark.parametrize(
    "values",
    [
        {"term": "tin", "hs": (80,), "source": "s"},
        {"term": "tin", "hs": (), "source": "s"},
        {"term": "tin", "hs": ("80",)},
    ],
)
def test_malformed_products_fail(values: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Product.model_validate(values)
