"""What an entry of a file becomes here."""

from xpanel_desktop.api.address import normalise, normalise_proxy
from xpanel_desktop.api.ca import read as read_ca
from xpanel_desktop.app.transfer.file import AccountEntry, SecretEntry, TemplateEntry, ViewEntry
from xpanel_desktop.domain.account import Account, Dialects
from xpanel_desktop.domain.plain import plain
from xpanel_desktop.domain.query import OrderFilter
from xpanel_desktop.domain.tags import Tags
from xpanel_desktop.domain.template import Template
from xpanel_desktop.domain.views import Sent, View, Wish


def account_of(
    entry: AccountEntry, secret: SecretEntry | None, number: int, vault_name: str
) -> Account:
    """Return a new account by our number of it; it comes paused."""
    return Account(
        id=number,
        name=plain(entry.name),
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


def template_of(entry: TemplateEntry, number: int, account_id: int | None) -> Template:
    """Return a template by our number of it, 0 for a new one, and our number of its account."""
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


def view_of(entry: ViewEntry, number: int, accounts: list[int]) -> View:
    """Return a view by our number of it, 0 for a new one, and our numbers of its accounts."""
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
