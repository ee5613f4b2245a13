"""Which part of the window hears which: signals to slots, and nothing else."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.ui import actions
from xpanel_desktop.ui.tab_order import lay_tab_order

if TYPE_CHECKING:
    from xpanel_desktop.ui.later import Later
    from xpanel_desktop.ui.panes.settings import SettingsPane
    from xpanel_desktop.ui.window import MainWindow


def wire(window: "MainWindow", core: Core) -> None:
    """Connect what the window has once it works."""
    window.services.service_chosen.connect(window.open_ticket)
    window.services.account_wanted.connect(lambda: window.open_accounts(None))
    window.services.blank.practice_wanted.connect(window.practice_wanted)
    window.scope.changed.connect(window.turn_to_account)
    window.troubles.look_wanted.connect(window.safety.look)
    window.safety.pane_wanted.connect(window.show_pane)
    window.help.wanted.connect(partial(_help_out, window))
    window.counts.changed.connect(lambda: window.rail.show_counts(window.counts.now))
    findings = window.findings
    findings.changed.connect(lambda: window.rail.show_count("watch", findings.total))
    window.switches.follow(window.actions_by_name)
    core.notices.subscribe(partial(_heed, window))


def wire_later(window: "MainWindow", later: "Later") -> None:
    """Connect what the first paint did without."""
    window.middle.add("orders", later.orders)
    later.wire(window.show_pane, window.open_accounts)
    window.key_desk.take(later.palette)
    centre = window.centralWidget()
    assert centre is not None
    for name in (*actions.PANES,):
        if name not in window.middle:
            getattr(later.rooms, name).then(partial(_take_in, window, name, centre))
    later.rooms.settings.then(partial(_wire_settings, window))
    lay_tab_order(centre)
    window.troubles.rebuilt.connect(partial(lay_tab_order, centre))


def _take_in(window: "MainWindow", name: str, centre: QWidget, pane: QWidget) -> None:
    """Give a pane that was just built its place."""
    window.middle.add(name, pane)
    lay_tab_order(centre)


def _wire_settings(window: "MainWindow", pane: "SettingsPane") -> None:
    pane.backups.wanted.connect(window.safety.open_backups)
    pane.help.wanted.connect(window.help.open)
    pane.help.first_steps.clicked.connect(window.first_steps_wanted)


def _help_out(window: "MainWindow", deed: str) -> None:
    """Open what a button of help asks for: "doubt", "backups", or "account <id>"."""
    if deed.startswith("account "):
        window.open_accounts(int(deed.removeprefix("account ")))
    elif deed == "first_steps":
        window.actions_by_name["first_steps"].trigger()
    elif deed == "doubt":
        window.safety.look()
    else:
        window.safety.open_backups()


def _heed(window: "MainWindow", changes: Changes) -> None:
    """Bring what the frame shows up to date with what changed."""
    window.counts.touch(changes)
    window.findings.touch(changes)
    if changes.touches(Table.SETTINGS):
        window.switches.mark(window.actions_by_name)
