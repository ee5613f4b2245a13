"""The guided tour: starts a practice panel, takes every step, and tells how it ended."""

import logging
from pathlib import Path

from xpanel_desktop.app.practice_child import PracticeChild
from xpanel_desktop.ui.application import Program
from xpanel_desktop.ui.theme import Scheme
from xpanel_desktop.ui.tour.album import Album
from xpanel_desktop.ui.tour.gallery import hang, hang_blank
from xpanel_desktop.ui.tour.steps import STEPS
from xpanel_desktop.ui.tour.walk import Walk

SERVICES = 1200
SPEED = 60.0
_logger = logging.getLogger(__name__)


class Guide:
    """Joins the program, takes the tour, and ends the program with 0 when all of it held."""

    def __init__(self, pictures: Path, data: Path) -> None:
        self._album = Album(pictures)
        self._data = data

    async def __call__(self, program: Program) -> int:
        """Take the tour; return the exit code."""
        program.use_language("en")
        program.use_scheme(Scheme.LIGHT)
        program.window.resize(1280, 800)
        child = await PracticeChild.start(self._data, services=SERVICES, speed=SPEED)
        walk = Walk(program, child, self._album)
        failure = ""
        try:
            await hang_blank(walk)
            for step in STEPS:
                await step(walk)
            await hang(walk)
        except Exception as error:  # a tour that fails still shows how far it came
            _logger.exception("the tour failed")
            failure = f"{type(error).__name__}: {error}"
            self._album.take(program.window, "failure")
        finally:
            await child.stop()
        self._album.close(failure)
        return 1 if failure else 0
