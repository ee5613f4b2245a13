"""What of the main window needs a core: the scope, the counts, the pane of services, the bars."""

from typing import TYPE_CHECKING

from xpanel_desktop.app.core import Core
from xpanel_desktop.ui.help_desk import HelpDesk
from xpanel_desktop.ui.key_desk import KeyDesk
from xpanel_desktop.ui.models.order_counts import OrderCounts
from xpanel_desktop.ui.panes.service_face import ServicesFace
from xpanel_desktop.ui.panes.services import ServicesPane
from xpanel_desktop.ui.safety_desk import SafetyDesk
from xpanel_desktop.ui.scope import Scope
from xpanel_desktop.ui.switches import Switches
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.widgets.status_line import StatusLine
from xpanel_desktop.ui.widgets.trouble_bar import TroubleBar

if TYPE_CHECKING:
    from xpanel_desktop.ui.window import MainWindow


class Workings:
    """Built together, once; the window lays them out and wires them."""

    def __init__(self, core: Core, tasks: Tasks, face: ServicesFace, window: "MainWindow") -> None:
        self.scope = Scope(core, window)
        self.counts = OrderCounts(core.orders, tasks, window)
        self.switches = Switches(core, tasks, window)
        self.services = ServicesPane(core, tasks, self.scope, face.parentWidget(), face)
        self.troubles = TroubleBar(core, window)
        self.safety = SafetyDesk(core, tasks, window)
        self.help = HelpDesk(core, tasks, window)
        self.key_desk = KeyDesk(core, tasks, window)
        self.status = StatusLine(core, tasks, self.scope, self.counts, window)
