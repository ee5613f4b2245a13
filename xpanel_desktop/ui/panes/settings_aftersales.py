"""The settings of after-sales: how long after a request the next one waits, by account."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QSpinBox, QWidget

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.aftersales import MOST_COOLDOWN
from xpanel_desktop.ui.account_words import named
from xpanel_desktop.ui.scope import Scope
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.widgets.account_choice import account_icon
from xpanel_desktop.ui.widgets.counters import roomy
from xpanel_desktop.ui.widgets.labels import BESIDE, plain_label

WIDTH = 220
_HOUR = 3600


class AftersalesSettings(QWidget):
    """What is chosen holds at once."""

    def __init__(self, core: Core, tasks: Tasks, scope: Scope, parent: QWidget) -> None:
        super().__init__(parent)
        self._core, self._tasks, self._scope = core, tasks, scope
        self._title = plain_label(self, bold=True)
        self._labels = [plain_label(self) for _ in range(2)]
        self._hint = plain_label(self, quiet=True)
        self._hint.setWordWrap(True)
        self._hint.setMinimumWidth(420)
        self.account, self.hours = QComboBox(self), QSpinBox(self)
        roomy(self.hours)
        self.account.setObjectName("settings.cooldown.account")
        self.hours.setObjectName("settings.cooldown")
        self.hours.setRange(0, int(MOST_COOLDOWN.total_seconds() // _HOUR))
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(4)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        form.addRow(self._title)
        for label, field in zip(self._labels, (self.account, self.hours), strict=True):
            label.setBuddy(field)
            label.setMinimumWidth(BESIDE)
            label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
            field.setFixedWidth(WIDTH)
            form.addRow(label, field)
        form.addRow("", self._hint)
        self.account.activated.connect(self._show)
        self.hours.editingFinished.connect(self._keep)
        scope.changed.connect(self._offer)
        self._offer()
        self.retranslate()

    def _offer(self) -> None:
        chosen = self.account.currentData()
        self.account.clear()
        for account in self._scope.accounts:
            self.account.addItem(account_icon(account), named(account), account.id)
        self.account.setCurrentIndex(max(self.account.findData(chosen), 0))
        self.setVisible(self.account.count() > 0)
        self._show()

    def _show(self) -> None:
        number = self.account.currentData()
        if number is not None:
            wait = self._core.aftersales.cooldown(number)
            self.hours.setValue(int(wait.total_seconds() // _HOUR))

    def _keep(self) -> None:
        number = self.account.currentData()
        if number is not None:
            work = self._core.aftersales.set_cooldown(number, self.hours.value())
            self._tasks.start(self, work, name="keep setting")

    def retranslate(self) -> None:
        """Set the texts in the present language."""
        self._title.setText(self.tr("Cancels and refills"))
        self._labels[0].setText(self.tr("Account"))
        self._labels[1].setText(self.tr("Wait between two"))
        self.hours.setSuffix(self.tr(" h"))
        self.hours.setSpecialValueText(self.tr("None"))
        self._hint.setText(
            self.tr("After a cancel or refill was asked, the same is not asked again this long.")
        )
        self.account.setAccessibleName(self._labels[0].text())
        self.hours.setAccessibleName(self._labels[1].text())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
