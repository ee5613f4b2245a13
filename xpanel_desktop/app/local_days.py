"""Local days: where they begin, on the machine's own clock and time zone."""

from datetime import UTC, date, datetime, time


def begins(day: date) -> datetime:
    """Return the moment (UTC) at which a day begins here.

    Where the clocks skip midnight it is the moment of the skip; where midnight comes twice, the
    first one.
    """
    midnight = datetime.combine(day, time())
    found = midnight.astimezone(UTC)
    return found if day_at(found) == day else midnight.replace(fold=1).astimezone(UTC)


def day_at(at: datetime) -> date:
    """Return the local day of a moment."""
    return at.astimezone().date()
