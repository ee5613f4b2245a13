"""What was asked for too early: kept, and done as soon as it can be."""

from collections.abc import Callable


class Postponed:
    """Does a deed at once, or keeps it until `release`."""

    def __init__(self) -> None:
        self._waiting: list[Callable[[], object]] | None = []

    def __call__(self, deed: Callable[[], object]) -> None:
        """Do it now, or later in the order of asking."""
        if self._waiting is None:
            deed()
        else:
            self._waiting.append(deed)

    def release(self) -> None:
        """Do all that waits; from here on nothing does."""
        waiting, self._waiting = self._waiting or [], None
        for deed in waiting:
            deed()
