"""What the table of services says in each cell and heading, as plain capped text."""

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from xpanel_desktop.domain.money import trim
from xpanel_desktop.domain.service import Service
from xpanel_desktop.ui.models.service_index import CARD_COLUMNS, ServiceColumn
from xpanel_desktop.ui.numbers import number
from xpanel_desktop.ui.plain import plain

if TYPE_CHECKING:
    from xpanel_desktop.domain.scorecard import Card

NOT_TOLD = "–"
_HEADINGS = {
    ServiceColumn.ID: QT_TRANSLATE_NOOP("Services", "ID"),
    ServiceColumn.NAME: QT_TRANSLATE_NOOP("Services", "Service"),
    ServiceColumn.TYPE: QT_TRANSLATE_NOOP("Services", "Type"),
    ServiceColumn.CATEGORY: QT_TRANSLATE_NOOP("Services", "Category"),
    ServiceColumn.RATE: QT_TRANSLATE_NOOP("Services", "Rate / 1000"),
    ServiceColumn.MINIMUM: QT_TRANSLATE_NOOP("Services", "Min"),
    ServiceColumn.MAXIMUM: QT_TRANSLATE_NOOP("Services", "Max"),
    ServiceColumn.REFILL: QT_TRANSLATE_NOOP("Services", "Refill"),
    ServiceColumn.CANCEL: QT_TRANSLATE_NOOP("Services", "Cancel"),
    ServiceColumn.DRIPFEED: QT_TRANSLATE_NOOP("Services", "Drip-feed"),
    ServiceColumn.AVERAGE_TIME: QT_TRANSLATE_NOOP("Services", "Average time"),
    ServiceColumn.LINK: QT_TRANSLATE_NOOP("Services", "Link"),
    ServiceColumn.START: QT_TRANSLATE_NOOP("Services", "Time to start"),
    ServiceColumn.SPEED: QT_TRANSLATE_NOOP("Services", "Speed / hour"),
    ServiceColumn.PARTIAL: QT_TRANSLATE_NOOP("Services", "Partial %"),
}


def heading(column: ServiceColumn, currency: str = "") -> str:
    """Return a column's heading; the rate's names the currency."""
    word = QCoreApplication.translate("Services", str(_HEADINGS[column]))
    return f"{word} {currency[:8]}" if column is ServiceColumn.RATE and currency else word


def yes_no(flag: bool | None) -> str:
    """Return the word for a flag; a dash when the panel did not say."""
    if flag is None:
        return NOT_TOLD
    if flag:
        return QCoreApplication.translate("Services", "Yes")
    return QCoreApplication.translate("Services", "No")


def count(whole: int | None) -> str:
    """Return a whole number with its digits grouped; a dash when it is not known."""
    return NOT_TOLD if whole is None else QLocale().toString(whole)


def flag(service: Service, column: ServiceColumn) -> bool | None:
    """Return the flag that a column shows; None when not told, or no flag's column."""
    read = _FLAGS.get(column)
    return None if read is None else read(service)


def rate(amount: Decimal | None) -> str:
    """Return a rate without its currency; a dash when it could not be read."""
    return NOT_TOLD if amount is None else number(trim(amount))


_FLAGS: dict[ServiceColumn, Callable[[Service], bool | None]] = {
    ServiceColumn.REFILL: lambda service: service.refill,
    ServiceColumn.CANCEL: lambda service: service.cancel,
    ServiceColumn.DRIPFEED: lambda service: service.dripfeed,
}
_CELLS: dict[ServiceColumn, Callable[[Service], str]] = {
    ServiceColumn.ID: lambda service: plain(service.id),
    ServiceColumn.NAME: lambda service: plain(service.name),
    ServiceColumn.TYPE: lambda service: plain(service.type),
    ServiceColumn.RATE: lambda service: rate(service.rate),
    ServiceColumn.MINIMUM: lambda service: count(service.minimum),
    ServiceColumn.MAXIMUM: lambda service: count(service.maximum),
    ServiceColumn.REFILL: lambda service: yes_no(service.refill),
    ServiceColumn.CANCEL: lambda service: yes_no(service.cancel),
    ServiceColumn.DRIPFEED: lambda service: yes_no(service.dripfeed),
    ServiceColumn.AVERAGE_TIME: lambda service: plain(service.average_time) or NOT_TOLD,
    ServiceColumn.CATEGORY: lambda service: plain(service.category),
    ServiceColumn.LINK: lambda service: plain(service.link) or NOT_TOLD,
}


def cell(service: Service, column: ServiceColumn, card: "Card | None" = None) -> str:
    """Return what a cell says; `card` is what one's own orders tell of the service."""
    if column in CARD_COLUMNS:
        return _of_card(column, card)
    return _CELLS[column](service)


def _of_card(column: ServiceColumn, card: "Card | None") -> str:
    """Return what one's own orders tell, in a column that is hidden at first."""
    from xpanel_desktop.domain.scorecard import EMPTY
    from xpanel_desktop.ui.scorecard_words import partial_cell, speed_cell, start_cell

    words = {
        ServiceColumn.START: start_cell,
        ServiceColumn.SPEED: speed_cell,
        ServiceColumn.PARTIAL: partial_cell,
    }
    return words[column](card or EMPTY)
