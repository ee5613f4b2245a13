"""The settings of sending: second thoughts, the word after being offline, the tolerance."""

from collections.abc import Coroutine
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QFormLayout, QLabel, QSpinBox, QWidget

from xpanel_desktop.app.caution import MOST_REST
from xpanel_desktop.app.core import Core
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.widgets.counters import roomy
from xpanel_desktop.ui.widgets.labels import BESIDE, plain_label

WIDTH = 220


class SendingSettings(QWidget):
    """How careful sending is; what is chosen holds at once."""

    def __init__(self, core: Core, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self._core, self._tasks = core, tasks
        self._title = plain_label(self, bold=True)
        self.rest, self.tolerance = QSpinBox(self), QDoubleSpinBox(self)
        roomy(self.rest, self.tolerance)
        self.asks = QCheckBox(self)
        self._labels = [plain_label(self) for _ in range(2)]
        self._hints = [plain_label(self, quiet=True) for _ in range(3)]
        self.rest.setObjectName("settings.rest")
        self.tolerance.setObjectName("settings.tolerance")
        self.asks.setObjectName("settings.asks")
        self.rest.setRange(0, MOST_REST)
        self.tolerance.setRange(0, 100)
        self.tolerance.setDecimals(1)
        self.rest.setValue(int(core.caution.rest.total_seconds()))
        self.tolerance.setValue(float(core.caution.tolerance))
        self.asks.setChecked(core.caution.asks_after_offline)
        self._lay_out()
        self.rest.editingFinished.connect(self._keep_rest)
        self.tolerance.editingFinished.connect(self._keep_tolerance)
        self.asks.toggled.connect(self._keep_asks)
        self.retranslate()

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(4)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        form.addRow(self._title)
        rows: list[tuple[QLabel | None, QWidget]] = [
            (self._labels[0], self.rest),
            (self._labels[1], self.tolerance),
            (None, self.asks),
        ]
        for (label, field), hint in zip(rows, self._hints, strict=True):
            hint.setWordWrap(True)
            hint.setMinimumWidth(420)
            if label is None:
                form.addRow("", field)
            else:
                label.setBuddy(field)
                label.setMinimumWidth(BESIDE)
                label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
                field.setFixedWidth(WIDTH)
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
        self._title.setText(self.tr("Sending"))
        self._labels[0].setText(self.tr("Time to undo"))
        self._labels[1].setText(self.tr("Price tolerance"))
        self.rest.setSpecialValueText(self.tr("None"))
        self.rest.setSuffix(self.tr(" s"))
        self.tolerance.setLocale(QLocale())
        self.tolerance.setSuffix(" %")
        self.asks.setText(self.tr("Ask before sending what was queued offline"))
        self._hints[0].setText(self.tr("An order stays in the outbox this long before it is sent."))
        self._hints[1].setText(
            self.tr("An order whose rate rose by more since it was written is held, not sent.")
        )
        self._hints[2].setText(
            self.tr("Without it, queued orders go by themselves as soon as the panel is reached.")
        )
        self.rest.setAccessibleName(self._labels[0].text())
        self.tolerance.setAccessibleName(self._labels[1].text())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
