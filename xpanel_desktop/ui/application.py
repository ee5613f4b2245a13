"""The program's life: open, paint, then begin to work; on quit, stop in order and wait."""

import asyncio
import linecache
import logging
import sqlite3
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xpanel_desktop import arena
from xpanel_desktop.app.core import Core, open_core
from xpanel_desktop.logs import report_all_uncaught, tell_uncaught
from xpanel_desktop.paths import place
from xpanel_desktop.store.drafts import NotDraft
from xpanel_desktop.store.lock import FolderBusy
from xpanel_desktop.store.trouble import DatabaseTrouble
from xpanel_desktop.ui import keys, theme
from xpanel_desktop.ui.fair_loop import FairLoop
from xpanel_desktop.ui.first import First, the_application
from xpanel_desktop.ui.garbage import GarbageCollector
from xpanel_desktop.ui.languages import LANGUAGE
from xpanel_desktop.ui.os_signals import OsSignals
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.playground import Playground
from xpanel_desktop.ui.recovery import Wish, fulfil
from xpanel_desktop.ui.stepwise import import_in_turns
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.window import MainWindow
from xpanel_desktop.vault import Vault

if TYPE_CHECKING:
    from xpanel_desktop.ui.crash_desk import CrashDesk
    from xpanel_desktop.ui.instance import Instance
    from xpanel_desktop.ui.panes.settings import SettingsPane
    from xpanel_desktop.ui.presence import Presence
    from xpanel_desktop.ui.session_keeping import SessionKeeper
    from xpanel_desktop.ui.update_desk import UpdateDesk

Guest = Callable[["Program"], Awaitable[int | None]]
"""Something that joins the program once it is open: the demo, the tour. A number ends it."""
LATER = tuple(
    f"xpanel_desktop.ui.{name}"
    for name in (
        "crash_desk",
        "first_steps",
        "instance",
        "later",
        "presence",
        "session_keeping",
        "update_desk",
    )
)
"""What the first paint does without; slow to import."""
RESTART = 75
"""The exit code that asks for another start: see `main`."""
INTERRUPTED = 130
"""The exit code after SIGINT or SIGTERM."""
PATIENCE = 1.0
"""Seconds for which a start is waited for without a word."""
_logger = logging.getLogger(__name__)


class Program:
    """An open program: its core, its window, its tasks."""

    def __init__(self, first: First, core: Core) -> None:
        self.app = first.app
        self.core = core
        self.tasks = Tasks()
        self.playground = Playground(core, core.folder / "practice")
        self._look = first.look
        self.ended: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self.use_language(core.settings.get(LANGUAGE, ""))
        self.use_scheme(core.settings.get(theme.SCHEME, ""))
        changed = keys.take(core.settings.get(keys.SETTING, dict[str, object]()))
        self.window = first.window or MainWindow()
        if changed:
            keys.follow(self.window)
        self.window.closing.connect(self._closed)
        self.window.practice_wanted.connect(lambda: self._tend(self.play()))
        self.greeted = asyncio.Event()
        """Set once everything has begun."""
        self.wish: Wish | None = None
        """What is to take the database's place once this has ended; then it opens again."""
        self._instance: Instance | None = None
        self.presence: Presence | None = None
        self.session: SessionKeeper | None = None
        self.crashes: CrashDesk | None = None
        self.updated: UpdateDesk | None = None

    async def open(self) -> None:
        """Let the window work, in pieces: it is painted already, and answers meanwhile."""
        try:
            await self.window.begin(self.core, self.tasks)
        except BaseException:
            await self.tasks.close()
            self.window.hide()
            self.window.deleteLater()
            raise
        self.window.safety.restore_wanted.connect(self.restore)
        self._garbage = GarbageCollector(self.window)

    def _heed(self, settings: "SettingsPane") -> None:
        settings.language_chosen.connect(self.use_language)
        settings.scheme_chosen.connect(self.use_scheme)
        settings.transfer.imported.connect(self._take_up)

    def _take_up(self) -> None:
        """Look, speak and listen as the settings say by now."""
        settings = self.core.settings
        self.use_language(settings.get(LANGUAGE, ""))
        self.use_scheme(settings.get(theme.SCHEME, ""))
        if keys.take(settings.get(keys.SETTING, dict[str, object]())):
            keys.follow(self.window)
            self.window.retranslate()
        self.window.rooms.settings(lambda pane: pane.read())

    def use_language(self, name: str) -> None:
        """Switch the language; a name that is none means the system's."""
        self._look.use_language(name)

    def use_scheme(self, name: str) -> None:
        """Switch the look; a name that is none means the system's."""
        self._look.use_scheme(name)

    async def play(self) -> None:
        """Start the practice panel and look at its account."""
        account = await self.playground.open()
        self.window.scope.choose(account.id)

    def _tend(self, playing: Coroutine[Any, Any, object]) -> None:
        failed = self.window.tell_no_practice
        self.tasks.start(self.window, playing, name="practice", on_error=failed)

    async def begin(self, guest: "Guest | None") -> None:
        """Once the first rows are painted: complete the window, begin to work, let a guest join."""
        await self.window.services.first_shown.wait()
        await asyncio.sleep(0)
        await import_in_turns(*LATER)
        linecache.clearcache()  # of all that was imported: 7.5 MB less are taken (measured)
        if self.core.folder != await asyncio.to_thread(place):
            self.window.setWindowTitle(f"{plain(self.core.folder.name)} – XPanel Desktop")
        from xpanel_desktop.ui import (
            crash_desk,
            first_steps,
            instance,
            later,
            presence,
            session_keeping,
            update_desk,
        )

        self.window.complete(
            await later.build(self.core, self.tasks, self.window.scope, self.window)
        )
        self.session = session_keeping.SessionKeeper(self.core, self.tasks, self.window)
        await self.session.restore()
        self.window.rooms.settings.then(self._heed)
        self.crashes = crash_desk.CrashDesk(
            self.core, self.tasks, self.window.troubles, self.window.help, self.window
        )
        self.crashes.restart_wanted.connect(lambda: self.end(RESTART))
        await self.crashes.begin()
        self.updated = update_desk.UpdateDesk(
            self.app, self.core.clock, self.window.troubles, self.window
        )
        self.updated.restart_wanted.connect(lambda: self.end(RESTART))
        self.first_steps = first_steps.FirstSteps(self)
        self._instance = instance.Instance(self.core.folder, self.show, self.window)
        self.presence = presence.Presence(self.core, self.tasks, self.window, self.show)
        self.presence.tray.quit_action.triggered.connect(lambda: self.end(0))
        if guest is not None:
            self.tasks.start(self.tasks, _host(self, guest), name="guest")
        await self.core.sessions.start_all()
        self.core.backups.start()
        self.core.scorecards.start()
        self.core.watch.start()
        self.core.reckoning.start()
        self.core.updates.start()
        if self.playground.account is not None:
            self._tend(self.playground.open())
        if guest is None:
            await self.first_steps.greet()
        self.greeted.set()

    def show(self) -> None:
        """Show the window and bring it to the front."""
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def _closed(self) -> None:
        """Quit with the window, unless the operator wants the program to stay in the tray."""
        if self.presence is not None and self.presence.stays:
            self.window.hide()
        else:
            self.end(0)

    def end(self, code: int) -> None:
        """Ask the program to end with an exit code."""
        if not self.ended.done():
            self.ended.set_result(code)

    def restore(self, copy: Path) -> None:
        """End, put a backup in the database's place, and open again."""
        self.wish = Wish(copy)
        self.end(0)

    async def close(self) -> None:
        """Stop in order: intake, tasks, sessions with what is in flight, database; then play."""
        if self._instance is not None:
            self._instance.close()
        if self.presence is not None:
            await self.presence.close()
        if self.crashes is not None:
            self.crashes.close()
        if self.updated is not None:
            await self.updated.close()
        in_flight = self.core.sessions.in_flight()
        if in_flight:
            self.window.tell_waiting(in_flight)
            self.window.setEnabled(False)
        else:
            self.window.hide()  # at once; every widget would be told that it is disabled
        await self._keep_typed()
        await self._keep_layout()
        await self.tasks.close()
        await self.core.close()
        await self.playground.close()
        self.window.hide()
        self.window.scope.close()
        self.window.deleteLater()

    async def _keep_typed(self) -> None:
        """Save what is being typed; a full disk must not keep the rest from ending well."""
        try:
            await self.window.keep_typed()
        except (sqlite3.Error, NotDraft):
            _logger.exception("the ticket is not kept")

    async def _keep_layout(self) -> None:
        """Remember where one left off; a full disk must not keep the rest from ending well."""
        try:
            if hasattr(self.window, "orders"):  # it is complete
                await self.window.orders.columns.keep_drawn()
            if self.session is not None:
                await self.session.keep()
                self.session.close()
                return
            for key, value in self.window.layout_kept().items():
                await self.core.settings.set(key, value)
        except sqlite3.Error:
            _logger.exception("the layout is not kept")


async def live(first: First, folder: Path, guest: Guest | None) -> int:
    """Open the folder and run until the operator quits; return the exit code.

    Where another database is to take the present one's place, that is done and it opens again.
    """
    while True:
        told = await _live_once(first, folder, guest)
        first = first._replace(window=None)
        if not isinstance(told, Wish):
            return told
        try:
            await fulfil(folder, told)
        except (FolderBusy, DatabaseTrouble, OSError) as error:  # the present file is still there
            await _tell_trouble(first, folder, error)


async def _live_once(first: First, folder: Path, guest: Guest | None) -> int | Wish:
    """Run once; return the exit code, or what is to take the database's place."""
    try:
        core = await _opened(first, folder, Vault(memory_only=guest is not None))
    except (FolderBusy, DatabaseTrouble, OSError, sqlite3.Error) as error:
        first.put_away()
        return await _tell_trouble(first, folder, error)
    try:
        program = Program(first, core)
        await program.open()
    except BaseException:
        await core.close()  # its threads would keep a program without a window alive
        raise
    program.show()
    program.tasks.start(program.tasks, program.begin(guest), name="start")
    try:
        code = await asyncio.shield(program.ended)
    except asyncio.CancelledError:  # the system asks it to end: it does so in order
        _uncancel()
        code, program.wish = INTERRUPTED, None
    await program.close()
    return program.wish or code


async def _opened(first: First, folder: Path, vault: Vault) -> Core:
    """Open the core; when that takes long, an update is at work on many orders: say so."""
    opening = asyncio.ensure_future(open_core(folder, vault=vault))
    try:
        done, _ = await asyncio.wait({opening}, timeout=PATIENCE)
        if done:
            return opening.result()
        from xpanel_desktop.ui.dialogs.opening import Opening

        first.look.use_default()
        window = Opening()
        window.show()
        try:
            return await asyncio.shield(opening)
        finally:
            window.end()
    except asyncio.CancelledError:
        await _close_again(opening)
        raise


async def _close_again(opening: asyncio.Future[Core]) -> None:
    """Let what was begun come to its end and close it: its threads would keep the program alive."""
    try:
        core = await opening
    except (FolderBusy, DatabaseTrouble, OSError, sqlite3.Error):
        return
    await core.close()


def _uncancel() -> None:
    """Go on in a task that was asked to end."""
    task = asyncio.current_task()
    assert task is not None
    task.uncancel()


async def _host(program: Program, guest: Guest) -> None:
    """Let a guest join; what it raises ends the program with code 1."""
    try:
        code = await guest(program)
    except Exception:
        _logger.exception("the guest failed")
        code = 1
    if code is not None:
        program.end(code)


async def _tell_trouble(first: First, folder: Path, error: Exception) -> int | Wish:
    """Say what kept the program from starting; a second one shows the first one's window.

    Return the exit code, or what the operator wants in the database's place.
    """
    from xpanel_desktop.ui import instance, startup

    if isinstance(error, FolderBusy) and await instance.first_is_raised(folder):
        return 0
    _logger.error("cannot start", exc_info=error)
    first.look.use_default()
    return await startup.tell(folder, error)


def run(folder: Path, guest: Guest | None = None, first: First | None = None) -> int:
    """Run the program on a data folder until it ends; return its exit code.

    `first` is what was painted already.
    """
    if first is None:
        first = First.of(the_application())
    report_all_uncaught()
    arena.share_one()
    loop = FairLoop(first.app)
    loop.set_exception_handler(_loop_trouble)
    loop.set_default_executor(
        ThreadPoolExecutor(thread_name_prefix="xpanel")
    )  # qasync's starts ten
    asyncio.set_event_loop(loop)
    with loop:
        main = loop.create_task(live(first, folder, guest))
        signals = OsSignals(main.cancel)
        try:
            return loop.run_until_complete(main)
        except asyncio.CancelledError:
            return INTERRUPTED
        finally:
            signals.close()


def _loop_trouble(_loop: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
    """Log what a callback of the loop raised."""
    error = context.get("exception")
    _logger.error(
        "%s", context.get("message"), exc_info=error if isinstance(error, BaseException) else None
    )
    if isinstance(error, Exception):
        tell_uncaught(error)
