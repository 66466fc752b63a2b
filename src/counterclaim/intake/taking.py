"""Whatever a ledger takes in: files and folders, archives of the web, feeds, and single addresses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from counterclaim.intake.feed import entries
from counterclaim.intake.fetch import Fetcher, is_web_address
from counterclaim.intake.folders import ARCHIVES, ENDINGS, FEEDS, ending, report_files
from counterclaim.intake.meter import Meter
from counterclaim.intake.raw import Raw
from counterclaim.intake.refusal import Refusal, Unreadable
from counterclaim.intake.sources import Options, find_sources
from counterclaim.intake.taken import Taken, wrong_language
from counterclaim.intake.unpacking import all_bytes, reasons, unpacked
from counterclaim.intake.warc import WarcOptions, pages_from_warc
from counterclaim.intake.web import reports_from_page

Found = Raw | Taken | Refusal


class Intake:
    """One run of taking in. Nothing is fetched unless an address is named; then one visitor goes to all addresses.

    `meter` tells how many bytes of files were read.
    """

    def __init__(self, options: Options) -> None:
        self.options = options
        self.meter = Meter()

    def take(self, sources: Iterable[str]) -> Iterator[Taken | Refusal]:
        """What the sources hold, in order: reports with the way they came in, and what is not read and why."""
        for found in self.find(sources):
            yield found.take() if isinstance(found, Raw) else found

    def find(self, sources: Iterable[str]) -> Iterator[Found]:
        """As `take`, but of files and archives the reports are still to be made, which is dear."""
        for source in sources:
            if is_web_address(source):
                yield from self._checked(self._from_web(source), source)
            elif source != "-" and Path(source).is_dir():
                yield from self._from_folder(Path(source))
            else:
                yield from self._from_file(source)

    @cached_property
    def _fetcher(self) -> Fetcher:
        return Fetcher()

    def _from_web(self, address: str) -> Iterator[Taken | Refusal]:
        try:
            page = self._fetcher.fetch(address)
        except Unreadable as error:
            yield Refusal(address, str(error))
            return
        yield from reports_from_page(page, published=self.options.published, language=self.options.language)

    def _from_folder(self, folder: Path) -> Iterator[Found]:
        for found in report_files(folder, ENDINGS + ARCHIVES + FEEDS):
            if isinstance(found, Refusal):
                yield found
            else:
                yield from self._from_file(str(found))

    def _from_file(self, source: str) -> Iterator[Found]:
        path = Path(source)
        if ending(path, ARCHIVES):
            yield from self._from_archive(path)
        elif ending(path, FEEDS):
            yield from self._checked(self._from_feed(path), source)
        else:
            yield from find_sources([source], self.options, self.meter)

    def _from_archive(self, path: Path) -> Iterator[Raw | Refusal]:
        options = WarcOptions(self.options.published, self.options.language)
        try:
            with reasons(), self.meter.open(path) as raw:
                yield from pages_from_warc(raw, source=str(path), options=options)
        except ValueError as error:
            yield Refusal(str(path), str(error))

    def _from_feed(self, path: Path) -> Iterator[Taken | Refusal]:
        try:
            with reasons(), self.meter.open(path) as raw:
                data = all_bytes(unpacked(raw, size=path.stat().st_size or None))
            for found in entries(data, source=str(path), language=self.options.language):
                yield found if isinstance(found, Refusal) else Taken(found.report, f"entry of file {path}")
        except ValueError as error:
            yield Refusal(str(path), str(error))

    def _checked(self, found: Iterable[Taken | Refusal], source: str) -> Iterator[Taken | Refusal]:
        """What is in a language that the reader does not read is refused, unless a language is forced."""
        for each in found:
            if isinstance(each, Refusal):
                yield each
            else:
                name = f"{source} ({each.report.doc})"
                yield wrong_language(each.report, name, self.options.language) or each
