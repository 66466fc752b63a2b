"""How far a run is, and how long it will take: on a terminal alone, and only said where it can be known."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from counterclaim.cli.pace import Pace, spoken


class Progress:
    """`total` is the number of bytes to come; None where it is not known, and then no time is foretold."""

    def __init__(self, total: int | None) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

        console = Console(stderr=True)
        columns = [
            TextColumn("{task.description}"),
            BarColumn(),
            TaskProgressColumn(),
            TextColumn("{task.fields[left]}"),
        ]
        shown = columns if total else columns[:2]
        self._shown = Progress(*shown, console=console, transient=True, disable=not console.is_terminal)
        self._task = self._shown.add_task("reading", total=total, left="")
        self._pace = Pace(total or 0, time.monotonic())

    def __enter__(self) -> Progress:
        self._shown.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._shown.stop()

    def reach(self, read: int, worked: bool, words: str) -> None:
        """All input up to byte `read` is dealt with; `worked` tells whether anything of it was new."""
        self._pace.reach(read, time.monotonic(), worked)
        left = self._pace.left()
        told = "" if left is None else f"{spoken(left)} left"
        self._shown.update(self._task, completed=read, description=words, left=told)


def known_bytes(sources: Sequence[str]) -> int | None:
    """Of files and folders, as they lie on the disk; None where one is standard input or an address."""
    from counterclaim.intake.fetch import is_web_address
    from counterclaim.intake.folders import ARCHIVES, ENDINGS, FEEDS, report_files

    total = 0
    for source in sources:
        path = Path(source)
        if source == "-" or is_web_address(source) or not path.exists():
            return None
        found = report_files(path, ENDINGS + ARCHIVES + FEEDS) if path.is_dir() else [path]
        total += sum(each.stat().st_size for each in found if isinstance(each, Path))
    return total
