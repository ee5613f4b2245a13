"""The file of settings: JSON that an operator can read, with a version, read strictly.

Nothing in it is secret. Keys, and proxies with their logins, stand in `secrets`, which is taken
from and written to encrypted files alone: see `sealed`.
"""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, TypeVar

import msgspec
from msgspec import Meta, Struct

from xpanel_desktop.api.address import BadAddress, is_loopback, normalise, normalise_proxy
from xpanel_desktop.api.ca import read as read_ca
from xpanel_desktop.api.trouble import BadCa
from xpanel_desktop.app.caution import MOST_REST
from xpanel_desktop.app.news import MOST_MINUTES
from xpanel_desktop.app.transfer.faults import BadFile, Fault, line_at, line_of
from xpanel_desktop.domain.account import MAX_PARALLEL
from xpanel_desktop.domain.folding import fold
from xpanel_desktop.domain.news import News
from xpanel_desktop.domain.plain import MAX_NAME
from xpanel_desktop.domain.query import Column
from xpanel_desktop.domain.service import Kind
from xpanel_desktop.domain.tags import MAX_NOTE, MAX_WORD
from xpanel_desktop.domain.views import LONGEST_NAME, MOST_DAYS

T = TypeVar("T")
FORMAT, VERSION = "xpanel-desktop-settings", 1
MOST_BYTES = 8 * 1024 * 1024
_AT = re.compile(r"^(?P<what>.*?)(?: - at `(?P<path>[^`]*)`)?$", re.DOTALL)
_BYTE = re.compile(r"\(byte (\d+)\)")

Name = Annotated[str, Meta(min_length=1, max_length=MAX_NAME)]
Word = Annotated[str, Meta(max_length=MAX_WORD)]
Text = Annotated[str, Meta(max_length=4000)]
Long = Annotated[str, Meta(max_length=1_000_000)]
HOURS = r"([01][0-9]|2[0-3]):[0-5][0-9]"
Colour = Annotated[str, Meta(pattern="^[a-z]{0,20}$")]
Number = Annotated[int, Meta(ge=1, le=100_000)]
Keys = Annotated[list[Word], Meta(max_length=2)]
Texts = Annotated[list[Text], Meta(max_length=5000)]


class LowBalanceEntry(Struct, forbid_unknown_fields=True, omit_defaults=True, frozen=True):
    """Below which amount, or with how few days left, a balance is low."""

    amount: Decimal | None = None
    days: Annotated[int, Meta(ge=0, le=3650)] | None = None


class AccountEntry(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """An account without its key. `number` is the file's own, for templates and views."""

    number: Number
    name: Name
    url: Text
    practice: bool = False
    colour: Colour = "blue"
    currency: Text = ""
    classic: bool = True
    rest: bool = False
    parallel: Annotated[int, Meta(ge=1, le=MAX_PARALLEL)] = 1
    per_minute: Annotated[int, Meta(ge=1, le=10_000)] = 60
    proxy: Text = ""
    """Without a login."""
    ca: Annotated[str, Meta(max_length=300_000)] = ""
    data_pool: Text = ""
    order_limit: Decimal | None = None
    daily_limit: Decimal | None = None
    low_balance: LowBalanceEntry | None = None
    wait_hours: Annotated[int, Meta(ge=0, le=10_000)] | None = None
    """Hours between two cancels or refills of the same order; None: as it is at first."""


class WishesEntry(Struct, forbid_unknown_fields=True, omit_defaults=True, frozen=True):
    """Settings of the whole program; what is not there is left as it is."""

    language: Literal["system", "tr", "en"] | None = None
    scheme: Literal["system", "light", "dark"] | None = None
    close_to_tray: bool | None = None
    undo_seconds: Annotated[int, Meta(ge=0, le=MOST_REST)] | None = None
    price_tolerance: Decimal | None = None
    """Per cent."""
    ask_after_offline: bool | None = None
    news_kinds: list[News] | None = None
    news_minutes: Annotated[int, Meta(ge=1, le=MOST_MINUTES)] | None = None
    quiet_hours: Annotated[str, Meta(pattern=f"^({HOURS}-{HOURS})?$")] | None = None
    urgent_in_quiet_hours: bool | None = None


class TemplateEntry(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """A template; without an account it is for all."""

    name: Name
    account: Number | None = None
    service_id: Text
    service_name: Text
    kind: Kind
    fields: Annotated[dict[Word, Long], Meta(max_length=100)] = {}
    extra: Annotated[dict[Word, Long], Meta(max_length=100)] = {}
    label: Word = ""
    customer: Word = ""
    note: Annotated[str, Meta(max_length=MAX_NOTE)] = ""
    colour: Colour = ""
    rate: Decimal | None = None


class ViewEntry(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """A saved view with its columns; without accounts it is for all."""

    name: Annotated[str, Meta(min_length=1, max_length=LONGEST_NAME)]
    accounts: list[Number] = []
    group: Word = "all"
    search: Text = ""
    services: Texts = []
    categories: Texts = []
    labels: Texts = []
    customers: Texts = []
    colours: Texts = []
    pools: Texts = []
    within: Annotated[int, Meta(ge=0, le=MOST_DAYS)] = 0
    first: date | None = None
    last: date | None = None
    sort: Column = Column.CREATED
    descending: bool = True
    columns: Annotated[dict[str, Any], Meta(max_length=100)] = {}


class SecretEntry(Struct, forbid_unknown_fields=True, frozen=True):
    """What an encrypted file may hold of an account."""

    account: Number
    key: Annotated[str, Meta(max_length=1000)] = ""
    proxy: Text = ""
    """With its login."""

    def __repr__(self) -> str:
        return f"SecretEntry(account={self.account})"


class SettingsFile(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """All that is carried."""

    format: str = FORMAT
    version: int = VERSION
    written_by: Word = ""
    accounts: Annotated[list[AccountEntry], Meta(max_length=1000)] = []
    settings: WishesEntry = WishesEntry()
    shortcuts: Annotated[dict[Word, Keys], Meta(max_length=500)] = {}
    templates: Annotated[list[TemplateEntry], Meta(max_length=5000)] = []
    views: Annotated[list[ViewEntry], Meta(max_length=1000)] = []
    secrets: Annotated[list[SecretEntry], Meta(max_length=1000)] = []


class _Head(Struct):
    format: str = ""
    version: int = 0


def write(file: SettingsFile) -> bytes:
    """Return a file's content, UTF-8, indented for an eye."""
    kept = msgspec.to_builtins(file)
    if not file.secrets:
        del kept["secrets"]
    return msgspec.json.format(msgspec.json.encode(kept), indent=2) + b"\n"


def read(content: bytes, *, sealed: bool = False) -> SettingsFile:
    """Return what a file says; everything in it was looked at. Raises BadFile.

    Keys are taken only when it was `sealed`.
    """
    if len(content) > MOST_BYTES:
        raise BadFile(Fault.TOO_LARGE)
    text = content.decode("utf-8-sig", "replace")
    head = _decode(text, _Head)
    if head.format != FORMAT or head.version < 1:
        raise BadFile(Fault.NOT_OURS)
    if head.version > VERSION:
        raise BadFile(Fault.NEWER)
    file = _decode(text, SettingsFile)
    if file.secrets and not sealed:
        raise BadFile(Fault.KEYS_IN_PLAIN, line=line_of(text, "$.secrets"), where="secrets")
    _check(file, text)
    return file


def _decode(text: str, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(text, type=kind)
    except msgspec.ValidationError as error:
        if kind is _Head:
            raise BadFile(Fault.NOT_OURS) from None
        told = _AT.match(str(error))
        path = (told["path"] if told else None) or "$"
        what = told["what"] if told else ""
        raise _bad(text, path, Fault.WRONG, what) from None
    except (msgspec.DecodeError, RecursionError) as error:
        at = _BYTE.search(str(error))
        raw = text.encode()
        end = len(raw.rstrip()) if at is None else int(at[1])
        line = line_at(raw[:end].decode("utf-8", "replace"), end)
        raise BadFile(Fault.MALFORMED, line=line) from None


def _bad(text: str, path: str, fault: Fault, what: str = "") -> BadFile:
    return BadFile(fault, line=line_of(text, path), where=path.removeprefix("$."), what=what)


def _check(file: SettingsFile, text: str) -> None:
    """Raise BadFile for what the types cannot tell."""
    for path, amount in _amounts(file):
        if amount is not None and (not amount.is_finite() or amount < 0 or amount > 10**12):
            raise _bad(text, path, Fault.WRONG, "An amount from 0 up")
    for at, account in enumerate(file.accounts):
        _check_account(account, f"$.accounts[{at}]", text)
    _check_numbers(file, text)
    keys: Mapping[str, list[object]] = {
        "accounts": [same_account(one) for one in file.accounts],
        "templates": [(one.account, fold(one.name)) for one in file.templates],
        "views": [fold(one.name) for one in file.views],
        "secrets": [one.account for one in file.secrets],
    }
    for name, known in keys.items():
        for at, key in enumerate(known):
            if key in known[:at]:
                raise _bad(text, f"$.{name}[{at}]", Fault.TWICE)


def same_account(one: AccountEntry) -> object:
    """Return what two entries of the same account have in common; practice is one account."""
    return "practice" if one.practice else (normalise(one.url), fold(one.name))


def _amounts(file: SettingsFile) -> list[tuple[str, Decimal | None]]:
    found = [("$.settings.price_tolerance", file.settings.price_tolerance)]
    for at, one in enumerate(file.accounts):
        found += [
            (f"$.accounts[{at}].order_limit", one.order_limit),
            (f"$.accounts[{at}].daily_limit", one.daily_limit),
            (f"$.accounts[{at}].low_balance", one.low_balance and one.low_balance.amount),
        ]
    found += [(f"$.templates[{at}].rate", one.rate) for at, one in enumerate(file.templates)]
    return found


def _check_account(account: AccountEntry, path: str, text: str) -> None:
    try:
        url = normalise(account.url)
    except BadAddress as error:
        raise _bad(text, f"{path}.url", Fault.ADDRESS, error.reason) from None
    if account.practice and not is_loopback(url):
        raise _bad(text, f"{path}.practice", Fault.PRACTICE)
    try:
        if "@" in normalise_proxy(account.proxy):
            raise _bad(text, f"{path}.proxy", Fault.KEYS_IN_PLAIN)
    except BadAddress as error:
        raise _bad(text, f"{path}.proxy", Fault.ADDRESS, error.reason) from None
    try:
        if account.ca:
            read_ca(account.ca.encode())
    except BadCa as error:
        raise _bad(text, f"{path}.ca", Fault.CA, error.reason) from None


def _check_numbers(file: SettingsFile, text: str) -> None:
    numbers = [one.number for one in file.accounts]
    for at, number in enumerate(numbers):
        if number in numbers[:at]:
            raise _bad(text, f"$.accounts[{at}].number", Fault.NUMBER)
    meant = [(f"$.templates[{at}].account", one.account) for at, one in enumerate(file.templates)]
    meant += [
        (f"$.views[{at}].accounts[{place}]", number)
        for at, one in enumerate(file.views)
        for place, number in enumerate(one.accounts)
    ]
    meant += [(f"$.secrets[{at}].account", one.account) for at, one in enumerate(file.secrets)]
    for path, number in meant:
        if number is not None and number not in numbers:
            raise _bad(text, path, Fault.NUMBER)
    for at, one in enumerate(file.secrets):
        try:
            normalise_proxy(one.proxy)
        except BadAddress as error:
            raise _bad(text, f"$.secrets[{at}].proxy", Fault.ADDRESS, error.reason) from None
