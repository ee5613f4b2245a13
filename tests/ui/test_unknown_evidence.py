"""The evidence on the card: facts, verdict, candidates, progress; and in an order's details."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.order_stage import NOW, Stage, open_loop
from tests.ui.test_unknown_pane import opened, texts
from xpanel_desktop.domain.errors import NoSuchOrder
from xpanel_desktop.domain.evidence import Choice, Decision, Kind, Limit, Reason, Verdict, Why
from xpanel_desktop.domain.money import Money
from xpanel_desktop.domain.order import Order, Report
from xpanel_desktop.domain.state import State
from xpanel_desktop.store.balances import BalanceRows
from xpanel_desktop.ui.panes.orders import OrdersPane
from xpanel_desktop.ui.panes.unknown import UnknownPane
from xpanel_desktop.ui.panes.unknown_card import UnknownCard
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.verdict_words import kind_words, limit_words, reason_words

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
HOSTILE = "<b>Pending</b>"


class ScriptedPanel:
    """Holds the ids that the stage placed, and `extra` ones of another client."""

    def __init__(self, known: Sequence[str], extra: dict[str, Report]) -> None:
        self.known, self.extra = known, extra
        self.left = Decimal("99.94")
        self.asked: list[str] = []
        self.gate = asyncio.Event()
        self.gate.set()

    async def balance(self) -> Money:
        return Money(self.left, "USD")

    async def status(self, ids: Sequence[str]) -> dict[str, Any]:
        self.asked += ids
        await self.gate.wait()
        told: dict[str, Any] = {one: Report("Completed", Decimal("0.9")) for one in self.known}
        told |= self.extra
        return {one: told.get(one, NoSuchOrder("Incorrect order ID")) for one in ids}


@pytest.fixture
def stage(qapp: Any, tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(open_loop(qapp), tmp_path)
    yield stage
    stage.close()


def lose_one(stage: Stage, extra: dict[str, Report]) -> tuple[Order, ScriptedPanel]:
    """Place five orders, read the balance, lose the sixth; return it and its panel."""
    ids = [str(number) for number in range(23501, 23506)]
    stage.at = NOW - timedelta(minutes=20)
    for one in ids:
        stage.at += timedelta(minutes=3)
        placed = stage.placed(f"https://a.example/{one}", one)
        stage.report({placed.id: Report("Completed", Decimal("0.90"), 5, 0)})
    before = Money(Decimal("100.84"), "USD")
    stage.run(BalanceRows(stage.database).record(stage.main.id, stage.at, before))
    stage.at = NOW
    order = stage.unknown("https://a.example/lost")
    stage.at = NOW + timedelta(minutes=4)
    panel = ScriptedPanel(ids, extra)
    stage.connect(panel)
    return order, panel


FOUND = {"23506": Report(HOSTILE, Decimal("0.90"), 12, 1000)}


def gathered(stage: Stage, card: UnknownCard) -> None:
    for button in (card.evidence.gather, card.evidence.search):
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        stage.until(lambda: stage.tasks.idle, "the evidence")
        assert button.hasFocus()


def test_facts_verdict_and_candidates_and_attaching_by_a_press(qtbot: QtBot, stage: Stage) -> None:
    order, _ = lose_one(stage, FOUND)
    pane = opened(qtbot, stage)
    (card,) = pane.cards
    assert card.evidence.verdict is None
    gathered(stage, card)
    told = texts(card)
    for piece in ("100.84 USD", "99.94 USD", "23505", "Likely placed", HOSTILE, "0.90 USD"):
        assert piece in told
    assert all(limit_words(one) in told for one in card.evidence.verdict.limits)
    assert stage.order(order.id).state is State.UNKNOWN, "nothing is decided"
    (attach,) = card.evidence.candidates.buttons
    assert attach.accessibleName() == "Attach 23506"
    shown = card.evidence.verdict
    QTest.mouseClick(attach, Qt.MouseButton.LeftButton)
    stage.until(lambda: not pane.cards, "the decision")
    assert stage.order(order.id).panel_id == "23506"
    (*_, last) = stage.run(stage.core.reconciling.kept(order.id))
    assert last.piece == Decision(Choice.ATTACHED, shown, "23506")


def test_a_search_is_cancelled_and_what_was_asked_is_told(qtbot: QtBot, stage: Stage) -> None:
    _, panel = lose_one(stage, {})
    pane = opened(qtbot, stage)
    (card,) = pane.cards
    panel.gate.clear()
    QTest.mouseClick(card.evidence.search, Qt.MouseButton.LeftButton)
    stage.until(lambda: panel.asked, "the first question")
    assert card.evidence.cancel.hasFocus()
    assert not card.evidence.gather.isEnabled()
    QTest.keyClick(card.evidence.cancel, Qt.Key.Key_Space)
    assert not card.evidence.cancel.isEnabled()
    panel.gate.set()
    stage.until(lambda: stage.tasks.idle, "the search to end")
    assert "you cancelled it" in texts(card)
    assert "0 of 50 IDs" in texts(card)
    assert card.evidence.search.hasFocus()


def test_deciding_during_a_search_ends_it(qtbot: QtBot, stage: Stage) -> None:
    order, panel = lose_one(stage, {})
    tasks = Tasks()
    pane = UnknownPane(stage.core, tasks, stage.scope)
    qtbot.addWidget(pane)
    panel.gate.clear()

    async def decide() -> None:
        pane.show()
        await there(lambda: pane.cards)
        evidence = pane.cards[0].evidence
        QTest.mouseClick(evidence.search, Qt.MouseButton.LeftButton)
        await there(lambda: panel.asked)
        evidence.attach_wanted.emit("23506")
        await there(lambda: not pane.cards and not shiboken6.isValid(evidence))
        panel.gate.set()
        await there(lambda: not tasks._running)
        await tasks.close()

    stage.run(decide())
    assert stage.order(order.id).panel_id == "23506"
    (kept,) = stage.run(stage.core.reconciling.kept(order.id))
    assert kept.piece == Decision(Choice.ATTACHED, None, "23506"), "the search left no evidence"


async def there(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(10):
        while not condition():  # noqa: ASYNC110 - any condition
            await asyncio.sleep(0.005)


def test_offline_and_without_ids_it_says_so(qtbot: QtBot, stage: Stage) -> None:
    stage.unknown("https://a.example/1")
    pane = opened(qtbot, stage)
    (card,) = pane.cards
    QTest.mouseClick(card.evidence.gather, Qt.MouseButton.LeftButton)
    stage.until(lambda: card.evidence.trouble.words, "the words")
    assert card.evidence.trouble.words == "You are working offline."
    assert card.evidence.gather.isEnabled()
    stage.connect(ScriptedPanel([], {}))
    QTest.mouseClick(card.evidence.search, Qt.MouseButton.LeftButton)
    stage.until(lambda: "cannot be looked for" in card.evidence.trouble.words, "the words")


def test_writing_again_leaves_it_unknown(qtbot: QtBot, stage: Stage) -> None:
    order = stage.unknown("https://a.example/1")
    pane = opened(qtbot, stage)
    (card,) = pane.cards
    QTest.mouseClick(card.again, Qt.MouseButton.LeftButton)
    stage.until_states({State.UNKNOWN: 1, State.DRAFT: 1})
    stage.until(pane.done.isVisible, "what was done")
    assert "still unknown" in texts(pane.done)
    drafts = [one for one in stage.run(stage.core.orders.get([1, 2])) if one.id != order.id]
    assert [one.parent_id for one in drafts] == [order.id]


def test_details_tell_the_evidence_and_the_decision(qtbot: QtBot, stage: Stage) -> None:
    order, _ = lose_one(stage, FOUND)
    reconciling = stage.core.reconciling
    stage.run(reconciling.gather(order))
    verdict = stage.run(reconciling.case(order)).verdict
    stage.run(reconciling.attach(order.id, "23506", verdict))
    pane = OrdersPane(stage.core, stage.tasks, stage.scope)
    qtbot.addWidget(pane)
    pane.resize(1280, 700)
    pane.show()
    stage.until(lambda: stage.tasks.idle and pane.settled, "the pane to settle")
    pane.table.selectRow(0)
    stage.until(lambda: pane.details.order is not None and pane.settled, "an order")
    stage.until(lambda: "23506" in pane.details.content.evidence.text(), "the details")
    told = pane.details.content.evidence.text()
    assert "100.84 USD" in told
    assert "the evidence said: Likely placed" in told
    pane.table.selectRow(3)
    stage.until(lambda: not pane.details.content.evidence.text(), "an order without evidence")
    assert not pane.details.content.evidence.isVisible()


def test_every_verdict_reason_and_limit_has_words() -> None:
    detail = dict.fromkeys(
        ("amount", "count", "minutes", "seconds", "asked", "wanted", "least", "passed", "reach"),
        "7",
    )
    detail |= {"currency": "USD", "id": "9", "first": "1000", "last": "2000"}
    for code in Why:
        assert "{" not in reason_words(Reason(code, detail))
    assert "1000 to 2000" in reason_words(Reason(Why.NONE_FOUND, detail))
    assert len({kind_words(kind) for kind in Kind}) == len(Kind)
    assert len({limit_words(limit) for limit in Limit}) == len(Limit)
    assert Verdict(Kind.POSSIBLY, (), ()).limits == ()
