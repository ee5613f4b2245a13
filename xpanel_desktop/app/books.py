"""Spending, customers and exchange rates, by the operator's days.

What SQLite summed is priced and converted on a thread, too: thousands of lines take long.
"""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.local_days import begins, day_at
from xpanel_desktop.app.notices import Notices
from xpanel_desktop.app.reckoning import Purse
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.customers import (
    CustomerBook,
    Markup,
    Markups,
    StatementLine,
    Way,
    customers,
    statement,
)
from xpanel_desktop.domain.exchange import Rate, Rates
from xpanel_desktop.domain.money import differ
from xpanel_desktop.domain.runway import DAYS, Runway, runway
from xpanel_desktop.domain.spending import By, Span, Spending, days_between, spans_of, spending
from xpanel_desktop.store.balances import BalanceRows
from xpanel_desktop.store.exchange import ExchangeRows
from xpanel_desktop.store.spending import SpendingRows

MAX_DAYS = 3660
"""The longest range: ten years."""


@dataclass(frozen=True, slots=True)
class Range:
    """Local days, both included, and the accounts; no accounts means all but practice ones."""

    first: date
    last: date
    accounts: frozenset[int] = frozenset()


class Books:
    """Sums are read on a thread of their own; what the operator typed is kept for good."""

    def __init__(
        self,
        rows: SpendingRows,
        rates: ExchangeRows,
        balances: BalanceRows,
        purse: Purse,
        clock: Clock,
        notices: Notices,
    ) -> None:
        self._rows, self._rates, self._balances = rows, rates, balances
        self._purse = purse
        self._clock = clock
        self._notices = notices

    def today(self) -> date:
        """Return the operator's day."""
        return day_at(self._clock.now())

    async def first_day(self, accounts: frozenset[int] = frozenset()) -> date:
        """Return the day of the first order, today when there is none."""
        first = await self._rows.first(accounts)
        return self.today() if first is None else day_at(first)

    async def spending(self, by: By, over: Range, to: str = "") -> Spending:
        """Sum what orders cost; into the currency `to` where a rate was typed, if it is given."""
        rates = await self.rates()
        breaks = None if by is By.DAY else rates.days() if to else ()
        spans = await asyncio.to_thread(_spans, over, breaks)
        parts = await self._rows.parts(by, spans, over.accounts)
        return await asyncio.to_thread(spending, by, parts, spans, rates, to)

    async def customers(self, over: Range) -> CustomerBook:
        """Return what each customer cost and pays over a range."""
        rates, markups = await self.rates(), await self.markups()
        spans = await asyncio.to_thread(_spans, over, rates.days() | markups.days())
        parts = await self._rows.parts(By.CUSTOMER, spans, over.accounts)
        return await asyncio.to_thread(customers, parts, spans, markups, rates)

    async def statement(self, customer: str, over: Range) -> list[StatementLine]:
        """Return a customer's orders over a range with their prices, the first one first."""
        rates, markups = await self.rates(), await self.markups()
        spans = await asyncio.to_thread(_spans, over, rates.days() | markups.days())
        bought = await self._rows.bought(customer, spans, over.accounts)
        return await asyncio.to_thread(statement, bought, customer, markups, rates)

    async def runway(self, account_id: int) -> Runway | None:
        """Return how long an account's balance lasts; None before its balance was read.

        The pace is that of all accounts that share the balance; where it began anew for one, of the
        whole days since.
        """
        balance = await self._balances.last(account_id)
        if balance is None:
            return None
        accounts, today = frozenset(await self._purse(account_id)), self.today()
        since = {one: await self._since(one) for one in accounts}
        begun = max(await self.first_day(accounts), today - timedelta(days=DAYS))
        over = Range(max(begun, since[account_id]), today - timedelta(days=1), accounts)
        spans = _spans(over, None)
        daily = [Decimal(0)] * len(spans)
        for part in await self._rows.parts(By.ACCOUNT, spans, accounts):
            theirs = spans[part.span].day >= since[int(part.key)]
            if theirs and not differ(part.currency, balance.money.currency):
                daily[part.span] += part.cost
        return runway(balance.money.amount, balance.money.currency, daily)

    async def _since(self, account_id: int) -> date:
        """Return the first day whose orders all were of an account's present balance."""
        anew = await self._balances.begun(account_id)
        # another panel's pace: the day of the change is of both
        return date.min if anew is None else day_at(anew) + timedelta(days=1)

    async def rates(self) -> Rates:
        """Return the exchange rates, to look them up."""
        return Rates(await self._rates.rates())

    async def typed_rates(self) -> list[Rate]:
        """Return every rate that was ever typed, the last one last."""
        return await self._rates.rates()

    async def add_rate(self, base: str, quote: str, rate: Decimal | None, since: date) -> None:
        """Keep a rate from a day on; None withdraws that day's. Raises AmountError."""
        await self._rates.add_rate(Rate(base, quote, rate, since, self._clock.now()))
        self._notices.publish(Changes.of(Table.BOOKS))

    async def markups(self) -> Markups:
        """Return what customers pay, to look it up."""
        return Markups(await self._rates.markups())

    async def add_markup(
        self, customer: str, way: Way, value: Decimal, currency: str, since: date
    ) -> None:
        """Keep what a customer pays from a day on. Raises AmountError."""
        now = self._clock.now()
        await self._rates.add_markup(Markup(customer, way, value, currency, since, now))
        self._notices.publish(Changes.of(Table.BOOKS))


def _spans(over: Range, breaks: Iterable[date] | None) -> list[Span]:
    """Cut a range at `breaks`; None cuts it into days. A longer range loses its first days."""
    first = max(over.first, over.last - timedelta(days=MAX_DAYS))
    days = days_between(first, over.last)
    if not days:
        return []
    starts = [begins(day) for day in (*days, over.last + timedelta(days=1))]
    return spans_of(days, starts, days if breaks is None else breaks)
