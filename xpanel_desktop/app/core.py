"""The core: everything the windows are handed, opened and closed in order."""

import asyncio
import contextlib
import sqlite3
from collections.abc import Callable, Generator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from xpanel_desktop.app.accounts import AccountBook, Restart
from xpanel_desktop.app.aftersales import Aftersales
from xpanel_desktop.app.attention import Attention
from xpanel_desktop.app.backups import Backups
from xpanel_desktop.app.balances import Balances
from xpanel_desktop.app.books import Books
from xpanel_desktop.app.bulk import Bulk
from xpanel_desktop.app.catalogs import Catalogs
from xpanel_desktop.app.caution import Caution
from xpanel_desktop.app.clock import Clock, SystemClock
from xpanel_desktop.app.closing import Closing
from xpanel_desktop.app.cut_short import recover
from xpanel_desktop.app.elsewhere import Elsewhere
from xpanel_desktop.app.emergency import Emergency
from xpanel_desktop.app.gathering import Gathering
from xpanel_desktop.app.history import Histories
from xpanel_desktop.app.keys import Keys
from xpanel_desktop.app.ledger import Ledger
from xpanel_desktop.app.line import Line
from xpanel_desktop.app.low_balance import LowBalance
from xpanel_desktop.app.marks import ServiceMarks
from xpanel_desktop.app.news import Herald, NewsDesk
from xpanel_desktop.app.notices import Notices
from xpanel_desktop.app.orders import Orders
from xpanel_desktop.app.rates import Rates
from xpanel_desktop.app.reckoning import Reckoning
from xpanel_desktop.app.reconciling import Reconciling
from xpanel_desktop.app.safety import Safety
from xpanel_desktop.app.scorecards import Scorecards
from xpanel_desktop.app.searching import Searching
from xpanel_desktop.app.sessions import Sessions, is_offline
from xpanel_desktop.app.settings import Settings
from xpanel_desktop.app.shared import Shared
from xpanel_desktop.app.sources import Sources
from xpanel_desktop.app.steadiness import Steadiness
from xpanel_desktop.app.stores import Stores, stores_of
from xpanel_desktop.app.templates import Templates
from xpanel_desktop.app.tickets import Tickets
from xpanel_desktop.app.traffic import Traffic
from xpanel_desktop.app.troubles import Troubles
from xpanel_desktop.app.updates import Updates, source
from xpanel_desktop.app.views import Views
from xpanel_desktop.app.watch import Watch
from xpanel_desktop.domain.news import Digest
from xpanel_desktop.paths import DATABASE, RELEASE
from xpanel_desktop.store.database import Database
from xpanel_desktop.store.folder import settle
from xpanel_desktop.store.lock import FolderLock
from xpanel_desktop.store.news import NewsRows
from xpanel_desktop.store.restore import finish
from xpanel_desktop.store.trouble import DatabaseCorrupt
from xpanel_desktop.vault import Vault


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Core:
    """What the windows are handed."""

    folder: Path
    clock: Clock
    notices: Notices
    settings: Settings
    accounts: AccountBook
    catalogs: Catalogs
    marks: ServiceMarks
    templates: Templates
    views: Views
    tickets: Tickets
    caution: Caution
    bulk: Bulk
    line: Line
    orders: Orders
    attention: Attention
    rates: Rates
    elsewhere: Elsewhere
    history: Histories
    balances: Balances
    ledger: Ledger
    books: Books
    low_balance: LowBalance
    news: NewsDesk
    reckoning: Reckoning
    closing: Closing
    sessions: Sessions
    reconciling: Reconciling
    aftersales: Aftersales
    troubles: Troubles
    safety: Safety
    backups: Backups
    scorecards: Scorecards
    watch: Watch
    traffic: Traffic
    steadiness: Steadiness
    keys: Keys
    updates: Updates
    vault: Vault
    database: Database
    lock: FolderLock

    def herald(self, tell: Callable[[Digest], None]) -> Herald:
        """Return what tells news by itself, not running yet; whoever asks closes it."""
        rows = NewsRows(self.database)
        return Herald(self.news, rows, self.clock, self.notices, tell)

    async def close(self) -> None:
        """Stop all work, adds in flight waited for; then close the database and free the folder."""
        try:
            await self.updates.close()
            await self.aftersales.close()
            await self.backups.close()
            await self.watch.close()
            await self.scorecards.close()
            await self.reckoning.close()
            await self.sessions.close()
        finally:
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
    clock, vault = clock or SystemClock(), vault or Vault()
    lock = _take(folder)
    try:
        vault.use_drawer(await asyncio.to_thread(_prepare, folder, clock.now()))
        database = await Database.open(folder / DATABASE)
    except BaseException:
        lock.release()
        raise
    stores = stores_of(database)
    core = _assemble(folder, lock, stores, clock, vault)
    try:
        with _as_damage(folder / DATABASE):
            await core.settings.load()
            await core.accounts.load()
            await core.safety.begin()
            await _recover(core, stores)
    except BaseException:
        await core.close()
        raise
    return core


def _prepare(folder: Path, now: datetime) -> str:
    """Finish what a restore left, see whether the folder is a copy; return its keyring's drawer."""
    path = folder / DATABASE
    finish(path)
    return settle(folder, now, is_new=not path.exists())


@contextlib.contextmanager
def _as_damage(path: Path) -> Generator[None]:
    """Take for damage what a whole database never raises when it is read."""
    try:
        yield
    except (LookupError, TypeError, ValueError, AssertionError) as error:
        raise DatabaseCorrupt(path, f"{type(error).__name__}: {error}") from error
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        decoding = isinstance(error, sqlite3.OperationalError) and "decode" in str(error)
        if decoding or code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            raise DatabaseCorrupt(path, str(error)) from error
        raise


def _take(folder: Path) -> FolderLock:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return FolderLock.acquire(folder)


def _assemble(folder: Path, lock: FolderLock, stores: Stores, clock: Clock, vault: Vault) -> Core:
    """Build every part by hand; nothing runs yet."""
    notices = Notices()
    settings = Settings(stores.settings, notices)
    shared = _share(folder, stores, clock, vault, settings, notices)
    book, catalogs, sources = shared.book, shared.catalogs, shared.sources
    balances, caution, safety = shared.balances, shared.caution, shared.safety
    troubles = shared.troubles
    reckoning, closing = _reckoning(shared)
    books, low_balance = _books(shared, settings, reckoning)
    sessions = Sessions(settings, shared, clock, notices)
    book.when_changed(_restarting(low_balance, sessions))
    scorecards, watch = _watching(shared, settings)
    tickets = Tickets(stores, book, catalogs, caution, sessions.cannot_send, clock, notices)
    return Core(
        folder=folder,
        clock=clock,
        notices=notices,
        settings=settings,
        accounts=book,
        catalogs=catalogs,
        marks=ServiceMarks(stores.marks, settings, clock, notices),
        templates=Templates(stores.templates, catalogs, clock, notices),
        views=Views(stores.views, book, catalogs, notices),
        tickets=tickets,
        caution=caution,
        bulk=Bulk(stores, book, catalogs, caution, sessions.cannot_send, clock, notices),
        line=Line(stores.queue, notices),
        orders=Orders(stores.pages, stores.tracking, sessions.ask),
        attention=shared.attention,
        rates=shared.rates,
        elsewhere=Elsewhere(
            stores.following, sources, book, catalogs, clock, notices, reckoning.purse
        ),
        history=Histories(stores.history, sources, clock),
        balances=balances,
        ledger=Ledger(stores.ledger),
        books=books,
        low_balance=low_balance,
        news=NewsDesk(stores.news, settings, clock, notices),
        reckoning=reckoning,
        closing=closing,
        sessions=sessions,
        reconciling=_reconciling(shared),
        aftersales=_aftersales(shared, settings, tickets),
        troubles=troubles,
        safety=safety,
        backups=Backups(stores.database, book, safety, troubles, clock, notices),
        scorecards=scorecards,
        watch=watch,
        traffic=shared.traffic,
        steadiness=Steadiness(clock),
        keys=Keys(vault, book, sessions, stores.tracking, shared.traffic, notices),
        updates=Updates(source(RELEASE), settings, clock, notices),
        vault=vault,
        database=stores.database,
        lock=lock,
    )


def _reckoning(shared: Shared) -> tuple[Reckoning, Closing]:
    """Build what explains the balances, and what closes days and months over it."""
    stores, clock, notices = shared.stores, shared.clock, shared.notices
    told = shared.troubles.reporter("reckoning")
    reckoning = Reckoning(stores.reckoning, shared.book, clock, notices, told)
    return reckoning, Closing(stores.closes, reckoning, clock, notices)


def _watching(shared: Shared, settings: Settings) -> tuple[Scorecards, Watch]:
    """Build what learns from orders, and what finds those that need a human by it."""
    stores, clock, notices = shared.stores, shared.clock, shared.notices
    reporter = shared.troubles.reporter
    watch = Watch(stores.watch, clock, notices, reporter("watch"))
    told = reporter("scorecards")
    return Scorecards(stores.scorecards, settings, clock, notices, watch.touch, told), watch


def _aftersales(shared: Shared, settings: Settings, tickets: Tickets) -> Aftersales:
    """Build what asks for cancels and refills, and orders once more."""
    return Aftersales(
        shared.stores,
        shared.book,
        shared.catalogs,
        shared.sources,
        settings,
        tickets.save_draft,
        shared.clock,
        shared.notices,
    )


def _books(shared: Shared, settings: Settings, reckoning: Reckoning) -> tuple[Books, LowBalance]:
    """Build what sums money up, and what looks at the balance after each reading."""
    stores, notices = shared.stores, shared.notices
    rows, purse = (stores.spending, stores.exchange, stores.balances), reckoning.purse
    books = Books(*rows, purse, shared.clock, notices)
    low_balance = LowBalance(stores.low_balances, books, settings, shared.clock, notices)
    shared.balances.when_read(low_balance.look)
    return books, low_balance


def _restarting(low_balance: LowBalance, sessions: Sessions) -> Restart:
    """Return what is done when an account leads elsewhere: then its balance is another one."""

    async def restart(account_id: int) -> None:
        await low_balance.look(account_id)
        await sessions.start(account_id)

    return restart


def _share(
    folder: Path, stores: Stores, clock: Clock, vault: Vault, settings: Settings, notices: Notices
) -> Shared:
    """Build what all sessions share."""

    def offline() -> bool:
        return is_offline(settings)

    sources = Sources(offline)
    traffic = Traffic(clock, notices)
    book = AccountBook(stores, vault, sources, traffic, clock, notices)
    safety = Safety(stores, clock, notices)
    return Shared(
        stores,
        book,
        Catalogs(stores.catalog, sources, clock, notices),
        Balances(stores.balances, book, sources, clock, notices),
        sources,
        traffic,
        Troubles(clock, notices),
        Caution(settings, safety),
        safety,
        Emergency(folder),
        Rates(stores.rates, clock, notices),
        Attention(),
        clock,
        notices,
        offline,
    )


def _reconciling(shared: Shared) -> Reconciling:
    """Build what gathers evidence about unknown orders, and decides them by the operator's word."""
    rows, readings, clock = shared.stores.evidence, shared.stores.balances, shared.clock
    return Reconciling(
        shared.stores,
        Gathering(rows, readings, shared.balances, clock),
        Searching(rows, shared.sources, clock),
        shared.book,
        clock,
        shared.notices,
    )


async def _recover(core: Core, stores: Stores) -> None:
    """Make UNKNOWN what was being sent, and let each account's stop tell whether it has any.

    Of what was being sent, the answers that only the emergency file took are certain all the same.
    """
    emergency = Emergency(core.folder)
    await recover(stores, emergency, core.clock)
    await stores.requests.recover(core.clock.now())
    if core.safety.doubt is not None:
        await emergency.set_aside(core.clock.now())
    else:
        await emergency.clear()
    for account in core.accounts.all():
        await core.accounts.heed_unknowns(account.id)
