"""When news are told: at once, gathered, or after quiet hours."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xpanel_desktop.domain.news import Hours, Item, News, digest, tell_at

NIGHT = Hours(time(22), time(8))
NOON = Hours(time(12), time(13, 30))
ISTANBUL = ZoneInfo("Europe/Istanbul")
FIVE = timedelta(minutes=5)


def at(hour: int, minute: int = 0, day: int = 23) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=ISTANBUL)


def item(number: int, kind: News) -> Item:
    return Item(number, kind, 1, at(12))


@pytest.mark.parametrize(
    ("hours", "now", "holds"),
    [
        (NIGHT, time(21, 59), False),
        (NIGHT, time(22), True),
        (NIGHT, time(0), True),
        (NIGHT, time(7, 59), True),
        (NIGHT, time(8), False),
        (NOON, time(11, 59), False),
        (NOON, time(12), True),
        (NOON, time(13, 30), False),
        (Hours(time(9), time(9)), time(9), False),
    ],
)
def test_quiet_hours(hours: Hours, now: time, holds: bool) -> None:
    assert hours.hold(now) is holds


@given(st.times(), st.times(), st.times())
def test_quiet_hours_always_end_at_their_end(begin: time, end: time, now: time) -> None:
    hours = Hours(begin.replace(second=0, microsecond=0), end.replace(second=0, microsecond=0))
    today = datetime.combine(at(0).date(), now, ISTANBUL)
    if hours.hold(now):
        over = hours.over(today)
        assert today < over <= today + timedelta(days=1)
        assert over.time() == hours.end
        assert not hours.hold(over.time())


@pytest.mark.parametrize(
    ("now", "last", "quiet", "urgent", "passes", "told"),
    [
        (at(12), None, None, False, True, at(12)),
        (at(12), at(11, 58), None, False, True, at(12, 3)),
        (at(12), at(11, 50), None, False, True, at(12)),
        (at(12), at(11, 58), None, True, True, at(12)),
        (at(12), at(12, day=24), None, False, True, at(12)),
        (at(23), at(22), NIGHT, False, True, at(8, day=24)),
        (at(3), None, NIGHT, False, True, at(8)),
        (at(23), at(22), NIGHT, True, True, at(23)),
        (at(23), at(22), NIGHT, True, False, at(8, day=24)),
    ],
)
def test_when_a_digest_is_told(
    now: datetime,
    last: datetime | None,
    quiet: Hours | None,
    urgent: bool,
    passes: bool,
    told: datetime,
) -> None:
    assert tell_at(now, last, FIVE, quiet, urgent=urgent, urgent_passes=passes) == told


def test_quiet_hours_over_a_change_of_the_clocks_end_by_the_clock_on_the_wall() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    evening = datetime(2026, 10, 24, 23, 0, tzinfo=berlin)
    assert NIGHT.over(evening) == datetime(2026, 10, 25, 8, 0, tzinfo=berlin)


def test_a_digest_counts_and_puts_the_weighty_first() -> None:
    told = digest([item(1, News.COMPLETED), item(2, News.UNKNOWN), item(3, News.COMPLETED)])
    assert told.counts == ((News.UNKNOWN, 1), (News.COMPLETED, 2))
    assert told.only is None


def test_a_single_piece_is_told_whole() -> None:
    only = item(1, News.PARTIAL)
    assert digest([only]).only == only
