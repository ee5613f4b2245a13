"""Runs a harness in a process of its own: its workers fork, and a test's process has threads."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent


def harness(name: str, *options: str, minutes: float = 2) -> tuple[int, dict[str, Any]]:
    """Run `python -m tests.reliability.NAME OPTIONS`; return its exit code and what it found."""
    command = [sys.executable, "-m", f"tests.reliability.{name}", *options]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=minutes * 60, check=False
    )
    assert done.stdout, done.stderr
    return done.returncode, json.loads(done.stdout.splitlines()[-1])
