"""The same work spread over many machines by Ray Data (the extra `ray`).

Files are read by tasks, articles are extracted by actors that hold the model, and each write task puts
what it has into a part of its own. A task or an actor that dies is run again by Ray, and its part is
written anew under the same name.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import logging
import os
import pickle
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from tradewire.batch.inputs import Input, named_inputs
from tradewire.batch.lane import failure
from tradewire.batch.ray_parts import Counts, Format, claim, write_manifest, write_part
from tradewire.errors import ReadError, TradewireError, UsageError, WorkerError
from tradewire.extract import Extractor
from tradewire.read.inputs import STDIN
from tradewire.read.remote import is_url
from tradewire.workers.lines import WORK_ARTICLES, LineJob

if TYPE_CHECKING:
    from ray.data import Dataset

    from tradewire.read import Options

INSTALL = "pip install 'tradewire[ray]'"

_TASK_FILES = 16  # files that one task reads
_MOST_TASKS = 2_000
_ENVIRONMENT = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_BACKEND_LOG_LEVEL": "fatal"}
_OBJECT_STORE = 500_000_000  # bytes of shared memory of a Ray that is started here


def run_on_ray(
    names: Iterable[str],
    settings: Mapping[str, Any],
    options: Options,
    out: str,
    *,
    workers: int,
    part_records: int,
    form: Format = "jsonl",
    address: str | None = None,
) -> Counts:
    """Extract what `names` stand for, into parts in the directory or at the fsspec URL `out`.

    Records are those of the local engine, in no order. Beside the parts stand `errors-….jsonl` for
    what failed, and `manifest.json`, which is written last: a directory without it is not whole.

    Args:
        names: files, directories, patterns, URLs, as every node sees them.
        settings: of the extractor (`Extractor.settings`).
        options: how inputs are read.
        out: a new or empty directory that every node can write to.
        workers: actors that extract, a core each.
        part_records: about how many records a part has.
        form: JSON Lines, or Parquet with the columns `id`, `uri`, `sha256` and `record` (the line).
        address: of a running cluster; None starts Ray here and ends it.

    Raises:
        UsageError: Ray is not installed, or `out` is not empty.
        WorkerError: Ray cannot be reached, or gave up.
        OutputError: `out` cannot be written.
    """
    ray = _ray()
    if STDIN in (names := list(names)):
        raise UsageError("--engine ray reads files and URLs, not stdin")
    out = out if is_url(out) else os.path.abspath(out)
    claim(out)
    with _session(ray, address, workers):
        data = _dataset(ray, names, options)
        job = partial(LineJob, partial(Extractor, **settings))
        data = data.map_batches(
            _Extraction,
            fn_constructor_args=(job,),
            batch_size=WORK_ARTICLES,
            batch_format="pyarrow",
            compute=ray.data.ActorPoolStrategy(size=workers),
            num_cpus=1,
        )
        sink = _sink(out, form, part_records)
        try:
            with warnings.catch_warnings():
                warnings.filterwarnings("ignore", "The minimum number of concurrent actors")
                data.write_datasink(sink)
        except Exception as error:
            cause = " ".join(f"{type(error).__name__}: {error}".split())[:500]
            raise WorkerError(
                f"Ray gave up ({cause}); {out} is not whole: remove it and start again"
            ) from error
    counts = Counts(sum(one.records for one in sink.counts), sum(one.failures for one in sink.counts))
    write_manifest(out, settings, counts, sink.made_by)
    return counts


def _ray() -> Any:
    try:
        # Set before the import: Ray reads them once.
        for name, value in _ENVIRONMENT.items():
            os.environ.setdefault(name, value)
        import ray
        import ray.data
    except ImportError as error:
        raise UsageError(f"--engine ray needs Ray; this installs it: {INSTALL}") from error
    return ray


@contextlib.contextmanager
def _session(ray: Any, address: str | None, workers: int) -> Iterator[None]:
    """A connection to the cluster at `address`, or a Ray of this machine that ends with it."""
    here: dict[str, Any] = {"address": address}
    if address is None:
        here = {
            "address": "local",
            # One core beside the actors', for the tasks that read and write.
            "num_cpus": workers + 1,
            "object_store_memory": _OBJECT_STORE,
            "include_dashboard": False,
        }
    try:
        ray.init(**here, log_to_driver=False, logging_level="ERROR", configure_logging=True)
    except Exception as error:
        cause = " ".join(f"{type(error).__name__}: {error}".split())[:300]
        raise WorkerError(f"Ray cannot be reached or started ({cause})") from error
    try:
        context = ray.data.DataContext.get_current()
        context.enable_progress_bars = False
        logging.getLogger("ray.data").setLevel(logging.ERROR)
        yield
    finally:
        ray.shutdown()


def _dataset(ray: Any, names: Iterable[str], options: Options) -> Dataset:
    """Rows with one article each: `found` is the pickled source, or the error in its place."""
    inputs = named_inputs(names, options=options)
    groups: list[bytes] = []
    while group := list(itertools.islice(inputs, _TASK_FILES)):
        # A large file is a task of its own: it may hold the articles of a year.
        groups.extend(pickle.dumps(part) for part in _apart(group))
    rows = [{"inputs": group} for group in groups]
    data = ray.data.from_items(rows, override_num_blocks=max(1, min(len(rows), _MOST_TASKS)))
    # Half a core, and so a task of its own: put together with the actors' work, which Ray does where both
    # ask for the same, all articles of a file would be one actor's.
    read: Dataset = data.map_batches(
        _read, fn_kwargs={"folder": os.getcwd()}, batch_size=1, batch_format="pyarrow", num_cpus=0.5
    )
    return read


def _apart(group: list[Input], *, large: int = 10_000_000) -> Iterator[list[Input]]:
    small = [given for given in group if (given.status.size or 0) < large]
    if small:
        yield small
    yield from ([given] for given in group if (given.status.size or 0) >= large)


def _read(table: Any, folder: str) -> Iterator[Any]:
    """The articles of each group of inputs, some at a time; relative names are those of `folder`."""
    import pyarrow

    with contextlib.suppress(OSError):  # another machine may not have it, and need it for no name
        os.chdir(folder)
    for group in table.column("inputs").to_pylist():
        articles = (found for given in pickle.loads(group) for found, _ in given.articles())  # noqa: S301
        while some := list(itertools.islice(articles, WORK_ARTICLES)):
            rows = [pickle.dumps(found) for found in some]
            yield pyarrow.table({"found": pyarrow.array(rows, pyarrow.large_binary())})


class _Extraction:
    """The actor: it makes its job once, and has one row out for each row in."""

    def __init__(self, make: Any) -> None:
        self._job = make()
        self._made_by = json.dumps(self._job.about, sort_keys=True)

    def __call__(self, table: Any) -> Any:
        found = [pickle.loads(row) for row in table.column("found").to_pylist()]  # noqa: S301
        return _rows(found, self._job(found), self._made_by)


def _rows(found: Sequence[Any], outcomes: Sequence[str | TradewireError], made_by: str) -> Any:
    import pyarrow

    columns: dict[str, list[str | None]] = {name: [] for name in ("uri", "sha256", "record", "failure")}
    for one, outcome in zip(found, outcomes, strict=True):
        failed = isinstance(one, ReadError)
        columns["uri"].append(one.source if failed else one.uri)
        columns["sha256"].append(None if failed else one.sha256)
        columns["record"].append(outcome if isinstance(outcome, str) else None)
        lost = None if isinstance(outcome, str) else json.dumps(failure(outcome), ensure_ascii=False)
        columns["failure"].append(lost)
    columns["made_by"] = [made_by] * len(found)
    return pyarrow.table(
        {name: pyarrow.array(values, pyarrow.large_string()) for name, values in columns.items()}
    )


def _sink(out: str, form: Format, part_records: int) -> Any:
    """The datasink; its class is made here because it is one of Ray's."""
    from ray.data import Datasink

    class Parts(Datasink[tuple[Counts, str | None]]):
        """A part, and the failures beside it, for each write task."""

        counts: Sequence[Counts] = ()
        made_by: str | None = None

        @property
        def min_rows_per_write(self) -> int:
            return part_records

        def write(self, blocks: Iterable[Any], ctx: Any) -> tuple[Counts, str | None]:
            return write_part(out, form, ctx.task_idx + 1, blocks)

        def on_write_complete(self, write_result: Any) -> None:
            self.counts = [counts for counts, _ in write_result.write_returns]
            self.made_by = next((made for _, made in write_result.write_returns if made), None)

    return Parts()
