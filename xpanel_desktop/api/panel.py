"""A panel: one method for each action of the API. Classic dialect; pools come by REST."""

import asyncio
import re
from collections.abc import Callable, Mapping, Sequence

from xpanel_desktop.api.exchange import Exchange, joined
from xpanel_desktop.api.limiter import Limiter
from xpanel_desktop.api.rest import RestPanel
from xpanel_desktop.api.translate import orders
from xpanel_desktop.api.translate.catalogue import Catalogue
from xpanel_desktop.api.translate.values import identifier, words
from xpanel_desktop.api.transport import (
    CAP_ADD,
    CAP_READ,
    CAP_SERVICES,
    Call,
    Intent,
    Transport,
    unnoted,
)
from xpanel_desktop.domain.account import Dialects, PoolCapacity
from xpanel_desktop.domain.answer import Answer
from xpanel_desktop.domain.errors import BadKey, PanelError, RateLimited, Refusal
from xpanel_desktop.domain.money import Money
from xpanel_desktop.domain.order import Report
from xpanel_desktop.domain.schedule import BATCH
from xpanel_desktop.domain.secret import Secret
from xpanel_desktop.domain.snapshot import Probe

_ID = re.compile(r"(?=\D*\d)\w+(?:[.:-]\w+)*", re.ASCII)
"""An id: one word with a digit in it."""


class Panel:
    """An account's panel. Every method but `add` raises PanelError when it was not done.

    Where `may_change` says no, what spends or changes raises ReadOnly in either dialect, and
    nothing leaves; where `may_leave` raises, nothing but an order does: see Exchange.
    """

    def __init__(
        self,
        url: str,
        key: Secret,
        *,
        transport: Transport,
        limiter: Limiter,
        dialects: Dialects | None = None,
        may_change: Callable[[], bool] = lambda: True,
        may_leave: Callable[[], None] = lambda: None,
    ) -> None:
        self._url = url
        self._key = key
        self._exchange = Exchange(transport, limiter, may_change, may_leave)
        self._dialects = dialects or Dialects()
        self.rest = RestPanel(url, key, self._exchange)

    async def services(self) -> Catalogue:
        """Return the catalogue, and how many of its items could not be read."""
        return await self._exchange.catalogue(self._call({"action": "services"}, CAP_SERVICES))

    async def balance(self) -> Money:
        """Return the balance of the account."""
        return orders.balance(await self._exchange.value(self._call({"action": "balance"})))

    async def pools(self) -> tuple[PoolCapacity, ...]:
        """Return the data pools and their capacity; empty on a panel without the REST dialect."""
        return await self.rest.pools() if self._dialects.rest else ()

    async def add(
        self, request: Mapping[str, str], *, intent: Intent, deadline: float = 30.0
    ) -> Answer:
        """Place one order: one POST on a fresh connection, never repeated here.

        `request` holds the parameters beside key and action. `intent` is awaited once, just before
        the first byte; what it raises comes through, and nothing was sent then. Every other ending
        is an Answer. `deadline` in seconds holds from the moment of sending.
        """
        call = self._call({**request, "action": "add"}, CAP_ADD)
        return await self._exchange.place(call, intent, deadline)

    async def status(self, ids: Sequence[str]) -> dict[str, Report | PanelError]:
        """Return id → report or refusal for 1 to 100 ids; what the panel left out is absent."""
        name = "order" if len(ids) == 1 else "orders"
        told = await self._about(name, ids, {"action": "status"})
        await asyncio.sleep(0)  # to read a hundred takes a millisecond, which the window may want
        found = orders.reports(told, ids)
        self._exchange.heed_rate(found.values())
        return found

    @property
    def cancels_at_once(self) -> int:
        """How many cancels one request may carry: one where there is the REST dialect alone."""
        return BATCH if self._dialects.classic else 1

    async def cancel(
        self, ids: Sequence[str], *, intent: Intent = unnoted
    ) -> dict[str, PanelError | None]:
        """Request the cancelling of orders; return id → None (requested) or the refusal.

        Requested is not cancelled: the order's status will tell. Ids that the panel left out are
        absent. `intent` is awaited just before the first byte. Raises Unreachable when surely
        nothing left, Unconfirmed when the answer was lost.
        """
        if not self._dialects.classic:
            return await self._cancel_by_rest(ids, intent)
        answer = await self._ask_for("orders", ids, {"action": "cancel"}, intent)
        found = orders.requested(answer, ids, "cancel", _yes)
        self._exchange.heed_rate(found.values())
        return {one: None if isinstance(told, bool) else told for one, told in found.items()}

    async def refill(
        self, ids: Sequence[str], *, intent: Intent = unnoted
    ) -> dict[str, str | PanelError]:
        """Request refills; return id → refill id or the refusal. A refill id of 0 is a failure.

        Intent, what is absent and what is raised are as in `cancel`.
        """
        name = "order" if len(ids) == 1 else "orders"
        told = await self._ask_for(name, ids, {"action": "refill"}, intent)
        found = orders.requested(told, ids, "refill", _valid_id)
        self._exchange.heed_rate(found.values())
        return found

    async def refill_status(self, ids: Sequence[str]) -> dict[str, str | PanelError]:
        """Return refill id → the panel's word for where the refill stands, or the refusal."""
        name = "refill" if len(ids) == 1 else "refills"
        told = await self._about(name, ids, {"action": "refill_status"})
        found = orders.requested(told, ids, "status", _word, orders.REFILL)
        self._exchange.heed_rate(found.values())
        return found

    async def probe(self) -> Probe:
        """Test the connection: which dialects there are, the balance, the number of services.

        Raises BadKey, PanelBroken when no panel answers there, Unreachable when nothing does.
        """
        money = await self.balance()
        count = await self._exchange.count(self._call({"action": "services"}, CAP_SERVICES))
        return Probe(Dialects(classic=True, rest=await self._speaks_rest()), money, count)

    async def _speaks_rest(self) -> bool:
        try:
            await self.rest.balance()
        except PanelError:
            return False
        return True

    async def _cancel_by_rest(
        self, ids: Sequence[str], intent: Intent
    ) -> dict[str, PanelError | None]:
        (one,) = ids
        try:
            await self.rest.cancel(one, intent=intent)
        except (BadKey, RateLimited):
            raise
        except Refusal as error:
            return {one: error}
        return {one: None}

    async def _ask_for(
        self, name: str, ids: Sequence[str], form: Mapping[str, str], intent: Intent
    ) -> object:
        """Ask for something to be done with ids, once."""
        call = self._call({**form, name: joined(ids)})
        return await self._exchange.deed(call, intent, of_one=len(ids) == 1)

    async def _about(self, name: str, ids: Sequence[str], form: Mapping[str, str]) -> object:
        """Ask about ids; an error that answers a single id is an answer about it."""
        call = self._call({**form, name: joined(ids)})
        return await self._exchange.value(call, of_one=len(ids) == 1)

    def _call(self, form: Mapping[str, str], cap: int = CAP_READ) -> Call:
        return Call(self._url, self._key, form=form, cap=cap)


def _yes(value: object) -> bool | None:
    """Read a cancel's result: 1 in any form means requested."""
    return True if value is True or identifier(value).lower() in ("1", "true", "success") else None


def _word(value: object) -> str | None:
    return words(value, 60) or None


def _valid_id(value: object) -> str | None:
    """Read a refill's id; words, which some panels put in its place, are none."""
    text = identifier(value)
    return text if text.strip("0") and _ID.fullmatch(text) else None
