"""The thread behind a connection: what happens to work whose asker is gone."""

import asyncio
import sqlite3
import threading

from xpanel_desktop.store.worker import Worker


def test_work_ends_and_the_thread_lives_on_when_its_loop_is_closed_meanwhile() -> None:
    worker = Worker("worker-of-a-test", lambda: sqlite3.connect(":memory:"))
    begun, gate, ended = threading.Event(), threading.Event(), list[str]()

    def slow(_db: sqlite3.Connection) -> None:
        begun.set()
        gate.wait(10)
        ended.append("slow")

    async def ask() -> None:
        await worker.start()
        asking = asyncio.ensure_future(worker.run(slow))
        await asyncio.to_thread(begun.wait, 10)
        asking.cancel()

    async def ask_again() -> list[str]:
        said = await worker.run(lambda _db: [*ended, "next"])
        await worker.close()
        await worker.close()
        return said

    asyncio.run(ask())
    threading.Timer(0.05, gate.set).start()
    assert asyncio.run(ask_again()) == ["slow", "next"]
    assert not worker._thread.is_alive()
