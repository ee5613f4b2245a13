"""Every attempt to send an order: when, how it ended, the request as sent, the raw answer."""

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xpanel_desktop.domain.order import Attempt
from xpanel_desktop.ui.models.attempt_words import ending_words, reason_of
from xpanel_desktop.ui.models.service_cells import count
from xpanel_desktop.ui.text import moment
from xpanel_desktop.ui.widgets.raw_text import RawText
from xpanel_desktop.ui.widgets.section import Section

MOST = 20
"""Attempts that are shown, the newest ones."""
_SECRET = frozenset({"key", "api_key"})
translate = QCoreApplication.translate


class OrderPageAttempts(Section):
    """Hidden while there is no attempt."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._attempts: tuple[Attempt, ...] = ()
        self._blocks: list[QWidget] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(16)
        self.column.addLayout(self._list)
        self.hide()

    def show_attempts(self, attempts: tuple[Attempt, ...], *, anew: bool = False) -> None:
        """Show the attempts of an order, the last one first."""
        self.heading.setText(self.tr("Attempts to send"))
        self.setVisible(bool(attempts))
        if attempts == self._attempts and not anew:
            return
        self._attempts = attempts
        for block in self._blocks:
            self._list.removeWidget(block)
            block.hide()
            block.deleteLater()
        self._blocks = [self._block(attempt) for attempt in reversed(attempts[-MOST:])]
        for block in self._blocks:
            self._list.addWidget(block)

    def _block(self, attempt: Attempt) -> Section:
        block = Section(self)
        block.column.setSpacing(4)
        block.heading.setText(attempt_words(attempt))
        block.heading.setProperty("heading", None)
        block.heading.setWordWrap(True)
        number = attempt.number
        self._raw(block, f"page.request.{number}", self.tr("Request"), request_text(attempt))
        if attempt.answer:
            self._raw(block, f"page.answer.{number}", self.tr("Answer"), attempt.answer)
        return block

    def _raw(self, block: Section, name: str, words: str, text: str) -> None:
        part = Section(block)
        part.column.setSpacing(4)
        part.heading.setText(words)
        part.heading.setProperty("heading", None)
        part.heading.setProperty("quiet", True)  # noqa: FBT003 -- Qt's own signature
        raw = RawText(part)
        raw.setObjectName(name)
        raw.setAccessibleName(words)
        raw.tell(text)
        copy = part.button(f"{name}.copy")
        copy.setText(self.tr("Copy"))
        copy.setAccessibleName(self.tr("Copy: {what}").format(what=words))
        copy.clicked.connect(raw.copy_whole)
        part.column.addWidget(raw)
        block.column.addWidget(part)


def request_text(attempt: Attempt) -> str:
    """Return the parameters as they were sent, a line each; never a key."""
    return "\n".join(
        f"{name}: {value}"
        for name, value in attempt.request.items()
        if name.strip().lower() not in _SECRET
    )


def attempt_words(attempt: Attempt) -> str:
    """Return when an attempt was made and how it ended, in one line."""
    number = translate("Attempts", "No. {number}").format(number=count(attempt.number))
    times = moment(attempt.started_at)
    if attempt.ended_at is not None:
        took = (attempt.ended_at - attempt.started_at).total_seconds()
        lasted = translate("Attempts", "{seconds} s").format(
            seconds=QLocale().toString(took, "f", 1)
        )
        times = f"{times} – {moment(attempt.ended_at)} ({lasted})"
    parts = [number, times, ending_words(attempt)]
    if attempt.http_status is not None:
        parts.append(f"HTTP {attempt.http_status}")
    if attempt.reason:
        parts.append(reason_of(attempt))
    return " · ".join(parts)
