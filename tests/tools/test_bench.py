"""The bench measures what it says: cases that drive the whole program come to their end."""

from tests.bench.outbox import measure


def test_the_outbox_is_measured_against_a_bare_loop() -> None:
    samples = measure(parallel=2, orders=4, rounds=1)
    assert min(*samples.ours, *samples.floor) > 1
