"""Cancel, refill, once more and pasted ids by keys, over the real store and real after-sales."""

import asyncio
import dataclasses
from collections import deque
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.order_stage import LIKES, VIEWS, Stage, open_loop
from tests.ui.test_orders_pane import opened, settle
from tests.ui.test_pane_languages import Marked, marked, unmarked
from xpanel_desktop.app.asking import Result
from xpanel_desktop.app.sources import Source
from xpanel_desktop.domain.aftersales import Candidate, Verdict
from xpanel_desktop.domain.again import NoDraft
from xpanel_desktop.domain.errors import AlreadyRequested, PanelError, Unconfirmed
from xpanel_desktop.domain.following import Wording
from xpanel_desktop.domain.guarantee import Guarantee
from xpanel_desktop.domain.money import Money
from xpanel_desktop.domain.order import Ending, Order, Report, written
from xpanel_desktop.domain.requests import Deed, Stand
from xpanel_desktop.domain.state import Event, State
from xpanel_desktop.store.catalog import CatalogRows
from xpanel_desktop.store.following import FollowedRows
from xpanel_desktop.ui.aftersales_words import drafts_words
from xpanel_desktop.ui.dialogs.aftersales import AftersalesDialog
from xpanel_desktop.ui.dialogs.paste_ids import PasteIdsDialog
from xpanel_desktop.ui.models.aftersales_rows import AskedRow, Part, RowColumn
from xpanel_desktop.ui.panes.orders import OrdersPane

__all__ = ["marked"]
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class PlayedPanel:
    """Takes every request unless a play says otherwise."""

    cancels_at_once = 100

    def __init__(self) -> None:
        self.asked: list[tuple[str, list[str]]] = []
        self.plays: deque[PanelError | dict[str, Any]] = deque()
        self.door = asyncio.Event()
        self.door.set()

    async def cancel(self, ids: Sequence[str], *, intent: Any) -> dict[str, Any]:
        return await self._act("cancel", ids, intent, dict.fromkeys(ids))

    async def refill(self, ids: Sequence[str], *, intent: Any) -> dict[str, Any]:
        return await self._act("refill", ids, intent, {one: one for one in ids})

    async def balance(self) -> Money:
        return Money(Decimal(1), "USD")

    async def _act(
        self, name: str, ids: Sequence[str], intent: Any, told: dict[str, Any]
    ) -> dict[str, Any]:
        await intent()
        self.asked.append((name, list(ids)))
        await self.door.wait()
        play = self.plays.popleft() if self.plays else {}
        if isinstance(play, PanelError):
            raise play
        return told | play


@pytest.fixture
def stage(qapp: Any, tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(open_loop(qapp), tmp_path)
    yield stage
    stage.close()


@pytest.fixture
def panel(stage: Stage) -> PlayedPanel:
    panel = PlayedPanel()
    reach: Any = type("Reach", (), {"heard": lambda _s: None, "failed": lambda _s, _e: None})()
    stage.sources.connect(stage.main.id, Source(cast("Any", panel), reach))
    return panel


def key(widget: QWidget, press: Qt.Key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, press, modifier)


def select_all(stage: Stage, pane: OrdersPane) -> None:
    pane.table.selectAll()
    settle(stage, pane)


def wait(stage: Stage, pane: OrdersPane) -> None:
    dialog = pane.aftersales.dialog
    stage.until(lambda: stage.tasks.idle and not dialog.running, "the panel to answer")


def outcomes(pane: OrdersPane) -> list[str]:
    return [row.outcome for row in pane.aftersales.dialog.model.rows()]


def stands(stage: Stage, *orders: Order) -> list[Stand | None]:
    told: list[Stand | None] = []
    for order in orders:
        history = stage.run(stage.core.aftersales.history(order.id))
        told.append(history[0].request.stand if history else None)
    return told


def test_orders_are_cancelled_by_keys_and_each_outcome_is_told(
    qtbot: QtBot, stage: Stage, panel: PlayedPanel
) -> None:
    orders = [stage.placed(f"https://a.example/{n}", str(100 + n)) for n in range(4)]
    stage.report({orders[3].id: Report("Completed")})
    pane = opened(qtbot, stage)
    select_all(stage, pane)
    key(pane.table, Qt.Key.Key_X, CTRL_SHIFT)
    dialog = pane.aftersales.dialog
    stage.until(dialog.isVisible, "the question")
    assert panel.asked == []
    assert dialog.go.text() == "Ask to cancel 3 order(s)"
    assert "Main shop · 3 order(s) · 2.70 USD" in dialog._accounts.text()
    assert sorted(outcomes(pane))[:1] == ["It has ended; nothing is left to cancel."]
    assert dialog.go.hasFocus() or QApplication.focusWidget() is None
    panel.plays.append(
        {"101": AlreadyRequested("There is already an open request for this order.")}
    )
    key(dialog.go, Qt.Key.Key_Return)
    wait(stage, pane)
    assert panel.asked == [("cancel", ["100", "101", "102"])]
    told = " | ".join(outcomes(pane))
    assert told.count("Requested; its status will tell") == 2
    assert "A request was open already (There is already an open request" in told
    assert stands(stage, *orders) == [Stand.REQUESTED, Stand.ALREADY, Stand.REQUESTED, None]
    assert not dialog.go.isVisible()


def test_outcomes_are_narrowed_and_copied(qtbot: QtBot, stage: Stage, panel: PlayedPanel) -> None:
    orders = [stage.placed(f"https://a.example/{n}", str(100 + n)) for n in range(3)]
    pane = opened(qtbot, stage)
    select_all(stage, pane)
    pane.aftersales.bar.cancel.click()
    dialog = pane.aftersales.dialog
    stage.until(dialog.isVisible, "the question")
    panel.plays.append({"101": PanelError("Not\tnow <b>please</b>")})
    dialog.go.click()
    wait(stage, pane)
    dialog.part.setCurrentIndex(dialog.part.findData(Part.STAYING.value))
    dialog.part.activated.emit(dialog.part.currentIndex())
    assert dialog.model.rowCount() == 1
    dialog.copy.click()
    line = QGuiApplication.clipboard().text()
    assert line.startswith("101\t")
    assert "Rejected (Not" in line
    assert "\n" not in line
    assert stands(stage, orders[1]) == [Stand.REJECTED]


def test_a_lost_refill_is_told_and_settled_in_the_details(
    qtbot: QtBot, stage: Stage, panel: PlayedPanel
) -> None:
    order = stage.placed("https://a.example/1", "100")
    stage.report({order.id: Report("Completed")})
    pane = opened(qtbot, stage)
    select_all(stage, pane)
    key(pane.table, Qt.Key.Key_R, CTRL_SHIFT)
    dialog = pane.aftersales.dialog
    stage.until(dialog.isVisible, "the question")
    assert "acknowledges a refill" in dialog._hint.text()
    panel.plays.append(Unconfirmed("deadline"))
    dialog.go.click()
    wait(stage, pane)
    assert outcomes(pane) == ["Unknown: the answer was lost (The panel did not answer in time.)"]
    assert "Nothing is asked again by itself" in dialog._told.text()
    key(dialog, Qt.Key.Key_Escape)
    requests = pane.details.content.requests
    stage.until(lambda: requests.hanging is not None, "the details")
    assert requests.made.isVisible()
    assert requests.not_made.isVisible()
    requests.not_made.click()
    stage.until(lambda: stage.tasks.idle and requests.hanging is None, "the declaration")
    assert stands(stage, order) == [Stand.NOT_MADE]
    assert not requests.made.isVisible()


def test_stopping_asks_no_further_and_keeps_what_is_answered(
    qtbot: QtBot, stage: Stage, panel: PlayedPanel
) -> None:
    panel.cancels_at_once = 1
    orders = [stage.placed(f"https://a.example/{n}", str(100 + n)) for n in range(3)]
    pane = opened(qtbot, stage)
    select_all(stage, pane)
    pane.aftersales.bar.cancel.click()
    dialog = pane.aftersales.dialog
    stage.until(dialog.isVisible, "the question")
    panel.door.clear()
    dialog.go.click()
    stage.until(lambda: panel.asked, "the first request")
    dialog.stop.click()
    panel.door.set()
    wait(stage, pane)
    assert len(panel.asked) == 1
    assert stands(stage, *orders).count(Stand.REQUESTED) == 1
    assert sum("stopped" in told for told in outcomes(pane)) == 2
    assert dialog._told.text() == "2 order(s) were not asked about; the row(s) say(s) why."


def test_answers_to_thousands_are_shown_without_going_through_all_of_them(
    qtbot: QtBot, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten times a second, at 5,000 orders, that took up to 30 ms each time."""
    order = stage.placed("https://a.example/1", "100")
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = AftersalesDialog(cast("Any", stage.core), cast("Any", stage.tasks), parent)
    numbers = range(1, 1001)
    orders = [dataclasses.replace(order, id=one, panel_id=str(one)) for one in numbers]
    dialog.ask(Deed.CANCEL, [Candidate(one, Verdict()) for one in orders])
    run = dialog._run = stage.core.aftersales.begin(Deed.CANCEL, dialog._going)
    looked_at: list[AskedRow] = []
    part = AskedRow.part.fget
    assert part is not None
    noted = property(lambda row: looked_at.append(row) or part(row))
    monkeypatch.setattr(AskedRow, "part", noted)
    monkeypatch.setattr(dialog, "_account_lines", lambda: pytest.fail("they are as they were"))
    run.results += [Result(one, Stand.REQUESTED) for one in orders[:10]]
    run.results += [Result(one, Stand.UNKNOWN) for one in orders[10:12]]
    dialog._tell_results()
    assert len(looked_at) <= 2 * 12
    counts = dialog.model.counts()
    assert counts == {Part.ALL: 1000, Part.GOING: 998, Part.STAYING: 0, Part.UNKNOWN: 2}


def test_a_question_that_was_closed_while_it_is_asked_comes_back(
    qtbot: QtBot, stage: Stage, panel: PlayedPanel
) -> None:
    stage.placed("https://a.example/1", "100")
    pane = opened(qtbot, stage)
    select_all(stage, pane)
    pane.aftersales.bar.cancel.click()
    dialog = pane.aftersales.dialog
    stage.until(dialog.isVisible, "the question")
    panel.door.clear()
    dialog.go.click()
    stage.until(lambda: panel.asked, "the request")
    dialog.shut.click()
    assert not dialog.isVisible()
    pane.aftersales.bar.cancel.click()
    try:
        stage.until(dialog.isVisible, "what is still awaited")
    finally:
        panel.door.set()
    wait(stage, pane)
    assert dialog._told.text() == "Everything is answered."
    assert len(panel.asked) == 1


def test_offline_it_is_told_before_and_after(
    qtbot: QtBot, stage: Stage, panel: PlayedPanel
) -> None:
    stage.placed("https://a.example/1", "100")
    stage.core.sessions.offline = True
    stage.sources.connect(stage.main.id, None)
    pane = opened(qtbot, stage)
    select_all(stage, pane)
    pane.aftersales.bar.cancel.click()
    dialog = pane.aftersales.dialog
    stage.until(dialog.isVisible, "the question")
    assert "working offline" in dialog._hint.text()
    dialog.go.click()
    wait(stage, pane)
    assert outcomes(pane) == ["Not asked (You are working offline.)"]
    assert "1 order(s) were not asked about" in dialog._told.text()
    assert panel.asked == []


def test_what_is_left_and_what_is_ordered_again_become_drafts(qtbot: QtBot, stage: Stage) -> None:
    part = stage.placed("https://a.example/part", "100")
    done = stage.placed("https://a.example/done", "101")
    stage.report({part.id: Report("Partial", remains=300), done.id: Report("Completed")})
    pane = opened(qtbot, stage)
    select_all(stage, pane)
    pane.aftersales.bar.actions_by_name["split"].trigger()
    stage.until(lambda: stage.tasks.idle and pane.trouble.words, "the outcome")
    assert pane.trouble.words == drafts_words(1, {done.id: NoDraft.NOT_PARTIAL})
    pane.aftersales.bar.actions_by_name["reorder"].trigger()
    stage.until_states({State.PARTIAL: 1, State.COMPLETED: 1, State.DRAFT: 3})


def test_an_order_that_moves_while_the_selection_is_read_is_taken_once(
    qtbot: QtBot, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    orders = [stage.placed(f"https://a.example/{n}", str(100 + n)) for n in range(3)]
    pane = opened(qtbot, stage)
    monkeypatch.setattr("xpanel_desktop.ui.models.order_spans.AT_ONCE", 2)
    monkeypatch.setattr(pane.model, "id_at", lambda _row: None)  # as far down in a long table
    listing = pane.model._listing
    window, late = listing.window, list[Order]()

    async def read(first: int, most: int) -> list[Order]:
        if first == 2 and not late:  # what is new at the top pushes the others down
            new = written(orders[0].ticket, LIKES, "USD")
            late.append(await stage.drafts.save(new, stage.at))
            await stage.drafts.queue([late[0].id], stage.at)
            await stage.journal.begin(late[0].id, stage.at, {})
            await stage.journal.end(
                late[0].id, 1, stage.at, Ending.ACCEPTED, event=Event.ACCEPT, panel_id="200"
            )
        return await window(first, most)

    monkeypatch.setattr(listing, "window", read)
    found = stage.run(pane.model.read(pane.model.pick([(0, 4)], 10)))
    assert late
    assert sorted(one.id for one in found) == [one.id for one in orders]


def test_why_an_order_from_elsewhere_is_not_ordered_again_is_told(
    qtbot: QtBot, stage: Stage
) -> None:
    rows = FollowedRows(stage.database)
    told = [("901", Report("Partial", remains=5))]
    stage.run(rows.follow(stage.main, told, Wording(), stage.at))
    pane = opened(qtbot, stage)
    select_all(stage, pane)
    for name in ("reorder", "split"):
        pane.aftersales.bar.actions_by_name[name].trigger()
        stage.until(lambda: stage.tasks.idle and pane.trouble.words, "the outcome")
        assert pane.trouble.words.endswith(
            "It was placed elsewhere: what was asked for is not known."
        )
    assert stage.states() == {State.PARTIAL: 1}


def test_refill_all_shows_its_count_before_anything_is_asked(
    qtbot: QtBot, stage: Stage, panel: PlayedPanel
) -> None:
    services = (dataclasses.replace(LIKES, refill=True), VIEWS)
    stage.run(_replace(stage, services))
    orders = [stage.placed(f"https://a.example/{n}", str(100 + n)) for n in range(3)]
    stage.report({orders[0].id: Report("Completed"), orders[1].id: Report("Completed")})
    stage.run(stage.core.aftersales.set_guarantee(stage.main.id, LIKES.id, Guarantee(30)))
    pane = opened(qtbot, stage)
    pane.aftersales.bar.actions_by_name["refill_all"].trigger()
    dialog = pane.aftersales.dialog
    stage.until(dialog.isVisible, "the question")
    assert dialog.go.text() == "Ask to refill 2 order(s)"
    dialog.go.click()
    wait(stage, pane)
    assert stands(stage, *orders) == [Stand.ACKNOWLEDGED, Stand.ACKNOWLEDGED, None]
    key(dialog, Qt.Key.Key_Escape)
    pane.aftersales.bar.actions_by_name["refill_all"].trigger()
    stage.until(lambda: stage.tasks.idle and pane.trouble.words, "the outcome")
    assert "No order here can be refilled now" in pane.trouble.words


def test_pasted_ids_get_a_verdict_each_before_anything_is_asked(
    qtbot: QtBot, stage: Stage, panel: PlayedPanel
) -> None:
    orders = [stage.placed(f"https://a.example/{n}", str(100 + n)) for n in range(3)]
    stage.report({orders[1].id: Report("Completed")})
    pane = opened(qtbot, stage)
    key(pane.table, Qt.Key.Key_V, CTRL_SHIFT)
    pasting = pane.aftersales.pasting
    stage.until(pasting.isVisible, "the field")
    QTest.keyClicks(pasting.field, "100, 101;#102 999 100")
    stage.until(lambda: pasting.settled and pasting.found, "the orders")
    assert pasting._told.text() == "3 order(s) found. 1 ID(s) not known here."
    pasting.cancel.click()
    dialog = pane.aftersales.dialog
    stage.until(dialog.isVisible, "the question")
    verdicts = dict(zip(["100", "101", "102", "999"], outcomes(pane), strict=True))
    assert verdicts["999"] == "No order here has this ID."
    assert verdicts["101"] == "It has ended; nothing is left to cancel."
    assert panel.asked == []
    dialog.go.click()
    wait(stage, pane)
    assert panel.asked == [("cancel", ["100", "102"])]


def test_an_id_that_two_panels_gave_out_cancels_the_chosen_accounts_order_alone(
    qtbot: QtBot, stage: Stage, panel: PlayedPanel
) -> None:
    """Panels number their orders alike: by the number alone a stranger's order would end."""
    orders = [stage.placed(f"https://a.example/{n}", str(100 + n)) for n in range(2)]
    theirs = [
        stage.placed(f"https://b.example/{n}", one, account=stage.other)
        for n, one in enumerate(("100", "300"))
    ]
    pane = opened(qtbot, stage)
    pane.aftersales.bar.actions_by_name["paste"].trigger()
    pasting = pane.aftersales.pasting
    assert pasting.account.currentData() == stage.main.id, "the account that is looked at"
    QTest.keyClicks(pasting.field, "100 101 300 999")
    stage.until(lambda: pasting.settled, "the orders")
    assert list(pasting.found) == [stage.order(one.id) for one in orders]
    told = "2 order(s) found. 1 ID(s) not known here. 1 ID(s) of another account."
    assert pasting._told.text() == told
    assert pasting._shared.isHidden()
    choose_account(pasting, 0)
    assert not pasting.cancel.isEnabled(), "what was found is not asked about for another account"
    stage.until(lambda: pasting.settled and pasting.found, "the orders of all")
    assert [one.id for one in pasting.found] == sorted([orders[1].id, theirs[1].id])
    assert pasting._shared.text() == "100: Found in 2 accounts: choose one"
    pasting.cancel.click()
    dialog = pane.aftersales.dialog
    stage.until(dialog.isVisible, "the question")
    table, model = dialog.table, dialog.model
    assert not table.isColumnHidden(RowColumn.ACCOUNT)
    cells = [model.index(row, RowColumn.ACCOUNT) for row in range(4)]
    assert [cell.data() for cell in cells] == ["Main shop", "Reseller", "", ""]
    marks = [cell.data(Qt.ItemDataRole.DecorationRole) for cell in cells]
    assert [bool(mark) for mark in marks] == [True, True, False, False]
    assert outcomes(pane)[2:] == [
        "Found in 2 accounts: choose one", "No order here has this ID.",
    ]  # fmt: skip
    assert model.text().splitlines()[0].startswith("101\tMain shop\t")
    dialog.go.click()
    wait(stage, pane)
    assert panel.asked == [("cancel", ["101"])], "the other account's panel is away"
    dialog.reject()
    pasting.begin(stage.other.id)
    QTest.keyClicks(pasting.field, "100, 101")
    stage.until(lambda: pasting.settled and pasting.found, "the order")
    assert list(pasting.found) == [stage.order(theirs[0].id)]
    pasting.refill.click()
    stage.until(dialog.isVisible, "the question")
    assert table.isColumnHidden(RowColumn.ACCOUNT), "one account: its name is above"
    assert outcomes(pane)[1] == "An order of another account has this ID, none of the chosen one."
    assert model.text().count("\t") == 6


def test_many_ids_of_several_accounts_are_counted(qtbot: QtBot, stage: Stage) -> None:
    for number in range(6):
        for account in (stage.main, stage.other):
            stage.placed(f"https://a.example/{number}", str(100 + number), account=account)
    pane = opened(qtbot, stage)
    pane.aftersales.pasting.begin()
    QTest.keyClicks(pane.aftersales.pasting.field, " ".join(str(100 + n) for n in range(6)))
    stage.until(lambda: pane.aftersales.pasting.settled, "the orders")
    lines = pane.aftersales.pasting._shared.text().splitlines()
    assert [line[:4] for line in lines] == ["100:", "101:", "102:", "103:", "and "]
    assert lines[-1] == "and 2 more such ID(s)"
    assert not pane.aftersales.pasting.cancel.isEnabled()


def choose_account(pasting: PasteIdsDialog, account_id: int) -> None:
    pasting.account.setCurrentIndex(pasting.account.findData(account_id))
    pasting.account.activated.emit(pasting.account.currentIndex())


def test_pasted_ids_can_be_asked_about(qtbot: QtBot, stage: Stage) -> None:
    order = stage.placed("https://a.example/1", "100")
    pane = opened(qtbot, stage)
    pane.aftersales.pasting.begin()
    QTest.keyClicks(pane.aftersales.pasting.field, "100")
    stage.until(lambda: pane.aftersales.pasting.found, "the order")
    pane.aftersales.pasting.refresh.click()
    stage.until(lambda: stage.core.orders.asked == [[order.id]], "the question")


def test_the_menu_has_the_actions_of_the_bar(qtbot: QtBot, stage: Stage) -> None:
    stage.placed("https://a.example/1", "100")
    pane = opened(qtbot, stage)
    assert not pane.aftersales.bar.cancel.isEnabled()
    select_all(stage, pane)
    assert pane.aftersales.bar.cancel.isEnabled()
    menu = pane.aftersales.bar.menu(pane.table)
    words = [action.text() for action in menu.actions() if action.text()]
    assert words == [
        "Cancel…", "Refill…", "Order again, as a draft", "Order what is left, as a draft",
        "Refill all that can be…", "Lost refills…", "Paste order IDs…",
    ]  # fmt: skip
    menu.actions()[-1].trigger()
    assert pane.aftersales.pasting.isVisible()


def test_nothing_is_left_in_the_old_language(
    qtbot: QtBot, stage: Stage, qapp: QApplication, marked: Marked
) -> None:
    order = stage.placed("https://§.§/1", "100")
    pane = opened(qtbot, stage)
    after = pane.aftersales
    stage.run(_ask(stage, pane, order))
    after.pasting.begin()
    qapp.installTranslator(marked)
    qapp.processEvents()
    for part in (after.bar, after.pasting, after.dialog):
        left = [text for text in unmarked(part) if "Main shop" not in text]
        assert set(left) <= {"Reseller"}
    after.pasting.reject()
    after.dialog.reject()


async def _ask(stage: Stage, pane: OrdersPane, order: Order) -> None:
    judged = await stage.core.aftersales.check(Deed.CANCEL, [order])
    pane.aftersales.dialog.ask(Deed.CANCEL, judged)


async def _replace(stage: Stage, services: Any) -> None:
    await CatalogRows(stage.database).replace(stage.main.id, services, stage.at)
