"""Pinned requirements name no address, and nothing is written when one would."""

from pathlib import Path

import lock
import pytest

PIN = "x==1 \\\n    --hash=sha256:00\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("pyproject.toml", lock.RUN, lock.DEV, lock.BUILD):
        (tmp_path / name).write_text("before\n")
    monkeypatch.setattr(lock, "ROOT", tmp_path)
    monkeypatch.setattr(lock, "uv", lambda: "uv")
    return tmp_path


def resolved(monkeypatch: pytest.MonkeyPatch, text: str) -> list[list[str]]:
    """Let the resolver write `text`; return what upgrades it was asked for."""
    asked: list[list[str]] = []

    def pins(_program: str, folder: Path, upgrade: list[str]) -> None:
        asked.append(upgrade)
        (folder / lock.RUN).write_text(PIN)
        (folder / lock.DEV).write_text(text)
        (folder / lock.BUILD).write_text(text)

    monkeypatch.setattr(lock, "compile_pins", pins)
    return asked


def test_what_was_resolved_takes_the_place_of_both_files(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = resolved(monkeypatch, PIN)
    assert lock.main(["--upgrade"]) == 0
    assert asked == [["--upgrade"]]
    assert (root / lock.RUN).read_text() == (root / lock.DEV).read_text() == PIN


def test_a_file_with_an_address_changes_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    resolved(monkeypatch, f"{PIN}--index-url https://packages.example/simple\n")
    assert lock.main([]) == 1
    assert (root / lock.RUN).read_text() == (root / lock.DEV).read_text() == "before\n"
    assert "nothing was changed" in capsys.readouterr().err
