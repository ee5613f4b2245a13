"""Threads share one place of memory."""

import subprocess
import sys

import pytest

THREADS = """
import sys, threading
from xpanel_desktop import arena

if sys.argv[1] == "shared":
    arena.share_one()
gate = threading.Barrier(7)

def work():
    kept = [bytearray(5000) for _ in range(50)]
    gate.wait()
    gate.wait()

for _ in range(6):
    threading.Thread(target=work, daemon=True).start()
gate.wait()
sizes = []
for line in open("/proc/self/maps"):
    span, rights = line.split()[:2]
    begin, end = (int(one, 16) for one in span.split("-"))
    if rights == "---p":
        sizes.append(end - begin)
print(sum(one > 32 << 20 for one in sizes), flush=True)
gate.wait()
"""
"""A place of a thread is 64 MB of addresses, most of them not in use."""


def places(how: str) -> int:
    command = [sys.executable, "-c", THREADS, how]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    return int(done.stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="a matter of glibc")
def test_threads_take_their_memory_from_one_place() -> None:
    assert places("own") > 0
    assert places("shared") == 0
