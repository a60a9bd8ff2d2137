"""Which texts count as the same: in any order of small changes, in bounded memory, always alike."""

from __future__ import annotations

import random
import subprocess
import sys

import pytest

from tradewire.duplicates.fingerprint import Fingerprint, fingerprint
from tradewire.duplicates.seen import SeenTexts

WIRE = (
    "Peru will charge 9 percent on imported cement from June, the economy ministry in Lima said on Monday, "
    "after builders and mills had argued over the measure for most of the spring. Mills in Arequipa "
    "welcomed the duty, which replaces a quota that had lapsed in March, while builders warned that flats "
    "in the capital would become dearer before the end of the year. Colombia and Ecuador, whose cement "
    "enters free of duty under the Andean agreement, are not affected, but shippers in Vietnam and Turkey "
    "may have to look for other ports. The ministry expects to collect 80 million soles a year."
)


def print_of(text: str, title: str | None = None) -> Fingerprint:
    found = fingerprint(title, text)
    assert found is not None
    return found


ALIKE = {
    "another headline": ("Lima taxes cement", "Lima taxes cement\n\n" + WIRE),
    "case, marks and white space": (None, WIRE.upper().replace(", ", " -\n")),
    "a word changed": (None, WIRE.replace("Monday", "Tuesday")),
    "a sentence less": (None, WIRE.rsplit(". ", 1)[0] + "."),
    "a sentence more": (None, WIRE + " Cement is made of lime and clay."),
}


@pytest.mark.parametrize(("title", "text"), ALIKE.values(), ids=ALIKE)
def test_alike(title: str | None, text: str) -> None:
    seen = SeenTexts()
    assert seen.like(print_of(WIRE), "a", (0, 1)) is None
    match = seen.like(print_of(text, title), "b", (0, 2))
    assert match is not None
    assert match.name == "a"
    assert match.similarity >= 0.8


OTHER = {
    "another story": "Ghana put a 15% duty on tomato paste from Italy, and growers in Kumasi cheered.",
    "half of it": WIRE[: len(WIRE) // 2],
    "every third word": " ".join(word if n % 3 else "x" for n, word in enumerate(WIRE.split())),
    "a word": "Peru",
}


@pytest.mark.parametrize("text", OTHER.values(), ids=OTHER)
def test_not_alike(text: str) -> None:
    seen = SeenTexts()
    assert seen.like(print_of(WIRE), "a", (0, 1)) is None
    assert seen.like(print_of(text), "b", (0, 2)) is None


def test_prices_of_two_hours_are_two_articles() -> None:
    """Wires of one form differ by their figures alone."""
    seen = SeenTexts()
    assert seen.like(print_of("LIMA TIN 11:00\nMAY 1918 OFF 16\nJUL 1950 OFF 17"), "a", (0, 1)) is None
    assert seen.like(print_of("LIMA TIN 12:00\nMAY 1924 OFF 10\nJUL 1957 UP 4"), "b", (0, 2)) is None


def test_a_text_without_words_is_like_nothing() -> None:
    assert fingerprint(None, "") is None
    assert fingerprint(None, " -- \n\n ...") is None


def test_an_article_of_a_headline_alone() -> None:
    assert print_of("Peru taxes cement", "Peru taxes cement").digest == print_of("Peru taxes cement").digest


def test_the_first_and_the_most_similar() -> None:
    """Equal texts go to the first of them; nearly equal ones to the one that is nearest."""
    seen = SeenTexts()
    far = WIRE.rsplit(". ", 2)[0] + ". Nobody knows what the duty will bring in, and many doubt it will last."
    assert seen.like(print_of(WIRE), "a", (0, 1)) is None
    assert seen.like(print_of(far), "b", (0, 2)) is None
    for number, (text, name) in enumerate([(WIRE, "a"), (far + " So it is.", "b")], start=3):
        match = seen.like(print_of(text), "c", (0, number))
        assert match is not None
        assert match.name == name


def test_versions_of_one_article() -> None:
    """A later version under the same name is no duplicate; the same text under it is one."""
    seen = SeenTexts()
    later = WIRE.replace("80 million", "90 million")
    assert seen.like(print_of(WIRE), "a", (0, 1)) is None
    assert seen.like(print_of(later), "a", (1, 1)) is None
    assert seen.like(print_of(later), "a", (2, 1)) is not None


def test_a_place_is_not_its_own_duplicate() -> None:
    """An article that is done again after a run ended is the one that was kept."""
    seen = SeenTexts()
    assert seen.like(print_of(WIRE), "a", (0, 1)) is None
    assert seen.like(print_of(WIRE), "a", (0, 1)) is None
    assert seen.like(print_of(WIRE), "b", (0, 2)) is not None


def test_what_is_forgotten_was_not_seen() -> None:
    seen = SeenTexts()
    assert seen.like(print_of(WIRE), "a", (0, 1)) is None
    match = seen.like(print_of(WIRE), "b", (0, 2))
    assert match is not None
    seen.forget([match.id])
    assert seen.like(print_of(WIRE + " More."), "c", (0, 3)) is None


@pytest.mark.parametrize(("threshold", "found"), [(0.5, True), (0.99, False), (1.0, False)])
def test_threshold(threshold: float, found: bool) -> None:
    seen = SeenTexts(threshold=threshold)
    seen.like(print_of(WIRE), "a", (0, 1))
    changed = WIRE.replace("Monday", "Tuesday").replace("June", "July")
    assert (seen.like(print_of(changed), "b", (0, 2)) is not None) == found
    assert seen.like(print_of(WIRE), "c", (0, 3)) is not None


def test_the_estimate_is_near_the_similarity() -> None:
    """The share of common values is the Jaccard similarity of the runs of three words, to 0.12."""
    chance = random.Random(7)
    words = [f"w{n}" for n in range(400)]
    for _ in range(20):
        changed = [word if chance.random() < 0.95 else "x" + word for word in words]
        one, other = (set(zip(w, w[1:], w[2:], strict=False)) for w in (words, changed))
        exact = len(one & other) / len(one | other)
        estimate = print_of(" ".join(words)).similarity(print_of(" ".join(changed)).values)
        assert abs(estimate - exact) < 0.12


def test_the_same_in_every_process() -> None:
    """No seed of the process is in a fingerprint."""
    program = (
        "from tradewire.duplicates.fingerprint import fingerprint;"
        "p = fingerprint(None, 'Peru will charge 9 percent on cement from June');"
        "print(p.digest.hex(), p.values.tobytes().hex()[:64])"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", program], check=True, capture_output=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1
