"""Inputs at a URL of any file system that fsspec knows: `s3://`, `gs://`, `https://` and more."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from tradewire.errors import ReadError

# A scheme, or several that stand before one another as fsspec chains them ("simplecache::s3://…"). One
# letter is the drive of a Windows path.
_SCHEME = re.compile(r"(?:[a-z][a-z0-9+.-]+::)*[a-z][a-z0-9+.-]+://", re.I)
_MAGIC = frozenset("*?[")
_WEB = ("http://", "https://")  # "?" is a query there, and there is nothing to list


@dataclass(frozen=True, slots=True)
class Url:
    """An input that is no file of this machine. `str` gives the URL as it was named."""

    url: str

    def __str__(self) -> str:
        return self.url


def is_url(name: str) -> bool:
    """Whether `name` begins with a scheme ("s3://")."""
    return _SCHEME.match(name) is not None


@contextlib.contextmanager
def open_url(url: Url) -> Iterator[BinaryIO]:
    """The bytes at `url`, as a stream.

    Raises:
        ReadError: no driver for the scheme is installed (the message says which to install), or
            there is nothing to read there.
    """
    import fsspec

    with contextlib.ExitStack() as stack:
        with _reasons(url.url):
            stream = stack.enter_context(fsspec.open(url.url, "rb"))
        yield stream


def expand(url: Url) -> Iterator[Url]:
    """The files that a URL names: those of a pattern or of a folder, sorted; else `url` itself.

    Raises:
        ReadError: as in `open_url`, or nothing matches.
    """
    if "::" in url.url or url.url.lower().startswith(_WEB):
        yield url
        return
    from fsspec.core import url_to_fs

    with _reasons(url.url):
        system, path = url_to_fs(url.url)
        if _MAGIC & set(path) and not system.exists(path):
            names = sorted(name for name in system.glob(path) if system.isfile(name))
        elif system.isdir(path):
            names = sorted(system.find(path))
        else:
            yield url
            return
    if not names:
        raise ReadError(url.url, "there is no article there")
    for name in names:
        yield Url(str(system.unstrip_protocol(name)))


@contextlib.contextmanager
def _reasons(url: str) -> Iterator[None]:
    """Whatever a driver raises, as one line that says what to do."""
    try:
        yield
    except ImportError as error:
        reason = " ".join(str(error).split())[:200]
        raise ReadError(url, f"its driver is not installed: {reason}") from error
    except FileNotFoundError as error:
        raise ReadError(url, "no such file or directory") from error
    except Exception as error:
        reason = " ".join(str(error).split())[:200] or type(error).__name__
        raise ReadError(url, f"cannot be opened ({reason})") from error
