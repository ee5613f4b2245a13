"""The centre of notifications: a list below the bell that keeps what was told."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from xpanel_desktop.domain.news import Item
from xpanel_desktop.ui.models.news import NewsModel
from xpanel_desktop.ui.widgets.empty import EmptyOr
from xpanel_desktop.ui.widgets.labels import plain_label

SIZE = QSize(440, 520)


class NewsList(QFrame):
    """Enter or a click goes where a piece points to; Escape closes the list."""

    chosen = Signal(object)
    """Item."""
    settings_wanted = Signal()

    def __init__(self, model: NewsModel, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("news.list")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._model = model
        self._title = plain_label(self, bold=True)
        self.settings = QPushButton(self)
        self.settings.setObjectName("news.settings")
        self.settings.clicked.connect(self._go_to_settings)
        self.view = QListView(self)
        self.view.setObjectName("news.items")
        self.view.setModel(model)
        self.view.setIconSize(QSize(16, 16))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.view.setSpacing(4)
        self.view.activated.connect(self._choose)
        self.view.clicked.connect(self._choose)
        self.empty = EmptyOr(self.view, self, known=True)
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 8, 8)
        head.addWidget(self._title, 1)
        head.addWidget(self.settings)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self.empty, 1)
        self.retranslate()

    def drop_below(self, anchor: QWidget) -> None:
        """Open below a button, its right edges aligned."""
        self.tell_empty()
        corner = anchor.mapToGlobal(QPoint(anchor.width() - SIZE.width(), anchor.height() + 4))
        self.setGeometry(max(corner.x(), 0), corner.y(), SIZE.width(), SIZE.height())
        self.show()
        self.view.setFocus(Qt.FocusReason.PopupFocusReason)
        if self._model.rowCount():
            self.view.setCurrentIndex(self._model.index(0))

    def tell_empty(self) -> None:
        """Say what would be here, when nothing is."""
        sentence = self.tr(
            "Nothing new. Orders that end, are refused or become unknown are told here."
        )
        self.empty.say("" if self._model.rowCount() else sentence)

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self._title.setText(self.tr("Notifications"))
        self.settings.setText(self.tr("Settings"))
        self.view.setAccessibleName(self.tr("Notifications"))
        self.setAccessibleName(self.tr("Notifications"))
        self.tell_empty()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        item = self._model.item(index.row())
        if isinstance(item, Item):
            self.hide()
            self.chosen.emit(item)

    def _go_to_settings(self) -> None:
        self.hide()
        self.settings_wanted.emit()
