"""What both dialects share: a request at its turn, and what its answer amounts to."""

import asyncio
import contextlib
from collections.abc import Callable, Generator, Iterable, Sequence
from http import HTTPStatus
from typing import Any

from xpanel_desktop.api import verdict
from xpanel_desktop.api.limiter import Limiter
from xpanel_desktop.api.translate.catalogue import Catalogue, count_items, read_catalogue
from xpanel_desktop.api.translate.errors import proves_nothing, told, wait_of
from xpanel_desktop.api.transport import Broken, Call, Intent, Reply, Transport, Undone
from xpanel_desktop.domain.account import ReadOnly
from xpanel_desktop.domain.answer import Answer, Limited, Lost, Unsent
from xpanel_desktop.domain.errors import (
    OtherRefusal,
    PanelBroken,
    RateLimited,
    Unconfirmed,
    Unreachable,
)
from xpanel_desktop.domain.schedule import BATCH, retry_after


class Exchange:
    """The requests of one account, in either dialect. Every method but `place` raises PanelError.

    `may_change` is asked before and behind the intent of whatever spends or changes; where it says
    no, ReadOnly is raised and nothing leaves. `may_leave` raises Unreachable while nothing may; it
    is asked when the turn of a request has come, which may be minutes after it was wanted. An order
    is not held by it: its intent looks at that itself.
    """

    def __init__(
        self,
        transport: Transport,
        limiter: Limiter,
        may_change: Callable[[], bool] = lambda: True,
        may_leave: Callable[[], None] = lambda: None,
    ) -> None:
        self._transport = transport
        self._limiter = limiter
        self._may_change = may_change
        self._may_leave = may_leave

    async def value(self, call: Call, *, of_one: bool = False) -> Any:  # noqa: ANN401 - any JSON
        """Return the JSON value of an answer. Raises the PanelError that it is.

        With `of_one`, a refusal may be about the one id that was asked for: then it is the answer.
        """
        reply, left_at = await self._ask(call)
        with self._heeding_rate(left_at):
            return told(reply.body, reply.status, wait_of(reply.headers), of_one=of_one)

    async def deed(self, call: Call, intent: Intent, *, of_one: bool = False) -> Any:  # noqa: ANN401 - any JSON
        """Ask for something to be done, once, on a fresh connection; return the JSON value.

        `intent` is awaited just before the first byte. Raises Unreachable when surely nothing left,
        Unconfirmed when the answer was lost or is none; else the refusal that the answer is.
        """
        await self._limiter.turn()
        self._may_leave()
        left_at = _now()
        try:
            reply = await self._transport.send_once(call, self._guarded(intent))
        except Undone as error:
            raise Unreachable(error.trouble.value) from None
        except Broken as error:
            raise Unconfirmed(error.trouble.value, status=error.status) from None
        with self._heeding_rate(left_at):
            try:
                return told(reply.body, reply.status, wait_of(reply.headers), of_one=of_one)
            except (PanelBroken, OtherRefusal) as error:
                if isinstance(error, OtherRefusal) and not proves_nothing(reply.status):
                    raise
                raise Unconfirmed(error.words, status=reply.status) from None

    async def catalogue(self, call: Call) -> Catalogue:
        """Return the services of an answer, decoded in slices."""
        reply, left_at = await self._ask(call)
        with self._heeding_rate(left_at):
            return await read_catalogue(reply.body, reply.status, wait_of(reply.headers))

    async def count(self, call: Call) -> int:
        """Return how many services an answer lists, without decoding them."""
        reply, left_at = await self._ask(call)
        with self._heeding_rate(left_at):
            return count_items(reply.body, reply.status, wait_of(reply.headers))

    async def place(self, call: Call, intent: Intent, deadline: float) -> Answer:
        """Send an order: one POST on a fresh connection, never repeated here.

        `intent` is awaited once, just before the first byte; what it raises comes through, and
        nothing was sent then. Every other ending is an Answer. `deadline` in seconds holds from
        the moment of sending.
        """
        await self._limiter.turn(first=True)
        left_at = _now()
        try:
            guarded = self._guarded(intent)
            reply = await self._transport.send_once(call, guarded, deadline=deadline)
        except Undone as error:
            return Unsent(error.trouble.value)
        except Broken as error:
            return Lost(error.trouble.value, verdict.evidence(error.status, error.body))
        answer = verdict.judge(reply)
        if isinstance(answer, Limited) or reply.status == HTTPStatus.TOO_MANY_REQUESTS:
            self._rest(wait_of(reply.headers), left_at)
        return answer

    def _guarded(self, intent: Intent) -> Intent:
        """Return an intent that lets nothing leave of an account that is only looked at."""

        async def guarded() -> None:
            self._heed_read_only()
            await intent()
            self._heed_read_only()  # the operator may have said so while it was being written

        return guarded

    def _heed_read_only(self) -> None:
        if not self._may_change():
            raise ReadOnly

    async def _ask(self, call: Call) -> tuple[Reply, float]:
        """Return the answer to a request, and when it left by the loop's time."""
        await self._limiter.turn()
        self._may_leave()
        left_at = _now()
        return await self._transport.ask(call), left_at

    @contextlib.contextmanager
    def _heeding_rate(self, left_at: float) -> Generator[None]:
        """Let the whole account rest when the panel says that it was too much."""
        try:
            yield
        except RateLimited as error:
            self._rest(error.retry_after, left_at)
            raise

    def heed_rate(self, told: Iterable[object]) -> None:
        """Let the whole account rest when entries of an answer say that it was too much."""
        if any(isinstance(one, RateLimited) for one in told):
            self._rest(None, _now())

    def _rest(self, seconds: float | None, left_at: float) -> None:
        self._limiter.penalise(retry_after(seconds).total_seconds(), left_at)


def joined(ids: Sequence[str]) -> str:
    """Return ids as one request asks for them. Raises ValueError for none, or more than BATCH."""
    if not 1 <= len(ids) <= BATCH:
        raise ValueError(f"1 to {BATCH} ids can be asked at once, not {len(ids)}")
    return ",".join(ids)


def _now() -> float:
    return asyncio.get_running_loop().time()
