"""The settings of the program itself: language, look, where the keys and the data are."""

from PySide6.QtCore import Qt, QUrl, Signal, qVersion
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from xpanel_desktop import __version__
from xpanel_desktop.app.core import Core
from xpanel_desktop.ui.keyring_words import advice_words, state_words
from xpanel_desktop.ui.languages import LANGUAGE, Language
from xpanel_desktop.ui.setting_table import title
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.theme import SCHEME, Scheme
from xpanel_desktop.ui.widgets.choice import Choice
from xpanel_desktop.ui.widgets.font_room import wide
from xpanel_desktop.ui.widgets.labels import BESIDE, plain_label, set_words
from xpanel_desktop.ui.widgets.setting_rows import HINT, SettingSection
from xpanel_desktop.vault import Place

ROW, WIDTH = 28, 220


class ProgramSettings(SettingSection):
    """What is chosen holds at once."""

    language_chosen = Signal(str)
    scheme_chosen = Signal(str)

    def __init__(self, core: Core, tasks: Tasks, parent: QWidget) -> None:
        super().__init__("program", parent)
        self._core, self._tasks = core, tasks
        self.language, self.scheme = Choice(self), Choice(self)
        self.language.setObjectName("settings.language")
        self.scheme.setObjectName("settings.scheme")
        self._keys, self._folder, self._about = (self._fact() for _ in range(3))
        self.open_folder = QPushButton(self)
        self.open_folder.setObjectName("settings.folder")
        self.open_folder.clicked.connect(self._open_folder)
        self._labels: dict[str, QLabel] = {}
        self._lay_out()
        self.language.activated.connect(self._choose_language)
        self.scheme.activated.connect(self._choose_scheme)
        self.retranslate()

    def _fact(self) -> QLabel:
        label = plain_label(self)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setMinimumWidth(wide(label.fontMetrics(), HINT))
        label.setMinimumHeight(ROW)
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        return label

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(4)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(self.heading)
        fields = {
            "language": self.language,
            "scheme": self.scheme,
            "keys": self._keys,
            "folder": self._folder,
            "about": self._about,
        }
        for name, field in fields.items():
            label = self._labels[name] = plain_label(self)
            label.setBuddy(field)
            label.setMinimumSize(BESIDE, ROW)
            label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
            hint = self.hint(name)
            form.addRow(label, field)
            form.addRow("", hint)
            self.rows[name] = (label, field, hint)
            if name == "folder":
                form.addRow("", self.open_folder)
                self.rows[name] = (label, field, hint, self.open_folder)
        for choice in (self.language, self.scheme):
            choice.setMinimumWidth(wide(choice.fontMetrics(), WIDTH))

    def read(self) -> None:
        """Show what is set by now."""
        settings = self._core.settings
        for choice, key in ((self.language, LANGUAGE), (self.scheme, SCHEME)):
            choice.setCurrentIndex(max(choice.findData(settings.get(key, "")), 0))

    def mark_language(self, name: str) -> None:
        """Show which language was chosen elsewhere."""
        self.language.setCurrentIndex(max(self.language.findData(name), 0))

    def _choose_language(self) -> None:
        self._keep(LANGUAGE, str(self.language.currentData()))
        self.language_chosen.emit(str(self.language.currentData()))

    def _choose_scheme(self) -> None:
        self._keep(SCHEME, str(self.scheme.currentData()))
        self.scheme_chosen.emit(str(self.scheme.currentData()))

    def _keep(self, key: str, value: str) -> None:
        self._tasks.start(self, self._core.settings.set(key, value), name="keep setting")

    def retranslate(self) -> None:
        """Set the texts in the present language."""
        self.say()
        for name, label in self._labels.items():
            label.setText(title(name))
        self.language.setAccessibleName(title("language"))
        self.scheme.setAccessibleName(title("scheme"))
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
        self._keys.setText(" ".join(filter(None, (state_words(state), advice_words(state)))))

    def showEvent(self, event: QShowEvent) -> None:
        """Tell where the keys are now."""
        self._show_keys()
        super().showEvent(event)


def _offer(choice: Choice, offered: "dict[Language, str] | dict[Scheme, str]", stored: str) -> None:
    """Fill a choice anew and mark what is chosen: in it already, or else stored."""
    chosen = choice.currentData() or stored
    choice.clear()
    for value, words in offered.items():
        choice.addItem(words, value.value)
    choice.setCurrentIndex(max(choice.findData(chosen), 0))
