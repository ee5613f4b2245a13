"""Asks for a file's name and writes a table into it; CSV or XLSX, as shown or to import again."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from xpanel_desktop.app.export import TooManyRows, export
from xpanel_desktop.ui.models.table_export import Written
from xpanel_desktop.ui.tasks import Tasks

Make = Callable[[], Awaitable[Written]]
TELL_EVERY = 2_000
"""Lines between two figures of progress."""


class Exporting(QObject):
    """One for each table that can be exported. The dialog does not block the loop."""

    done = Signal(str)
    """What was written, in words."""
    failed = Signal(str)
    progress = Signal(int)
    """So many lines are written so far."""

    def __init__(self, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self._tasks, self._window = tasks, parent
        self.dialog: QFileDialog | None = None
        self.busy = False
        """Whether a table is being written."""
        self._stopping = False

    def stop(self) -> None:
        """Write no more; what was in the file before stays."""
        self._stopping = True

    def ask(self, name: str, shown: Make, again: Make) -> None:
        """Ask where to; `shown` makes the table as it is shown, `again` the one to import."""
        kinds = {
            self.tr("CSV, as shown") + " (*.csv)": (".csv", shown),
            self.tr("Excel workbook, as shown") + " (*.xlsx)": (".xlsx", shown),
            self.tr("CSV, to import again") + " (*.csv)": (".csv", again),
            self.tr("Excel workbook, to import again") + " (*.xlsx)": (".xlsx", again),
        }
        self.ask_among(name, kinds)

    def ask_among(self, name: str, kinds: Mapping[str, tuple[str, Make]]) -> None:
        """Ask where to and in which of `kinds`: words → a name's ending, what to write."""
        dialog = QFileDialog(self._window, self.tr("Export"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilters(list(kinds))
        home = QStandardPaths.StandardLocation.DocumentsLocation
        dialog.setDirectory(QStandardPaths.writableLocation(home))
        dialog.selectFile(name)

        def end_in(kind: str) -> None:
            dialog.setDefaultSuffix(kinds[kind][0].removeprefix("."))

        dialog.filterSelected.connect(end_in)
        end_in(next(iter(kinds)))

        def chosen() -> None:
            suffix, make = kinds[dialog.selectedNameFilter()]
            path = Path(dialog.selectedFiles()[0])
            if path.suffix.lower() != suffix:
                path = path.with_name(path.name + suffix)
            self.write(path, make)

        dialog.accepted.connect(chosen)
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()

    def write(self, path: Path, make: Make) -> None:
        """Write a table into a file; `done` or `failed` tells what came of it."""

        def wrong(error: Exception) -> None:
            self.failed.emit(self._trouble(path, error))

        self._tasks.start(self, self._write(path, make), name="export", on_error=wrong)

    async def _write(self, path: Path, make: Make) -> None:
        self.busy, self._stopping = True, False
        try:
            count = await self.put(path, await make())
        except _Stopped:
            told = self.tr("Stopped. {file} is as it was.")
            self.done.emit(told.replace("{file}", path.name))
        else:
            told = self.tr("%Ln line(s) written to {file}.", "", count)
            self.done.emit(told.replace("{file}", path.name))
        finally:
            self.busy = False

    async def _watched(
        self, batches: AsyncIterator[Sequence[Sequence[str]]]
    ) -> AsyncIterator[Sequence[Sequence[str]]]:
        """Hand the batches on; tell how far it is, and end when it is to stop."""
        count = 0
        async for batch in batches:
            if self._stopping:
                raise _Stopped
            yield batch
            if count // TELL_EVERY != (count + len(batch)) // TELL_EVERY:
                self.progress.emit(count + len(batch))
            count += len(batch)

    async def put(self, path: Path, written: Written) -> int:
        """Write what was made; return how many lines. Raises OSError and TooManyRows."""
        return await export(path, written.heading, self._watched(written.batches))

    def _trouble(self, path: Path, error: Exception) -> str:
        if isinstance(error, TooManyRows):
            return self.tr("A workbook has no room for so many lines. Write a CSV file instead.")
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        told = self.tr("{file} could not be written: {reason}")
        return told.format(file=path.name, reason=reason)


class _Stopped(Exception):
    """The operator does not want the file any more."""
