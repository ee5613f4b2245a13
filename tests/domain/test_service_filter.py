"""Filters of services: every wish by itself and together, the untold included."""

from dataclasses import replace
from decimal import Decimal

import pytest

from xpanel_desktop.domain.catalogue_changes import What
from xpanel_desktop.domain.service import Service
from xpanel_desktop.domain.service_filter import Marks, ServiceFilter

PLAIN = Service("7", "Takipçi", "Default", "Instagram", Decimal("1.5"), 10, 1000)
MARKS = Marks(frozenset({"7"}), ("7",), {"7": frozenset({What.RATE})})


@pytest.mark.parametrize(
    ("wish", "service", "passes"),
    [
        (ServiceFilter(), PLAIN, True),
        (ServiceFilter(favourite=True, recent=True, changed=True), PLAIN, True),
        (ServiceFilter(favourite=True), replace(PLAIN, id="8"), False),
        (ServiceFilter(recent=True), replace(PLAIN, id="8"), False),
        (ServiceFilter(changed=True), replace(PLAIN, id="8"), False),
        (ServiceFilter(type="Default"), PLAIN, True),
        (ServiceFilter(type="Package"), PLAIN, False),
        (ServiceFilter(refill=True), PLAIN, False),
        (ServiceFilter(refill=False), PLAIN, True),
        (ServiceFilter(refill=True), replace(PLAIN, refill=True), True),
        (ServiceFilter(cancel=True), replace(PLAIN, cancel=False), False),
        (ServiceFilter(dripfeed=True), replace(PLAIN, dripfeed=True), True),
        (ServiceFilter(least_rate=Decimal("1.5"), most_rate=Decimal("1.5")), PLAIN, True),
        (ServiceFilter(least_rate=Decimal("1.50001")), PLAIN, False),
        (ServiceFilter(most_rate=Decimal("1.49")), PLAIN, False),
        (ServiceFilter(most_rate=Decimal(9)), replace(PLAIN, rate=None), False),
        (ServiceFilter(pools=True), PLAIN, True),
        (ServiceFilter(pools=True), replace(PLAIN, type="Poll"), True),
        (ServiceFilter(pools=True), replace(PLAIN, type="Subscriptions"), False),
        (ServiceFilter(favourite=True, refill=True), PLAIN, False),
    ],
)
def test_a_wish(wish: ServiceFilter, service: Service, passes: bool) -> None:
    assert wish.passes(service, MARKS, xpanel=True) is passes


def test_no_pool_without_xpanel() -> None:
    assert not ServiceFilter(pools=True).passes(PLAIN, MARKS, xpanel=False)


def test_only_no_wish_is_open() -> None:
    assert ServiceFilter().is_open
    assert not ServiceFilter(refill=False).is_open
