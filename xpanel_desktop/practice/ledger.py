"""The panel's ledger: orders and deposits as lines of JSON, kept over restarts when it has a file.

Balance = deposits − what the orders cost now. A line that a kill cut in half is dropped at the next
start: nobody was told of it.
"""

import json
import math
import os
import time
from collections.abc import Callable
from dataclasses import asdict
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

from xpanel_desktop.practice import refills
from xpanel_desktop.practice.life import Placed, Standing, standing
from xpanel_desktop.practice.refills import Refill

FIRST_ID = 23_500


class Ledger:
    """Deposits and orders, and the panel's own clock."""

    def __init__(
        self,
        path: Path | None,
        *,
        speed: float,
        deposit: Decimal,
        wall: Callable[[], float] = time.time,
    ) -> None:
        self.orders: dict[int, Placed] = {}
        self.refills: dict[int, Refill] = {}
        self.deposits = Decimal(0)
        self._wall = wall
        self._speed = self._ran = speed
        self._base = wall()
        self._offset = 0.0
        self._file: int | None = None
        if path is not None:
            self._read(path)
            self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        self._write_clock()
        if not self.deposits:
            self.deposit(deposit)

    def now(self) -> float:
        """Return the panel's clock in seconds; it runs `speed` times as fast as the wall's."""
        return self._offset + (self._wall() - self._base) * self._speed

    def advance(self, seconds: float) -> None:
        """Put the panel's clock forward. Raises ValueError for a step that is not forward."""
        if not (math.isfinite(seconds) and seconds >= 0):
            raise ValueError("the clock goes forward only")
        self._offset += seconds
        self._write_clock()

    def deposit(self, amount: Decimal) -> None:
        """Add funds."""
        self.deposits += amount
        self._write({"deposit": str(amount)})

    def balance(self) -> Decimal:
        """Return what is left of the deposits after what all orders cost now."""
        now = self.now()
        spent = sum((standing(order, now).charge for order in self.orders.values()), Decimal(0))
        return self.deposits - spent

    def place(self, order: Placed) -> None:
        """Accept an order; from here on it exists."""
        self.orders[order.id] = order
        self._write({"order": asdict(order) | {"charge": str(order.charge)}})

    def cancel(self, order: Placed, at: float) -> None:
        """Note that an order is to be canceled at a time of the panel's clock."""
        order.cancel_at = at
        self._write({"cancel": order.id, "at": at})

    def refill(self, order: Placed) -> Refill:
        """Take a request to refill an order; from here on it is worked on."""
        taken = Refill(max(self.refills, default=refills.FIRST_ID) + 1, order.id, self.now())
        self.refills[taken.id] = taken
        self._write({"refill": asdict(taken)})
        return taken

    def next_id(self) -> int:
        """Return the id of the next order."""
        return max(self.orders, default=FIRST_ID) + 1

    def standing(self, order: Placed) -> Standing:
        """Return where an order stands now."""
        return standing(order, self.now())

    def _write_clock(self) -> None:
        self._write({"clock": self.now(), "wall": self._wall(), "speed": self._speed})

    def _write(self, entry: dict[str, object]) -> None:
        if self._file is not None:
            os.write(self._file, (json.dumps(entry, ensure_ascii=False) + "\n").encode())

    def _read(self, path: Path) -> None:
        """Read what an earlier run wrote; the clock has gone on meanwhile, as a panel's does.

        Until now at the faster of its speed and ours: what was told is not taken back.
        """
        if not path.exists():
            return
        kept = path.read_bytes()
        whole = kept[: kept.rfind(b"\n") + 1]
        if whole != kept:
            path.write_bytes(whole)
        for line in whole.splitlines():  # as bytes: a text may hold ends of lines of other kinds
            self._replay(json.loads(line))
        now = self._wall()
        self._offset += (now - self._base) * max(self._ran, self._speed)
        self._base = now

    def _replay(self, entry: dict[str, object]) -> None:
        if "deposit" in entry:
            self.deposits += Decimal(str(entry["deposit"]))
        if "order" in entry:
            told = cast("dict[str, Any]", entry["order"])
            told["charge"] = Decimal(str(told["charge"]))
            order = Placed(**told)
            self.orders[order.id] = order
        if "cancel" in entry:
            self.orders[int(str(entry["cancel"]))].cancel_at = float(str(entry["at"]))
        if "refill" in entry:
            taken = Refill(**cast("dict[str, Any]", entry["refill"]))
            self.refills[taken.id] = taken
        if "clock" in entry:
            self._offset = max(self._offset, float(str(entry["clock"])))
            self._base = float(str(entry.get("wall", self._base)))
            self._ran = float(str(entry.get("speed", self._ran)))
