"""What a file of settings is made of: all that the operator set, and of accounts no key."""

from collections.abc import Container, Mapping
from typing import Any

import msgspec

from xpanel_desktop import __version__
from xpanel_desktop.api.address import without_login
from xpanel_desktop.app import aftersales, caution, news
from xpanel_desktop.app.core import Core
from xpanel_desktop.app.transfer.file import (
    AccountEntry,
    Keys,
    LowBalanceEntry,
    SecretEntry,
    SettingsFile,
    TemplateEntry,
    ViewEntry,
    WishesEntry,
)
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.news import URGENT
from xpanel_desktop.domain.runway import Threshold
from xpanel_desktop.domain.template import Template
from xpanel_desktop.domain.views import View

KEYS: Mapping[str, str] = {
    "language": "language",
    "scheme": "scheme",
    "close_to_tray": "news.close_to_tray",
    "undo_seconds": caution.REST,
    "price_tolerance": caution.TOLERANCE,
    "ask_after_offline": caution.ASK,
    "news_kinds": news.KINDS,
    "news_minutes": news.EVERY,
    "quiet_hours": news.QUIET,
    "urgent_in_quiet_hours": news.URGENT_PASSES,
}
"""A setting's name in the file → its key."""
SHORTCUTS = "keys"
SETS = ("services", "categories", "labels", "customers", "colours", "pools")
"""The sets of a view's filter."""
_MAYBE = frozenset({"price_tolerance"})
"""Settings that are kept as an empty text where there is none."""
OF_SENDING = frozenset({"undo_seconds", "price_tolerance", "ask_after_offline"})
"""Settings that decide what leaves, and when."""


async def gather(core: Core, *, with_keys: bool = False) -> SettingsFile:
    """Return all that is carried. `with_keys` adds keys and logins: for an encrypted file alone."""
    accounts = core.accounts.all()
    here = {account.id for account in accounts}
    templates = await core.templates.all()
    shortcuts = shortcuts_of(core)
    return SettingsFile(
        written_by=__version__,
        accounts=[entry_of(core, account) for account in accounts],
        settings=wishes_of(core),
        shortcuts=shortcuts,
        templates=[template_entry(one) for one in templates if one.account_id in {None, *here}],
        views=[view_entry(one, here) for one in await core.views.all() if _means(one, here)],
        secrets=[await _secret(core, one) for one in accounts] if with_keys else [],
    )


def entry_of(core: Core, account: Account) -> AccountEntry:
    """Return an account as the file has it, by its own id."""
    low = core.low_balance.threshold(account.id)
    wait = core.settings.raw(f"{aftersales.KEY}{account.id}")
    return AccountEntry(
        number=account.id,
        name=account.name,
        url=account.url,
        practice=account.practice,
        colour=account.colour,
        currency=account.currency,
        classic=account.dialects.classic,
        rest=account.dialects.rest,
        parallel=account.parallel,
        per_minute=account.per_minute,
        proxy=without_login(account.proxy),
        ca=account.ca,
        data_pool=account.data_pool,
        order_limit=core.caution.order_limit(account.id),
        daily_limit=core.caution.daily_limit(account.id),
        low_balance=None if low == Threshold() else LowBalanceEntry(low.amount, low.days),
        wait_hours=wait if isinstance(wait, int) else None,
    )


def wishes_of(core: Core) -> WishesEntry:
    """Return the settings that are set; what is damaged is as good as not set."""
    found: dict[str, Any] = {}
    for name, key in KEYS.items():
        kept = core.settings.raw(key)
        told = (kept or None) if name in _MAYBE else kept
        try:
            read = msgspec.convert({name: told}, WishesEntry)
        except msgspec.ValidationError:
            continue
        found[name] = getattr(read, name)
    if found.get("news_kinds") is not None:
        found["news_kinds"] = sorted({*found["news_kinds"]} - URGENT)
    return WishesEntry(**found)


def shortcuts_of(core: Core) -> dict[str, list[str]]:
    """Return the keys that the operator chose; what is damaged is left out."""
    kept = core.settings.get(SHORTCUTS, dict[str, object]())
    found: dict[str, list[str]] = {}
    for name, chosen in kept.items():
        try:
            found[name] = msgspec.convert(chosen, Keys)
        except msgspec.ValidationError:
            continue
    return found


def template_entry(template: Template) -> TemplateEntry:
    """Return a template as the file has it, its account by our own id."""
    tags = template.tags
    return TemplateEntry(
        name=template.name,
        account=template.account_id,
        service_id=template.service_id,
        service_name=template.service_name,
        kind=template.kind,
        fields=dict(template.values),
        extra=dict(template.extra),
        label=tags.label,
        customer=tags.customer,
        note=tags.note,
        colour=tags.colour,
        rate=template.rate,
    )


def view_entry(view: View, here: Container[int]) -> ViewEntry:
    """Return a view as the file has it, with those of its accounts that are still there."""
    wish = view.wish
    sets = {name: sorted(getattr(wish.filter, name)) for name in SETS}
    return ViewEntry(
        name=view.name,
        accounts=[one for one in sorted(wish.accounts) if one in here],
        group=wish.group,
        search=wish.search,
        within=wish.sent.within,
        first=wish.sent.first,
        last=wish.sent.last,
        sort=wish.sort,
        descending=wish.descending,
        columns=dict(view.layout),
        **sets,
    )


def _means(view: View, here: Container[int]) -> bool:
    """Tell whether a view means anything that is there: without its accounts it would mean all."""
    accounts = view.wish.accounts
    return not accounts or any(one in here for one in accounts)


async def _secret(core: Core, account: Account) -> SecretEntry:
    key = await core.accounts.key_of(account)
    return SecretEntry(account.id, key.reveal() if key else "", account.proxy)
