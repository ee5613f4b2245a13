"""One attempt to send one order: the intent, the request, and what came of it, written down."""

import logging
import random
import sqlite3
from dataclasses import dataclass
from typing import Protocol

from xpanel_desktop.api.panel import Panel
from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.emergency import MOST_TEXT, Emergency, Kept
from xpanel_desktop.app.notices import Notices
from xpanel_desktop.app.troubles import Troubles, What
from xpanel_desktop.domain.account import Account, ReadOnly
from xpanel_desktop.domain.answer import Accepted, Answer, Limited, Lost, Raw, Refused, Unsent
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.order import Ending, Order
from xpanel_desktop.domain.schedule import back_off
from xpanel_desktop.domain.state import Event
from xpanel_desktop.domain.ticket import request
from xpanel_desktop.store.journal import IdHeld, Journal, NotQueued

DEADLINE = 30.0
"""Seconds from the moment of sending until an answer is no longer waited for."""
_logger = logging.getLogger(__name__)


class Halted(Exception):
    """Sending was stopped between taking an order and the moment of sending; nothing left."""


class Tower(Protocol):
    """Who watches over an attempt: the outbox. Its answers and orders hold at once."""

    def may_send(self, order_id: int) -> bool:
        """Tell whether an order may leave; asked once more at the very moment of sending."""
        ...

    def may_go_on(self, order_id: int) -> bool:
        """Tell whether it still may, once its intent is written; the last look."""
        ...

    def leaving(self, order_id: int) -> None:
        """Hear that an order is about to leave: from now on it is waited for."""
        ...

    def ended(self, order_id: int, answer: Answer) -> None:
        """Hear an attempt's answer before it is written down."""
        ...

    def unwritten(self, order_id: int) -> None:
        """Hear that an answer cannot be written down yet."""
        ...


@dataclass(frozen=True, slots=True)
class Sending:
    """What an attempt needs."""

    panel: Panel
    journal: Journal
    clock: Clock
    notices: Notices
    troubles: Troubles
    tower: Tower
    emergency: Emergency

    async def attempt(self, account: Account, order: Order) -> Answer | None:
        """Send `order` once and write down what came of it. None: it was not sent after all.

        Raises sqlite3.Error when the intent could not be written, and whatever else went wrong
        before it was: then nothing was sent. Nothing that happens after it makes this raise.
        """
        wire = request(order.ticket, xpanel=account.dialects.rest)
        number = 0

        async def intent() -> None:
            nonlocal number
            if not self.tower.may_send(order.id):
                raise Halted
            self.tower.leaving(order.id)
            number = await self.journal.begin(order.id, self.clock.now(), wire, taken=order)
            self._tell(order.id)
            if not self.tower.may_go_on(order.id):
                raise Halted

        try:
            answer = await self.panel.add(wire, intent=intent, deadline=DEADLINE)
        except (Halted, NotQueued, ReadOnly):
            if number:  # nothing left: it goes back into the queue
                await self._write_down(account.id, order.id, number, Unsent("halted"))
                self._tell(order.id)
            return None
        except Exception as error:
            if not number:
                raise
            _logger.exception("order %d: its answer cannot be judged", order.id)
            answer = Lost(f"unforeseen: {type(error).__name__}", Raw())
        self.tower.ended(order.id, answer)
        if number:
            answer = await self._write_down(account.id, order.id, number, answer)
            self._tell(order.id)
        return answer

    async def _write_down(
        self, account_id: int, order_id: int, number: int, answer: Answer
    ) -> Answer:
        """Write the ending, again and again until it is kept: the answer must not be lost."""
        failures = 0
        while True:
            try:
                await self._end(order_id, number, answer)
            except IdHeld as error:
                raw = answer.raw if isinstance(answer, Accepted) else Raw()
                answer = Lost(str(error), raw)
                self.tower.ended(order_id, answer)
            except sqlite3.Error:
                failures += 1
                if failures == 1 and isinstance(answer, Accepted):
                    text = answer.raw.text[:MOST_TEXT]
                    kept = Kept(order_id, number, answer.panel_id, answer.raw.status, text)
                    await self.emergency.keep(kept)
                self.tower.unwritten(order_id)
                _logger.exception("order %d: ending not kept yet: %s", order_id, _told(answer))
                words = answer.panel_id if isinstance(answer, Accepted) else ""
                self.troubles.report(
                    What.ANSWER_NOT_KEPT, account_id, about=str(order_id), words=words
                )
                await self.clock.sleep(back_off(failures, random.random()).total_seconds())
            else:
                self.troubles.settle(What.ANSWER_NOT_KEPT, account_id, about=str(order_id))
                return answer

    async def _end(self, order_id: int, number: int, answer: Answer) -> None:
        at = self.clock.now()
        end = self.journal.end
        match answer:
            case Accepted(panel_id, raw):
                await end(
                    order_id, number, at, Ending.ACCEPTED, event=Event.ACCEPT, panel_id=panel_id,
                    http_status=raw.status, answer=raw.text,
                )  # fmt: skip
            case Refused(error, raw):
                await end(
                    order_id, number, at, Ending.REFUSED, event=Event.REFUSE, reason=error.words,
                    http_status=raw.status, answer=raw.text,
                )  # fmt: skip
            case Limited(_, raw):
                await end(
                    order_id, number, at, Ending.LIMITED, event=Event.UNSENT, reason="rate limit",
                    http_status=raw.status, answer=raw.text,
                )  # fmt: skip
            case Unsent(reason):
                await end(order_id, number, at, Ending.UNSENT, event=Event.UNSENT, reason=reason)
            case Lost(reason, raw):  # pragma: no branch - all
                await end(
                    order_id, number, at, Ending.UNKNOWN, event=Event.LOSE, reason=reason,
                    http_status=raw.status, answer=raw.text,
                )  # fmt: skip

    def _tell(self, order_id: int) -> None:
        self.notices.publish(Changes.of(Table.ORDERS, [order_id]))


def _told(answer: Answer) -> str:
    """Return the one thing of an answer that must be in the log if it can be nowhere else."""
    return f"accepted as {answer.panel_id}" if isinstance(answer, Accepted) else repr(answer)
