"""The practice panel as a process of its own, as an operator's demo runs it."""

import contextlib
import json
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Process:
    """A running practice panel: where it is, and its control endpoints."""

    url: str
    key: str
    process: "subprocess.Popen[str]"

    def control(self, name: str, told: Mapping[str, object] | None = None) -> Any:
        address = f"{self.url.removesuffix('/api/v2')}/practice/{name}"
        body = None if told is None else json.dumps(told).encode()
        request = urllib.request.Request(address, body, {"X-Api-Key": self.key})
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.loads(answer.read())


@contextlib.contextmanager
def practice_process(*options: str) -> Iterator[Process]:
    """Run `python -m xpanel_desktop.practice` until the end of the block."""
    command = [sys.executable, "-m", "xpanel_desktop.practice", "--with-parent", *options]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, text=True, **pipes) as process:
        assert process.stdout
        try:
            url, key = process.stdout.readline().split()
            yield Process(url, key, process)
        finally:
            process.kill()
