"""A human's decision on an unknown order, and the evidence for it. Nothing decides by itself."""

from dataclasses import dataclass, replace

from xpanel_desktop.app.accounts import AccountBook
from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.gathering import Gathering
from xpanel_desktop.app.notices import Notices
from xpanel_desktop.app.searching import NoIdsInARow, Progress, Searching
from xpanel_desktop.app.stores import Stores
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.evidence import (
    BalanceEvidence,
    Choice,
    Decision,
    Evidence,
    IdSearch,
    Kept,
    Piece,
    Verdict,
)
from xpanel_desktop.domain.order import Order, rewritten
from xpanel_desktop.domain.reconcile import judge
from xpanel_desktop.domain.state import Event
from xpanel_desktop.store.journal import IdHeld

__all__ = ["Case", "IdHeld", "NoIdsInARow", "Progress", "Reconciling"]


@dataclass(frozen=True, slots=True)
class Case:
    """All that is kept about an order: the newest evidence, what it amounts to, the decision."""

    evidence: Evidence
    verdict: Verdict | None = None
    """None while nothing was gathered."""
    kept: tuple[Kept, ...] = ()
    """Everything, the oldest first."""


class Reconciling:
    """Decides unknown orders by the operator's word; the last one lifts the account's stop."""

    def __init__(
        self,
        stores: Stores,
        gathering: Gathering,
        searching: Searching,
        book: AccountBook,
        clock: Clock,
        notices: Notices,
    ) -> None:
        self._stores = stores
        self._gathering = gathering
        self._searching = searching
        self._book = book
        self._clock = clock
        self._notices = notices

    async def case(self, order: Order) -> Case:
        """Return what is kept about an order that was sent, and what it amounts to."""
        kept = tuple(await self._stores.evidence.of(order.id))
        pieces = [one.piece for one in kept]
        balances = [piece for piece in pieces if isinstance(piece, BalanceEvidence)]
        searches = [piece for piece in pieces if isinstance(piece, IdSearch)]
        assert order.sent_at is not None, "an order that was not sent has no case"
        evidence = Evidence(
            sent_at=order.sent_at,
            expected=order.expected_charge,
            others_unknown=await self._stores.evidence.others_unknown(order),
            balance=balances[-1] if balances else None,
            search=searches[-1] if searches else None,
        )
        gathered = bool(balances or searches)
        return Case(evidence, judge(evidence) if gathered else None, kept)

    async def kept(self, order_id: int) -> tuple[Kept, ...]:
        """Return everything that was kept about an order, the oldest first."""
        return tuple(await self._stores.evidence.of(order_id))

    async def gather(self, order: Order) -> None:
        """Read the balance twice and keep it as evidence. Raises PanelError, AmountError."""
        await self._keep(order.id, await self._gathering.balance(order))

    async def search(self, order: Order, progress: Progress) -> None:
        """Look for the order's id by `status` and keep what was found, also when it ended early.

        Raises NoIdsInARow, and PanelError when the panel could not be asked at all.
        """
        await self._keep(order.id, await self._searching.search(order, progress))

    async def attach(self, order_id: int, panel_id: str, shown: Verdict | None = None) -> Order:
        """Follow it from now on: the operator found it on the panel, under `panel_id`.

        `shown` is the verdict that the operator saw. Raises IdHeld when another order has that id,
        IllegalMove when it is not unknown (any more), ValueError for an empty id.
        """
        if not panel_id.strip():
            raise ValueError("an order is attached by its id")
        return await self._decide(order_id, Event.ATTACH, shown, panel_id.strip())

    async def declare_not_placed(self, order_id: int, shown: Verdict | None = None) -> Order:
        """Close it as not placed: the operator says the panel has none. Raises IllegalMove."""
        return await self._decide(order_id, Event.DECLARE_NOT_PLACED, shown)

    async def write_again(self, order: Order, shown: Verdict | None = None) -> Order:
        """Save a draft with the same content that names `order` as its parent; return the draft.

        The order stays as it is: one that is unknown goes on stopping its account.
        """
        new = replace(rewritten(order), parent_id=order.id)
        draft = await self._stores.drafts.save(new, self._clock.now())
        self._notices.publish(Changes.of(Table.ORDERS, [draft.id]))
        await self._keep(order.id, Decision(Choice.WROTE_AGAIN, shown, draft_id=draft.id))
        return draft

    async def _keep(self, order_id: int, piece: Piece) -> None:
        await self._stores.evidence.add(order_id, self._clock.now(), piece)
        self._notices.publish(Changes.of(Table.EVIDENCE, [order_id]))

    async def _decide(
        self, order_id: int, event: Event, shown: Verdict | None, panel_id: str = ""
    ) -> Order:
        now = self._clock.now()
        order = await self._stores.journal.decide(order_id, event, now, panel_id, shown)
        told = Changes.of(Table.ORDERS, [order_id]) | Changes.of(Table.EVIDENCE, [order_id])
        self._notices.publish(told)
        await self._book.heed_unknowns(order.ticket.account_id)
        return order
