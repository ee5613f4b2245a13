"""The list of contents beside the packages: what the .deb has, by name and digest."""

import hashlib
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

NEVER = ("pywin32-ctypes", "pycparser", "importlib-metadata", "zipp")
"""Of another system, of an older Python, or of the build alone."""


@pytest.fixture(scope="module")
def told(packages: Path) -> dict[str, Any]:
    (found,) = packages.glob("*-linux-*.cdx.json")
    return json.loads(found.read_text("utf-8"))


def names(told: dict[str, Any]) -> set[str]:
    """Return the names of all parts, and of what they bring."""
    parts = told["components"]
    return {one["name"] for part in parts for one in (part, *part.get("components", ()))}


def test_it_tells_what_travels_along_and_nothing_else(told: dict[str, Any]) -> None:
    wanted = {"python", "openssl", "sqlite", "qt", "pyinstaller", "pyside6-essentials", "httpx"}
    assert wanted <= names(told)
    assert not names(told) & set(NEVER)


def test_every_library_of_the_package_is_in_it(
    told: dict[str, Any], deb: Path, tmp_path: Path
) -> None:
    subprocess.run(["dpkg-deb", "--extract", deb, tmp_path], check=True)
    inner = tmp_path / "usr/lib/xpanel-desktop/_internal"
    copied = [path for path in inner.glob("lib*.so*") if not path.is_symlink()]
    copied = [path for path in copied if not path.name.startswith("libpython")]
    assert copied
    digests = {one["hashes"][0]["content"] for one in told["components"] if "hashes" in one}
    assert digests == {hashlib.sha256(path.read_bytes()).hexdigest() for path in copied}
