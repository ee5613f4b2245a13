"""A bare Debian in a folder, where a package is installed as on a machine that has nothing else.

Needs root, debootstrap and a mirror of Debian, the one that this machine's own apt uses. What runs
in it has mounts of its own, which go with it; the network is this machine's.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Self

ENTER = """
set -e
mount --bind "$0" "$0"
mount -t proc proc "$0/proc"
mount --rbind /dev "$0/dev"
exec chroot "$@"
"""
TOLD = "$(REPO_URI) $(RELEASE) $(ORIGIN)"
ORIGINS = ("Debian", "Ubuntu")
"""What a distribution's own archive says of itself in its lists."""
KNOWN = ("http://", "https://", "file:/")
"""What debootstrap fetches from; apt's own ways, such as mirror+file, it does not know."""
CLEAN = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root", "LANG": "C.UTF-8"}


def lacking() -> str:
    """Return what keeps this machine from holding such a one; empty when nothing does."""
    if os.name != "posix" or os.geteuid() != 0:
        return "installing packages needs root on Linux"
    missing = [name for name in ("debootstrap", "unshare", "Xvfb") if not shutil.which(name)]
    return f"not installed: {', '.join(missing)}" if missing else ""


def mirror() -> tuple[str, str]:
    """Return the address and the release that this machine's apt takes its packages from.

    Its lists must have been fetched: they tell whose an archive is.
    """
    told = subprocess.run(
        ["apt-get", "indextargets", "--format", TOLD, "Created-By: Packages"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    return chosen(told)


def chosen(told: str) -> tuple[str, str]:
    """Choose of apt's lines the distribution's own release, by an address that debootstrap knows.

    The archives of others (a vendor's, a PPA) carry releases of the same name and have no base
    system; the shortest name is the release itself, without its updates. Without an address that
    debootstrap knows it is empty: then debootstrap has its own.
    """
    rows = [line.split(maxsplit=2) for line in told.splitlines()]
    own = [row for row in rows if len(row) == 3 and row[2] in ORIGINS]
    assert own, f"apt has no list of Debian's or Ubuntu's own archive:\n{told}"
    release = min((row[1] for row in own), key=len)
    addresses = [plain(row[0]) for row in own if row[1] == release]
    return next(filter(None, addresses), ""), release


def plain(address: str) -> str:
    """Return the address, or of a list of mirrors in a file its first; empty when there is none."""
    if address.startswith("mirror+file:"):
        listed = Path("/" + address.removeprefix("mirror+file:").strip("/"))
        lines = listed.read_text("utf-8").splitlines() if listed.is_file() else []
        names = [line.split()[0] for line in lines if line.strip()]
        return next((name for name in names if name.startswith(KNOWN)), "")
    return address if address.startswith(KNOWN) else ""


class Machine:
    """The folder and what is done in it."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @classmethod
    def make(cls, root: Path) -> Self:
        """Put a minimal Debian into an empty folder."""
        address, release = mirror()
        command = ["debootstrap", "--variant=minbase", release, str(root)]
        command += [address] if address else []
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
        return cls(root)

    def command(self, *words: str) -> list[str]:
        """Return the command that runs `words` in it."""
        return ["unshare", "--mount", "sh", "-c", ENTER, str(self.root), str(self.root), *words]

    @contextmanager
    def running(self, *words: str, **more: str) -> "Iterator[subprocess.Popen[str]]":
        """Run a program in it until the end of the block, at the latest; `more` is environment."""
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        command = self.command(*words)
        with subprocess.Popen(command, env=CLEAN | more, text=True, **pipes) as process:
            try:
                yield process
            finally:
                process.kill()

    def run(self, *words: str, seconds: float = 600, **more: str) -> str:
        """Run a program in it and return what it said; fails when it fails."""
        with self.running(*words, **more) as process:
            said, _ = process.communicate(timeout=seconds)
        assert process.returncode == 0, f"{words}: {process.returncode}\n{said[-3000:]}"
        return said

    def apt(self, *words: str) -> None:
        """Run apt-get in it, without questions."""
        self.run(
            *("apt-get", "--yes", "--quiet", "--no-install-recommends", *words),
            DEBIAN_FRONTEND="noninteractive",
        )

    def take(self, files: Sequence[Path]) -> list[str]:
        """Copy files into it and return where they are there."""
        return [f"/{shutil.copy(file, self.root).rpartition('/')[2]}" for file in files]
