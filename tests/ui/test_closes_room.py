"""Money › Closes at 1280 pixels, beside the rail: balances of millions are whole."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.support.practice import until
from tests.ui.frame_kit import added, forget, program
from xpanel_desktop.domain.closing import Period, Statement, Sums
from xpanel_desktop.ui.models import close_columns
from xpanel_desktop.ui.panes.money_closes import ClosesTab
from xpanel_desktop.ui.widgets.order_paint import PAD

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "QXcbClipboard")


def statement(day: datetime, currency: str, *amounts: str, later: int = 0) -> Statement:
    opening, closing, charged, refunded, topped, elsewhere = map(Decimal, amounts)
    sums = Sums(
        opening, closing, placed=12_345, charged=charged, refunded=refunded, topped_up=topped,
        elsewhere=elsewhere,
    )  # fmt: skip
    period = Period(f"{day:%Y-%m-%d}", day, day + timedelta(days=1))
    return Statement(period, currency, sums, day if later else None, later)


DAY = datetime(2026, 9, 23, tzinfo=UTC)
ROWS = (
    statement(DAY, "TRY", "1234567.89", "1187654.32", "46913.57", "1204.50", "0", "0"),
    statement(
        DAY, "TRY", "-234567.89", "9888888.88", "56913.57", "11204.50", "1000000.00", "13417.77",
        later=3,
    ),
)  # fmt: skip


@pytest.fixture(autouse=True)
def said(qapp: QApplication) -> Iterator[None]:
    yield
    forget(qapp)


@pytest.mark.parametrize("language", ["en", "tr"])
async def test_balances_of_millions_are_whole(
    tmp_path: Path, qapp: QApplication, language: str
) -> None:
    async with program(tmp_path) as running:
        await added(running.core, "Main")
        running.window.resize(1280, 800)
        running.use_language(language)
        running.window.show_pane("money")
        running.window.rooms.money.part.turn_to("closes")
        tab = running.window.rooms.money.part.tab("closes")
        assert isinstance(tab, ClosesTab)
        await until(lambda: tab.isVisible() and tab.settled)
        tab.model.show(ROWS)
        tab.table.selectRow(1)
        tab.empty.say("")
        qapp.sendPostedEvents()
        assert cut(tab) == []
        table = tab.table
        assert table.horizontalHeader().length() <= table.viewport().width(), "all are in sight"


def cut(tab: ClosesTab) -> list[str]:
    """Return the cells that have less room than their text and what is beside it."""
    found: list[str] = []
    table, metrics = tab.table, tab.table.fontMetrics()
    for row in range(tab.model.rowCount()):
        for column in range(tab.model.columnCount()):
            text = str(tab.model.index(row, column).data())
            room = table.columnWidth(column) - 2 * PAD
            if column in tab.model.figures:
                text, room = text.partition(" ")[0], room - 1  # painted, it is a little wider
            if column == close_columns.STATE:
                room -= 20  # its icon
            if metrics.elidedText(text, Qt.TextElideMode.ElideRight, room) != text:
                found.append(f"{text} in {room} px")
    return found


async def test_columns_are_as_narrow_again_for_another_account(
    tmp_path: Path, qapp: QApplication
) -> None:
    async with program(tmp_path) as running:
        first = await added(running.core, "Main")
        other = await added(running.core, "Other")
        running.window.show_pane("money")
        running.window.rooms.money.part.turn_to("closes")
        tab = running.window.rooms.money.part.tab("closes")
        assert isinstance(tab, ClosesTab)
        await until(lambda: tab.isVisible() and tab.settled)
        before = tab.table.columnWidth(close_columns.DIFFERENCE)
        tab.model.show(ROWS)
        assert tab.table.columnWidth(close_columns.DIFFERENCE) > before + 20
        chosen = running.core.accounts.get(other.id if tab._scope.chosen == first.id else first.id)
        assert chosen is not None
        tab._scope.choose(chosen.id)
        await until(lambda: tab.settled and not tab.model.rows)
        assert tab.table.columnWidth(close_columns.DIFFERENCE) == before
