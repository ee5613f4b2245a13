"""What the panel tells of a service at length: read from the store once someone looks at it."""

from PySide6.QtCore import QObject

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.service import Service
from xpanel_desktop.ui.panes.service_details import ServiceDetails
from xpanel_desktop.ui.scope import Scope
from xpanel_desktop.ui.tasks import Tasks


class ServiceAbout(QObject):
    """Keeps the details' description to the service that they show."""

    def __init__(self, core: Core, tasks: Tasks, scope: Scope, details: ServiceDetails) -> None:
        super().__init__(details)
        self._core, self._tasks, self._scope = core, tasks, scope
        self._details = details
        self._shown = (0, "")
        details.shown.connect(self._show)

    def _show(self, service: Service | None) -> None:
        """Tell the description of a service; the last one stays while the same is read again."""
        account = self._scope.account
        wanted = (account.id, service.id) if account and service else (0, "")
        if wanted != self._shown:
            self._shown = wanted
            self._details.show_description(None)
        if account is not None and service is not None:
            self._tasks.start(self, self._read(*wanted), name="description of a service")

    async def _read(self, account_id: int, service_id: str) -> None:
        told = await self._core.catalogs.description(account_id, service_id)
        if (account_id, service_id) == self._shown:
            self._details.show_description(told)
