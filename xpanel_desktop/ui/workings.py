"""What of the main window needs a core: the pane of services, the counts, the desks, the bars."""

import asyncio
from typing import TYPE_CHECKING

from xpanel_desktop.app.core import Core
from xpanel_desktop.ui.help_desk import HelpDesk
from xpanel_desktop.ui.key_desk import KeyDesk
from xpanel_desktop.ui.models.order_counts import OrderCounts
from xpanel_desktop.ui.models.watch_count import WatchCount
from xpanel_desktop.ui.panes.service_face import ServicesFace
from xpanel_desktop.ui.panes.services import ServicesPane
from xpanel_desktop.ui.safety_desk import SafetyDesk
from xpanel_desktop.ui.scope import Scope
from xpanel_desktop.ui.switches import Switches
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.widgets.piecemeal import in_turns
from xpanel_desktop.ui.widgets.status_line import StatusLine
from xpanel_desktop.ui.widgets.trouble_bar import TroubleBar

if TYPE_CHECKING:
    from xpanel_desktop.ui.window import MainWindow


class Workings:
    """Built together, once; the window lays them out and wires them."""

    def __init__(self, core: Core, tasks: Tasks, face: ServicesFace, window: "MainWindow") -> None:
        """Put the pane of services around its face, in sight; the rest comes by `build`."""
        self._core, self._tasks, self._window = core, tasks, window
        self.scope = Scope(core, window)
        held, stack = window.focusWidget(), window.middle.stack
        self.services = ServicesPane(core, tasks, self.scope, stack, face, piecemeal=True)
        window.middle.add("services", self.services)
        window.middle.turn_to("services")
        if held is not None and face.isAncestorOf(held):
            held.setFocus()

    async def build(self) -> None:
        """Build the rest piece by piece."""
        core, tasks, window = self._core, self._tasks, self._window
        await in_turns(self.services.pieces)
        self.counts = OrderCounts(core.orders, tasks, window)
        self.findings = WatchCount(core.watch, tasks, window)
        self.switches = Switches(core, tasks, window)
        self.troubles = TroubleBar(core, window)
        self.safety = SafetyDesk(core, tasks, window)
        self.help = HelpDesk(core, tasks, window.middle.splits, window)
        self.key_desk = KeyDesk(core, tasks, window)
        self.status = StatusLine(core, tasks, self.scope, self.counts, window)
        await asyncio.sleep(0)
