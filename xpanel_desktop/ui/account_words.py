"""An account in words: its name, and what sets it apart wherever it is named."""

from PySide6.QtCore import QCoreApplication

from xpanel_desktop.domain.account import Account
from xpanel_desktop.ui.plain import plain

NOBODY = "–"
translate = QCoreApplication.translate


def named(account: Account | None) -> str:
    """Return an account's name, with what sets it apart; a dash for one that was removed."""
    if account is None:
        return NOBODY
    return " · ".join(filter(None, (plain(account.name), apart(account))))


def apart(account: Account) -> str:
    """Return what sets an account apart: play money, read only; empty for the usual one."""
    told = [translate("Accounts", "play money")] if account.practice else []
    if account.read_only:
        told.append(translate("Accounts", "read only"))
    return ", ".join(told)


def apart_whole(account: Account) -> str:
    """Return what sets an account apart as a sentence, for a mark that stands alone."""
    told: list[str] = []
    if account.practice:
        told.append(translate("Accounts", "Practice: play money, no real order"))
    if account.read_only:
        told.append(translate("Accounts", "Read only: nothing is ordered or changed"))
    return " · ".join(told)
