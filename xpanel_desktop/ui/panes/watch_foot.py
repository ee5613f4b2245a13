"""The foot of the Watch pane: the selected finding in full, and what can be done about it."""

from collections.abc import Sequence

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from xpanel_desktop.store.watch import Found
from xpanel_desktop.ui.models.service_cells import count
from xpanel_desktop.ui.models.watch_rows import order_name
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.watch_words import ICONS, what_word, why_words
from xpanel_desktop.ui.widgets.facts import CutLabel
from xpanel_desktop.ui.widgets.labels import plain_label
from xpanel_desktop.ui.widgets.mark import Mark


class WatchFoot(QWidget):
    """Shows one finding; of several, how many are selected."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._mark = Mark(self)
        self._title = plain_label(self, bold=True)
        self._where = CutLabel("", self)
        self._where.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.why = plain_label(self)
        self.why.setObjectName("watch.why")
        self.why.setWordWrap(True)
        self.deeds = QHBoxLayout()
        self.deeds.setSpacing(8)
        self._shown: Sequence[Found] = ()
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._mark)
        head.addWidget(self._title)
        head.addWidget(self._where, 1)
        foot = QHBoxLayout()
        foot.addLayout(self.deeds)
        foot.addStretch(1)
        rule = QFrame(self)
        rule.setProperty("rule", "true")
        rule.setFixedHeight(1)
        column = QVBoxLayout()
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(8)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(rule)
        whole.addLayout(column)
        column.addLayout(head)
        column.addWidget(self.why)
        column.addLayout(foot)

    def show_found(self, found: Sequence[Found]) -> None:
        """Show what is selected; nothing hides the foot."""
        self._shown = found
        self.setVisible(bool(found))
        if len(found) == 1:
            self._show_one(found[0])
        elif found:
            self._mark.hide()
            self._title.setText(self.tr("{count} selected").format(count=count(len(found))))
            self._where.tell("")
            self.why.hide()

    def _show_one(self, one: Found) -> None:
        self._mark.show_icon(ICONS[one.finding.what])
        self._mark.show()
        self._title.setText(what_word(one.finding.what))
        order = one.order
        service = f"{plain(order.ticket.service_id)} · {plain(order.service_name)}"
        parts = (order_name(one), service, plain(order.link))
        self._where.tell(" · ".join(part for part in parts if part))
        self.why.setText(why_words(one))
        self.why.show()

    def retranslate(self) -> None:
        """Set all texts in the present language and colours."""
        self.show_found(self._shown)
