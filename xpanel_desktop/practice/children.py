"""The orders that a drip-feed or a subscription places on the panel: one for each run or post.

They are views of their parent: it alone is charged, and their ids are made from its own.
"""

from xpanel_desktop.practice.life import WAIT, WORK, Placed, Standing, ends_at, fate, start_count

SPREAD = 10_000
"""Ids of children begin with the parent's: the most runs or posts that are told one by one."""


def pieces(order: Placed) -> int:
    """Return how many runs or posts an order has."""
    posts = order.fields.get("posts", "").strip()
    told = int(posts) if posts.isdecimal() and len(posts) < 16 else 1
    return min(max(order.runs, told), SPREAD - 1)


def placed(order: Placed, now: float) -> list[int]:
    """Return the ids of the children that have been placed by `now`; none for a plain order."""
    if order.runs == 1 and "posts" not in order.fields:
        return []
    ended = min(now, ends_at(order), order.cancel_at or now)
    count = pieces(order)
    return [_id(order, run) for run in range(count) if _starts(order, run) <= ended]


def parent_and_run(number: int) -> tuple[int, int]:
    """Return the parent's id and the run, counted from 0, that a child's id names."""
    return number // SPREAD, number % SPREAD - 1


def child(order: Placed, run: int, now: float) -> Standing:
    """Return where the run of an order stands at `now`."""
    _, share = fate(order)
    until = min(now, ends_at(order), order.cancel_at or now)
    part = min(max((until - _starts(order, run)) / _length(order), 0.0), 1.0)
    quantity = order.quantity // pieces(order)
    done = int(quantity * share * part)
    over = part >= 1.0 or until < now
    ended = "Completed" if done == quantity else "Partial" if done else "Canceled"
    status = ended if over else "In progress"
    return Standing(
        status, start_count(order) + run * quantity, quantity - done, order.charge * 0, 1, over
    )


def _id(order: Placed, run: int) -> int:
    return order.id * SPREAD + run + 1


def _length(order: Placed) -> float:
    return WORK if order.runs > 1 else WORK / pieces(order)


def _starts(order: Placed, run: int) -> float:
    step = order.interval if order.runs > 1 else _length(order)
    return order.at + WAIT + run * step
