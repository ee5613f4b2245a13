"""Doing what a plan says: keys into the keyring, the rest in one transaction, nothing by half."""

from xpanel_desktop.app.core import Core
from xpanel_desktop.app.transfer.file import SettingsFile
from xpanel_desktop.app.transfer.plan import Plan, plan
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.logs import FORMATTER
from xpanel_desktop.store.transfer import write
from xpanel_desktop.vault import Vault


class Moved(Exception):
    """What is here changed since the plan was shown; this is the plan of now."""

    def __init__(self, now: Plan) -> None:
        super().__init__("the plan is another one now")
        self.now = now


async def import_file(core: Core, file: SettingsFile, agreed: Plan) -> Plan:
    """Import a file as it was agreed to, without what was left out; return what was done.

    Raises Moved, and nothing is done, when that would not be the same any more; whatever else it
    raises (sqlite3.Error), nothing of the file is here either.
    """
    now = await plan(core, file, agreed.without)
    if (now.lines, now.taken) != (agreed.lines, agreed.taken):
        raise Moved(now)
    old = [core.accounts.get(number) for number, one in now.writing.changed.items()
        if "vault_name" in one]  # fmt: skip
    try:
        for name, key in now.keys.items():
            FORMATTER.learn(key)
            await core.vault.put(name, key)
        written = await write(core.database, now.writing, core.clock.now())
    except BaseException:
        for name in now.keys:
            await core.vault.remove(name)
        raise
    core.settings.adopt(written.settings)
    await core.accounts.adopt(written.accounts, now.writing.changed)
    core.notices.publish(Changes.of(Table.TEMPLATES))
    core.notices.publish(Changes.of(Table.VIEWS))
    core.notices.publish(Changes.of(Table.NEWS))
    await _forget(core.vault, [account.vault_name for account in old if account is not None])
    for account in core.accounts.all():
        await core.low_balance.look(account.id)
    return now


async def _forget(vault: Vault, names: list[str]) -> None:
    for name in names:
        await vault.remove(name)
