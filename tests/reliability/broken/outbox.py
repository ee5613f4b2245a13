"""Mutants of the outbox: who may go, and what an ending is taken for."""

from typing import Any

from xpanel_desktop.app import outbox
from xpanel_desktop.app.accounts import AccountBook
from xpanel_desktop.app.gate import Gate
from xpanel_desktop.app.outbox import Outbox
from xpanel_desktop.app.sending import Sending
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.answer import Answer, Limited, Lost, Refused
from xpanel_desktop.domain.errors import OtherRefusal
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.ticket import request


def journal_late() -> None:
    async def attempt(self: Sending, account: Account, order: Order) -> Answer | None:
        wire = request(order.ticket, xpanel=False)

        async def intent() -> None:
            self.tower.leaving(order.id)

        answer = await self.panel.add(wire, intent=intent)
        number = await self.journal.begin(order.id, self.clock.now(), wire)
        return await self._write_down(account.id, order.id, number, answer)

    Sending.attempt = attempt  # type: ignore[method-assign]


def lost_is_refused() -> None:
    true = Sending._end

    async def end(self: Sending, order_id: int, number: int, answer: Answer) -> None:
        if isinstance(answer, Lost):
            answer = Refused(OtherRefusal(answer.reason, status=None), answer.raw)
        await true(self, order_id, number, answer)

    Sending._end = end  # type: ignore[method-assign]


def limited_goes_again_at_once() -> None:
    true = Sending.attempt

    async def attempt(self: Sending, account: Account, order: Order) -> Answer | None:
        sent = self.panel.add

        async def nothing() -> None:
            return None

        async def add(wire: Any, *, intent: Any, deadline: float) -> Answer:
            answer = await sent(wire, intent=intent, deadline=deadline)
            if isinstance(answer, Limited):
                return await sent(wire, intent=nothing, deadline=deadline)
            return answer

        self.panel.add = add  # type: ignore[method-assign]
        try:
            return await true(self, account, order)
        finally:
            self.panel.add = sent  # type: ignore[method-assign]

    Sending.attempt = attempt  # type: ignore[method-assign]


def ask_no_one_at_the_moment() -> None:
    Outbox.may_send = Outbox.may_go_on = lambda *_: True  # type: ignore[method-assign]


def no_last_look() -> None:
    async def problem(self: Gate, account: Account, order: Order) -> None:
        return None

    Gate.problem = problem  # type: ignore[method-assign]


def more_at_once() -> None:
    true = Outbox._account

    def account(self: Outbox) -> Account | None:
        found = true(self)
        if found is not None:
            object.__setattr__(found, "parallel", 8)
        return found

    Outbox._account = account  # type: ignore[method-assign]


def go_on_after_unknown() -> None:
    async def heed(self: AccountBook, account_id: int) -> None:
        return None

    AccountBook.heed_unknowns = heed  # type: ignore[method-assign]


def go_on_after_refusals() -> None:
    outbox._refusal = lambda _answer, _before: None
