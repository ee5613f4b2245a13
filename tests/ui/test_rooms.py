"""What is built when it is first asked for: not before, once, and for all who asked meanwhile."""

import asyncio
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget

from tests.support.practice import until
from tests.support.tickets import new_order
from tests.ui.access_kit import faults
from tests.ui.frame_kit import ROOMS, added, opened_core, program
from xpanel_desktop.domain.query import OrderFilter
from xpanel_desktop.domain.state import State
from xpanel_desktop.domain.tags import Tags
from xpanel_desktop.domain.views import Sent, Wish
from xpanel_desktop.ui.actions import PANES
from xpanel_desktop.ui.application import Program
from xpanel_desktop.ui.languages import Language
from xpanel_desktop.ui.palette.entry import Kind
from xpanel_desktop.ui.room import Room
from xpanel_desktop.ui.session_keeping import SESSION
from xpanel_desktop.ui.tab_order import first_on_way
from xpanel_desktop.ui.tasks import Tasks

pytestmark = pytest.mark.qt_log_ignore(
    "does not support propagateSizeHints", "This plugin does not support raise"
)


async def test_a_room_is_built_once_and_what_was_asked_is_done_in_its_order(
    qapp: QObject,
) -> None:
    built: list[QObject] = []
    told: list[str] = []

    async def build() -> QObject:
        await asyncio.sleep(0)
        built.append(QObject(qapp))
        return built[0]

    tasks = Tasks()
    room = Room(build, tasks, tasks)
    room.then(lambda _part: told.append("whenever it is there"))
    await asyncio.sleep(0)
    assert not room.is_built
    with pytest.raises(LookupError):
        assert room.part
    room(lambda _part: told.append("first"))
    room(lambda _part: told.append("second"))
    await until(lambda: room.is_built)
    room(lambda part: told.append("at once" if part is built[0] else "another"))
    assert told == ["whenever it is there", "first", "second", "at once"]
    assert room.part is built[0]
    assert len(built) == 1
    await tasks.close()


async def test_what_failed_is_tried_again_by_the_next_who_asks(
    qapp: QObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    errors: list[BaseException] = []
    monkeypatch.setattr("xpanel_desktop.ui.tasks.tell_uncaught", errors.append)

    async def build() -> QObject:
        if not errors:
            raise OSError("its file cannot be read")
        return QObject(qapp)

    tasks = Tasks()
    room = Room(build, tasks, tasks)
    room(lambda _part: told.append("first"))
    await until(lambda: errors)
    assert (told, room.is_built) == ([], False)
    room(lambda _part: told.append("second"))
    await until(lambda: room.is_built)
    assert told == ["first", "second"]
    await tasks.close()


async def test_a_start_builds_no_room_and_each_pane_is_there_when_it_is_wanted(
    tmp_path: Path,
) -> None:
    async with program(tmp_path, bare=True) as running:
        window = running.window
        rooms = [getattr(window.rooms, name) for name in ROOMS]
        await until(lambda: running.greeted.is_set(), seconds=30)
        assert not any(room.is_built for room in rooms)
        with pytest.raises(LookupError):
            assert window.orders.page
        for name in ("outbox", "unknown", "watch", "bulk", "money", "settings"):
            window.rail.buttons[name].click()
            await until(lambda name=name: window.pane == name)
            assert getattr(window.rooms, name).part.isVisible()
            assert window.rail.buttons[name].isChecked()
        for name in ("accounts", "templates"):
            window.actions_by_name[name].trigger()
            room = getattr(window.rooms, name)
            await until(lambda room=room: room.is_built and room.part.isVisible())
            assert isinstance(room.part, QDialog)
            room.part.close()


async def test_who_asks_for_two_panes_sees_the_second(tmp_path: Path) -> None:
    async with program(tmp_path, bare=True) as running:
        window = running.window
        window.show_pane("settings")
        window.show_pane("orders")
        assert window.pane == "orders"
        await until(lambda: window.rooms.settings.is_built)
        await asyncio.sleep(0.05)
        assert window.pane == "orders"


async def test_a_key_pressed_too_soon_does_nothing_to_the_pane_before(tmp_path: Path) -> None:
    async with program(tmp_path, bare=True) as running:
        window = running.window
        window.show_pane("orders")
        window.orders.focus_search()
        assert window.focusWidget() is window.orders.bar.search
        window.show_pane("watch")
        assert window.pane == "orders"
        assert window.focusWidget() is None
        await until(lambda: window.pane == "watch")
        focus = window.focusWidget()
        assert focus is not None
        assert window.rooms.watch.part is focus or window.rooms.watch.part.isAncestorOf(focus)


@pytest.mark.parametrize("name", ["accounts", "templates"])
async def test_keys_wait_for_a_dialog_too_and_go_then_where_they_went(
    tmp_path: Path, name: str
) -> None:
    async with program(tmp_path, bare=True) as running:
        window = running.window
        window.show_pane("orders")
        window.orders.focus_search()
        window.actions_by_name[name].trigger()
        assert window.focusWidget() is None
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_X)
        room = getattr(window.rooms, name)
        await until(lambda: room.is_built and room.part.isVisible())
        room.part.close()
        assert window.focusWidget() is window.orders.bar.search
        assert window.orders.bar.search.text() == ""


async def calm(running: Program) -> None:
    """Wait until nothing is at work but the guest."""
    await until(lambda: {task.get_name() for task in running.tasks._running} <= {"guest"})


async def broken(*_names: str) -> None:
    """Stand for imports of modules that cannot be read."""
    raise OSError("its file cannot be read")


async def test_a_pane_that_cannot_be_built_leaves_the_one_before_and_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    errors: list[BaseException] = []
    monkeypatch.setattr("xpanel_desktop.ui.tasks.tell_uncaught", errors.append)
    async with program(tmp_path, bare=True) as running:
        window = running.window
        outbox = window.rail.buttons["outbox"]
        window.show_pane("orders")
        window.orders.focus_search()
        with monkeypatch.context() as patch:
            patch.setattr("xpanel_desktop.ui.rooms.import_in_turns", broken)
            QTest.mouseClick(outbox, Qt.MouseButton.LeftButton)
            await until(lambda: errors)
        assert window.pane == window.asked_for == "orders"
        assert window.rail.buttons["orders"].isChecked(), "or the other button would be deaf"
        assert window.focusWidget() is window.orders
        QTest.mouseClick(outbox, Qt.MouseButton.LeftButton)
        await until(lambda: window.pane == "outbox")
        assert len(errors) == 1


async def test_where_a_dialog_cannot_be_built_keys_go_where_they_went(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    errors: list[BaseException] = []
    monkeypatch.setattr("xpanel_desktop.ui.tasks.tell_uncaught", errors.append)
    monkeypatch.setattr("xpanel_desktop.ui.rooms.import_in_turns", broken)
    async with program(tmp_path, bare=True) as running:
        window = running.window
        window.show_pane("orders")
        window.orders.focus_search()
        window.actions_by_name["templates"].trigger()
        await until(lambda: errors)
        assert window.focusWidget() is window.orders.bar.search


async def test_a_page_that_cannot_be_built_is_not_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    errors: list[BaseException] = []
    monkeypatch.setattr("xpanel_desktop.ui.tasks.tell_uncaught", errors.append)
    monkeypatch.setattr("xpanel_desktop.ui.panes.order_opening.import_in_turns", broken)
    async with program(tmp_path, bare=True) as running:
        core, orders = running.core, running.window.orders
        account = await added(core, "Main")
        order = await core.tickets.send(new_order("https://x/1", account_id=account.id))
        running.window.show_pane("orders")
        orders.opening.open(order)
        await until(lambda: errors)
        assert not orders.opening.is_open
        assert not orders.opening.follow(order), "the details go on following the table"


async def test_what_settings_do_holds_however_late_they_are_built(tmp_path: Path) -> None:
    async with program(tmp_path, bare=True) as running:
        running.use_language(Language.TURKISH.value)
        running.window.show_pane("settings")
        await until(lambda: running.window.pane == "settings")
        pane = running.window.rooms.settings.part
        assert pane.search.accessibleName() != "Search settings"
        pane.language_chosen.emit(Language.ENGLISH.value)
        await until(lambda: pane.search.accessibleName() == "Search settings")


async def test_the_palette_finds_what_panes_offer_that_nobody_has_opened(tmp_path: Path) -> None:
    async with program(tmp_path, bare=True) as running:
        window = running.window
        window.key_desk.open_palette()
        palette = window.key_desk.palette
        QTest.keyClicks(palette.search, "toleran")
        await until(lambda: palette.settled, seconds=30)
        assert palette.rows.entries[0].kind is Kind.SETTING
        assert not window.rooms.accounts.is_built, "no dialog is needed for it"
        QTest.keyClick(palette.search, Qt.Key.Key_Return)
        await until(lambda: window.pane == "settings")
        assert window.focusWidget() is window.rooms.settings.part.sending.tolerance


async def test_the_page_of_an_order_is_built_when_one_is_opened(tmp_path: Path) -> None:
    async with program(tmp_path, bare=True) as running:
        core, orders = running.core, running.window.orders
        account = await added(core, "Main")
        first = await core.tickets.send(new_order("https://x/1", account_id=account.id))
        second = await core.tickets.send(new_order("https://x/2", account_id=account.id))
        running.window.show_pane("orders")
        orders.opening.open(first)
        assert orders.opening.is_open
        orders.opening.close()
        assert not orders.opening.is_open, "it was closed before it was there"
        orders.opening.open(first)
        orders.opening.open(second)
        await until(lambda: orders.opening.settled)
        assert orders.page.isVisible()
        assert orders.page.order_id == second.id


async def test_the_outbox_opens_on_the_state_that_was_left_or_is_asked_for(tmp_path: Path) -> None:
    async with opened_core(tmp_path) as core:
        await core.settings.set(SESSION, {"outbox": {"state": "held"}})
    async with program(tmp_path, bare=True) as running:
        window = running.window
        await until(lambda: running.greeted.is_set(), seconds=30)
        await running.session.keep()
        kept = running.core.settings.get(SESSION, {})
        assert kept["outbox"] == {"state": "held"}, "it was not looked at: nothing changed"
        window.show_pane("outbox")
        await until(lambda: window.pane == "outbox")
        assert window.rooms.outbox.part.state is State.HELD
    async with program(tmp_path, bare=True) as running:
        window = running.window
        await until(lambda: running.greeted.is_set(), seconds=30)
        window.show_pane("orders")
        window.orders.state_wanted.emit(State.QUEUED)
        await until(lambda: window.pane == "outbox")
        assert window.rooms.outbox.part.state is State.QUEUED, "the later wish holds"


async def test_a_state_that_the_outbox_does_not_show_is_not_brought_back(tmp_path: Path) -> None:
    async with opened_core(tmp_path) as core:
        await core.settings.set(SESSION, {"outbox": {"state": State.PENDING.value}})
    async with program(tmp_path, bare=True) as running:
        window = running.window
        window.show_pane("outbox")
        await until(lambda: window.pane == "outbox")
        assert window.rooms.outbox.part.state is State.DRAFT


async def test_a_pane_that_is_still_built_when_one_quits_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def never(*_names: str) -> None:
        await asyncio.Event().wait()

    async with program(tmp_path, bare=True) as running:
        monkeypatch.setattr("xpanel_desktop.ui.rooms.import_in_turns", never)
        running.window.show_pane("outbox")
        running.window.open_accounts(None)
        await running.session.keep()
        assert running.window.pane == "services"
    assert not [one for one in caplog.records if one.levelname == "ERROR"]
    monkeypatch.undo()
    async with program(tmp_path, bare=True) as running:
        await until(lambda: running.window.pane == "outbox")


async def test_a_draft_that_the_palette_found_is_edited_beside_an_outbox_that_is_built_for_it(
    tmp_path: Path,
) -> None:
    async with program(tmp_path, bare=True) as running:
        core, window = running.core, running.window
        account = await added(core, "Main")
        draft = await core.tickets.save_draft(new_order("https://x/9", account_id=account.id))
        (entry,) = await window.key_desk.palette.sources.orders("x/9")
        window.show_pane("orders")
        entry.run()
        await until(lambda: window.pane == "outbox" and window.ticket.desk)
        await calm(running)
        assert window.ticket.desk.order_id == draft.id
        focus = window.focusWidget()
        assert focus is not None
        assert window.ticket.isAncestorOf(focus)


async def test_details_of_an_order_are_built_when_one_is_chosen(tmp_path: Path) -> None:
    async with program(tmp_path, bare=True) as running:
        core, orders = running.core, running.window.orders
        account = await added(core, "Main")
        made = [
            await core.tickets.send(new_order(f"https://x/{number}", account_id=account.id))
            for number in (1, 2)
        ]
        await core.tickets.tag(made[1].id, Tags(note="for Ayşe"))
        first, second = await core.orders.get([order.id for order in made])
        with pytest.raises(LookupError):
            assert orders.details.content
        running.window.show_pane("orders")
        running.use_language(Language.TURKISH.value)
        await until(lambda: running.greeted.is_set() and orders.settled, seconds=30)
        orders.details.show()
        orders.details.show_order(first, ())
        orders.details.show_order(second, ())
        assert not orders.details.settled
        await until(lambda: orders.details.settled)
        content = orders.details.content
        assert content.order == second
        assert content.tags.note.toPlainText() == "for Ayşe"
        assert content.isVisible()
        assert content.page.text() == "Siparişi aç"
        orders.details.show_order(None, ())
        assert content.order is None
        assert not content.isVisible()


async def test_filters_of_orders_are_built_when_they_are_opened(tmp_path: Path) -> None:
    async with program(tmp_path, bare=True) as running:
        orders = running.window.orders
        running.window.show_pane("orders")
        place = orders.filters
        assert not place.findChildren(QWidget)
        assert (place.value, place.sent_in, place.is_open) == (OrderFilter(), Sent(), True)
        place.clear()
        orders.asking.show_wish(Wish())
        assert not place.findChildren(QWidget), "nothing is wished for: there is nothing to show"
        wish = Wish(filter=OrderFilter(labels=frozenset({"VIP"})), sent=Sent(7))
        orders.asking.show_wish(wish)
        assert place.isVisible()
        assert (place.value, place.sent_in) == (wish.filter, wish.sent)
        orders.bar.filters.click()
        assert place.isHidden()
        assert place.is_open


async def test_tab_goes_through_filters_where_they_stand(tmp_path: Path) -> None:
    async with program(tmp_path, bare=True) as running:
        running.window.show_pane("orders")
        running.window.orders.bar.filters.click()
        await until(lambda: running.window.orders.settled)
        assert faults(running.window) == []


async def test_a_view_with_filters_is_opened_first_thing(tmp_path: Path) -> None:
    async with opened_core(tmp_path) as core:
        wish = Wish(filter=OrderFilter(labels=frozenset({"VIP"})), sent=Sent(7))
        await core.views.add("The best", wish, {})
    async with program(tmp_path, bare=True) as running:
        window, orders = running.window, running.window.orders
        window.show_pane("orders")
        (view,) = await running.core.views.all()
        orders.views.open(view)
        await until(lambda: orders.settled)
        assert orders.filters.isVisible()
        assert orders.asking.wish == wish
        assert faults(window) == []


async def test_tab_goes_into_a_pane_that_was_just_opened(tmp_path: Path) -> None:
    async with program(tmp_path) as running:
        window = running.window
        await added(running.core, "Main")
        window.activateWindow()
        entered: set[str] = set()
        for name in PANES:
            window.show_pane(name)
            pane = window.middle.stack.currentWidget()
            first = first_on_way(pane)
            if window.focusWidget() is not pane or first is None:
                continue  # it gives the focus on by itself, or has nothing that takes it
            assert pane.isAncestorOf(first)
            QTest.keyClick(pane, Qt.Key.Key_Tab)
            assert window.focusWidget() is first, name
            entered.add(name)
        assert entered >= {"orders", "outbox", "watch", "bulk", "settings"}
