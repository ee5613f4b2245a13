"""Spending, customers and their statements as tables in words."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDate, QLocale, QTime

from xpanel_desktop.app.books import Range
from xpanel_desktop.domain.customers import (
    BEGINNING,
    CustomerBook,
    CustomerLine,
    Markup,
    Price,
    StatementLine,
    Way,
)
from xpanel_desktop.domain.exchange import Missing, Rate
from xpanel_desktop.domain.money import trim
from xpanel_desktop.domain.spending import By, Line, Spending
from xpanel_desktop.ui.clock_words import clock_words
from xpanel_desktop.ui.models.figures import Report, Row, Worded
from xpanel_desktop.ui.models.service_cells import NOT_TOLD
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.scorecard_words import in_per_cent
from xpanel_desktop.ui.text import money, number, state_words

translate = QCoreApplication.translate
ESTIMATE = "≈"
"""Before a charge that is expected, not reported."""
_BY = {
    By.DAY: QT_TRANSLATE_NOOP("Books", "Day"),
    By.SERVICE: QT_TRANSLATE_NOOP("Books", "Service"),
    By.CATEGORY: QT_TRANSLATE_NOOP("Books", "Category"),
    By.CUSTOMER: QT_TRANSLATE_NOOP("Books", "Customer"),
    By.ACCOUNT: QT_TRANSLATE_NOOP("Books", "Account"),
}
FEW_RATES = 6
"""Rates that are told at either end of a long list of them."""
SPENDING_FIGURES = frozenset({1, 2, 3, 4})
CUSTOMER_FIGURES = frozenset({2, 3, 4, 5, 6})
STATEMENT_FIGURES = frozenset({4, 5, 6, 7})
OWN_FIGURES = frozenset({4, 5})


def by_word(by: By) -> str:
    """Return the word for what spending is grouped by."""
    return translate("Books", str(_BY[by]))


def day_words(day: date) -> str:
    """Return a day as the locale writes it in short."""
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)


def month_words(day: date) -> str:
    """Return the month of a day, with its year."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "MMM yyyy")


def range_words(over: Range) -> str:
    """Return the range of days in words."""
    if over.first >= over.last:
        return day_words(over.last)
    return f"{day_words(over.first)} – {day_words(over.last)}"


def rate_words(rate: Rate) -> str:
    """Return a rate with the day from which on it holds."""
    told = translate("Books", "1 {base} = {rate} {quote} from {day} on")
    return told.format(
        base=plain(rate.base),
        rate=NOT_TOLD if rate.rate is None else number(rate.rate),
        quote=plain(rate.quote),
        day=day_words(rate.since),
    )


def rates_words(used: Sequence[Rate]) -> str:
    """Return the rates that converted something; of many the first and the last."""
    words = [rate_words(rate) for rate in used]
    more = len(words) - 2 * FEW_RATES
    if more > 0:
        told = translate("Books", "… {number} more, listed in the tab of rates …")
        words[FEW_RATES:-FEW_RATES] = [told.format(number=number(more))]
    return translate("Books", "Converted:") + " " + " · ".join(words)


def _missing_notes(missing: Iterable[Missing | None]) -> list[str]:
    """Return which rates were never typed: of each two currencies the first day."""
    first: dict[tuple[str, str], Missing] = {}
    for one in missing:
        if one is not None:
            pair = one.base, one.quote
            first[pair] = min(first.get(pair, one), one, key=lambda found: found.day)
    return [missing_words(one) for one in first.values()]


def missing_words(missing: Missing) -> str:
    """Return which rate was never typed."""
    told = translate("Books", "No rate from {base} to {quote} holds on {day}.")
    return told.format(
        base=plain(missing.base) or NOT_TOLD, quote=plain(missing.quote), day=day_words(missing.day)
    )


def name_words(by: By, line: Line) -> str:
    """Return a group's name."""
    if by is By.DAY:
        return day_words(date.fromisoformat(line.key))
    return plain(line.name) or translate("Books", "None given")


def _estimated(amount: Decimal, currency: str) -> str:
    return money(amount, plain(currency)) if amount else NOT_TOLD


def _spent(name: str, line: Line) -> Row:
    return (
        name,
        number(line.orders),
        money(line.cost, plain(line.currency)),
        _estimated(line.estimated, line.currency),
        number(line.unpriced) if line.unpriced else NOT_TOLD,
    )


def spending_report(told: Spending, over: Range, accounts: Sequence[str]) -> Report:
    """Return a table of spending; days with the newest first."""
    lines = told.lines[::-1] if told.by is By.DAY else told.lines
    notes = [translate("Books", "Spending, {range}").format(range=range_words(over)), *accounts]
    if told.used:
        notes.append(rates_words(told.used))
    notes += [missing_words(one) for one in told.missing]
    return Report(
        title=translate("Books", "Spending by {group}").format(group=by_word(told.by)),
        notes=tuple(notes),
        headings=(
            by_word(told.by),
            translate("Books", "Orders"),
            translate("Books", "Charge"),
            translate("Books", "Of it estimated"),
            translate("Books", "Without a charge"),
        ),
        rows=Worded(lines, lambda line: _spent(name_words(told.by, line), line)),
        totals=[_spent(translate("Books", "Total"), line) for line in told.totals],
        figures=SPENDING_FIGURES,
    )


def markup_words(markup: Markup | None) -> str:
    """Return what a customer pays beside the charge."""
    if markup is None or markup.way is Way.NONE:
        return NOT_TOLD
    if markup.way is Way.PERCENT:
        return in_per_cent(number(markup.value))
    told = translate("Books", "{amount} per 1000")
    return told.format(amount=money(markup.value, plain(markup.currency)))


def since_words(day: date) -> str:
    """Return the day from which on something holds."""
    return translate("Books", "the beginning") if day == BEGINNING else day_words(day)


def _customer(name: str, markup: str, line: CustomerLine) -> Row:
    currency = plain(line.currency)
    return (
        name,
        markup,
        number(line.orders),
        money(line.cost, currency),
        money(line.price, currency),
        money(line.margin, currency),
        _estimated(line.estimated, currency),
    )


def customers_report(told: CustomerBook, over: Range, markups: Mapping[str, Markup]) -> Report:
    """Return a table of customers; `markups` are those that hold at the end of the range."""
    tips = {
        (row, column): missing_words(line.missing)
        for row, line in enumerate(told.lines)
        if line.missing is not None
        for column in (4, 5)
    }
    notes = [translate("Books", "Customers, {range}").format(range=range_words(over))]
    if told.used:
        notes.append(rates_words(told.used))
    notes += _missing_notes(line.missing for line in told.lines)
    return Report(
        title=translate("Books", "Customers"),
        notes=tuple(notes),
        headings=(
            translate("Books", "Customer"),
            translate("Books", "Markup"),
            translate("Books", "Orders"),
            translate("Books", "Charge"),
            translate("Books", "Price"),
            translate("Books", "Margin"),
            translate("Books", "Of it estimated"),
        ),
        rows=Worded(
            told.lines,
            lambda line: _customer(
                plain(line.customer), markup_words(markups.get(line.customer)), line
            ),
        ),
        totals=[_customer(translate("Books", "Total"), "", line) for line in told.totals],
        figures=CUSTOMER_FIGURES,
        tips=tips,
    )


def time_words(at: datetime) -> str:
    """Return a local day and time, the same whatever day it is today."""
    local = at.astimezone()
    return f"{day_words(local.date())} {clock_words(QTime(local.hour, local.minute))}"


def statement_report(
    lines: Sequence[StatementLine], customer: str, over: Range, *, inside: bool
) -> Report:
    """Return a customer's statement; `inside` has charge and margin, the customer's own has not."""
    headings = [
        translate("Books", "Sent"),
        translate("Books", "Order"),
        translate("Books", "Service"),
        translate("Books", "State"),
        translate("Books", "Quantity"),
    ]
    if inside:
        headings += [translate("Books", "Charge"), translate("Books", "Price")]
        headings.append(translate("Books", "Margin"))
    else:
        headings.append(translate("Books", "Price"))
    notes = [plain(customer), range_words(over)]
    if any(line.bought.estimated for line in lines):
        told = translate("Books", "{mark} estimated: the panel has not reported a charge yet.")
        notes.append(told.format(mark=ESTIMATE))
    notes += _missing_notes(line.missing for line in lines)
    return Report(
        title=translate("Books", "Statement"),
        notes=tuple(notes),
        headings=tuple(headings),
        rows=Worded(lines, lambda line: _bought(line, inside=inside)),
        totals=[_paid(one, inside=inside) for one in _sums(lines)],
        figures=STATEMENT_FIGURES if inside else OWN_FIGURES,
    )


def _bought(line: StatementLine, *, inside: bool) -> Row:
    one = line.bought
    first = (
        time_words(one.at),
        plain(one.panel_id),
        plain(one.service),
        state_words(one.state),
        number(one.quantity),
    )
    return (*first, *_amounts(line.price, inside=inside, guess=one.estimated))


def _amounts(price: Price | None, *, inside: bool, guess: bool = False) -> Row:
    if price is None:
        return (NOT_TOLD,) * (3 if inside else 1)
    mark = ESTIMATE if guess else ""
    currency = plain(price.currency)
    paid = mark + money(price.price, currency)
    if not inside:
        return (paid,)
    return (mark + money(price.cost, currency), paid, mark + money(price.margin, currency))


def _sums(lines: Sequence[StatementLine]) -> list[Price]:
    sums: dict[str, list[Decimal]] = {}
    for line in lines:
        if line.price is not None:
            so_far = sums.setdefault(line.price.currency, [Decimal(0), Decimal(0)])
            so_far[0] += line.price.cost
            so_far[1] += line.price.price
    return [Price(name, *map(trim, sums[name])) for name in sorted(sums)]


def _paid(total: Price, *, inside: bool) -> Row:
    word = translate("Books", "Total")
    return (word, "", "", "", "", *_amounts(total, inside=inside))
