"""Coroutines of the screens' tests run on Qt's loop, as the program's do."""

import asyncio

import qasync
from PySide6.QtCore import QTimer


async def test_the_loop_is_qt_s_and_runs_timers_and_threads() -> None:
    loop = asyncio.get_running_loop()
    assert isinstance(loop, qasync.QEventLoop)
    fired: asyncio.Future[str] = loop.create_future()
    QTimer.singleShot(0, lambda: fired.set_result("qt"))
    assert await asyncio.wait_for(fired, 10) == "qt"
    assert await asyncio.to_thread(lambda: 7) == 7
