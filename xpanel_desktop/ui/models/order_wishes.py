"""What of a long table is to be read next: pages in sight, pages beside them, rows missed."""

from collections.abc import Iterable

from xpanel_desktop.ui.models.order_pages import PAGE, OrderPages

FAR = 2
"""Pages apart that no screen shows together: what is further away is no longer waited for."""


class OrderWishes:
    """Kept by row and by page; what was wished for last matters most."""

    def __init__(self) -> None:
        self.pages: list[int] = []
        """To be read, the last first."""
        self.near: list[int] = []
        """To be read when nothing else is."""
        self.flight = frozenset[int]()
        """Being read."""
        self._missed: set[int] = set()
        self._sight = -1

    def want(self, row: int) -> bool:
        """Wish for the page of a row; tell whether it is to be read at once.

        What is no longer in sight with it is not waited for.
        """
        self._missed.add(row)
        number = row // PAGE
        if number in self.flight or self.pages[-1:] == [number]:
            return False
        near = (one for one in self.pages if one != number and abs(one - number) <= FAR)
        self.pages = [*near, number]
        self._missed = {one for one in self._missed if abs(one // PAGE - number) <= FAR}
        self.near.clear()
        return True

    def look_around(self, row: int, count: int, pages: OrderPages) -> bool:
        """Wish for the pages beside a row of `count` when it has come into sight; tell of any."""
        number = row // PAGE
        if number == self._sight:
            return False
        self._sight = number
        last = (count - 1) // PAGE
        beside = (number - 1, number + 1)
        self.near = [one for one in beside if 0 <= one <= last and not pages.holds(one * PAGE)]
        return bool(self.near)

    def take(self) -> list[int]:
        """Return the pages to be read at once, and wish for them no more."""
        taken, self.pages = self.pages, []
        return taken

    def take_missed(self, rows: Iterable[int]) -> set[int]:
        """Return those of some rows that were asked for in vain, and miss them no more."""
        found = self._missed.intersection(rows)
        self._missed -= found
        return found

    def cut(self, count: int) -> None:
        """Wish for nothing behind the end of the table."""
        self.pages = [number for number in self.pages if number * PAGE < count]

    def clear(self) -> None:
        """Wish for nothing: these are other rows."""
        self.pages.clear()
        self.near.clear()
        self._missed.clear()
        self._sight = -1
