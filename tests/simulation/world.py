"""The world of the simulation: panels, a keyring, and the program, killed and started again."""

import asyncio
import contextlib
import logging
import random
import shutil
import tempfile
from collections.abc import Coroutine, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar
from unittest.mock import patch

from tests.simulation.checks import Checks
from tests.simulation.desk import Desk, ScriptedTransport, Street
from tests.simulation.machine import Clock, Disk, Loop, SameThread
from tests.support.keys import HeldKeys
from tests.support.tickets import service
from xpanel_desktop.app.core import Core, open_core
from xpanel_desktop.app.outbox import Flight
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.order import NewOrder, written
from xpanel_desktop.domain.secret import Secret
from xpanel_desktop.domain.service import Kind
from xpanel_desktop.domain.state import State
from xpanel_desktop.domain.ticket import Ticket
from xpanel_desktop.store.folder import NAME as MARK

T = TypeVar("T")
ACCOUNTS = 2
FAST = 1_000_000
FAULTS = 0.2
MEMORY = Path("/dev/shm")
PATIENCE = 120.0
"""Virtual seconds that a deed may take; an end waits for answers."""


@contextlib.contextmanager
def simulated() -> Iterator[None]:
    """Put thread and socket aside; what fails on purpose is not logged."""
    log = logging.getLogger("xpanel_desktop")
    level, log.disabled = log.level, False
    log.setLevel(logging.CRITICAL + 1)
    try:
        with (
            patch("xpanel_desktop.store.database.Worker", SameThread),
            patch("xpanel_desktop.app.session.Transport", ScriptedTransport),
        ):
            yield
    finally:
        log.setLevel(level)


class World:
    """Everything there is. Its deeds are the operator's, and fate's."""

    def __init__(self, seed: int) -> None:
        random.seed(seed)  # the program's own jitter
        self.dice = random.Random(seed)
        Disk.dice, Disk.failing = random.Random(seed + 1), 0
        self.root = Path(
            tempfile.mkdtemp(prefix="xpanel-sim-", dir=MEMORY if MEMORY.is_dir() else None)
        )
        self.vault = HeldKeys()
        desks = [Desk(number, seed) for number in range(1, ACCOUNTS + 1)]
        self.street = Street({desk.url: desk for desk in desks}, random.Random(seed + 2))
        ScriptedTransport.street = self.street
        self.uids = 1000
        self.lives = 0
        self.slept = timedelta()
        self.checks = Checks(self)
        self.street.watch = self.checks.at_leaving
        self._begin(self.root / "0", 0.0)
        for desk in desks:
            self._add_account(desk)
            desk.faults = FAULTS

    # --- The program's lives --------------------------------------------------------------------

    def _begin(self, folder: Path, seconds: float) -> None:
        """Start the program on a folder."""
        self.folder = folder
        self.loop = Loop(seconds)
        self.clock = Clock(self.loop)
        self.clock.slept = self.slept
        self.core: Core = self.loop.finish(
            open_core(folder, clock=self.clock, vault=self.vault), patience=PATIENCE
        )
        self.checks.begin(self.core)
        self.do(self.core.sessions.start_all())

    def _add_account(self, desk: Desk) -> None:
        account = self.do(
            self.core.accounts.add(
                name=f"Panel {desk.number}", url=desk.url, key=Secret(f"key-{desk.number}"),
                colour="blue", probe=None, per_minute=FAST,
            )
        )  # fmt: skip
        self.do(self.core.catalogs.sync(account.id))

    def crash(self) -> None:
        """Kill the program where it stands and start it again on what it left on the disk."""
        self.lives += 1
        after = self.root / str(self.lives)
        shutil.copytree(self.folder, after, ignore=shutil.ignore_patterns("lock", MARK))
        self._bury()
        self._begin(after, self.loop.time())

    def restart(self) -> None:
        """Quit, and start again on the same folder."""
        self.do(self.core.close())
        self.checks.after_quit()
        self._bury()
        self._begin(self.folder, self.loop.time())

    def _bury(self) -> None:
        """Clear away what is left of a life: nothing of it reaches a panel or the new folder."""
        self.street.watch = lambda _desk, _uid: None
        Disk.failing = 0
        for desk in self.desks:
            desk.open = 0
        before = self.loop
        for _ in range(20):
            for task in asyncio.all_tasks(before):
                task.cancel()
            before.settle()
        for desk in self.desks:
            desk.open = 0
        database = self.core.database
        for worker in (database._writer, database._reader, database._surveyor):
            if worker.connection is not None:  # type: ignore[attr-defined]
                worker.connection.close()  # type: ignore[attr-defined]
        with contextlib.suppress(OSError):  # it was released by a quit
            self.core.lock.release()
        before.close()
        self.street.watch = self.checks.at_leaving

    def end(self) -> None:
        """End it all."""
        self._bury()
        shutil.rmtree(self.root, ignore_errors=True)

    # --- Deeds ----------------------------------------------------------------------------------

    @property
    def desks(self) -> list[Desk]:
        return list(self.street.desks.values())

    @property
    def accounts(self) -> tuple[Account, ...]:
        return self.core.accounts.all()

    def account(self, which: int) -> Account:
        return self.accounts[which % len(self.accounts)]

    def desk(self, account: Account) -> Desk:
        return self.street.desks[account.url]

    def flights(self) -> list[Flight]:
        """Return the orders that are on their way in all accounts."""
        boxes = (session.outbox for session in self.core.sessions._sessions.values())
        return [one for box in boxes if box is not None for one in box._flights.values()]

    def do(self, deed: Coroutine[Any, Any, T]) -> T:
        """Do something of the operator's; the rest of the program runs beside it."""
        self.checks.deeds += 1
        done = self.loop.finish(deed, patience=PATIENCE)
        self.checks.deeds += 1  # what was taken in the course of it may be old as well
        return done

    def order(self, account: Account, link: int, **parts: Any) -> NewOrder:
        """Return an order with a uid of its own, written at the price of the day."""
        self.uids += 1
        values = {"link": f"https://x.example/p/{link}", "quantity": str(self.uids)}
        ticket = Ticket(account.id, "1", Kind.DEFAULT, values)
        offer = service(rate=self.desk(account).rate, maximum=100_000_000)
        return replace(written(ticket, offer, "USD"), **parts)

    def decide(self) -> int:
        """Decide every unknown order as the ledger has it; return how many there were."""
        now, decided = self.loop.time(), 0
        for desk in self.desks:
            desk.catch_up(now)
        for row in self.checks.rows():
            if row["state"] != State.UNKNOWN:
                continue
            account = self.core.accounts.get(row["account_id"])
            assert account is not None
            held = self.desk(account).holds(row["quantity"])
            reconciling = self.core.reconciling
            if held:
                self.do(reconciling.attach(row["id"], held[0]))
            else:
                self.do(reconciling.declare_not_placed(row["id"]))
            decided += 1
        return decided

    def drain(self) -> None:
        """Let all faults end, the operator look at everything, and time pass until all is done."""
        Disk.failing = 0
        for desk in self.desks:
            desk.faults = 0.0
        self.loop.advance(200.0)
        self.do(self.core.sessions.set_offline(False))
        self.do(self.core.sessions.set_halted(halted=False))
        for account in self.accounts:
            self.do(self.core.caution.set_daily_limit(account.id, None))
            self.do(self.core.caution.set_order_limit(account.id, None))
            self.do(self.core.accounts.set_paused(account.id, paused=False))
        for _ in range(400):
            rows = [
                row
                for row in self.checks.rows()
                if row["state"] in ("queued", "sending", "unknown")
            ]
            if not rows:
                return
            self.decide()
            for account in self.accounts:
                self.do(self.core.accounts.lift_stop(account.id))
            self.do(self.core.line.release([row["id"] for row in rows]))
            self.loop.advance(120.0)
        raise AssertionError(f"queued and never sent: {[dict(row) for row in rows]}")
