"""Names of views: asked for over the table, taken or refused where they are typed."""

from collections.abc import Coroutine
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.views import Layout, NameMissing, NameTaken, View, Wish
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.text import error_words
from xpanel_desktop.ui.widgets.name_bar import NameBar


class ViewNaming(QObject):
    """One question at a time; the focus goes back to where it was."""

    saved = Signal(int)
    """The id of a view that is new."""

    def __init__(self, core: Core, tasks: Tasks, bar: NameBar) -> None:
        super().__init__(bar)
        self._core, self._tasks, self._bar = core, tasks, bar
        self._wish, self._layout = Wish(), dict[str, object]()
        self._renamed: View | None = None
        self._came_from: QWidget | None = None
        bar.agreed.connect(self._agree)
        bar.left.connect(self._go_back)

    def save(self, wish: Wish, layout: Layout) -> None:
        """Ask under which name a wish is to be saved."""
        self._wish, self._layout = wish, dict(layout)
        self._ask(None, self.tr("Save view as"), self.tr("Save"))

    def rename(self, view: View) -> None:
        """Ask for a view's new name."""
        self._ask(view, self.tr("Rename view"), self.tr("Rename"))

    def _ask(self, view: View | None, what: str, button: str) -> None:
        self._renamed = view
        if self._bar.isHidden():
            self._came_from = QApplication.focusWidget()
        self._bar.ask(what, view.name if view else "", button)

    def _agree(self, name: str) -> None:
        work = self._save(name) if self._renamed is None else self._rename(self._renamed, name)
        self._start(work)

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        self._tasks.start(self, work, name="name a view", on_error=self._tell_failure)

    async def _save(self, name: str) -> None:
        made = await self._core.views.add(name, self._wish, self._layout)
        self._bar.leave()
        self.saved.emit(made)

    async def _rename(self, view: View, name: str) -> None:
        await self._core.views.rename(view.id, name)
        self._bar.leave()

    def _tell_failure(self, error: Exception) -> None:
        match error:
            case NameTaken():
                self._bar.tell_wrong(self.tr("There is a view of this name already."))
            case NameMissing():
                self._bar.tell_wrong(self.tr("A name is needed."))
            case KeyError():
                self._bar.tell_wrong(self.tr("The view is gone."))
            case _:
                self._bar.tell_wrong(error_words(error))

    def _go_back(self) -> None:
        """Give the focus back, unless the operator has gone elsewhere."""
        came_from, self._came_from = self._came_from, None
        if came_from is not None and came_from.isVisible():
            came_from.setFocus(Qt.FocusReason.OtherFocusReason)
