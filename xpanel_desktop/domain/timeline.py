"""When the runs of a drip-feed start, counted from the first."""

from datetime import timedelta

from xpanel_desktop.domain.ticket import Size

_STEP = timedelta(microseconds=1)


def run_offsets(size: Size, most: int) -> tuple[timedelta, ...]:
    """Return when runs start, at most `most` of them, spread evenly; first and last are among them.

    Empty when it cannot be told: no drip-feed, or no interval yet.
    """
    if size.runs <= 1 or size.last_run_after is None:
        return ()
    shown = min(size.runs, max(most, 2))
    steps = size.runs - 1
    whole = size.last_run_after // _STEP  # an integer: a length of time times runs may overflow
    picked = (at * steps // (shown - 1) for at in range(shown))
    return tuple(whole * run // steps * _STEP for run in picked)
