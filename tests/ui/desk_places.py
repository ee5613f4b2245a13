"""What opens beside the panes: first steps, palette, keys, settings, what is carried, crashes."""

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

import msgspec
from PySide6.QtWidgets import QWidget

from tests.support.practice import until
from xpanel_desktop import logs
from xpanel_desktop.app.transfer.file import write
from xpanel_desktop.app.transfer.gather import gather
from xpanel_desktop.paths import PACKAGE
from xpanel_desktop.ui.application import Program
from xpanel_desktop.ui.firstrun.panel_page import Way

See = Callable[[QWidget, str], Awaitable[None]]
"""Looks at a window, before the next part of a place takes its room."""


async def first_steps(running: Program, see: See) -> None:
    running.window.actions_by_name["first_steps"].trigger()
    wizard = running.first_steps.wizard
    assert wizard is not None
    for at in range(len(wizard.pages)):
        wizard._turn(at)
        if wizard.pages[at] is wizard.panel:
            for way in (Way.PRACTICE, Way.LATER, Way.OWN):
                wizard.panel.buttons[way].setChecked(True)
                await see(wizard, f"first steps {way}")
            continue
        await see(wizard, f"first steps {at}")
    wizard.reject()


async def palette(running: Program, see: See) -> None:
    running.window.actions_by_name["palette"].trigger()
    found = running.window.key_desk.palette
    for typed in ("", "§", "set", "qwertz"):
        found.search.setText(typed)
        await until(lambda: found.settled)
        await see(found, f"palette {typed!r}")
    found.close()


async def key_map(running: Program, see: See) -> None:
    running.window.key_desk.open_map()
    keys = running.window.key_desk.map
    assert keys is not None
    await see(keys, "keys")
    keys.go_to("outbox")
    keys.edit.setKeySequence("Ctrl+1")  # another's
    await see(keys, "keys, taken")
    keys.edit.clear()
    keys.search.setText("qwertz")
    await see(keys, "keys, none found")
    keys.close()


async def settings_found(running: Program, see: See) -> None:
    window = running.window
    window.show_pane("settings")
    for typed in ("e", "ı", "qwertz"):
        window.rooms.settings.part.search.setText(typed)
        await see(window, f"settings {typed!r}")
    window.rooms.settings.part.search.clear()


async def carried(running: Program, see: See) -> None:
    """Export, and look at what a file would change here."""
    window, core = running.window, running.core
    window.show_pane("settings")
    section = window.rooms.settings.part.transfer
    section.export.click()
    exporting = section.exporting
    assert exporting is not None
    await see(exporting, "export")
    exporting.seals.click()
    exporting.first.setText("§§§§")
    await see(exporting, "export, sealed")
    exporting.close()
    path = core.folder / "carried.json"
    path.write_bytes(await strange(running))
    section.look_into(path)
    importing = section.importing
    assert importing is not None
    await until(importing.agree.isEnabled)
    await see(importing, "import")
    importing.close()
    path.write_text("<")
    section.look_into(path)
    await until(lambda: importing.told.words)
    await see(importing, "import, not taken")
    importing.close()


async def strange(running: Program) -> bytes:
    """Return a file that differs from what is here in each group that there is."""
    file = await gather(running.core)
    (account,) = file.accounts
    there = msgspec.structs.replace(account, colour="red", per_minute=7)
    new = msgspec.structs.replace(account, number=account.number + 1, name="§ 2")
    wishes = msgspec.structs.replace(file.settings, undo_seconds=20, scheme="dark")
    keys = {"orders": ["Ctrl+9"], "outbox": []}
    other = msgspec.structs.replace(file, accounts=[there, new], settings=wishes, shortcuts=keys)
    return write(other)


async def crashed(running: Program, see: See) -> None:
    """Raise what nothing catches, first where nothing is sent and then where orders are."""
    bar = running.window.troubles
    for place in ("ui/window.py", "app/outbox.py"):
        logs.tell_uncaught(raised(Path(place)))
        await until(lambda: bar.findChild(QWidget, "crash.restart"))
        await see(running.window, f"crashed in {place}")
    await until(lambda: running.core.caution.halted)
    await running.core.sessions.set_halted(halted=False)


def raised(place: Path) -> Exception:
    """Return an error that was raised in a file of the program."""
    code = compile("raise LookupError('odd')", str(PACKAGE / place), "exec")
    try:
        exec(code)
    except LookupError as error:
        return error
    raise AssertionError


DESKS: Sequence[Callable[[Program, See], Awaitable[None]]] = (
    first_steps, palette, key_map, settings_found, carried, crashed,
)  # fmt: skip
