"""Writing a long table as it comes: whole or not at all, whatever happens on the way."""

import asyncio
import contextlib
import csv
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest
from openpyxl import load_workbook

from xpanel_desktop.app import export as module
from xpanel_desktop.app.export import TooManyRows, export

HEAD = ("Link", "Note")
Batch = Sequence[Sequence[str]]


async def batches(count: int, each: int = 100) -> AsyncIterator[Batch]:
    for start in range(0, count, each):
        yield [(f"https://x.example/{at}", "=1+1") for at in range(start, start + each)]
        await asyncio.sleep(0)


async def failing() -> AsyncIterator[Batch]:
    yield [("a", "b")]
    raise ValueError("the database is gone")


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
async def test_a_long_table_is_written_whole(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"orders.{suffix}"
    assert await export(path, HEAD, batches(3000)) == 3000
    if suffix == "csv":
        rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
        assert rows[3000] == ["https://x.example/2999", "'=1+1"]
    else:
        with contextlib.closing(load_workbook(path, read_only=True)) as book:
            rows = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
        assert rows[3000] == ["https://x.example/2999", "=1+1"]
    assert rows[0] == list(HEAD)
    assert len(rows) == 3001


async def test_what_fails_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "orders.csv"
    path.write_text("old", "utf-8")
    with pytest.raises(ValueError, match="gone"):
        await export(path, HEAD, failing())
    assert path.read_text("utf-8") == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["orders.csv"]


async def test_cancelled_it_leaves_nothing(tmp_path: Path) -> None:
    work = asyncio.ensure_future(export(tmp_path / "a.csv", HEAD, batches(10**9)))
    await asyncio.sleep(0.05)
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await work
    assert not list(tmp_path.iterdir())


async def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        await export(tmp_path / "no" / "a.csv", HEAD, batches(5000))


async def test_a_workbook_has_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_XLSX_ROWS", 500)
    with pytest.raises(TooManyRows):
        await export(tmp_path / "a.xlsx", HEAD, batches(1000))
    assert not list(tmp_path.iterdir())
