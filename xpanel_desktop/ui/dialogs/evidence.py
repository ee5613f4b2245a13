"""The evidence card as a dialog: its language, what private words it bears, copy and save."""

import asyncio
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QLocale, QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.history import History
from xpanel_desktop.ui.evidence_card import PRIVATE, Card, card_of
from xpanel_desktop.ui.evidence_picture import painted
from xpanel_desktop.ui.languages import Language
from xpanel_desktop.ui.tab_order import lay_tab_order
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.tongue import Tongue
from xpanel_desktop.ui.widgets.labels import plain_label, primary_button, set_words
from xpanel_desktop.ui.widgets.segments import Segments

LANGUAGES = ("tr", "en")


class EvidenceDialog(QDialog):
    """Shows the card as it will be copied. Private words are left out until they are ticked."""

    def __init__(
        self,
        history: History,
        account: Account | None,
        now: datetime,
        tasks: Tasks,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._history, self._account, self._now, self._tasks = history, account, now, tasks
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("evidence")
        self.resize(760, 640)
        self.languages = Segments(LANGUAGES, self)
        self.languages.choose("tr" if QLocale().name().startswith("tr") else "en")
        self.ticks = {name: QCheckBox(self) for name in PRIVATE}
        self.picture = QLabel(self)
        self.picture.setObjectName("evidence.picture")
        self.told = plain_label(self)
        self.copy_text = primary_button(self, "evidence.copy_text")
        self.copy_picture, self.save, self.shut = (QPushButton(self) for _ in range(3))
        self.card: Card
        self.image = QImage()
        self.files: QFileDialog | None = None
        self._words = plain_label(self)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._words)
        top.addWidget(self.languages)
        top.addStretch(1)
        for tick in self.ticks.values():
            top.addWidget(tick)
        self._area = area = QScrollArea(self)
        area.setWidget(self.picture)
        area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.told, 1)
        names = {"evidence.shut": self.shut, "evidence.save": self.save}
        for name, button in {**names, "evidence.copy_picture": self.copy_picture}.items():
            button.setObjectName(name)
            button.setAutoDefault(False)
            foot.addWidget(button)
        foot.addWidget(self.copy_text)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(12)
        whole.addLayout(top)
        whole.addWidget(area, 1)
        whole.addLayout(foot)
        lay_tab_order(self)

    def _connect(self) -> None:
        self.languages.picked.connect(self._make)
        for tick in self.ticks.values():
            tick.toggled.connect(self._make)
        self.copy_text.clicked.connect(self._copy_text)
        self.copy_picture.clicked.connect(self._copy_picture)
        self.save.clicked.connect(self._ask_where)
        self.shut.clicked.connect(self.reject)

    def retranslate(self) -> None:
        """Set all texts in the present language; the card keeps its own."""
        self.setWindowTitle(self.tr("Evidence card"))
        self._area.setAccessibleName(self.windowTitle())
        self._words.setText(self.tr("Language of the card"))
        self.languages.name({"tr": "Türkçe", "en": "English"})
        words = {
            "customer": self.tr("Customer"),
            "label": self.tr("Label"),
            "note": self.tr("Note"),
        }
        order = self._history.order
        for name, tick in self.ticks.items():
            tick.setText(words[name])
            tick.setToolTip(self.tr("Private: on the card only when ticked"))
            tick.setEnabled(bool(str(getattr(order, name)).strip()))
        self.copy_text.setText(self.tr("Copy text"))
        self.copy_picture.setText(self.tr("Copy picture"))
        self.save.setText(self.tr("Save PNG…"))
        self.shut.setText(self.tr("Close"))
        self._make()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _make(self) -> None:
        tongue = Tongue(Language(self.languages.chosen))
        private = frozenset(name for name, tick in self.ticks.items() if tick.isChecked())
        self.card = card_of(self._history, self._account, self._now, tongue, private)
        self.image = painted(self.card)
        self.picture.setPixmap(QPixmap.fromImage(self.image))
        self.picture.adjustSize()
        self.picture.setAccessibleName(self.card.title)
        self.picture.setAccessibleDescription(self.card.text())
        self._tell("")

    def _tell(self, words: str, kind: str = "") -> None:
        self.told.setText(words)
        set_words(self.told, kind)

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self.card.text())
        self._tell(self.tr("The text is on the clipboard."))

    def _copy_picture(self) -> None:
        QGuiApplication.clipboard().setImage(self.image)
        self._tell(self.tr("The picture is on the clipboard."))

    def _ask_where(self) -> None:
        dialog = QFileDialog(self, self.tr("Save the card"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilter("PNG (*.png)")
        dialog.setDefaultSuffix("png")
        home = QStandardPaths.StandardLocation.DocumentsLocation
        dialog.setDirectory(QStandardPaths.writableLocation(home))
        dialog.selectFile(f"{file_name(self._history.order.panel_id)}.png")
        dialog.accepted.connect(lambda: self.write(Path(dialog.selectedFiles()[0])))
        dialog.finished.connect(dialog.deleteLater)
        self.files = dialog
        dialog.open()

    def write(self, path: Path) -> None:
        """Write the picture into a file, on a thread; what came of it is told."""

        def wrong(error: Exception) -> None:
            reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            told = self.tr("{file} could not be written: {reason}")
            self._tell(told.format(file=path.name, reason=reason), "bad")

        self._tasks.start(self, self._write(path), name="save a card", on_error=wrong)

    async def _write(self, path: Path) -> None:
        image, writer = QImage(self.image), QImageWriter(str(path), QByteArray(b"png"))
        if not await asyncio.to_thread(writer.write, image):
            raise OSError(writer.errorString())
        self._tell(self.tr("{file} is written.").format(file=path.name))


def file_name(panel_id: str) -> str:
    """Return a file name for a panel's order id, which is hostile text."""
    kept = "".join(letter for letter in panel_id if letter.isascii() and letter.isalnum())
    return f"order-{kept[:40] or 'card'}"
