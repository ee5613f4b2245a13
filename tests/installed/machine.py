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
CLEAN = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root", "LANG": "C.UTF-8"}


def lacking() -> str:
    """Return what keeps this machine from holding such a one; empty when nothing does."""
    if os.name != "posix" or os.geteuid() != 0:
        return "installing packages needs root on Linux"
    missing = [name for name in ("debootstrap", "unshare", "Xvfb") if not shutil.which(name)]
    return f"not installed: {', '.join(missing)}" if missing else ""


def mirror() -> tuple[str, str]:
    """Return the address and the release that this machine's apt takes its packages from."""
    told = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(REPO_URI) $(RELEASE)", "Created-By: Packages"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    pairs = [(line.split()[0], line.split()[1]) for line in told.splitlines()]
    return min(pairs, key=lambda pair: len(pair[1]))


class Machine:
    """The folder and what is done in it."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @classmethod
    def make(cls, root: Path) -> Self:
        """Put a minimal Debian into an empty folder."""
        address, release = mirror()
        command = ["debootstrap", "--variant=minbase", release, str(root), address]
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
