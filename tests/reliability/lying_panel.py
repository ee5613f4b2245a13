"""A panel that lies, in a process of its own: raw sockets, an append-only ledger, faults by seed.

`python -m tests.reliability.lying_panel LEDGER [--seed N] [--faults SHARE] [--way NAME]` prints its
port on one line, then those of two doors that are slammed (ways.SLAMMED). Every order's uid is in
its link; the ledger holds a line for each order that was really committed, whatever was answered.
It ends with its parent (end of standard input).

A link that names a way (`?way=…`) is treated so the first time, and well from then on.

`GET /idle?link=…` tells what is still under way (of that link, when one is named), how often an
`add` came for it, the most that were ever under way at once, and how many connections were used
twice.
"""

import argparse
import asyncio
import json
import os
import random
import socket
import struct
import sys
from collections import Counter
from collections.abc import Awaitable, Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from tests.reliability.ways import SLAMMED, WAYS, Commit, Finish, Way

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
        self._tries: Counter[str] = Counter()
        self._busy: Counter[str] = Counter()
        """By link, what is not over yet; late commits count as well."""
        self._unread = 0
        """Connections whose request is not read: it may be an `add`."""
        self._most = 0
        self._reused = 0
        self._later: set[asyncio.Task[None]] = set()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one request and end the connection."""
        try:
            path, form = await self._hear(reader)
            if path.startswith("/idle"):
                await say(writer, self._told(parse_qs(urlsplit(path).query).get("link", [""])[0]))
            elif form.get("action") == "add":
                await self._add(form, reader, writer)
            else:
                await say(writer, self._read(form))
        except (ConnectionError, asyncio.IncompleteReadError):
            return
        finally:
            writer.close()

    async def _hear(self, reader: asyncio.StreamReader) -> tuple[str, dict[str, str]]:
        self._unread += 1
        try:
            return await read_request(reader)
        finally:
            self._unread -= 1

    def _told(self, link: str) -> dict[str, int]:
        busy = self._busy[link] if link else self._busy.total()
        return {
            "busy": busy + self._unread,
            "tries": self._tries[link] if link else self._tries.total(),
            "most": self._most,
            "reused": self._reused,
        }

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
        self._tries[link] += 1
        attempt = self._tries[link]
        named = parse_qs(urlsplit(link).query).get("way")
        if named:
            name = named[0] if attempt == 1 else "ok"
        elif self._only:
            name = self._only
        else:
            dice = random.Random(f"{self._seed}:{link}:{attempt}")
            name = "ok" if dice.random() >= self._faults else dice.choice(sorted(WAYS))
        return name, WAYS[name]

    async def _add(
        self, form: dict[str, str], reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        link = form["link"]
        name, way = self._way(link)
        self._busy[link] += 1
        self._most = max(self._most, self._busy.total())
        try:
            await self._treat(link, name, way, reader, writer)
        finally:
            self._busy[link] -= 1

    async def _treat(
        self,
        link: str,
        name: str,
        way: Way,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
    ) -> None:
        order_id = self._ledger.take_id()
        await asyncio.sleep(self._latency)
        if way.commit is Commit.FIRST:
            self._ledger.commit(order_id, link, name)
        old = int(next(iter(self._ledger.known), FIRST_ID))
        try:
            more = await finish(way, way.answer(order_id, old), reader, writer)
            self._reused += bool(more)
        finally:
            if way.commit is Commit.LATE:
                self._busy[link] += 1
                task = asyncio.ensure_future(self._commit_late(order_id, link, name))
                self._later.add(task)
                task.add_done_callback(self._later.discard)

    async def _commit_late(self, order_id: int, link: str, name: str) -> None:
        await asyncio.sleep(LATE_BY)
        self._ledger.commit(order_id, link, name)
        self._busy[link] -= 1


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
) -> bytes:
    """Write the answer and end the connection as the way says; return what came meanwhile."""
    more = b""
    for part in [bytes([one]) for one in answer] if way.drip else [answer]:
        writer.write(part)
        await writer.drain()
        await asyncio.sleep(way.drip)
    if way.finish is Finish.HANG:
        more = await reader.read()
    elif way.finish is Finish.RST:
        end_by_rst(writer)
    return more


def end_by_rst(writer: asyncio.StreamWriter) -> None:
    """Break the connection off: whatever is not delivered yet is thrown away."""
    end = writer.get_extra_info("socket")
    end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


def slam(way: Way) -> Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]:
    """Return a door that ends each connection as the way says, whatever is asked there."""

    async def door(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if way.finish is Finish.RST:
            end_by_rst(writer)
        writer.close()

    return door


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
    doors = [panel.serve, *(slam(way) for way in SLAMMED.values())]
    servers = [await asyncio.start_server(door, "127.0.0.1", 0, backlog=500) for door in doors]
    print(*(server.sockets[0].getsockname()[1] for server in servers), flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    for server in servers:
        server.close()


if __name__ == "__main__":
    asyncio.run(main())
