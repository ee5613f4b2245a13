"""A panel: one method for each action of the API. Classic dialect; pools come by REST."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus

from xpanel_desktop.api import verdict
from xpanel_desktop.api.limiter import Limiter
from xpanel_desktop.api.rest import RestPanel
from xpanel_desktop.api.translate import loose, orders
from xpanel_desktop.api.translate.catalogue import Catalogue, read_catalogue, split
from xpanel_desktop.api.translate.errors import refusal, wait_of
from xpanel_desktop.api.translate.values import identifier, words
from xpanel_desktop.api.transport import (
    CAP_ADD,
    CAP_READ,
    CAP_SERVICES,
    Broken,
    Call,
    Intent,
    Reply,
    Transport,
    Undone,
)
from xpanel_desktop.domain.account import Dialects, PoolCapacity
from xpanel_desktop.domain.answer import Answer, Lost, Unsent
from xpanel_desktop.domain.errors import BadKey, PanelError, RateLimited
from xpanel_desktop.domain.money import Money
from xpanel_desktop.domain.order import Report
from xpanel_desktop.domain.schedule import BATCH, retry_after
from xpanel_desktop.domain.secret import Secret
from xpanel_desktop.domain.snapshot import Probe


class Panel:
    """An account's panel. Every method but `add` raises PanelError when it was not done."""

    def __init__(
        self,
        url: str,
        key: Secret,
        *,
        transport: Transport,
        limiter: Limiter,
        dialects: Dialects | None = None,
    ) -> None:
        self._url = url
        self._key = key
        self._transport = transport
        self._limiter = limiter
        self._dialects = dialects or Dialects()
        self.rest = RestPanel(url, key, transport=transport, limiter=limiter)

    async def services(self) -> Catalogue:
        """Return the catalogue, and how many of its items could not be read."""
        reply = await self._ask({"action": "services"}, cap=CAP_SERVICES)
        _refuse_error(reply)
        return await read_catalogue(reply.body, reply.status)

    async def balance(self) -> Money:
        """Return the balance of the account."""
        return orders.balance(await self._value({"action": "balance"}))

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
        await self._limiter.turn(first=True)
        form = {**request, "action": "add"}
        call = Call(self._url, self._key, form=form, cap=CAP_ADD)
        try:
            reply = await self._transport.send_once(call, intent, deadline=deadline)
        except Undone as error:
            return Unsent(error.trouble.value)
        except Broken as error:
            return Lost(error.trouble.value, verdict.evidence(error.status, error.body))
        self._heed_rate(reply)
        return verdict.judge(reply)

    async def status(self, ids: Sequence[str]) -> dict[str, Report | PanelError]:
        """Return id → report or refusal for 1 to 100 ids; what the panel left out is absent."""
        name = "order" if len(ids) == 1 else "orders"
        told = await self._about(name, ids, {"action": "status"})
        return orders.reports(told, ids)

    async def cancel(self, ids: Sequence[str]) -> dict[str, PanelError | None]:
        """Request the cancelling of orders; return id → None (requested) or the refusal.

        Requested is not cancelled: the order's status will tell.
        """
        answer = await self._about("orders", ids, {"action": "cancel"})
        found = orders.requested(answer, ids, "cancel", _yes)
        return {one: None if isinstance(told, bool) else told for one, told in found.items()}

    async def refill(self, ids: Sequence[str]) -> dict[str, str | PanelError]:
        """Request refills; return id → refill id or the refusal. A refill id of 0 is a failure."""
        name = "order" if len(ids) == 1 else "orders"
        told = await self._about(name, ids, {"action": "refill"})
        return orders.requested(told, ids, "refill", _valid_id)

    async def refill_status(self, ids: Sequence[str]) -> dict[str, str | PanelError]:
        """Return refill id → the panel's word for where the refill stands, or the refusal."""
        name = "refill" if len(ids) == 1 else "refills"
        told = await self._about(name, ids, {"action": "refill_status"})
        return orders.requested(told, ids, "status", lambda word: words(word, 60) or None)

    async def probe(self) -> Probe:
        """Test the connection: which dialects there are, the balance, the number of services.

        Raises BadKey, PanelBroken when no panel answers there, Unreachable when nothing does.
        """
        money = await self.balance()
        reply = await self._ask({"action": "services"}, cap=CAP_SERVICES)
        _refuse_error(reply)
        count = len(split(reply.body, reply.status))
        return Probe(Dialects(classic=True, rest=await self._speaks_rest()), money, count)

    async def _speaks_rest(self) -> bool:
        try:
            await self.rest.balance()
        except PanelError:
            return False
        return True

    async def _about(self, name: str, ids: Sequence[str], form: Mapping[str, str]) -> object:
        """Ask about ids; an error that answers a single id is an answer about it."""
        if not 1 <= len(ids) <= BATCH:
            raise ValueError(f"1 to {BATCH} ids can be asked at once, not {len(ids)}")
        reply = await self._ask({**form, name: ",".join(ids)})
        value: object = loose.read(reply.body, reply.status)
        error = loose.as_object(value).get("error")
        if (
            error
            and len(ids) == 1
            and not isinstance(refusal(error, reply.status), BadKey | RateLimited)
        ):
            return value
        orders.raise_if_error(value, reply.status, wait_of(reply.headers))
        return value

    async def _value(self, form: Mapping[str, str]) -> object:
        reply = await self._ask(form)
        value = loose.read(reply.body, reply.status)
        orders.raise_if_error(value, reply.status, wait_of(reply.headers))
        return value

    async def _ask(self, form: Mapping[str, str], *, cap: int = CAP_READ) -> Reply:
        await self._limiter.turn()
        reply = await self._transport.ask(Call(self._url, self._key, form=form, cap=cap))
        self._heed_rate(reply)
        return reply

    def _heed_rate(self, reply: Reply) -> None:
        """Let the whole account rest when the panel says that it was too much."""
        if reply.status == HTTPStatus.TOO_MANY_REQUESTS:
            rest = retry_after(wait_of(reply.headers))
            self._limiter.penalise(rest.total_seconds())


def _yes(value: object) -> bool | None:
    """Read a cancel's result: 1 in any form means requested."""
    return True if value is True or identifier(value).lower() in ("1", "true", "success") else None


def _valid_id(value: object) -> str | None:
    text = identifier(value)
    return text if text.strip("0") else None


def _refuse_error(reply: Reply) -> None:
    """Raise what an answer says when it is an error object or a failure instead of a list."""
    if reply.body[:4096].lstrip().startswith(b"[") and reply.status < 400:
        return
    value = loose.read(reply.body, reply.status)
    orders.raise_if_error(value, reply.status, wait_of(reply.headers))
