"""What the pages of help share: a long plain text to read."""

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QPlainTextEdit, QWidget


def long_text(parent: QWidget, name: str) -> QPlainTextEdit:
    """Return a field for a long text: plain, monospaced, to read and to copy from alone."""
    field = QPlainTextEdit(parent)
    field.setObjectName(name)
    field.setReadOnly(True)
    field.setTabChangesFocus(True)
    field.setUndoRedoEnabled(False)
    field.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    return field
