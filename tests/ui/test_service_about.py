"""The description beside the services: that of the one in sight, however late it is read."""

from collections.abc import Coroutine
from typing import Any, cast

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.ui.pane_core import OTHER, FixedScope, MemoryCore, NowTasks, make
from xpanel_desktop.domain.service import Service
from xpanel_desktop.ui.panes.service_about import ServiceAbout
from xpanel_desktop.ui.panes.service_details import ServiceDetails

LIKES, VIEWS = make(1, "Likes"), make(2, "Views")
NOTHING = "The panel gives no description."


class HeldTasks(QObject):
    """Keeps what is handed over until a test does it."""

    def __init__(self) -> None:
        super().__init__()
        self.held: list[Coroutine[Any, Any, None]] = []

    def start(self, owner: QObject, coroutine: Coroutine[Any, Any, None], *, name: str) -> None:
        self.held.append(coroutine)

    def do(self, number: int) -> None:
        NowTasks().start(self, self.held.pop(number), name="held")


@pytest.fixture
def core() -> MemoryCore:
    core = MemoryCore()
    core.descriptions |= {(1, "1"): "<b>first</b>", (2, "1"): "of the other panel"}
    return core


@pytest.fixture
def details(qtbot: QtBot) -> ServiceDetails:
    details = ServiceDetails()
    qtbot.addWidget(details)
    return details


def about(core: MemoryCore, tasks: object, scope: object, details: ServiceDetails) -> None:
    ServiceAbout(cast("Any", core), cast("Any", tasks), cast("Any", scope), details)


def show(details: ServiceDetails, service: Service | None) -> str:
    """Show a service; return the description that stands there then."""
    details.show_service(service, "USD")
    return details.description.toPlainText()


def test_a_description_is_read_when_its_service_is_shown(
    core: MemoryCore, details: ServiceDetails
) -> None:
    about(core, NowTasks(), FixedScope(), details)
    assert show(details, LIKES) == "<b>first</b>"
    assert show(details, VIEWS) == NOTHING
    assert show(details, None) == ""


def test_what_is_read_too_late_is_not_shown(core: MemoryCore, details: ServiceDetails) -> None:
    tasks = HeldTasks()
    about(core, tasks, FixedScope(), details)
    show(details, LIKES)
    assert show(details, VIEWS) == "", "not read yet: nobody can say that there is none"
    tasks.do(0)
    assert details.description.toPlainText() == ""
    tasks.do(0)
    assert details.description.toPlainText() == NOTHING


def test_another_panels_service_of_the_same_id_has_its_own(
    core: MemoryCore, details: ServiceDetails
) -> None:
    tasks, scope = HeldTasks(), FixedScope()
    about(core, tasks, scope, details)
    show(details, LIKES)
    scope.turn(OTHER)
    assert show(details, LIKES) == ""
    tasks.do(1)
    tasks.do(0)
    assert details.description.toPlainText() == "of the other panel"


def test_the_same_is_not_scrolled_back_when_it_is_read_again(
    core: MemoryCore, details: ServiceDetails
) -> None:
    tasks = HeldTasks()
    core.descriptions[1, "1"] = "\n".join(map(str, range(200)))
    about(core, tasks, FixedScope(), details)
    show(details, LIKES)
    tasks.do(0)
    details.resize(300, 400)
    details.show()
    bar = details.description.verticalScrollBar()
    bar.setValue(50)
    assert show(details, LIKES) == core.descriptions[1, "1"], "it stays meanwhile"
    tasks.do(0)
    assert bar.value() == 50
