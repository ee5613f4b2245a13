"""The map of the keys: every action with its keys, searched, and given other ones."""

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from xpanel_desktop.domain.checks import Level
from xpanel_desktop.domain.folding import fold, matches, words
from xpanel_desktop.ui import actions, keys
from xpanel_desktop.ui.widgets.font_room import row_height
from xpanel_desktop.ui.widgets.labels import plain_label
from xpanel_desktop.ui.widgets.problem_line import ProblemLine

NAME_ROLE = Qt.ItemDataRole.UserRole


class KeyMap(QDialog):
    """Grouped by where the keys work; what is chosen holds at once."""

    changed = Signal()
    """An action has other keys."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.resize(640, 560)
        self._groups: dict[str, QTreeWidgetItem] = {}
        self.items: list[QTreeWidgetItem] = []
        """The rows of the actions."""
        self.search = QLineEdit(self)
        self.search.setObjectName("keys.search")
        self.search.setClearButtonEnabled(True)
        self.tree = QTreeWidget(self)
        self.tree.setObjectName("keys.tree")
        self.tree.setColumnCount(2)
        self.tree.setRootIsDecorated(False)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._label = plain_label(self)
        self.edit = QKeySequenceEdit(self)
        self.edit.setObjectName("keys.edit")
        self.edit.setMaximumSequenceLength(1)
        self._label.setBuddy(self.edit)
        self.give, self.none, self.one, self.all, self.shut = (QPushButton(self) for _ in range(5))
        buttons = {"give": self.give, "none": self.none, "one": self.one, "all": self.all}
        for name, button in {**buttons, "shut": self.shut}.items():
            button.setObjectName(f"keys.{name}")
            button.setAutoDefault(name == "give")
        self.told = ProblemLine(self)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        change = QHBoxLayout()
        change.setSpacing(8)
        change.addWidget(self._label)
        change.addWidget(self.edit, 1)
        for button in (self.give, self.none, self.one):
            change.addWidget(button)
        foot = QHBoxLayout()
        foot.addWidget(self.all)
        foot.addStretch(1)
        foot.addWidget(self.shut)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(8)
        whole.addWidget(self.search)
        whole.addWidget(self.tree, 1)
        whole.addLayout(change)
        whole.addWidget(self.told)
        whole.addLayout(foot)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._narrow)
        self.tree.currentItemChanged.connect(lambda *_: self._offer())
        self.edit.keySequenceChanged.connect(lambda _keys: self._judge())
        self.give.clicked.connect(self._give)
        self.none.clicked.connect(lambda: self._choose(self.current, ()))
        self.one.clicked.connect(self._reset_one)
        self.all.clicked.connect(self._reset_all)
        self.shut.clicked.connect(self.reject)

    @property
    def current(self) -> str:
        """The name of the action that is chosen; empty without one."""
        item = self.tree.currentItem()
        return (item.data(0, NAME_ROLE) or "") if item is not None else ""

    def begin(self) -> None:
        """Open with all of them, ready to be searched."""
        self.search.clear()
        self.told.show_words(Level.PASS, "")
        self.open()
        self.search.setFocus()

    def go_to(self, name: str) -> None:
        """Choose an action."""
        for item in self.items:
            if item.data(0, NAME_ROLE) == name:
                self.tree.setCurrentItem(item)

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.search.setPlaceholderText(self.tr("Search actions and keys"))
        self.search.setAccessibleName(self.tr("Search actions and keys"))
        self.tree.setAccessibleName(self.tr("Keyboard shortcuts"))
        self.tree.setHeaderLabels([self.tr("Action"), self.tr("Keys")])
        self._label.setText(self.tr("New key"))
        self.edit.setAccessibleName(self.tr("New key"))
        for field in self.edit.findChildren(QLineEdit):  # Qt gives the box itself no role
            field.setAccessibleName(self.tr("New key"))
        self.give.setText(self.tr("Set"))
        self.none.setText(self.tr("No key"))
        self.one.setText(self.tr("Reset"))
        self.all.setText(self.tr("Reset all"))
        self.shut.setText(self.tr("Close"))
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    # -- what is shown ------------------------------------------------------------------

    def _group_words(self) -> dict[str, str]:
        return {
            "": self.tr("Everywhere"),
            **{name: actions.words_of(name) for name in actions.PANES},
            "ticket": self.tr("Ticket"),
            "templates": self.tr("Templates"),
            "compare": self.tr("Comparison"),
            "aftersales": self.tr("Cancel and refill"),
            "lost": self.tr("Lost refills"),
        }

    def _fill(self) -> None:
        chosen = self.current
        self.tree.blockSignals(True)  # noqa: FBT003 -- Qt's own signature
        self.tree.clear()
        groups = self._groups = {}
        self.items = []
        titles = self._group_words()
        tall = QSize(0, row_height(self.fontMetrics()))
        for name in actions.ACTIONS:
            place = _place(name)
            if place not in groups:
                groups[place] = QTreeWidgetItem(self.tree, [titles[place]])
                groups[place].setFlags(Qt.ItemFlag.ItemIsEnabled)
                groups[place].setFirstColumnSpanned(True)
                font = self.font()
                font.setBold(True)
                groups[place].setFont(0, font)
                groups[place].setSizeHint(0, tall)
            item = QTreeWidgetItem(groups[place], [actions.words_of(name), ""])
            item.setData(0, NAME_ROLE, name)
            self.items.append(item)
            item.setSizeHint(0, tall)
            told = keys.all_told(name)
            own = self.tr("{keys} · your own") if told else self.tr("none · your own")
            item.setText(1, told if keys.is_first(name) else own.format(keys=told))
        self.tree.expandAll()
        self.tree.blockSignals(False)  # noqa: FBT003 -- Qt's own signature
        self.go_to(chosen or "services")
        self._offer()
        self._narrow()

    def _narrow(self) -> None:
        wanted = words(self.search.text())
        for item in self.items:
            place = self._groups[_place(item.data(0, NAME_ROLE))].text(0)
            text = f"{place} {item.text(0)} {item.text(1)}"
            item.setHidden(not matches(fold(text), wanted))
        shown = {_place(one.data(0, NAME_ROLE)) for one in self.items if not one.isHidden()}
        for place, group in self._groups.items():
            group.setHidden(place not in shown)
        current = self.tree.currentItem()
        if current is not None and current.isHidden():  # what is not seen must not be changed
            first = next((one for one in self.items if not one.isHidden()), None)
            if first is not None:
                self.tree.setCurrentItem(first)
            else:
                self.tree.setCurrentIndex(QModelIndex())
        if not shown:
            self.told.show_words(Level.PASS, self.tr("No action has these words."))
        elif not self.current:
            self.go_to(next(one for one in self.items if not one.isHidden()).data(0, NAME_ROLE))

    def _offer(self) -> None:
        self.edit.clear()
        self.edit.setEnabled(bool(self.current))
        self.none.setEnabled(bool(self.current) and bool(keys.of(self.current)))
        self.one.setEnabled(bool(self.current) and not keys.is_first(self.current))
        self.all.setEnabled(bool(keys.chosen()))
        self._judge()

    # -- what the operator does ---------------------------------------------------------

    @property
    def _typed(self) -> str:
        return self.edit.keySequence().toString(QKeySequence.SequenceFormat.PortableText)

    def _judge(self) -> None:
        """Tell at once what speaks against the key that was pressed."""
        name, typed = self.current, self._typed
        trouble = self._trouble(name, typed) if name and typed else ""
        self.told.show_words(Level.BLOCK, trouble)
        self.give.setEnabled(bool(name and typed) and not trouble)

    def _trouble(self, name: str, typed: str) -> str:
        if not keys.usable(name, typed):
            return self.tr("This key is needed to type or to move. Add Ctrl or Alt to it.")
        other = keys.clash(name, typed)
        if other is None:
            return ""
        said = self.tr("{key} is “{action}” already. Give that another key first.")
        native = self.edit.keySequence().toString(QKeySequence.SequenceFormat.NativeText)
        return said.format(key=native, action=actions.words_of(other))

    def _give(self) -> None:
        if self.give.isEnabled():
            self._choose(self.current, (self._typed,))

    def _reset_one(self) -> None:
        first = actions.ACTIONS[self.current].keys
        for key in first:
            other = keys.clash(self.current, key)
            if other is not None:
                said = self.tr("{key} is “{action}” now. Reset that one first.")
                self.told.show_words(
                    Level.BLOCK, said.format(key=key, action=actions.words_of(other))
                )
                return
        self._choose(self.current, first)

    def _reset_all(self) -> None:
        keys.reset()
        self.changed.emit()
        self._fill()

    def _choose(self, name: str, new: tuple[str, ...]) -> None:
        keys.choose(name, new)
        self.changed.emit()
        self._fill()


def _place(name: str) -> str:
    """Return in which group an action stands; empty for those that work everywhere."""
    return name.partition(".")[0] if "." in name else ""
