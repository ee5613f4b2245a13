"""How facts reach the screens: whoever wrote tells which tables and ids, and screens read again."""

import logging
from collections.abc import Callable

from xpanel_desktop.domain.changes import Changes

Listener = Callable[[Changes], None]
_logger = logging.getLogger(__name__)


class Notices:
    """Passes changes on at once, on the loop's thread, to all who subscribed."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Tell `listener` of every change from now on; what is returned ends that."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    def publish(self, changes: Changes) -> None:
        """Tell all. One that fails is logged and keeps nobody from being told."""
        for listener in tuple(self._listeners):
            try:
                listener(changes)
            except Exception:
                _logger.exception("a listener failed")
