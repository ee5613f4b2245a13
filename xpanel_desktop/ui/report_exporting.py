"""Writes a report as it is shown: CSV, Excel workbook or PDF."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

from xpanel_desktop.ui.exporting import Exporting
from xpanel_desktop.ui.models.figures import Report
from xpanel_desktop.ui.models.table_export import Batches, Written, as_shown
from xpanel_desktop.ui.pdf import write_pdf

MakeReport = Callable[[], Awaitable[Report]]


class ReportExporting(Exporting):
    """One for each report that can be exported."""

    def ask_report(self, name: str, make: MakeReport) -> None:
        """Ask where to, then write what `make` makes."""

        async def table() -> Written:
            return written(await make())

        async def pages() -> Written:
            report = await make()
            return _Pages(report.headings, written(report).batches, report)

        kinds = {
            self.tr("PDF") + " (*.pdf)": (".pdf", pages),
            self.tr("CSV, as shown") + " (*.csv)": (".csv", table),
            self.tr("Excel workbook, as shown") + " (*.xlsx)": (".xlsx", table),
        }
        self.ask_among(name, kinds)

    async def put(self, path: Path, written: Written) -> int:
        """Write what was made; return how many lines. Raises OSError and TooManyRows."""
        if isinstance(written, _Pages):
            await write_pdf(path, written.report)
            return len(written.report.rows) + len(written.report.totals)
        return await super().put(path, written)


@dataclass(frozen=True, slots=True)
class _Pages(Written):
    """A report that becomes pages."""

    report: Report = field(default_factory=Report)


def written(report: Report) -> Written:
    """Return a report as a table: its rows, its totals, and below them what it rests on."""
    after = [*report.totals, *((note,) for note in report.notes)]

    async def batches() -> Batches:
        for rows in (report.rows, after):  # in a few at a time: thousands are put in words only now
            async for batch in as_shown((), rows).batches:
                yield batch
                await asyncio.sleep(0)

    return Written(report.headings, batches())
