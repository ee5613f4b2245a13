"""Readings and entries of the ledger in the order in which they came, where a clock was set back.

Their numbers tell the order. What a clock that ran ahead told is later, by its time, than what came
after it: such a reading is passed over, such an entry came before the first reading after it.

Times are milliseconds, as the store holds them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from xpanel_desktop.domain.bookings import Told
from xpanel_desktop.domain.ledger import Kind
from xpanel_desktop.domain.reckoning import Reading


def in_order(readings: Iterable[Reading]) -> tuple[list[Reading], list[int]]:
    """Return readings as they came, without those that are no earlier than a later one.

    With them the times of the first reading after each that was passed over.
    """
    kept: list[Reading] = []
    firsts: list[int] = []
    for reading in sorted(readings, key=lambda one: one.id, reverse=True):
        if not kept or reading.at < kept[-1].at:
            kept.append(reading)
        elif firsts[-1:] != [kept[-1].at]:
            firsts.append(kept[-1].at)
    return kept[::-1], firsts[::-1]


def latest_of(entries: Iterable[tuple[int, int]], now: int) -> dict[int, int]:
    """Return by when each entry surely had been told: (number, when it was told) of all since."""
    found: dict[int, int] = {}
    latest = now
    for number, at in sorted(entries, reverse=True):
        latest = min(latest, at)
        found[number] = latest
    return found


def told_by(
    entries: Sequence[tuple[int, Told]], latest: Mapping[int, int], firsts: Sequence[int]
) -> list[Told]:
    """Return numbered entries, what a clock ahead told of them put before the reading after it.

    What came before such an entry was told by that clock, too, if it is later than that reading.
    """
    ends: dict[int, int] = {}
    end: int | None = None
    for number, one in sorted(entries, key=lambda numbered: numbered[0], reverse=True):
        heard = latest[number]
        if one.at > heard:
            end = _before(one.at, firsts, heard)
        ends[number] = heard if end is None else min(heard, end)
    return [_told_by(one, ends[number], firsts) for number, one in entries]


def _before(at: int, firsts: Sequence[int], heard: int) -> int:
    """Return the first reading after the set-back of a clock that told a time, if there is one."""
    return max((one for one in firsts if one <= at), default=heard)


def _told_by(one: Told, end: int, firsts: Sequence[int]) -> Told:
    if one.booked_by <= end:
        return one
    by, at = end, min(one.at, end)
    if one.kind is Kind.EXPECTED and one.at <= end:  # sent by the clock ahead, attached since
        by = _before(one.booked_by, firsts, end)
    return replace(one, at=at, booked_from=min(one.booked_from, by), booked_by=by)
