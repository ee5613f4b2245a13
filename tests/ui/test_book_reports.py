"""Reports in words: what they rest on stays short, and pages hold every row of them."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from xpanel_desktop.app.books import Range
from xpanel_desktop.domain.customers import (
    Bought,
    CustomerBook,
    CustomerLine,
    StatementLine,
)
from xpanel_desktop.domain.exchange import Missing, Rate
from xpanel_desktop.domain.spending import By, Line, Spending
from xpanel_desktop.domain.state import State
from xpanel_desktop.ui import pdf
from xpanel_desktop.ui.models.book_reports import (
    customers_report,
    missing_words,
    rate_words,
    spending_report,
    statement_report,
)
from xpanel_desktop.ui.models.figures import Figures, Report, Worded
from xpanel_desktop.ui.panes.money_spending import _over_time
from xpanel_desktop.ui.report_exporting import written

FIRST = date(2026, 1, 1)
NOW = datetime(2026, 11, 27, tzinfo=UTC)
OVER = Range(FIRST, date(2026, 12, 31))


def daily(many: int) -> list[Rate]:
    return [
        Rate("USD", "TRY", Decimal(30 + n), FIRST + timedelta(days=n), NOW, n) for n in range(many)
    ]


@pytest.mark.parametrize("many", [12, 13, 365])
def test_of_many_rates_the_first_and_the_last_are_told(qapp: QObject, many: int) -> None:
    del qapp
    used = daily(many)
    (_, spent) = spending_report(Spending(By.DAY, used=tuple(used)), OVER, ()).notes
    (_, paid) = customers_report(CustomerBook(used=tuple(used)), OVER, {}).notes
    assert spent == paid
    assert all(rate_words(one) in spent for one in (*used[:6], *used[-6:]))
    assert spent.count("TRY") == 12
    assert (f"{many - 12} more" in spent) is (many > 12)


def test_a_missing_rate_is_told_once_with_its_first_day(qapp: QObject) -> None:
    del qapp
    days = [FIRST + timedelta(days=n) for n in (40, 7, 90)]
    missing = [Missing("USD", "EUR", day) for day in days]
    lines = [CustomerLine(str(one.day), "USD", 1, Decimal(1), None, missing=one) for one in missing]
    lines.append(CustomerLine("paid", "USD"))
    (_, told) = customers_report(CustomerBook(tuple(lines)), OVER, {}).notes
    assert told == missing_words(missing[1])
    one = Bought(
        order_id=1, panel_id="7", at=NOW, day=FIRST, service="s", link="l", quantity=5,
        state=State.PENDING, currency="USD", cost=Decimal(1), estimated=False,
    )  # fmt: skip
    bought = [StatementLine(one, None, found) for found in missing]
    assert statement_report(bought, "Bob", OVER, inside=True).notes[2:] == (told,)


async def pages(path: Path, notes: Sequence[str]) -> list[int]:
    """Return how many rows each page of a report has."""
    rows = [(f"row{n}", str(n)) for n in range(5)]
    report = Report("Title", tuple(notes), ("Name", "Charge"), rows, [("Total", "9")], {1})
    setting = pdf._Setting(path, report)
    setting._columns = setting._widths()
    return [len(page) for page in await setting._pages()]


async def test_no_row_is_painted_below_the_end_of_a_first_page(
    tmp_path: Path, qapp: QObject
) -> None:
    del qapp
    assert await pages(tmp_path / "a.pdf", ["Range"]) == [6]
    assert await pages(tmp_path / "a.pdf", ["One of many accounts"] * 200) == [0, 6]


async def test_of_thousands_of_rows_those_shown_are_put_in_words(qapp: QObject) -> None:
    asked: list[int] = []

    def words(one: int) -> tuple[str, ...]:
        asked.append(one)
        return (f"row{one}",)

    report = Report("", ("note",), ("Name",), Worded(range(5000), words), [("Total",)], frozenset())
    model = Figures(qapp)
    model.show_report(report)
    assert model.rowCount() == 5001
    assert model.index(4999, 0).data() == model.index(4999, 0).data() == "row4999"
    assert model.index(5000, 0).data() == "Total"
    assert asked == [4999]
    batches = [batch async for batch in written(report).batches]
    assert [row for batch in batches for row in batch] == [
        *((f"row{n}",) for n in range(5000)), ("Total",), ("note",),
    ]  # fmt: skip
    assert max(map(len, batches)) <= 50
    assert len(asked) == 5000, "each is put in words once"


@pytest.mark.parametrize("days", [1, 2, 124, 125, 3650])
def test_a_chart_over_time_adds_up_and_leaves_no_day_out(qapp: QObject, days: int) -> None:
    del qapp
    last = date(2027, 1, 1)
    over = Range(last - timedelta(days=days - 1), last)
    cost = Decimal("0.12345678")
    lines = [
        Line((last - timedelta(days=n)).isoformat(), "", "USD", 1, cost, cost / 2)
        for n in range(0, days, 3)
    ]
    bars = _over_time(lines, over, "USD")
    assert sum(one.value for one in bars) == cost * len(lines)
    assert sum(one.estimated for one in bars) == cost * len(lines) / 2
    months = (last.year - over.first.year) * 12 + last.month - over.first.month + 1
    assert len(bars) == len({one.name for one in bars}) == (days if days <= 124 else months)
    assert bars[-1].words == "0.12345678 USD"
