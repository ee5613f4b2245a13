"""Spending, customers and rates by keys on a real core; what is exported is what is shown."""

import asyncio
import csv
import sqlite3
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget

from tests.support.pdf_text import pages_of
from tests.support.practice import until
from tests.ui.money_kit import Till, pane_on, till
from xpanel_desktop.app.export import restored
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.customers import BEGINNING, Way
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.runway import Threshold
from xpanel_desktop.domain.spending import By
from xpanel_desktop.ui import pdf
from xpanel_desktop.ui.models.figures import Report
from xpanel_desktop.ui.panes.money import MoneyPane
from xpanel_desktop.ui.panes.money_customers import CustomersTab
from xpanel_desktop.ui.panes.money_rates import RatesTab
from xpanel_desktop.ui.panes.money_spending import SpendingTab
from xpanel_desktop.ui.pdf import write_pdf
from xpanel_desktop.ui.report_exporting import ReportExporting

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


async def spending(pane: MoneyPane) -> SpendingTab:
    pane.turn_to("spending")
    tab = pane.tab("spending")
    assert isinstance(tab, SpendingTab)
    await until(lambda: tab.settled)
    return tab


async def customers(pane: MoneyPane) -> CustomersTab:
    pane.turn_to("customers")
    tab = pane.tab("customers")
    assert isinstance(tab, CustomersTab)
    await until(lambda: tab.settled)
    return tab


async def alter(made: Till, order: Order, **columns: object) -> None:
    names = ", ".join(f"{name} = ?" for name in columns)

    def work(db: sqlite3.Connection) -> int:
        db.execute("DROP TRIGGER IF EXISTS orders_snapshot")
        values = (*columns.values(), order.id)
        return db.execute(f"UPDATE orders SET {names} WHERE id = ?", values).rowcount

    await made.core.database.write(work)


async def three_orders(made: Till) -> None:
    first, second, third = [await made.placed(one) for one in ("71", "72", "73")]
    await alter(made, first, customer="Ayşe Çiçekçi 🌞", charge=8_000_000)
    await alter(made, second, customer="=Bob", service_id="9", service_name="Takipçi 🇹🇷")
    await alter(made, third, currency="TRY", charge=350_000_000)


def rows(report: Report) -> list[tuple[str, ...]]:
    return [*report.rows, *report.totals]


async def test_spending_is_shown_by_every_group_with_currencies_apart(tmp_path: Path) -> None:
    async with till(tmp_path) as made:
        await three_orders(made)
        with pane_on(made) as pane:
            tab = await spending(pane)
            QAbstractItemModelTester(tab.model, tab.model)
            for by in By:
                tab.by.setCurrentIndex(tab.by.findData(by))
                tab.by.activated.emit(0)
                await until(lambda: tab.settled)
                totals = [row[1:4] for row in tab.report.totals]
                assert totals == [("1", "3.50 TRY", "–"), ("2", "0.17 USD", "0.09 USD")], by
            assert tab.currency.isVisible()
            assert len(tab.chart.bars) == 1
            tab.by.setFocus()
            while tab.by.currentData() != By.DAY:
                QTest.keyClick(tab.by, Qt.Key.Key_Up)
            await until(lambda: tab.settled)
            assert len(tab.chart.bars) == 30
            tab.chart.setFocus()
            QTest.keyClick(tab.chart, Qt.Key.Key_Left)
            assert tab.chart.accessibleDescription().endswith("0.17 USD")
            QTest.keyClick(tab.chart, Qt.Key.Key_Home)
            assert tab.chart.words().endswith("0.00 USD")


async def test_a_typed_rate_converts_and_is_named_with_its_day(tmp_path: Path) -> None:
    async with till(tmp_path) as made:
        await three_orders(made)
        with pane_on(made) as pane:
            pane.turn_to("rates")
            rates = pane.tab("rates")
            assert isinstance(rates, RatesTab)
            await until(lambda: rates.settled)
            assert "nothing is guessed" in rates.empty.sentence
            rates.setFocus()
            QTest.keyClicks(rates.base, "usd")
            QTest.keyClicks(rates.quote, "try")
            QTest.keyClicks(rates.rate, "x")
            QTest.keyClick(rates.rate, Qt.Key.Key_Return)
            assert "no amount" in rates.said.words
            rates.rate.setText("42")
            QTest.keyClick(rates.rate, Qt.Key.Key_Return)
            await until(lambda: rates.model.rowCount() == 1)
            assert rates.report.rows[0][:2] == ("USD → TRY", "42.00 TRY")
            tab = await spending(pane)
            tab.into.setCurrentIndex(tab.into.findData("TRY"))
            tab.into.activated.emit(0)
            await until(lambda: tab.settled)
            assert [row[2] for row in tab.report.totals] == ["10.64 TRY"]
            assert "1 USD = 42.00 TRY from" in tab.notes.text()
            tab.into.setCurrentIndex(tab.into.findData("USD"))
            tab.into.activated.emit(0)
            await until(lambda: tab.settled)
            assert [row[2] for row in tab.report.totals] == ["0.25333333 USD"]
            pane.turn_to("rates")
            rates.table.selectRow(0)
            rates.withdraw.click()
            await until(lambda: rates.model.rowCount() == 2)
            assert [row[4] for row in rates.report.rows] == ["withdrawal", "replaced later"]
            tab = await spending(pane)
            assert [row[2] for row in tab.report.totals] == ["3.50 TRY", "0.17 USD"]
            assert "No rate from TRY to USD" in tab.notes.text()


async def test_a_customer_pays_a_markup_and_has_a_statement(tmp_path: Path) -> None:
    async with till(tmp_path) as made:
        await three_orders(made)
        with pane_on(made) as pane:
            tab = await customers(pane)
            assert [row[:3] for row in tab.report.rows] == [
                ("=Bob", "–", "1"),
                ("Ayşe Çiçekçi 🌞", "–", "1"),
            ]
            tab.table.selectRow(1)
            assert tab.form.customer.text() == "Ayşe Çiçekçi 🌞"
            QTest.keyClicks(tab.form.value, "25")
            QTest.keyClick(tab.form.value, Qt.Key.Key_Return)
            await until(lambda: tab.settled and tab.report.rows[1][1] != "–")
            assert tab.report.rows[1][1:6] == ("25.00%", "1", "0.08 USD", "0.10 USD", "0.02 USD")
            assert [row[5] for row in tab.report.totals] == ["0.02 USD"]
            QTest.keyClick(tab.table, Qt.Key.Key_Return)
            await until(lambda: tab.settled and tab.bought.isVisible())
            assert [row[1] for row in tab.report.rows] == ["71"]
            assert tab.report.totals[0][5:] == ("0.08 USD", "0.10 USD", "0.02 USD")
            tab.inside.click()
            assert tab.report.headings[-1] == "Price"
            assert tab.report.totals[0][5:] == ("0.10 USD",)
            QTest.keyClick(tab.bought, Qt.Key.Key_Escape)
            await until(lambda: tab.settled and tab.table.isVisible())


async def test_what_is_typed_of_a_customer_outlives_orders_that_move(tmp_path: Path) -> None:
    async with till(tmp_path) as made:
        await three_orders(made)
        with pane_on(made) as pane:
            tab = await customers(pane)
            tab.table.selectRow(1)
            QTest.keyClicks(tab.form.value, "25")
            await made.placed("74")
            await until(lambda: tab.settled)
            assert tab.form.value.text() == "25"
            assert tab.form.customer.text() == tab.chosen
            tab.form.customer.setText("Cem")
            tab.read()
            await until(lambda: tab.settled)
            assert (tab.form.customer.text(), tab.form.value.text()) == ("Cem", "25")
            tab.table.selectRow(0)
            assert (tab.form.customer.text(), tab.form.value.text()) == ("=Bob", "")


async def test_thousands_stand_in_fields_as_they_are_read(tmp_path: Path) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale("tr_TR"))
    try:
        async with till(tmp_path) as made:
            await three_orders(made)
            books, low, account = made.core.books, made.core.low_balance, made.account.id
            await books.add_markup("=Bob", Way.FIXED, Decimal(1500), "TRY", BEGINNING)
            await low.set_threshold(account, Threshold(amount=Decimal(1000)))
            with pane_on(made) as pane:
                line = (await spending(pane)).runway
                await until(lambda: line.amount.text() == "1000")
                line.days.setValue(3)
                line.days.editingFinished.emit()
                wanted = Threshold(Decimal(1000), 3)
                await until(lambda: low.threshold(account) == wanted)
                tab = await customers(pane)
                tab.table.selectRow(0)
                assert tab.form.value.text() == "1500,00"
                QTest.keyClick(tab.form.value, Qt.Key.Key_Return)
                await until(lambda: tab.said.words != "")
                last = (await books.markups()).last("=Bob")
                assert last is not None
                assert last.value == 1500
    finally:
        QLocale.setDefault(before)


async def test_what_lacks_a_rate_has_no_price(tmp_path: Path) -> None:
    async with till(tmp_path) as made:
        await three_orders(made)
        await made.core.books.add_markup("=Bob", Way.FIXED, Decimal(5), "EUR", BEGINNING)
        with pane_on(made) as pane:
            tab = await customers(pane)
            assert tab.report.rows[0][3:6] == ("0.09 USD", "–", "–")
            assert "No rate from USD to EUR" in tab.notes.text()
            tab.form.customer.setText("")
            tab.form.keep.click()
            assert "name is missing" in tab.said.words


async def test_files_hold_what_the_screen_shows(tmp_path: Path) -> None:
    async with till(tmp_path) as made:
        await three_orders(made)
        with pane_on(made) as pane:
            for opened in (spending, customers):
                tab = await opened(pane)
                if isinstance(tab, SpendingTab):
                    tab.by.setCurrentIndex(tab.by.findData(By.CUSTOMER))
                    tab.read()
                    await until(lambda tab=tab: tab.settled)
                table, shown = tab.table, tab.table.model()
                cells = [
                    tuple(shown.index(row, column).data() for column in range(shown.columnCount()))
                    for row in range(shown.rowCount())
                ]
                assert table.isVisible()
                assert cells == rows(tab.report)
                for suffix in ("csv", "xlsx", "pdf"):
                    await _exported(tab.exporting, tab.report, tmp_path / f"told.{suffix}")
                notes = [(note,) for note in tab.report.notes]
                told = [tuple(tab.report.headings), *cells, *notes]
                with (tmp_path / "told.csv").open(encoding="utf-8-sig", newline="") as file:
                    assert [tuple(map(restored, row)) for row in csv.reader(file)] == told
                sheet = openpyxl.load_workbook(tmp_path / "told.xlsx").worksheets[0]
                in_sheet = [
                    tuple(x or "" for x in row) for row in sheet.iter_rows(values_only=True)
                ]
                wide = len(tab.report.headings)
                assert in_sheet == [(*row, *("",) * (wide - len(row))) for row in told]
                text = "".join(pages_of(tmp_path / "told.pdf"))
                for cell in {cell for row in told for cell in row} - {""}:
                    assert _plain(cell) in _plain(text), cell


async def _exported(exporting: ReportExporting, report: Report, path: Path) -> None:
    async def make() -> Report:
        return report

    exporting.ask_report("told", make)
    dialog = exporting.dialog
    assert dialog is not None
    kinds = [kind for kind in dialog.nameFilters() if f"*{path.suffix})" in kind]
    dialog.selectNameFilter(kinds[0])
    said: list[str] = []
    exporting.done.connect(said.append)
    exporting.failed.connect(said.append)
    dialog.selectFile(str(path))
    dialog.accepted.emit()
    dialog.close()
    await until(lambda: bool(said))
    assert "written to" in said[0]


def _plain(text: str) -> str:
    """Return what a reader of PDFs surely gives back: no blanks, no emoji."""
    return "".join(x for x in text if x.isalnum() and ord(x) < 0x2000)


async def test_each_page_of_a_pdf_has_heading_and_number_and_the_windows_have_their_turn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "SLICE", 0.0)
    long = "https://x.example/" + "ğ" * 200
    report = Report(
        "Harcama", ("not",), ("Gün", "Link", "Ücret"),
        [(f"row{n}", long, f"{n}.00 USD") for n in range(120)],
        [("Toplam", "", "7140.00 USD")], frozenset({2}),
    )  # fmt: skip
    turns = 0

    async def others() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    beside = asyncio.ensure_future(others())
    count = await write_pdf(tmp_path / "long.pdf", report)
    beside.cancel()
    pages = pages_of(tmp_path / "long.pdf")
    assert len(pages) == count > 3
    assert turns > 200
    for number, page in enumerate(pages, start=1):
        assert "Ücret" in page
        assert f"Page{number}of{count}" in "".join(page.split())
    whole = "".join(pages)
    assert all(f"row{n}" in whole for n in range(120))
    assert "Toplam" in pages[-1]
    assert whole.count("ğ") == 200 * 120
    with pytest.raises(OSError, match="directory"):
        await write_pdf(tmp_path / "no" / "x.pdf", report)


async def test_a_long_name_wraps_no_day_and_no_state_beside_it(
    tmp_path: Path, qapp: object
) -> None:
    del qapp
    long = "Instagram Followers [Refill: 30 Days] [Max: 500K] [Start: 0-1 Hour] " * 3
    short = ("11/26/2026 21:03", "2350123", "In progress")
    row = (*short[:2], long, short[2], "1,000", "≈0.123456 USD", "1,234.56 TRY", "1,111.12 TRY")
    headings = ("Sent", "Order", "Service", "State", "Quantity", "Charge", "Price", "Margin")
    report = Report("Statement", (), headings, [row], (), frozenset({4, 5, 6, 7}))
    setting = pdf._Setting(tmp_path / "told.pdf", report)
    widths = setting._widths()
    assert sum(widths) == pytest.approx(setting._width)
    bold = setting._metrics(setting._bold)
    for at, text in enumerate(row):
        if text != long:
            assert bold.horizontalAdvance(text) + 2 * pdf.PAD <= widths[at] + 0.5, text
    few = Report("", (), ("a", "b"), [("x", "y")], (), frozenset())
    assert sum(pdf._Setting(tmp_path / "few.pdf", few)._widths()) == pytest.approx(
        pdf._Setting(tmp_path / "few.pdf", few)._width
    )


async def test_a_low_balance_is_told_once_it_is_and_no_more_when_it_is_not(tmp_path: Path) -> None:
    async with till(tmp_path, balance="10.00") as made:
        heard: list[frozenset[int]] = []

        def listen(changes: Changes) -> None:
            if changes.touches(Table.LOW_BALANCES):
                heard.append(changes.of_table(Table.LOW_BALANCES))

        made.core.notices.subscribe(listen)
        low, account = made.core.low_balance, made.account.id
        await low.look(account)
        assert heard == []
        await low.set_threshold(account, Threshold(amount=Decimal("12.5")))
        assert heard == [frozenset({account})]
        assert low.low[account].balance == 10
        await low.look(account)
        assert len(heard) == 1
        await made.read("13")
        await low.look(account)
        assert len(heard) == 2
        assert not low.low
        assert low.threshold(account) == Threshold(amount=Decimal("12.5"))


async def test_the_runway_tells_what_it_rests_on(tmp_path: Path) -> None:
    async with till(tmp_path, balance="1.00") as made:
        with pane_on(made) as pane:
            line = (await spending(pane)).runway
            await until(lambda: "not enough days" in line.told.text())
            now = made.clock.now()
            for days in range(1, 9):
                order = await made.placed(str(days))
                at = int((now - timedelta(days=days)).timestamp() * 1000)
                await alter(made, order, sent_at=at, currency="usd" if days % 2 else "USD")
            await made.read("1.00")
            await until(lambda: "about 11 day" in line.told.text())
            assert "the last 8 (median 0.09 USD a day)" in line.told.text()
            line.days.setFocus()
            line.days.setValue(12)
            line.days.clearFocus()
            line.days.editingFinished.emit()
            await until(lambda: line.told.text().startswith("Low balance: "))
            assert made.core.low_balance.threshold(made.account.id) == Threshold(days=12)
            line.amount.setText("abc")
            line.amount.editingFinished.emit()
            assert "no amount: abc" in line.told.text()


async def test_ranges_are_chosen_and_an_empty_one_offers_all_days(tmp_path: Path) -> None:
    async with till(tmp_path) as made:
        order = await made.placed("1")
        at = int((made.clock.now() - timedelta(days=200)).timestamp() * 1000)
        await alter(made, order, sent_at=at)
        with pane_on(made) as pane:
            tab = await spending(pane)
            assert tab.empty.sentence == "No order was accepted on these days."
            tab.empty.button.click()
            await until(lambda: tab.settled)
            assert len(tab.report.rows) == 1
            assert 6 <= len(tab.chart.bars) <= 8  # months
            tab.period.choose("own")
            await until(lambda: tab.settled)
            shown: list[QWidget] = [tab.period.since, tab.period.until]
            assert all(field.isVisible() for field in shown)
            tab.period.since.setDate(tab.period.since.date().addDays(-300))
            await until(lambda: tab.settled)
            assert len(tab.report.rows) == 1
