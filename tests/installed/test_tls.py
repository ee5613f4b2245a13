"""The installed program over TLS: it trusts the system's authorities, or an account's own.

The key comes from a real Secret Service, so this shows the keyring's backend of the package too.
"""

import asyncio
import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from urllib.parse import urlsplit

import pytest
import trustme

from tests.installed.data import ask, wait_until
from tests.installed.machine import Machine
from tests.support.practice_process import practice_process
from tests.support.tls import tls_before

PUT = """
import asyncio, sys
from pathlib import Path
from xpanel_desktop.app.core import open_core
from xpanel_desktop.domain.secret import Secret
from xpanel_desktop.vault import Place

async def main(folder, url, key, ca):
    core = await open_core(Path(folder))
    told = {"name": "Main", "colour": "#336699", "probe": None}
    await core.accounts.add(url=url, key=Secret(key), ca=ca, **told)
    assert core.vault.state.place is Place.KEYRING
    await core.close()

asyncio.run(main(*sys.argv[1:]))
"""
HEARD = "SELECT count(*) FROM catalogs"


@pytest.fixture(scope="module")
def bus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Run a bus with an open keyring, by a name that needs no file; yield its environment."""
    if not (shutil.which("gnome-keyring-daemon") and shutil.which("dbus-daemon")):
        pytest.skip("gnome-keyring or dbus is not installed")
    home = tmp_path_factory.mktemp("keyring")
    address = f"unix:abstract=xpanel-{secrets.token_hex(8)}"
    env = os.environ | {"HOME": str(home), "XDG_RUNTIME_DIR": str(home)}
    env["DBUS_SESSION_BUS_ADDRESS"] = address
    command = ["dbus-daemon", "--session", "--nofork", f"--address={address}", "--print-address=1"]
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) as daemon:
        assert daemon.stdout
        assert daemon.stdout.readline().startswith(address)
        unlock = ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"]
        with subprocess.Popen(unlock, env=env, stdin=subprocess.PIPE, text=True) as keyring:
            assert keyring.stdin
            keyring.stdin.write("pw")
            keyring.stdin.close()
            yield env
            keyring.terminate()
        daemon.terminate()


def prepare(
    machine: Machine, bus: dict[str, str], folder: str, url: str, key: str, ca: str
) -> None:
    """Make a folder whose one account is at `url`; its key goes into the keyring."""
    inside = machine.root / folder.lstrip("/")
    shutil.rmtree(inside, ignore_errors=True)
    command = [sys.executable, "-c", PUT, str(inside), url, key, ca]
    subprocess.run(command, env=bus, check=True, timeout=60)


def trust(machine: Machine, authority: trustme.CA | None) -> None:
    """Let the machine trust an authority, or that of before no more."""
    place = machine.root / "usr/local/share/ca-certificates/panel.crt"
    place.unlink(missing_ok=True)
    if authority is not None:
        authority.cert_pem.write_to_path(str(place))
    machine.run("update-ca-certificates", "--fresh")


@pytest.mark.parametrize("own", [False, True], ids=["system's", "own"])
async def test_it_reads_a_catalogue_over_tls(
    machine: Machine, bus: dict[str, str], own: bool
) -> None:
    authority = trustme.CA()
    trust(machine, None if own else authority)
    ca = authority.cert_pem.bytes().decode() if own else ""
    await _read(machine, bus, authority, ca, heard=True)


async def test_it_does_not_talk_to_a_panel_whose_authority_nobody_trusts(
    machine: Machine, bus: dict[str, str]
) -> None:
    trust(machine, None)
    await _read(machine, bus, trustme.CA(), trustme.CA().cert_pem.bytes().decode(), heard=False)


@asynccontextmanager
async def counted(url: str) -> AsyncIterator[tuple[str, list[int]]]:
    """Pass connections on to `url`; yield the address to use instead, and how many there were."""
    parts, tries = urlsplit(url), [0]

    async def flow(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):
            while part := await reader.read(65536):
                writer.write(part)
                await writer.drain()
        writer.close()

    async def come(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        tries[0] += 1
        inner, outer = await asyncio.open_connection(parts.hostname, parts.port)
        await asyncio.gather(flow(reader, outer), flow(inner, writer))

    async with await asyncio.start_server(come, "127.0.0.1", 0) as listening:
        port = listening.sockets[0].getsockname()[1]
        yield f"https://127.0.0.1:{port}{parts.path}", tries


async def _read(
    machine: Machine, bus: dict[str, str], authority: trustme.CA, ca: str, *, heard: bool
) -> None:
    """Run the installed program until it has read the catalogue, or has tried to in vain twice."""
    folder, inside = "/root/tls", machine.root / "root/tls"
    address = bus["DBUS_SESSION_BUS_ADDRESS"]
    more = {"QT_QPA_PLATFORM": "offscreen", "DBUS_SESSION_BUS_ADDRESS": address}
    with practice_process("--services", "30") as panel:
        async with tls_before(panel.url, authority) as tls, counted(tls) as (url, tries):
            await asyncio.to_thread(prepare, machine, bus, folder, url, panel.key, ca)
            with machine.running("xpanel-desktop", "--data-dir", folder, **more) as program:
                if heard:
                    await asyncio.to_thread(wait_until, lambda: ask(inside, HEARD))
                else:
                    await asyncio.to_thread(wait_until, lambda: tries[0] > 1)
                    assert ask(inside, HEARD) == 0
                program.terminate()
                await asyncio.to_thread(program.communicate, timeout=60)
