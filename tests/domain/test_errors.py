"""Which refusals of many may be meant for one."""

import pytest

from xpanel_desktop.domain.errors import (
    BadKey,
    BadRequest,
    NoSuchOrder,
    OtherRefusal,
    PanelBroken,
    PanelError,
    RateLimited,
    ShutOut,
    Unreachable,
    gave_up,
    may_mean_one,
)


@pytest.mark.parametrize(
    ("error", "may"),
    [
        (NoSuchOrder("Incorrect order ID"), True),
        (BadRequest("Incorrect request", status=400), True),
        (OtherRefusal("Nope", status=499), True),
        (OtherRefusal("Nope", status=500), False),
        (BadKey("Invalid API key"), False),
        (ShutOut("You are banned"), False),
        (RateLimited("Too many requests"), False),
        (PanelBroken("no_list"), False),
        (Unreachable("no_route"), False),
    ],
    ids=lambda one: one.__class__.__name__ if isinstance(one, PanelError) else "",
)
def test_what_may_be_meant_for_one_of_many(error: PanelError, may: bool) -> None:
    assert may_mean_one(error) is may


@pytest.mark.parametrize(
    ("error", "did"),
    [
        (PanelBroken("page", status=200), True),
        (Unreachable("deadline"), True),
        (OtherRefusal("Nope", status=500), True),
        (OtherRefusal("Nope", status=499), False),
        (NoSuchOrder("Incorrect order ID"), False),
    ],
    ids=lambda one: one.__class__.__name__ if isinstance(one, PanelError) else "",
)
def test_when_a_panel_gave_up(error: PanelError, did: bool) -> None:
    assert gave_up(error) is did
