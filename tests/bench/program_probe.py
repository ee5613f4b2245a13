"""Starts the real program on a folder, as the command line does; ends it at the first rows."""

import os
import sys

from xpanel_desktop import main

main.make_haste()

from PySide6.QtGui import QPaintEvent  # noqa: E402 -- Qt comes after it, as in the program

from xpanel_desktop.ui.panes import service_area  # noqa: E402


class Watched(service_area.ServiceTable):
    """The table itself; its first paint of rows ends the process, as the bare window's does."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.model().rowCount():
            os.write(1, b"painted\n")
            os._exit(0)


service_area.ServiceTable = Watched
main.main(["--data-dir", sys.argv[1]])
