"""Writing tables to CSV and XLSX files that do nothing when they are opened.

A spreadsheet takes a cell that begins with =, +, - or @ for a formula. Such a cell is written with
an apostrophe before it, and loses it again when the program reads the file.
"""

import contextlib
import csv
import os
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

Table = Iterable[Sequence[str]]
_RISKY = re.compile(r"\s*[=+\-@\t\r'\uff1d\uff0b\uff0d\uff20]")
_NUMBER = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What XML cannot hold."""
MARK = "'"
MAX_XLSX = 32_767
"""Letters that a cell of a workbook holds."""


def neutralised(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula; `restored` brings it back."""
    risky = _RISKY.match(text) and not _NUMBER.fullmatch(text)
    return MARK + text if risky else text


def restored(text: str) -> str:
    """Return a cell as it was before `neutralised`; any other text as it is."""
    inner = text.removeprefix(MARK)
    return inner if inner != text and neutralised(inner) == text else text


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
