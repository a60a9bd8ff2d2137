"""From an input to its record: the only module that knows the whole flow."""

from __future__ import annotations

import functools
import itertools
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from tradewire.annotate.model import DEFAULT_MODEL
from tradewire.errors import ExtractError, ReadError, SourceTooLarge, TradewireError, UsageError
from tradewire.stages import Stages, stage
from tradewire.workers.batches import batches

# Nothing heavy is imported here but where it is used: `import tradewire` imports this module.
if TYPE_CHECKING:
    from typing import TypeAlias

    from spacy.language import Language
    from spacy.tokens import Doc

    from tradewire.assemble import Versions
    from tradewire.layout.article import Article
    from tradewire.read import Found, Limits, Source, Url
    from tradewire.records import Record

    Input: TypeAlias = str | Path | Url | Source
    OnError: TypeAlias = Callable[[TradewireError], None]
    Task: TypeAlias = tuple[Source, Article]

T = TypeVar("T")

COMPONENTS = (
    "tradewire_money",
    "tradewire_percentages",
    "tradewire_dates",
    "tradewire_entities",
    "tradewire_tariffs",
    "tradewire_implications",
)
"""The components in the order they run; each is an entry point of `spacy_factories`."""

MAX_CHARS = 1_000_000  # of one article's text; about 1 GB of memory while names are found

# Of spaCy's minibatches, measured: 32 to 64 articles are the fastest.
BATCH_SIZE = 32
BATCH_CHARS = 1_000_000  # a batch is closed once it holds this much text, whatever its number

# spaCy's NER takes a fourth of a batch at a time; told of a batch four times as large, it takes all that
# there are, and a tenth less time.
_NER_PART = 4

TEXT_URI = "text"  # the name of an input that is a str


def build_nlp(model: str = DEFAULT_MODEL, *, fast_ner: bool = True) -> Language:
    """The model with tradewire's components behind it; Docs need `tradewire_article` set before they run.

    Raises:
        ModelError: the model is not there or does not fit.
    """
    from tradewire.annotate.extensions import register
    from tradewire.annotate.model import load_model

    register()
    nlp = load_model(model, fast_ner=fast_ner)
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp


class Extractor:
    """Extracts records with one loaded model; loading takes seconds, so keep it.

    Args:
        model: an installed spaCy English pipeline, or the folder of one.
        limits: bounds on what is read (read.Limits).
        fields: the names of fields in JSON, CSV and Parquet where they cannot be guessed, as
            {"text": "body", "title": "headline"}.
        max_chars: code points of one article's text.
        batch_size: articles that are on their way at the same time in `extract_many`.
        fast_ner: find names in less than half of the time, with the same result, where the model's
            architecture is known (annotate/fast_ner); False runs spaCy's own code.

    Raises:
        ModelError: the model is not installed (the message holds the command that
            installs it) or does not fit.
        UsageError: `fields` names a part that an article does not have.
    """

    def __init__(
        self,
        model: str = DEFAULT_MODEL,
        *,
        limits: Limits | None = None,
        fields: Mapping[str, str] | None = None,
        max_chars: int = MAX_CHARS,
        batch_size: int = BATCH_SIZE,
        fast_ner: bool = True,
    ) -> None:
        from tradewire.read import Limits
        from tradewire.read.fields import field_map

        self.limits = limits or Limits()
        self.fields = dict(field_map(fields))
        self.max_chars = max_chars
        self.batch_size = batch_size
        self.settings: dict[str, Any] = {
            "model": model,
            "limits": self.limits,
            "fields": self.fields,
            "max_chars": max_chars,
            "batch_size": batch_size,
            "fast_ner": fast_ner,
        }
        self.nlp = build_nlp(model, fast_ner=fast_ner)
        self.nlp.max_length = max_chars
        self.versions = _versions(self.nlp)
        self.stages: Stages | None = None
        """To be set to have the time of each step counted."""
        self._turn = threading.Lock()

    def extract(self, text_or_path: Input) -> Record:
        """The record of one article.

        Raises:
            ReadError: the file cannot be read, or holds no article.
            UsageError: the file holds no article, or several (use `extract_many`).
            ExtractError: a step failed on the article.
        """
        from tradewire.read import one

        outcome = next(self.outcomes([one(_found(text_or_path, self.limits, self.fields))]))
        if isinstance(outcome, TradewireError):
            raise outcome
        return outcome

    def extract_many(
        self, inputs: Iterable[Input], *, on_error: OnError | None = None, workers: int | None = None
    ) -> Iterator[Record]:
        """The records of many articles, in their order, as a stream.

        A bounded number of articles is held at a time. An article that fails is given to
        `on_error` and left out; without `on_error` its error is raised and ends the stream.

        Args:
            inputs: texts (str), files (pathlib.Path), URLs, sources.
            on_error: is given the error of an article that fails.
            workers: so many processes extract, each with the model as it was named here (what was done
                to `nlp` since is not in it). The records are the same. None: this process extracts.
        """
        report = on_error or _raise
        found = itertools.chain.from_iterable(_found(item, self.limits, self.fields) for item in inputs)
        for outcome in self.outcomes(found) if workers is None else self._by_workers(found, workers):
            if isinstance(outcome, TradewireError):
                report(outcome)
            else:
                yield outcome

    def outcomes(self, found: Iterable[Found]) -> Iterator[Record | TradewireError]:
        """For each article its record, or what failed; for each error itself. In order, as a stream.

        At most `batch_size` articles are held at a time.
        """
        tasks = map(self._task, found)
        groups = batches(tasks, _length, most_items=self.batch_size, most_length=BATCH_CHARS)
        while some := self._some(groups):
            yield from some

    def _some(self, groups: Iterator[list[Task | TradewireError]]) -> list[Record | TradewireError]:
        """The outcomes of the next batch; none behind the last."""
        from tradewire.read.deadline import watching

        with watching():
            batch = next(groups, None)  # here its articles are read and laid out
            return [] if batch is None else self._run(batch)

    def _by_workers(self, found: Iterable[Found], workers: int) -> Iterator[Record | TradewireError]:
        from tradewire.records import Record
        from tradewire.workers.lines import LineJob, lines
        from tradewire.workers.pool import Pool

        job = functools.partial(LineJob, functools.partial(Extractor, **self.settings))
        pool: Pool[Found] = Pool(job, workers)
        with pool:
            for _, line in lines(pool, found, _itself):
                yield Record.model_validate_json(line) if isinstance(line, str) else line

    def _task(self, found: Found) -> Task | TradewireError:
        if isinstance(found, TradewireError):
            return found
        try:
            return found, self._lay_out(found)
        except TradewireError as error:
            return error

    def _lay_out(self, source: Source) -> Article:
        from tradewire.layout import lay_out

        try:
            with stage(self.stages, "layout"):
                article = self._within(source.uri, "layout", lambda: lay_out(source, limits=self.limits))
        except TradewireError:
            raise
        except Exception as error:
            raise ExtractError(source.uri, "layout", error) from error
        if len(article.text) > self.max_chars:
            reason = f"longer than {self.max_chars:,} characters; --max-chars (max_chars) raises that"
            raise SourceTooLarge(source.uri, reason)
        return article

    def _run(self, batch: list[Task | TradewireError]) -> list[Record | TradewireError]:
        from tradewire.annotate.vocabulary import bounded

        # A thread at a time: what one forgets, another's Docs may need.
        with self._turn, bounded(self.nlp):
            return list(self._each(batch))

    def _each(self, batch: list[Task | TradewireError]) -> Iterator[Record | TradewireError]:
        tasks = [task for task in batch if not isinstance(task, TradewireError)]
        docs: Iterator[Doc | None]
        try:
            docs = iter(self._within("batch", "annotation", lambda: self._pipe(tasks)))
        except Exception:
            # One of them broke a component, or took too long, and took the batch with it: each on its
            # own tells which.
            docs = itertools.repeat(None)
        for task in batch:
            if isinstance(task, TradewireError):
                yield task
                continue
            try:
                record = self._record(task, next(docs))
            except TradewireError as error:
                yield error
            else:
                yield record

    def _within(self, uri: str, step: str, work: Callable[[], T]) -> T:
        from tradewire.read.deadline import too_long, within

        seconds = self.limits.max_seconds
        return within(seconds, ExtractError(uri, step, too_long(seconds)), work)

    def _pipe(self, batch: list[Task]) -> list[Doc]:
        docs = iter(self._through([self._doc(article) for _, article in batch if not article.foreign]))
        return [self._doc(article) if article.foreign else next(docs) for _, article in batch]

    def _through(self, docs: list[Doc]) -> Iterable[Doc]:
        """The Docs with what the components leave on them, in their order."""
        size = _NER_PART * self.batch_size
        if self.stages is None:
            return self.nlp.pipe(docs, batch_size=size)
        for name, component in self.nlp.pipeline:
            with self.stages.stage(name):
                docs = list(_piped(component, docs, size))
        return docs

    def _record(self, task: Task, doc: Doc | None) -> Record:
        from tradewire.assemble import assemble

        source = task[0]
        with stage(self.stages, "assemble"):
            if doc is None:
                doc = self._within(source.uri, "annotation", lambda: self._annotate(*task))
            return assemble(doc, source, self.versions)

    def _annotate(self, source: Source, article: Article) -> Doc:
        doc = self._doc(article)
        for step, component in self.nlp.pipeline if not article.foreign else ():
            try:
                doc = component(doc)
            except Exception as error:
                raise ExtractError(source.uri, step, error) from error
        return doc

    def _doc(self, article: Article) -> Doc:
        from tradewire.annotate.tokenize import make_doc

        # The model reads English: of other articles nothing is asked but their layout.
        with stage(self.stages, "tokenize"):
            doc = make_doc(self.nlp, "" if article.foreign else article.text)
        doc._.tradewire_article = article
        published = article.published
        doc._.tradewire_anchor = published[:10] if published and len(published) >= 10 else None
        return doc


def _found(item: Input, limits: Limits, fields: Mapping[str, str]) -> Iterator[Found]:
    """The articles of an input, and what is wrong with others, in order."""
    from tradewire.read import Source, Url, read_path, read_text, read_url

    if isinstance(item, Source):
        yield item
    elif isinstance(item, Path):
        yield from read_path(item, limits=limits, fields=fields)
    elif isinstance(item, Url):
        yield from read_url(item, limits=limits, fields=fields)
    elif isinstance(item, str):
        try:
            yield read_text(item, TEXT_URI, limits=limits)
        except ReadError as error:
            yield error
    else:
        raise UsageError(f"extract takes article text (a str) or a pathlib.Path, not {type(item).__name__}")


def _piped(component: Callable[[Doc], Doc], docs: list[Doc], batch_size: int) -> Iterable[Doc]:
    """The Docs as the component leaves them: all at once, where it has a way to."""
    pipe: Callable[..., Iterable[Doc]] | None = getattr(component, "pipe", None)
    return map(component, docs) if pipe is None else pipe(docs, batch_size=batch_size)


def _length(task: Task | TradewireError) -> int:
    return 0 if isinstance(task, TradewireError) else len(task[1].text)


def _itself(found: Found) -> Found:
    return found


def _raise(error: TradewireError) -> None:
    raise error


def _versions(nlp: Language) -> Versions:
    from importlib.metadata import version

    from tradewire.annotate.model import model_identity
    from tradewire.assemble import Versions

    name, number = model_identity(nlp)
    return Versions(
        tradewire=version("tradewire"), spacy=version("spacy"), model_name=name, model_version=number
    )


@functools.cache
def _default() -> Extractor:
    return Extractor()


def extract(text_or_path: Input) -> Record:
    """The record of one article: its text (a str), or its file (a `pathlib.Path`).

    Loads the default model at the first call and keeps it.

    Raises:
        ReadError: the file cannot be read.
        UsageError: the file holds several articles (use `Extractor.extract_many`).
        ModelError: the default model is not installed.
    """
    return _default().extract(text_or_path)
