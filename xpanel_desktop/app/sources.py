"""Where each account's panel can be asked, while its session runs and nobody works offline."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from xpanel_desktop.app.connection import OFFLINE, Reach
from xpanel_desktop.domain.errors import ABOUT_ONE, PanelError, Refusal, Unreachable

if TYPE_CHECKING:
    from xpanel_desktop.api.panel import Panel

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Source:
    """An account's panel, and the connection that learns from each answer."""

    panel: "Panel"
    reach: Reach

    async def heard(self, request: Awaitable[T]) -> T:
        """Await a request of `panel`; the connection hears how it went. Raises its PanelError."""
        try:
            told = await request
        except PanelError as error:
            self.reach.failed(error)
            raise
        self.reach.heard()
        return told

    async def shuts_out(self, said: Refusal) -> bool:
        """Tell whether what a panel said to a question is about whoever asks, and not about that.

        A look at the balance, which does no harm, is refused in the same words then.
        """
        if isinstance(said, ABOUT_ONE):
            return False
        try:
            await self.heard(self.panel.balance())
        except PanelError as error:
            return isinstance(error, Refusal) and error.words == said.words
        return False


class Sources:
    """The panels that can be asked now, by account."""

    def __init__(self, is_offline: Callable[[], bool]) -> None:
        self._is_offline = is_offline
        self._sources: dict[int, Source] = {}

    def connect(self, account_id: int, source: Source | None) -> None:
        """Say where an account's panel is asked; None: nowhere for now."""
        if source is None:
            self._sources.pop(account_id, None)
        else:
            self._sources[account_id] = source

    def get(self, account_id: int) -> Source:
        """Return where to ask. Raises Unreachable when one works offline or no session runs."""
        self.check()
        if account_id not in self._sources:
            raise Unreachable(OFFLINE)
        return self._sources[account_id]

    def is_at(self, account_id: int, source: Source) -> bool:
        """Tell whether an account's panel is still asked there."""
        return self._sources.get(account_id) is source

    def check(self) -> None:
        """Raise Unreachable when the operator works offline: then no request leaves."""
        if self._is_offline():
            raise Unreachable(OFFLINE)
