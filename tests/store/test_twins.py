"""One order of a panel in two accounts of ours, or in two rows after another, is counted once."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from tests.store.conftest import ACCOUNT, Shop
from tests.store.test_following import WORDING
from tests.store.test_reckoning import Till, day
from tests.store.test_runs import DRIP, SPAN, follow, spent, told
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.closing import Question
from xpanel_desktop.domain.order import Order, Report
from xpanel_desktop.domain.reckoning import FLAGGED, Verdict
from xpanel_desktop.domain.spending import By
from xpanel_desktop.store.balances import BalanceRows
from xpanel_desktop.store.spending import SpendingRows

AT_WORK = Report("In progress", Decimal("0.09"), 5, 100)
CANCELED = Report("Canceled", Decimal(0), 5, 100)


@pytest.fixture
async def twin(shop: Shop) -> Account:
    return await shop.accounts.add(replace(ACCOUNT, name="Twin", vault_name="vault-2"))


@pytest.fixture
async def till(shop: Shop, twin: Account) -> Till:
    made = Till(shop)
    made.ids = [shop.account.id, twin.id]
    await made.read("10")
    return made


async def followed(shop: Shop, account: Account, report: Report, panel_id: str = "7") -> Order:
    before, shop.account = shop.account, account
    (order,) = await follow(shop, {panel_id: report})
    shop.account = before
    return order


async def unflagged(till: Till) -> bool:
    return all(not one.elsewhere for one in await till.explain())


async def test_a_refund_that_two_accounts_hear_of_moved_the_balance_once(
    till: Till, twin: Account
) -> None:
    ours = await till.shop.placed("7")
    await told(till, ours, AT_WORK)
    theirs = await followed(till.shop, twin, AT_WORK)
    await till.read("9.91")
    for order in (ours, theirs):
        await told(till, order, CANCELED)
    await till.read("10")
    assert [one.verdict for one in await till.explain()] == [Verdict.OURS] * 2
    (statement,) = await till.closes.statements(till.ids, [day(till)])
    sums = statement.sums
    assert (sums.placed, sums.charged, sums.refunded) == (1, Decimal("0.09"), Decimal("0.09"))
    odd = (await till.closes.mismatches(till.ids, day(till))).rows
    assert Question.FOLLOWED not in {one.question for one in odd}, "it was placed here"
    assert await spent(till.shop) == (Decimal(0), 1)


async def test_an_order_that_both_follow_is_raised_and_refunded_once_whoever_hears_first(
    till: Till, twin: Account
) -> None:
    mine = await followed(till.shop, till.shop.account, AT_WORK)
    theirs = await followed(till.shop, twin, AT_WORK)
    raised = [Report("In progress", Decimal(one), 5, 9) for one in ("0.15", "0.20")]
    await told(till, theirs, raised[0])
    await till.read("9.94")
    await told(till, mine, raised[1])
    await told(till, theirs, raised[1])
    await till.read("9.89")
    await told(till, theirs, CANCELED)
    await told(till, mine, CANCELED)
    await till.read("10.09")
    rows = await till.explain()
    assert [one.verdict for one in rows] == [Verdict.OURS] * 3
    assert [one.change for one in rows] == [-6_000_000, -5_000_000, 20_000_000]
    (statement,) = await till.closes.statements(till.ids, [day(till)])
    assert (statement.sums.charged, statement.sums.refunded) == (Decimal("0.11"), Decimal("0.20"))
    odd = (await till.closes.mismatches(till.ids, day(till))).rows
    assert [one.question for one in odd].count(Question.FOLLOWED) == 1


async def test_a_refund_is_told_by_the_account_that_is_still_asked(
    till: Till, twin: Account
) -> None:
    ours = await till.shop.placed("7")
    await told(till, ours, AT_WORK)
    await till.read("9.91")
    await till.explain()
    await till.shop.accounts.remove(till.shop.account.id)
    theirs = await followed(till.shop, twin, replace(AT_WORK, charge=Decimal("0.10")))
    await till.read("9.90", account=twin.id)
    await told(till, theirs, CANCELED)
    await till.read("10", account=twin.id)
    assert await unflagged(till)
    assert await spent(till.shop) == (Decimal(0), 1)


async def test_an_order_that_is_attached_after_it_was_followed_beside_is_charged_once(
    till: Till, twin: Account
) -> None:
    sent = await till.shop.sending()
    theirs = await followed(till.shop, twin, AT_WORK)
    await told(till, theirs, replace(AT_WORK, charge=Decimal("0.12")))
    await till.shop.database.write(
        lambda db: (
            db.execute(
                "UPDATE orders SET state = 'pending', panel_id = '7', moved_at = ? WHERE id = ?",
                (int(till.shop.clock.timestamp() * 1000), sent.id),
            ).rowcount
        )
    )
    await told(till, sent, replace(AT_WORK, charge=Decimal("0.12")))
    await till.read("9.88")
    (row,) = await till.explain()
    assert (row.verdict, row.charged) == (Verdict.OURS, 12_000_000)


async def test_what_is_heard_twice_after_the_close_is_one_correction(
    till: Till, twin: Account
) -> None:
    ours = await till.shop.placed("7")
    await told(till, ours, AT_WORK)
    theirs = await followed(till.shop, twin, AT_WORK)
    today = day(till)
    await till.closes.close(till.ids, today, till.shop.clock)
    for order in (ours, theirs):
        await told(till, order, CANCELED)
    (statement,) = await till.closes.statements(till.ids, [today])
    assert statement.corrections == 1
    odd = (await till.closes.mismatches(till.ids, today)).rows
    assert [one.question for one in odd].count(Question.CORRECTION) == 1


@pytest.mark.parametrize("placed_here", [True, False])
async def test_an_order_followed_again_after_its_account_was_removed_is_spent_once(
    shop: Shop, *, placed_here: bool
) -> None:
    if placed_here:
        first = await shop.placed("7")
        await shop.tracking.apply({first.id: AT_WORK}, shop.clock)
    else:
        first = await followed(shop, shop.account, AT_WORK)
    await shop.accounts.remove(shop.account.id)
    again = await shop.accounts.add(replace(ACCOUNT, name="Again", vault_name="vault-3"))
    shop.tick()
    second = await followed(shop, again, AT_WORK)
    assert await spent(shop) == (Decimal("0.09"), 1)
    shop.tick()
    partial = Report("Partial", Decimal("0.03"), 5, 40)
    await shop.tracking.apply({second.id: partial}, shop.clock)
    for by in By:
        (part,) = await SpendingRows(shop.database).parts(by, [SPAN])
        assert (part.cost, part.orders, part.estimated) == (Decimal("0.03"), 1, Decimal(0))
        assert part.quantity == (60 if placed_here else 0)
    customer = "" if placed_here else WORDING.customer
    (one,) = await SpendingRows(shop.database).bought(customer, [SPAN])
    assert (one.order_id, one.cost, one.estimated) == (first.id, Decimal("0.03"), False)


async def test_an_order_of_another_panel_with_the_same_id_is_another_order(
    shop: Shop, twin: Account
) -> None:
    await shop.placed("7")
    other = replace(ACCOUNT, name="Else", url="https://else.example/api/v2", vault_name="vault-3")
    await followed(shop, await shop.accounts.add(other), AT_WORK)
    assert await spent(shop) == (Decimal("0.18"), 2)
    shop.tick()
    await BalanceRows(shop.database).begin_anew(shop.account, shop.clock)
    shop.tick()
    await followed(shop, twin, AT_WORK)
    assert await spent(shop) == (Decimal("0.27"), 3), "the first one was of the panel before"


async def test_a_run_that_is_followed_beside_its_drip_feed_s_account_is_part_of_it(
    till: Till, twin: Account
) -> None:
    parent = await followed(till.shop, till.shop.account, DRIP)
    run = await followed(till.shop, twin, AT_WORK, "71")
    await followed(till.shop, till.shop.account, AT_WORK, "71")
    assert await spent(till.shop) == (Decimal("0.30"), 1)
    await told(till, run, CANCELED)
    await told(till, parent, replace(DRIP, word="Partial", charge=Decimal("0.21")))
    await till.read("10.09")
    assert await unflagged(till)


async def test_what_a_run_gave_back_is_not_spent_where_its_drip_feed_tells_no_charge(
    till: Till, twin: Account
) -> None:
    parent = await till.shop.placed("7")
    await told(till, parent, Report("Active", None, children=("71", "72")))
    runs = [await followed(till.shop, one, replace(AT_WORK, charge=Decimal("0.03")), "71")
            for one in (till.shop.account, twin)]  # fmt: skip
    await till.read("9.91")
    assert await spent(till.shop) == (Decimal("0.09"), 1)
    for run in runs:
        await told(till, run, replace(CANCELED, charge=Decimal("0.01")))
    await till.read("9.93")
    assert not FLAGGED & {one.verdict for one in await till.explain()}
    (statement,) = await till.closes.statements(till.ids, [day(till)])
    net = statement.sums.charged - statement.sums.refunded
    (part,) = await SpendingRows(till.shop.database).parts(By.DAY, [SPAN])
    assert part.cost == part.estimated == net == Decimal("0.07")
    assert part.orders == part.guesses == 1
    await told(till, parent, Report("Partial", Decimal("0.05"), children=("71", "72")))
    assert await spent(till.shop) == (Decimal("0.05"), 1), "from now on it tells itself"


async def test_no_more_is_given_back_than_was_spent(till: Till) -> None:
    parent = await till.shop.placed("7")
    await told(till, parent, Report("Active", None, children=("71",)))
    run = await followed(till.shop, till.shop.account, replace(AT_WORK, charge=Decimal("0.50")),
                         "71")  # fmt: skip
    await told(till, run, CANCELED)
    assert await spent(till.shop) == (Decimal(0), 1)
    till.shop.clock += timedelta(days=1)
