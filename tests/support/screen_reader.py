"""What a blind operator does: the whole way of an order, by AT-SPI's tree alone.

Run by the system's own Python, which has the bindings, on a bus and a screen of its own:
`python3 screen_reader.py PROGRAM… < facts`. The facts, as JSON, are the panel's address and key,
and what is to be ordered. Prints what was heard as JSON; ends with code 1 and the tree when
something is not found in time.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import gi  # pyright: ignore[reportMissingImports] -- Debian's, of the system's Python

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 # pyright: ignore[reportMissingImports]

BUS = "/usr/libexec/at-spi-bus-launcher"
APP = "XPanel Desktop"
PATIENCE = 40
"""Seconds that anything may take on a busy machine."""
MOST_CELLS = 40
"""Children of a table that are looked at while something else is looked for."""
TABLES = ("table", "tree", "tree table")


class Reader:
    """Finds, reads and presses what a screen reader's user does."""

    def __init__(self) -> None:
        self.said: list[str] = []
        """What the program announced by itself."""
        self._listener = Atspi.EventListener.new(lambda event: self.said.append(event.any_data))
        self._listener.register("object:announcement")

    def until(self, what: str, look: Callable[[], Any]) -> Any:
        """Look again and again until there is something; events come in between."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                found = look()
            except GLib.Error:  # gone while it was looked at
                found = None
            if found:
                return found
            context = GLib.MainContext.default()
            while context.pending():
                context.iteration(False)  # noqa: FBT003 -- GLib's own signature
            time.sleep(0.05)
        raise SystemExit(f"not found: {what}\n" + "\n".join(self.tree(self.app())))

    def app(self) -> Any:
        """Return the program, once it is there."""
        desktop = Atspi.get_desktop(0)
        return self.until(APP, lambda: next((a for a in kids(desktop) if a.get_name() == APP), 0))

    def find(self, role: str, name: str) -> Any:
        """Return what is shown with a role and a name; a name may go on after a comma."""

        def look() -> Any:
            for one in walk(self.app()):
                told = one.get_name() or ""
                if one.get_role_name() == role and (told == name or told.startswith(f"{name}, ")):
                    return one
            return None

        return self.until(f"{role} {name!r}", look)

    def labels(self) -> list[str]:
        """Return all words that are shown."""
        return [one.get_name() for one in walk(self.app()) if one.get_role_name() == "label"]

    def press(self, role: str, name: str) -> None:
        """Press what has a name, once it can be pressed."""

        def can() -> Any:
            one = self.find(role, name)
            return one if one.get_state_set().contains(Atspi.StateType.ENABLED) else None

        found = self.until(f"{name!r} that can be pressed", can)
        told = [found.get_action_name(at) for at in range(found.get_n_actions())]
        assert found.do_action(told.index("Press") if "Press" in told else 0), (name, told)

    def write(self, name: str, text: str, role: str = "text") -> None:
        """Write a field anew."""
        assert self.find(role, name).set_text_contents(text), name

    def row(self, table: str, *words: str) -> tuple[int, list[str]]:
        """Return the number and the cells of a table's first row that has these words."""

        def look() -> Any:
            found = self.find("table", table)
            wide = found.get_n_columns()
            for at in range(min(found.get_n_rows(), MOST_CELLS)):
                told = [found.get_accessible_at(at, c).get_name() or "" for c in range(wide)]
                if all(any(word in cell for cell in told) for word in words):
                    return at, told
            return None

        number, told = self.until(f"{words} in {table}", look)
        return int(number), list(told)

    def heads(self, table: str) -> list[str]:
        """Return a table's headings."""
        found = self.find("table", table)
        return [found.get_column_description(c) or "" for c in range(found.get_n_columns())]

    def tree(self, one: Any, depth: int = 0) -> Iterator[str]:
        """Yield what is shown, for whoever wonders why something was not found."""
        yield f"{'  ' * depth}{one.get_role_name()} {one.get_name()!r}"
        for child in shown(one):
            yield from self.tree(child, depth + 1)


def kids(one: Any) -> Iterator[Any]:
    """Yield what is in something; of a table the first cells."""
    count = one.get_child_count()
    for at in range(min(count, MOST_CELLS) if one.get_role_name() in TABLES else count):
        child = one.get_child_at_index(at)
        if child is not None:
            yield child


def shown(one: Any) -> Iterator[Any]:
    """Yield what is shown in something; windows count that are not on the screen yet."""
    for child in kids(one):
        if child.get_state_set().contains(Atspi.StateType.SHOWING):
            yield child


def walk(one: Any) -> Iterator[Any]:
    """Yield what is shown, from the root."""
    for child in shown(one):
        yield child
        yield from walk(child)


def send(reader: Reader, facts: dict[str, str]) -> list[str]:
    """Add the account, search a service, write its ticket and send it; return the service's row."""
    reader.press("push button", "Accounts")
    reader.write("Name", "Main")
    reader.write("Address", facts["url"])
    reader.write("API key", facts["key"], "password text")
    reader.press("push button", "Save")
    reader.until("the account is kept", lambda: any("Saved" in one for one in reader.labels()))
    reader.press("push button", "Close")
    reader.press("check box", "Services")
    reader.write("Search services", facts["search"])
    number, service = reader.row("Services", facts["service"])
    assert reader.find("table", "Services").add_row_selection(number)
    reader.press("push button", "Write a ticket")
    reader.write("Link", facts["link"])
    reader.write("Quantity", facts["quantity"])
    reader.press("push button", f"Send 1 order · {facts['charge']}")
    return service


def order(reader: Reader, facts: dict[str, str]) -> dict[str, Any]:
    """Send an order, and read what became of it."""
    service = send(reader, facts)
    reader.press("check box", "Orders")
    _, placed = reader.row("Orders", facts["link"])
    reader.until("what became of it is said", lambda: any("accepted" in one for one in reader.said))
    left = f"Balance {facts['left']}"
    reader.until(left, lambda: any(one.startswith(left) for one in reader.labels()))
    return {
        "service": service,
        "order": dict(zip(reader.heads("Orders"), placed, strict=True)),
        "labels": reader.labels(),
        "said": reader.said,
    }


def main(program: list[str]) -> int:
    """Start the program on an accessible desktop, and order."""
    facts = json.load(sys.stdin)
    launched = subprocess.Popen([BUS, "--launch-immediately"])
    started = subprocess.Popen(program)
    try:
        heard = order(Reader(), facts)
        sys.stdout.write(f"\n{json.dumps(heard)}\n")
    finally:
        started.terminate()
        started.wait(20)
        launched.terminate()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
