"""Mutants of the money path: each breaks one rule, and the simulation must see it."""

import sqlite3
from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from unittest.mock import patch

from xpanel_desktop.api import verdict
from xpanel_desktop.api.exchange import Exchange
from xpanel_desktop.api.transport import Reply
from xpanel_desktop.app.accounts import AccountBook
from xpanel_desktop.app.outbox import Outbox
from xpanel_desktop.domain.answer import Answer, Lost, Refused, Unsent
from xpanel_desktop.domain.errors import OtherRefusal
from xpanel_desktop.store.journal import Journal
from xpanel_desktop.store.queue import Queue

BEGIN, SPENT, PLACE, JUDGE = Journal.begin, Queue.spent, Exchange.place, verdict.judge


def resend() -> Any:
    """At start, what was being sent goes back into the queue."""

    async def recover(self: Journal, _at: datetime, _account: object = None) -> list[int]:
        def work(db: sqlite3.Connection) -> list[int]:
            db.execute("UPDATE attempts SET ended_at = 0, ending = 'unsent' WHERE ended_at IS NULL")
            db.execute("UPDATE orders SET state = 'queued' WHERE state = 'sending'")
            return []

        return await self._database.write(work)

    return patch.object(Journal, "recover", recover)


def no_stop_at_unknown() -> Any:
    async def heed(_self: AccountBook, _account_id: int) -> None:
        return None

    return patch.object(AccountBook, "heed_unknowns", heed)


def nothing_asked_in_the_hook() -> Any:
    return patch.multiple(Outbox, may_send=lambda *_: True, may_go_on=lambda *_: True)


def nothing_asked_after_the_intent() -> Any:
    return patch.object(Outbox, "may_go_on", lambda *_: True)


def limits_not_asked_again() -> Any:
    """A limit that is lowered while an order is on its way to the socket comes too late."""
    return patch.object(Outbox, "_bounds_hold", lambda *_: True)


def trusts_a_crash() -> Any:
    def judge(reply: Reply) -> Answer:
        answer = JUDGE(reply)
        crashed = isinstance(answer, Lost) and reply.status >= 500
        return Refused(OtherRefusal("crashed"), answer.raw) if crashed else answer  # type: ignore[union-attr]

    return patch.object(verdict, "judge", judge)


def unsent_after_the_moment() -> Any:
    async def place(self: Exchange, *words: Any) -> Answer:
        answer = await PLACE(self, *words)
        cut = isinstance(answer, Lost) and answer.raw.status is None
        return Unsent("cut") if cut else answer

    return patch.object(Exchange, "place", place)


def day_without_those_in_flight() -> Any:
    async def spent(self: Queue, account_id: int, since: datetime, _leaving: Any = ()) -> Decimal:
        return await SPENT(self, account_id, since)

    return patch.object(Queue, "spent", spent)


def old_words() -> Any:
    """What was written anew while it was on its way to the socket leaves as it was before."""

    async def begin(
        self: Journal, order_id: int, at: datetime, wire: Mapping[str, str], **_: Any
    ) -> int:
        return await BEGIN(self, order_id, at, wire)

    return patch.object(Journal, "begin", begin)


def no_look_at_the_clock() -> Any:
    return patch("xpanel_desktop.domain.schedule.JUMP", timedelta.max)


MUTANTS = (
    resend,
    no_stop_at_unknown,
    nothing_asked_in_the_hook,
    nothing_asked_after_the_intent,
    limits_not_asked_again,
    trusts_a_crash,
    unsent_after_the_moment,
    day_without_those_in_flight,
    old_words,
    no_look_at_the_clock,
)
