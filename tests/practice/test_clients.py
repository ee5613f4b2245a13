"""Independent clients, written by others for other panels, use the practice panel as a panel."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from safesmm import SafeSMM, SafeSMMError
from smm.client import SMM, SMMAPIError

from tests.support.practice_process import Process, practice_process

LINK = "https://instagram.com/independent"


@pytest.fixture(scope="module")
def panel() -> Iterator[Process]:
    with practice_process("--services", "120", "--speed", "1") as process:
        yield process


def test_safesmm_places_follows_and_cancels(panel: Process) -> None:
    client = SafeSMM(panel.key, panel.url)
    assert Decimal(client.balance()["balance"]) > 0
    services = client.services()
    assert len(services) == 120
    assert {"service", "name", "type", "category", "rate", "min", "max"} <= set(services[0])
    order = client.add_order(1, LINK, 100)["order"]
    drip = client.add_order(2, LINK, 100, runs=2, interval=10)["order"]
    assert client.status(order)["status"] == "Pending"
    several = client.multi_status([order, drip, 7])
    assert several[str(drip)]["remains"] == "200"
    assert several["7"]["error"] == "Incorrect order ID"
    assert client.refill(order)["refill"] == str(order)
    told = client.cancel([order, 7])
    assert told == [
        {"order": order, "cancel": 1},
        {"order": 7, "cancel": {"error": "Incorrect order ID"}},
    ]


def test_safesmm_hears_the_standard_errors(panel: Process) -> None:
    with pytest.raises(SafeSMMError, match="Invalid API key"):
        SafeSMM("wrong", panel.url).balance()
    client = SafeSMM(panel.key, panel.url)
    for fields, words in (
        ({"service": 999_999, "link": LINK, "quantity": 100}, "Incorrect service ID"),
        ({"service": 1, "link": LINK, "quantity": 1}, "min_quantity"),
        ({"service": 1, "link": "", "quantity": 100}, "neworder.error.link"),
    ):
        with pytest.raises(SafeSMMError, match=words):
            client.add_order(**fields)


def test_babismm_places_follows_and_refills(panel: Process) -> None:
    with SMM(panel.url, panel.key) as client:
        assert len(client.get_services()) == 120
        order = client.add_order(1, link=LINK, quantity=50)["order"]
        assert client.get_status(order)["status"] == "Pending"
        assert set(client.get_multi_status([order, order])) == {str(order)}
        refill = client.create_refill(order)["refill"]
        assert client.get_refill_status(refill)["status"] == "Completed"
        assert client.get_balance()["currency"] == "USD"
        with pytest.raises(SMMAPIError, match="Incorrect order ID"):
            client.get_status(1)
