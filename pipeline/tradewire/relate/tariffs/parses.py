"""Steps that tell which sentences they need parsed, so that those of many articles are parsed at once.

A parser takes about two thirds of the time a sentence when it is given the sentences of 32 articles together.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import Protocol, TypeAlias, TypeVar

from tradewire.relate.tariffs.sentence.tokens import Sentence

ResultT = TypeVar("ResultT")

Parses: TypeAlias = Generator[Sequence[Sentence], None, ResultT]
"""A step that yields sentences, goes on once they are parsed, and returns its result."""


class Parser(Protocol):
    """Anything that gives heads to the tokens of sentences (syntax.SpacyParser)."""

    def __call__(self, sentences: Sequence[Sentence]) -> None: ...


def run(step: Parses[ResultT], parser: Parser | None) -> ResultT:
    """The result of one step; without a parser its sentences stay unparsed."""
    return run_together([step], parser)[0]


def run_together(steps: Sequence[Parses[ResultT]], parser: Parser | None) -> list[ResultT]:
    """The results of steps, in their order."""
    results: dict[int, ResultT] = {}
    going = dict(enumerate(steps))
    while going:
        wanted: list[Sentence] = []
        for number, step in list(going.items()):
            try:
                wanted.extend(next(step))
            except StopIteration as end:
                results[number] = end.value
                del going[number]
        if parser is not None and wanted:
            parser(wanted)
    return [results[number] for number in range(len(steps))]
