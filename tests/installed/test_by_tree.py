"""The installed program at work, as a blind operator meets it: killed while it sends, and told of
a newer version.

It is installed from the archive into a home of its own; what is shown is read by AT-SPI's tree.
"""

import contextlib
import http.server
import json
import os
import shutil
import signal
import socket
import socketserver
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import building
import manifest
import pytest
import trustme

from tests.installed.data import ask, wait_until
from tests.installed.test_run import install
from tests.support.practice_process import Process, practice_process

READER = Path(__file__).with_name("by_tree.py")
PYTHON = "/usr/bin/python3"
"""The system's own, which alone has the bindings of AT-SPI."""
LINK = "https://instagram.com/okuyan"
PAGE = "https://xpanel.example/releases/9.9.9"
RELEASE = "lib/xpanel-desktop/_internal/xpanel_desktop/assets/release.json"
SECONDS = 300


@pytest.fixture(scope="module")
def prefix(packages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that the program is installed in."""
    if not (shutil.which("dbus-run-session") and shutil.which("xvfb-run")):
        pytest.skip("dbus or xvfb is not installed")
    probe = "import gi; gi.require_version('Atspi', '2.0')"
    if subprocess.run([PYTHON, "-c", probe], capture_output=True, check=False).returncode:
        pytest.skip("the bindings of AT-SPI are not installed")
    (archive,) = packages.glob("*.run")
    home = tmp_path_factory.mktemp("home")
    done = install(archive, home)
    assert done.returncode == 0, done.stderr
    return home / ".local"


def played(play: str, prefix: Path, folder: Path, facts: dict[str, str], **more: str) -> str:
    """Let a play go through its way on a bus and a screen of its own; return what was shown."""
    run = folder / "run"
    run.mkdir(mode=0o700)
    env = {"PATH": os.environ["PATH"], "HOME": str(folder), "XDG_RUNTIME_DIR": str(run)}
    env |= {"LANG": "C.UTF-8", "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    screen = ("xvfb-run", "-a", "-s", "-screen 0 1400x900x24")
    program = (prefix / "bin" / "xpanel-desktop", "--data-dir", folder / "data")
    command = ("dbus-run-session", "--", *screen, PYTHON, READER, play, *program)
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(
        [str(word) for word in command], env=env | more, text=True, start_new_session=True, **pipes
    ) as playing:
        try:
            out, err = playing.communicate(json.dumps(facts), timeout=SECONDS)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(playing.pid, signal.SIGKILL)
    assert playing.returncode == 0, err[-6000:]
    return "\n".join(json.loads(out.splitlines()[-1]))


def placed(panel: Process) -> list[str]:
    """Return the links of the orders that the panel took."""
    return [order["link"] for order in panel.control("ledger")["orders"]]


@contextlib.contextmanager
def noting(url: str, left: Path) -> Iterator[str]:
    """Pass requests on to a panel; yield the address to use, and make `left` once an order left."""
    parts = urlsplit(url)

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with socket.create_connection((parts.hostname, parts.port)) as outer:
                back = threading.Thread(target=flow, args=(outer, self.request, lambda _: None))
                back.start()
                flow(self.request, outer, lambda part: b"action=add" in part and left.touch())
                back.join()

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}{parts.path}"
        finally:
            server.shutdown()


def flow(come: socket.socket, go: socket.socket, passed: Callable[[bytes], object]) -> None:
    """Pass on what comes until it ends, and tell of each part that went."""
    with contextlib.suppress(OSError):
        while part := come.recv(65536):
            go.sendall(part)
            passed(part)
        go.shutdown(socket.SHUT_WR)


def test_killed_while_it_sends_it_says_unknown_and_sends_nothing_again(
    prefix: Path, tmp_path: Path
) -> None:
    left, slow = tmp_path / "left", ("--faults", "add:latency=8000ms")
    with (
        practice_process("--services", "30", *slow) as panel,
        noting(panel.url, left) as url,
    ):
        facts = {
            "left": str(left), "url": url, "key": panel.key, "search": "takipci turk",
            "service": "Takipçi", "link": LINK, "quantity": "1000", "charge": "0.90 USD",
            "database": str(tmp_path / "data" / "xpanel.db"),
        }  # fmt: skip
        shown = played("killed", prefix, tmp_path, facts)
        assert LINK.removeprefix("https://") in shown
        assert ask(tmp_path / "data", "SELECT state FROM orders") == "unknown"
        assert ask(tmp_path / "data", "SELECT count(*) FROM attempts") == 1
        wait_until(lambda: placed(panel))
        assert placed(panel) == [LINK]


@contextlib.contextmanager
def served(text: str, authority: trustme.CA) -> Iterator[tuple[str, list[str]]]:
    """Serve a text by TLS; yield the address, and who asked for it by which words."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(f"{self.requestline}\n{self.headers}")
            self.send_response(200)
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *_words: object) -> None:
            """Say nothing: what came is in `asked`."""

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"https://127.0.0.1:{server.server_port}/updates.json", asked
        finally:
            server.shutdown()
            thread.join()


@pytest.mark.parametrize(
    ("is_ours", "words"),
    [(True, "Version 9.9.9 is out"), (False, "does not bear the signature")],
    ids=["signed", "signed by another"],
)
def test_a_newer_version_is_told_if_those_who_built_this_one_signed_it(
    prefix: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_ours: bool, words: str
) -> None:
    public = [manifest.make_key(tmp_path / name) for name in ("ours.pem", "others.pem")]
    signed = manifest.manifest("9.9.9", PAGE, (tmp_path / "ours.pem").read_text())
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    with served(signed, authority) as (address, asked):
        monkeypatch.setenv("XPANEL_UPDATE_ADDRESS", address)
        monkeypatch.setenv("XPANEL_UPDATE_KEY", public[0 if is_ours else 1])
        building.note_updates(prefix / RELEASE)  # as a build with both does
        facts = {"help": "Health…", "words": words}
        try:
            played("updates", prefix, tmp_path, facts, SSL_CERT_FILE=str(tmp_path / "ca.pem"))
        finally:
            (prefix / RELEASE).unlink()
    assert asked
    assert all(one.startswith("GET /updates.json HTTP/1.1") for one in asked)
