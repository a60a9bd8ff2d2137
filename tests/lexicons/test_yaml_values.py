"""Lexicons are read as PyYAML reads them, only faster."""

from __future__ import annotations

from importlib import resources

import pytest
import yaml

from tradewire.lexicons.yaml_values import yaml_values

FILES = sorted(
    entry.name for entry in resources.files("tradewire.lexicons").iterdir() if entry.name.endswith(".yaml")
)


@pytest.mark.parametrize("name", FILES)
def test_every_lexicon_is_read_as_by_pyyaml(name: str) -> None:
    text = resources.files("tradewire.lexicons").joinpath(name).read_text(encoding="utf-8")
    assert yaml_values(text) == yaml.safe_load(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing\n",
        "a: [1, 2.5, no, ~, 2024-05-01, 0102, 'no', \"1\", x]\n",
        "- {code: NO, name: Norway}\n- [[a], {}]\n- |\n  two\n  lines\n",
        "{1: a, 'b': {}}",
        "plain words",
        "--- {a: b}\n...\n",
    ],
)
def test_values_are_those_of_pyyaml(text: str) -> None:
    assert yaml_values(text) == yaml.safe_load(text)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: &x [1]\nb: *x\n", "an anchor"),
        ("a: !!python/object:os.system x\n", "a tag"),
        ("a: !!set {x}\n", "a tag"),
        ("a: 1\n---\nb: 2\n", "a second document"),
        ("a: [1, 2\n", "expected"),
    ],
)
def test_what_no_lexicon_needs_is_refused(text: str, problem: str) -> None:
    with pytest.raises(yaml.YAMLError, match=problem):
        yaml_values(text)
