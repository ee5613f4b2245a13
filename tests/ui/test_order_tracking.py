"""The pane of orders and the panel: what is on the screen, asking for many, following by id."""

import asyncio
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.order_stage import LIKES, Stage, open_loop
from tests.ui.test_orders_pane import opened, settle, texts
from xpanel_desktop.api.panel import Panel
from xpanel_desktop.app.connection import Reach
from xpanel_desktop.app.sources import Source
from xpanel_desktop.domain.errors import NoSuchOrder, OtherRefusal, PanelError, Unreachable
from xpanel_desktop.domain.order import IMPORTED, Report
from xpanel_desktop.domain.query import OrderQuery
from xpanel_desktop.ui.dialogs.follow import FollowDialog
from xpanel_desktop.ui.models.follow_rows import CHARGE, ID, RESULT
from xpanel_desktop.ui.panes.orders import OrdersPane

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def stage(qapp: Any, tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(open_loop(qapp), tmp_path)
    yield stage
    stage.close()


def test_what_is_on_the_screen_is_told_and_forgotten_when_it_is_hidden(
    qtbot: QtBot, stage: Stage
) -> None:
    orders = [stage.placed(f"https://x.example/{n}", str(500 + n)) for n in range(3)]
    draft = stage.draft("https://x.example/draft")
    pane = opened(qtbot, stage)
    attention = stage.core.attention
    stage.until(lambda: attention.ids == {order.id for order in orders}, "the screen to be told")
    assert draft.id not in attention.ids
    pane.hide()
    stage.until(lambda: not attention.ids, "the hidden pane to be told")


class Scripted:
    """A panel that knows some ids, refuses to speak of one, and can be held."""

    def __init__(self) -> None:
        self.gate = asyncio.Event()
        self.gate.set()
        self.asked: list[str] = []
        self.trouble: PanelError | None = None

    async def status(self, ids: Sequence[str]) -> dict[str, Report | PanelError]:
        self.asked += ids
        await self.gate.wait()
        if self.trouble is not None:
            raise self.trouble
        told: dict[str, Report | PanelError] = {}
        for one in ids:
            if one == "404":
                told[one] = NoSuchOrder("Incorrect order ID")
            elif one == "500":
                told[one] = OtherRefusal("<b>Maintenance</b>")
            else:
                told[one] = Report("In progress", Decimal("1.25"), 40, 60)
        return told


def played(stage: Stage) -> Scripted:
    panel = Scripted()
    reach = Reach(stage.main.id, cast("Any", stage), stage.core.notices)
    stage.sources.connect(stage.main.id, Source(cast("Panel", panel), reach))
    return panel


def dialog_on(qtbot: QtBot, stage: Stage) -> tuple[OrdersPane, FollowDialog]:
    pane = opened(qtbot, stage)
    QTest.mouseClick(pane.bar.follow, Qt.MouseButton.LeftButton)
    dialog = pane.following.dialog
    assert dialog is not None
    return pane, dialog


def cell(dialog: FollowDialog, row: int, column: int) -> str:
    return str(dialog.rows.index(row, column).data())


def look(stage: Stage, dialog: FollowDialog) -> None:
    QTest.mouseClick(dialog.look, Qt.MouseButton.LeftButton)
    stage.until(lambda: not dialog._asking, "the panel to be asked")


def test_ids_are_pasted_looked_at_and_followed(qtbot: QtBot, stage: Stage) -> None:
    panel = played(stage)
    stage.placed("https://x.example/own", "77")
    pane, dialog = dialog_on(qtbot, stage)
    assert not dialog.follow.isEnabled()
    dialog.text.setPlainText("Orders: 101, 102; 404\n500 77 101")
    assert dialog.read.text() == "5 ID(s) · 1 repeated"
    look(stage, dialog)
    assert panel.asked == ["101", "102", "404", "500"]
    results = [cell(dialog, row, RESULT) for row in range(5)]
    assert results == [
        "In progress",
        "In progress",
        "Unknown to the panel",
        "No answer: <b>Maintenance</b>",
        "Followed already",
    ]
    assert cell(dialog, 0, ID) == "101"
    assert "1.25" in cell(dialog, 0, CHARGE)
    assert cell(dialog, 2, CHARGE) == "–"
    assert dialog.told.text() == (
        "2 found · 1 followed already · 1 unknown to the panel · 1 without an answer"
    )
    assert dialog.follow.text() == "Follow 2 order(s)"
    dialog.service.setText("no such")
    QTest.mouseClick(dialog.follow, Qt.MouseButton.LeftButton)
    stage.until(lambda: "no such" in dialog.told.text(), "the service to be missed")
    dialog.service.setText(LIKES.id)
    dialog.label.setText("from the web site")
    QTest.mouseClick(dialog.follow, Qt.MouseButton.LeftButton)
    stage.until(lambda: "followed now" in dialog.told.text(), "them to be followed")
    assert not dialog.follow.isEnabled()
    settle(stage, pane)
    found = stage.run(stage.core.orders.window(OrderQuery(), 0, 9))
    made = [order for order in found if order.origin == IMPORTED]
    assert sorted(order.panel_id for order in made) == ["101", "102"]
    assert {order.service_name for order in made} == {LIKES.name}
    assert {order.label for order in made} == {"from the web site"}
    dialog.reject()


def test_an_id_that_another_account_of_the_balance_has_is_not_followed_twice(
    qtbot: QtBot, stage: Stage
) -> None:
    panel = played(stage)
    stage.placed("https://x.example/own", "77")
    stage.shared = {stage.main.id, stage.other.id}
    reach = Reach(stage.other.id, cast("Any", stage), stage.core.notices)
    stage.sources.connect(stage.other.id, Source(cast("Panel", panel), reach))
    _, dialog = dialog_on(qtbot, stage)
    dialog.accounts.setCurrentIndex(dialog.accounts.findData(stage.other.id))
    dialog.text.setPlainText("77 101")
    look(stage, dialog)
    assert panel.asked == ["101"]
    assert cell(dialog, 0, RESULT) == f"Already in {stage.main.name}, on the same balance"
    assert not dialog.rows.index(0, RESULT).data(Qt.ItemDataRole.DecorationRole).isNull()
    assert dialog.told.text() == "1 found · 1 in another account"
    dialog.reject()


def test_an_imported_order_says_what_is_not_known(qtbot: QtBot, stage: Stage) -> None:
    played(stage)
    pane, dialog = dialog_on(qtbot, stage)
    dialog.text.setPlainText("101")
    look(stage, dialog)
    QTest.mouseClick(dialog.follow, Qt.MouseButton.LeftButton)
    stage.until(lambda: "followed now" in dialog.told.text(), "it to be followed")
    dialog.reject()
    settle(stage, pane)
    pane.table.selectRow(0)
    settle(stage, pane)
    stage.until(lambda: pane.details.order is not None, "its details")
    shown = texts(pane.details)
    assert "Followed since" in shown
    assert "Asked next" in shown
    order = pane.details.order
    assert order is not None
    pane.opening.open(order)
    settle(stage, pane)
    assert pane.page.order_id == order.id


def test_looking_is_stopped_and_another_paste_begins_anew(qtbot: QtBot, stage: Stage) -> None:
    panel = played(stage)
    _, dialog = dialog_on(qtbot, stage)
    panel.gate.clear()
    dialog.text.setPlainText(" ".join(str(1000 + n) for n in range(150)))
    QTest.mouseClick(dialog.look, Qt.MouseButton.LeftButton)
    stage.until(lambda: len(panel.asked) == 100, "the first hundred")
    assert dialog.look.text() == "Stop"
    assert "0 of 150" in dialog.told.text()
    QTest.mouseClick(dialog.look, Qt.MouseButton.LeftButton)
    stage.until(lambda: not dialog._asking, "it to stop")
    assert len(panel.asked) == 100
    panel.gate.set()
    dialog.text.setPlainText("101")
    look(stage, dialog)
    assert dialog.follow.text() == "Follow 1 order(s)"
    dialog.text.setPlainText("101 102")
    assert not dialog.follow.isEnabled(), "what was looked at belongs to another text"
    dialog.reject()


def test_a_panel_that_is_away_is_told_in_the_dialog(qtbot: QtBot, stage: Stage) -> None:
    panel = played(stage)
    panel.trouble = Unreachable("no route")
    _, dialog = dialog_on(qtbot, stage)
    dialog.text.setPlainText("101")
    look(stage, dialog)
    assert dialog.told.property("words") == "bad"
    assert dialog.look.text() == "Ask the panel"
    dialog.reject()


def test_asking_for_many_tells_how_far_it_is_and_can_be_stopped(qtbot: QtBot, stage: Stage) -> None:
    for number in range(150):
        stage.placed(f"https://x.example/{number}", str(5000 + number))
    pane = opened(qtbot, stage)
    stage.core.orders.gate = asyncio.Event()
    pane.table.selectAll()
    settle(stage, pane)
    pane.refresh()
    stage.until(lambda: "100 of 150" in pane.bar.refresh.text(), "the progress")
    QTest.mouseClick(pane.bar.refresh, Qt.MouseButton.LeftButton)
    stage.until(lambda: pane.bar.refresh.text() == "Ask now", "it to stop")
    assert len(stage.core.orders.asked) == 1
    assert len(stage.core.orders.asked[0]) == 150
