"""Lengths of time as words, in one or two units, with their plurals."""

from datetime import datetime, timedelta

from PySide6.QtCore import QObject


class Age(QObject):
    """A class and not functions, since the collector of texts knows plurals in `self.tr` alone."""

    def ago(self, minutes: int) -> str:
        """Return how long ago something was, given in whole minutes."""
        hours, days = int(minutes / 60), int(minutes / 1440)
        if not minutes:
            return self.tr("just now")
        if not hours:
            return self.tr("%Ln minute(s) ago", "", minutes)
        if not days:
            return self.tr("%Ln hour(s) ago", "", hours)
        return self.tr("%Ln day(s) ago", "", days)

    def long(self, minutes: int) -> str:
        """Return a length of time in its two largest units."""
        days, hours, left = int(minutes / 1440), int(minutes % 1440 / 60), minutes % 60
        parts = [
            self.tr("%Ln day(s)", "", days) if days else "",
            self.tr("%Ln hour(s)", "", hours) if hours else "",
            self.tr("%Ln minute(s)", "", left) if left or not minutes else "",
        ]
        return " ".join([part for part in parts if part][:2])


_age = Age()


def age(then: datetime, now: datetime) -> str:
    """Return how long ago something was, in one unit; what is yet to come counts as now."""
    return _age.ago(max(int((now - then).total_seconds() / 60), 0))


def duration(span: timedelta) -> str:
    """Return a length of time in its two largest units."""
    return _age.long(int(span.total_seconds() / 60))
