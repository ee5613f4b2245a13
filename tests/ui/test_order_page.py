"""The page of an order by keys: from the table, to the next order, chart, parts, answers, card."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.order_stage import VIEWS, Stage, open_loop
from tests.ui.test_orders_pane import opened, press, settle, texts
from xpanel_desktop.domain.errors import Unreachable
from xpanel_desktop.domain.history import History
from xpanel_desktop.domain.order import Attempt, Ending, Order, Report
from xpanel_desktop.domain.state import Event
from xpanel_desktop.domain.ticket import request
from xpanel_desktop.ui.dialogs.evidence import EvidenceDialog, file_name
from xpanel_desktop.ui.evidence_card import card_of
from xpanel_desktop.ui.languages import Language
from xpanel_desktop.ui.models.order_timeline import FOLDED
from xpanel_desktop.ui.panes.order_page_attempts import request_text
from xpanel_desktop.ui.panes.orders import OrdersPane
from xpanel_desktop.ui.tongue import Tongue
from xpanel_desktop.ui.widgets.facts import CutLabel, WrapLabel
from xpanel_desktop.ui.widgets.raw_text import MOST_LETTERS, RawText

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
ALT = Qt.KeyboardModifier.AltModifier
ANSWER = '{"order":23501,"note":"<b>bold</b>"}' + " " * MOST_LETTERS + "end"


@pytest.fixture
def stage(qapp: Any, tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(open_loop(qapp), tmp_path)
    yield stage
    stage.close()


def delivering(stage: Stage, panel_id: str = "23501") -> Order:
    order = stage.placed("https://a.example/p/1", panel_id, http_status=200, answer=ANSWER)
    for remains in range(1000, 300, -60):
        stage.at += timedelta(minutes=10)
        stage.report({order.id: Report("In progress", Decimal("0.9"), 3572, remains)})
    return order


def on_page(qtbot: QtBot, stage: Stage) -> OrdersPane:
    pane = opened(qtbot, stage)
    pane.table.selectRow(0)
    settle(stage, pane)
    press(pane, Qt.Key.Key_Return)
    settle(stage, pane)
    assert pane.page.isVisible()
    return pane


def test_the_page_stays_open_from_order_to_order(qtbot: QtBot, stage: Stage) -> None:
    orders = [stage.placed(f"https://a.example/{n}", f"2350{n}") for n in range(3)]
    pane = on_page(qtbot, stage)
    assert pane.page.order_id == orders[2].id
    assert not pane.details.isVisible()
    press(pane, Qt.Key.Key_Down)
    settle(stage, pane)
    stage.until(lambda: pane.page.order_id == orders[1].id, "the next order")
    assert pane.page.isVisible()
    assert "23501" in texts(pane.page.head)
    press(pane, Qt.Key.Key_Return)
    assert pane.page.delivery.chart.hasFocus()
    press(pane, Qt.Key.Key_Down, ALT)
    stage.until(lambda: pane.page.order_id == orders[0].id, "the order below")
    press(pane, Qt.Key.Key_Down, ALT)
    settle(stage, pane)
    assert pane.page.order_id == orders[0].id
    press(pane, Qt.Key.Key_Escape)
    settle(stage, pane)
    assert not pane.page.isVisible()
    assert pane.table.hasFocus()
    assert pane.details.isVisible()
    assert pane.details.order is not None
    assert pane.details.order.id == orders[0].id
    QTest.mouseClick(pane.details.content.page, Qt.MouseButton.LeftButton)
    settle(stage, pane)
    assert pane.page.isVisible()


def test_chart_estimate_and_timeline_follow_the_order(qtbot: QtBot, stage: Stage) -> None:
    order = delivering(stage)
    pane = on_page(qtbot, stage)
    page = pane.page
    chart = page.delivery.chart
    assert "at the pace of the last" in page.delivery.estimate.text()
    assert "Readings: 12" in chart.accessibleDescription()
    chart.setFocus()
    press(pane, Qt.Key.Key_Home)
    assert "delivered 0 · remain 1,000" in chart.accessibleDescription()
    press(pane, Qt.Key.Key_Right)
    assert "delivered 60 · remain 940" in chart.accessibleDescription()
    press(pane, Qt.Key.Key_End)
    assert "delivered 660 · remain 340" in chart.accessibleDescription()
    model = page.timeline.model
    assert model.rowCount() == FOLDED
    assert "remains 400 → 340" in model.index(0, 2).data()
    page.timeline.fold.click()
    assert model.rowCount() == model.total == 16
    page.timeline.copy.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 16
    assert "start count 3,572" in lines[4]
    stage.at += timedelta(minutes=1)
    stage.report({order.id: Report("Completed", Decimal("0.9"), 3572, 0)})
    stage.until(lambda: "Ended" in page.delivery.estimate.text(), "the end")
    assert not page.grab().isNull()


def test_an_order_without_readings_says_so(qtbot: QtBot, stage: Stage) -> None:
    stage.placed("https://a.example/1", "23501")
    pane = on_page(qtbot, stage)
    chart = pane.page.delivery.chart
    assert chart.accessibleDescription() == "No readings yet."
    press(pane, Qt.Key.Key_Return)
    press(pane, Qt.Key.Key_Right)
    assert chart.reading is None
    assert "no estimate" in pane.page.delivery.estimate.text()


def test_request_and_answer_are_plain_and_copied_whole(qtbot: QtBot, stage: Stage) -> None:
    delivering(stage)
    pane = on_page(qtbot, stage)
    asked = pane.page.findChild(RawText, "page.request.1")
    answer = pane.page.findChild(RawText, "page.answer.1")
    assert asked is not None
    assert answer is not None
    assert "service: 1042" in asked.toPlainText()
    assert "<b>bold</b>" in answer.toPlainText()
    assert len(answer.toPlainText()) < len(ANSWER)
    copy = pane.page.findChild(QPushButton, "page.answer.1.copy")
    assert copy is not None
    copy.click()
    assert QGuiApplication.clipboard().text() == ANSWER
    at = stage.at
    sent = {"service": "1", "Key": "secret", "api_key": "secret", "link": "x"}
    assert request_text(Attempt(1, 1, at, request=sent)) == "service: 1\nlink: x"


def test_parts_are_shown_and_asked_about_on_request(qtbot: QtBot, stage: Stage) -> None:
    order = stage.draft("https://a.example/d", VIEWS, quantity="500", runs="3", interval="30")
    stage.run(stage.drafts.queue([order.id], stage.tick()))
    wire = request(order.ticket, xpanel=True)
    number = stage.run(stage.journal.begin(order.id, stage.tick(), wire))
    stage.run(
        stage.journal.end(
            order.id, number, stage.tick(), Ending.ACCEPTED, event=Event.ACCEPT, panel_id="77"
        )
    )
    stage.report({order.id: Report("In progress", runs="2/3", children=("7701", "7702"))})
    pane = on_page(qtbot, stage)
    parts = pane.page.parts
    assert "2/3" in texts(parts)
    assert parts.table.rowCount() == 2
    assert stage.core.history.asked == []
    stage.core.history.told = {
        "7701": Report("Completed", Decimal("0.300"), remains=0),
        "7702": Unreachable("x"),
    }
    parts.ask.click()
    stage.until(lambda: stage.tasks.idle, "the answer")
    assert stage.core.history.asked == [("7701", "7702")]
    assert parts.table.item(0, 1).text() == "Completed"
    assert parts.table.item(0, 4).text() == "0.30"
    stage.core.history.trouble = Unreachable("no route")
    parts.ask.click()
    stage.until(lambda: stage.tasks.idle, "the failure")
    assert "no route" in texts(parts)
    assert parts.ask.isEnabled()
    before = parts.table.item(0, 1)
    children = ("7701", "7702")
    stage.report({order.id: Report("In progress", remains=900, runs="2/3", children=children)})
    settle(stage, pane)
    assert parts.table.item(0, 1) is before, "two hundred of them are not written anew for nothing"
    stage.report({order.id: Report("In progress", runs="3/3", children=(*children, "7703"))})
    settle(stage, pane)
    assert [parts.table.item(row, 1).text() for row in (0, 2)] == ["Completed", "–"]


def test_figures_and_times_stand_side_by_side_where_none_is_cut(qtbot: QtBot, stage: Stage) -> None:
    stage.placed("https://a.example/1", "23501")
    delivery = on_page(qtbot, stage).page.delivery
    columns: set[int] = set()
    for width in (400, 480, 560, 640, 800):
        delivery.resize(width, 600)
        QApplication.sendPostedEvents()
        shown = [*delivery.findChildren(CutLabel), *delivery.findChildren(WrapLabel)]
        columns.add(len({label.mapTo(delivery, QPoint(0, 0)).x() for label in shown}))
        for label in shown:
            assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width()
    assert columns == {1, 2}


def test_relatives_are_links_and_own_words_are_kept(qtbot: QtBot, stage: Stage) -> None:
    parent = stage.placed("https://a.example/1", "23501")
    child = stage.placed("https://a.example/2", "23502")
    sql = "UPDATE orders SET parent_id = ? WHERE id = ?"
    stage.run(stage.database.write(lambda db: db.execute(sql, (parent.id, child.id)).rowcount))
    kept: list[Any] = []

    async def tag(order_id: int, tags: Any) -> None:
        kept.append((order_id, tags.label))

    stage.core.tickets.tag = tag
    pane = on_page(qtbot, stage)
    pane.page.tags.label.setText("VIP")
    (link,) = pane.page.family.links
    assert "23501" in link.text()
    link.click()
    stage.until(lambda: pane.page.order_id == parent.id, "the parent")
    stage.until(lambda: stage.tasks.idle, "the words")
    assert kept == [(child.id, "VIP")]
    (back,) = pane.page.family.links
    assert "23502" in back.text()
    assert "In progress" not in back.text()
    stage.report({child.id: Report("In progress", remains=10)})
    settle(stage, pane)
    (back,) = pane.page.family.links
    assert "In progress" in back.text(), "the page follows its relatives as well"
    stage.report({parent.id: Report("In progress", remains=900), child.id: Report("Completed")})
    settle(stage, pane)
    assert pane.page.order_id == parent.id, "the table was read again, its selection stayed"
    pane.table.selectRow(1)
    settle(stage, pane)
    pane.table.selectRow(0)
    stage.until(lambda: pane.page.order_id == child.id, "the selection is followed again")


def test_a_drip_feed_and_its_followed_runs_are_links_to_each_other(
    qtbot: QtBot, stage: Stage
) -> None:
    stage.placed("https://a.example/1", "71")
    parent = stage.placed("https://a.example/2", "7")
    stage.report({parent.id: Report("Active", runs="1/2", children=("71", "72"))})
    pane = on_page(qtbot, stage)
    (link,) = pane.page.family.links
    assert link.text().startswith("Part of it: 71 ")
    link.click()
    settle(stage, pane)
    (back,) = pane.page.family.links
    assert back.text().startswith("Part of 7 ")


def test_a_link_is_opened_after_a_question_that_escape_takes_back(
    qtbot: QtBot, stage: Stage
) -> None:
    stage.placed("https://a.example/1", "23501")
    pane = on_page(qtbot, stage)
    pane.page.head.open.click()
    assert "a.example" in pane.page.link.words
    press(pane, Qt.Key.Key_Escape)
    assert not pane.page.link.isVisible()
    assert pane.page.isVisible()
    stage.core.orders.trouble = Unreachable("no route")
    pane.page.head.ask.click()
    stage.until(lambda: pane.page.trouble.words, "the failure")
    assert pane.page.head.ask.isEnabled()


# -- the evidence card ---------------------------------------------------------------------


def history_of(stage: Stage, order: Order) -> History:
    found = stage.run(stage.core.history.of(order.id))
    assert found is not None
    return found


def still(stage: Stage) -> History:
    order = delivering(stage)
    stage.at += timedelta(hours=9)
    stage.report({order.id: None})
    sql = "UPDATE orders SET label = ?, customer = ?, note = ? WHERE id = ?"
    values = ("label-word", "customer-word", "note-word\nsecond line", order.id)
    stage.run(stage.database.write(lambda db: db.execute(sql, values).rowcount))
    return history_of(stage, order)


def test_the_card_tells_what_is_on_record_and_nothing_private(stage: Stage) -> None:
    history = still(stage)
    account = stage.core.accounts.get(stage.main.id)
    text = card_of(history, account, stage.at, Tongue(Language.ENGLISH)).text()
    order = history.order
    for piece in (
        "Order 23501", "panel.example", "1042 · Instagram Beğeni", "https://a.example/p/1",
        "Quantity: 1,000", "0.90 USD", "Start count: 3,572", "Remains: 340", "In progress",
        "Delivered 660 of 1,000", "Nothing was delivered since", "UTC", "accepted by the API",
        "HTTP 200",
    ):  # fmt: skip
        assert piece in text
    for private in ("label-word", "customer-word", "note-word", account.vault_name, "/api/v2"):
        assert private not in text
    told = card_of(history, account, stage.at, Tongue(Language.ENGLISH), frozenset({"note"}))
    assert "Note: note-word second line" in told.text()
    assert "customer-word" not in told.text()
    turkish = card_of(history, account, stage.at, Tongue(Language.TURKISH)).text()
    assert "1.000" in turkish
    assert "Sipariş 23501" in turkish
    assert order.link in turkish


def test_the_card_is_copied_and_saved(qtbot: QtBot, stage: Stage, tmp_path: Path) -> None:
    history = still(stage)
    account = stage.core.accounts.get(stage.main.id)
    parent = QLabel()
    qtbot.addWidget(parent)
    dialog = EvidenceDialog(history, account, stage.at, stage.tasks, parent)  # type: ignore[arg-type]
    dialog.open()
    assert dialog.languages.chosen == "en"
    before = dialog.image.copy()
    assert dialog.image.width() == 1280
    dialog.copy_text.click()
    assert QGuiApplication.clipboard().text() == dialog.card.text()
    dialog.copy_picture.click()
    assert not QGuiApplication.clipboard().image().isNull()
    dialog.ticks["customer"].click()
    assert "customer-word" in dialog.card.text()
    assert dialog.image != before
    path = tmp_path / "card.png"
    dialog.write(path)
    stage.until(lambda: "card.png" in dialog.told.text(), "the file")
    assert QImage(str(path)).size() == dialog.image.size()
    dialog.write(tmp_path / "missing" / "card.png")
    stage.until(lambda: "could not be written" in dialog.told.text(), "the failure")
    dialog.close()


def test_hostile_ids_make_no_file_names() -> None:
    assert file_name("../../etc/passwd\n") == "order-etcpasswd"
    assert file_name("…") == "order-card"
