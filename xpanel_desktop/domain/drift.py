"""What a new catalogue means for a draft that was written by an older one."""

from xpanel_desktop.domain.checks import Code, Problem, Situation, check
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.service import Service

DRIFT = frozenset({Code.NO_SERVICE, Code.RATE_MOVED, Code.BELOW_MINIMUM, Code.ABOVE_MAXIMUM})
"""What can come about without the operator touching the draft."""


def drifted(draft: Order, service: Service | None) -> Problem | None:
    """Return the heaviest of what moved under a draft; None when all is as it was."""
    found = check(draft.ticket, service, Situation(agreed_rate=draft.rate)).problems
    moved = [problem for problem in found if problem.code in DRIFT]
    return max(moved, key=lambda problem: problem.level, default=None)
