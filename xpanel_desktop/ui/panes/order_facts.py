"""An order as names and values: what was asked, what came back, when, and each attempt."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.order import IMPORTED, Attempt, Order
from xpanel_desktop.domain.ticket import request
from xpanel_desktop.ui import text as words
from xpanel_desktop.ui.account_words import named
from xpanel_desktop.ui.models.attempt_words import ending_words, reason_of
from xpanel_desktop.ui.models.order_cells import clock, money
from xpanel_desktop.ui.models.order_why import why
from xpanel_desktop.ui.models.service_cells import count
from xpanel_desktop.ui.panes.ticket_words import field_word
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.widgets.facts import Fact

translate = QCoreApplication.translate


def delivery_facts(order: Order, account: Account | None) -> list[Fact]:
    """Return what the panel reported, and what it costs."""
    facts = [
        Fact(translate("Orders", "Account"), named(account) if account else ""),
        Fact(translate("Orders", "Expected charge"), money(order, expected=True)),
        Fact(translate("Orders", "Charge"), money(order, expected=False)),
        Fact(translate("Orders", "Quantity"), count(order.quantity)),
        Fact(translate("Orders", "Start count"), count(order.start_count)),
        Fact(translate("Orders", "Remains"), count(order.remains)),
    ]
    if order.status_word:
        facts.append(Fact(translate("Orders", "The panel's word"), order.status_word))
    reason = why(order)
    if reason:
        facts.append(Fact(translate("Orders", "Problem"), reason, long=True))
    return facts


def request_facts(order: Order, account: Account | None) -> list[Fact]:
    """Return the parameters exactly as they go over the wire; the key is none of them."""
    if order.origin == IMPORTED:
        tip = translate("Orders", "Placed elsewhere: what was asked for is not known here.")
        told = translate("Orders", "Placed elsewhere")
        return [Fact(translate("Orders", "Origin"), told, tip=tip)]
    wire = request(order.ticket, xpanel=bool(account and account.dialects.rest))
    named = {"service": translate("Orders", "Service ID")}
    return [
        Fact(named.get(name) or plain(field_word(name)), value, long="\n" in value)
        for name, value in wire.items()
    ]


def time_facts(order: Order, now: datetime) -> list[Fact]:
    """Return when things happened, with their age, and when the panel is asked next."""
    times = (
        (translate("Orders", "Written"), order.created_at),
        (translate("Orders", "Queued"), order.queued_at),
        (translate("Orders", "Sent"), order.sent_at),
        (translate("Orders", "Last moved"), order.moved_at),
        (translate("Orders", "Last asked"), order.asked_at),
    )
    facts = [
        Fact(name, f"{words.moment(at)} · {words.age(at, now)}", wrap=True)
        for name, at in times
        if at
    ]
    if order.origin == IMPORTED:
        facts[0] = replace(facts[0], name=translate("Orders", "Followed since"))
    if order.next_ask_at is not None:
        about = translate("Orders", "about {time}")
        soon = translate("Orders", "as soon as its turn comes")
        due = order.next_ask_at > now
        told = about.format(time=clock(order.next_ask_at)) if due else soon
        facts.append(Fact(translate("Orders", "Asked next"), told, wrap=True))
    return facts


def attempt_facts(attempts: Sequence[Attempt]) -> list[Fact]:
    """Return each attempt with its time, its ending and the raw answer."""
    facts: list[Fact] = []
    for attempt in attempts:
        number = translate("Attempts", "No. {number}").format(number=count(attempt.number))
        facts.append(Fact(number, _attempt(attempt), wrap=True))
        if attempt.answer:
            facts.append(Fact(translate("Attempts", "Answer"), attempt.answer, long=True))
    return facts


def _attempt(attempt: Attempt) -> str:
    parts = [words.moment(attempt.started_at), ending_words(attempt)]
    if attempt.reason:
        parts.append(reason_of(attempt))
    if attempt.http_status is not None:
        parts.append(f"HTTP {attempt.http_status}")
    return " · ".join(parts)
