"""What the form of an account says: its labels, its tips, and what a test found."""

import contextlib

from PySide6.QtCore import QCoreApplication

from xpanel_desktop.api.address import BadAddress, normalise, origin, same_panel
from xpanel_desktop.app.keys import Same
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.snapshot import Probe
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.text import money, number

translate = QCoreApplication.translate


def labels() -> dict[str, str]:
    """Return field → its label."""
    return {
        "account.name": translate("AccountForm", "Name"),
        "account.url": translate("AccountForm", "Address"),
        "account.key": translate("AccountForm", "API key"),
        "account.colour": translate("AccountForm", "Colour"),
        "account.proxy": translate("AccountForm", "Proxy"),
        "account.ca": translate("AccountForm", "Own CA"),
        "account.parallel": translate("AccountForm", "Orders sent at once"),
        "account.rate": translate("AccountForm", "Requests a minute"),
        "account.limit": translate("AccountForm", "Limit for one order"),
        "account.daily": translate("AccountForm", "Limit for one day"),
        "account.read_only": translate("AccountForm", "Read only"),
        "account.pool": translate("AccountForm", "Data pool"),
    }


def tips() -> dict[str, str]:
    """Return field → what else is to be known of it, for those that need a word."""
    return {
        "account.proxy": translate(
            "AccountForm", "For this account alone. A password in it is kept in the database."
        ),
        "account.parallel": translate(
            "AccountForm", "Above one, a changed balance no longer tells which order was accepted."
        ),
        "account.limit": translate("AccountForm", "An order that would cost more is blocked."),
        "account.daily": translate("AccountForm", "Sending stops before a day costs more."),
        "account.read_only": translate(
            "AccountForm", "Nothing that spends or changes leaves: no order, no cancel, no refill."
        ),
        "account.pool": translate("AccountForm", "What new tickets of this account begin with"),
    }


def read_only() -> str:
    """Return what the box beside "read only" says."""
    return translate("AccountForm", "Look at it and follow its orders; send nothing")


def colours() -> dict[str, str]:
    """Return colour → its name."""
    return {
        "blue": translate("AccountForm", "Blue"),
        "teal": translate("AccountForm", "Teal"),
        "green": translate("AccountForm", "Green"),
        "amber": translate("AccountForm", "Amber"),
        "orange": translate("AccountForm", "Orange"),
        "red": translate("AccountForm", "Red"),
        "pink": translate("AccountForm", "Pink"),
        "violet": translate("AccountForm", "Violet"),
        "grey": translate("AccountForm", "Grey"),
    }


def key_hint(account: Account, url: str) -> str:
    """Return what stands in the empty field of the key while `url` is typed."""
    if not account.id:
        return ""
    with contextlib.suppress(BadAddress):  # not typed to its end yet
        if not same_panel(account.url, normalise(url)):
            return translate("AccountForm", "type the key of the new address")
    return translate("AccountForm", "kept; type a new one to change it")


def elsewhere(url: str) -> str:
    """Return that the key is kept for the panel at `url`, and asked for once more."""
    words = translate(
        "AccountForm",
        "The key that is kept belongs to {panel} and is sent nowhere else. Type the key of the "
        "new address.",
    )
    return words.replace("{panel}", plain(origin(url)))


def waits() -> str:
    """Return that an account is paused since it leads to another panel now."""
    return translate(
        "AccountForm",
        "Orders wait in its queue and would go to the new address: the account is paused until "
        "you resume it.",
    )


def other(same: Same, *, moved: bool = False) -> str:
    """Return why a new key, or with `moved` a new address, seems to be another account's."""
    if moved:
        return _other_address(same)
    if same is Same.OTHER_CURRENCY:
        return translate(
            "AccountForm",
            "This key works, but its balance is in another currency: it seems to be another "
            "account's. The old key is still in place.",
        )
    return translate(
        "AccountForm",
        "This key works, but the panel does not know your newest order by it: it seems to be "
        "another account's. The old key is still in place.",
    )


def _other_address(same: Same) -> str:
    if same is Same.OTHER_CURRENCY:
        return translate(
            "AccountForm",
            "The new address answers, but its balance is in another currency: it seems to be "
            "another panel or account. The old address and key are still in place.",
        )
    return translate(
        "AccountForm",
        "The new address answers, but does not confirm your newest order: it seems to be another "
        "panel or account. The old address and key are still in place.",
    )


def found(probe: Probe) -> str:
    """Return what a connection test found."""
    dialects = (
        translate("AccountForm", "classic and REST")
        if probe.dialects.rest
        else translate("AccountForm", "classic")
    )
    words = translate(
        "AccountForm", "It works: balance {balance}, services: {services}, dialects: {dialects}."
    )
    balance = money(probe.money.amount, probe.money.currency)
    return words.format(balance=balance, services=number(probe.services), dialects=dialects)
