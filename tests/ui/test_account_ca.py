"""An account's own CA: a file is chosen, its content stored, trusted by that account, removed."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import shiboken6
import trustme
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from tests.support.practice import practice, until
from tests.support.tls import tls_before
from tests.ui.frame_kit import added, opened_core
from xpanel_desktop.app.connection import Link
from xpanel_desktop.app.core import Core
from xpanel_desktop.ui.dialogs.accounts import AccountsDialog
from xpanel_desktop.ui.scope import Scope
from xpanel_desktop.ui.tasks import Tasks

NOWHERE = "http://127.0.0.1:1/api/v2"
EXPIRED = """\
-----BEGIN CERTIFICATE-----
MIIBKDCB0KADAgECAgEBMAoGCCqGSM49BAMCMBQxEjAQBgNVBAMMCUFuIG9sZCBD
QTAeFw0wMDAxMDEwMDAwMDBaFw0wMTAxMDIxMjAwMDBaMBQxEjAQBgNVBAMMCUFu
IG9sZCBDQTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABAX0He9oXMH19p6Mz+ao
2Z0BsWoltVKx4r3jdxCIucTVPc7/aDrBPayBD3dFffylFzYCzMz8kX7W+r+4XUPO
3NKjEzARMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDRwAwRAIgeOvMTe1t
Is94Z+80pgfDx3uoC4pIeCW281LuJG02s/8CIHnKVUrCg7q5pt0YTkTp4biFGJr1
yh3adIBdEuxCHB3a
-----END CERTIFICATE-----
"""
"""A CA that ended on January 2nd, 2001."""


@dataclass
class Desk:
    core: Core
    dialog: AccountsDialog

    @property
    def told(self) -> str:
        return self.dialog.form.told.text()

    def fill(self, **texts: str) -> None:
        for name, text in texts.items():
            field = getattr(self.dialog.form, name)
            assert isinstance(field, QLineEdit)
            field.setText(text)

    async def press(self, button: QPushButton) -> str:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        await until(lambda: self.dialog.form.save.isEnabled() and not self.told.endswith("…"))
        return self.told

    async def choose(self, file: Path) -> None:
        """Choose a file as in the dialog, and wait until it was read."""
        field = self.dialog.form.ca
        QTest.mouseClick(field.choose, Qt.MouseButton.LeftButton)
        asked = field.dialog
        assert asked is not None
        asked.setDirectory(str(file.parent))
        asked.selectFile(str(file))
        asked.accept()
        await until(self.dialog.form.save.isEnabled)


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async with opened_core(tmp_path / "data") as core:
        await core.sessions.start_all()
        tasks, parent = Tasks(), QWidget()
        scope = Scope(core, parent)
        dialog = AccountsDialog(core, tasks, scope, parent)
        dialog.open_on(None)
        yield Desk(core, dialog)
        dialog.close()
        await tasks.close()
        scope.close()
        shiboken6.delete(parent)


def link(desk: Desk) -> tuple[Link, str]:
    (account,) = desk.core.accounts.all()
    connection = desk.core.sessions.connection(account.id)
    assert connection is not None
    return connection.link, connection.words


async def test_a_panel_with_a_ca_of_its_own_is_trusted_until_that_is_removed(
    desk: Desk, tmp_path: Path
) -> None:
    authority = trustme.CA(organization_name="Panel & Sons")
    file = tmp_path / "own.pem"
    authority.cert_pem.write_to_path(str(file))
    async with practice() as place, tls_before(place.url, authority) as url:
        form = desk.dialog.form
        desk.fill(name="Own", url=url, key=place.key.reveal())
        assert "certificate is not trusted" in await desk.press(form.test)
        assert "CA of its own" in desk.told
        await desk.choose(file)
        assert "Panel & Sons, until" in form.ca.words.text()
        assert "It works" in await desk.press(form.save)
        file.unlink()
        await until(lambda: link(desk) == (Link.ONLINE, ""))
        (account,) = desk.core.accounts.all()
        assert "BEGIN CERTIFICATE" in account.ca
        desk.dialog.begin_new()
        assert (form.ca.pem, form.ca.remove.isVisible()) == ("", False)
        desk.dialog.open_on(account.id)
        assert form.ca.pem == account.ca
        QTest.mouseClick(form.ca.remove, Qt.MouseButton.LeftButton)
        assert "certificate is not trusted" in await desk.press(form.save)
        assert desk.core.accounts.all() == (account,), "what does not work is not saved by itself"
        await desk.press(form.untested)
        assert desk.core.accounts.all()[0].ca == ""
        await until(lambda: link(desk) == (Link.OFFLINE, "certificate"))


async def test_what_is_no_certificate_is_refused_and_what_was_there_stays(
    desk: Desk, tmp_path: Path
) -> None:
    authority = trustme.CA()
    good, bad = tmp_path / "good.pem", tmp_path / "bad.pem"
    authority.cert_pem.write_to_path(str(good))
    await desk.choose(good)
    kept = desk.dialog.form.ca.pem
    leaf = authority.issue_cert("127.0.0.1")
    for content, words in (
        (leaf.private_key_and_cert_chain_pem.bytes(), "private key"),
        (leaf.cert_chain_pems[0].bytes(), "no authority's"),
        (b"hello", "no certificate"),
        (b"x" * 999_999, "too large"),
    ):
        bad.write_bytes(content)
        await desk.choose(bad)
        assert words in desk.told
        assert desk.dialog.form.told.property("words") == "bad"
        assert desk.dialog.form.ca.pem == kept
    desk.dialog.form.ca.file_chosen.emit(str(tmp_path / "none.pem"))
    await until(lambda: "cannot be read" in desk.told)


async def test_an_authority_that_has_expired_is_seen(desk: Desk) -> None:
    field = desk.dialog.form.ca
    field.show_pem(EXPIRED)
    assert "expired on Jan 2, 2001" in field.words.text()
    assert field.words.property("words") == "bad"
    field.show_pem("spoiled")
    assert "cannot be read" in field.words.text()


async def test_a_proxy_that_is_none_is_told_before_anything_is_asked(desk: Desk) -> None:
    form = desk.dialog.form
    desk.fill(name="X", url=NOWHERE, key="a-key", proxy="ftp://proxy")
    assert "no proxy's address" in await desk.press(form.save)
    assert not form.untested.isVisible()
    account = await added(desk.core, "Main", url=NOWHERE)
    desk.dialog.open_on(account.id)
    desk.fill(proxy="127.0.0.1:8080")
    await desk.press(form.save)
    await desk.press(form.untested)
    assert desk.core.accounts.all()[0].proxy == "http://127.0.0.1:8080"
