"""What can be handed to somebody who helps: texts made by allow-list, shown before they are kept.

No key, name, note or customer is asked for, and no link unless it is wished; every text then goes
through the log's formatter, which knows the keys in use. In English: whoever helps is to read it.
"""

import asyncio
import io
import json
import platform
import sqlite3
import sys
import zipfile
from collections.abc import Mapping, Sequence
from datetime import timedelta
from importlib import metadata
from pathlib import Path

from xpanel_desktop import __version__
from xpanel_desktop.app.caution import ASK, HALTED
from xpanel_desktop.app.core import Core
from xpanel_desktop.app.health import Health, look
from xpanel_desktop.app.log_tail import as_text, read_tail
from xpanel_desktop.app.sessions import SWITCH
from xpanel_desktop.app.traffic import Seen
from xpanel_desktop.crashes import Crashes
from xpanel_desktop.domain.plain import plain_lines
from xpanel_desktop.logs import FORMATTER
from xpanel_desktop.store.files import write_whole
from xpanel_desktop.store.tables import count_rows

LIBRARIES = (
    "PySide6-Essentials",
    "httpx",
    "httpcore",
    "keyring",
    "msgspec",
    "qasync",
    "truststore",
)
SETTINGS: Mapping[str, str | bool] = {
    "language": "",
    "scheme": "",
    SWITCH: False,
    HALTED: False,
    ASK: True,
    "news.close_to_tray": False,
}
"""Settings that tell nothing of the operator's business, with their defaults; no other is read."""
LAST_ENTRIES = 300
LAST_REQUESTS = 100
MOST_CRASHES = 5

Bundle = Mapping[str, str]
"""A file's name → its text."""


async def gather(core: Core, surface: Mapping[str, str], *, contents: bool) -> Bundle:
    """Return the texts; `surface` tells of the screen (Qt, its plugins, screens).

    With `contents` the requests come with the values of their forms and the beginnings of their
    answers; without, with names and figures alone. Raises OSError, sqlite3.Error.
    """
    health = await look(core)
    made = {
        "about.txt": await asyncio.to_thread(_about, surface),
        "settings.json": _settings(core),
        "counts.json": json.dumps(await core.database.apart(count_rows), indent=2),
        "health.txt": _of_health(health),
        "log.txt": as_text((await read_tail(core.folder))[-LAST_ENTRIES:]),
        "requests.txt": "\n".join(
            as_told(one, contents=contents, names={}) for one in core.traffic.all()[:LAST_REQUESTS]
        ),
    }
    crashes = await asyncio.to_thread(Crashes(core.folder).all)
    if crashes:
        made["crashes.txt"] = "\n".join(one.text for one in crashes[:MOST_CRASHES])
    home = str(Path.home())
    return {name: FORMATTER.blotted(text).replace(home, "~") for name, text in made.items()}


async def save(bundle: Bundle, path: Path) -> None:
    """Write a zip, whole or not at all. Raises OSError."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in bundle.items():
            archive.writestr(name, text)
    await asyncio.to_thread(write_whole, path, packed.getvalue())


def as_told(seen: Seen, *, contents: bool, names: Mapping[int, str]) -> str:
    """Return a request as text, with what was sent and answered or without; it holds no key."""
    told = seen.passage
    who = names.get(seen.account_id, f"account {seen.account_id}")
    lines = [
        f"{seen.at:%Y-%m-%d %H:%M:%S} UTC  {told.method} {told.url}",
        f"  {who}  action: {told.action}",
        f"  status: {told.status or '-'}  bytes: {told.size}  trouble: {told.trouble or '-'}",
        f"  seconds: {told.lasted:.3f} (connect {_span(told.connecting)}, "
        f"wait {_span(told.waiting)}, read {_span(told.reading)})",
    ]
    if contents:
        lines += [f"  {name} = {plain_lines(value)}" for name, value in told.form]
        lines += ["", answer_of(seen)]
    else:
        lines.append(f"  fields: {', '.join(name for name, _ in told.form) or '-'}")
    return "\n".join(lines) + "\n"


def answer_of(seen: Seen) -> str:
    """Return the beginning of an answer as plain text."""
    told = seen.passage
    text = plain_lines(told.beginning.decode("utf-8", "replace"), len(told.beginning))
    return f"{text} …" if told.size > len(told.beginning) else text


def _span(seconds: float | None) -> str:
    return "-" if seconds is None else f"{seconds:.3f}"


def _about(surface: Mapping[str, str]) -> str:
    facts = {
        "XPanel Desktop": __version__,
        "frozen": str(bool(getattr(sys, "frozen", False))),
        "Python": sys.version.split()[0],
        "SQLite": sqlite3.sqlite_version,
        "system": platform.platform(),
        "machine": platform.machine(),
        **{name: _version(name) for name in LIBRARIES},
        **surface,
    }
    return "".join(f"{name}: {value}\n" for name, value in facts.items())


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "-"


def _settings(core: Core) -> str:
    kept = {name: core.settings.get(name, default) for name, default in SETTINGS.items()}
    return json.dumps(kept, indent=2)


def _of_health(health: Health) -> str:
    database, keyring, clock = health.database, health.keyring, health.clock
    doubt = database.doubt.why.value if database.doubt else "-"
    lines = [
        f"database: {database.grade}, bytes {database.size}, checked {database.is_checked}, "
        f"doubt {doubt}, newest backup {database.backup or '-'}",
        f"keyring: {health.keyring_grade}, {keyring.place} {keyring.backend} {keyring.reason}",
        f"clock: {clock.grade}, set by {clock.leapt.total_seconds():.1f} s since the start, "
        f"ahead of the panel by {_seconds(clock.ahead)}",
        f"network: {health.network_grade}, offline {health.offline}, by proxy {health.proxied}",
        f"updates: {health.updates_grade}, agreed {health.updates.agreed}, "
        f"found {health.updates.found}",
    ]
    return "\n".join([*lines, *_of_panels(health)]) + "\n"


def _of_panels(health: Health) -> Sequence[str]:
    return [
        f"account {one.account.id}: {one.grade}, {one.connection.link}, "
        f"answered {one.answered or '-'}, a minute {one.learnt or one.account.per_minute}"
        for one in health.panels
    ]


def _seconds(span: timedelta | None) -> str:
    return "-" if span is None else f"{span.total_seconds():.1f} s"
