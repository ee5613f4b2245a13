"""Testing and saving what stands in the form of an account: the same wherever the form is."""

import asyncio
import contextlib
from collections.abc import Callable, Coroutine
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from xpanel_desktop.api import ca
from xpanel_desktop.api.address import BadAddress, normalise
from xpanel_desktop.api.trouble import BadCa
from xpanel_desktop.app.core import Core
from xpanel_desktop.app.keys import Same
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.errors import PanelError, Unreachable
from xpanel_desktop.domain.secret import Secret
from xpanel_desktop.domain.snapshot import Probe
from xpanel_desktop.ui.dialogs.account_form import AccountForm, Typed
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.text import error_words

Way = tuple[str, str, str]
"""An account's address, proxy and own CA."""


class AccountSaving(QObject):
    """Does what the form's buttons say. A new way to a panel, and a new key, are tested first."""

    saved = Signal(int, bool)
    """The account's id, and whether it is a new one."""
    settled = Signal()
    """Something was tried: the keyring may have been asked."""

    def __init__(self, core: Core, tasks: Tasks, form: AccountForm) -> None:
        super().__init__(form)
        self._core, self._tasks, self._form = core, tasks, form
        self._tested: tuple[Way, Secret] | None = None
        self._probe: Probe | None = None
        form.test_wanted.connect(lambda: self._try(self._test))
        form.save_wanted.connect(lambda: self._try(self._save))
        form.untested_wanted.connect(lambda: self._try(lambda typed: self._keep(typed, None)))
        form.replace_wanted.connect(lambda: self._try(self._replace))
        form.ca.file_chosen.connect(lambda file: self.start(self._take_ca(file), "own CA"))

    def start(self, coroutine: Coroutine[Any, Any, None], name: str) -> None:
        """Run something while the form takes no presses; what it raises is told there."""
        self._form.set_busy(busy=True)  # at once: no second press may come before the task runs
        self._tasks.start(self._form, self._watched(coroutine), name=name, on_error=self._failed)

    def forget(self) -> None:
        """Drop what was tested, and a key that was typed and not saved."""
        self._tested, self._probe = None, None
        self._form.forget_key()

    def _try(self, work: Callable[[Typed], Coroutine[Any, Any, None]]) -> None:
        if self._lacks():
            return
        self.start(work(self._form.typed()), "account")

    def _lacks(self) -> bool:
        """Tell whether something must be typed yet, which the form says then."""
        missing = self._form.missing()
        if missing:
            self._form.tell(missing, "bad")
            return True
        typed, elsewhere = self._form.typed(), ""
        if typed.key is None:
            with contextlib.suppress(BadAddress):  # is told of when it is used
                elsewhere = self._core.accounts.key_elsewhere(typed.account)
        if elsewhere:
            self._form.ask_key(elsewhere)
        return bool(elsewhere)

    async def save_now(self) -> bool:
        """Test and save what is typed; tell whether it is stored. The form says why it is not."""
        if self._lacks():
            return False
        kept: list[int] = []
        told = self.saved.connect(lambda number, _new: kept.append(number))
        try:
            await self._watched(self._save(self._form.typed()))
        except (PanelError, BadAddress) as error:
            self._failed(error)
        finally:
            self.saved.disconnect(told)
        return bool(kept)

    async def _watched(self, coroutine: Coroutine[Any, Any, None]) -> None:
        self._form.set_busy(busy=True)
        try:
            await coroutine
        finally:
            self._form.set_busy(busy=False)
            self.settled.emit()

    def _failed(self, error: Exception) -> None:
        self._form.tell(error_words(error), "bad")

    async def _test(self, typed: Typed) -> None:
        self._form.tell_asking()
        self._form.tell_probe(await self._ask_panel(typed))

    async def _ask_panel(self, typed: Typed) -> Probe:
        """Test what is typed, once for the same way and key."""
        key = typed.key or await self._core.accounts.key_of(typed.account) or Secret("")
        account = typed.account
        if self._probe is None or not self._is_tested(account, key):
            self._probe = await self._core.accounts.test(account.url, key, *_way(account)[1:])
            self._tested = _way(account), key
        return self._probe

    def _is_tested(self, account: Account, key: Secret) -> bool:
        if self._tested is None:
            return False
        way, tested = self._tested
        return way == _way(account) and tested.reveal() == key.reveal()

    async def _take_ca(self, file: str) -> None:
        """Read the certificates of a file into the form; nothing is stored yet."""
        try:
            pem = await asyncio.to_thread(ca.read_file, Path(file))
        except BadCa as error:
            self._form.tell(error_words(error), "bad")
        except OSError as error:
            words = self.tr("The file cannot be read: {reason}")
            self._form.tell(words.replace("{reason}", error.strerror or str(error)), "bad")
        else:
            self._form.tell("")
            self._form.ca.show_pem(pem)

    async def _save(self, typed: Typed) -> None:
        """Save what is typed; a new way to the panel is tested first, a new key compared too."""
        if self._same_way(typed):
            await self._keep(typed, None)
            return
        self._form.tell_asking()
        try:
            probe = await self._ask_panel(typed)
            same = await self._compared(typed, probe)
        except Unreachable as error:
            self._form.tell_unreachable(error_words(error))
            return
        if same.stands:
            await self._keep(typed, probe, other=False if same is Same.SURE else None)
        else:
            self._form.tell_other(same, moved=self._moved(typed))

    async def _compared(self, typed: Typed, probe: Probe) -> Same:
        """Tell whether a new key, or a new address, opens the account that the old one opened."""
        key, account = typed.key, typed.account
        if key is None and self._moved(typed):
            key = await self._core.accounts.key_of(account)
        if key is None or not account.id:
            return Same.UNSURE
        return await self._core.keys.compare(account, key, probe)

    def _moved(self, typed: Typed) -> bool:
        """Tell whether the address is another one, be it on the same server."""
        stored = self._core.accounts.get(typed.account.id)
        return stored is not None and stored.url != normalise(typed.account.url)

    async def _replace(self, typed: Typed) -> None:
        """Save a key of another account: the operator has been told and wants it."""
        self._form.tell_asking()
        await self._keep(typed, await self._ask_panel(typed), other=True)

    def _same_way(self, typed: Typed) -> bool:
        """Tell whether the way to the panel and the key are those that are stored."""
        stored = self._core.accounts.get(typed.account.id)
        return typed.key is None and stored is not None and _way(typed.account) == _way(stored)

    async def _keep(self, typed: Typed, probe: Probe | None, *, other: bool | None = None) -> None:
        account, book, paused = typed.account, self._core.accounts, False
        if account.id:
            dialects = probe.dialects if probe else account.dialects
            before = book.get(account.id)
            after = await book.edit(replace(account, dialects=dialects), typed.key, other=other)
            paused = after.paused and before is not None and not before.paused
            number = account.id
        else:
            number = await self._add(typed, probe)
        await self._core.caution.set_order_limit(number, typed.limits.order)
        await self._core.caution.set_daily_limit(number, typed.limits.day)
        self.saved.emit(number, not account.id)
        self.forget()
        if probe is None:
            self._form.tell_saved()
        else:
            self._form.tell_probe(probe, saved=True)
        if paused:
            self._form.tell_paused()

    async def _add(self, typed: Typed, probe: Probe | None) -> int:
        account = typed.account
        assert typed.key is not None, "a new account has a key"
        saved = await self._core.accounts.add(
            name=account.name,
            url=account.url,
            key=typed.key,
            colour=account.colour,
            probe=probe,
            proxy=account.proxy,
            ca=account.ca,
            parallel=account.parallel,
            per_minute=account.per_minute,
            read_only=account.read_only,
        )
        return saved.id


def _way(account: Account) -> Way:
    """Return what a connection test is good for, beside the key."""
    return account.url, account.proxy, account.ca
