"""Prints how much memory a window takes: `program FOLDER MODULES` or `bare MODULES`.

The program writes to the file MODULES which libraries it has loaded by then, and the bare window
loads the same before it is shown: what differs is ours. Pages of the libraries' files that lie in
memory are no one's own: they are shared, and go when others need the room.
"""

import importlib
import json
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from xpanel_desktop import main

if sys.argv[1] == "program":
    main.make_haste()

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

SETTLED = 20_000
"""Milliseconds after which the program has done what a start leaves for later."""
STEP = 250
PLACES = 20
"""Places of the table of orders that are looked at."""


def tell() -> None:
    """Print the bytes in memory: the process's own, and pages of files beside them; then end."""
    lines = Path("/proc/self/status").read_text().splitlines()
    told = dict(line.split(":", 1) for line in lines)
    own, files = (int(told[name].split()[0]) * 1024 for name in ("RssAnon", "RssFile"))
    print(own, files, flush=True)
    import os

    os._exit(0)


def program(folder: str, modules: Path) -> None:
    """Start the real program, look at its orders here and there, and tell."""
    from xpanel_desktop.ui.panes import service_area

    class Watched(service_area.ServiceTable):
        begun = False

        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            if self.model().rowCount() and not Watched.begun:
                Watched.begun = True
                QTimer.singleShot(SETTLED, lambda: look(modules))

    service_area.ServiceTable = Watched
    main.main(["--data-dir", folder])


def look(modules: Path) -> None:
    """Go to the orders, look at some places from the first to the last, and tell."""
    from xpanel_desktop.ui.window import MainWindow

    (window,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)]
    window.show_pane("orders")
    steps: list[Callable[[], None]] = [lambda: None] * 8
    steps += [lambda part=part: scroll(window, part) for part in range(PLACES + 1)]

    def step() -> None:
        if steps:
            steps.pop(0)()
            QTimer.singleShot(STEP, step)
            return
        libraries = [name for name in sys.modules if not name.startswith(("xpanel_desktop", "__"))]
        modules.write_text(json.dumps(libraries), "utf-8")
        tell()

    step()


def scroll(window: QWidget, part: int) -> None:
    """Look at a place of the orders' table."""
    from xpanel_desktop.ui.widgets.order_table import OrderTable

    (table,) = [one for one in window.findChildren(OrderTable) if one.isVisible()]
    assert table.model().rowCount() > PLACES
    bar = table.verticalScrollBar()
    bar.setValue(bar.maximum() * part // PLACES)


def bare(modules: Path) -> None:
    """Show an empty window with the same libraries loaded, and tell."""
    for name in json.loads(modules.read_text("utf-8")):
        with suppress(ImportError, AttributeError):  # parts of a package that no one imports alone
            importlib.import_module(name)
    app = QApplication(sys.argv)
    window = QMainWindow()
    window.resize(1280, 800)
    window.show()
    QTimer.singleShot(1000, tell)
    app.exec()


if sys.argv[1] == "program":
    program(sys.argv[2], Path(sys.argv[3]))
else:
    bare(Path(sys.argv[2]))
