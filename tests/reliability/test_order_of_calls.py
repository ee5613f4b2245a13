"""The intent is synced before the first byte leaves, as the kernel sees it."""

import pytest

from tests.reliability.order_of_calls import judge
from tests.reliability.run_harness import harness

WAL = "/tmp/x/xpanel.db-wal"
CONNECT = '7 connect(9<TCP:[1]>, {sa_family=AF_INET, sin_port=htons(8080), sin_addr="127"}, 16) = 0'
WRITE = f'8 pwrite64(6<{WAL}>, "x", 4120, 0) = 4120'
SYNC = f"8 fdatasync(6<{WAL}>) = 0"
SEND = '7 sendto(9<TCP:[127.0.0.1:1->127.0.0.1:8080]>, "POST", 4, 0, NULL, 0) = 4'
BEGUN, ENDED = f"8 fdatasync(6<{WAL}> <unfinished ...>", "8 <... fdatasync resumed>) = 0"


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([CONNECT, WRITE, SYNC, SEND], ["synced"]),
        ([CONNECT, WRITE, BEGUN, ENDED, SEND], ["synced"]),
        ([CONNECT, WRITE, BEGUN, SEND, ENDED], ["not synced"]),
        ([CONNECT, WRITE, SYNC, WRITE, SEND], ["not synced"]),
        ([CONNECT, WRITE, SEND], ["not synced"]),
        ([WRITE, SYNC, CONNECT, SEND], ["not written"]),
        ([CONNECT, WRITE, SYNC.replace("= 0", "= -1 EIO"), SEND], ["not synced"]),
        ([CONNECT, WRITE, SYNC, SEND, SEND, CONNECT, SEND], ["synced", "not written"]),
        ([WRITE, SYNC], []),
    ],
)
def test_the_calls_are_judged_by_their_order(lines: list[str], told: list[str]) -> None:
    assert judge(lines, 8080) == told


def synced(orders: int, minutes: float) -> None:
    code, found = harness("order_of_calls", "--orders", str(orders), minutes=minutes)
    assert (code, found["left"], found["synced"]) == (0, orders, orders), found


def test_the_intent_is_synced_before_the_first_byte() -> None:
    synced(3, 1.5)


@pytest.mark.reliability
def test_twenty_of_twenty_intents_are_synced_before_the_first_byte() -> None:
    synced(20, 1.8)


@pytest.mark.long
@pytest.mark.timeout(600)
def test_two_hundred_intents_are_synced_before_the_first_byte() -> None:
    synced(200, 9)
