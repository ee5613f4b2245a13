"""The guarantee of a service: read from its name, or typed by the operator."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.guarantee import LIFETIME, MOST_DAYS, NONE, Guarantee, suggested
from xpanel_desktop.domain.service import Service
from xpanel_desktop.ui.aftersales_words import guarantee_words
from xpanel_desktop.ui.panes.service_details import ServiceDetails
from xpanel_desktop.ui.scope import Scope
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.widgets.choice import Choice
from xpanel_desktop.ui.widgets.counters import roomy
from xpanel_desktop.ui.widgets.labels import name_choice, plain_label

_BY_NAME, _NONE, _DAYS, _LIFE = range(4)
USUAL = 30


class ServiceGuarantee(QWidget):
    """One line of a service's details; what is chosen is kept at once."""

    def __init__(self, core: Core, tasks: Tasks, scope: Scope, details: ServiceDetails) -> None:
        super().__init__(details)
        self._core, self._tasks, self._scope = core, tasks, scope
        self._service: Service | None = None
        self._typed: Guarantee | None = None
        self._label = plain_label(self, quiet=True)
        self.kind, self.days = Choice(self), QSpinBox(self)
        roomy(self.days)
        self.kind.setObjectName("service.guarantee")
        self.days.setObjectName("service.guarantee.days")
        self.days.setRange(1, MOST_DAYS)
        self.days.setValue(USUAL)
        for _ in range(4):
            self.kind.addItem("")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._label)
        row.addWidget(self.kind)
        row.addWidget(self.days)
        row.addStretch(1)
        self.kind.activated.connect(self._choose)
        self.days.editingFinished.connect(self._choose)
        details.add_line(self)
        details.shown.connect(self.show_service)
        stop = core.notices.subscribe(self._on_changes)
        self.destroyed.connect(lambda: stop())
        self.hide()
        self.retranslate()

    def show_service(self, service: Service | None) -> None:
        """Show the guarantee of a service of the account that is chosen."""
        if service != self._service:
            self.hide()
        self._service = service
        if service is not None and self._scope.account is not None:
            work = self._read(self._scope.account.id, service)
            self._tasks.start(self, work, name="read a guarantee")

    async def _read(self, account_id: int, service: Service) -> None:
        typed = (await self._core.aftersales.guarantees(account_id)).get(service.id)
        if self._service == service:
            self._typed = typed
            self._show()
            self.show()

    def _show(self) -> None:
        at = {None: _BY_NAME, NONE: _NONE, LIFETIME: _LIFE}.get(self._typed, _DAYS)
        self.kind.setCurrentIndex(at)
        if at == _DAYS and self._typed is not None and self._typed.days:
            self.days.setValue(self._typed.days)
        self.days.setVisible(at == _DAYS)
        self.retranslate()

    def _choose(self) -> None:
        wanted = {_BY_NAME: None, _NONE: NONE, _LIFE: LIFETIME}.get(
            self.kind.currentIndex(), Guarantee(self.days.value())
        )
        self.days.setVisible(self.kind.currentIndex() == _DAYS)
        account = self._scope.account
        if wanted != self._typed and account is not None and self._service is not None:
            self._typed = wanted
            work = self._core.aftersales.set_guarantee(account.id, self._service.id, wanted)
            self._tasks.start(self, work, name="keep a guarantee")

    def _on_changes(self, changes: Changes) -> None:
        if changes.touches(Table.GUARANTEES) and self._service is not None:
            self.show_service(self._service)

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self._label.setText(self.tr("Guarantee"))
        name_choice(self.kind, self.tr("Guarantee"))
        self.days.setAccessibleName(self.tr("Days of the guarantee"))
        self.days.setSuffix(self.tr(" days"))
        read = suggested(self._service.name) if self._service else None
        by_name = (
            self.tr("By its name: {guarantee}").format(guarantee=guarantee_words(read))
            if read
            else self.tr("Not known")
        )
        for at, words in (
            (_BY_NAME, by_name),
            (_NONE, self.tr("None")),
            (_DAYS, self.tr("Days")),
            (_LIFE, self.tr("For life")),
        ):
            self.kind.setItemText(at, words)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
