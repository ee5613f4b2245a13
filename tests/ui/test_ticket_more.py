"""Label, customer, note, colour and time of an order, by keys alone."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from tests.ui.pane_core import NOW, FixedScope, NowTasks, make
from tests.ui.ticket_core import LINK, TicketCore, ctrl, focus, keys, press
from xpanel_desktop.domain.state import State
from xpanel_desktop.domain.tags import MAX_NOTE, MAX_WORD
from xpanel_desktop.ui.panes.ticket import TicketPane

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
LIKES = make(7, "Instagram Likes")
Key = Qt.Key


@pytest.fixture
def core() -> TicketCore:
    return TicketCore(LIKES)


def opened(qtbot: QtBot, core: TicketCore) -> TicketPane:
    pane = TicketPane(core, NowTasks(), FixedScope())  # type: ignore[arg-type]
    qtbot.addWidget(pane)
    pane.resize(360, 760)
    with qtbot.waitActive(pane):
        pane.show()
    pane.open_service(1, LIKES)
    return pane


@pytest.fixture
def pane(qtbot: QtBot, core: TicketCore) -> TicketPane:
    return opened(qtbot, core)


def type_ticket(link: str = LINK) -> None:
    keys(link)
    press(Key.Key_Return)
    keys("100")


def test_all_of_it_by_keys_goes_with_the_order(pane: TicketPane, core: TicketCore) -> None:
    type_ticket()
    ctrl(Key.Key_M)
    assert focus().objectName() == "more.label"
    for text, key in (("VIP", Key.Key_Return), ("Ayse", Key.Key_Return), ("call her", Key.Key_Tab)):
        keys(text)
        press(key)
    assert focus().objectName() == "more.colour"
    press(Key.Key_Down)
    press(Key.Key_Tab)
    assert focus().objectName() == "more.when"
    press(Key.Key_Down)
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert focus().objectName() == "ticket.send"
    ctrl(Key.Key_Return)
    order = core.orders[1]
    assert (order.label, order.customer, order.note) == ("VIP", "Ayse", "call her")
    assert (order.colour, order.after_link, order.not_before) == ("blue", True, None)


def test_after_a_send_all_goes_unless_it_is_kept(pane: TicketPane, core: TicketCore) -> None:
    type_ticket()
    ctrl(Key.Key_M)
    keys("VIP")
    ctrl(Key.Key_Return)
    assert pane.body.more.tags().is_blank
    type_ticket(LINK + "2")
    pane.body.more.note.setPlainText("once")
    pane.body.more.label.setText("VIP")
    pane.body.more.colour.setCurrentIndex(3)
    pane.body.more.keep.setFocus()
    press(Key.Key_Space)
    ctrl(Key.Key_Return)
    tags = pane.body.more.tags()
    assert (tags.label, tags.colour, tags.note) == ("VIP", "green", "")
    assert core.settings.kept["ticket.keep"] is True
    assert pane.desk is not None
    assert not pane.desk.touched, "what was kept is no new ticket"


def test_a_time_is_local_here_and_utc_in_the_order(pane: TicketPane, core: TicketCore) -> None:
    type_ticket()
    ctrl(Key.Key_M)
    pane.body.more.when.choice.setFocus()
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert focus().objectName() == "more.at"
    assert pane.body.more.when.not_before() == NOW + timedelta(hours=1)
    local = QDateTime.fromString("2027-03-01 09:30", "yyyy-MM-dd HH:mm")
    pane.body.more.when.at.setDateTime(local)
    ctrl(Key.Key_Return)
    assert core.orders[1].not_before == datetime.fromtimestamp(local.toSecsSinceEpoch(), UTC)


def test_a_time_that_is_over_blocks_and_is_told_beside_it(
    pane: TicketPane, core: TicketCore
) -> None:
    type_ticket()
    ctrl(Key.Key_M)
    more = pane.body.more
    more.when.choice.setCurrentIndex(1)
    more.when.at.setDateTime(QDateTime.fromSecsSinceEpoch(int(NOW.timestamp()) - 60))
    assert more.late.words
    press(Key.Key_Return)
    ctrl(Key.Key_Return)
    assert not core.orders
    assert focus() is more.when.at
    more.when.at.setDateTime(QDateTime.fromSecsSinceEpoch(int(NOW.timestamp()) + 3600))
    assert not more.late.words
    ctrl(Key.Key_Return)
    assert core.orders[1].state is State.QUEUED


def test_a_draft_brings_it_back(pane: TicketPane, core: TicketCore) -> None:
    type_ticket()
    more = pane.body.more
    more.label.setText("VIP")
    more.note.setPlainText("two\nlines")
    more.when.choice.setCurrentIndex(2)
    ctrl(Key.Key_S)
    pane.body.header.new.click()
    assert more.tags().is_blank
    pane.edit_draft(core.orders[1])
    tags = more.tags()
    assert (tags.label, tags.note, tags.after_link) == ("VIP", "two\nlines", True)
    assert pane.desk is not None
    assert not pane.desk.touched


def test_it_is_remembered_whether_it_was_open(qtbot: QtBot, core: TicketCore) -> None:
    first = opened(qtbot, core)
    assert first.body.more.body.isHidden()
    ctrl(Key.Key_M)
    again = opened(qtbot, core)
    assert not again.body.more.body.isHidden()


def test_closed_it_tells_what_is_set(pane: TicketPane) -> None:
    more = pane.body.more
    more.label.setText("<b>VIP</b>")
    more.when.choice.setCurrentIndex(1)
    assert "<b>VIP</b>" in more._told.text()
    assert more._told.text().startswith("at ")
    assert more._told.textFormat() is Qt.TextFormat.PlainText


def test_texts_are_capped(pane: TicketPane, core: TicketCore) -> None:
    type_ticket()
    pane.body.more.label.setText("x" * 5000)
    pane.body.more.note.setPlainText("x" * 50000)
    ctrl(Key.Key_Return)
    assert len(core.orders[1].label) == MAX_WORD
    assert len(core.orders[1].note) == MAX_NOTE


def test_every_field_has_a_name_and_each_colour_a_word(pane: TicketPane) -> None:
    more = pane.body.more
    for field in (more.label, more.customer, more.note, more.colour, more.when.choice):
        assert field.accessibleName()
    assert more.when.at.accessibleName()
    box = pane.findChild(QComboBox, "more.colour")
    assert box is not None
    assert all(box.itemText(at) for at in range(box.count()))
    assert box.count() == 9
    QLocale.setDefault(QLocale("tr_TR"))
    pane.retranslate()
    assert "yyyy" in more.when.at.displayFormat()
