"""How long after its end an order may be refilled: typed by the operator, or read from a name."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from xpanel_desktop.domain.folding import fold
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.state import State

MOST_DAYS = 3650
_ENDED = frozenset({State.COMPLETED, State.PARTIAL})


@dataclass(frozen=True, slots=True)
class Guarantee:
    """Days counted from the end of an order. None: for life; 0: none at all."""

    days: int | None

    @property
    def given(self) -> bool:
        """Whether there is one."""
        return self.days != 0


LIFETIME = Guarantee(None)
NONE = Guarantee(0)

_NONE = re.compile(r"no[ -]?refill|non[ -]?refill|no[ -]?guarantee|telafisiz|garantisiz|telafi yok")
_LIFE = re.compile(r"life ?time|omur boyu|sinirsiz telafi|sinirsiz garanti")
_UNITS = {"day": 1, "gun": 1, "week": 7, "hafta": 7, "month": 30, "ay": 30, "year": 365, "yil": 365}
_UNIT = r"(days?|gun(?:luk)?|weeks?|hafta(?:lik)?|months?|ay(?:lik)?|years?|yil(?:lik)?)"
_WHAT = r"(?:auto )?(?:refill|guaranteed?|garanti(?:li)?|telafi(?:li)?|warranty)"
_SPANS = (
    re.compile(rf"(\d{{1,4}})[ -]?{_UNIT}[ -]*{_WHAT}"),
    re.compile(rf"(?:{_WHAT}|♻\ufe0f?)[ :-]*(\d{{1,4}})[ -]?{_UNIT}"),
)
_SHORT = re.compile(r"\b(?:ar|r) ?(\d{1,3})\b|\brefill ?(\d{1,3})\b")


@lru_cache(maxsize=32_768)
def suggested(name: str) -> Guarantee | None:
    """Read a guarantee from a service's name; None when it tells of none.

    A suggestion for the operator, no fact: "30 Days Refill", "30 Gün Telafi", "R30", "Lifetime",
    "Ömür boyu", "No refill". Of several the first counts.
    """
    told = fold(name)
    if _NONE.search(told):
        return NONE
    if _LIFE.search(told):
        return LIFETIME
    for pattern in _SPANS:
        found = pattern.search(told)
        if found:
            return _of(int(found[1]) * _unit(found[2]))
    found = _SHORT.search(told)
    return _of(int(found[1] or found[2])) if found else None


def _of(days: int) -> Guarantee | None:
    return Guarantee(days) if 0 < days <= MOST_DAYS else None


def _unit(word: str) -> int:
    return next(days for name, days in _UNITS.items() if word.startswith(name))


def ended_at(order: Order) -> datetime | None:
    """Return when an order ended, which is when the panel last reported anything new of it.

    None for one that has not, and for one that had ended before it was followed: when is not told.
    """
    return order.moved_at if order.state in _ENDED and not order.ended_unseen else None


def guarantee_ends(order: Order, guarantee: Guarantee) -> datetime | None:
    """Return when the guarantee of an order ends, counted from the order's end.

    None for one that runs for life, or none yet, or where it is not known when the order ended.
    """
    ended = ended_at(order)
    if ended is None or guarantee.days is None:
        return None
    return ended + timedelta(days=guarantee.days)


def within_guarantee(order: Order, guarantee: Guarantee | None, now: datetime) -> bool:
    """Tell whether an order has ended and its guarantee surely has not."""
    if guarantee is None or not guarantee.given or order.state not in _ENDED:
        return False
    ends = guarantee_ends(order, guarantee)
    return guarantee.days is None if ends is None else now < ends
