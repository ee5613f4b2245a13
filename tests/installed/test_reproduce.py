"""Two builds of this commit, each from a clean clone, are alike to the last byte."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def test_the_frozen_folder_is_the_same_twice(tmp_path: Path) -> None:
    """Of the folder, which all packages hold; packing it twice more would take minutes."""
    command = [sys.executable, ROOT / "packaging" / "reproduce.py", "--frozen", tmp_path]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    assert done.stdout.endswith(" files, 0 of them differ\n")
