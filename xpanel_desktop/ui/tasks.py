"""The only place where a slot starts a coroutine: every task has an owner and an end."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QObject

from xpanel_desktop.domain.errors import PanelError
from xpanel_desktop.logs import tell_uncaught

_logger = logging.getLogger(__name__)


class Tasks(QObject):
    """Holds running tasks, reports what they raise, and cancels them with their owner."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: dict[asyncio.Task[object], QObject] = {}
        self._watched: set[int] = set()
        self._closed = False

    def start(
        self,
        owner: QObject,
        coroutine: Coroutine[Any, Any, object],
        *,
        name: str,
        on_error: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run `coroutine` for `owner`; it is cancelled when the owner is gone or at the end.

        What it raises goes to `on_error`, and to the log: with its traceback, unless it is what a
        panel answered or did not. Nothing is started once this is closed or the loop has stopped:
        a timer may fire after both.
        """
        loop = None if self._closed else _running_loop()
        if loop is None:
            coroutine.close()
            return
        task = loop.create_task(coroutine, name=name)
        self._running[task] = owner
        if id(owner) not in self._watched:
            number = id(owner)
            self._watched.add(number)
            owner.destroyed.connect(lambda: self._owner_gone(number))

        def done(ended: "asyncio.Task[object]") -> None:
            alive = self._running.pop(ended, None) is not None
            error = None if ended.cancelled() else ended.exception()
            if not isinstance(error, Exception):
                return
            told = on_error is not None and alive
            foreseen = told and isinstance(error, PanelError)
            _logger.log(
                logging.INFO if foreseen else logging.ERROR,
                "%s failed: %s", name, type(error).__name__,
                exc_info=None if foreseen else error,
            )  # fmt: skip
            if on_error is not None and alive:
                on_error(error)
            elif on_error is None and not isinstance(error, PanelError):
                tell_uncaught(error)

        task.add_done_callback(done)

    async def close(self) -> None:
        """Cancel what runs and wait until it has ended; nothing starts any more."""
        self._closed = True
        running = list(self._running)
        for task in running:
            task.cancel()
        if running:
            await asyncio.wait(running)

    def _owner_gone(self, number: int) -> None:
        self._watched.discard(number)
        for task, owner in list(self._running.items()):
            if id(owner) == number:
                del self._running[task]
                task.cancel()


def _running_loop() -> asyncio.AbstractEventLoop | None:
    """Return the loop that runs, None once it has stopped."""
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None
