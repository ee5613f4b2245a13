"""What a new catalogue means for a draft: what moved by itself, the heaviest of it."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from tests.domain.after import order
from tests.support.tickets import service, ticket
from xpanel_desktop.domain.checks import Code, Level
from xpanel_desktop.domain.drift import drifted
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.service import Service
from xpanel_desktop.domain.state import State

SEEN = Decimal("0.9")
DRAFT = order(State.DRAFT, rate=SEEN)


@pytest.mark.parametrize(
    ("now", "level", "code"),
    [
        (None, Level.BLOCK, Code.NO_SERVICE),
        (service(rate=Decimal("0.8")), Level.WARN, Code.RATE_MOVED),
        (service(rate=Decimal("1.0")), Level.WARN, Code.RATE_MOVED),
        (service(minimum=1001), Level.BLOCK, Code.BELOW_MINIMUM),
        (service(maximum=999), Level.BLOCK, Code.ABOVE_MAXIMUM),
        (service(maximum=999, rate=Decimal(5)), Level.BLOCK, Code.ABOVE_MAXIMUM),
    ],
)
def test_the_heaviest_of_what_moved_is_told(now: Service | None, level: Level, code: Code) -> None:
    problem = drifted(DRAFT, now)
    assert problem is not None
    assert (problem.level, problem.code) == (level, code)


@pytest.mark.parametrize(
    ("draft", "parts"),
    [
        (DRAFT, {}),
        (DRAFT, {"name": "Other Followers", "category": "Elsewhere"}),
        (replace(DRAFT, rate=None), {"rate": Decimal(5)}),
        (replace(DRAFT, ticket=ticket(link="no link", quantity="1000")), {}),
        (replace(DRAFT, ticket=ticket(link="", quantity="1000")), {}),
    ],
    ids=["as it was", "renamed", "never seen", "odd link", "no link"],
)
def test_what_did_not_move_or_is_the_operator_s_own_doing_is_no_drift(
    draft: Order, parts: dict[str, Any]
) -> None:
    assert drifted(draft, service(rate=SEEN) if not parts else service(**parts)) is None
