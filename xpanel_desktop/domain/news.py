"""What the operator is told of without having asked: which kinds, when, and when rather not."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from xpanel_desktop.domain.money import Money


class News(StrEnum):
    """Kinds of news, the weightiest first; how an order ended bears the name of its state."""

    UNKNOWN = "unknown"
    STOPPED = "stopped"
    """Sending stopped in an account, for a reason other than an unknown order."""
    LOW_BALANCE = "low_balance"
    """A balance fell below what the operator set."""
    REFUSED = "refused"
    FAILED = "failed"
    CANCELED = "canceled"
    PARTIAL = "partial"
    REFUNDED = "refunded"
    EXPIRED = "expired"
    DISOWNED = "disowned"
    """This and the next ones are what Watch found out; they bear the names of `watch.What`."""
    STUCK = "stuck"
    SLOW = "slow"
    OVER = "over"
    ODD_START = "odd_start"
    UNHEARD = "unheard"
    COMPLETED = "completed"


URGENT = frozenset({News.UNKNOWN, News.STOPPED})
"""Money waits for the operator's decision: told at once."""
QUIETER = frozenset({News.COMPLETED, News.EXPIRED})
"""As it should be: kept, but no reason to disturb unless the operator wishes it."""
FOUND = frozenset({News.DISOWNED, News.STUCK, News.SLOW, News.OVER, News.ODD_START, News.UNHEARD})
"""What Watch finds out about an order that goes on, or by its numbers; its end is told as such."""
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of news. `order_id` is ours; None: it is about the account."""

    id: int
    kind: News
    account_id: int
    at: datetime
    order_id: int | None = None
    panel_id: str = ""
    service_name: str = ""
    link: str = ""
    reason: str = ""
    """Of a stop; one of `domain.stops`."""
    left: Money | None = None
    """Of a low balance: what was left of it."""
    seen: bool = False


@dataclass(frozen=True, slots=True)
class Digest:
    """Several pieces told in one breath: how many of each kind, the weightiest kinds first."""

    counts: tuple[tuple[News, int], ...]
    only: Item | None = None
    """The piece itself where there is but one."""


@dataclass(frozen=True, slots=True)
class Hours:
    """Quiet hours by the operator's clock, from `begin` until `end`; over midnight it may be."""

    begin: time
    end: time

    def hold(self, at: time) -> bool:
        """Tell whether it is quiet at a local time. Begin and end alike: never."""
        if self.begin <= self.end:
            return self.begin <= at < self.end
        return at >= self.begin or at < self.end

    def over(self, now: datetime) -> datetime:
        """Return when the quiet that holds `now` (local time, with its zone) is over."""
        end = now.replace(
            hour=self.end.hour, minute=self.end.minute, second=0, microsecond=0, fold=0
        )
        return end if end > now else end + DAY


def digest(items: Iterable[Item]) -> Digest:
    """Return what is told of some pieces, in the order of the kinds' weight."""
    found = list(items)
    counts = Counter(item.kind for item in found)
    ordered = tuple((kind, counts[kind]) for kind in News if counts[kind])
    return Digest(ordered, found[0] if len(found) == 1 else None)


def tell_at(
    now: datetime,
    last: datetime | None,
    every: timedelta,
    quiet: Hours | None,
    *,
    urgent: bool,
    urgent_passes: bool,
) -> datetime:
    """Return when the next digest is told, given that something waits. Times are local.

    Urgent news go at once; the rest at most once in `every`. In quiet hours all wait for their
    end, save urgent ones where the operator lets them pass. A last one that is yet to come was told
    by a clock that has been set back: it holds nothing up.
    """
    if quiet is not None and quiet.hold(now.time()) and not (urgent and urgent_passes):
        return quiet.over(now)
    if urgent or last is None or last > now:
        return now
    return max(now, last + every)
