"""How much work ingestion does, counted instead of timed: the same on every machine, so that a test can hold it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType
from typing import Any

from sqlalchemy import event

from counterclaim.claims.span import Span
from counterclaim.intake.raw import Form, Raw
from counterclaim.intake.taken import Taken
from counterclaim.ledger.filing import filing
from counterclaim.ledger.ledger import create_ledger
from counterclaim.reading.reader import Reader
from counterclaim.reading.recognition.proposal import Proposal, Recogniser
from counterclaim.reading.windows import build_windows

_PACKAGE = str(Path(__file__).parents[1])


@dataclass
class Work:
    """Calls of the package's own functions, windows and tokens that the network sees, statements to the database."""

    calls: int = 0
    windows: int = 0
    tokens: int = 0
    statements: int = 0


def count_work(pages: Sequence[bytes], reader: Reader) -> Work:
    """Of making reports of pages, reading them and filing them together; the second time, when all is loaded."""
    _ingest(pages, reader, Work())
    work = Work()
    with _counted_calls(work):
        _ingest(pages, reader, work)
    return work


def _ingest(pages: Sequence[bytes], reader: Reader, work: Work) -> None:
    counting = replace(reader, recogniser=_Counting(reader.recogniser, work))
    raws = (Raw(Form.PAGE, page, str(number), "pages", "page") for number, page in enumerate(pages))
    found = [each for each in (raw.take() for raw in raws) if isinstance(each, Taken)]
    filings = [filing(counting.read(taken.report), taken.way) for taken in found]
    with TemporaryDirectory() as folder:
        ledger = create_ledger(str(Path(folder) / "work.db"))
        event.listen(ledger.engine, "before_cursor_execute", lambda *_: _add_statement(work))
        ledger.file(filings, reader.name)
        ledger.engine.dispose()


def _add_statement(work: Work) -> None:
    work.statements += 1


class _Counting:
    """A recogniser of which is counted what its network sees."""

    def __init__(self, recogniser: Recogniser, work: Work) -> None:
        self.name = recogniser.name
        self._recogniser, self._work = recogniser, work

    def propose(self, text: str, sentences: Sequence[Span], focus: Sequence[int]) -> list[Proposal]:
        for window in build_windows(text, sentences, focus):
            self._work.windows += 1
            self._work.tokens += len(window)
        return self._recogniser.propose(text, sentences, focus)


@contextmanager
def _counted_calls(work: Work) -> Iterator[None]:
    """Comprehensions are left out: whether they are calls depends on the version of Python."""

    def count(frame: FrameType, kind: str, _: Any) -> None:
        code = frame.f_code
        if kind == "call" and code.co_filename.startswith(_PACKAGE) and not code.co_name.startswith("<"):
            work.calls += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        yield
    finally:
        sys.setprofile(before)
