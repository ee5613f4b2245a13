"""The settings of sending: second thoughts, the word after being offline, the tolerance."""

from collections.abc import Coroutine
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QFormLayout, QSpinBox, QWidget

from xpanel_desktop.app.caution import MOST_REST
from xpanel_desktop.app.core import Core
from xpanel_desktop.ui.scorecard_words import in_per_cent
from xpanel_desktop.ui.setting_table import title
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.widgets.counters import roomy, tell_special
from xpanel_desktop.ui.widgets.font_room import wide
from xpanel_desktop.ui.widgets.labels import BESIDE, plain_label
from xpanel_desktop.ui.widgets.setting_rows import SettingSection

WIDTH = 220


class SendingSettings(SettingSection):
    """How careful sending is; what is chosen holds at once."""

    def __init__(self, core: Core, tasks: Tasks, parent: QWidget) -> None:
        super().__init__("sending", parent)
        self._core, self._tasks = core, tasks
        self.rest, self.tolerance = QSpinBox(self), QDoubleSpinBox(self)
        roomy(self.rest, self.tolerance)
        self.asks = QCheckBox(self)
        self._labels = {name: plain_label(self) for name in ("rest", "tolerance")}
        self.rest.setObjectName("settings.rest")
        self.tolerance.setObjectName("settings.tolerance")
        self.asks.setObjectName("settings.asks")
        self.rest.setRange(0, MOST_REST)
        self.tolerance.setRange(0, 100)
        self.tolerance.setDecimals(1)
        self.read()
        self._lay_out()
        self.rest.editingFinished.connect(self._keep_rest)
        self.tolerance.editingFinished.connect(self._keep_tolerance)
        self.asks.toggled.connect(self._keep_asks)
        self.retranslate()

    def read(self) -> None:
        """Show what is set by now."""
        caution = self._core.caution
        self.rest.setValue(int(caution.rest.total_seconds()))
        self.tolerance.setValue(float(caution.tolerance))
        self.asks.setChecked(caution.asks_after_offline)

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(4)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        form.addRow(self.heading)
        fields = {"rest": self.rest, "tolerance": self.tolerance, "asks": self.asks}
        for name, field in fields.items():
            label, hint = self._labels.get(name), self.hint(name)
            self.rows[name] = [one for one in (label, field, hint) if one is not None]
            if label is None:
                form.addRow("", field)
            else:
                label.setBuddy(field)
                label.setMinimumWidth(BESIDE)
                label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
                field.setFixedWidth(wide(field.fontMetrics(), WIDTH))
                form.addRow(label, field)
            form.addRow("", hint)

    def _keep_rest(self) -> None:
        self._keep(self._core.caution.set_rest(self.rest.value()))

    def _keep_tolerance(self) -> None:
        typed = Decimal(str(round(self.tolerance.value(), 1)))  # per cent, no money
        self._keep(self._core.caution.set_tolerance(typed))

    def _keep_asks(self) -> None:
        self._keep(self._core.caution.set_asks_after_offline(asks=self.asks.isChecked()))

    def _keep(self, work: Coroutine[Any, Any, None]) -> None:
        self._tasks.start(self, work, name="keep setting")

    def retranslate(self) -> None:
        """Set the texts in the present language."""
        self.say()
        for name, label in self._labels.items():
            label.setText(title(name))
        tell_special(self.rest, self.tr("None"))
        self.rest.setSuffix(self.tr(" s"))
        self.tolerance.setLocale(QLocale())
        before, _, behind = in_per_cent("|").partition("|")
        self.tolerance.setPrefix(before)
        self.tolerance.setSuffix(behind)
        self.asks.setText(title("asks"))
        self.rest.setAccessibleName(title("rest"))
        self.tolerance.setAccessibleName(title("tolerance"))
