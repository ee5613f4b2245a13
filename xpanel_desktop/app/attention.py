"""Which orders somebody looks at: the pollers ask about them first, and a little more often."""

from collections.abc import Callable, Iterable
from datetime import timedelta

WATCHED_EVERY = timedelta(minutes=1)
"""How often an order at work is asked about while it is looked at, if it is not due anyway."""
MOST = 100
"""Orders of one screen that are kept in mind: one request."""


class Attention:
    """What each screen shows, by the screen's name."""

    def __init__(self) -> None:
        self._shown: dict[str, tuple[int, ...]] = {}
        self._listeners: list[Callable[[], None]] = []

    def look(self, screen: str, ids: Iterable[int]) -> None:
        """Say which orders a screen shows, those first that matter most; none: it shows none."""
        shown = tuple(dict.fromkeys(ids))[:MOST]
        if shown == self._shown.get(screen, ()):
            return
        self._shown[screen] = shown
        if shown:
            for tell in tuple(self._listeners):
                tell()

    @property
    def ids(self) -> frozenset[int]:
        """The orders that are looked at now."""
        return frozenset[int]().union(*self._shown.values())

    def when_moved(self, tell: Callable[[], None]) -> Callable[[], None]:
        """Call `tell` when somebody looks at other orders; return what ends that."""
        self._listeners.append(tell)
        return lambda: self._listeners.remove(tell)
