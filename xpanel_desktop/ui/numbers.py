"""Numbers as the locale writes them. Imported by the first paint, so it imports little."""

from decimal import Decimal

from PySide6.QtCore import QLocale


def number(value: Decimal | int) -> str:
    """Return a number as the locale writes it, every digit kept."""
    locale = QLocale()
    whole, _, decimals = f"{Decimal(value):f}".partition(".")
    grouped = locale.toString(int(whole)) if len(whole) < 16 else whole
    minus = locale.negativeSign() if whole == "-0" else ""
    return f"{minus}{grouped}{locale.decimalPoint()}{decimals}" if decimals else grouped


def typed(value: Decimal) -> str:
    """Return an amount as it is typed into a field: every digit kept and none grouped.

    What `number` writes may be read as another amount: 1.234 is a thousand in Turkish.
    """
    return f"{value:f}".replace(".", QLocale().decimalPoint())
