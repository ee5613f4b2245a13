"""The pane of money: a shell of tabs, each a widget of its own file, built when first shown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QEvent, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from xpanel_desktop.app.core import Core
from xpanel_desktop.ui.panes.money_balance import BalanceTab
from xpanel_desktop.ui.panes.money_closes import ClosesTab
from xpanel_desktop.ui.panes.money_customers import CustomersTab
from xpanel_desktop.ui.panes.money_ledger import LedgerTab
from xpanel_desktop.ui.panes.money_rates import RatesTab
from xpanel_desktop.ui.panes.money_spending import SpendingTab
from xpanel_desktop.ui.scope import Scope
from xpanel_desktop.ui.tab_order import lay_tab_order
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.widgets.segments import Segments


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab: its word, and what builds it."""

    word: object
    build: Callable[[Core, Tasks, Scope, QWidget], QWidget]


TABS: Mapping[str, Tab] = {
    "balance": Tab(QT_TRANSLATE_NOOP("Money", "Balance"), BalanceTab),
    "ledger": Tab(QT_TRANSLATE_NOOP("Money", "Ledger"), LedgerTab),
    "closes": Tab(QT_TRANSLATE_NOOP("Money", "Closes"), ClosesTab),
    "spending": Tab(QT_TRANSLATE_NOOP("Money", "Spending"), SpendingTab),
    "customers": Tab(QT_TRANSLATE_NOOP("Money", "Customers"), CustomersTab),
    "rates": Tab(QT_TRANSLATE_NOOP("Money", "Rates"), RatesTab),
}
"""The tabs in their order. A tab hears of languages, palettes and being shown as any widget does;
its `setFocus` should put the focus where work begins."""


class MoneyPane(QWidget):
    """Segments above, one tab below."""

    split_built = Signal(str, QSplitter)
    """A splitter that came with a tab, by its name."""

    def __init__(
        self, core: Core, tasks: Tasks, scope: Scope, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._core, self._tasks, self._scope = core, tasks, scope
        self._built: dict[str, QWidget] = {}
        self.segments = Segments(tuple(TABS), self)
        self.segments.setObjectName("money.tabs")
        self._stack = QStackedWidget(self)
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 12, 0)
        head.addWidget(self.segments)
        head.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self._stack, 1)
        self.segments.picked.connect(self.turn_to)
        self.retranslate()
        self.segments.choose(next(iter(TABS)))

    @property
    def shown(self) -> str:
        """The name of the tab that is shown."""
        return self.segments.chosen

    def tab(self, name: str) -> QWidget:
        """Return a tab, built now if it never was shown. Raises KeyError for no such tab."""
        if name not in self._built:
            built = TABS[name].build(self._core, self._tasks, self._scope, self._stack)
            self._built[name] = built
            self._stack.addWidget(built)
            lay_tab_order(self)
            for part, split in getattr(built, "splits", {}).items():
                self.split_built.emit(f"{name}.{part}", split)
        return self._built[name]

    def turn_to(self, name: str) -> None:
        """Show a tab."""
        self.segments.choose(name)
        self._stack.setCurrentWidget(self.tab(name))

    def retranslate(self) -> None:
        """Set the texts in the present language."""
        words = {
            name: QCoreApplication.translate("Money", str(tab.word)) for name, tab in TABS.items()
        }
        self.segments.name(words)
        self.segments.setAccessibleName(QCoreApplication.translate("Actions", "Money"))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on to the tab that is shown."""
        super().focusInEvent(event)
        self.tab(self.shown).setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        """Build the tab that is to be seen, not before."""
        self.turn_to(self.shown)
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
