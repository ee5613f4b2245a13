"""What the groups of the side list are called."""

from PySide6.QtCore import QCoreApplication

from xpanel_desktop.ui.models.order_groups import ORDER_GROUPS
from xpanel_desktop.ui.text import state_words


def group_words() -> dict[str, str]:
    """Return the name of every group of the side list."""
    names = {
        "all": QCoreApplication.translate("Orders", "All orders"),
        "under_way": QCoreApplication.translate("Orders", "Under way"),
        "finished": QCoreApplication.translate("Orders", "Finished"),
    }
    return {
        group.name: names.get(group.name) or state_words(next(iter(group.states)))
        for group in ORDER_GROUPS
    }
