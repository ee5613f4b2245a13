"""The ticket by keys alone: typing, checks, question, send, drafts."""

import dataclasses
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.pane_core import OTHER, FixedScope, MemoryCore, NowTasks, make
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.checks import Situation
from xpanel_desktop.domain.service import Kind
from xpanel_desktop.domain.state import State
from xpanel_desktop.ui.panes.ticket import TicketPane

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
LIKES = make(7, "Instagram Likes")
POLL = make(8, "Twitter Anket", category="Twitter")
SPACES = make(9, "Twitter Spaces Listeners", category="Twitter")
COMMENTS = make(10, "Comments", type="Custom Comments")
SUBSCRIPTION = make(11, "Auto likes", type="Subscriptions")
NEW_TYPE = make(12, "Quite new", type="Hologram")
LINK = "https://instagram.com/p/1"
TWEET = "https://twitter.com/ayse/status/1"


@pytest.fixture
def core() -> MemoryCore:
    return MemoryCore((LIKES, POLL, SPACES, COMMENTS, SUBSCRIPTION, NEW_TYPE))


@pytest.fixture
def pane(qtbot: QtBot, core: MemoryCore) -> TicketPane:
    pane = TicketPane(core, NowTasks(), FixedScope())  # type: ignore[arg-type]
    qtbot.addWidget(pane)
    pane.resize(360, 760)
    with qtbot.waitActive(pane):
        pane.show()
    return pane


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def keys(text: str) -> None:
    QTest.keyClicks(focus(), text)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focus(), key, modifier)


def ctrl(key: Qt.Key) -> None:
    press(key, Qt.KeyboardModifier.ControlModifier)


def button(pane: TicketPane) -> str:
    return pane.body.summary.send.text()


def told(pane: TicketPane) -> list[str]:
    return [row.field.name for row in pane.body.form.rows if row.problem.words]


def test_link_quantity_and_send_by_keys_alone(
    pane: TicketPane, core: MemoryCore, qtbot: QtBot
) -> None:
    pane.open_service(1, LIKES)
    assert focus().objectName() == "field.link"
    keys(LINK)
    press(Qt.Key.Key_Return)
    assert focus().objectName() == "field.quantity"
    keys("500")
    assert "0.45" in button(pane)
    for _ in range(4):
        press(Qt.Key.Key_Return)
    assert focus().objectName() == "ticket.send"
    with qtbot.waitSignal(pane.sent, timeout=1000) as sent:
        press(Qt.Key.Key_Space)
    order = core.orders[1]
    assert sent.args == [order]
    assert order.state is State.QUEUED
    assert order.ticket.values == {
        "link": LINK, "quantity": "500", "runs": "", "interval": "", "data_pool": "",
    }  # fmt: skip
    assert order.expected_charge == Decimal("0.45")


def test_after_a_send_the_link_is_cleared_and_what_is_useful_stays(
    pane: TicketPane, core: MemoryCore
) -> None:
    pane.open_service(1, LIKES)
    keys(LINK)
    press(Qt.Key.Key_Tab)
    keys("500")
    for _ in range(3):
        press(Qt.Key.Key_Tab)
    assert isinstance(focus(), QComboBox)
    press(Qt.Key.Key_Down)
    ctrl(Qt.Key.Key_Return)
    assert focus().objectName() == "field.link"
    values = pane.body.form.values()
    assert values["link"] == ""
    assert (values["quantity"], values["data_pool"]) == ("500", "tr")
    assert told(pane) == []
    ctrl(Qt.Key.Key_Return)
    assert len(core.orders) == 1, "an empty link is never sent"
    keys("https://instagram.com/p/2")
    press(Qt.Key.Key_Tab)
    keys("40")
    ctrl(Qt.Key.Key_Return)
    assert core.orders[2].ticket.values["quantity"] == "40", "typing replaces what stayed"


def test_an_untouched_field_is_not_scolded_until_a_try_to_send(pane: TicketPane) -> None:
    pane.open_service(1, LIKES)
    assert told(pane) == []
    keys(LINK)
    assert told(pane) == []
    ctrl(Qt.Key.Key_Return)
    assert told(pane) == ["quantity"]
    assert focus().objectName() == "field.quantity"
    keys("5")
    assert told(pane) == ["quantity"], "below the minimum"
    keys("0")
    assert told(pane) == []


def test_a_warning_is_asked_about_with_sum_and_account(pane: TicketPane, core: MemoryCore) -> None:
    core.same_links[LINK] = 2
    core.situations = Situation(xpanel=True, balance=Decimal("0.10"))
    pane.open_service(1, LIKES)
    keys(LINK)
    press(Qt.Key.Key_Return)
    keys("500")
    ctrl(Qt.Key.Key_Return)
    confirm = pane.body.confirm
    assert not core.orders
    assert confirm.isVisible()
    question = confirm.findChildren(QLabel)[0].text()
    assert "0.45" in question
    assert "Main" in question
    ctrl(Qt.Key.Key_Return)
    assert not core.orders, "the sending keys do not answer the question"
    press(Qt.Key.Key_Escape)
    assert confirm.isHidden()
    assert focus().objectName() == "ticket.send"
    ctrl(Qt.Key.Key_Return)
    assert focus().objectName() == "ticket.agree"
    press(Qt.Key.Key_Return)
    assert core.orders[1].ticket.text("link") == LINK


def test_a_new_warning_is_asked_about_again(pane: TicketPane, core: MemoryCore) -> None:
    core.same_links[LINK] = 1
    pane.open_service(1, LIKES)
    keys(LINK)
    press(Qt.Key.Key_Return)
    keys("500")
    ctrl(Qt.Key.Key_Return)
    core.situations = Situation(xpanel=True, balance=Decimal("0.10"))
    press(Qt.Key.Key_Return)
    assert not core.orders
    assert pane.body.confirm.isVisible()
    press(Qt.Key.Key_Return)
    assert len(core.orders) == 1


def test_a_price_that_moved_while_typing_is_not_sent_unseen(
    pane: TicketPane, core: MemoryCore
) -> None:
    pane.open_service(1, LIKES)
    keys(LINK)
    press(Qt.Key.Key_Return)
    keys("500")
    dearer = dataclasses.replace(LIKES, rate=Decimal(9))
    core.snapshots[1] = dataclasses.replace(core.snapshots[1], services=(dearer,))
    ctrl(Qt.Key.Key_Return)
    assert not core.orders
    assert pane.body.summary.result.words
    assert "4.5" in button(pane)
    ctrl(Qt.Key.Key_Return)
    assert core.orders[1].expected_charge == Decimal("4.50")


def test_drip_feed_shows_the_total_over_all_runs(pane: TicketPane) -> None:
    pane.open_service(1, LIKES)
    for text in (LINK, "500", "8", "30"):
        keys(text)
        press(Qt.Key.Key_Return)
    assert "3.6" in button(pane)
    words = " ".join(label.text() for label in pane.body.summary.findChildren(QLabel))
    assert "4" in words
    assert "8" in words
    assert pane.desk is not None
    assert pane.desk.check().size.total == 4000


def test_a_draft_is_saved_unfinished_taken_up_and_saved_over(
    pane: TicketPane, core: MemoryCore, qtbot: QtBot
) -> None:
    pane.open_service(1, LIKES)
    keys(LINK)
    with qtbot.waitSignal(pane.saved, timeout=1000):
        ctrl(Qt.Key.Key_S)
    assert core.orders[1].state is State.DRAFT
    pane.open_service(1, COMMENTS)
    pane.edit_draft(core.orders[1])
    assert pane.body.form.values()["link"] == LINK
    assert focus().objectName() == "field.quantity"
    keys("70")
    ctrl(Qt.Key.Key_S)
    assert len(core.orders) == 1
    assert core.orders[1].quantity == 70
    ctrl(Qt.Key.Key_Return)
    assert core.orders[1].state is State.QUEUED
    assert len(core.orders) == 1


def test_what_was_changed_of_a_draft_is_not_lost_by_opening_another(
    pane: TicketPane, core: MemoryCore
) -> None:
    pane.open_service(1, LIKES)
    keys(LINK)
    ctrl(Qt.Key.Key_S)
    press(Qt.Key.Key_Tab)
    keys("99")
    pane.open_service(1, COMMENTS)
    assert core.orders[1].quantity == 99
    assert pane.desk is not None
    assert pane.desk.draft is None
    assert pane.body.form.values()["link"] == ""


def test_a_link_comes_along_to_another_service(pane: TicketPane) -> None:
    pane.open_service(1, COMMENTS)
    keys(LINK)
    pane.open_service(1, LIKES)
    assert pane.body.form.values()["link"] == LINK
    assert focus().objectName() == "field.quantity"


def test_a_draft_tells_that_its_price_moved(pane: TicketPane, core: MemoryCore) -> None:
    pane.open_service(1, LIKES)
    keys(LINK)
    press(Qt.Key.Key_Return)
    keys("500")
    ctrl(Qt.Key.Key_S)
    dearer = dataclasses.replace(LIKES, rate=Decimal(9))
    core.snapshots[1] = dataclasses.replace(core.snapshots[1], services=(dearer,))
    pane.edit_draft(core.orders[1])
    ctrl(Qt.Key.Key_Return)
    assert core.orders[1].state is State.DRAFT
    assert pane.body.confirm.isVisible()


def test_a_draft_of_a_service_that_is_gone_is_kept_and_not_sent(
    pane: TicketPane, core: MemoryCore
) -> None:
    pane.open_service(1, LIKES)
    keys(LINK)
    ctrl(Qt.Key.Key_S)
    core.snapshots[1] = dataclasses.replace(core.snapshots[1], services=())
    pane.edit_draft(core.orders[1])
    keys("800")
    ctrl(Qt.Key.Key_S)
    assert core.orders[1].ticket.values["quantity"] == "800"
    assert core.orders[1].service_name == LIKES.name
    ctrl(Qt.Key.Key_Return)
    assert core.orders[1].state is State.DRAFT


def test_a_poll_is_suggested_and_a_choice_by_hand_is_remembered(
    pane: TicketPane, core: MemoryCore
) -> None:
    pane.open_service(1, POLL)
    kind = pane.body.header.kind
    assert pane.desk is not None
    assert pane.desk.kind is Kind.POLL_CHOICE
    names = [row.field.name for row in pane.body.form.rows]
    assert names == ["link", "quantity", "choice", "choice_label", "data_pool"]
    keys(LINK)
    kind.setFocus()
    press(Qt.Key.Key_Home)
    assert pane.desk.kind is Kind.DEFAULT
    assert pane.body.form.values()["link"] == LINK, "what is typed comes along"
    pane.open_service(1, LIKES)
    pane.open_service(1, POLL)
    assert core.remembered == {"8": Kind.DEFAULT}
    assert pane.desk.kind is Kind.DEFAULT


def test_a_poll_by_label(pane: TicketPane, core: MemoryCore) -> None:
    pane.open_service(1, POLL)
    keys(TWEET)
    press(Qt.Key.Key_Return)
    keys("100")
    ctrl(Qt.Key.Key_Return)
    assert told(pane) == ["choice"]
    press(Qt.Key.Key_Return)
    keys("Evet")
    ctrl(Qt.Key.Key_Return)
    assert core.orders[1].ticket.text("choice_label") == "Evet"


def test_spaces_ask_for_a_listen_duration(pane: TicketPane, core: MemoryCore) -> None:
    pane.open_service(1, SPACES)
    for text in (TWEET, "100", "45"):
        keys(text)
        press(Qt.Key.Key_Return)
    ctrl(Qt.Key.Key_Return)
    assert core.orders[1].ticket.text("listen_duration") == "45"


def test_lines_take_enter_and_leave_ctrl_enter_to_the_ticket(
    pane: TicketPane, core: MemoryCore
) -> None:
    pane.open_service(1, COMMENTS)
    keys(LINK)
    press(Qt.Key.Key_Return)
    box = focus()
    assert isinstance(box, QPlainTextEdit)
    for number in range(12):
        keys(f"comment {number}")
        press(Qt.Key.Key_Return)
    assert box.toPlainText().count("\n") == 12
    assert any(label.text().startswith("12 ") for label in pane.body.form.findChildren(QLabel))
    press(Qt.Key.Key_Tab)
    assert focus() is not box
    box.setFocus()
    ctrl(Qt.Key.Key_Return)
    assert core.orders[1].quantity == 12


def test_a_subscription_asks_for_no_link(pane: TicketPane, core: MemoryCore) -> None:
    pane.open_service(1, SUBSCRIPTION)
    for text in ("someone", "10", "20", "3", ""):
        keys(text)
        press(Qt.Key.Key_Return)
    assert isinstance(focus(), QComboBox)
    press(Qt.Key.Key_Down)
    ctrl(Qt.Key.Key_Return)
    order = core.orders[1]
    assert order.ticket.values["delay"] == "0"
    assert order.quantity == 60
    assert focus().objectName() == "field.username"


def test_a_type_not_heard_of_takes_free_fields(pane: TicketPane, core: MemoryCore) -> None:
    pane.open_service(1, NEW_TYPE)
    keys(LINK)
    press(Qt.Key.Key_Return)
    keys("100")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    assert focus().objectName() == "extra.name.1"
    keys("angle")
    press(Qt.Key.Key_Return)
    keys("90")
    ctrl(Qt.Key.Key_Return)
    assert pane.body.confirm.isVisible()
    press(Qt.Key.Key_Return)
    assert core.orders[1].ticket.extra == {"angle": "90"}


def test_spaces_take_what_else_a_panel_asks_for(pane: TicketPane, core: MemoryCore) -> None:
    pane.open_service(1, LIKES)
    pane.body.header.kind.activated.emit(list(Kind).index(Kind.SPACES))
    pane.body.form.focus_field("link")
    keys(LINK)
    press(Qt.Key.Key_Return)
    keys("100")
    assert pane.body.form.extra is not None
    name, value = pane.body.form.extra.lines()[:2]
    name.setFocus()
    keys("start_after")
    value.setFocus()
    keys("5")
    ctrl(Qt.Key.Key_Return)
    assert core.orders[1].ticket.extra == {"start_after": "5"}


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_has_its_form_with_names_for_screen_readers(
    pane: TicketPane, kind: Kind
) -> None:
    pane.open_service(1, LIKES)
    pane.body.header.kind.activated.emit(list(Kind).index(kind))
    assert pane.desk is not None
    assert pane.desk.kind is kind
    for row in pane.body.form.rows:
        assert row.editor.typed.accessibleName()
        assert row.label.buddy() is row.editor.typed
    seen = set[str]()
    for row in pane.body.form.rows:
        row.editor.set_text(row.field.options[0] if row.field.options else "12")
        seen.add(row.editor.text())
    assert "" not in seen


def test_pools_show_their_capacity(pane: TicketPane, core: MemoryCore) -> None:
    pane.open_service(1, LIKES)
    assert not pane.body.summary.result.words, "a panel that tells no pools is no trouble"
    core.pools_found = Situation(xpanel=True, pools={"tr": 1234, "global": None})
    pane.open_service(1, LIKES)
    box = pane.findChild(QComboBox, "field.data_pool")
    assert box is not None
    words = [box.itemText(at) for at in range(box.count())]
    assert "1,234" in words[1].replace(" ", ",") or "1234" in words[1]
    assert words[2] != "Global (global)"


def test_a_panel_without_rest_has_no_pools(pane: TicketPane, core: MemoryCore) -> None:
    core.situations = Situation()
    core.pools_asked.clear()
    core.snapshots[2] = core.snapshots[1]
    pane.open_service(OTHER.id, LIKES)
    assert "data_pool" not in pane.body.form.values()
    assert core.pools_asked == []
    keys(LINK)
    press(Qt.Key.Key_Return)
    keys("100")
    ctrl(Qt.Key.Key_Return)
    assert core.orders[1].ticket.account_id == OTHER.id
    assert core.orders[1].currency == "EUR"


def test_the_situation_follows_the_link_after_a_pause(
    pane: TicketPane, core: MemoryCore, qtbot: QtBot
) -> None:
    core.same_links[LINK] = 1
    pane.open_service(1, LIKES)
    keys(LINK)
    qtbot.waitUntil(lambda: told(pane) == ["link"], timeout=3000)
    keys("2")
    assert told(pane) == [], "another link has its own story"
    core.same_links.clear()
    core.publish(Changes.of(Table.ORDERS, [1]))
    qtbot.wait_until(lambda: pane.desk is not None and pane.desk.situation.same_link == 0)


def test_a_store_that_fails_says_so_and_keeps_what_was_typed(
    pane: TicketPane, core: MemoryCore
) -> None:
    core.trouble = OSError("disk is full")
    pane.open_service(1, LIKES)
    keys(LINK)
    press(Qt.Key.Key_Return)
    keys("100")
    ctrl(Qt.Key.Key_Return)
    assert pane.body.summary.result.words
    assert pane.body.form.values()["link"] == LINK
    assert pane.body.summary.send.isEnabled()
    core.trouble = None
    ctrl(Qt.Key.Key_Return)
    assert len(core.orders) == 1


def test_hostile_names_stay_plain(pane: TicketPane) -> None:
    evil = make(13, "<img src='file:///etc/passwd'><b>x</b>" + "y" * 10**6)
    pane.open_service(1, evil)
    labels = pane.findChildren(QLabel)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels if label.text())
    assert max(len(label.text()) for label in labels) < 1000


def test_a_field_is_capped(pane: TicketPane) -> None:
    pane.open_service(1, LIKES)
    line = focus()
    assert isinstance(line, QLineEdit)
    line.setText("https://" + "x" * 10**5)
    assert told(pane) == ["link"]
    assert len(line.text()) < 3000
