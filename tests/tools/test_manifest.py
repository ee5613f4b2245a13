"""The manifest of a release: what the release's own tool signs, the program believes."""

import base64
import json
from pathlib import Path

import building
import manifest
import pytest

from xpanel_desktop.api.manifest import believed
from xpanel_desktop.app.updates import source
from xpanel_desktop.domain.release import Release

PAGE = "https://xpanel.example/releases/1.2.3"


def test_what_is_signed_is_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert manifest.main(["key", str(tmp_path / "key.pem")]) == 0
    public = base64.b64decode(capsys.readouterr().out)
    private = (tmp_path / "key.pem").read_text()
    monkeypatch.setenv("XPANEL_UPDATE_SIGNING_KEY", private)
    assert manifest.main(["sign", "1.2.3", PAGE]) == 0
    assert believed(capsys.readouterr().out.encode(), public) == Release("1.2.3", PAGE)


def test_a_key_never_takes_the_place_of_another(tmp_path: Path) -> None:
    manifest.make_key(tmp_path / "key.pem")
    assert (tmp_path / "key.pem").stat().st_mode & 0o077 == 0
    with pytest.raises(FileExistsError):
        manifest.make_key(tmp_path / "key.pem")


def test_without_a_key_or_a_word_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XPANEL_UPDATE_SIGNING_KEY", raising=False)
    assert manifest.main(["sign", "1.2.3", PAGE]) == 2
    assert manifest.main([]) == 2


def test_the_build_writes_down_what_the_program_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, key = tmp_path / "release.json", base64.b64encode(bytes(32)).decode()
    monkeypatch.setenv("XPANEL_UPDATE_ADDRESS", "https://xpanel.example/updates.json")
    monkeypatch.setenv("XPANEL_UPDATE_KEY", key)
    building.note_updates(file)
    found = source(file)
    assert found is not None
    assert (found.address, found.key) == ("https://xpanel.example/updates.json", bytes(32))


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("http://xpanel.example", base64.b64encode(bytes(32)).decode()),
        ("https://xpanel.example", "AAAA"),
        ("https://xpanel.example", "!"),
        ("", base64.b64encode(bytes(32)).decode()),
    ],
)
def test_the_build_refuses_what_the_program_would_not_take(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str, key: str
) -> None:
    monkeypatch.setenv("XPANEL_UPDATE_ADDRESS", address)
    monkeypatch.setenv("XPANEL_UPDATE_KEY", key)
    with pytest.raises(ValueError, match=r"XPANEL|base64|[Pp]adding"):
        building.note_updates(tmp_path / "release.json")


def test_a_build_without_an_address_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XPANEL_UPDATE_ADDRESS", "XPANEL_UPDATE_KEY"):
        monkeypatch.delenv(name, raising=False)
    building.note_updates(tmp_path / "release.json")
    assert not (tmp_path / "release.json").exists()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        json.dumps({"update_address": "", "update_key": base64.b64encode(bytes(32)).decode()}),
        json.dumps({"update_address": "https://x.example", "update_key": "AAAA"}),
        json.dumps({"update_address": "https://x.example", "update_key": 7}),
    ],
)
def test_a_file_that_says_nothing_proper_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "release.json").write_text(text)
    assert source(tmp_path / "release.json") is None
    assert source(tmp_path / "absent.json") is None
