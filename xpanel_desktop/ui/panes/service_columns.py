"""The layout of the services' columns: brought back once, and kept after each change of it."""

from PySide6.QtCore import QObject, QTimer

from xpanel_desktop.app.core import Core
from xpanel_desktop.ui.panes.service_face import LAYOUT
from xpanel_desktop.ui.panes.service_views import ServiceTable
from xpanel_desktop.ui.tasks import Tasks

KEEP_AFTER = 500
"""Milliseconds after the last change."""


def keep_columns(core: Core, tasks: Tasks, table: ServiceTable, owner: QObject) -> None:
    """Bring the kept layout back, and keep what the operator makes of it from now on."""

    def keep() -> None:
        tasks.start(owner, core.settings.set(LAYOUT, table.layout_state()), name="layout")

    soon = QTimer(owner, singleShot=True, interval=KEEP_AFTER)
    soon.timeout.connect(keep)
    table.restore_layout(core.settings.get(LAYOUT, ""))
    table.laid_out.connect(soon.start)
