"""The form of one account: typed, tested, saved. A stored key is never shown again."""

from dataclasses import dataclass, replace
from decimal import Decimal

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from xpanel_desktop.app.keys import Same
from xpanel_desktop.domain.account import MAX_PARALLEL, Account
from xpanel_desktop.domain.fields import POOL
from xpanel_desktop.domain.secret import Secret
from xpanel_desktop.domain.snapshot import Probe
from xpanel_desktop.ui.announcing import announce
from xpanel_desktop.ui.dialogs import account_form_words as form_words
from xpanel_desktop.ui.panes.ticket_words import pool_word
from xpanel_desktop.ui.rate_words import learnt_words
from xpanel_desktop.ui.text import amount, typed
from xpanel_desktop.ui.theme import ACCOUNT_COLOURS
from xpanel_desktop.ui.widgets.account_choice import account_icon
from xpanel_desktop.ui.widgets.ca_field import CaField
from xpanel_desktop.ui.widgets.choice import Choice
from xpanel_desktop.ui.widgets.counters import roomy
from xpanel_desktop.ui.widgets.labels import plain_label, primary_button, set_words

NAME_MOST = 80
RATE_MOST = 6000
POOLS = ("", *POOL.options)
"""The pools that an account's tickets can begin with; the first is any."""
BESIDE = (
    *("account.colour", "account.proxy", "account.ca", "account.parallel", "account.rate"),
    *("account.limit", "account.daily", "account.read_only"),
)
"""What a brief form leaves at its defaults."""
ROW = 28
"""Pixels: a label as tall as the field beside it, so that their words stand on one line."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What an account's orders may cost; None: no limit."""

    order: Decimal | None = None
    """One order, at most."""
    day: Decimal | None = None
    """All that are sent in one day."""


NO_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form."""

    account: Account
    key: Secret | None
    """None: the stored key stays."""
    limits: Limits = NO_LIMITS


class AccountForm(QWidget):
    """Fields of an account, what a test found, and the two buttons."""

    test_wanted = Signal()
    save_wanted = Signal()
    untested_wanted = Signal()
    """Save although the panel cannot be asked just now."""
    replace_wanted = Signal()
    """Save a key although it seems to be another account's."""

    def __init__(self, parent: QWidget, *, brief: bool = False) -> None:
        """`brief`: only what no account does without; the rest has its defaults."""
        super().__init__(parent)
        self._account = blank()
        self._brief = brief
        self.name, self.url, self.proxy = QLineEdit(self), QLineEdit(self), QLineEdit(self)
        self.key = QLineEdit(self)
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self.colour, self.ca = Choice(self), CaField(self)
        self.parallel, self.rate = QSpinBox(self), QSpinBox(self)
        self.parallel.setRange(1, MAX_PARALLEL)
        self.rate.setRange(1, RATE_MOST)
        roomy(self.parallel, self.rate)
        self.learnt = plain_label(self, quiet=True)
        self.held = plain_label(self, quiet=True)
        self.held.setWordWrap(True)
        self.limit, self.daily = QLineEdit(self), QLineEdit(self)
        self.pool, self.read_only = Choice(self), QCheckBox(self)
        self.read_only.setMinimumHeight(ROW)
        for field in (self.limit, self.daily):
            field.setMaxLength(20)
        for pool in POOLS:
            self.pool.addItem("", pool)
        self._rows: list[tuple[QLabel, QWidget]] = []
        self.told = plain_label(self)
        self.told.setWordWrap(True)
        if not brief:  # a window does not grow by itself for words that wrap
            self.told.setMinimumHeight(2 * self.told.fontMetrics().lineSpacing())
        self.test = QPushButton(self)
        self.test.setObjectName("account.test")
        self.test.setAutoDefault(False)
        self.untested = QPushButton(self)
        self.untested.setObjectName("account.untested")
        self.untested.setAutoDefault(False)
        self.other = QPushButton(self)
        self.other.setObjectName("account.replace")
        self.other.setAutoDefault(False)
        self.save = primary_button(self, "account.save")
        self.save.setDefault(True)
        self._lay_out()
        self._connect()
        self.retranslate()
        self.show_account(None)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        fields = self._fields = {
            "account.name": self.name,
            "account.url": self.url,
            "account.key": self.key,
            "account.colour": self.colour,
            "account.proxy": self.proxy,
            "account.ca": self.ca,
            "account.parallel": self.parallel,
            "account.rate": self.rate,
            "account.limit": self.limit,
            "account.daily": self.daily,
            "account.read_only": self.read_only,
            "account.pool": self.pool,
        }
        for name, field in fields.items():
            field.setObjectName(name)
            label = plain_label(self)
            label.setBuddy(field)
            label.setMinimumHeight(ROW)
            form.addRow(label, field)
            self._rows.append((label, field))
            if field is self.rate:
                form.addRow("", self.learnt)
            if field is self.key:
                form.addRow("", self.held)
        self._form = form
        self.show_held("")
        self.save.setVisible(not self._brief)
        for name in BESIDE:
            form.setRowVisible(fields[name], not self._brief)
        self.show_learnt(None)
        self.name.setMaxLength(NAME_MOST)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.untested)
        buttons.addWidget(self.other)
        buttons.addWidget(self.test)
        buttons.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(self.told)
        column.addStretch(1)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.test.clicked.connect(self.test_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.untested.clicked.connect(self.untested_wanted)
        self.other.clicked.connect(self.replace_wanted)
        for field in (self.name, self.url, self.key, self.proxy, self.limit, self.daily):
            field.textEdited.connect(lambda _text: self.tell(""))
        self.url.textChanged.connect(lambda _text: self._show_key_hint())
        self.ca.changed.connect(lambda: self.tell(""))

    def show_account(self, account: Account | None, limits: Limits = NO_LIMITS) -> None:
        """Show an account to edit, with its limits; None an empty form for a new one."""
        self._account = account or blank()
        for field, limit in ((self.limit, limits.order), (self.daily, limits.day)):
            field.setText("" if limit is None else typed(limit))
        self.pool.setCurrentIndex(max(self.pool.findData(self._account.data_pool), 0))
        pooled = self._account.dialects.rest and not self._brief
        for part in self._rows[-1]:
            part.setVisible(pooled)
        self.name.setText(self._account.name)
        self.url.setText(self._account.url)
        self.proxy.setText(self._account.proxy)
        self.ca.show_pem(self._account.ca)
        self.parallel.setValue(self._account.parallel)
        self.rate.setValue(self._account.per_minute)
        self.show_learnt(None)
        self.read_only.setChecked(self._account.read_only)
        self.colour.setCurrentIndex(max(self.colour.findData(self._account.colour), 0))
        self.key.clear()
        self.tell("")
        self._show_key_hint()

    def show_held(self, words: str, *, poor: bool = False) -> None:
        """Say below the key where the stored one is; nothing where nobody knows."""
        self.held.setText(words)
        set_words(self.held, "warn" if poor else "")
        self._form.setRowVisible(self.held, bool(words))

    def show_learnt(self, per_minute: int | None) -> None:
        """Say below the rate what the panel taught of it; None: nothing."""
        self.learnt.setText(learnt_words(per_minute))
        self._form.setRowVisible(self.learnt, per_minute is not None)

    def typed(self) -> Typed:
        """Return what stands in the form."""
        account = replace(
            self._account,
            name=self.name.text().strip(),
            url=self.url.text().strip(),
            colour=str(self.colour.currentData()),
            proxy=self.proxy.text().strip(),
            ca=self.ca.pem,
            parallel=self.parallel.value(),
            per_minute=self.rate.value(),
            data_pool=str(self.pool.currentData() or ""),
            read_only=self.read_only.isChecked(),
        )
        key = self.key.text().strip()
        limits = Limits(amount(self.limit.text()), amount(self.daily.text()))
        return Typed(account, Secret(key) if key else None, limits)

    def missing(self) -> str:
        """Return what must be typed yet, in words, and put the focus there; empty: nothing."""
        needed = [
            (self.name, self.tr("Give the account a name.")),
            (self.url, self.tr("Type the panel's address.")),
        ]
        if not self._account.id:
            needed.append((self.key, self.tr("Type the API key; the panel's web site shows it.")))
        for field in (self.limit, self.daily):
            if field.text().strip() and not amount(field.text()):
                field.setFocus()
                return self.tr("The limit is an amount above zero, or nothing.")
        for field, words in needed:
            if not field.text().strip():
                field.setFocus()
                return words
        return ""

    def tell(self, words: str, kind: str = "") -> None:
        """Say something below the fields: `kind` is good, warn, bad or empty."""
        self.untested.hide()
        self.other.hide()
        set_words(self.told, kind)
        self.told.setText(words)
        announce(self, words, urgent=kind == "bad")

    def tell_unreachable(self, words: str) -> None:
        """Say why the panel cannot be asked, and offer to save all the same."""
        self.tell(words, "bad")
        self.untested.show()

    def tell_asking(self) -> None:
        """Say that the panel is being asked."""
        self.tell(self.tr("Asking the panel…"))

    def ask_key(self, elsewhere: str) -> None:
        """Say that the key is kept for the panel at `elsewhere`, and ask for the new one's."""
        self.key.setFocus()
        self.tell(form_words.elsewhere(elsewhere), "bad")

    def tell_other(self, same: Same, *, moved: bool = False) -> None:
        """Say that a new key, or address, seems to be another account's, and offer to take it."""
        self.tell(form_words.other(same, moved=moved), "warn")
        self.other.show()

    def tell_saved(self) -> None:
        """Say that it is saved; nobody was asked."""
        self.tell(self.tr("Saved."), "good")

    def tell_paused(self) -> None:
        """Say besides what is told that orders wait, and go on only when the operator says so."""
        self.tell(f"{self.told.text()} {form_words.waits()}", "warn")

    def forget_key(self) -> None:
        """Drop a key that was typed and not saved."""
        self.key.clear()

    def tell_probe(self, probe: Probe, *, saved: bool = False) -> None:
        """Say what a connection test found, and whether the account is saved now."""
        told = form_words.found(probe)
        self.tell(f"{self.tr('Saved.')} {told}" if saved else told, "good")

    def set_busy(self, *, busy: bool) -> None:
        """Take no presses while something is under way."""
        for button in (self.test, self.save, self.untested, self.other):
            button.setEnabled(not busy)

    def retranslate(self) -> None:
        """Set the texts in the present language."""
        words = form_words.labels()
        for (label, field), word in zip(self._rows, words.values(), strict=True):
            label.setText(word)
            field.setAccessibleName(word)
        self._give_tips()
        self.test.setText(self.tr("Test the connection"))
        self.untested.setText(self.tr("Save without the test"))
        self.other.setText(self.tr("Save all the same"))
        self.save.setText(self.tr("Save"))
        self._offer_colours()
        self._show_key_hint()

    def _give_tips(self) -> None:
        tips = form_words.tips()
        for name, field in self._fields.items():
            field.setToolTip(tips.get(name, ""))
        none = self.tr("none")
        self.url.setPlaceholderText("https://panel.example/api/v2")
        for field in (self.proxy, self.limit, self.daily):
            field.setPlaceholderText(none)
        self.ca.retranslate()
        self.read_only.setText(form_words.read_only())
        for at, pool in enumerate(POOLS):
            self.pool.setItemText(at, pool_word(pool))

    def _offer_colours(self) -> None:
        names = form_words.colours()
        chosen = self.colour.currentIndex()
        self.colour.clear()
        for colour in ACCOUNT_COLOURS:
            self.colour.addItem(
                account_icon(replace(blank(), colour=colour)), names[colour], colour
            )
        self.colour.setCurrentIndex(max(chosen, 0))

    def _show_key_hint(self) -> None:
        self.key.setPlaceholderText(form_words.key_hint(self._account, self.url.text()))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def blank() -> Account:
    """Return an account of which nothing is typed yet."""
    return Account(id=0, name="", url="", vault_name="")
