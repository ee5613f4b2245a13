"""What keeps an account's orders from going, in words, each with what can be done about it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.stops import Stop
from xpanel_desktop.ui.models.service_cells import plain
from xpanel_desktop.ui.widgets.bars import Notice, Remedy

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Remedies:
    """What the buttons of the notices do; each takes the account's id."""

    decide: Callable[[int], None]
    try_again: Callable[[int], None]
    change_key: Callable[[int], None]
    resume: Callable[[int], None]


def stopped(account: Account, remedies: Remedies) -> list[Notice]:
    """Return why sending stands still for `account`: its stop, and the operator's own pause."""
    name = plain(account.name)
    told: list[Notice] = []
    match account.stop_reason:
        case "":
            pass
        case Stop.UNKNOWN_ORDER:
            words = translate(
                "Stops",
                "Sending for {account} is stopped: it is not known whether an order was placed.",
            )
            told.append(_error(words.format(account=name), _decide(account, remedies)))
        case Stop.KEY_REFUSED:
            words = translate(
                "Stops", "Sending for {account} is stopped: the panel refused the key."
            )
            told.append(
                _error(
                    words.format(account=name),
                    _change_key(account, remedies),
                    _try_again(account, remedies),
                )
            )
        case Stop.FUNDS_SHORT:
            words = translate(
                "Stops",
                "Sending for {account} is stopped: the balance does not cover the next order. "
                "Add funds on the panel, then try again.",
            )
            told.append(_error(words.format(account=name), _try_again(account, remedies)))
        case other:
            words = translate("Stops", "Sending for {account} is stopped: {reason}")
            told.append(
                _error(
                    words.format(account=name, reason=plain(other)), _try_again(account, remedies)
                )
            )
    if account.paused:
        words = translate("Stops", "Sending for {account} is paused. Queued orders wait.").format(
            account=name
        )
        resume = Remedy(
            translate("Stops", "Resume sending"),
            f"resume.{account.id}",
            lambda: remedies.resume(account.id),
        )
        told.append(Notice("pause", words, (resume,), "info"))
    return told


def offline_notice() -> Notice:
    """Say that nothing is sent because the operator works offline."""
    words = translate(
        "Stops", "You are working offline. Queued orders wait until you go online again."
    )
    return Notice("offline", words, (), "info")


def unreachable_notice(account: Account, words: str) -> Notice:
    """Say that a panel cannot be reached, in the words of what went wrong."""
    told = translate(
        "Stops", "{account} cannot be reached. Queued orders wait and go by themselves."
    )
    reason = f" {plain(words)}" if words else ""
    return Notice("offline", told.format(account=plain(account.name)) + reason, (), "info")


def _error(words: str, *remedies: Remedy) -> Notice:
    return Notice("warning", words, remedies, "warn")


def _decide(account: Account, remedies: Remedies) -> Remedy:
    return Remedy(
        translate("Stops", "Decide…"), f"decide.{account.id}", lambda: remedies.decide(account.id)
    )


def _try_again(account: Account, remedies: Remedies) -> Remedy:
    return Remedy(
        translate("Stops", "Try again"),
        f"again.{account.id}",
        lambda: remedies.try_again(account.id),
    )


def _change_key(account: Account, remedies: Remedies) -> Remedy:
    return Remedy(
        translate("Stops", "Change the key…"),
        f"key.{account.id}",
        lambda: remedies.change_key(account.id),
    )
