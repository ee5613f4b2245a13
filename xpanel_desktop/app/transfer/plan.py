"""What importing a file would change here, told before anything is: nothing is written.

An account is the same when address and name are; practice is one account, and never another's.
What is here already and not in the file stays.
"""

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any, cast

from xpanel_desktop.api.address import normalise, normalise_proxy
from xpanel_desktop.api.ca import read as read_ca
from xpanel_desktop.app import aftersales, caution
from xpanel_desktop.app.core import Core
from xpanel_desktop.app.low_balance import setting_of
from xpanel_desktop.app.transfer.file import (
    AccountEntry,
    SecretEntry,
    SettingsFile,
    TemplateEntry,
    ViewEntry,
    same_account,
)
from xpanel_desktop.app.transfer.gather import (
    KEYS,
    OF_SENDING,
    SHORTCUTS,
    entry_of,
    shortcuts_of,
    template_entry,
    view_entry,
    wishes_of,
)
from xpanel_desktop.domain.account import Account, Dialects
from xpanel_desktop.domain.folding import fold
from xpanel_desktop.domain.news import URGENT, News
from xpanel_desktop.domain.plain import plain
from xpanel_desktop.domain.query import OrderFilter
from xpanel_desktop.domain.secret import Secret
from xpanel_desktop.domain.state import State
from xpanel_desktop.domain.tags import Tags
from xpanel_desktop.domain.template import Template
from xpanel_desktop.domain.views import Sent, View, Wish
from xpanel_desktop.store.transfer import Writing

DETAILS = ("colour", "parallel", "per_minute", "data_pool")
"""Of an account that is here already, what the file may change of the account itself.

Never the way to its panel: a file must not lead a key that is here to somebody else.
"""
LIMITS = ("order_limit", "daily_limit", "low_balance", "wait_hours")
"""And what it may change beside it; none is taken away."""


class Group(StrEnum):
    """What a line is about."""

    ACCOUNT = "account"
    PRACTICE = "practice"
    SETTING = "setting"
    SHORTCUT = "shortcut"
    TEMPLATE = "template"
    VIEW = "view"


class Deed(StrEnum):
    """What becomes of it."""

    ADD = "add"
    """It is new here; a new account comes paused."""
    CHANGE = "change"
    KEY = "key"
    """The key of the file is kept in the keyring."""
    KEYLESS = "keyless"
    """A new account without a key: it is to be typed."""
    PAUSE = "pause"
    """Orders wait in its queue, and what they wait by changes."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that importing would do. Before and after are values as the file words them."""

    group: Group
    deed: Deed
    name: str
    field: str = ""
    before: object = None
    after: object = None


@dataclass(frozen=True, slots=True, repr=False)
class Plan:
    """All of it, in the order in which it is shown."""

    lines: tuple[Line, ...]
    writing: Writing
    keys: Mapping[str, Secret] = field(default_factory=dict[str, Secret])
    """Name in the vault → key."""


async def plan(core: Core, file: SettingsFile) -> Plan:
    """Return what importing a file would do now. Raises nothing that reading it did not."""
    making = _Making(core, file)
    await making.accounts()
    await making.pauses()
    making.settings()
    await making.templates()
    await making.views()
    return Plan(tuple(making.lines), making.writing(), making.keys)


class _Making:
    """A plan as it comes into being."""

    def __init__(self, core: Core, file: SettingsFile) -> None:
        self._core, self._file = core, file
        self.lines: list[Line] = []
        self.keys: dict[str, Secret] = {}
        self._ids: dict[int, int] = {}
        """The file's number of an account → our id, below zero for one that is only to come."""
        self._added: list[Account] = []
        self._changed: dict[int, dict[str, Any]] = {}
        self._settings: dict[str, object] = {}
        self._of_accounts: list[tuple[str, int, object]] = []
        self._templates: list[Template] = []
        self._views: list[View] = []

    def writing(self) -> Writing:
        """Return what would be written."""
        return Writing(
            self._added, self._changed, self._settings, self._of_accounts, self._templates,
            self._views,
        )  # fmt: skip

    # -- accounts -----------------------------------------------------------------------

    async def accounts(self) -> None:
        """Find each account, or make it."""
        here = {same_account(entry_of(self._core, one)): one for one in self._core.accounts.all()}
        held = {one.account: one for one in self._file.secrets}
        for at, entry in enumerate(self._file.accounts, 1):
            known, secret = here.get(same_account(entry)), held.get(entry.number)
            self._ids[entry.number] = known.id if known else -at
            if known is None:
                self._add(entry, -at, secret)
            else:
                await self._change(entry, known, secret)

    def _add(self, entry: AccountEntry, number: int, secret: SecretEntry | None) -> None:
        name, group = plain(entry.name), _group(entry)
        vault_name = secrets.token_hex(16)
        self.lines.append(Line(group, Deed.ADD, name))
        has_key = secret is not None and bool(secret.key)
        self.lines.append(Line(group, Deed.KEY if has_key else Deed.KEYLESS, name))
        if secret is not None and secret.key:
            self.keys[vault_name] = Secret(secret.key)
        self._added.append(
            Account(
                id=number,
                name=name,
                url=normalise(entry.url),
                vault_name=vault_name,
                colour=entry.colour,
                currency=entry.currency,
                dialects=Dialects(classic=entry.classic, rest=entry.rest),
                practice=entry.practice,
                parallel=entry.parallel,
                per_minute=entry.per_minute,
                proxy=normalise_proxy(secret.proxy if secret else entry.proxy),
                ca=read_ca(entry.ca.encode()) if entry.ca else "",
                data_pool=entry.data_pool,
                paused=True,
            )
        )
        self._limit(entry, number)

    async def _change(
        self, entry: AccountEntry, known: Account, secret: SecretEntry | None
    ) -> None:
        now, name, group = entry_of(self._core, known), plain(known.name), _group(entry)
        fields: dict[str, Any] = {}
        for what in DETAILS:
            before, after = getattr(now, what), getattr(entry, what)
            if before != after:
                fields[what] = after
                self.lines.append(Line(group, Deed.CHANGE, name, what, before, after))
        for what in LIMITS:
            before, after = getattr(now, what), getattr(entry, what)
            if after is not None and before != after:
                self.lines.append(Line(group, Deed.CHANGE, name, what, before, after))
        if secret is not None and secret.key and await self._core.accounts.key_of(known) is None:
            fields["vault_name"] = vault_name = secrets.token_hex(16)
            self.keys[vault_name] = Secret(secret.key)
            self.lines.append(Line(group, Deed.KEY, name))
        if fields:
            self._changed[known.id] = fields
        self._limit(entry, known.id)

    def _limit(self, entry: AccountEntry, number: int) -> None:
        """Take the settings that are an account's own."""
        low = entry.low_balance
        kept: dict[str, object] = {
            caution.LIMIT: _amount(entry.order_limit),
            caution.DAILY: _amount(entry.daily_limit),
            aftersales.KEY: entry.wait_hours,
            setting_of(""): low and {"amount": _amount(low.amount), "days": low.days},
        }
        self._of_accounts += [(key, number, one) for key, one in kept.items() if one is not None]

    async def pauses(self) -> None:
        """Pause what has orders in its queue, when what they wait by changes: nothing is let go."""
        counts = await self._core.orders.counts()
        waiting = {
            account_id
            for (account_id, state), many in counts.items()
            if many and state in (State.QUEUED, State.HELD)
        }
        all_of_them = bool(OF_SENDING & set(self._changes()))
        named = {(one.group, one.name) for one in self.lines}
        for account in self._core.accounts.all():
            name = plain(account.name)
            group = Group.PRACTICE if account.practice else Group.ACCOUNT
            moved = all_of_them or (group, name) in named
            if account.id in waiting and moved and not account.paused:
                self._changed.setdefault(account.id, {})["paused"] = True
                self.lines.append(Line(group, Deed.PAUSE, name))

    # -- settings -----------------------------------------------------------------------

    def _changes(self) -> Mapping[str, tuple[object, object]]:
        now, then = wishes_of(self._core), self._file.settings
        pairs = {name: (getattr(now, name), getattr(then, name)) for name in KEYS}
        return {
            name: (before, after)
            for name, (before, after) in pairs.items()
            if after is not None and _sorted(before) != _sorted(after)
        }

    def settings(self) -> None:
        """Take what differs of the settings and of the shortcuts."""
        for name, (before, after) in self._changes().items():
            self.lines.append(Line(Group.SETTING, Deed.CHANGE, name, name, before, after))
            self._settings[KEYS[name]] = _kept(after)
        now = shortcuts_of(self._core)
        then = self._file.shortcuts
        for name, chosen in then.items():
            if now.get(name) != chosen:
                before = now.get(name)
                self.lines.append(Line(Group.SHORTCUT, Deed.CHANGE, name, name, before, chosen))
        if any(one.group is Group.SHORTCUT for one in self.lines):
            self._settings[SHORTCUTS] = {**now, **then}

    # -- templates and views ------------------------------------------------------------

    async def templates(self) -> None:
        """Add those that are new; one of the same name and account gets the file's content."""
        here = {(one.account_id, fold(one.name)): one for one in await self._core.templates.all()}
        for entry in self._file.templates:
            account = None if entry.account is None else self._ids[entry.account]
            known = here.get((account, fold(entry.name)))
            made = _template(entry, known.id if known else 0, account)
            if known is None or template_entry(known) != template_entry(made):
                deed = Deed.CHANGE if known else Deed.ADD
                self.lines.append(Line(Group.TEMPLATE, deed, made.name))
                self._templates.append(made)

    async def views(self) -> None:
        """Add those that are new; one of the same name asks for what the file says."""
        here = {fold(one.name): one for one in await self._core.views.all()}
        names = dict(self._names())
        for entry in self._file.views:
            known = here.get(fold(entry.name))
            accounts = [self._ids[one] for one in entry.accounts]
            made = _view(entry, known.id if known else 0, accounts)
            whose = ", ".join(names[one] for one in entry.accounts)
            everyone: set[int] = {*made.wish.accounts, *(known.wish.accounts if known else ())}
            if known is None or view_entry(known, everyone) != view_entry(made, everyone):
                deed = Deed.CHANGE if known else Deed.ADD
                self.lines.append(Line(Group.VIEW, deed, made.name))
                self._views.append(replace(made, whose=whose))

    def _names(self) -> Iterator[tuple[int, str]]:
        for entry in self._file.accounts:
            yield entry.number, plain(entry.name)


def _group(entry: AccountEntry) -> Group:
    return Group.PRACTICE if entry.practice else Group.ACCOUNT


def _amount(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:f}"


def _sorted(value: object) -> object:
    return sorted(value) if isinstance(value, list) else value  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType] - texts


def _kept(value: object) -> object:
    """Return a setting's value as the program keeps it."""
    if isinstance(value, list):
        return sorted({*cast("list[News]", value)} | URGENT)
    return _amount(value) if isinstance(value, Decimal) else value


def _template(entry: TemplateEntry, number: int, account_id: int | None) -> Template:
    return Template(
        number,
        plain(entry.name),
        account_id,
        entry.service_id,
        entry.service_name,
        entry.kind,
        entry.fields,
        entry.extra,
        Tags(entry.label, entry.customer, entry.note, entry.colour),
        entry.rate,
    )


def _view(entry: ViewEntry, number: int, accounts: list[int]) -> View:
    wish = Wish(
        group=entry.group,
        accounts=frozenset(accounts),
        search=entry.search,
        filter=OrderFilter(
            services=frozenset(entry.services),
            categories=frozenset(entry.categories),
            labels=frozenset(entry.labels),
            customers=frozenset(entry.customers),
            colours=frozenset(entry.colours),
            pools=frozenset(entry.pools),
        ),
        sent=Sent(entry.within, entry.first, entry.last),
        sort=entry.sort,
        descending=entry.descending,
    )
    return View(number, plain(entry.name), wish, layout=entry.columns)
