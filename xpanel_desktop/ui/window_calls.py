"""What each of the window's actions calls."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from xpanel_desktop.ui import actions

if TYPE_CHECKING:
    from xpanel_desktop.ui.window import MainWindow


def calls_of(window: "MainWindow") -> dict[str, Callable[[], object]]:
    """Return name → call; what needs the whole window waits until it is complete."""
    begun = window.once_begun

    def later(call: Callable[[], object]) -> Callable[[], object]:
        return lambda: window.once_complete(call)

    return {
        **{name: (lambda name=name: window.show_pane(name)) for name in actions.PANES},
        **{name: later(lambda name=name: window.orders.does(name)) for name in actions.OF_ORDERS},
        "palette": later(lambda: window.key_desk.open_palette()),
        "keys": later(lambda: window.key_desk.open_map()),
        "ticket": lambda: begun(lambda: _begin_ticket(window)),
        "templates": later(lambda: window.rooms.open_templates()),
        "accounts": lambda: begun(lambda: window.open_accounts(window.scope.chosen or None)),
        "offline": lambda: begun(lambda: window.switches.turn_offline()),
        "halt": lambda: begun(lambda: window.switches.turn_halt()),
        "help": lambda: begun(lambda: window.help.open()),
        "first_steps": later(lambda: window.first_steps_wanted.emit()),
        "quit": window.close,
    }


def _begin_ticket(window: "MainWindow") -> None:
    """Open a ticket for the service that is chosen; without one, let it be searched."""
    window.show_pane("services")
    if not window.services.choose_current():
        window.services.focus_search()
