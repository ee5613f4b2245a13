"""Which states the panes of orders show together, and how many orders are in them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from xpanel_desktop.domain.state import ACTIVE, FINISHED, PLACED, State

Counts = Mapping[tuple[int, State], int]
"""How many orders an account has in a state."""


@dataclass(frozen=True, slots=True)
class Group:
    """A line of the side list: one state, or several under a name of their own."""

    name: str
    states: frozenset[State]
    indent: int = 0
    always: bool = True
    """Shown when it is empty too; states that are rare come and go."""


def _one(state: State, *, always: bool = False) -> Group:
    return Group(state.value, frozenset({state}), 1, always)


ORDER_GROUPS = (
    Group("all", PLACED | {State.NOT_PLACED}),
    Group("under_way", ACTIVE),
    _one(State.PENDING, always=True),
    _one(State.PROCESSING),
    _one(State.IN_PROGRESS, always=True),
    _one(State.ACTIVE),
    _one(State.PAUSED),
    _one(State.UNHEARD, always=True),
    Group("finished", FINISHED),
    _one(State.PARTIAL, always=True),
    _one(State.COMPLETED, always=True),
    _one(State.CANCELED, always=True),
    _one(State.FAILED, always=True),
    _one(State.REFUNDED),
    _one(State.EXPIRED),
    Group(State.NOT_PLACED.value, frozenset({State.NOT_PLACED}), 0, always=False),
)
"""The side list of the orders: what the panel works on, what it is done with, what never was."""
_NAMED = {group.name: group for group in ORDER_GROUPS}

DOORS = (
    Group("drafts", frozenset({State.DRAFT})),
    Group("outbox", frozenset({State.QUEUED, State.HELD, State.SENDING, State.REFUSED})),
    Group("unknown", frozenset({State.UNKNOWN})),
)
"""What is not yet, or not surely, the panel's: the side list leads to the panes that have it."""

OUTBOX_GROUPS = tuple(
    Group(state.value, frozenset({state}))
    for state in (State.DRAFT, State.QUEUED, State.HELD, State.SENDING, State.REFUSED)
)
"""The segments of drafts and outbox; what is unknown has a pane of its own."""


def group_named(name: str) -> Group:
    """Return a line of the side list by its name; an unheard name means all orders."""
    return _NAMED.get(name, ORDER_GROUPS[0])


def total(counts: Counts, states: Collection[State], accounts: Collection[int] = ()) -> int:
    """Add up the orders in `states`, of some accounts or, when none is named, of all."""
    return sum(
        number
        for (account_id, state), number in counts.items()
        if state in states and (not accounts or account_id in accounts)
    )
