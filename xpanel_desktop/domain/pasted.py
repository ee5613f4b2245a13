"""Order ids out of pasted text, and whose orders they are: panels number theirs alike."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from xpanel_desktop.domain.order import Order

MOST = 5000
"""Ids that are taken of one paste."""
MAX_ID = 64
_PARTS = re.compile(r"[\s,;|\"'`“”‘’()\[\]{}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
"""What parts ids: blanks, seen or not, and what sheets and programs put around and between them."""


def pasted_ids(text: str) -> list[str]:
    """Return the ids in `text`, each once, in their order; a leading # is dropped."""
    words = (part.lstrip("#") for part in _PARTS.split(text))
    return list(dict.fromkeys(word for word in words if 0 < len(word) <= MAX_ID))


class NotTaken(StrEnum):
    """Why an id is taken from no account."""

    UNKNOWN = "unknown"
    """No order here has it."""
    SHARED = "shared"
    """Orders of several accounts have it, and none of them is chosen."""
    ELSEWHERE = "elsewhere"
    """Not an order of the chosen account has it, but one of another."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An id that is taken from no account."""

    id: str
    why: NotTaken
    accounts: int = 0
    """That have an order of this id."""


@dataclass(frozen=True, slots=True)
class SortedOut:
    """What becomes of pasted ids."""

    taken: tuple[Order, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def sort_out(ids: Sequence[str], orders: Iterable[Order], account_id: int) -> SortedOut:
    """Tell which of the orders with these ids are meant: the account's; 0: of whichever has it.

    Without an account an id that several have means none of them: it would end a stranger's order.
    """
    found: dict[str, list[Order]] = {one: [] for one in ids}
    for order in orders:
        found[order.panel_id].append(order)
    taken: list[Order] = []
    left_out: list[LeftOut] = []
    for one, there in found.items():
        meant = [order for order in there if account_id in (0, order.ticket.account_id)]
        if len(meant) == 1:
            taken += meant
        else:
            why = NotTaken.SHARED if meant else NotTaken.ELSEWHERE if there else NotTaken.UNKNOWN
            left_out.append(LeftOut(one, why, len(there)))
    return SortedOut(tuple(sorted(taken, key=lambda order: order.id)), tuple(left_out))
