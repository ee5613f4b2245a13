"""The bell, the list below it, the settings, and a life without a tray."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.support.practice import until
from tests.support.tickets import new_order
from tests.ui.frame_kit import added, program
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.following import Looked, Standing, Wording
from xpanel_desktop.domain.news import Hours, Item, News, digest
from xpanel_desktop.domain.order import Ending, Report
from xpanel_desktop.domain.state import Event, State
from xpanel_desktop.store.journal import Journal
from xpanel_desktop.store.tracking import Tracking
from xpanel_desktop.ui.application import Program
from xpanel_desktop.ui.models.order_groups import group_named
from xpanel_desktop.ui.tray import badged

pytestmark = pytest.mark.qt_log_ignore("does not support", "No such signal")
HOSTILE = "<img src=file:///etc/passwd>&copy"


async def refused(running: Program) -> None:
    """Let an order be refused, as the outbox would have it."""
    core = running.core
    account = core.accounts.all()[0] if core.accounts.all() else await added(core, HOSTILE)
    order = await core.tickets.send(new_order(account_id=account.id))
    journal, now = Journal(core.database), core.clock.now()
    number = await journal.begin(order.id, now, {"service": "1"})
    await journal.end(order.id, number, now, Ending.REFUSED, event=Event.REFUSE)
    core.notices.publish(Changes.of(Table.ORDERS, [order.id]))


async def test_the_bell_counts_and_its_list_leads_to_the_order(tmp_path: Path) -> None:
    async with program(tmp_path) as running:
        presence = running.presence
        assert presence is not None
        await until(lambda: presence._herald._told is not None)
        await refused(running)
        await refused(running)
        await until(lambda: presence.bell.count == 2)
        assert presence.bell.text() == "2"
        presence.bell.click()
        await until(lambda: presence.list.isVisible() and presence.bell.count == 0)
        shown = presence.model.data(presence.model.index(0))
        assert "Refused" in shown
        assert HOSTILE in shown  # as it is: the view takes no markup
        QTest.keyClick(presence.list.view, Qt.Key.Key_Return)
        assert running.window.pane == "outbox"
        assert running.window.rooms.outbox.part.state is State.REFUSED
        assert not presence.list.isVisible()


async def test_news_of_an_order_s_end_open_it_whatever_the_table_shows(tmp_path: Path) -> None:
    async with program(tmp_path) as running:
        core, presence = running.core, running.presence
        assert presence is not None
        account = await added(core, "Shop")
        looked = [Looked("77", Standing.FOUND, Report("In progress"))]
        (order_id,) = await core.elsewhere.follow(account.id, looked, Wording())
        await Tracking(core.database).apply({order_id: Report("Canceled")}, core.clock.now())
        core.notices.publish(Changes.of(Table.ORDERS, [order_id]))
        orders = running.window.orders
        orders.states.picked.emit(group_named("pending"))
        orders.bar.search.setText("mine")
        (item,) = [one for one in await core.news.newest() if one.kind is News.CANCELED]
        presence._go_to(item)
        await until(lambda: orders.opening.is_open and orders.opening.settled)
        assert orders.page.order_id == order_id
        assert running.window.pane == "orders"
        assert (orders.bar.search.text(), orders.asking.group.name) == ("mine", "pending")


async def test_without_a_tray_closing_quits_and_an_empty_list_says_so(tmp_path: Path) -> None:
    async with program(tmp_path) as running:
        presence = running.presence
        assert presence is not None
        await running.core.settings.set("news.close_to_tray", value=True)
        assert not presence.stays
        presence.open()
        await until(presence.list.isVisible)
        assert presence.list.empty.sentence.startswith("Nothing new")
        presence.list.hide()
        running.window.close()
        assert running.ended.done()


async def test_the_settings_hold_at_once(tmp_path: Path) -> None:
    async with program(tmp_path) as running:
        pane, news = running.window.rooms.settings.part.news, running.core.news
        pane.kinds[News.COMPLETED].click()
        await until(lambda: News.COMPLETED in news.kinds)
        pane.is_quiet.click()
        await until(lambda: isinstance(news.quiet, Hours))
        assert pane.begin.isEnabled()
        pane.every.setValue(30)
        pane.every.editingFinished.emit()
        await until(lambda: news.every.total_seconds() == 1800)


async def test_a_digest_is_said_in_one_sentence_without_names(tmp_path: Path) -> None:
    async with program(tmp_path) as running:
        presence = running.presence
        assert presence is not None
        at = running.core.clock.now()
        items = [Item(n, News.PARTIAL, 1, at, link="https://secret.example") for n in range(3)]
        items.append(Item(9, News.UNKNOWN, 1, at))
        assert presence._words.told(digest(items)) == "1 order unknown: decide, 3 partial"


def test_the_badge_changes_the_icon(qapp: object) -> None:
    plain, one = (badged(count).pixmap(64, 64).toImage() for count in (0, 1))
    assert plain != one
