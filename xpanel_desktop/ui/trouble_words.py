"""What went wrong, as a sentence that says what and what to do."""

import re

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from xpanel_desktop.api.address import AddressFault, BadAddress
from xpanel_desktop.api.trouble import BadCa, CaFault
from xpanel_desktop.domain.errors import (
    AlreadyRequested,
    BadKey,
    BadLink,
    BadQuantity,
    BadRequest,
    BadService,
    LinkBusy,
    NoSuchOrder,
    NoSuchRefill,
    PanelBroken,
    PanelError,
    RateLimited,
    ShortFunds,
    Unconfirmed,
    Unreachable,
)
from xpanel_desktop.domain.state import IllegalMove
from xpanel_desktop.store.drafts import NotDraft
from xpanel_desktop.store.journal import IdHeld
from xpanel_desktop.vault import Reason, VaultState

_ADDRESS = {
    AddressFault.EMPTY: QT_TRANSLATE_NOOP("Trouble", "Type the panel's address."),
    AddressFault.NOT_AN_ADDRESS: QT_TRANSLATE_NOOP(
        "Trouble", "This is no address. It looks like https://panel.example/api/v2."
    ),
    AddressFault.NOT_HTTPS: QT_TRANSLATE_NOOP(
        "Trouble", "The address must begin with https://, or your key could be read on its way."
    ),
    AddressFault.HAS_USER: QT_TRANSLATE_NOOP(
        "Trouble", "Leave the user name out of the address; the key has its own field."
    ),
    AddressFault.HAS_QUERY: QT_TRANSLATE_NOOP(
        "Trouble", "Leave out what follows the question mark; the key has its own field."
    ),
    AddressFault.KEY_ELSEWHERE: QT_TRANSLATE_NOOP(
        "Trouble", "The key that is kept is another panel's. Type the key of this address."
    ),
    AddressFault.PROXY: QT_TRANSLATE_NOOP(
        "Trouble",
        "This is no proxy's address. It looks like http://127.0.0.1:8080 or "
        "socks5://127.0.0.1:1080.",
    ),
}
_CA = {
    CaFault.TOO_LARGE: QT_TRANSLATE_NOOP(
        "Trouble", "The file is too large. Choose the one with your own CA's certificate alone."
    ),
    CaFault.PRIVATE_KEY: QT_TRANSLATE_NOOP(
        "Trouble",
        "The file holds a private key, which belongs to the server alone. Choose one with the "
        "certificate alone.",
    ),
    CaFault.NO_CERTIFICATE: QT_TRANSLATE_NOOP(
        "Trouble", "The file holds no certificate; one begins with -----BEGIN CERTIFICATE-----."
    ),
    CaFault.OTHER_CONTENT: QT_TRANSLATE_NOOP(
        "Trouble", "The file holds something else beside certificates. Choose one without it."
    ),
    CaFault.DAMAGED: QT_TRANSLATE_NOOP(
        "Trouble", "The certificate is damaged or cut off. Fetch the file anew."
    ),
    CaFault.NOT_A_CA: QT_TRANSLATE_NOOP(
        "Trouble",
        "This is a server's certificate and no authority's (CA). Choose that of the authority "
        "that signed it.",
    ),
}
_FAMILIES: dict[type[Exception], object] = {
    BadKey: QT_TRANSLATE_NOOP(
        "Trouble", "The panel does not take this key. Copy it anew from the panel's web site."
    ),
    BadService: QT_TRANSLATE_NOOP("Trouble", "The panel does not have this service."),
    BadLink: QT_TRANSLATE_NOOP("Trouble", "The panel does not take this link."),
    BadQuantity: QT_TRANSLATE_NOOP("Trouble", "The panel does not take this quantity."),
    ShortFunds: QT_TRANSLATE_NOOP("Trouble", "The balance is too low."),
    LinkBusy: QT_TRANSLATE_NOOP("Trouble", "An order with this link is still active."),
    RateLimited: QT_TRANSLATE_NOOP("Trouble", "Too many requests; the panel asks for patience."),
    NoSuchOrder: QT_TRANSLATE_NOOP("Trouble", "The panel does not know this order."),
    NoSuchRefill: QT_TRANSLATE_NOOP("Trouble", "The panel does not know this refill."),
    AlreadyRequested: QT_TRANSLATE_NOOP("Trouble", "This was already requested."),
    BadRequest: QT_TRANSLATE_NOOP("Trouble", "The panel does not know this action."),
    PanelBroken: QT_TRANSLATE_NOOP("Trouble", "What answered there is no panel."),
    Unreachable: QT_TRANSLATE_NOOP("Trouble", "The panel cannot be reached."),
    Unconfirmed: QT_TRANSLATE_NOOP("Trouble", "It is not known whether the order was placed."),
    NotDraft: QT_TRANSLATE_NOOP("Trouble", "This order is no draft any more; nothing was changed."),
    IdHeld: QT_TRANSLATE_NOOP("Trouble", "Another order already has this id."),
    IllegalMove: QT_TRANSLATE_NOOP("Trouble", "The order moved meanwhile; nothing was changed."),
}
_REASONS = {
    "address": QT_TRANSLATE_NOOP("Trouble", "The address cannot be used."),
    "ca": QT_TRANSLATE_NOOP(
        "Trouble", "The account's own CA cannot be read. Choose its file anew in the account."
    ),
    "certificate": QT_TRANSLATE_NOOP(
        "Trouble",
        "The panel's certificate is not trusted. Check the address; if the panel has a CA of its "
        "own, choose its file in the account.",
    ),
    "certificate_date": QT_TRANSLATE_NOOP(
        "Trouble",
        "The panel's certificate has expired or is not valid yet. Check this computer's clock; "
        "else the panel must renew it.",
    ),
    "certificate_name": QT_TRANSLATE_NOOP(
        "Trouble", "The panel's certificate is for another host. Check the address."
    ),
    "handshake": QT_TRANSLATE_NOOP(
        "Trouble",
        "What answers there speaks no TLS that is safe. Check address and port, or ask the panel.",
    ),
    "connect": QT_TRANSLATE_NOOP(
        "Trouble", "Nothing answers at this address. Check it and your network."
    ),
    "cut": QT_TRANSLATE_NOOP("Trouble", "The connection was cut."),
    "deadline": QT_TRANSLATE_NOOP("Trouble", "The panel did not answer in time."),
    "encoded": QT_TRANSLATE_NOOP("Trouble", "The answer was compressed against the request."),
    "proxy": QT_TRANSLATE_NOOP("Trouble", "The proxy does not answer."),
    "too_long": QT_TRANSLATE_NOOP("Trouble", "The answer is far too long."),
    "other": QT_TRANSLATE_NOOP("Trouble", "The request failed."),
    "halted": QT_TRANSLATE_NOOP(
        "Trouble", "Sending was stopped at the last moment, before anything left."
    ),
    "offline": QT_TRANSLATE_NOOP("Trouble", "You are working offline."),
    "work_offline": QT_TRANSLATE_NOOP("Trouble", "You are working offline."),
    "no_key": QT_TRANSLATE_NOOP("Trouble", "The keyring has no key for this account; enter it."),
    "page": QT_TRANSLATE_NOOP(
        "Trouble", "A web page answered instead of a panel. Check the address: …/api/v2."
    ),
    "empty": QT_TRANSLATE_NOOP("Trouble", "The answer is empty."),
    "no_json": QT_TRANSLATE_NOOP("Trouble", "What answered there is no panel."),
    "no_balance": QT_TRANSLATE_NOOP("Trouble", "The answer holds no balance."),
    "no_list": QT_TRANSLATE_NOOP("Trouble", "The answer holds no list of services."),
    "no_service": QT_TRANSLATE_NOOP("Trouble", "No service in the answer could be read."),
}
_LOST = (
    (r"HTTP (\d+), no complete JSON object: .*", QT_TRANSLATE_NOOP(
        "Attempts", "HTTP {code}, but no complete JSON object"
    )),
    (r"an error, but with HTTP (\d+)", QT_TRANSLATE_NOOP(
        "Attempts", "an error, but with HTTP {code}"
    )),
    (r"an order, but with HTTP (\d+)", QT_TRANSLATE_NOOP(
        "Attempts", "an order, but with HTTP {code}"
    )),
    ("both an order and an error", QT_TRANSLATE_NOOP("Attempts", "both an order and an error")),
    ("rate limit", QT_TRANSLATE_NOOP("Attempts", "rate limit")),
    ("neither", QT_TRANSLATE_NOOP("Attempts", "neither an order nor an error")),
    ("two different orders", QT_TRANSLATE_NOOP("Attempts", "two different orders")),
    ("no valid order id", QT_TRANSLATE_NOOP("Attempts", "no valid order ID")),
)  # fmt: skip
"""What `api/verdict.py` says of an answer that proves nothing, as it is kept; and in words."""
_VAULT = {
    Reason.NONE: "",
    Reason.NO_BACKEND: QT_TRANSLATE_NOOP("Vault", "This system has no keyring."),
    Reason.NOT_ALLOWED: QT_TRANSLATE_NOOP("Vault", "The keyring set up here is not a safe one."),
    Reason.LOCKED: QT_TRANSLATE_NOOP("Vault", "The keyring is locked: unlock it and try again."),
    Reason.TIMEOUT: QT_TRANSLATE_NOOP("Vault", "The keyring does not answer: is a prompt open?"),
    Reason.NOT_KEPT: QT_TRANSLATE_NOOP("Vault", "The keyring did not keep the key."),
    Reason.FAILED: QT_TRANSLATE_NOOP("Vault", "The keyring failed."),
}
translate = QCoreApplication.translate


def error_words(error: Exception) -> str:
    """Return what an error means, with the panel's own words behind it where there are some."""
    if isinstance(error, BadAddress):
        return translate("Trouble", str(_ADDRESS[error.reason]))
    if isinstance(error, BadCa):
        return translate("Trouble", str(_CA[error.reason]))
    words = error.words if isinstance(error, PanelError) else ""
    if words and isinstance(error, PanelBroken | Unreachable):
        return reason_words(words)
    family = _FAMILIES.get(type(error))
    if family is None:
        unforeseen = translate("Trouble", "This failed; the log tells more.")
        return words or unforeseen
    sentence = translate("Trouble", str(family))
    return f"{sentence} ({words})" if words else sentence


def reason_words(reason: str) -> str:
    """Return a reason of ours as a sentence, and a panel's own words as they are."""
    if reason in _REASONS:
        return translate("Trouble", str(_REASONS[reason]))
    if reason.startswith("http_"):
        words = translate("Trouble", "The server answered with error {code}.")
        return words.format(code=reason.removeprefix("http_"))
    for kept, words in _LOST:
        if found := re.fullmatch(kept, reason, re.DOTALL):
            return translate("Attempts", str(words)).format(code="".join(found.groups()))
    return reason


def vault_words(state: VaultState) -> str:
    """Return why keys are not in the keyring; empty when they are."""
    reason = _VAULT[state.reason]
    return translate("Vault", str(reason)) if reason else ""
