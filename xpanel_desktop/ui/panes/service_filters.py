"""The filters over the table of services: marks at hand, the rest in a second row on request."""

import dataclasses
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from xpanel_desktop.domain.service_filter import ServiceFilter
from xpanel_desktop.ui import keys
from xpanel_desktop.ui.icons import icon
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.text import amount, number, typed
from xpanel_desktop.ui.widgets.choice import Choice
from xpanel_desktop.ui.widgets.labels import name_choice, plain_label

ICON = QSize(16, 16)
SIDE, GAP = 12, 4
FLAGS = ("refill", "cancel", "dripfeed")
_WISHES = (None, True, False)
"""What the items of a flag's choice wish for, in their order."""


class ServiceFilters(QWidget):
    """Holds what the operator wishes for; `changed` tells of every other wish."""

    changed = Signal()
    feed_wanted = Signal()
    comparison_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("services.filters")
        self._types: tuple[str, ...] = ()
        self._wished = ""
        """A type that is wished for and not offered yet."""
        self._changes = self._compared = 0
        self.favourite = self._switch("favourite", "star")
        self.recent = self._switch("recent", "recent")
        self.moved = self._switch("changed", "changed")
        self.more = self._switch("filter", "filter")
        self.feed = self._button("feed", "changed")
        self.compare = self._button("compare", "compare")
        self.type = self._choice("type", 14)
        self.flags = {name: self._choice(name, 11) for name in FLAGS}
        self._from, self._to = plain_label(self, quiet=True), plain_label(self, quiet=True)
        self.least, self.most = self._amount("least"), self._amount("most")
        self.pools = self._switch("pools", "check")
        self.clear_all = self._button("clear", "close")
        self._second = QWidget(self)
        self._lay_out()
        self._connect()
        self.retranslate()
        self._second.hide()

    def _switch(self, name: str, shape: str) -> QToolButton:
        button = self._button(name, shape)
        button.setCheckable(True)
        button.setProperty("chip", "true")
        return button

    def _button(self, name: str, shape: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"services.{name}")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIcon(icon(shape))
        button.setProperty("shape", shape)
        button.setIconSize(ICON)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _choice(self, name: str, letters: int) -> Choice:
        box = Choice(self, letters=letters)
        box.setObjectName(f"services.{name}")
        return box

    def _amount(self, name: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setObjectName(f"services.{name}")
        field.setMaxLength(20)
        field.setFixedWidth(field.fontMetrics().horizontalAdvance("0") * 9)
        return field

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(GAP)
        for button in (self.favourite, self.recent, self.moved, self.more):
            first.addWidget(button)
        first.addStretch(1)
        for button in (self.feed, self.compare):
            first.addWidget(button)
        second = QVBoxLayout(self._second)
        second.setContentsMargins(0, 0, 0, 0)
        second.setSpacing(8)
        choices, rest = QHBoxLayout(), QHBoxLayout()
        for row in (choices, rest):
            row.setSpacing(8)
            second.addLayout(row)
        for part in (self.type, *self.flags.values()):
            choices.addWidget(part, 1)
        for part in (self._from, self.least, self._to, self.most, self.pools):
            rest.addWidget(part)
        rest.addStretch(1)
        rest.addWidget(self.clear_all)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SIDE, 0, SIDE, 8)
        whole.setSpacing(8)
        whole.addLayout(first)
        whole.addWidget(self._second)

    def _connect(self) -> None:
        for button in (self.favourite, self.recent, self.moved, self.pools):
            button.toggled.connect(self._tell)
        for box in (self.type, *self.flags.values()):
            box.currentIndexChanged.connect(self._tell)
        for field in (self.least, self.most):
            field.textChanged.connect(self._tell)
        self.more.toggled.connect(self._second.setVisible)
        self.feed.clicked.connect(self.feed_wanted)
        self.compare.clicked.connect(self.comparison_wanted)
        self.clear_all.clicked.connect(self.clear)

    @property
    def value(self) -> ServiceFilter:
        """What the operator wishes for now."""
        at = self.type.currentIndex()
        wishes = {name: _WISHES[max(box.currentIndex(), 0)] for name, box in self.flags.items()}
        return ServiceFilter(
            type=self._types[at - 1] if at > 0 else None,
            least_rate=amount(self.least.text()),
            most_rate=amount(self.most.text()),
            pools=self.pools.isChecked() and not self.pools.isHidden(),
            changed=self.moved.isChecked(),
            favourite=self.favourite.isChecked(),
            recent=self.recent.isChecked(),
            **wishes,
        )

    def clear(self) -> None:
        """Wish for nothing any more."""
        self.show_wish(ServiceFilter())

    def show_wish(self, wish: ServiceFilter) -> None:
        """Wish for this; a type that is not offered yet is chosen once it is."""
        blockers = [QSignalBlocker(part) for part in self._parts()]
        switches = (wish.favourite, wish.recent, wish.changed, wish.pools)
        for button, on in zip(self._switches(), switches, strict=True):
            button.setChecked(on)
        offered = wish.type in self._types
        self._wished = wish.type if wish.type is not None and not offered else ""
        self.type.setCurrentIndex(self._types.index(str(wish.type)) + 1 if offered else 0)
        for name, box in self.flags.items():
            box.setCurrentIndex(_WISHES.index(getattr(wish, name)))
        for field, rate in ((self.least, wish.least_rate), (self.most, wish.most_rate)):
            field.setText("" if rate is None else typed(rate))
        del blockers
        beside = dataclasses.replace(wish, favourite=False, recent=False, changed=False)
        if not beside.is_open:
            self.more.setChecked(True)
        self._tell()

    def _switches(self) -> Sequence[QToolButton]:
        return (self.favourite, self.recent, self.moved, self.pools)

    def _parts(self) -> Sequence[QWidget]:
        return (*self._switches(), self.type, *self.flags.values(), self.least, self.most)

    def offer_types(self, types: Sequence[str]) -> None:
        """Offer the types that the catalogue has; a chosen one that is gone is let go."""
        if tuple(types) == self._types:
            return
        chosen = self.value.type
        self._types = tuple(types)
        if self._wished in self._types and chosen is None:
            self._fill_types(self._types.index(self._wished) + 1)
            self._wished = ""
            self._tell()
            return
        self._fill_types(self._types.index(chosen) + 1 if chosen in self._types else 0)
        if chosen is not None and chosen not in self._types:
            self._tell()

    def offer_pools(self, *, offered: bool) -> None:
        """Show the wish for data pools where the panel has any."""
        self.pools.setVisible(offered)

    def show_changes(self, count: int) -> None:
        """Show how many services changed since the operator looked."""
        self._changes = count
        self._count()

    def show_compared(self, count: int) -> None:
        """Show how many services are chosen for a comparison."""
        self._compared = count
        self._count()

    def _tell(self) -> None:
        for field in (self.least, self.most):
            wrong = bool(field.text().strip()) and amount(field.text()) is None
            if field.property("problem") != ("block" if wrong else ""):
                field.setProperty("problem", "block" if wrong else "")
                field.style().unpolish(field)
                field.style().polish(field)
        self.clear_all.setEnabled(not self.value.is_open)
        self.changed.emit()

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.favourite.setText(self.tr("Favourites"))
        self.favourite.setToolTip(
            self.tr("Only favourites; {key} makes a service one").format(
                key=keys.told("services.favourite")
            )
        )
        self.recent.setText(self.tr("Recent"))
        self.recent.setToolTip(self.tr("Only services that were ordered lately"))
        self.moved.setText(self.tr("Changed"))
        self.moved.setToolTip(self.tr("Only what changed since you looked at the changes"))
        self.more.setText(self.tr("Filters"))
        self.more.setToolTip(self.tr("By type, refill, cancel, drip-feed, rate, data pools"))
        self.pools.setText(self.tr("Data pools"))
        self.pools.setToolTip(self.tr("Only what takes a data pool"))
        self.clear_all.setText(self.tr("Clear"))
        self.clear_all.setToolTip(self.tr("Show everything again"))
        words = (self.tr("Refill"), self.tr("Cancel"), self.tr("Drip-feed"))
        answers = (self.tr("all"), self.tr("yes"), self.tr("no"))
        for box, word in zip(self.flags.values(), words, strict=True):
            _refill(box, [f"{word}: {answer}" for answer in answers])
            name_choice(box, word)
        self._fill_types(max(self.type.currentIndex(), 0))
        name_choice(self.type, self.tr("Type"))
        self._from.setText(self.tr("Rate from"))
        self._to.setText(self.tr("to"))
        self.least.setAccessibleName(self.tr("Lowest rate"))
        self.most.setAccessibleName(self.tr("Highest rate"))
        self._count()

    def _fill_types(self, chosen: int) -> None:
        _refill(self.type, [self.tr("All types"), *(plain(name) for name in self._types)], chosen)

    def _count(self) -> None:
        for button, word, count in (
            (self.feed, self.tr("Changes…"), self._changes),
            (self.compare, self.tr("Compare…"), self._compared),
        ):
            button.setText(f"{word} {number(count)}" if count else word)
        self.feed.setToolTip(keys.tip(self.tr("What changed in the catalogue"), "services.feed"))
        self.compare.setToolTip(
            self.tr("Side by side; {key} takes a service in, from any account").format(
                key=keys.told("services.compare")
            )
        )

        self._fit()

    def _fit(self) -> None:
        """Leave the words of the two at the end out where there is no room; tool tips have them."""
        first = (self.favourite, self.recent, self.moved, self.more)
        need = sum(button.sizeHint().width() + GAP for button in first)
        last = (self.feed, self.compare)
        for button in last:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            need += button.sizeHint().width() + GAP
        if self.width() - 2 * SIDE < need:
            for button in last:
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the room there is."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for button in self.findChildren(QToolButton):
                button.setIcon(icon(str(button.property("shape"))))


def _refill(box: Choice, words: Sequence[str], chosen: int | None = None) -> None:
    """Replace the words of a choice; what is chosen stays chosen, and nothing is told."""
    kept = max(box.currentIndex(), 0) if chosen is None else chosen
    blocker = QSignalBlocker(box)
    box.clear()
    box.addItems(list(words))
    box.setCurrentIndex(kept)
    del blocker
