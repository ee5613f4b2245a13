"""The settings of notifications: which kinds, how often, and when rather not."""

from collections.abc import Coroutine
from datetime import time
from typing import Any

from PySide6.QtCore import QLocale, QTime
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QSpinBox,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from xpanel_desktop.app.core import Core
from xpanel_desktop.app.news import MOST_MINUTES
from xpanel_desktop.domain.news import URGENT, Hours, News
from xpanel_desktop.ui.clock_words import clock_form
from xpanel_desktop.ui.news_words import NewsWords
from xpanel_desktop.ui.setting_table import title
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.tray import CLOSE_TO_TRAY, Tray
from xpanel_desktop.ui.widgets.counters import roomy
from xpanel_desktop.ui.widgets.labels import plain_label
from xpanel_desktop.ui.widgets.setting_rows import SettingSection

NIGHT = Hours(time(22), time(8))
COLUMNS = 3


class NewsSettings(SettingSection):
    """What is chosen holds at once."""

    def __init__(self, core: Core, tasks: Tasks, parent: QWidget) -> None:
        super().__init__("news", parent)
        self._core, self._tasks = core, tasks
        self._words = NewsWords(self)
        self._labels = [plain_label(self) for _ in range(2)]
        self.kinds = {kind: QCheckBox(self) for kind in News if kind not in URGENT}
        self.every = QSpinBox(self)
        self.every.setRange(1, MOST_MINUTES)
        self.is_quiet, self.passes, self.stays = (QCheckBox(self) for _ in range(3))
        self.begin, self.end = QTimeEdit(self), QTimeEdit(self)
        roomy(self.every, self.begin, self.end)
        self._name()
        self.read()
        self._lay_out()
        self._connect()
        self.retranslate()

    def _name(self) -> None:
        for kind, box in self.kinds.items():
            box.setObjectName(f"settings.news.{kind.value}")
        named = {"every": self.every, "quiet": self.is_quiet, "passes": self.passes}
        named |= {"stays": self.stays, "begin": self.begin, "end": self.end}
        for name, field in named.items():
            field.setObjectName(f"settings.news.{name}")

    def read(self) -> None:
        """Show what is set by now."""
        news = self._core.news
        for kind, box in self.kinds.items():
            box.setChecked(kind in news.kinds)
        self.every.setValue(int(news.every.total_seconds() // 60))
        hours = news.quiet
        self.is_quiet.setChecked(hours is not None)
        for field, at in ((self.begin, (hours or NIGHT).begin), (self.end, (hours or NIGHT).end)):
            field.setTime(QTime(at.hour, at.minute))
        self.passes.setChecked(news.urgent_passes)
        self.stays.setChecked(self._core.settings.get(CLOSE_TO_TRAY, default=False))
        self.stays.setVisible(Tray.is_there())
        self._enable()

    def _lay_out(self) -> None:
        kinds = QGridLayout()
        kinds.setHorizontalSpacing(24)
        kinds.setVerticalSpacing(4)
        for place, box in enumerate(self.kinds.values()):
            kinds.addWidget(box, place // COLUMNS, place % COLUMNS)
        kinds.setColumnStretch(COLUMNS, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addWidget(self.heading)
        self.rows = {
            "news.kinds": [*self.kinds.values()],
            "news.every": [self._labels[0], self.every],
            "news.quiet": [self.is_quiet, self.begin, self._labels[1], self.end],
            "news.passes": [self.passes],
            "news.stays": [self.stays],
        }
        for name, fields in self.rows.items():
            whole.addLayout(kinds if name == "news.kinds" else _row(*fields))
            hint = self.hint(name)
            whole.addWidget(hint)
            self.rows[name] = [*fields, hint]
        self.hints["news.stays"].setVisible(Tray.is_there())

    def _connect(self) -> None:
        for box in self.kinds.values():
            box.toggled.connect(self._keep_kinds)
        self.every.editingFinished.connect(
            lambda: self._keep(self._core.news.set_every(self.every.value()))
        )
        self.is_quiet.toggled.connect(self._keep_quiet)
        for field in (self.begin, self.end):
            field.editingFinished.connect(self._keep_quiet)
        self.passes.toggled.connect(
            lambda on: self._keep(self._core.news.set_urgent_passes(passes=on))
        )
        self.stays.toggled.connect(
            lambda on: self._keep(self._core.settings.set(CLOSE_TO_TRAY, on))
        )

    def _keep_kinds(self) -> None:
        chosen = frozenset(kind for kind, box in self.kinds.items() if box.isChecked())
        self._keep(self._core.news.set_kinds(chosen))

    def _keep_quiet(self) -> None:
        self._enable()
        hours = Hours(_time(self.begin), _time(self.end))
        self._keep(self._core.news.set_quiet(hours if self.is_quiet.isChecked() else None))

    def _enable(self) -> None:
        for widget in (self.begin, self.end, self.passes):
            widget.setEnabled(self.is_quiet.isChecked())

    def _keep(self, work: Coroutine[Any, Any, None]) -> None:
        self._tasks.start(self, work, name="keep setting")

    def retranslate(self) -> None:
        """Set the texts in the present language."""
        self.say()
        for kind, box in self.kinds.items():
            box.setText(self._words.kind(kind))
        self._labels[0].setText(title("news.every"))
        self.every.setSuffix(self.tr(" min"))
        self.every.setAccessibleName(self._labels[0].text())
        self.is_quiet.setText(title("news.quiet"))
        self._labels[1].setText(self.tr("until"))
        self.begin.setAccessibleName(self.is_quiet.text())
        self.end.setAccessibleName(self._labels[1].text())
        for field in (self.begin, self.end):
            field.setLocale(QLocale())
            field.setDisplayFormat(clock_form())
        self.passes.setText(title("news.passes"))
        self.stays.setText(title("news.stays"))


def _row(*fields: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for field in fields:
        row.addWidget(field)
    row.addStretch(1)
    return row


def _time(field: QTimeEdit) -> time:
    at = field.time()
    return time(at.hour(), at.minute())
