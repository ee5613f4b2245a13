"""What keeps the program from starting, and the ways on that it offers."""

import asyncio
from pathlib import Path

from xpanel_desktop.paths import DATABASE
from xpanel_desktop.ui.dialogs.backups import BackupsDialog
from xpanel_desktop.ui.dialogs.startup_trouble import StartupTrouble
from xpanel_desktop.ui.recovery import Wish
from xpanel_desktop.ui.tasks import Tasks


async def tell(folder: Path, error: Exception) -> int | Wish:
    """Show the trouble until it is closed (1) or a way on was chosen."""
    tasks = Tasks()
    window = StartupTrouble(error, str(getattr(error, "path", folder)))
    backups = BackupsDialog(folder / DATABASE, tasks, window)
    chosen: asyncio.Future[int | Wish] = asyncio.get_running_loop().create_future()

    def choose(what: int | Wish) -> None:
        if not chosen.done():
            chosen.set_result(what)

    window.finished.connect(lambda _result: choose(1))
    window.anew_wanted.connect(lambda: choose(Wish(None)))
    window.backups_wanted.connect(backups.show_all)
    backups.restore_wanted.connect(lambda copy: choose(Wish(copy)))
    window.open()
    try:
        return await chosen
    finally:
        await tasks.close()
        backups.hide()
        window.hide()
        window.deleteLater()
