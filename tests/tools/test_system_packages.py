"""What a machine lacks is found, installed or told in the exact line to type."""

import shutil
from pathlib import Path

import pytest
import system_packages
from system_packages import Need

GL = Need("library", "libGL.so.1", "libgl1")
XAUTH = Need("program", "xauth", "xauth")


def test_each_group_names_its_needs_in_a_stable_order() -> None:
    every = system_packages.needs(system_packages.GROUPS, (3, 12))
    assert every == system_packages.needs(system_packages.GROUPS, (3, 12))
    assert len(every) == len(set(every))
    assert {need.kind for need in every} == set(system_packages.PROBES)
    assert GL in every
    assert system_packages.needs(["venv"], (3, 12))[0].package == "python3.12-venv"
    assert GL not in system_packages.needs(["screen", "fonts", "tests"], (3, 12))
    assert system_packages.needs([], (3, 12)) == []


@pytest.mark.parametrize(
    ("kind", "there", "absent"),
    [
        ("library", "libc.so.6", "libnothing-of-the-kind.so.9"),
        ("program", "sh", "no-program-of-the-kind"),
        ("module", "json", "no_module_of_the_kind"),
    ],
)
def test_a_probe_tells_what_is_there(kind: str, there: str, absent: str) -> None:
    wanted = [Need(kind, there, "a"), Need(kind, absent, "b")]
    assert system_packages.missing(wanted) == wanted[1:]


@pytest.mark.skipif(not shutil.which("dpkg-query"), reason="asks dpkg")
def test_dpkg_is_asked_for_packages() -> None:
    assert system_packages.is_installed("dpkg")
    assert not system_packages.is_installed("no-package-of-the-kind")


def test_without_dpkg_no_package_is_demanded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    assert system_packages.is_installed("no-package-of-the-kind")


def test_the_line_names_each_package_once() -> None:
    line = system_packages.apt_line([XAUTH, GL, Need("library", "libGL.so.2", "libgl1")])
    assert line == [
        *("apt-get", "install", "--yes", "--no-install-recommends"),
        *("libgl1", "xauth"),
    ]


class Machine:
    """A pretended machine: who asks, whether it has apt, and what an installation puts there."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        self.lines: list[list[str]] = []
        self.has: set[str] = set()
        self.apt_works = True
        self.is_root = True
        self.has_apt = True
        probes = dict.fromkeys(system_packages.PROBES, lambda name: name in self.has)
        monkeypatch.setattr(system_packages, "PROBES", probes)
        monkeypatch.setattr(system_packages, "install", self.install)
        monkeypatch.setattr(system_packages.os, "geteuid", lambda: 0 if self.is_root else 1000)
        monkeypatch.setattr(shutil, "which", lambda _name: "apt-get" if self.has_apt else None)
        monkeypatch.setattr(system_packages.sys, "platform", "linux")

    def install(self, line: list[str]) -> None:
        self.lines.append(line)
        if self.apt_works:
            needs = system_packages.needs(system_packages.GROUPS, (3, 11))
            self.has |= {need.name for need in needs if need.package in line}


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Machine:
    return Machine(monkeypatch, tmp_path)


def test_root_gets_what_is_missing_and_nothing_the_second_time(machine: Machine) -> None:
    assert system_packages.main(["qt", "tests"]) == 0
    assert len(machine.lines) == 1
    assert {"libgl1", "xauth", "gnome-keyring"} <= set(machine.lines[0])
    assert system_packages.main(["qt", "tests"]) == 0
    assert len(machine.lines) == 1


def test_another_user_is_told_the_exact_line(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.is_root = False
    machine.has = {name for name in system_packages.LIBRARIES["qt"] if name != GL.name}
    assert system_packages.main(["qt"]) == 2
    told = capsys.readouterr().err
    assert "sudo apt-get install --yes --no-install-recommends libgl1\n" in told
    assert machine.lines == []


def test_what_apt_could_not_install_is_told(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.apt_works = False
    assert system_packages.main(["tests"]) == 2
    assert "program xauth" in capsys.readouterr().err


def test_where_there_is_no_apt_the_names_are_told(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.has_apt = False
    assert system_packages.main(["qt"]) == 2
    told = capsys.readouterr().err
    assert "library libGL.so.1" in told
    assert "apt-get" not in told


def test_off_linux_only_the_venv_is_asked_for(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system_packages.sys, "platform", "darwin")
    machine.has_apt = False
    assert system_packages.main(["qt", "screen", "tests"]) == 0
    assert system_packages.main(["venv"]) == 2
    assert "module ensurepip" in capsys.readouterr().err
