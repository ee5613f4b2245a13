"""The last look at an order before it is sent: whether its price and limits still hold."""

import contextlib
from datetime import datetime, timedelta

from xpanel_desktop.app.catalogs import Catalogs
from xpanel_desktop.app.caution import Bounds, Caution
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.checks import Level, Problem, Situation, check, moved_too_far
from xpanel_desktop.domain.errors import PanelError
from xpanel_desktop.domain.order import Order

FRESH = timedelta(minutes=15)
"""A catalogue older than this is asked for again before an order of it is sent."""
AsLookedAt = tuple[Bounds, datetime | None]
"""What an order is held against: the operator's bounds, and when its catalogue was fetched."""


class Gate:
    """Checks one account's orders against what its panel sells now."""

    def __init__(self, catalogs: Catalogs, caution: Caution) -> None:
        self._catalogs = catalogs
        self._caution = caution

    def bounds(self, account_id: int) -> AsLookedAt:
        """Return what an order of an account is held against at this moment."""
        return self._caution.bounds(account_id), self._catalogs.held_since(account_id)

    async def problem(self, account: Account, order: Order) -> Problem | None:
        """Return what keeps an order from being sent as it was written; None: it may go.

        A panel that does not answer, or never told its services, keeps nothing back: what is known
        is what the operator saw.
        """
        age = await self._catalogs.age(account.id)
        if age is None:
            return None
        if age > FRESH:
            with contextlib.suppress(PanelError):  # the price stays as last heard
                await self._catalogs.sync(account.id)
        service = await self._catalogs.service(account.id, order.ticket.service_id)
        situation = Situation(
            xpanel=account.dialects.rest, order_limit=self._caution.order_limit(account.id)
        )
        verdict = check(order.ticket, service, situation)
        blocks = [one for one in verdict.problems if one.level is Level.BLOCK]
        if blocks or service is None:
            return next(iter(blocks), None)
        return moved_too_far(order.rate, service.rate, self._caution.tolerance)
