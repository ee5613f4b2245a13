"""The small values: changes, errors, accounts, queries and snapshots."""

from decimal import Decimal

import pytest

from tests.support.tickets import NOW
from xpanel_desktop.domain import errors
from xpanel_desktop.domain.account import Account, Dialects, PoolCapacity
from xpanel_desktop.domain.answer import Raw
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.money import Money
from xpanel_desktop.domain.query import Column, OrderQuery
from xpanel_desktop.domain.snapshot import Balance, Pools, Probe, Snapshot
from xpanel_desktop.domain.stops import Stop


def test_changes_join_and_tell_their_tables() -> None:
    both = Changes.of(Table.ORDERS, [1, 2]) | Changes.of(Table.ORDERS, [3])
    both |= Changes.of(Table.ACCOUNTS)
    assert both.of_table(Table.ORDERS) == {1, 2, 3}
    assert both.touches(Table.ACCOUNTS)
    assert both.of_table(Table.ACCOUNTS) == frozenset()
    assert not both.touches(Table.BALANCES)
    assert not Changes().touches(Table.ORDERS)


@pytest.mark.parametrize(
    "kind",
    [one for one in vars(errors).values() if isinstance(one, type)],
    ids=lambda one: one.__name__,
)
def test_an_error_keeps_the_panel_s_words_and_status(kind: type[errors.PanelError]) -> None:
    told = kind("Bad Link", status=400)
    assert (str(told), told.words, told.status) == ("Bad Link", "Bad Link", 400)
    assert isinstance(told, errors.PanelError)
    assert (kind().words, kind().status) == ("", None)


def test_a_rate_limit_keeps_the_wait() -> None:
    assert errors.RateLimited("slow", status=429, retry_after=3).retry_after == 3
    assert errors.RateLimited().retry_after is None


def test_values_begin_with_what_is_not_known() -> None:
    account = Account(1, "A", "https://panel.example/api/v2", "v")
    assert account.dialects == Dialects(classic=True, rest=False)
    assert (account.parallel, account.per_minute, account.stop_reason) == (1, 60, "")
    assert Raw() == Raw(None, "")
    assert OrderQuery().sort is Column.CREATED
    assert OrderQuery().descending
    money = Money(Decimal("1.5"), "USD")
    assert Balance(money, NOW).money == money
    assert Probe(Dialects(), money, 3).services == 3
    assert Snapshot((), NOW).services == ()
    assert Pools((PoolCapacity("tr", None),), NOW).capacities[0].capacity is None
    assert Stop("unknown_order") is Stop.UNKNOWN_ORDER
