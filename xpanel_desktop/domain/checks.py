"""The checks of a ticket: pass, warn or block, each with its reason, without I/O.

A block cannot be sent; a warning is for the operator to confirm. The same function serves every
keystroke, the bulk import and the moment of sending.
"""

import dataclasses
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum, StrEnum

from xpanel_desktop.domain import links
from xpanel_desktop.domain.fields import (
    COUNT_TOLD,
    FIELDS,
    FLAT_RATE,
    RESERVED,
    Field,
    Shape,
    field_named,
)
from xpanel_desktop.domain.service import Kind, Service
from xpanel_desktop.domain.ticket import (
    Size,
    Ticket,
    asked_fields,
    charge,
    parse_count,
    parse_day,
    size,
)

MAX_LINK = 2000
_ANY_SITE = frozenset({Kind.SEO, Kind.WEB_TRAFFIC})
KEPT = "check:"
"""What a stored problem begins with."""


class Level(IntEnum):
    """How much a problem weighs."""

    PASS = 0
    WARN = 1
    BLOCK = 2


class Code(StrEnum):
    """What is wrong; the words for it are the screen's. `detail` names the numbers."""

    NO_SERVICE = "no_service"
    MISSING = "missing"
    NOT_A_NUMBER = "not_a_number"
    NOT_AN_OPTION = "not_an_option"
    NOT_A_DAY = "not_a_day"
    BELOW_MINIMUM = "below_minimum"
    ABOVE_MAXIMUM = "above_maximum"
    LIMITS_ODD = "limits_odd"
    RANGE_UPSIDE_DOWN = "range_upside_down"
    LINK_HAS_BLANKS = "link_has_blanks"
    LINK_TOO_LONG = "link_too_long"
    LINK_NOT_WEB = "link_not_web"
    RUNS_WITHOUT_INTERVAL = "runs_without_interval"
    INTERVAL_WITHOUT_RUNS = "interval_without_runs"
    NO_DRIPFEED = "no_dripfeed"
    NO_CHOICE = "no_choice"
    TWO_CHOICES = "two_choices"
    COUNT_DIFFERS = "count_differs"
    DOUBLE_LINES = "double_lines"
    TYPE_UNHEARD = "type_unheard"
    RESERVED_NAME = "reserved_name"
    RATE_UNKNOWN = "rate_unknown"
    RATE_MOVED = "rate_moved"
    BALANCE_SHORT = "balance_short"
    SAME_LINK = "same_link"
    OVER_LIMIT = "over_limit"
    POOL_EMPTY = "pool_empty"
    LINK_ELSEWHERE = "link_elsewhere"
    LINK_IS_POST = "link_is_post"
    LINK_IS_PROFILE = "link_is_profile"
    READ_ONLY = "read_only"
    """The operator only looks at the account."""
    MAY_BE_SENT = "may_be_sent"
    """It was queued in a database that may not tell the whole truth."""


def _no_detail() -> Mapping[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong or worth a look."""

    level: Level
    code: Code
    field: str = ""
    """The wire name of the field it concerns; empty: the ticket as a whole."""
    detail: Mapping[str, str] = dataclasses.field(default_factory=_no_detail)


@dataclass(frozen=True, slots=True)
class Check:
    """The verdict on a ticket."""

    charge: Decimal | None
    size: Size
    problems: tuple[Problem, ...]

    @property
    def level(self) -> Level:
        """The weight of the heaviest problem."""
        return max((problem.level for problem in self.problems), default=Level.PASS)


@dataclass(frozen=True, slots=True)
class Situation:
    """What a check knows beside ticket and service. None or 0: not known, nothing to say."""

    xpanel: bool = False
    balance: Decimal | None = None
    same_link: int = 0
    """Orders with this link that are drafted, queued, unknown or still active."""
    agreed_rate: Decimal | None = None
    """The rate that the operator saw when the draft was written."""
    order_limit: Decimal | None = None
    """The most that one order may cost, set by the operator."""
    pools: Mapping[str, int | None] = dataclasses.field(default_factory=dict[str, int | None])
    """Pool → capacity, as the panel last told."""
    read_only: bool = False
    """The operator only looks at the account."""


def check(ticket: Ticket, service: Service | None, situation: Situation) -> Check:
    """Return charge, size and every problem of `ticket`. Pure; fast enough for a keystroke."""
    if service is None:
        return Check(None, size(ticket), (Problem(Level.BLOCK, Code.NO_SERVICE),))
    cost = charge(ticket, service)
    problems = (
        *_account(situation),
        *_fields(ticket, situation),
        *_platform(ticket, service),
        *_limits(ticket, service),
        *_drip_feed(ticket, service),
        *_kind(ticket),
        *_money(ticket, service, situation, cost),
    )
    return Check(cost, size(ticket), problems)


def moved_too_far(
    agreed: Decimal | None, now: Decimal | None, tolerance: Decimal
) -> Problem | None:
    """Return the problem of a rate that rose by more than `tolerance` per cent since it was seen.

    A rate that fell, or that was never known, is no reason to hold an order back.
    """
    if agreed is None or now is None or now * 100 <= agreed * (100 + tolerance):
        return None
    return _block(Code.RATE_MOVED, before=agreed, now=now)


def kept(problem: Problem) -> str:
    """Return a problem as text that can be stored with an order; `read_kept` brings it back."""
    return KEPT + json.dumps([problem.level, problem.code, problem.field, dict(problem.detail)])


def read_kept(text: str) -> Problem | None:
    """Return the problem that was stored as text; None for any other text, a panel's own words."""
    if not text.startswith(KEPT):
        return None
    try:
        level, code, name, detail = json.loads(text.removeprefix(KEPT))
        return Problem(Level(level), Code(code), str(name), {k: str(detail[k]) for k in detail})
    except (ValueError, TypeError):
        return None


def _block(code: Code, name: str = "", **detail: object) -> Problem:
    return Problem(Level.BLOCK, code, name, {key: str(value) for key, value in detail.items()})


def _warn(code: Code, name: str = "", **detail: object) -> Problem:
    return Problem(Level.WARN, code, name, {key: str(value) for key, value in detail.items()})


def _account(situation: Situation) -> Iterator[Problem]:
    if situation.read_only:
        yield _block(Code.READ_ONLY)


def _fields(ticket: Ticket, situation: Situation) -> Iterator[Problem]:
    for item in asked_fields(ticket, xpanel=situation.xpanel):
        text = ticket.text(item.name)
        if text:
            yield from _shape(ticket, item, text)
        elif item.required:
            yield _block(Code.MISSING, item.name)
    pool = ticket.text("data_pool")
    if pool and situation.pools.get(pool) == 0:
        yield _warn(Code.POOL_EMPTY, "data_pool", pool=pool)


def _shape(ticket: Ticket, item: Field, text: str) -> Iterator[Problem]:
    match item.shape:
        case Shape.LINK:
            yield from _link(item.name, text)
        case Shape.COUNT | Shape.WHOLE:
            number = parse_count(text)
            if number is None or (number == 0 and item.shape is Shape.COUNT):
                yield _block(Code.NOT_A_NUMBER, item.name)
        case Shape.LINES:
            lines = ticket.lines(item.name)
            doubles = len(lines) - len(set(lines))
            if doubles:
                yield _warn(Code.DOUBLE_LINES, item.name, count=doubles)
        case Shape.CHOICE | Shape.POOL:
            if text not in item.options:
                yield _block(Code.NOT_AN_OPTION, item.name)
        case Shape.DATE:
            if parse_day(text) is None:
                yield _block(Code.NOT_A_DAY, item.name)
        case Shape.TEXT:  # pragma: no branch - all
            pass


def _link(name: str, text: str) -> Iterator[Problem]:
    if len(text) > MAX_LINK:
        yield _block(Code.LINK_TOO_LONG, name, most=MAX_LINK)
    elif " " in text or not text.isprintable():  # no other blank is printable
        yield _block(Code.LINK_HAS_BLANKS, name)
    elif not text.lower().startswith(("https://", "http://")):
        yield _warn(Code.LINK_NOT_WEB, name)


def _platform(ticket: Ticket, service: Service) -> Iterator[Problem]:
    platform = links.platform_of(service)
    if platform is None or ticket.kind in _ANY_SITE or not field_named(ticket.kind, "link"):
        return
    link = ticket.text("link")
    shapes = (links.expects(service), links.shape_of(link, platform))
    if links.is_elsewhere(link, platform):
        host = links.parts_of(link)[0]
        yield _warn(Code.LINK_ELSEWHERE, "link", platform=platform.name, host=host)
    elif shapes == (links.Expected.PROFILE, links.Expected.POST):
        yield _warn(Code.LINK_IS_POST, "link")
    elif shapes == (links.Expected.POST, links.Expected.PROFILE):
        yield _warn(Code.LINK_IS_PROFILE, "link")


def _limits(ticket: Ticket, service: Service) -> Iterator[Problem]:
    low, high = service.minimum, service.maximum
    if low is not None and high is not None and high < low:
        yield _warn(Code.LIMITS_ODD, minimum=low, maximum=high)
        return
    if ticket.kind in FLAT_RATE:  # a package is one, however many lines it has
        return
    for name, number in _limited(ticket):
        if number is not None and low is not None and number < low:
            yield _block(Code.BELOW_MINIMUM, name, minimum=low, quantity=number)
        if number is not None and high is not None and number > high:
            yield _block(Code.ABOVE_MAXIMUM, name, maximum=high, quantity=number)


def _limited(ticket: Ticket) -> Iterator[tuple[str, int | None]]:
    """Yield the numbers that min and max hold for: a quantity is limited per run."""
    if ticket.kind is Kind.SUBSCRIPTIONS:
        yield "min", ticket.count("min")
        yield "max", ticket.count("max")
    else:
        yield "quantity", size(ticket).per_run


def _drip_feed(ticket: Ticket, service: Service) -> Iterator[Problem]:
    runs, interval = ticket.text("runs"), ticket.text("interval")
    if runs and not interval and ticket.count("runs") != 1:
        yield _block(Code.RUNS_WITHOUT_INTERVAL, "interval")
    if interval and not runs:
        yield _block(Code.INTERVAL_WITHOUT_RUNS, "runs")
    if service.dripfeed is False and (ticket.count("runs") or 1) > 1:
        yield _warn(Code.NO_DRIPFEED, "runs")


def _kind(ticket: Ticket) -> Iterator[Problem]:
    if ticket.kind is Kind.UNHEARD:
        yield _warn(Code.TYPE_UNHEARD)
    for name in ticket.extra:
        if name.strip().lower() in RESERVED:
            yield _block(Code.RESERVED_NAME, name)
    if ticket.kind is Kind.POLL_CHOICE:
        number, label = ticket.text("choice"), ticket.text("choice_label")
        if not number and not label:
            yield _block(Code.NO_CHOICE, "choice")
        if number and label:
            yield _block(Code.TWO_CHOICES, "choice_label")
    if ticket.kind is Kind.SUBSCRIPTIONS:
        least, most = ticket.count("min"), ticket.count("max")
        if least is not None and most is not None and least > most:
            yield _block(Code.RANGE_UPSIDE_DOWN, "max")
    if COUNT_TOLD in FIELDS[ticket.kind]:
        told, lines = ticket.count(COUNT_TOLD.name), size(ticket).per_run
        if told and lines and told != lines:
            yield _block(Code.COUNT_DIFFERS, COUNT_TOLD.name, lines=lines)


def _money(
    ticket: Ticket, service: Service, situation: Situation, cost: Decimal | None
) -> Iterator[Problem]:
    if service.rate is None:
        yield _warn(Code.RATE_UNKNOWN)
    agreed = situation.agreed_rate
    if agreed is not None and service.rate is not None and agreed != service.rate:
        yield _warn(Code.RATE_MOVED, before=agreed, now=service.rate)
    if cost is not None and situation.balance is not None and cost > situation.balance:
        yield _warn(Code.BALANCE_SHORT, balance=situation.balance, charge=cost)
    if cost is not None and situation.order_limit is not None and cost > situation.order_limit:
        yield _block(Code.OVER_LIMIT, limit=situation.order_limit, charge=cost)
    if situation.same_link and ticket.text("link"):
        yield _warn(Code.SAME_LINK, "link", count=situation.same_link)
