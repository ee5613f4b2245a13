"""What an operator does with the installed program, by AT-SPI's tree alone, and what is shown.

Run by the system's own Python on a bus and a screen of its own, as `screen_reader.py` is:
`python3 by_tree.py PLAY PROGRAM… < facts`. Prints the words that are shown at the end as JSON.
"""

import contextlib
import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

from screen_reader import (  # pyright: ignore[reportMissingImports] -- beside us
    BUS,
    Reader,
    send,
)

SENDING = "SELECT count(*) FROM orders WHERE state = 'sending'"
CARD = "push button", "Declare not placed…"
"""Each unknown order has one."""


@contextlib.contextmanager
def running(program: "list[str]") -> "Iterator[subprocess.Popen[bytes]]":
    """Run the program; what still runs at the end of the block is ended in order."""
    with subprocess.Popen(program) as process:
        try:
            yield process
        finally:
            process.terminate()


def is_sending(file: str) -> bool:
    """Tell whether the database says that an order is on its way."""
    with contextlib.closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as database:
        return bool(database.execute(SENDING).fetchone()[0])


def killed(program: "list[str]", facts: "dict[str, str]") -> "list[str]":
    """Send an order, kill the program once it has left whole, and start it again."""
    with running(program) as first:
        reader = Reader()
        send(reader, facts)
        left = Path(facts["left"])
        reader.until("an order that left", lambda: left.exists() and is_sending(facts["database"]))
        first.kill()
        first.wait()
    with running(program):
        reader.press("check box", "Unknown")
        reader.find(*CARD)
        return reader.labels()


def updates(program: "list[str]", facts: "dict[str, str]") -> "list[str]":
    """Agree to be told of newer versions, and read in help and health what was found."""
    with running(program):
        reader = Reader()
        reader.press("check box", "Settings")
        reader.press("check box", "Look for new versions once a day")
        reader.press("push button", facts["help"])
        reader.until(facts["words"], lambda: any(facts["words"] in one for one in reader.labels()))
        return reader.labels()


def main(words: "list[str]") -> int:
    """Play what is named, on an accessible desktop."""
    play = {"killed": killed, "updates": updates}[words[0]]
    launched = subprocess.Popen([BUS, "--launch-immediately"])
    try:
        sys.stdout.write(f"\n{json.dumps(play(words[1:], json.load(sys.stdin)))}\n")
    finally:
        launched.terminate()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
