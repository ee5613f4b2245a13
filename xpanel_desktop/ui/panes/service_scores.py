"""The scorecards beside the services: read for the account that is shown, told in its details."""

from PySide6.QtCore import QObject, QTimer

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.scorecard import EMPTY
from xpanel_desktop.domain.service import Service
from xpanel_desktop.ui.models.services import ServicesModel
from xpanel_desktop.ui.panes.service_details import ServiceDetails
from xpanel_desktop.ui.scope import Scope
from xpanel_desktop.ui.tasks import Tasks

GATHER = 1000
"""Milliseconds in which new figures are gathered before they are read again."""


class ServiceScores(QObject):
    """Keeps the model's cards and the details' figures up to date."""

    def __init__(
        self,
        core: Core,
        tasks: Tasks,
        scope: Scope,
        model: ServicesModel,
        details: ServiceDetails,
    ) -> None:
        super().__init__(details)
        self._core, self._tasks, self._scope = core, tasks, scope
        self._model, self._details = model, details
        self._account_id = 0
        self._service_id = ""
        self._soon = QTimer(self, singleShot=True, interval=GATHER)
        self._soon.timeout.connect(self._read)
        scope.changed.connect(self._turn)
        stop = core.notices.subscribe(self._on_changes)
        self.destroyed.connect(lambda: stop())
        self._turn()

    def _turn(self) -> None:
        """Read the cards of the account that is looked at now."""
        account_id = self._scope.account.id if self._scope.account else 0
        if account_id != self._account_id:
            self._account_id = account_id
            self._model.take_cards({})
            self._read()

    def show(self, service: Service | None) -> None:
        """Tell the figures of the service that the details show, and how its rate moved."""
        self._service_id = service.id if service else ""
        self._details.show_card(self._model.card(self._service_id) or EMPTY, ())
        if service is not None and self._account_id:
            work = self._read_prices(self._account_id, service.id)
            self._tasks.start(self, work, name="rates of a service")

    def _on_changes(self, changes: Changes) -> None:
        if changes.touches(Table.SCORECARDS):
            ids = changes.of_table(Table.SCORECARDS)
            if (not ids or self._account_id in ids) and not self._soon.isActive():
                self._soon.start()

    def _read(self) -> None:
        if self._account_id:
            work = self._load(self._account_id)
            self._tasks.start(self, work, name="scorecards")

    async def _load(self, account_id: int) -> None:
        cards = await self._core.scorecards.load(account_id)
        if account_id == self._account_id:
            self._model.take_cards(cards)
            self._details.show_card(self._model.card(self._service_id) or EMPTY)

    async def _read_prices(self, account_id: int, service_id: str) -> None:
        found = await self._core.scorecards.prices(account_id, service_id)
        if (account_id, service_id) == (self._account_id, self._service_id):
            self._details.show_card(self._model.card(service_id) or EMPTY, found)
