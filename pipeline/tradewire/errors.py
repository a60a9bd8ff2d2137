"""The one tree of errors that tradewire raises on purpose.

::

    TradewireError
    ├── ReadError                 an input that cannot be read (.source)
    │   ├── UnsupportedFormat     no reader knows what this is
    │   ├── CorruptSource         the format is known, the bytes do not hold it
    │   ├── SourceTooLarge        over a limit; the message names the option
    │   └── DuplicateArticle      left out: its text was read before (.of, .similarity, .sha256)
    ├── ExtractError              a step that failed on an article (.source, .step, .cause)
    ├── LexiconError              a lexicon that breaks its own rules (.file, .entry)
    ├── ModelError                a spaCy model that cannot be loaded (.model)
    ├── OutputError               an output that cannot be written any further (.path)
    ├── RecordError               a line or object that is no valid record (.source)
    ├── CaseError                 a case, gold or baseline that cannot be judged against (.source)
    ├── ResumeError               an earlier run that cannot be gone on with as asked (.path)
    ├── StoreError                a store that cannot be opened, written or read (.location)
    │   ├── StoreBusy             somebody else is writing to it: try again
    │   └── SchemaMismatch        what stands there is of another schema: it will not work later either
    ├── UsageError                a call or option that makes no sense
    └── WorkerError               worker processes that cannot be kept alive

Every message names the input it is about and, where there is one, the next step.
Finding nothing is not an error: it is an empty list.
"""

from __future__ import annotations

import re

_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def shown(name: str) -> str:
    """`name` for a message: on one line, and with nothing in it that a terminal would obey.

    >>> shown("rates\\n2025.txt")
    'rates\\\\n2025.txt'
    """
    return _UNSHOWN.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), name)


class TradewireError(Exception):
    """Base of every error of this package: catch this one."""


class ReadError(TradewireError):
    """An input could not be read. `source` is its name as the caller gave it."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{shown(source)}: {shown(reason)}")
        self.source = source
        self.reason = reason

    def __reduce__(self) -> tuple[type[ReadError], tuple[str, str]]:
        return type(self), (self.source, self.reason)


class UnsupportedFormat(ReadError):
    """No reader takes this input."""


class CorruptSource(ReadError):
    """The format is known, but the bytes do not hold a whole document of it."""


class SourceTooLarge(ReadError):
    """The input is over a limit; the message says which option raises it."""


class DuplicateArticle(ReadError):
    """An article that was left out because an earlier one has the same text, or nearly.

    `of` is the earlier one's name, `similarity` how alike they are (0 to 1), `sha256` the digest of the
    bytes this one was read from.
    """

    def __init__(self, source: str, of: str, similarity: float, sha256: str) -> None:
        super().__init__(source, f"has the text of {shown(of)} (similarity {similarity:.2f})")
        self.of = of
        self.similarity = similarity
        self.sha256 = sha256

    def __reduce__(self) -> tuple[type[ReadError], tuple[str, str, float, str]]:  # type: ignore[override]
        return type(self), (self.source, self.of, self.similarity, self.sha256)


class ExtractError(TradewireError):
    """A step failed on an article in a way it should not: `source` is the input, `step` the step's name.

    `cause` is what was raised, in one line; the exception itself is `__cause__`.
    """

    def __init__(self, source: str, step: str, cause: BaseException | str) -> None:
        if isinstance(cause, BaseException):
            cause = " ".join(f"{type(cause).__name__}: {cause}".split())[:300]
        super().__init__(f"{shown(source)}: {step} failed ({cause})")
        self.source = source
        self.step = step
        self.cause = cause

    def __reduce__(self) -> tuple[type[ExtractError], tuple[str, str, str], dict[str, object]]:
        return type(self), (self.source, self.step, self.cause), self.__dict__  # with its notes


class LexiconError(TradewireError):
    """A lexicon file is malformed: `file` is its name, `entry` the entry at fault."""

    def __init__(self, file: str, reason: str, entry: str = "") -> None:
        super().__init__(f"{file}{f' [{entry}]' if entry else ''}: {reason}")
        self.file = file
        self.reason = reason
        self.entry = entry

    def __reduce__(self) -> tuple[type[LexiconError], tuple[str, str, str]]:
        return type(self), (self.file, self.reason, self.entry)


class ModelError(TradewireError):
    """A spaCy model is missing or does not fit. `model` is its name."""

    def __init__(self, model: str, reason: str) -> None:
        super().__init__(f"model {model}: {reason}")
        self.model = model
        self.reason = reason

    def __reduce__(self) -> tuple[type[ModelError], tuple[str, str]]:
        return type(self), (self.model, self.reason)


class OutputError(TradewireError):
    """Writing failed on the way (a full disk): `path` is what was written. What is committed is kept."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason

    def __reduce__(self) -> tuple[type[OutputError], tuple[str, str]]:
        return type(self), (self.path, self.reason)


class RecordError(TradewireError):
    """An object is no record of the schema. `source` names the file and line."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{shown(source)}: {shown(reason)}")
        self.source = source
        self.reason = reason

    def __reduce__(self) -> tuple[type[RecordError], tuple[str, str]]:
        return type(self), (self.source, self.reason)


class CaseError(TradewireError):
    """A case, a file of gold or a baseline is malformed. `source` names the file."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason

    def __reduce__(self) -> tuple[type[CaseError], tuple[str, str]]:
        return type(self), (self.source, self.reason)


class ResumeError(TradewireError):
    """An earlier run cannot be gone on with: `path` is its output; the message says what to do."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason

    def __reduce__(self) -> tuple[type[ResumeError], tuple[str, str]]:
        return type(self), (self.path, self.reason)


class StoreError(TradewireError):
    """A store failed. `location` is its URL without the password."""

    def __init__(self, location: str, reason: str) -> None:
        super().__init__(f"{location}: {reason}")
        self.location = location
        self.reason = reason

    def __reduce__(self) -> tuple[type[StoreError], tuple[str, str]]:
        return type(self), (self.location, self.reason)


class StoreBusy(StoreError):
    """Another loader holds the store; the same call works once that is done."""


class SchemaMismatch(StoreError):
    """What stands there is not this version's: a newer store, or tables that are not tradewire's."""


class UsageError(TradewireError):
    """A call or an option that cannot be carried out as asked."""


class WorkerError(TradewireError):
    """Worker processes die, and their replacements too."""
