"""A part of the window that is built when it is first asked for.

A pane that nobody opens would take memory for nothing: Qt keeps some 8 kB of style for each widget
and each part of one, beside what they are, and their code is loaded too.
"""

from collections.abc import Callable, Coroutine
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject

from xpanel_desktop.ui.postponed import Postponed
from xpanel_desktop.ui.tasks import Tasks

P = TypeVar("P", bound=QObject, covariant=True)


class Room(QObject, Generic[P]):
    """Builds its part once, in turns of the loop, and keeps it; what is asked meanwhile waits."""

    def __init__(
        self, build: Callable[[], Coroutine[Any, Any, P]], tasks: Tasks, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._build, self._tasks = build, tasks
        self._part: P | None = None
        self._begun = False
        self._then = Postponed()
        self._otherwise: list[Callable[[], object]] = []

    @property
    def is_built(self) -> bool:
        """Whether the part is there."""
        return self._part is not None

    @property
    def part(self) -> P:
        """The part. Raises LookupError where it is not built."""
        if self._part is None:
            raise LookupError("nobody asked for it yet")
        return self._part

    def then(self, deed: Callable[[P], object]) -> None:
        """Do something with the part: now, or once somebody has asked for it."""
        self._then(lambda: deed(self.part))

    def __call__(
        self, deed: Callable[[P], object], otherwise: Callable[[], object] | None = None
    ) -> None:
        """Ask for the part and do something with it: now, or once it is built.

        Where this building fails, `otherwise` is done; the deed waits for the next who asks.
        """
        if otherwise is not None and not self.is_built:
            self._otherwise.append(otherwise)
        self.then(deed)
        if not self._begun:
            self._begun = True
            self._tasks.start(self, self._be_built(), name="build a part of the window")

    async def _be_built(self) -> None:
        """Build the part; where that fails, the next who asks has it tried again."""
        try:
            self._part = await self._build()
        except Exception:
            self._begun = False
            otherwise, self._otherwise = self._otherwise, []
            for deed in otherwise:
                deed()
            raise
        self._otherwise.clear()
        self._then.release()
