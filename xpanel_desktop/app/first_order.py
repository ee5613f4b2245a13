"""The first order of whoever tries the program: small, whole, and on the practice panel alone."""

from collections.abc import Iterable

from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.checks import Level, Situation, check
from xpanel_desktop.domain.service import Kind, Service, suggested_kind
from xpanel_desktop.domain.template import Template
from xpanel_desktop.domain.ticket import Ticket

LINKS = (
    "https://www.instagram.com/example",
    "https://www.instagram.com/p/example1/",
    "https://www.tiktok.com/@example",
    "https://www.youtube.com/watch?v=example",
    "https://example.com/",
)
"""Tried in turn: a service is for one platform, and for profiles or posts."""


def first_order(
    account: Account, services: Iterable[Service], situation: Situation
) -> tuple[Service, Template] | None:
    """Return a service and a ticket for it that nothing speaks against; None without any.

    Never for an account that is not a practice one.
    """
    if not account.practice:
        return None
    for service in services:
        kind = suggested_kind(service, xpanel=situation.xpanel)
        if kind is not Kind.DEFAULT or not service.minimum:
            continue
        for link in LINKS:
            values = {"link": link, "quantity": str(service.minimum)}
            ticket = Ticket(account.id, service.id, kind, values)
            if check(ticket, service, situation).level is Level.PASS:
                name = service.name
                return service, Template(0, name, account.id, service.id, name, kind, values)
    return None
