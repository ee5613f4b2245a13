"""The palette on the real core: what it finds, in which order, and what it never does by itself."""

import asyncio
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.bench.stage import fill, services
from tests.support.practice import until
from tests.support.tickets import new_order
from tests.ui.frame_kit import added, program
from xpanel_desktop.domain.service import Service
from xpanel_desktop.domain.state import State
from xpanel_desktop.ui.application import Program
from xpanel_desktop.ui.models.service_index import index_of
from xpanel_desktop.ui.palette.entry import EACH, MOST, Entry, Kind, Query, ranked
from xpanel_desktop.ui.palette.palette import Palette
from xpanel_desktop.ui.palette.services import best

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")
CONTROL = Qt.KeyboardModifier.ControlModifier


def entry(title: str, kind: Kind = Kind.SETTING) -> Entry:
    return Entry(kind, title, "", lambda: None)


def test_exact_before_beginning_before_word_before_within() -> None:
    found = ranked(map(entry, ("Overlook", "A look", "Looks", "Look", "Else")), Query.of("look"))
    assert [one.title for one in found] == ["Look", "Looks", "A look", "Overlook"]


def test_i_and_its_turkish_sisters_are_one_letter() -> None:
    for typed in ("IŞIK", "ışık", "isik", "İŞİK"):
        assert ranked([entry("Işık")], Query.of(typed))


def test_the_rows_are_bounded() -> None:
    many = [entry(f"look {number}", kind) for kind in Kind for number in range(100)]
    found = ranked(many, Query.of("look"))
    assert len(found) == MOST
    assert sum(one.kind is Kind.SETTING for one in found) == EACH


async def test_the_best_services_come_first_in_a_large_catalogue(tmp_path: Path) -> None:
    del tmp_path
    names = [f"Instagram views {number}" for number in range(2000)]
    names[1500] = "Views of a clip"
    offered = [Service(str(at + 1), name, "", "Default", Decimal(1), 1, 9) for at, name in
        enumerate(names)]  # fmt: skip
    index = await index_of(offered)
    assert index.services[best(index, Query.of("views"), 8)[0]].name == "Views of a clip"
    assert best(index, Query.of("77"), 8)[0] == 76, "an exact id comes first"
    assert len(best(index, Query.of("v"), 8)) == 8


def opened(running: Program) -> Palette:
    running.window.actions_by_name["palette"].trigger()
    palette = running.window.key_desk.palette
    assert palette.isVisible()
    return palette


def titles(palette: Palette) -> list[str]:
    return [one.title for one in palette.rows.entries]


async def test_it_opens_by_key_moves_and_does(tmp_path: Path) -> None:
    async with program(tmp_path) as running:
        running.use_language("en")
        QTest.keyClick(running.window, Qt.Key.Key_K, CONTROL)
        palette = running.window.key_desk.palette
        assert palette.isVisible()
        assert titles(palette)[:2] == ["Services", "Orders"]
        QTest.keyClicks(palette.search, "mone")
        assert titles(palette)[0] == "Money"
        assert palette.rows.entries[0].keys == "Ctrl+7"
        assert palette.search.accessibleDescription() == "Money, Ctrl+7"
        QTest.keyClick(palette.search, Qt.Key.Key_Return)
        assert not palette.isVisible()
        assert running.window.pane == "money"
        palette = opened(running)
        QTest.keyClick(palette.search, Qt.Key.Key_Down)
        assert palette.list.currentIndex().row() == 1
        QTest.keyClick(palette.search, Qt.Key.Key_Escape)
        assert not palette.isVisible()
        assert running.window.pane == "money"


async def test_it_goes_to_a_setting_and_switches_the_account(tmp_path: Path) -> None:
    async with program(tmp_path) as running:
        running.use_language("en")
        window = running.window
        await added(running.core, "Main")
        other = await added(running.core, "<b>Other</b>\u202e\n")
        palette = opened(running)
        QTest.keyClicks(palette.search, "toleran")
        QTest.keyClick(palette.search, Qt.Key.Key_Return)
        assert window.pane == "settings"
        assert window.rooms.settings.part.sending.tolerance.hasFocus()
        palette = opened(running)
        QTest.keyClicks(palette.search, "other")
        assert "<b>Other</b>" in titles(palette), "hostile text is plain and on one line"
        palette.list.setCurrentIndex(palette.rows.index(titles(palette).index("<b>Other</b>"), 0))
        QTest.keyClick(palette.search, Qt.Key.Key_Return)
        assert window.scope.chosen == other.id


async def test_switches_that_hold_orders_back_are_not_undone_from_it(tmp_path: Path) -> None:
    async with program(tmp_path) as running:
        running.use_language("en")
        await added(running.core, "Main")
        window = running.window
        for name, held in (
            ("Stop sending", lambda: running.core.caution.halted),
            ("Work offline", lambda: running.core.sessions.offline),
        ):
            for _ in range(2):
                palette = opened(running)
                QTest.keyClicks(palette.search, name)
                QTest.keyClick(palette.search, Qt.Key.Key_Return)
                await until(held)
                await running.core.settings.set("a write", 1)  # behind whatever it has begun
            assert held(), "the second time only leads to the button"
        assert window.focusWidget() is window.bar.offline


async def test_what_cannot_be_done_now_is_left_out(tmp_path: Path) -> None:
    async with program(tmp_path) as running:
        running.use_language("en")
        palette = opened(running)
        QTest.keyClicks(palette.search, "send the ticket")
        assert titles(palette) == []
        palette.close()


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """Return a data folder with services, offline."""
    services(300)  # makes itself in a loop of its own
    asyncio.run(fill(tmp_path / "data", 300))
    return tmp_path / "data"


async def test_orders_drafts_and_services_are_found_and_opened(filled: Path) -> None:
    async with program(filled) as running:
        running.use_language("en")
        window, core = running.window, running.core
        account = core.accounts.all()[0]
        new = new_order("https://x.example/<b>takipçi</b>", account_id=account.id)
        draft = await core.tickets.save_draft(new)
        palette = opened(running)
        QTest.keyClicks(palette.search, "takipci")
        assert not [one for one in palette.rows.entries if one.kind is Kind.DRAFT]
        await until(lambda: palette.settled)
        found = [one for one in palette.rows.entries if one.kind is Kind.DRAFT]
        assert [one.title for one in found] == [f"#{draft.id} · https://x.example/<b>takipçi</b>"]
        choose(palette, found[0])
        await until(lambda: window.ticket.desk is not None)
        assert window.pane == "outbox"

        palette = opened(running)
        queued = await core.tickets.send(new_order("https://x.example/2", account_id=account.id))
        QTest.keyClicks(palette.search, str(queued.id))
        await until(lambda: palette.settled)
        order = next(one for one in palette.rows.entries if one.kind is Kind.ORDER)
        assert str(queued.id) in order.also, "its own number is exactly what was typed"
        choose(palette, order)
        assert window.pane == "orders"
        assert window.orders.opening.is_open
        await until(lambda: window.orders.opening.settled)
        assert window.orders.page.order_id == queued.id
        (alone,) = await palette.sources.orders("x.example/2")
        await added(core, "Second")
        (named,) = await palette.sources.orders("x.example/2")
        assert (alone.detail, named.detail) == (order.detail, f"{account.name} · {order.detail}")

        palette = opened(running)
        await until(lambda: window.services.index is not None and window.services.index.searchable)
        QTest.keyClicks(palette.search, "instagram")
        service = next(one for one in palette.rows.entries if one.kind is Kind.SERVICE)
        choose(palette, service)
        assert window.pane == "services"
        await until(lambda: window.ticket.desk.service.id == service.also[0])
        counts = {state: many for (_, state), many in (await core.orders.counts()).items() if many}
        assert counts == {State.DRAFT: 1, State.QUEUED: 1}, "nothing was sent"


def choose(palette: Palette, entry: Entry) -> None:
    palette.list.setCurrentIndex(palette.rows.index(palette.rows.entries.index(entry), 0))
    QTest.keyClick(palette.search, Qt.Key.Key_Return)
