"""Writing tables to CSV and XLSX files that do nothing when they are opened.

A spreadsheet takes a cell that begins with =, +, - or @ for a formula. Such a cell is written with
an apostrophe before it, and loses it again when the program reads the file. So is what a semicolon,
a tab or a new line within a cell makes a cell of: where the comma is the decimal point, or several
separators are guessed at, spreadsheets split there, quotes or not.
"""

import asyncio
import contextlib
import csv
import os
import queue
import re
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from pathlib import Path

Table = Iterable[Sequence[str]]
_RISKY = re.compile(r"\s*[=+\-@\t\r'\uff1d\uff0b\uff0d\uff20]")
_SPLIT = re.compile(rf"(\r\n|[;\t\n\r])(?={_RISKY.pattern})")
_MARKED = re.compile(rf"(\r\n|[;\t\n\r])'(?={_RISKY.pattern})")
_NUMBER = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What XML cannot hold."""
MARK = "'"
MAX_XLSX = 32_767
"""Letters that a cell of a workbook holds."""
MAX_XLSX_ROWS = 1_048_576
BATCHES, WAIT = 4, 0.01
"""Batches of rows that wait for the disk, and seconds between two looks whether one went."""


def neutralised(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula; `restored` brings it back."""
    risky = _RISKY.match(text) and not _NUMBER.fullmatch(text)
    within = _SPLIT.sub(rf"\1{MARK}", text)
    return MARK + within if risky else within


def restored(text: str) -> str:
    """Return a cell as it was before `neutralised`; any other text as it is."""
    for inner in (text.removeprefix(MARK), text):
        found = _MARKED.sub(r"\1", inner)
        if found != text and neutralised(found) == text:
            return found
    return text


def write_csv(path: Path, heading: Sequence[str], rows: Table) -> None:
    """Write a CSV file, UTF-8 with its mark so that spreadsheets read Turkish. Raises OSError."""

    def write(place: Path) -> None:
        with place.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            for row in (heading, *rows):
                writer.writerow([neutralised(cell.replace("\0", "")) for cell in row])
            file.flush()
            os.fsync(file.fileno())

    _replace(path, write)


def write_xlsx(path: Path, heading: Sequence[str], rows: Table) -> None:
    """Write a workbook in which every cell is text, no formula. Raises OSError."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    def write(place: Path) -> None:
        book = Workbook(write_only=True)
        sheet = book.create_sheet("XPanel Desktop")
        for row in (heading, *rows):
            cells = [WriteOnlyCell(sheet) for _ in row]
            for cell, text in zip(cells, row, strict=True):
                cell.value = _UNPRINTABLE.sub("", text)[:MAX_XLSX]
                cell.data_type = "s"  # whatever it begins with
            sheet.append(cells)
        book.save(place)

    _replace(path, write)


def _replace(path: Path, write: Callable[[Path], None]) -> None:
    """Write beside the file and put it in its place whole: a full disk leaves the old one."""
    beside = path.with_name(f".{path.name}.new")
    try:
        write(beside)
        beside.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise


class TooManyRows(Exception):
    """A workbook has no room for so many rows; a CSV file has."""


_Batch = Sequence[Sequence[str]]


class _Stopped(Exception):
    """The rows came to no end: the file is not wanted."""


async def export(path: Path, heading: Sequence[str], batches: AsyncIterator[_Batch]) -> int:
    """Write rows as they come, on a thread; return how many. The name's ending tells the form.

    Raises OSError and TooManyRows; cancelled or failed, it leaves what was in the file before.
    """
    feed: queue.Queue[_Batch | _Stopped | None] = queue.Queue(BATCHES)
    workbook = path.suffix.lower() == ".xlsx"
    write = write_xlsx if workbook else write_csv
    work = asyncio.create_task(asyncio.to_thread(write, path, heading, _fed(feed)))
    count = 0
    end: _Stopped | None = _Stopped()
    try:
        async for batch in batches:
            count += len(batch)
            if workbook and count >= MAX_XLSX_ROWS:
                raise TooManyRows
            if not await _put(feed, batch, work):
                break
        end = None
    finally:
        await asyncio.shield(_put(feed, end, work))
        with contextlib.suppress(_Stopped):
            await asyncio.shield(work)
    return count


async def _put(
    feed: "queue.Queue[_Batch | _Stopped | None]",
    item: "_Batch | _Stopped | None",
    work: "asyncio.Task[None]",
) -> bool:
    """Hand something to the thread once there is room; False when the thread has ended."""
    while not work.done():
        try:
            feed.put_nowait(item)
        except queue.Full:
            await asyncio.sleep(WAIT)
        else:
            return True
    return False


def _fed(feed: "queue.Queue[_Batch | _Stopped | None]") -> Iterator[Sequence[str]]:
    while (item := feed.get()) is not None:
        if isinstance(item, _Stopped):
            raise item
        yield from item
