"""The core: everything the windows are handed, opened and closed in order."""

from dataclasses import dataclass
from pathlib import Path

from xpanel_desktop.app.accounts import AccountBook
from xpanel_desktop.app.balances import Balances
from xpanel_desktop.app.catalogs import Catalogs
from xpanel_desktop.app.clock import Clock, SystemClock
from xpanel_desktop.app.notices import Notices
from xpanel_desktop.app.orders import Orders
from xpanel_desktop.app.reconciling import Reconciling
from xpanel_desktop.app.session import Shared
from xpanel_desktop.app.sessions import Sessions
from xpanel_desktop.app.settings import Settings
from xpanel_desktop.app.stores import Stores, stores_of
from xpanel_desktop.app.tickets import Tickets
from xpanel_desktop.domain.stops import Stop
from xpanel_desktop.paths import DATABASE
from xpanel_desktop.store.database import Database
from xpanel_desktop.store.lock import FolderLock
from xpanel_desktop.vault import Vault


@dataclass(frozen=True, slots=True)
class Core:
    """What the windows are handed."""

    folder: Path
    clock: Clock
    notices: Notices
    settings: Settings
    accounts: AccountBook
    catalogs: Catalogs
    tickets: Tickets
    orders: Orders
    balances: Balances
    sessions: Sessions
    reconciling: Reconciling
    vault: Vault
    database: Database
    lock: FolderLock

    async def close(self) -> None:
        """Stop all work, adds in flight waited for; then close the database and free the folder."""
        await self.sessions.close()
        await self.database.close()
        await self.vault.close()
        self.lock.release()


async def open_core(
    folder: Path, *, clock: Clock | None = None, vault: Vault | None = None
) -> Core:
    """Open the data folder. Sessions start later, by `sessions.start_all`.

    Raises FolderBusy, DatabaseNewer, DatabaseCorrupt, DatabaseReadOnly; OSError when the folder
    cannot be written. Whatever was being sent when the program last ended is UNKNOWN from here on.
    """
    lock = _take(folder)
    try:
        stores = stores_of(await Database.open(folder / DATABASE))
    except BaseException:
        lock.release()
        raise
    core = _assemble(folder, lock, stores, clock or SystemClock(), vault or Vault())
    await core.settings.load()
    await core.accounts.load()
    await _recover(core, stores)
    return core


def _take(folder: Path) -> FolderLock:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return FolderLock.acquire(folder)


def _assemble(folder: Path, lock: FolderLock, stores: Stores, clock: Clock, vault: Vault) -> Core:
    """Build every part by hand; nothing runs yet."""
    notices = Notices()
    settings = Settings(stores.settings, notices)
    book = AccountBook(stores, vault, clock, notices)
    catalogs = Catalogs(stores.catalog, clock, notices)
    balances = Balances(stores.balances, book, clock, notices)

    def is_offline() -> bool:
        return sessions.offline

    shared = Shared(stores, book, catalogs, balances, clock, notices, is_offline)
    sessions = Sessions(settings, shared, clock, notices)
    book.when_changed(sessions.start)
    return Core(
        folder=folder,
        clock=clock,
        notices=notices,
        settings=settings,
        accounts=book,
        catalogs=catalogs,
        tickets=Tickets(stores, book, catalogs, clock, notices),
        orders=Orders(stores.pages, sessions.ask),
        balances=balances,
        sessions=sessions,
        reconciling=Reconciling(stores.journal, book, clock, notices),
        vault=vault,
        database=stores.database,
        lock=lock,
    )


async def _recover(core: Core, stores: Stores) -> None:
    """Make UNKNOWN what was being sent, and stop every account that has an unknown order."""
    await stores.journal.recover(core.clock.now())
    for account in core.accounts.all():
        if await stores.journal.unknowns(account.id):
            await core.accounts.stop(account.id, Stop.UNKNOWN_ORDER)
