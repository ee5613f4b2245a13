"""Balances explained from the store: what is new alone, again when told later, not once closed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from tests.store.conftest import ACCOUNT, Shop
from xpanel_desktop.domain.closing import Mismatch, Period, Question, agrees
from xpanel_desktop.domain.following import Wording
from xpanel_desktop.domain.ledger import Kind
from xpanel_desktop.domain.money import Money, from_units
from xpanel_desktop.domain.order import Ending, Order, Report
from xpanel_desktop.domain.reckoning import FLAGGED, Explanation, Verdict, explain, suspects
from xpanel_desktop.domain.state import Event
from xpanel_desktop.store import reckoning
from xpanel_desktop.store.balances import BalanceRows
from xpanel_desktop.store.closes import CloseRows
from xpanel_desktop.store.columns import ms
from xpanel_desktop.store.following import FollowedRows
from xpanel_desktop.store.reckoning import ReckoningRows

COST = Decimal("0.09")


class Till:
    """A shop whose balance is read and explained."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop
        self.ids = [shop.account.id]
        self.rows = ReckoningRows(shop.database)
        self.closes = CloseRows(shop.database)
        self.cases = 0

    async def read(self, amount: str, minutes: int = 3, account: int = 0) -> None:
        self.shop.clock += timedelta(minutes=minutes)
        rows = BalanceRows(self.shop.database)
        account_id = account or self.shop.account.id
        await rows.record(account_id, self.shop.clock, Money(Decimal(amount), "USD"))

    async def told(self, order: Order, word: str, charge: str) -> None:
        self.shop.tick()
        report = Report(word, Decimal(charge))
        await self.shop.tracking.apply({order.id: report}, self.shop.clock)

    async def explain(self) -> list[Explanation]:
        """Explain what is new; return everything that is kept, the oldest first."""
        while (case := await self.rows.case(self.ids, ms(self.shop.clock))) is not None:
            self.cases += 1
            found = explain(case.readings, case.moves, case.around)
            await self.rows.keep(self.ids, case, found)
            if case.whole:
                break
        return (await self.rows.window(self.ids, None, 500))[::-1]

    async def verdicts(self) -> list[tuple[Verdict, Decimal]]:
        return [(one.verdict, from_units(one.elsewhere)) for one in await self.explain()]


@pytest.fixture
async def till(shop: Shop) -> Till:
    made = Till(shop)
    await made.read("10")
    return made


async def test_a_quiet_balance_has_no_rows_and_an_order_explains_its_charge(till: Till) -> None:
    await till.read("10")
    assert await till.explain() == []
    order = await till.shop.placed()
    await till.read("9.91")
    (row,) = await till.explain()
    assert (row.verdict, row.orders, row.estimated) == (Verdict.ESTIMATED, 1, 1)
    assert (row.change, row.charged) == (-9_000_000, 9_000_000)
    await till.told(order, "In progress", "0.09")
    assert await till.verdicts() == [(Verdict.OURS, Decimal("0.00"))]


async def test_a_hidden_discount_is_explained_once_the_charge_is_reported(till: Till) -> None:
    order = await till.shop.placed()
    await till.read("9.945")
    (row,) = await till.explain()
    assert row.verdict is Verdict.OPEN
    await till.told(order, "Pending", "0.00000")
    await till.told(order, "In progress", "0.055")
    (row,) = await till.explain()
    assert (row.verdict, row.elsewhere, row.charged) == (Verdict.OURS, 0, 5_500_000)


async def test_a_refund_that_is_told_later_explains_a_rise(till: Till) -> None:
    order = await till.shop.placed()
    await till.told(order, "In progress", "0.09")
    await till.read("9.91")
    await till.read("9.97")
    assert [one for one, _ in await till.verdicts()] == [Verdict.OURS, Verdict.OPEN]
    await till.told(order, "Partial", "0.03")
    await till.read("9.97")
    rows = await till.explain()
    assert [one.verdict for one in rows] == [Verdict.OURS, Verdict.TIMING, Verdict.TIMING]
    assert sum(one.refunded for one in rows) == 6_000_000
    assert sum(one.timing for one in rows) == 0


async def test_what_others_move_is_flagged_to_the_last_unit(till: Till) -> None:
    order = await till.shop.placed()
    await till.told(order, "Completed", "0.09")
    await till.read("9.81000001")
    assert [one for one, _ in await till.verdicts()] == [Verdict.OPEN], "it may be booked later"
    await till.read("30.00", minutes=20)
    found = await till.verdicts()
    assert found == [
        (Verdict.ELSEWHERE, Decimal("-0.09999999")),
        (Verdict.TOPPED_UP, Decimal("20.18999999")),
    ]


@pytest.mark.parametrize("amount", ["29.91", "9.41"])
async def test_what_is_open_is_decided_after_days_in_which_nobody_looked(
    till: Till, amount: str
) -> None:
    order = await till.shop.placed()
    await till.read(amount)
    await till.read(amount)
    await till.read(amount)
    assert [one for one, _ in await till.verdicts()] == [Verdict.OPEN]
    await till.read(amount, minutes=3 * 24 * 60)
    left = Decimal(amount) - 10 + COST
    decided = Verdict.TOPPED_UP if left > 0 else Verdict.ELSEWHERE
    assert await till.verdicts() == [(decided, left)]
    await till.told(order, "Completed", "0.09")
    assert await till.verdicts() == [(decided, left)]


async def test_a_charge_that_is_never_booked_is_told(till: Till) -> None:
    order = await till.shop.placed()
    await till.told(order, "Completed", "0.09")
    await till.read("10.00000")
    till.shop.clock += timedelta(days=2)
    await till.read("10.00000")
    assert await till.verdicts() == [(Verdict.TIMING, 0), (Verdict.LESS_TAKEN, COST)]


async def test_a_balance_told_in_cents_leaves_rounding_and_no_flag(till: Till) -> None:
    left = Decimal(10)
    for number in range(6):
        order = await till.shop.placed(str(700 + number))
        await till.told(order, "Completed", "0.0855")
        left -= Decimal("0.0855")
        await till.read(str(left.quantize(Decimal("0.01"))))
    rows = await till.explain()
    assert {one.verdict for one in rows} <= {Verdict.OURS, Verdict.ROUNDED}
    assert all(abs(one.loose) < 1_000_000 for one in rows)


@pytest.mark.parametrize("end", ["Partial", "Completed", "none is told"])
async def test_what_a_panel_rounds_of_an_order_is_no_flag_at_the_readings_after_it(
    till: Till, end: str
) -> None:
    """Expected is 0.09; the panel takes 0.0899 and tells no charge before the end."""
    order = await till.shop.placed()
    await till.read("9.9101")
    await till.explain()
    for _ in range(3):
        await till.read("9.9101", minutes=10)
        (one,) = await till.verdicts()
        assert one == (Verdict.ESTIMATED, 0)
    if end == "Partial":
        await till.told(order, "Partial", "0.04495")
        await till.read("9.95505")
    elif end == "Completed":
        await till.told(order, "Completed", "0.0899")
        await till.read("9.9101")
    await till.explain()
    await till.read("9.95505" if end == "Partial" else "9.9101", minutes=3 * 24 * 60)
    found = await till.explain()
    assert not any(one.elsewhere for one in found), found
    assert not FLAGGED & {one.verdict for one in found}


async def test_a_rounding_that_comes_out_as_taken_elsewhere_is_flagged(till: Till) -> None:
    """Of 0.094 that went, 0.09 were the order's: its refund tells."""
    order = await till.shop.placed()
    await till.read("9.906")
    assert [one for one, _ in await till.verdicts()] == [Verdict.ESTIMATED]
    await till.read("9.906")
    await till.told(order, "Canceled", "0")
    await till.read("9.996")
    await till.read("9.996", minutes=3 * 24 * 60)
    found = await till.explain()
    assert sum(one.elsewhere for one in found) == -400_000
    assert Verdict.ELSEWHERE in {one.verdict for one in found}


async def test_an_unknown_order_is_evidence_and_explains_it_once_attached(till: Till) -> None:
    shop = till.shop
    lost = await shop.end(await shop.sending(), Ending.UNKNOWN, Event.LOSE)
    await till.read("9.91")
    await till.read("9.91", minutes=60)
    (row,) = await till.explain()
    assert row.verdict is Verdict.ELSEWHERE
    assert suspects(row, await till.rows.unknown(till.ids)) == [(lost.id, True)]
    await shop.journal.decide(lost.id, Event.ATTACH, shop.clock, "888")
    (row,) = await till.explain()
    assert (row.verdict, row.elsewhere) == (Verdict.ESTIMATED, 0)
    assert await till.rows.unknown(till.ids) == []


async def test_what_is_not_new_is_not_explained_again(
    till: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reckoning, "SLICE", 3)
    for number in range(10):
        await till.read(str(20 + number))
    assert len(await till.explain()) == 10
    assert till.cases > 2, "many readings are explained slice by slice"
    before = till.cases
    await till.explain()
    assert till.cases == before, "nothing is new"
    await till.read("50")
    case = await till.rows.case(till.ids, ms(till.shop.clock))
    assert case is not None
    assert len(case.readings) <= 3


async def test_accounts_with_one_balance_are_explained_together(till: Till) -> None:
    other = await till.shop.accounts.add(replace(ACCOUNT, vault_name="vault-2"))
    till.ids.append(other.id)
    order = await till.shop.placed()
    await till.told(order, "Completed", "0.09")
    await till.read("9.91", account=other.id)
    await till.read("9.91")
    assert await till.verdicts() == [(Verdict.OURS, Decimal("0.00"))]


async def test_another_currency_begins_anew(till: Till) -> None:
    await BalanceRows(till.shop.database).record(
        till.shop.account.id, till.shop.clock + timedelta(minutes=1), Money(Decimal(300), "TRY")
    )
    assert await till.explain() == []


def day(till: Till) -> Period:
    """Return the day that the shop's clock stands in, by UTC."""
    begins = datetime.combine(till.shop.clock.date(), datetime.min.time(), UTC)
    return Period(begins.date().isoformat(), begins, begins + timedelta(days=1))


async def test_a_day_adds_up_and_stays_as_it_was_told(till: Till) -> None:
    shop = till.shop
    first, second = await shop.placed("1"), await shop.placed("2")
    await till.told(first, "Completed", "0.09")
    await till.told(second, "In progress", "0.09")
    await till.read("9.82")
    await till.told(second, "Canceled", "0")
    await till.read("9.91")
    await till.read("14.66")
    await till.explain()
    period = day(till)
    (now,) = await till.closes.statements(till.ids, [period])
    sums = now.sums
    assert (sums.opening, sums.closing, sums.placed) == (None, Decimal("14.66"), 2)
    assert (sums.charged, sums.refunded) == (Decimal("0.18"), Decimal("0.09"))
    assert (sums.topped_up, sums.elsewhere) == (Decimal("4.75"), 0)
    closed = await till.closes.close(till.ids, period, period.ends)
    assert (closed.sums, closed.closed_at, closed.corrections) == (sums, period.ends, 0)
    shop.clock += timedelta(hours=20)
    await till.told(first, "Partial", "0.05")
    lost = "UPDATE balances SET amount = 0"
    await shop.database.write(lambda db: db.execute(lost).rowcount)
    (again,) = await till.closes.statements(till.ids, [period])
    assert again.sums == sums
    assert (await till.closes.close(till.ids, period, shop.clock)).closed_at == period.ends


async def test_a_day_has_an_opening_and_no_difference(till: Till) -> None:
    till.shop.clock += timedelta(days=1)
    order = await till.shop.placed("1")
    await till.told(order, "Completed", "0.09")
    await till.read("9.91")
    await till.explain()
    (now,) = await till.closes.statements(till.ids, [day(till)])
    assert (now.sums.opening, now.sums.difference) == (Decimal("10.00"), 0)
    first = await till.closes.first_day(till.ids)
    assert first is not None
    assert first < day(till).begins


async def test_what_is_told_after_the_close_is_a_correction_and_explains_nothing_anew(
    till: Till,
) -> None:
    shop = till.shop
    order = await shop.placed("1")
    await till.read("9.945")
    await till.explain()
    period = day(till)
    shop.clock = period.ends
    await till.closes.close(till.ids, period, shop.clock)
    kept = await till.explain()
    await till.told(order, "Completed", "0.055")
    await till.read("9.945")
    assert (await till.explain())[0] == kept[0]
    found = (await till.closes.mismatches(till.ids, period)).rows
    kinds = [Question.BALANCE, Question.CORRECTION, Question.CHARGE]
    assert [one.question for one in found] == kinds
    assert (found[0].verdict, found[0].amount) == (Verdict.OPEN, Decimal("0.035"))
    assert found[1].amount == Decimal("-0.035")
    fewer = await till.closes.mismatches(till.ids, period, 1)
    assert (fewer.rows, fewer.left_out) == (found, 0), "one of each kind"
    (told,) = await till.closes.statements(till.ids, [period])
    assert told.corrections == 1


async def test_what_is_open_when_its_day_is_closed_is_listed_there(till: Till) -> None:
    await till.shop.placed("1")
    await till.read("9.41")
    assert [one for one, _ in await till.verdicts()] == [Verdict.OPEN]
    period = day(till)
    assert (await till.closes.mismatches(till.ids, period)).rows == [], "it may be explained yet"
    await till.closes.close(till.ids, period, period.ends)
    (found,) = (await till.closes.mismatches(till.ids, period)).rows
    assert (found.question, found.amount) == (Question.BALANCE, Decimal("-0.50"))
    assert (await till.closes.mismatches(till.ids, period, 1)).left_out == 0


async def test_a_charge_that_is_reported_as_expected_after_the_close_corrects_nothing(
    till: Till,
) -> None:
    order = await till.shop.placed("1")
    await till.read("9.91")
    await till.explain()
    period = day(till)
    till.shop.clock = period.ends
    await till.closes.close(till.ids, period, till.shop.clock)
    await till.told(order, "Completed", "0.09")
    assert (await till.closes.mismatches(till.ids, period)).rows == []
    (told,) = await till.closes.statements(till.ids, [period])
    assert told.corrections == 0


@pytest.mark.parametrize(
    ("charges", "listed"),
    [
        (["0.09", "5"], [Question.RAISED]),
        (["0.09", "0.0909"], []),
        (["0.03", "0.09"], [Question.CHARGE]),
        (["0.05", "0.2", "0.3"], [Question.CHARGE, Question.RAISED, Question.RAISED]),
    ],
)
async def test_a_charge_that_is_raised_above_the_expected_is_listed(
    till: Till, charges: list[str], listed: list[Question]
) -> None:
    order = await till.shop.placed("1")
    for charge in charges:
        await till.told(order, "In progress", charge)
    found = (await till.closes.mismatches(till.ids, day(till))).rows
    assert [one.question for one in found] == listed
    if Question.RAISED in listed:
        assert found[-1].line is not None
        raised = [one.amount for one in found if one.question is Question.RAISED]
        assert sum(raised) == Decimal(charges[-1]) - Decimal(charges[-len(raised) - 1])


async def test_two_currencies_of_a_day_are_never_summed_together(till: Till) -> None:
    shop, rows = till.shop, BalanceRows(till.shop.database)
    order = await shop.placed("1")
    await till.told(order, "In progress", "0.09")
    await till.read("9.91")
    await till.explain()
    shop.clock += timedelta(minutes=3)
    await rows.record(shop.account.id, shop.clock, Money(Decimal(300), "TRY"))
    await till.told(order, "Partial", "0.03")
    for minutes in (3, 30):
        shop.clock += timedelta(minutes=minutes)
        await rows.record(shop.account.id, shop.clock, Money(Decimal(310), "TRY"))
    found = await till.explain()
    kinds = [(one.reading.currency, one.verdict, one.elsewhere) for one in found]
    assert kinds == [("USD", Verdict.OURS, 0), ("TRY", Verdict.TOPPED_UP, 10 * 10**8)]
    period = day(till)
    lira, dollars = await till.closes.statements(till.ids, [period])
    assert (lira.currency, lira.sums.closing, lira.sums.charged) == ("TRY", 310, 0)
    assert (lira.sums.placed, lira.sums.refunded, lira.sums.topped_up) == (0, 0, 10)
    assert (dollars.currency, dollars.sums.closing) == ("USD", Decimal("9.91"))
    assert (dollars.sums.charged, dollars.sums.refunded) == (Decimal("0.09"), Decimal("0.06"))
    assert (dollars.sums.placed, dollars.sums.topped_up) == (1, 0)
    await till.closes.close(till.ids, period, period.ends)
    shop.clock = period.ends
    await till.told(order, "Partial", "0.02")
    closed = await till.closes.statements(till.ids, [period])
    assert [one.sums for one in closed] == [lira.sums, dollars.sums]
    assert await till.closes.close(till.ids, period, shop.clock) == closed[0]
    assert len(await till.closes.statements(till.ids, [period])) == 2


async def test_a_followed_order_was_charged_before_and_is_listed_alone(till: Till) -> None:
    shop = till.shop
    shop.tick()
    told = [("77", Report("In progress", Decimal("0.5")))]
    await FollowedRows(shop.database).follow(shop.account, told, Wording(), shop.clock)
    (now,) = await till.closes.statements(till.ids, [day(till)])
    assert (now.sums.charged, now.sums.placed) == (0, 0)
    (found,) = (await till.closes.mismatches(till.ids, day(till))).rows
    assert (found.question, found.amount) == (Question.FOLLOWED, Decimal("0.50"))


async def test_one_currency_by_two_names_is_one(till: Till) -> None:
    sql = "UPDATE balances SET currency = '$'"
    await till.shop.database.write(lambda db: db.execute(sql).rowcount)
    order = await till.shop.placed("1")
    await till.told(order, "Completed", "0.09")
    till.shop.clock += timedelta(minutes=3)
    money = Money(Decimal("9.91"), "$")
    await BalanceRows(till.shop.database).record(till.shop.account.id, till.shop.clock, money)
    assert await till.verdicts() == [(Verdict.OURS, Decimal("0.00"))]
    (told,) = await till.closes.statements(till.ids, [day(till)])
    assert (told.currency, told.sums.charged) == ("$", Decimal("0.09"))


@pytest.mark.parametrize("hours", [-8, 8])
async def test_nothing_falls_between_days_that_another_zone_begins(till: Till, hours: int) -> None:
    shop, closes = till.shop, till.closes
    first = day(till)
    await closes.close(till.ids, first, first.ends)
    moved, whole = timedelta(hours=hours), timedelta(days=1)
    key = first.ends.date().isoformat()
    second = Period(key, first.ends + moved, first.ends + whole + moved)
    shop.clock = first.ends + timedelta(minutes=1)
    order = await shop.placed("1")
    await till.told(order, "Completed", "0.09")
    shop.clock = first.ends - timedelta(minutes=1)
    await shop.placed("2")
    (told,) = await closes.statements(till.ids, [second])
    assert (told.period.begins, told.period.ends) == (first.ends, second.ends)
    assert (told.sums.placed, told.sums.charged) == (1, COST)
    closed = await closes.close(till.ids, second, second.ends)
    assert closed.period == told.period
    earlier = Period(
        (first.begins - whole).date().isoformat(), first.begins - whole + moved,
        first.begins + moved,
    )  # fmt: skip
    (before,) = await closes.statements(till.ids, [earlier])
    assert before.period.ends == first.begins


async def test_mismatches_beyond_a_page_are_counted(till: Till) -> None:
    for amount in ("12", "15", "19"):
        await till.read(amount)
    for number in range(2):
        await till.told(await till.shop.placed(str(number)), "Completed", "0.055")
    await till.explain()
    whole = await till.closes.mismatches(till.ids, day(till))
    kinds = [one.question for one in whole.rows]
    assert kinds == [Question.BALANCE] * 3 + [Question.CHARGE] * 2
    assert whole.left_out == 0
    page = await till.closes.mismatches(till.ids, day(till), 1)
    assert page.rows == [whole.rows[0], whole.rows[3]]
    assert page.left_out == 3


async def test_an_acknowledged_mismatch_keeps_its_note_until_its_amount_moves(till: Till) -> None:
    await till.read("12")
    await till.explain()

    async def only() -> Mismatch:
        (found,) = (await till.closes.mismatches(till.ids, day(till))).rows
        return found

    found = await only()
    assert (found.question, found.verdict, found.note) == (
        Question.BALANCE, Verdict.TOPPED_UP, None,
    )  # fmt: skip
    await till.closes.acknowledge(found, "card ending 12", till.shop.clock)
    assert (await only()).note == "card ending 12"
    sql = "UPDATE explanations SET elsewhere = elsewhere + 1, change = change + 1"
    await till.shop.database.write(lambda db: db.execute(sql).rowcount)
    assert (await only()).note is None


@pytest.mark.parametrize("charge", ["0.09", "0.0999", "0.1", "0.1001", "0.0799", "0.08", "5"])
@pytest.mark.parametrize("quantity", ["100", "5000"])
async def test_the_store_lists_the_charges_that_the_rule_of_the_domain_does(
    till: Till, charge: str, quantity: str
) -> None:
    order = await till.shop.placed("1")
    sql = "UPDATE ledger SET amount = amount * ?, change = change * ?"
    times = int(quantity) // 100

    def scale(db):  # noqa: ANN001, ANN202
        db.execute("DROP TRIGGER ledger_stays")
        db.execute(sql, (times, times))

    await till.shop.database.write(scale)
    expected = COST * times
    await till.told(order, "Completed", str(Decimal(charge) * times))
    found = (await till.closes.mismatches(till.ids, day(till))).rows
    listed = [one for one in found if one.question is Question.CHARGE]
    assert bool(listed) is not agrees(expected, Decimal(charge) * times - expected)
    assert all(one.line and one.line.entry.kind is Kind.CHARGE for one in listed)


async def test_a_balance_that_begins_anew_is_explained_by_what_is_told_since(till: Till) -> None:
    """An order that was sent just before would explain what moves as much just after."""
    shop = till.shop
    await shop.placed()
    await till.read("10.00")
    await till.explain()
    shop.tick()
    await BalanceRows(shop.database).begin_anew(shop.account, shop.clock)
    await till.read("50.00", minutes=1)
    await till.read("49.91", minutes=1)
    assert (await till.verdicts())[-1] == (Verdict.ELSEWHERE, Decimal("-0.09"))


async def test_an_account_that_joins_a_balance_brings_none_of_its_own(till: Till) -> None:
    other = await till.shop.accounts.add(replace(ACCOUNT, name="Twin", vault_name="vault-2"))
    await till.read("3", account=other.id)
    till.shop.tick()
    await BalanceRows(till.shop.database).begin_anew(other, till.shop.clock)
    till.ids = [till.shop.account.id, other.id]
    await till.read("10", account=other.id)
    await till.read("10")
    assert await till.explain() == []
    (statement,) = await till.closes.statements(till.ids, [day(till)])
    assert (statement.sums.opening, statement.sums.closing) == (None, Decimal(10))


async def test_what_moved_in_a_day_may_be_more_than_the_numbers_of_sqlite(till: Till) -> None:
    """As a million orders in a weak currency are."""
    shop, large = till.shop, "60000000000"
    for number in ("1", "2", "3"):
        await till.told(await shop.placed(number), "Completed", large)
    for number in ("4", "5"):
        order = await shop.placed(number)
        await till.told(order, "In progress", large)
        await till.told(order, "Canceled", "0.01")
    (statement,) = await till.closes.statements(till.ids, [day(till)])
    assert statement.sums.placed == 5
    assert statement.sums.charged == 5 * Decimal(large)
    assert statement.sums.refunded == 2 * (Decimal(large) - Decimal("0.01"))


@pytest.mark.parametrize("first", ["0", "0.03"])
async def test_a_charge_that_is_told_whole_long_after_it_was_taken_is_no_flag(
    till: Till, first: str
) -> None:
    order = await till.shop.placed()
    for _ in range(3):
        await till.read("9.91")
    await till.told(order, "Completed", first)
    for _ in range(30):
        await till.read("9.91")
    await till.explain()
    await till.told(order, "Completed", "0.09")
    await till.read("9.91", minutes=30 * 60)
    found = await till.explain()
    assert not FLAGGED & {one.verdict for one in found}
    assert sum(one.charged for one in found) == 9_000_000


async def test_what_a_removed_account_did_to_a_shared_balance_still_explains_it(till: Till) -> None:
    shop, first = till.shop, till.shop.account
    other = await shop.accounts.add(replace(ACCOUNT, name="Twin", vault_name="vault-2"))
    till.ids = [first.id, other.id]
    shop.account = other
    ours = await shop.placed("1")
    await till.read("9.91")
    shop.account = first
    theirs = await shop.placed("2")
    await till.told(theirs, "In progress", "0.09")
    await till.read("9.82", account=other.id)
    await till.explain()
    assert await till.rows.together([other.id]) == (other.id,), "it may lead elsewhere by now"
    await shop.accounts.remove(first.id)
    till.ids = [*await till.rows.together([other.id])]
    assert till.ids == [first.id, other.id]
    await till.told(ours, "In progress", "0.09")
    await till.read("9.82", account=other.id)
    assert not FLAGGED & {verdict for verdict, _ in await till.verdicts()}
    await BalanceRows(shop.database).begin_anew(other, shop.clock)
    assert await till.rows.together([other.id]) == (other.id,)


async def test_a_reading_of_a_clock_that_ran_ahead_flags_nothing_once_it_is_set_back(
    till: Till,
) -> None:
    right = till.shop.clock
    till.shop.clock += timedelta(hours=3)  # as a machine begins that keeps local time
    await till.read("10")
    await till.explain()
    till.shop.clock = right
    for number in range(3):
        order = await till.shop.placed()
        await till.told(order, "Completed", "0.09")
        await till.read(str(10 - COST * (number + 1)))
        assert await till.verdicts() == [(Verdict.OURS, Decimal("0.00"))] * (number + 1)
    till.shop.clock = right + timedelta(hours=3)
    for _ in range(3):
        await till.read("9.73")
        assert await till.verdicts() == [(Verdict.OURS, Decimal("0.00"))] * 3


@pytest.mark.parametrize("often", [1, 7, 99])
async def test_a_clock_that_is_set_back_an_hour_flags_nothing(till: Till, often: int) -> None:
    """Orders and readings go on; what was told before has later times than what is told now."""
    balance = Decimal(10)
    for number in range(60):
        if number == 24:
            till.shop.clock -= timedelta(hours=1)
        cost = Decimal(number * number + 7) / 10000
        order = await till.shop.placed()
        await till.told(order, "In progress", str(cost))
        balance -= cost
        await till.read(str(balance))
        if number % often == 0:
            await till.explain()
    await till.read(str(balance), minutes=30 * 60)
    found = await till.explain()
    assert [one for one in found if one.elsewhere] == []
    assert sum(one.change for one in found) == sum(-one.charged for one in found)
    assert sum(one.orders for one in found) == 60


@pytest.mark.parametrize("names", [("", "USD"), ("$", "USD"), ("USD", "US Dollar", "$")])
async def test_a_balance_whose_currency_is_told_by_other_words_is_explained_on(
    till: Till, names: tuple[str, ...]
) -> None:
    balances = BalanceRows(till.shop.database)
    for number in range(12):
        order = await till.shop.placed()
        await till.told(order, "Completed", "0.09")
        till.shop.clock += timedelta(minutes=3)
        money = Money(10 - COST * (number + 1), names[number % len(names)])
        await balances.record(till.shop.account.id, till.shop.clock, money)
        await till.explain()
    assert await till.verdicts() == [(Verdict.OURS, Decimal("0.00"))] * 12


async def test_a_currency_that_is_left_out_once_is_the_one_before(till: Till) -> None:
    balances = BalanceRows(till.shop.database)
    for amount, name in (("10", ""), ("400", "TRY"), ("390", "")):
        till.shop.clock += timedelta(minutes=3)
        money = Money(Decimal(amount), name)
        await balances.record(till.shop.account.id, till.shop.clock, money)
        await till.explain()
    till.shop.clock += timedelta(hours=1)
    await balances.record(till.shop.account.id, till.shop.clock, Money(Decimal(390), "TRY"))
    assert await till.verdicts() == [(Verdict.ELSEWHERE, Decimal("-10.00"))]


async def test_a_day_stays_closed_whoever_shares_the_balance_later(till: Till) -> None:
    shop, first = till.shop, till.shop.account.id
    other = (await shop.accounts.add(replace(ACCOUNT, name="Twin", vault_name="vault-2"))).id
    await till.told(await shop.placed(), "Completed", "0.09")
    today = day(till)
    before = Period(
        (today.begins - timedelta(days=1)).date().isoformat(),
        today.begins - timedelta(days=1),
        today.begins,
    )
    alone = await till.closes.close([other], before, before.ends)
    shared = await till.closes.close([first, other], today, today.ends)
    assert shared.sums.placed == 1
    for ids in ([first, other], [other]):
        assert await till.closes.statements(ids, [before, today]) == [alone, shared]
    assert await till.closes.statements([first], [today]) == [shared]
    await till.told(await shop.placed(), "Completed", "0.05")
    found = (await till.closes.mismatches([first, other], today)).rows
    assert Question.CORRECTION in {one.question for one in found}
