"""The settings: sections one below the other, and a search that leaves what it finds."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.folding import matches, words
from xpanel_desktop.ui import keys
from xpanel_desktop.ui.panes.settings_aftersales import AftersalesSettings
from xpanel_desktop.ui.panes.settings_backups import BackupSettings
from xpanel_desktop.ui.panes.settings_help import HelpSettings
from xpanel_desktop.ui.panes.settings_news import NewsSettings
from xpanel_desktop.ui.panes.settings_program import ProgramSettings
from xpanel_desktop.ui.panes.settings_sending import SendingSettings
from xpanel_desktop.ui.panes.settings_transfer import TransferSettings
from xpanel_desktop.ui.panes.settings_updates import UpdateSettings
from xpanel_desktop.ui.scope import Scope
from xpanel_desktop.ui.setting_table import SettingWords
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.widgets.font_room import wide
from xpanel_desktop.ui.widgets.labels import as_title, plain_label
from xpanel_desktop.ui.widgets.piecemeal import Piecemeal, Pieces
from xpanel_desktop.ui.widgets.setting_rows import SettingSection

SEARCH = 320


class SettingsPane(Piecemeal):
    """What the operator can set for the whole program; it holds at once."""

    language_chosen = Signal(str)
    scheme_chosen = Signal(str)

    def __init__(
        self,
        core: Core,
        tasks: Tasks,
        scope: Scope,
        parent: QWidget | None = None,
        *,
        piecemeal: bool = False,
    ) -> None:
        super().__init__(parent)
        self.words = SettingWords()
        self._title = plain_label(self)
        as_title(self._title)
        self.search = QLineEdit(self)
        self.search.setObjectName("settings.search")
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(wide(self.search.fontMetrics(), SEARCH))
        self._away: list[QWidget] = []
        """Sections that a search hides."""
        self._begin(self._build(core, tasks, scope), piecemeal=piecemeal)

    def _build(self, core: Core, tasks: Tasks, scope: Scope) -> Pieces:
        scroll = QScrollArea(self)
        page = QWidget(self)
        scroll.setWidget(page)  # while it is empty: the sections would be styled twice
        self._none = plain_label(page, quiet=True)
        self.program = ProgramSettings(core, tasks, page)
        yield
        self.sending = SendingSettings(core, tasks, page)
        yield
        self.aftersales = AftersalesSettings(core, tasks, scope, page)
        yield
        self.news = NewsSettings(core, tasks, page)
        yield
        self.transfer = TransferSettings(core, tasks, page)
        self.backups = BackupSettings(core, tasks, page)
        yield
        self.updates = UpdateSettings(core, tasks, page)
        self.help = HelpSettings(page)
        yield
        self._lay_out(scroll, page)
        self.search.textChanged.connect(self._narrow)
        keys.shortcut("settings.find", self, self._begin_search)
        self.program.language_chosen.connect(self.language_chosen)
        self.program.scheme_chosen.connect(self.scheme_chosen)
        yield

    @property
    def sections(self) -> tuple[SettingSection, ...]:
        """The sections in their order."""
        return (
            self.program, self.sending, self.aftersales, self.news, self.transfer, self.backups,
            self.updates, self.help,
        )  # fmt: skip

    def _lay_out(self, scroll: QScrollArea, page: QWidget) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(24, 24, 24, 8)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self.search)
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 8, 24, 24)
        column.setSpacing(24)
        column.addWidget(self._none)
        for section in self.sections:
            column.addWidget(section)
        column.addStretch(1)
        self._none.hide()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(scroll)

    def found_by(self, field: QWidget) -> tuple[str, ...]:
        """Return the words, of both languages, that a field is found by beside its own."""
        for section in self.sections:
            for name, row in section.rows.items():
                if field in row:
                    return (self.words.of(name),)
        return ()

    def read(self) -> None:
        """Show what is set by now: a file was imported."""
        for section in (self.program, self.sending, self.aftersales, self.news):
            section.read()

    def _begin_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _narrow(self, typed: str) -> None:
        """Leave the settings that hold every word, in either language."""
        wanted = words(typed)
        for section in self._away:
            section.setVisible(True)
        self._away = []
        nothing = True
        for section in self.sections:
            shown: Mapping[str, bool] = {
                name: matches(self.words.of(name), wanted) for name in section.rows
            }
            found = section.narrow(shown)
            nothing = nothing and not (found and not section.isHidden())
            if not found and not section.isHidden():
                section.setVisible(False)
                self._away.append(section)
        self._none.setVisible(nothing)

    def retranslate(self) -> None:
        """Set the texts in the present language."""
        self._title.setText(self.tr("Settings"))
        self.search.setPlaceholderText(self.tr("Search settings"))
        self.search.setAccessibleName(self.tr("Search settings"))
        self._none.setText(self.tr("No setting has these words."))

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget the search: whoever comes again wants all of them."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.search.clear()
