"""The settings of updates: whether the operator wants to be told of newer versions."""

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from xpanel_desktop.app.core import Core
from xpanel_desktop.ui.setting_table import title
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.widgets.setting_rows import SettingSection


class UpdateSettings(SettingSection):
    """One box, off until it is ticked; a build that knows no place to look hides it."""

    def __init__(self, core: Core, tasks: Tasks, parent: QWidget) -> None:
        super().__init__("updates", parent)
        self._updates, self._tasks = core.updates, tasks
        self.agreed = QCheckBox(self)
        self.agreed.setObjectName("settings.updates")
        self.agreed.clicked.connect(self._agree)
        hint = self.hint("updates")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        for part in (self.heading, self.agreed, hint):
            whole.addWidget(part)
        self.rows["updates"] = (self.agreed, hint)
        self.setVisible(self._updates.told.possible)
        self.read()
        self.retranslate()

    def read(self) -> None:
        """Show what is set by now."""
        self.agreed.setChecked(self._updates.told.agreed)

    def _agree(self, agreed: bool) -> None:
        self._tasks.start(self, self._updates.agree(agreed=agreed), name="agree to updates")

    def retranslate(self) -> None:
        """Set the texts in the present language."""
        self.say()
        self.agreed.setText(title("updates"))
