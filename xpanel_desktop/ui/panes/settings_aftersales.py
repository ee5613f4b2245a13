"""The settings of after-sales: how long after a request the next one waits, by account."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QSpinBox, QWidget

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.aftersales import MOST_COOLDOWN
from xpanel_desktop.ui.account_words import named
from xpanel_desktop.ui.scope import Scope
from xpanel_desktop.ui.setting_table import title
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.widgets.account_choice import AccountBox, account_icon
from xpanel_desktop.ui.widgets.counters import roomy, tell_special
from xpanel_desktop.ui.widgets.font_room import wide
from xpanel_desktop.ui.widgets.labels import BESIDE, plain_label
from xpanel_desktop.ui.widgets.setting_rows import SettingSection

WIDTH = 220
_HOUR = 3600


class AftersalesSettings(SettingSection):
    """What is chosen holds at once."""

    def __init__(self, core: Core, tasks: Tasks, scope: Scope, parent: QWidget) -> None:
        super().__init__("aftersales", parent)
        self._core, self._tasks, self._scope = core, tasks, scope
        self._labels = {name: plain_label(self) for name in ("cooldown.account", "cooldown")}
        self.account, self.hours = AccountBox(self), QSpinBox(self)
        roomy(self.hours)
        self.account.setObjectName("settings.cooldown.account")
        self.hours.setObjectName("settings.cooldown")
        self.hours.setRange(0, int(MOST_COOLDOWN.total_seconds() // _HOUR))
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(4)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        form.addRow(self.heading)
        fields = (self.account, self.hours)
        for (name, label), field in zip(self._labels.items(), fields, strict=True):
            label.setBuddy(field)
            label.setMinimumWidth(BESIDE)
            label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
            field.setFixedWidth(wide(field.fontMetrics(), WIDTH))
            hint = self.hint(name)
            form.addRow(label, field)
            form.addRow("", hint)
            self.rows[name] = (label, field, hint)
        self.account.activated.connect(self.read)
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
        self.read()

    def read(self) -> None:
        """Show what is set by now."""
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
        self.say()
        for name, label in self._labels.items():
            label.setText(title(name))
        self.hours.setSuffix(self.tr(" h"))
        tell_special(self.hours, self.tr("None"))
        self.account.setAccessibleName(title("cooldown.account"))
        self.hours.setAccessibleName(title("cooldown"))
