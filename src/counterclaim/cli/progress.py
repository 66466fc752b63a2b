"""How far a run is, and how long it will take: on a terminal alone, and only said where it can be known."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from counterclaim.claims.report import Report


class Progress:
    """`total` is the number of bytes to come; None where it is not known, and then no time is foretold."""

    def __init__(self, total: int | None) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

        console = Console(stderr=True)
        columns = [TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn()]
        shown = columns if total else columns[:2]
        self._shown = Progress(*shown, console=console, transient=True, disable=not console.is_terminal)
        self._task = self._shown.add_task("reading", total=total)
        self._total = total

    def __enter__(self) -> Progress:
        self._shown.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._shown.stop()

    def advance(self, report: Report) -> None:
        """A report was taken in."""
        self._shown.advance(self._task, len(report.original or report.text.encode("utf-8", "surrogatepass")))

    def tell(self, words: str) -> None:
        self._shown.update(self._task, description=words)


def known_bytes(sources: Sequence[str]) -> int | None:
    """Of files and folders; None where one is compressed, standard input or an address."""
    from counterclaim.intake.fetch import is_web_address
    from counterclaim.intake.folders import ARCHIVES, ENDINGS, FEEDS, report_files

    total = 0
    for source in sources:
        path = Path(source)
        if source == "-" or is_web_address(source) or not path.exists():
            return None
        found = report_files(path, ENDINGS + ARCHIVES + FEEDS) if path.is_dir() else [path]
        for each in (file for file in found if isinstance(file, Path)):
            if each.suffix.lower() == ".gz":
                return None
            total += each.stat().st_size
    return total
