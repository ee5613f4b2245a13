"""Lost refills as rows: which order, when it was asked for, what became of it."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt

from xpanel_desktop.app.lost_refills import LostRefill, Settled
from xpanel_desktop.domain.account import Account
from xpanel_desktop.ui.account_words import named
from xpanel_desktop.ui.aftersales_words import settled_words, stand_words
from xpanel_desktop.ui.models.rows import Column, Index, Rows
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.text import moment
from xpanel_desktop.ui.widgets.account_choice import account_icon

translate = QCoreApplication.translate


class LostColumn(IntEnum):
    """The columns, in their order."""

    ORDER, ACCOUNT, SERVICE, ASKED, OUTCOME = range(5)


class LostRows(Rows[LostRefill]):
    """The lost refills of all accounts or of some; what was settled stays with its outcome."""

    def __init__(self, accounts: Callable[[int], Account | None], parent: QObject) -> None:
        """`accounts` tells the account of an id; None for one that was removed."""
        self._account_of = accounts
        super().__init__(
            (
                Column(
                    lambda: translate("Aftersales", "Order"), lambda one: plain(one.order.panel_id)
                ),
                Column(
                    lambda: translate("Aftersales", "Account"),
                    lambda one: named(self._account(one)),
                ),
                Column(
                    lambda: translate("Aftersales", "Service"),
                    lambda one: plain(one.order.service_name),
                ),
                Column(
                    lambda: translate("Aftersales", "Asked"),
                    lambda one: moment(one.request.asked_at),
                ),
                Column(lambda: translate("Aftersales", "Outcome"), self.outcome, mark=self._mark),
            ),
            parent,
        )
        self.all: Sequence[LostRefill] = ()
        self.settled: dict[int, Settled] = {}
        """Request id → what became of it since the rows were read."""
        self.counts: Counter[Settled] = Counter()
        """How often each of these ends came."""
        self.left = 0
        """How many of the rows shown are still lost."""
        self.of_several = False
        """Whether the refills are of more than one account."""

    def take(self, lost: Sequence[LostRefill]) -> None:
        """Show what was read, all of it; what was settled before is forgotten."""
        self.all, self.settled, self.counts = lost, {}, Counter()
        self.of_several = len({one.order.ticket.account_id for one in lost}) > 1
        self._show(lost)

    def narrow(self, accounts: frozenset[int]) -> None:
        """Show the refills of these accounts; an empty set means all."""
        own = (one for one in self.all if one.order.ticket.account_id in accounts)
        self._show(list(own) if accounts else self.all)

    def settle(self, settled: Mapping[int, Settled]) -> None:
        """Show what became of refills, by the ids of their requests."""
        self.settled |= settled
        self.counts.update(settled.values())
        self.left -= sum(one.request.id in settled for one in self.rows)
        if self.rows:
            last = self.index(len(self.rows) - 1, LostColumn.OUTCOME)
            self.dataChanged.emit(self.index(0, LostColumn.OUTCOME), last)

    def is_lost(self, one: LostRefill) -> bool:
        """Tell whether a refill is still to be settled."""
        return one.request.id not in self.settled

    def outcome(self, one: LostRefill) -> str:
        """Return why the answer was lost, or what became of the refill."""
        settled = self.settled.get(one.request.id)
        if settled is None:
            return stand_words(one.request.stand, one.request.words)
        return settled_words(settled)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 -- Qt's own signature
        """Return what a cell shows; an account has its dot."""
        row = self.row(index.row())
        dot = role == Qt.ItemDataRole.DecorationRole and index.column() == LostColumn.ACCOUNT
        if dot and row is not None:
            return account_icon(self._account(row))
        return super().data(index, role)

    def _show(self, lost: Sequence[LostRefill]) -> None:
        self.left = sum(map(self.is_lost, lost))
        self.show(lost)

    def _account(self, one: LostRefill) -> Account | None:
        return self._account_of(one.order.ticket.account_id)

    def _mark(self, one: LostRefill) -> str:
        settled = self.settled.get(one.request.id)
        if settled is None:
            return "unknown"
        return "warning" if settled.otherwise else "check"
