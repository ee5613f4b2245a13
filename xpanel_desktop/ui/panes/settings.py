"""The settings: language, look, where the keys and the data are."""

from PySide6.QtCore import QEvent, Qt, QUrl, Signal, qVersion
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from xpanel_desktop import __version__
from xpanel_desktop.app.core import Core
from xpanel_desktop.ui.keyring_words import advice_words, state_words
from xpanel_desktop.ui.languages import LANGUAGE, Language
from xpanel_desktop.ui.panes.settings_aftersales import AftersalesSettings
from xpanel_desktop.ui.panes.settings_backups import BackupSettings
from xpanel_desktop.ui.panes.settings_help import HelpSettings
from xpanel_desktop.ui.panes.settings_news import NewsSettings
from xpanel_desktop.ui.panes.settings_sending import SendingSettings
from xpanel_desktop.ui.scope import Scope
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.theme import SCHEME, Scheme
from xpanel_desktop.ui.widgets.labels import BESIDE, plain_label, set_words
from xpanel_desktop.vault import Place

ROW = 28


class SettingsPane(QWidget):
    """What the operator can set for the whole program; it holds at once."""

    language_chosen = Signal(str)
    scheme_chosen = Signal(str)

    def __init__(
        self, core: Core, tasks: Tasks, scope: Scope, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._core, self._tasks = core, tasks
        self.language, self.scheme = QComboBox(self), QComboBox(self)
        self.language.setObjectName("settings.language")
        self.scheme.setObjectName("settings.scheme")
        self._title = plain_label(self)
        self._title.setProperty("title", "true")
        self._labels = [plain_label(self) for _ in range(5)]
        self._keys, self._folder, self._about = (self._fact() for _ in range(3))
        self.open_folder = QPushButton(self)
        self.open_folder.setObjectName("settings.folder")
        self.open_folder.clicked.connect(self._open_folder)
        self.sending = SendingSettings(core, tasks, self)
        self.aftersales = AftersalesSettings(core, tasks, scope, self)
        self.news = NewsSettings(core, tasks, self)
        self.backups = BackupSettings(core, tasks, self)
        self.help = HelpSettings(self)
        self._lay_out()
        self.language.activated.connect(self._choose_language)
        self.scheme.activated.connect(self._choose_scheme)
        self.retranslate()

    def _fact(self) -> QLabel:
        label = plain_label(self)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        fields = (self.language, self.scheme, self._keys, self._folder, self._about)
        for label, field in zip(self._labels, fields, strict=True):
            label.setBuddy(field)
            label.setMinimumHeight(ROW)
            label.setMinimumWidth(BESIDE)
            label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
            form.addRow(label, field)
        form.insertRow(4, "", self.open_folder)
        for choice in (self.language, self.scheme):
            choice.setMinimumWidth(220)
        for fact in (self._keys, self._folder, self._about):
            fact.setMinimumWidth(360)
            fact.setMinimumHeight(ROW)
        column = QVBoxLayout(self._page())
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(self._title)
        column.addLayout(form)
        column.addSpacing(8)
        column.addWidget(self.sending)
        column.addSpacing(8)
        column.addWidget(self.aftersales)
        column.addSpacing(8)
        column.addWidget(self.news)
        column.addSpacing(8)
        column.addWidget(self.backups)
        column.addSpacing(8)
        column.addWidget(self.help)
        column.addStretch(1)

    def _page(self) -> QWidget:
        """Return the page that all lies on; it scrolls where the window is low."""
        page = QWidget(self)
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        return page

    def _choose_language(self) -> None:
        self._keep(LANGUAGE, str(self.language.currentData()))
        self.language_chosen.emit(str(self.language.currentData()))

    def mark_language(self, name: str) -> None:
        """Show which language was chosen elsewhere."""
        self.language.setCurrentIndex(max(self.language.findData(name), 0))

    def _choose_scheme(self) -> None:
        self._keep(SCHEME, str(self.scheme.currentData()))
        self.scheme_chosen.emit(str(self.scheme.currentData()))

    def _keep(self, key: str, value: str) -> None:
        self._tasks.start(self, self._core.settings.set(key, value), name="keep setting")

    def retranslate(self) -> None:
        """Set the texts in the present language."""
        self._title.setText(self.tr("Settings"))
        words = (
            self.tr("Language"),
            self.tr("Look"),
            self.tr("API keys"),
            self.tr("Data folder"),
            self.tr("About"),
        )
        for label, word in zip(self._labels, words, strict=True):
            label.setText(word)
        self.language.setAccessibleName(words[0])
        self.scheme.setAccessibleName(words[1])
        languages = {
            Language.SYSTEM: self.tr("As the system"),
            Language.TURKISH: "Türkçe",
            Language.ENGLISH: "English",
        }
        schemes = {
            Scheme.SYSTEM: self.tr("As the system"),
            Scheme.LIGHT: self.tr("Light"),
            Scheme.DARK: self.tr("Dark"),
        }
        settings = self._core.settings
        _offer(self.language, languages, settings.get(LANGUAGE, Language.SYSTEM.value))
        _offer(self.scheme, schemes, settings.get(SCHEME, Scheme.SYSTEM.value))
        self._folder.setText(str(self._core.folder))
        self.open_folder.setText(self.tr("Open the folder"))
        about = self.tr("XPanel Desktop {version}, MIT licence. Made with Qt {qt} (LGPL).")
        self._about.setText(about.format(version=__version__, qt=qVersion()))
        self._show_keys()

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._core.folder)))

    def _show_keys(self) -> None:
        state = self._core.vault.state
        set_words(self._keys, "warn" if state.place is Place.MEMORY else "")
        words = (state_words(state), advice_words(state))
        self._keys.setText(" ".join(filter(None, words)))

    def showEvent(self, event: QShowEvent) -> None:
        """Tell where the keys are now."""
        self._show_keys()
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _offer(
    choice: QComboBox, offered: "dict[Language, str] | dict[Scheme, str]", stored: str
) -> None:
    """Fill a choice anew and mark what is chosen: in it already, or else stored."""
    chosen = choice.currentData() or stored
    choice.clear()
    for value, words in offered.items():
        choice.addItem(words, value.value)
    choice.setCurrentIndex(max(choice.findData(chosen), 0))
