"""The rows of an XLSX workbook: of its first visible sheet, values only, formulas never."""

import io
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

import openpyxl
from defusedxml import DefusedXmlException

from xpanel_desktop.app.sheets import SheetTrouble, Trouble
from xpanel_desktop.domain.bulk import MAX_ROWS, Row

MAX_INFLATED = 300_000_000
MAX_RATIO = 200
SMALL = 1_000_000
"""A member that inflates to less is no bomb, however well it was packed."""
CHUNK = 1_000_000


def rows_of(raw: bytes) -> Iterator[Row]:
    """Yield the rows of the first visible sheet. Raises SheetTrouble for a broken workbook."""
    try:
        _refuse_bomb(raw)
        yield from _rows(raw)
    except SheetTrouble:
        raise
    except DefusedXmlException:
        raise SheetTrouble(Trouble.BOMB) from None
    except Exception as error:  # noqa: BLE001 - openpyxl fails in every way that a file can be broken
        raise SheetTrouble(Trouble.NOT_A_SHEET, detail=type(error).__name__) from None


def _refuse_bomb(raw: bytes) -> None:
    """Inflate every member once, throwing it away: what a member declares is not to be trusted."""
    total = 0
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        for member in archive.infolist():
            size = 0
            with archive.open(member) as packed:
                while chunk := packed.read(CHUNK):
                    size += len(chunk)
                    total += len(chunk)
                    swollen = size > SMALL and size > MAX_RATIO * max(member.compress_size, 1)
                    if total > MAX_INFLATED or swollen:
                        raise SheetTrouble(Trouble.BOMB, detail=member.filename[:100])


def _rows(raw: bytes) -> Iterator[Row]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and extensions, which are not read
        book = openpyxl.load_workbook(
            io.BytesIO(raw), read_only=True, data_only=True, keep_links=False
        )
        try:
            visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            if not visible:
                return
            rows = visible[0].iter_rows(values_only=True)
            for number, cells in enumerate(rows, 1):
                if number > MAX_ROWS * 2:  # blank rows count as well
                    raise SheetTrouble(Trouble.TOO_MANY_ROWS, number, f"> {MAX_ROWS:,}")
                yield Row(number, tuple(map(_text, cells)))
        finally:
            book.close()


def _text(value: object) -> str:
    """Return a cell's value as it would be typed."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case float():
            return str(int(value)) if value.is_integer() else f"{Decimal(repr(value)):f}"
        case datetime() | date():
            return value.isoformat()
        case _:
            return str(value).strip()
