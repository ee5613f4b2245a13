"""A real Secret Service: gnome-keyring on a bus of its own, in a home of its own.

What is tested runs in a child process inside of it, so that the keyring of whoever runs the tests
is never touched.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

PASSWORD = "pw"
UNLOCK = f"printf {PASSWORD} | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; "
"""Shell words that start the daemon with an open collection."""


def is_there() -> bool:
    """Tell whether this machine has the daemon and a bus to run it on."""
    return bool(shutil.which("gnome-keyring-daemon") and shutil.which("dbus-run-session"))


def run_inside(
    home: Path, code: str, arguments: Sequence[str], *, before: str = UNLOCK, **more: str
) -> str:
    """Run Python code in a session of its own and return what it prints; fails when it fails.

    `before` is run by the shell first: by default it starts the daemon. `more` is environment.
    """
    run = home / "run"
    run.mkdir(mode=0o700)
    kept = {name: text for name, text in os.environ.items() if name in ("PATH", "LANG")}
    env = kept | {"HOME": str(home), "XDG_RUNTIME_DIR": str(run)} | more
    shell = ["sh", "-c", before + 'exec "$0" "$@"', sys.executable, "-c", code, *arguments]
    command = ["dbus-run-session", "--", *shell]
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
