"""A panel that lies, in a process of its own: raw sockets, an append-only ledger, faults by seed.

`python -m tests.reliability.lying_panel LEDGER [--seed N] [--faults SHARE] [--way NAME]` prints its
port on one line. Every order's uid is in its link; the ledger holds a line for each order that was
really committed, whatever was answered. It ends with its parent (end of standard input).

`GET /idle` answers how many requests and late commits are still under way.
"""

import argparse
import asyncio
import json
import os
import random
import socket
import struct
import sys
from pathlib import Path
from urllib.parse import parse_qs

from tests.reliability.ways import WAYS, Commit, Finish, Way

LATE_BY = 0.03
FIRST_ID = 1000
SERVICE = {
    "service": 1,
    "name": "Followers",
    "type": "Default",
    "category": "Test",
    "rate": "0.5",
    "min": "10",
    "max": "100000",
}


class Ledger:
    """What was really ordered: a line of JSON each, written by one `write` to an appending file."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        self._next = FIRST_ID
        self.known: dict[str, str] = {}

    def take_id(self) -> int:
        """Return a new id, whether or not an order will bear it."""
        self._next += 1
        return self._next

    def commit(self, order_id: int, link: str, way: str) -> None:
        """Write an order; from here on it exists."""
        self.known[str(order_id)] = link
        line = json.dumps({"id": str(order_id), "link": link, "way": way}) + "\n"
        os.write(self._file, line.encode())


class LyingPanel:
    """Answers reads truly and `add` in a way drawn by seed, link and attempt."""

    def __init__(self, ledger: Ledger, seed: int, faults: float, only: str, latency: float) -> None:
        self._ledger = ledger
        self._seed = seed
        self._faults = faults
        self._only = only
        self._latency = latency
        self._tries: dict[str, int] = {}
        self._busy = 0
        self._later: set[asyncio.Task[None]] = set()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one request and end the connection."""
        try:
            path, form = await read_request(reader)
            if path == "/idle":
                await say(writer, {"busy": self._busy + len(self._later)})
            elif form.get("action") == "add":
                self._busy += 1
                try:
                    await self._add(form, reader, writer)
                finally:
                    self._busy -= 1
            else:
                await say(writer, self._read(form))
        except (ConnectionError, asyncio.IncompleteReadError):
            return
        finally:
            writer.close()

    def _read(self, form: dict[str, str]) -> object:
        match form.get("action"):
            case "services":
                return [SERVICE]
            case "balance":
                return {"balance": "1000000.00", "currency": "USD"}
            case "status":
                ids = form.get("orders", form.get("order", "")).split(",")
                return {one: self._status(one) for one in ids}
            case _:
                return {"error": "Incorrect request"}

    def _status(self, order_id: str) -> dict[str, str]:
        if order_id not in self._ledger.known:
            return {"error": "Incorrect order ID"}
        return {"charge": "0.05", "start_count": "0", "status": "In progress", "remains": "100"}

    def _way(self, link: str) -> tuple[str, Way]:
        attempt = self._tries[link] = self._tries.get(link, 0) + 1
        dice = random.Random(f"{self._seed}:{link}:{attempt}")
        name = self._only or ("ok" if dice.random() >= self._faults else dice.choice(sorted(WAYS)))
        return name, WAYS[name]

    async def _add(
        self, form: dict[str, str], reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        link = form["link"]
        name, way = self._way(link)
        order_id = self._ledger.take_id()
        await asyncio.sleep(self._latency)
        if way.commit is Commit.FIRST:
            self._ledger.commit(order_id, link, name)
        old = int(next(iter(self._ledger.known), FIRST_ID))
        try:
            await finish(way, way.answer(order_id, old), reader, writer)
        finally:
            if way.commit is Commit.LATE:
                task = asyncio.ensure_future(self._commit_late(order_id, link, name))
                self._later.add(task)
                task.add_done_callback(self._later.discard)

    async def _commit_late(self, order_id: int, link: str, name: str) -> None:
        await asyncio.sleep(LATE_BY)
        self._ledger.commit(order_id, link, name)


async def read_request(reader: asyncio.StreamReader) -> tuple[str, dict[str, str]]:
    """Read one request; return its path and the fields of its form."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    path = head.split(" ", 2)[1]
    name = "content-length:"
    lengths = [
        int(line[len(name) :]) for line in head.split("\r\n") if line.lower().startswith(name)
    ]
    body = await reader.readexactly(lengths[0]) if lengths else b""
    form = parse_qs(body.decode(), keep_blank_values=True)
    return path, {name: values[0] for name, values in form.items()}


async def finish(
    way: Way, answer: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    """Write the answer and end the connection as the way says."""
    writer.write(answer)
    await writer.drain()
    if way.finish is Finish.HANG:
        await reader.read()
    elif way.finish is Finish.RST:
        end = writer.get_extra_info("socket")
        end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        writer.transport.abort()


async def say(writer: asyncio.StreamWriter, answer: object) -> None:
    """Answer a read with JSON."""
    body = json.dumps(answer).encode()
    head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    writer.write(head.encode() + body)
    await writer.drain()


async def main() -> None:
    """Serve until the parent is gone."""
    parser = argparse.ArgumentParser()
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--faults", type=float, default=0.5)
    parser.add_argument("--way", default="", choices=["", *WAYS])
    parser.add_argument("--latency", type=float, default=0.002)
    options = parser.parse_args()
    panel = LyingPanel(
        Ledger(options.ledger), options.seed, options.faults, options.way, options.latency
    )
    server = await asyncio.start_server(panel.serve, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    server.close()


if __name__ == "__main__":
    asyncio.run(main())
