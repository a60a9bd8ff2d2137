"""Which articles of the inputs are still to do: all, those that an unfinished run left, or what is new.

What is done is known by its place (the input's number, the article's within it) and checked by what it
is (size and time of the file, digest of the article): a run that goes on reads the same inputs in the
same order. What is new is known by the input's name and the article's digest.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tradewire.batch.ledger import PASSED, KnownInput, Ledger
from tradewire.errors import DuplicateArticle, ReadError, ResumeError

if TYPE_CHECKING:
    from tradewire.batch.inputs import Input
    from tradewire.read import Found


@dataclass(frozen=True, slots=True)
class Item:
    """An article to do, or the failure in its place.

    Attributes:
        input: the number of its input.
        number: its own within the input, from 1.
        found: the article, or what is wrong with it.
        position: bytes of all inputs that were read when it was found.
    """

    input: int
    number: int
    found: Found
    position: int


def read_all(inputs: Iterable[Input]) -> Iterator[Item]:
    """Every article."""
    position = 0
    for number, given in enumerate(inputs):
        for count, (found, within) in enumerate(given.articles(), start=1):
            yield Item(number, count, found, position + within)
        position += given.status.size or 0


def read_rest(inputs: Iterable[Input], ledger: Ledger, output: str) -> Iterator[Item]:
    """What an unfinished run has left of the same inputs: everything, if the ledger is new.

    Raises:
        ResumeError: the inputs are not those that were read then.
    """
    position = 0
    for number, given in enumerate(inputs):
        known = ledger.input(number)
        if known is None:
            known = KnownInput(number, given.name, given.status, None)
            yield from _articles(given, known, ledger, position, lambda _n, _found: True)
        else:
            _same_input(known, given, output)
            untouched = known.status == given.status and given.status.size is not None
            if not (untouched and known.count is not None and ledger.how_many(known) == known.count):
                todo = _undone(ledger, known, output)
                yield from _articles(given, replace(known, status=given.status), ledger, position, todo)
        position += given.status.size or 0


def read_new(inputs: Iterable[Input], ledger: Ledger) -> Iterator[Item]:
    """Articles that earlier runs did not do: of new inputs, of changed ones, and what a stopped run left."""
    position = 0
    first = ledger.next_input()
    number = first
    begun: set[int] = set()
    for given in inputs:
        known = ledger.latest(given.name)
        if known is not None and (known.number >= first or known.number in begun):
            pass  # named twice
        elif known is not None and given.status.size is not None and known.status == given.status:
            if known.count is None or ledger.how_many(known, passed=False) < known.count:
                begun.add(known.number)
                yield from _articles(given, known, ledger, position, _unfinished(ledger, known))
        else:
            new = KnownInput(number, given.name, given.status, None)
            number += 1
            yield from _articles(given, new, ledger, position, _unseen(ledger, new, first))
        position += given.status.size or 0


def _articles(
    given: Input,
    known: KnownInput,
    ledger: Ledger,
    position: int,
    wanted: Callable[[int, Found], bool],
) -> Iterator[Item]:
    ledger.note(replace(known, count=None))
    count = 0
    for count, (found, within) in enumerate(given.articles(), start=1):
        if wanted(count, found):
            yield Item(known.number, count, found, position + within)
    ledger.note(replace(known, count=count))


def _same_input(known: KnownInput, given: Input, output: str) -> None:
    if known.name != given.name:
        raise ResumeError(
            output,
            f"the input changed: {known.name} was read here, now it is {given.name}; "
            "start again with another --out, or read what is new with --incremental",
        )
    if known.status.size != given.status.size:
        raise _changed(known, output)


def _changed(known: KnownInput, output: str) -> ResumeError:
    return ResumeError(
        output,
        f"the input changed: {known.name} is not what it was when it was read; "
        "start again with another --out, or read what is new with --incremental",
    )


def _undone(ledger: Ledger, known: KnownInput, output: str) -> Callable[[int, Found], bool]:
    def wanted(number: int, found: Found) -> bool:
        done = ledger.article(known, number)
        if done is None:
            return True
        if done.digest != digest_of(found):
            raise _changed(known, output)
        return False

    return wanted


def _unfinished(ledger: Ledger, known: KnownInput) -> Callable[[int, Found], bool]:
    def wanted(number: int, found: Found) -> bool:
        done = ledger.article(known, number)
        return done is None or done.state == PASSED

    return wanted


def _unseen(ledger: Ledger, known: KnownInput, before: int) -> Callable[[int, Found], bool]:
    def wanted(number: int, found: Found) -> bool:
        digest = digest_of(found)
        if not ledger.has(known.name, digest, before):
            return True
        ledger.seen(known, number, digest)
        return False

    return wanted


def digest_of(found: Found) -> str:
    """The SHA-256 of the article's bytes; of what could not be read, that of the error."""
    if isinstance(found, ReadError) and not isinstance(found, DuplicateArticle):
        return hashlib.sha256(str(found).encode("utf-8", "surrogatepass")).hexdigest()
    return found.sha256
