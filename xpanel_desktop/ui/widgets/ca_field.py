"""The field for an account's own CA: whose certificate it is, until when, and its two buttons."""

from datetime import UTC, datetime

from PySide6.QtCore import QDateTime, QLocale, Qt, QTimeZone, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QWidget

from xpanel_desktop.api.ca import Certificate, certificates
from xpanel_desktop.api.trouble import BadCa
from xpanel_desktop.ui.day_form import day_form
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.widgets.facts import CutLabel
from xpanel_desktop.ui.widgets.labels import set_words


class CaField(QWidget):
    """Holds certificates as PEM text; a file is asked for, read by whoever hears of it."""

    file_chosen = Signal(str)
    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.pem = ""
        self.dialog: QFileDialog | None = None
        self.words = CutLabel("", self)
        self.choose, self.remove = QPushButton(self), QPushButton(self)
        for button, name in ((self.choose, "choose"), (self.remove, "remove")):
            button.setObjectName(f"account.ca.{name}")
            button.setAutoDefault(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.choose)
        row.addWidget(self.remove)
        self.setFocusProxy(self.choose)
        self.choose.clicked.connect(self._ask)
        self.remove.clicked.connect(self._drop)

    def show_pem(self, pem: str) -> None:
        """Show what certificates there are; empty for none."""
        self.pem = pem
        self.remove.setVisible(bool(pem))
        self.retranslate()

    def _drop(self) -> None:
        self.show_pem("")
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _ask(self) -> None:
        dialog = QFileDialog(self, self.tr("The panel's own CA"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [self.tr("Certificates") + " (*.pem *.crt *.cer *.der)", self.tr("All files") + " (*)"]
        )
        dialog.accepted.connect(lambda: self.file_chosen.emit(dialog.selectedFiles()[0]))
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()

    def retranslate(self) -> None:
        """Set the texts in the present language."""
        self.choose.setText(self.tr("Choose a file…"))
        self.choose.setToolTip(
            self.tr("Its certificates are trusted for this account, beside the system's.")
        )
        self.remove.setText(self.tr("Remove"))
        self.remove.setToolTip(self.tr("Trust the system's certificates alone again"))
        words, kind = self._told()
        self.words.tell(words)
        set_words(self.words, kind)

    def _told(self) -> tuple[str, str]:
        if not self.pem:
            return self.tr("none; the system's are trusted"), ""
        try:
            held = certificates(self.pem)
        except BadCa:
            return self.tr("It cannot be read: choose its file anew."), "bad"
        over = min(one.expires for one in held) <= datetime.now(UTC)
        return "; ".join(map(self._line, held)), "bad" if over else ""

    def _line(self, one: Certificate) -> str:
        over = one.expires <= datetime.now(UTC)
        words = self.tr("{name}, expired on {day}") if over else self.tr("{name}, until {day}")
        at = int(one.expires.timestamp() * 1000)
        local = QDateTime.fromMSecsSinceEpoch(at, QTimeZone.systemTimeZone())
        day = QLocale().toString(local.date(), day_form())
        return words.replace("{day}", day).replace("{name}", plain(one.subject) or "?")
