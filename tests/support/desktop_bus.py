"""A desktop's services on a session bus: notifications, and a tray that takes items.

Run as a program it serves them, writes a line of JSON for each call that it was sent, and does what
lines on its standard input say. `Desktop` starts and reads it.
"""

import json
import os
import select
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import Any, cast

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    message_bus,
    new_error,
    new_method_call,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import DBusConnection, open_dbus_connection

NOTES = DBusAddress("/org/freedesktop/Notifications", interface="org.freedesktop.Notifications")
WATCHER = "org.kde.StatusNotifierWatcher"
ITEM = "org.kde.StatusNotifierItem"
INTROSPECT = "org.freedesktop.DBus.Introspectable"
PROPERTIES = "org.freedesktop.DBus.Properties"
FACTS = {
    "IsStatusNotifierHostRegistered": ("b", True),
    "ProtocolVersion": ("i", 0),
    "RegisteredStatusNotifierItems": ("as", []),
}
SHAPE = (
    f'<node><interface name="{WATCHER}"><method name="RegisterStatusNotifierItem">'
    '<arg type="s" direction="in"/></method>'
    '<property name="IsStatusNotifierHostRegistered" type="b" access="read"/>'
    '<property name="ProtocolVersion" type="i" access="read"/>'
    '<property name="RegisteredStatusNotifierItems" type="as" access="read"/>'
    "</interface></node>"
)


class Service:
    """Answers as a desktop does."""

    def __init__(self, connection: DBusConnection) -> None:
        self._connection = connection
        self._shown = 0
        self._items: list[str] = []

    def take_names(self) -> None:
        for name in ("org.freedesktop.Notifications", WATCHER):
            taken = self._connection.send_and_get_reply(message_bus.RequestName(name))
            assert taken.body == (1,), f"{name} is taken"

    def serve(self) -> None:
        """Answer until standard input ends."""
        while True:
            try:
                self._on_message(self._connection.receive(timeout=0.02))
            except TimeoutError:
                if not self._obey():
                    return

    def _obey(self) -> bool:
        if not select.select([0], [], [], 0)[0]:
            return True
        told = os.read(0, 4096).decode()
        for line in told.splitlines():
            self._do(line)
        return bool(told)

    def _do(self, line: str) -> None:
        if line == "click":
            signal = new_signal(NOTES, "ActionInvoked", "us", (self._shown, "default"))
            self._connection.send(signal)
        elif line == "activate":
            item = DBusAddress("/StatusNotifierItem", self._items[-1], ITEM)
            self._connection.send(new_method_call(item, "Activate", "ii", (1, 1)))

    def _on_message(self, message: Message) -> None:
        if message.header.message_type is not MessageType.method_call:
            return
        fields = message.header.fields
        interface = fields.get(HeaderFields.interface, "")
        member = cast("str", fields[HeaderFields.member])
        if interface in (INTROSPECT, PROPERTIES):
            reply = self._about(member, message)
        else:
            _write(member, message.body)
            reply = self._called(member, message)
        self._connection.send(reply)

    def _about(self, member: str, message: Message) -> Message:
        if member == "Introspect":
            return new_method_return(message, "s", (SHAPE,))
        if member == "Get":
            return new_method_return(message, "v", (FACTS[message.body[1]],))
        return new_method_return(message, "a{sv}", (FACTS,))

    def _called(self, member: str, message: Message) -> Message:
        match member:
            case "Notify":
                self._shown += 1
                return new_method_return(message, "u", (self._shown,))
            case "GetCapabilities":
                return new_method_return(message, "as", (["body", "actions", "body-markup"],))
            case "GetServerInformation":
                return new_method_return(message, "ssss", ("desktop", "tests", "1", "1.2"))
            case "RegisterStatusNotifierItem":
                self._items.append(message.body[0])
                return new_method_return(message)
            case "CloseNotification":
                return new_method_return(message)
            case _:
                return new_error(message, "org.freedesktop.DBus.Error.UnknownMethod")


def _write(name: str, body: object) -> None:
    sys.stdout.write(json.dumps([name, body], default=repr) + "\n")
    sys.stdout.flush()


class Desktop:
    """The services in a process of their own: whoever calls them blocks until they answer."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.support.desktop_bus"]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True)
        self._calls: list[tuple[str, Any]] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        assert self._out.readline() == '["ready", null]\n'
        self._reader.start()

    @property
    def _out(self) -> Any:
        return self._process.stdout

    def _read(self) -> None:
        for line in self._out:
            self._calls.append(tuple(json.loads(line)))

    def called(self, name: str) -> list[Any]:
        """Return with what a method was called so far."""
        return [body for one, body in list(self._calls) if one == name]

    def do(self, line: str) -> None:
        """Have the desktop do something: "click" (the notification), "activate" (the item)."""
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()

    def close(self) -> None:
        """End the services."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(10)


def main(connect: Callable[..., DBusConnection] = open_dbus_connection) -> None:
    """Serve on the session's bus."""
    service = Service(connect(bus="SESSION"))
    service.take_names()
    _write("ready", None)
    service.serve()


if __name__ == "__main__":
    main()
