"""What the package offers: names, factories, one error tree, a cheap import."""

from __future__ import annotations

import inspect
import subprocess
import sys
import tomllib
from importlib.metadata import entry_points
from pathlib import Path

import pytest
import spacy

import tradewire
from tradewire import errors

PUBLIC = [
    "DateValue",
    "ExtractError",
    "Extractor",
    "LexiconError",
    "Limits",
    "ModelError",
    "MoneyValue",
    "PercentageValue",
    "ReadError",
    "Record",
    "RecordError",
    "Source",
    "TradewireError",
    "Url",
    "UsageError",
    "WorkerError",
    "__version__",
    "dates",
    "extract",
    "money",
    "percentages",
]
HEAVY = {"babel", "lxml", "numpy", "pycountry", "pydantic", "rich", "spacy", "trafilatura", "yaml"}
FACTORIES = [
    "tradewire_dates",
    "tradewire_entities",
    "tradewire_implications",
    "tradewire_money",
    "tradewire_percentages",
    "tradewire_tariffs",
]


def test_the_public_names_are_these() -> None:
    assert tradewire.__all__ == PUBLIC
    assert sorted(PUBLIC) == PUBLIC
    assert set(PUBLIC) <= set(dir(tradewire))


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(tradewire, name)


def test_other_names_are_not() -> None:
    with pytest.raises(AttributeError, match="tariff_of_the_day"):
        _ = tradewire.tariff_of_the_day


def test_extract_stays_a_function_whatever_is_imported_first() -> None:
    code = "from tradewire.extract import Extractor; import tradewire; assert callable(tradewire.extract)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_factories_are_entry_points() -> None:
    found = entry_points(group="spacy_factories")
    ours = [entry for entry in found if entry.value.startswith("tradewire.")]
    assert sorted(entry.name for entry in ours) == FACTORIES
    for entry in ours:
        assert callable(entry.load()), entry


@pytest.mark.parametrize("name", FACTORIES)
def test_every_factory_goes_into_any_pipeline(name: str) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(name)
    doc = nlp("Ghana put a 15% duty on tomato paste from Italy on 4 May 2025.")
    assert getattr(doc._, name) is not None


def test_one_error_tree() -> None:
    classes = [value for value in vars(errors).values() if inspect.isclass(value)]
    assert len(classes) > 5
    for error in classes:
        assert issubclass(error, errors.TradewireError), error
        assert error.__name__ in (errors.__doc__ or ""), f"{error.__name__} is not in the drawn tree"


def test_the_version_is_that_of_the_project(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert tradewire.__version__ == project["version"]


def test_importing_is_cheap() -> None:
    code = (
        "import sys; before = set(sys.modules); import tradewire; "
        "new = {name.partition('.')[0] for name in set(sys.modules) - before}; "
        f"heavy = new & {HEAVY!r}; "
        "sys.exit(' '.join(sorted(heavy)) or None)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
