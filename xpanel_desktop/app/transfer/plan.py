"""What importing a file would change here, told before anything is: nothing is written.

An account is the same when address and name are; practice is one account, and never another's.
What is here already and not in the file stays, and so does what a line that is left out would do.
"""

import secrets
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any, cast

from xpanel_desktop.app import aftersales, caution
from xpanel_desktop.app.core import Core
from xpanel_desktop.app.low_balance import setting_of
from xpanel_desktop.app.transfer.entries import account_of, template_of, view_of
from xpanel_desktop.app.transfer.file import (
    AccountEntry,
    SecretEntry,
    SettingsFile,
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
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.folding import fold
from xpanel_desktop.domain.news import URGENT, News
from xpanel_desktop.domain.plain import plain
from xpanel_desktop.domain.secret import Secret
from xpanel_desktop.domain.state import State
from xpanel_desktop.domain.template import Template
from xpanel_desktop.domain.views import View
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


Mark = tuple[Group, Deed, int, str]
"""What tells a line from all others of a plan."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that importing would do. Before and after are values as the file words them."""

    group: Group
    deed: Deed
    name: str
    field: str = ""
    before: object = None
    after: object = None
    at: int = 0
    """The account's number in the file, or the place in the file's list; 0 for what has a name."""

    @property
    def mark(self) -> Mark:
        """What tells it from all other lines of the plan."""
        return self.group, self.deed, self.at, self.field

    @property
    def follows(self) -> bool:
        """Whether it comes of the other lines, and so cannot be left out by itself."""
        return self.deed in (Deed.KEYLESS, Deed.PAUSE)


@dataclass(frozen=True, slots=True, repr=False)
class Plan:
    """All of it, in the order in which it is shown."""

    lines: tuple[Line, ...]
    """What the whole file would do, whatever of it is left out."""
    taken: tuple[bool, ...]
    """Of each line, whether it would be done: not left out, nor what it needs."""
    without: frozenset[Mark]
    """The lines that are left out."""
    writing: Writing
    keys: Mapping[str, Secret] = field(default_factory=dict[str, Secret])
    """Name in the vault → key."""

    @property
    def many(self) -> int:
        """How many of the lines that can be left out would be done."""
        both = zip(self.lines, self.taken, strict=True)
        return sum(taken and not line.follows for line, taken in both)


async def plan(core: Core, file: SettingsFile, without: Collection[Mark] = ()) -> Plan:
    """Return what importing a file, but for some lines, would do now.

    Raises nothing that reading the file did not.
    """
    making = _Making(core, file, frozenset(without))
    await making.accounts()
    await making.pauses()
    making.settings()
    await making.templates()
    await making.views()
    return making.plan()


class _Making:
    """A plan as it comes into being."""

    def __init__(self, core: Core, file: SettingsFile, without: frozenset[Mark]) -> None:
        self._core, self._file, self._without = core, file, without
        self._lines: list[tuple[Line, bool]] = []
        self._keys: dict[str, Secret] = {}
        self._ids: dict[int, int] = {}
        """The file's number of an account → our id, below zero for one that is only to come."""
        self._left: set[int] = set()
        """The file's numbers of the accounts that are left out."""
        self._added: list[Account] = []
        self._changed: dict[int, dict[str, Any]] = {}
        self._settings: dict[str, object] = {}
        self._of_accounts: list[tuple[str, int, object]] = []
        self._templates: list[Template] = []
        self._views: list[View] = []

    def plan(self) -> Plan:
        """Return what would be done."""
        writing = Writing(
            self._added, self._changed, self._settings, self._of_accounts, self._templates,
            self._views,
        )  # fmt: skip
        lines = tuple(line for line, _ in self._lines)
        taken = tuple(taken for _, taken in self._lines)
        return Plan(lines, taken, self._without, writing, self._keys)

    def _offer(self, line: Line, *, can: bool = True) -> bool:
        """Show a line; tell whether it is taken. One that needs what is left out cannot be."""
        taken = can and self._wants(line)
        self._lines.append((line, taken))
        return taken

    def _wants(self, line: Line) -> bool:
        return line.follows or line.mark not in self._without

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
        wanted = self._offer(Line(group, Deed.ADD, name, at=entry.number))
        key = secret.key if secret is not None else ""
        deed = Deed.KEY if key else Deed.KEYLESS
        with_key = self._offer(Line(group, deed, name, at=entry.number), can=wanted)
        if not wanted:
            self._left.add(entry.number)
            return
        if key and with_key:
            self._keys[vault_name] = Secret(key)
        self._added.append(account_of(entry, secret, number, vault_name))
        self._limit(entry, number, LIMITS)

    async def _change(
        self, entry: AccountEntry, known: Account, secret: SecretEntry | None
    ) -> None:
        now, name, group = entry_of(self._core, known), plain(known.name), _group(entry)
        taken: dict[str, object] = {}
        for what in (*DETAILS, *LIMITS):
            before, after = getattr(now, what), getattr(entry, what)
            if before == after or (what in LIMITS and after is None):
                continue
            line = Line(group, Deed.CHANGE, name, what, before, after, entry.number)
            if self._offer(line):
                taken[what] = after
        fields: dict[str, Any] = {what: taken[what] for what in DETAILS if what in taken}
        key = secret.key if secret is not None else ""
        line = Line(group, Deed.KEY, name, at=entry.number)
        if key and await self._core.accounts.key_of(known) is None and self._offer(line):
            fields["vault_name"] = vault_name = secrets.token_hex(16)
            self._keys[vault_name] = Secret(key)
        if fields:
            self._changed[known.id] = fields
        self._limit(entry, known.id, [what for what in LIMITS if what in taken])

    def _limit(self, entry: AccountEntry, number: int, which: Collection[str]) -> None:
        """Take settings that are an account's own."""
        low = entry.low_balance
        kept: dict[str, tuple[str, object]] = {
            "order_limit": (caution.LIMIT, _amount(entry.order_limit)),
            "daily_limit": (caution.DAILY, _amount(entry.daily_limit)),
            "wait_hours": (aftersales.KEY, entry.wait_hours),
            "low_balance": (
                setting_of(""),
                low and {"amount": _amount(low.amount), "days": low.days},
            ),
        }
        for what in which:
            key, value = kept[what]
            if value is not None:
                self._of_accounts.append((key, number, value))

    async def pauses(self) -> None:
        """Pause what has orders in its queue, when what they wait by changes: nothing is let go."""
        counts = await self._core.orders.counts()
        waiting = {
            account_id
            for (account_id, state), many in counts.items()
            if many and state in (State.QUEUED, State.HELD)
        }
        of_all = [self._wants(_setting(*one)) for one in self._changes() if one[0] in OF_SENDING]
        moved: dict[int, list[bool]] = {}
        for line, taken in self._lines:
            moved.setdefault(self._ids[line.at], []).append(taken)
        for account in self._core.accounts.all():
            changes = of_all + moved.get(account.id, [])
            if account.id not in waiting or account.paused or not changes:
                continue
            group = Group.PRACTICE if account.practice else Group.ACCOUNT
            line = Line(group, Deed.PAUSE, plain(account.name))
            if self._offer(line, can=any(changes)):
                self._changed.setdefault(account.id, {})["paused"] = True

    # -- settings -----------------------------------------------------------------------

    def _changes(self) -> Iterator[tuple[str, object, object]]:
        """Yield the name of each setting that differs, with its value now and in the file."""
        now, then = wishes_of(self._core), self._file.settings
        for name in KEYS:
            before, after = getattr(now, name), getattr(then, name)
            if after is not None and _sorted(before) != _sorted(after):
                yield name, before, after

    def settings(self) -> None:
        """Take what differs of the settings and of the shortcuts."""
        for name, before, after in self._changes():
            if self._offer(_setting(name, before, after)):
                self._settings[KEYS[name]] = _kept(after)
        now = shortcuts_of(self._core)
        taken: dict[str, list[str]] = {}
        for name, chosen in self._file.shortcuts.items():
            line = Line(Group.SHORTCUT, Deed.CHANGE, name, name, now.get(name), chosen)
            if now.get(name) != chosen and self._offer(line):
                taken[name] = chosen
        if taken:
            self._settings[SHORTCUTS] = {**now, **taken}

    # -- templates and views ------------------------------------------------------------

    async def templates(self) -> None:
        """Add those that are new; one of the same name and account gets the file's content."""
        here = {(one.account_id, fold(one.name)): one for one in await self._core.templates.all()}
        for at, entry in enumerate(self._file.templates):
            account = None if entry.account is None else self._ids[entry.account]
            known = here.get((account, fold(entry.name)))
            made = template_of(entry, known.id if known else 0, account)
            if known is None or template_entry(known) != template_entry(made):
                deed = Deed.CHANGE if known else Deed.ADD
                line = Line(Group.TEMPLATE, deed, made.name, at=at)
                if self._offer(line, can=entry.account not in self._left):
                    self._templates.append(made)

    async def views(self) -> None:
        """Add those that are new; one of the same name asks for what the file says."""
        here = {fold(one.name): one for one in await self._core.views.all()}
        names = dict(self._names())
        for at, entry in enumerate(self._file.views):
            known = here.get(fold(entry.name))
            accounts = [self._ids[one] for one in entry.accounts]
            made = view_of(entry, known.id if known else 0, accounts)
            whose = ", ".join(names[one] for one in entry.accounts)
            everyone: set[int] = {*made.wish.accounts, *(known.wish.accounts if known else ())}
            if known is None or view_entry(known, everyone) != view_entry(made, everyone):
                deed = Deed.CHANGE if known else Deed.ADD
                line = Line(Group.VIEW, deed, made.name, at=at)
                if self._offer(line, can=self._left.isdisjoint(entry.accounts)):
                    self._views.append(replace(made, whose=whose))

    def _names(self) -> Iterator[tuple[int, str]]:
        for entry in self._file.accounts:
            yield entry.number, plain(entry.name)


def _setting(name: str, before: object, after: object) -> Line:
    return Line(Group.SETTING, Deed.CHANGE, name, name, before, after)


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
