"""The columns of the table of requests."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QLocale

from xpanel_desktop.app.traffic import Seen
from xpanel_desktop.ui.models.rows import Column
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.text import moment, number
from xpanel_desktop.ui.trouble_words import reason_words

translate = QCoreApplication.translate


def columns(name_of: Callable[[Seen], str]) -> tuple[Column[Seen], ...]:
    """Return the columns: time, action, account, status, duration, size."""
    return (
        Column(lambda: translate("Requests", "Time"), lambda one: moment(one.at)),
        Column(
            lambda: translate("Requests", "Action"),
            lambda one: plain(one.passage.action),
            tip=lambda one: reason_words(one.passage.trouble) if one.passage.trouble else "",
            mark=lambda one: "warning" if one.failed else "check",
        ),
        Column(lambda: translate("Requests", "Account"), name_of),
        Column(lambda: translate("Requests", "Status"), _status),
        Column(
            lambda: translate("Requests", "Lasted"),
            lambda one: translate("Requests", "{count} ms").format(
                count=number(round(one.passage.lasted * 1000))
            ),
            figure=True,
        ),
        Column(
            lambda: translate("Requests", "Size"),
            lambda one: QLocale().formattedDataSize(one.passage.size, 1),
            figure=True,
        ),
    )


def _status(one: Seen) -> str:
    if one.passage.status is not None:
        return f"HTTP {one.passage.status}"
    return translate("Requests", "No answer")
