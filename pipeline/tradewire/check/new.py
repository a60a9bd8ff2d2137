"""A case out of an article, with what is extracted from it today as the draft to correct."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tradewire.check.brief import SECTIONS, brief_record, dump
from tradewire.check.cases import CASE, Case, read_case
from tradewire.check.draft import gold_of
from tradewire.check.gold import gold_json
from tradewire.check.run import Found
from tradewire.errors import UsageError

_HEAD = """\
# What the case is for, and where the article is from. `expect` is record (all of it), part (what is
# stated), error, or gold; {file} is a draft until somebody has read it.
"""


def case_name(article: Path) -> str:
    """A name for a folder out of that of a file: letters, digits and hyphens."""
    return re.sub(r"[\W_]+", "-", article.stem.lower()).strip("-")[:80] or "case"


def make_case(
    article: Path,
    found: Found,
    folder: Path,
    *,
    sections: Sequence[str] = (),
    gold: bool = False,
    purpose: str = "",
) -> Case:
    """Write the folder of a case: the article, case.yaml, and the draft of its expectation.

    `found` is what became of the article; `sections` makes a part of a record of it, `gold` gold. The
    folder appears when it is whole.

    Raises:
        UsageError: the folder is there already, or cannot be written; a section that there is not.
    """
    unknown = [section for section in sections if section not in SECTIONS]
    if unknown:
        raise UsageError(f"--only {unknown[0]}: no such section; there are {', '.join(SECTIONS)}")
    if folder.exists():
        raise UsageError(f"{folder}: is there already; --name gives the case another name")
    if found.error is not None:
        expect, file, text = "error", "error.yaml", dump(found.error)
    elif found.record is not None and gold:
        expect, file, text = "gold", "gold.json", gold_json(gold_of(found.record))
    elif found.record is not None:
        expect, file = "part" if sections else "record", "record.yaml"
        record = brief_record(found.record)
        text = dump({name: record[name] for name in SECTIONS if not sections or name in sections})
    else:
        raise UsageError(f"{article}: there is neither a record nor an error of it")
    about = {"purpose": purpose, "origin": str(article), "expect": expect}
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{folder.name}.", dir=folder.parent) as work:
            draft = Path(work) / folder.name
            draft.mkdir()
            shutil.copyfile(article, draft / article_name(article))
            (draft / CASE).write_text(_HEAD.format(file=file) + dump(about), encoding="utf-8")
            (draft / file).write_text(text, encoding="utf-8")
            draft.rename(folder)
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise UsageError(f"{folder}: cannot be written ({reason})") from error
    return read_case(folder, folder.name)


def article_name(article: Path) -> str:
    """What the article is called in its case: `article` with the ending of its file."""
    return f"article{article.suffix or '.txt'}"
