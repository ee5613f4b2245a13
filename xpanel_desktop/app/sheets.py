"""Reading a paste, a CSV file or a workbook: rows of cells, or a message that says what and where.

Everything here blocks and runs on a thread. Whatever a file holds, it ends in rows, in SheetTrouble
or in Cancelled; nothing of a file is trusted, neither its name nor the sizes it declares.
"""

import csv
import hashlib
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from pathlib import Path

from xpanel_desktop.domain.bulk import (
    MAX_CELL,
    MAX_CELLS,
    MAX_ROWS,
    SEPARATORS,
    Row,
    split_line,
)

MAX_BYTES = 50_000_000
LOOKED_AT = 50
"""Lines that tell which separator a file has."""
LOOKED_INTO = 200_000
"""Characters of these lines at most."""
PATIENCE = 500
"""Rows between two looks whether the reading was cancelled."""
_ZIP = b"PK\x03\x04"
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


class Trouble(StrEnum):
    """Why nothing was read."""

    NOT_FOUND = "not_found"
    CANNOT_READ = "cannot_read"
    TOO_BIG = "too_big"
    ENCODING = "encoding"
    NUL = "nul"
    EMPTY = "empty"
    TOO_MANY_ROWS = "too_many_rows"
    CELL_TOO_LONG = "cell_too_long"
    TOO_MANY_CELLS = "too_many_cells"
    NOT_A_SHEET = "not_a_sheet"
    BOMB = "bomb"
    """A workbook that swells beyond measure when it is unpacked."""
    QUOTE = "quote"
    """A quotation mark that is never closed."""


class SheetTrouble(Exception):
    """Nothing was read: why, and in which line where that is known."""

    def __init__(self, trouble: Trouble, line: int | None = None, detail: str = "") -> None:
        super().__init__(f"{trouble} in line {line}" if line else trouble.value)
        self.trouble = trouble
        self.line = line
        self.detail = detail


class Cancelled(Exception):
    """The operator does not want it any more."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What was read."""

    name: str
    """The file's name; empty for a paste."""
    digest: str
    """SHA-256 of the bytes: the same file is known again."""
    rows: tuple[Row, ...]
    """Rows that are not blank, each with the number of its line."""
    encoding: str = "utf-8"
    separator: str = ""
    """Empty: each line was split by what it holds."""


def never() -> bool:
    """Never cancel."""
    return False


def read_text(text: str, *, cancelled: Callable[[], bool] = never) -> Sheet:
    """Read pasted lines; half a character, which cannot be kept, becomes U+FFFD.

    Raises SheetTrouble, Cancelled.
    """
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    raw = text.encode()
    if len(raw) > MAX_BYTES:
        raise SheetTrouble(Trouble.TOO_BIG, detail=f"{len(raw):,} B")
    _refuse_nul(text)
    separator = _separator(text)
    rows = _checked(_rows_of(text, separator), cancelled)
    return Sheet("", hashlib.sha256(raw).hexdigest(), rows, "utf-8", separator)


def read_file(path: Path, *, cancelled: Callable[[], bool] = never) -> Sheet:
    """Read a CSV file or a workbook, told apart by its bytes. Raises SheetTrouble, Cancelled."""
    raw = _bytes_of(path)
    digest = hashlib.sha256(raw).hexdigest()
    if raw.startswith(_ZIP):
        from xpanel_desktop.app.workbooks import rows_of

        return Sheet(path.name, digest, _checked(rows_of(raw), cancelled), "xlsx")
    text, encoding = _decoded(raw)
    _refuse_nul(text)
    separator = _separator(text)
    rows = _checked(_restored(_rows_of(text, separator)), cancelled)
    return Sheet(path.name, digest, rows, encoding, separator)


def _bytes_of(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise SheetTrouble(Trouble.TOO_BIG, detail=f"{size:,} B")
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise SheetTrouble(Trouble.NOT_FOUND, detail=path.name) from None
    except OSError as error:
        raise SheetTrouble(Trouble.CANNOT_READ, detail=error.strerror or "") from None
    if len(raw) > MAX_BYTES:
        raise SheetTrouble(Trouble.TOO_BIG, detail=f"{len(raw):,} B")
    return raw


def _decoded(raw: bytes) -> tuple[str, str]:
    """Return the text and its encoding: by its mark, else UTF-8, else that of Turkish Windows."""
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            try:
                return raw.decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise _unreadable(error) from None
    if b"\0" in raw:
        raise SheetTrouble(Trouble.NUL, raw[: raw.index(b"\0")].count(b"\n") + 1)
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    try:
        return raw.decode("cp1254"), "cp1254"
    except UnicodeDecodeError as error:
        raise _unreadable(error) from None


def _unreadable(error: UnicodeDecodeError) -> SheetTrouble:
    raw = error.object  # without its mark
    line = raw[: error.start].count(b"\n") + 1
    return SheetTrouble(Trouble.ENCODING, line, f"0x{raw[error.start]:02x}")


def _refuse_nul(text: str) -> None:
    at = text.find("\0")
    if at >= 0:
        raise SheetTrouble(Trouble.NUL, text.count("\n", 0, at) + 1)


def _separator(text: str) -> str:
    """Return what splits each of the first lines into more than one cell.

    Empty when nothing does: then each line is split by what it holds.
    """
    for separator in SEPARATORS:
        rows = csv.reader(io.StringIO(text[:LOOKED_INTO], newline=""), delimiter=separator)
        try:
            looked_at = [row for row in islice(rows, LOOKED_AT) if any(map(str.strip, row))]
        except csv.Error:
            continue
        if looked_at and all(len(row) > 1 for row in looked_at):
            return separator
    return ""


def _rows_of(text: str, separator: str) -> Iterator[Row]:
    if not separator:
        for number, line in enumerate(text.splitlines(), 1):
            yield Row(number, split_line(line))
        return
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=separator, skipinitialspace=True, strict=True
    )
    csv.field_size_limit(max(MAX_CELL * 4, csv.field_size_limit()))
    before = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            trouble = Trouble.CELL_TOO_LONG if "limit" in str(error) else Trouble.QUOTE
            raise SheetTrouble(trouble, before + 1) from None
        yield Row(before + 1, tuple(cell.strip() for cell in cells))
        before = reader.line_num


def _restored(rows: Iterable[Row]) -> Iterator[Row]:
    from xpanel_desktop.app.export import restored

    for row in rows:
        yield Row(row.number, tuple(map(restored, row.cells)))


def _checked(rows: Iterable[Row], cancelled: Callable[[], bool]) -> tuple[Row, ...]:
    """Return the rows that are not blank, within the limits."""
    found: list[Row] = []
    for at, row in enumerate(rows):
        if at % PATIENCE == 0 and cancelled():
            raise Cancelled
        if not any(row.cells):
            continue
        if len(row.cells) > MAX_CELLS and any(row.cells[MAX_CELLS:]):
            raise SheetTrouble(Trouble.TOO_MANY_CELLS, row.number, str(len(row.cells)))
        if max(map(len, row.cells)) > MAX_CELL:
            raise SheetTrouble(Trouble.CELL_TOO_LONG, row.number)
        if len(found) >= MAX_ROWS:
            raise SheetTrouble(Trouble.TOO_MANY_ROWS, row.number, f"> {MAX_ROWS:,}")
        found.append(Row(row.number, row.cells[:MAX_CELLS]))
    if not found:
        raise SheetTrouble(Trouble.EMPTY)
    return tuple(found)
