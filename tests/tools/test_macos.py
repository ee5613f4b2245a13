"""What the app for macOS declares, and what its image says of itself; short of a Mac."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import building
import pytest

MACOS = building.ROOT / "packaging" / "macos"
WHEEL = """\
Wheel-Version: 1.0
Root-Is-Purelib: false
Tag: cp310-abi3-{}
"""


def loaded(path: Path) -> ModuleType:
    """Return a module by its file: other systems have files of that name."""
    spec = importlib.util.spec_from_file_location(f"macos_{path.stem}", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def pack(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(MACOS)
    return loaded(MACOS / "pack.py")


@pytest.fixture
def oldest(pack: ModuleType) -> ModuleType:
    return pack.oldest


def test_the_oldest_macos_was_read_from_the_wheels_that_are_pinned(oldest: ModuleType) -> None:
    """A new PySide6 may ask for a newer one: look at its wheel's name, then change both."""
    pins = (building.ROOT / "requirements.txt").read_text("utf-8")
    pinned = re.findall(r"^(?:pyside6-essentials|shiboken6)==(\S+)", pins, re.MULTILINE)
    assert pinned == [oldest.READ_FROM, oldest.READ_FROM]
    spec = (building.ROOT / "packaging" / "xpanel-desktop.spec").read_text("utf-8")
    assert '"LSMinimumSystemVersion": ".".join(map(str, MACOS))' in spec


def test_what_the_wheels_ask_for_is_the_newest_of_them_all(oldest: ModuleType) -> None:
    told = [
        WHEEL.format(tag) for tag in ("macosx_11_0_arm64", "macosx_13_0_universal2", "any", "win32")
    ]
    assert oldest.asked(told) == (13, 0)
    assert oldest.asked([]) == (0, 0)


def test_of_a_wheel_for_several_the_oldest_counts(oldest: ModuleType) -> None:
    two = WHEEL.format("macosx_10_9_x86_64") + "Tag: cp310-abi3-macosx_11_0_arm64\n"
    assert oldest.asked([two]) == (10, 9)


def test_a_wheel_that_asks_for_a_newer_macos_stops_the_build(pack: ModuleType) -> None:
    pack.check_oldest(pack.oldest.MACOS)
    with pytest.raises(SystemExit, match="14, 0"):
        pack.check_oldest((14, 0))


@pytest.mark.parametrize(
    ("identity", "profile", "mark"),
    [
        ("", "", "-unsigned"),
        ("", "release", "-unsigned"),
        ("Developer ID", "", "-not-notarised"),
        ("Developer ID", "release", ""),
    ],
)
def test_the_image_says_what_it_lacks(
    pack: ModuleType, identity: str, profile: str, mark: str
) -> None:
    assert pack.mark(identity, profile) == mark
