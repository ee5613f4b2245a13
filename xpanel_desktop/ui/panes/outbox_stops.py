"""What keeps an account's orders from going, in words, each with what can be done about it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.stops import Stop
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.widgets.bars import Notice, Remedy

translate = QCoreApplication.translate
_ANY_REASON = QT_TRANSLATE_NOOP("Stops", "Sending for {account} is stopped: {reason}")
_WORDS: Mapping[str, object] = {
    Stop.UNKNOWN_ORDER: QT_TRANSLATE_NOOP(
        "Stops", "Sending for {account} is stopped: it is not known whether an order was placed."
    ),
    Stop.KEY_REFUSED: QT_TRANSLATE_NOOP(
        "Stops", "Sending for {account} is stopped: the panel refused the key."
    ),
    Stop.FUNDS_SHORT: QT_TRANSLATE_NOOP(
        "Stops",
        "Sending for {account} is stopped: the balance does not cover the next order. "
        "Add funds on the panel, then try again.",
    ),
    Stop.REFUSED_TWICE: QT_TRANSLATE_NOOP(
        "Stops",
        "Sending for {account} is stopped: two orders in a row were refused for the same "
        "reason. Look at them, then try again.",
    ),
    Stop.CLOCK_JUMPED: QT_TRANSLATE_NOOP(
        "Stops",
        "Sending for {account} is stopped: the computer slept, or its clock was set, while orders "
        "waited. Look at them, then try again.",
    ),
    Stop.DAILY_LIMIT: QT_TRANSLATE_NOOP(
        "Stops",
        "Sending for {account} is stopped: the next order would go beyond your limit for "
        "one day. Raise the limit in the account, or try again tomorrow.",
    ),
}


@dataclass(frozen=True, slots=True)
class Remedies:
    """What the buttons of the notices do; each takes the account's id."""

    decide: Callable[[int], None]
    try_again: Callable[[int], None]
    change_key: Callable[[int], None]
    resume: Callable[[int], None]


def stopped(account: Account, remedies: Remedies) -> list[Notice]:
    """Return why sending stands still for `account`: its stop, and the operator's own pause."""
    told = [_stop(account, remedies)] if account.stop_reason else []
    if account.read_only:
        words = translate("Stops", "{account} is read only. Its queued orders wait.")
        change = Remedy(
            translate("Stops", "Account…"),
            f"read_only.{account.id}",
            lambda: remedies.change_key(account.id),
        )
        told.append(Notice("eye", words.format(account=plain(account.name)), (change,), "info"))
    if account.paused:
        words = translate("Stops", "Sending for {account} is paused. Queued orders wait.")
        resume = Remedy(
            translate("Stops", "Resume sending"),
            f"resume.{account.id}",
            lambda: remedies.resume(account.id),
        )
        told.append(Notice("pause", words.format(account=plain(account.name)), (resume,), "info"))
    return told


def _stop(account: Account, remedies: Remedies) -> Notice:
    """Return why sending stopped by itself, with what can be done about it."""
    again = _try_again(account, remedies)
    does: Mapping[str, tuple[Remedy, ...]] = {
        Stop.UNKNOWN_ORDER: (_decide(account, remedies),),
        Stop.KEY_REFUSED: (_change_key(account, remedies), again),
    }
    reason = account.stop_reason
    return _error(stop_words(reason, account.name), *does.get(reason, (again,)))


def stop_words(reason: str, account: str) -> str:
    """Return why sending stopped in the account of that name, in a sentence or two."""
    words = translate("Stops", str(_WORDS.get(reason, _ANY_REASON)))
    return words.format(account=plain(account), reason=plain(reason))


def halted_notice(go_on: Callable[[], None]) -> Notice:
    """Say that the operator stopped all sending, and let it go on."""
    words = translate(
        "Stops",
        "You stopped all sending, in every account. Orders are followed and can be canceled.",
    )
    remedy = Remedy(translate("Stops", "Let sending go on"), "halted.go_on", go_on)
    return Notice("block", words, (remedy,), "warn")


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
