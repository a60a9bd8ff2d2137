"""`tradewire extract`: articles in, records out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tradewire.annotate.model import DEFAULT_MODEL
from tradewire.cli import extract_options as options
from tradewire.cli import reading
from tradewire.cli.extract_job import Job, Names
from tradewire.errors import UsageError

if TYPE_CHECKING:
    from tradewire.batch.reading import Item
    from tradewire.batch.target import Target
    from tradewire.cli.progress import Reporter, Voice
    from tradewire.duplicates.seen import SeenTexts


def extract(job: Job, voice: Voice) -> int:
    """Extract, write and report; the exit code.

    Raises:
        TradewireError: the run cannot begin or go on; what was done is kept where the output allows it.
    """
    from tradewire.cli.progress import Reporter

    if job.engine == "local" and (job.address is not None or job.form != "jsonl"):
        raise UsageError("--address and --format go with --engine ray")
    if job.engine == "ray" and job.policy.stages is not None:
        raise UsageError("--profile is of one process, not of --engine ray")
    target = job.target
    voice.names_duplicates = target is None
    with Reporter(voice) as reporter:
        if job.engine == "ray":
            return _by_ray(job, reporter)
        if job.to is not None:
            code = _to_store(job, job.to, reporter)
        elif target is None:
            code = _to_stream(job, reporter)
        else:
            code = _to_folder(job, target, reporter)
    if job.policy.stages is not None:
        typer.echo(job.policy.stages.table(reporter.articles), err=True)
    return code


def _to_stream(job: Job, reporter: Reporter) -> int:
    from tradewire.batch.inputs import named_inputs
    from tradewire.batch.outputs import StreamOutput
    from tradewire.batch.reading import read_all
    from tradewire.batch.run import Run
    from tradewire.cli.output import open_output
    from tradewire.cli.signals import stop_on_signals
    from tradewire.duplicates.seen import SeenTexts

    if job.mode != "new":
        raise UsageError(f"--{job.mode} needs a file or a directory: --out")
    run = Run(job.settings, job.policy, reporter)
    with (
        stop_on_signals(run.stop) as stopped,
        open_output(None if job.out is None else Path(job.out)) as stream,
    ):
        reporter.measure(job.size)
        items = read_all(named_inputs(job.names, options=job.options))
        run(_once(job, items, SeenTexts), StreamOutput(stream))
    if run.stopped:
        message = (
            f"stopped after {_records(reporter)}; a run with --out FILE or --out DIR/ can be gone on with"
        )
        reporter.note(message, "stopped", **_counts(reporter))
    elif job.out not in (None, "-"):
        reporter.note(f"wrote {_records(reporter)} to {job.out}", "end", out=job.out, **_counts(reporter))
    if stopped.signal:
        return stopped.exit_code
    return 1 if reporter.failures else 0


def _to_store(job: Job, url: str, reporter: Reporter) -> int:
    from tradewire.batch.inputs import named_inputs
    from tradewire.batch.reading import read_all
    from tradewire.batch.run import Run
    from tradewire.batch.store_output import StoreOutput
    from tradewire.cli.load import summary
    from tradewire.cli.signals import stop_on_signals
    from tradewire.duplicates.seen import SeenTexts
    from tradewire.store import open as open_store

    if job.out is not None or job.mode != "new" or job.part_records is not None:
        raise UsageError("--to stands alone: a store needs no --out, --resume, --incremental or --part-size")
    run = Run(job.settings, job.policy, reporter)
    with open_store(url, schema=job.schema) as store, stop_on_signals(run.stop) as stopped:
        reporter.measure(job.size)
        output = StoreOutput(store)
        items = read_all(named_inputs(job.names, options=job.options))
        run(_once(job, items, SeenTexts), output)
    told = summary(output.loaded, store.location)
    reporter.note(told, "end", out=store.location, **_counts(reporter))
    if stopped.signal:
        return stopped.exit_code
    return 1 if reporter.failures else 0


def _to_folder(job: Job, target: Target, reporter: Reporter) -> int:
    from tradewire.batch.folder import PART_RECORDS
    from tradewire.batch.inputs import named_inputs
    from tradewire.batch.reading import read_new, read_rest
    from tradewire.batch.run import Run
    from tradewire.batch.target import open_target, settle
    from tradewire.cli.signals import stop_on_signals

    run = Run(job.settings, job.policy, reporter)
    if job.mode == "resume" and settle(target):
        return _complete(target, reporter)
    size = job.part_records or PART_RECORDS
    with open_target(target, job.mode, job.plan, part_records=size) as folder:
        if folder.complete:
            return _complete(target, reporter)
        before = folder.articles
        if before and job.mode == "resume":
            reporter.note(f"going on after {before:,} articles", "resumed", articles=before)
        reporter.measure(lambda: job.size(target.outputs))
        inputs = named_inputs(job.names, options=job.options, outputs=target.outputs)
        new = job.mode == "incremental"
        items = read_new(inputs, folder.ledger) if new else read_rest(inputs, folder.ledger, target.name)
        with stop_on_signals(run.stop) as stopped:
            run(_once(job, items, folder.ledger.seen_texts), folder)
            if not run.stopped:
                folder.finish()
            elif folder.articles:
                folder.leave()
        kept = folder.articles
        errors = reporter.failures if new else folder.all_failures
        duplicates = reporter.duplicates if new else folder.all_duplicates
    if run.stopped:
        return _stopped(job, target, reporter, kept, stopped.exit_code if stopped.signal else 1)
    lanes = f", {errors:,} failed: {target.errors}" if errors else ""
    lanes += f", {duplicates:,} of the same text: {target.duplicates}" if duplicates else ""
    message = f"wrote {_records(reporter)} to {target.name}{lanes}"
    reporter.note(message, "end", out=target.name, complete=True, **_counts(reporter))
    return 1 if reporter.failures else 0


def _once(job: Job, items: Iterator[Item], seen: Callable[[], SeenTexts]) -> Iterator[Item]:
    """`items`, those whose text was read before marked so where the job is to leave them out."""
    from tradewire.batch.skipping import without_duplicates

    return without_duplicates(items, seen(), job.settings["limits"]) if job.skip_duplicates else items


def _by_ray(job: Job, reporter: Reporter) -> int:
    from tradewire.batch.folder import PART_RECORDS
    from tradewire.batch.ray_engine import run_on_ray

    if job.out is None or job.out == "-" or job.to is not None or job.mode != "new":
        raise UsageError("--engine ray writes to a new directory or URL, as a whole: --out DIR/")
    if job.policy.max_failures is not None:
        raise UsageError("--engine ray goes to the end: it has no --fail-fast and no --max-errors")
    if job.skip_duplicates:
        raise UsageError("--engine ray sees each article alone: `tradewire duplicates` finds them afterwards")
    counts = run_on_ray(
        job.names,
        job.settings,
        job.options,
        job.out.rstrip("/"),
        workers=job.policy.workers,
        part_records=job.part_records or PART_RECORDS,
        form=job.form,
        address=job.address,
    )
    lane = f", {counts.failures:,} failed: {job.out.rstrip('/')}/errors-*.jsonl" if counts.failures else ""
    facts = {"records": counts.records, "failures": counts.failures}
    message = f"wrote {_number(counts.records)} to {job.out}{lane}"
    reporter.note(message, "end", out=job.out, complete=True, **facts)
    return 1 if counts.failures else 0


def _stopped(job: Job, target: Target, reporter: Reporter, kept: int, code: int) -> int:
    again = "--incremental" if job.mode == "incremental" else "--resume"
    message = "stopped: nothing was done"
    if kept:
        message = f"stopped: {kept:,} articles are done and kept in {target.folder}; "
        message += f"the same command with {again} goes on"
    reporter.note(message, "stopped", out=target.name, kept=kept, **_counts(reporter))
    return code


def _complete(target: Target, reporter: Reporter) -> int:
    reporter.note(
        f"{target.name} is complete, there is nothing to resume", "end", out=target.name, complete=True
    )
    return 0


def _records(reporter: Reporter) -> str:
    return _number(reporter.records)


def _number(records: int) -> str:
    return "1 record" if records == 1 else f"{records} records"


def _counts(reporter: Reporter) -> dict[str, int]:
    counts = {"records": reporter.records, "failures": reporter.failures}
    return counts | ({"duplicates": reporter.duplicates} if reporter.duplicates else {})


def extract_cli(
    ctx: typer.Context,
    inputs: options.InputNames = None,
    files_from: options.FilesFrom = None,
    null: options.Null = False,
    out: options.Out = None,
    to: options.To = None,
    schema: options.Schema = "tradewire",
    workers: options.Workers = None,
    unordered: options.Unordered = False,
    resume: options.Resume = False,
    incremental: options.Incremental = False,
    skip_duplicates: options.SkipDuplicates = False,
    fail_fast: options.FailFast = False,
    max_errors: options.MaxErrors = None,
    part_size: options.PartSize = None,
    engine: options.EngineOption = "local",
    address: options.Address = None,
    form: options.FormatOption = "jsonl",
    quiet: options.Quiet = False,
    json_log: options.JsonLog = False,
    model: options.Model = DEFAULT_MODEL,
    fields: reading.Map = None,
    max_bytes: reading.MaxBytes = None,
    max_chars: options.MaxChars = None,
    max_depth: reading.MaxDepth = None,
    max_cells: reading.MaxCells = None,
    max_members: reading.MaxMembers = None,
    max_ratio: reading.MaxRatio = None,
    max_unpacked: reading.MaxUnpacked = None,
    max_seconds: reading.MaxSeconds = None,
    stock_ner: options.StockNer = False,
    profile: options.Profile = False,
) -> None:
    """Extract one record from each article, as JSON Lines."""
    from tradewire.batch.run import Policy
    from tradewire.cli.progress import Voice
    from tradewire.extract import MAX_CHARS
    from tradewire.stages import Stages
    from tradewire.workers.cores import available_cores

    if not inputs and files_from is None:
        raise typer.BadParameter("name an INPUT, or a list of them with --files-from", ctx)
    if inputs and files_from is not None:
        raise typer.BadParameter("INPUT and --files-from exclude each other", ctx)
    if profile and workers is not None and workers > 1:
        raise typer.BadParameter("--profile is of one process: leave --workers out", ctx)
    limits = reading.limits_of(
        max_bytes=max_bytes,
        max_depth=max_depth,
        max_cells=max_cells,
        max_members=max_members,
        max_ratio=max_ratio,
        max_unpacked=max_unpacked,
        max_seconds=max_seconds,
    )
    settings = {
        "model": model,
        "limits": limits,
        "fields": reading.field_map_of(fields),
        "max_chars": max_chars or MAX_CHARS,
        "fast_ner": not stock_ner,
    }
    job = Job(
        names=Names(tuple(inputs or ()), files_from, b"\0" if null else b"\n"),
        settings=settings,
        policy=Policy(
            workers=workers or available_cores(),
            ordered=not unordered,
            max_failures=0 if fail_fast else max_errors,
            stages=Stages() if profile else None,
        ),
        out=out,
        to=to,
        schema=schema,
        mode="incremental" if incremental else "resume" if resume else "new",
        part_records=part_size,
        skip_duplicates=skip_duplicates,
        engine=engine,
        address=address,
        form=form,
    )
    code = extract(job, Voice(quiet=quiet, as_json=json_log, debug=bool(ctx.obj)))
    if code:
        raise typer.Exit(code)
