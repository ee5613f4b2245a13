"""Saving an account when the panel cannot be asked, or need not be; typed keys are gone."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from tests.support.practice import practice, until
from tests.support.raw_server import http, raw_server
from tests.support.tickets import new_order
from tests.ui.frame_kit import added, opened_core
from xpanel_desktop.api.address import BadAddress
from xpanel_desktop.app.core import Core
from xpanel_desktop.app.keys import Same
from xpanel_desktop.domain.account import Account, Dialects
from xpanel_desktop.domain.money import Money
from xpanel_desktop.domain.secret import Secret
from xpanel_desktop.domain.snapshot import Probe
from xpanel_desktop.ui.dialogs.accounts import AccountsDialog
from xpanel_desktop.ui.scope import Scope
from xpanel_desktop.ui.tasks import Tasks

NOWHERE = "http://127.0.0.1:1/api/v2"


@dataclass
class Desk:
    core: Core
    dialog: AccountsDialog

    @property
    def told(self) -> str:
        return self.dialog.form.told.text()

    async def press(self, name: str) -> None:
        form = self.dialog.form
        QTest.mouseClick(getattr(form, name), Qt.MouseButton.LeftButton)
        await until(lambda: form.save.isEnabled() and not self.told.endswith("…"))


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async with opened_core(tmp_path / "data") as core:
        tasks, parent = Tasks(), QWidget()
        scope = Scope(core, parent)
        dialog = AccountsDialog(core, tasks, scope, parent)
        yield Desk(core, dialog)
        dialog.close()
        await tasks.close()
        scope.close()
        shiboken6.delete(parent)


def fill(desk: Desk, **texts: str) -> None:
    for name, text in texts.items():
        getattr(desk.dialog.form, name).setText(text)


async def test_an_account_is_renamed_without_asking_the_panel(desk: Desk) -> None:
    probe = Probe(Dialects(rest=True), Money(Decimal(1), "USD"), 3)
    account = await added(desk.core, "Before", url=NOWHERE, probe=probe)
    desk.dialog.open_on(account.id)
    fill(desk, name="After")
    desk.dialog.form.rate.setValue(120)
    await desk.press("save")
    assert desk.told == "Saved."
    (after,) = desk.core.accounts.all()
    assert (after.name, after.per_minute) == ("After", 120)
    assert after.dialects.rest, "what was learnt of the panel stays"
    item = desk.dialog.list.item(0)
    assert item is not None
    assert item.text() == "After"


async def test_a_panel_that_cannot_be_reached_can_be_saved_untested(desk: Desk) -> None:
    desk.dialog.open_on(None)
    fill(desk, name="Later", url=NOWHERE, key="a-key-for-later")
    untested = desk.dialog.form.untested
    assert not untested.isVisible()
    await desk.press("save")
    assert "Nothing answers" in desk.told
    assert untested.isVisible()
    assert desk.core.accounts.all() == (), "nothing is saved before the operator says so"
    desk.dialog.form.url.textEdited.emit("x")
    assert not untested.isVisible(), "another address is another question"
    await desk.press("save")
    await desk.press("untested")
    assert desk.told == "Saved."
    (account,) = desk.core.accounts.all()
    key = await desk.core.accounts.key_of(account)
    assert key is not None
    assert key.reveal() == "a-key-for-later"


async def test_what_a_panel_refuses_is_not_offered_to_be_saved(desk: Desk) -> None:
    async with practice() as place:
        desk.dialog.open_on(None)
        fill(desk, name="X", url=place.url, key="no-key-of-the-panel")
        await desk.press("save")
        assert "does not take this key" in desk.told
        assert not desk.dialog.form.untested.isVisible()


async def test_a_new_address_or_proxy_is_tested(desk: Desk) -> None:
    account = await added(desk.core, "Main", url=NOWHERE)
    for field, text in (("url", "http://127.0.0.1:2/api/v2"), ("proxy", "http://127.0.0.1:3")):
        desk.dialog.open_on(account.id)
        fill(desk, **{field: text})
        await desk.press("save")
        assert desk.dialog.form.told.property("words") == "bad"
        assert desk.core.accounts.all() == (account,)


async def test_one_test_serves_the_saving_too(desk: Desk) -> None:
    async with practice() as place:
        desk.dialog.open_on(None)
        fill(desk, name="X", url=place.url, key=place.key.reveal())
        await desk.press("test")
        asked = len(place.door.asked)
        await desk.press("save")
        assert desk.told.startswith("Saved. It works")
        assert len(place.door.asked) == asked


async def test_a_key_that_was_typed_and_not_saved_is_forgotten(desk: Desk) -> None:
    desk.dialog.open_on(None)
    fill(desk, name="X", key="typed-and-left")
    QTest.mouseClick(desk.dialog.shut, Qt.MouseButton.LeftButton)
    assert not desk.dialog.isVisible()
    assert desk.dialog.form.key.text() == ""


async def test_enter_in_a_field_saves_and_does_nothing_else(desk: Desk) -> None:
    account = await added(desk.core, "Before", url=NOWHERE)
    desk.dialog.open_on(account.id)
    fill(desk, name="After")
    QTest.keyClick(desk.dialog.form.name, Qt.Key.Key_Return)
    await until(lambda: desk.told == "Saved.")
    (after,) = desk.core.accounts.all()
    assert (after.id, after.name) == (account.id, "After")


async def test_a_name_is_plain_text_everywhere(desk: Desk) -> None:
    name = "<img src=x><b>bold</b>"
    account = await added(desk.core, name, url=NOWHERE)
    desk.dialog.open_on(account.id)
    QTest.mouseClick(desk.dialog.remove, Qt.MouseButton.LeftButton)
    assert name in desk.dialog.question.text()
    assert desk.dialog.question.textFormat() is Qt.TextFormat.PlainText


async def test_a_limit_and_a_pool_are_kept_and_shown_again(desk: Desk) -> None:
    probe = Probe(Dialects(rest=True), Money(Decimal(1), "USD"), 3)
    account = await added(desk.core, "Main", url=NOWHERE, probe=probe)
    desk.dialog.open_on(account.id)
    form = desk.dialog.form
    fill(desk, limit="12.5")
    form.pool.setCurrentIndex(form.pool.findData("tr"))
    await desk.press("save")
    assert desk.core.caution.order_limit(account.id) == Decimal("12.5")
    assert desk.core.accounts.all()[0].data_pool == "tr"
    desk.dialog.begin_new()
    assert form.limit.text() == ""
    desk.dialog.open_on(account.id)
    assert (form.limit.text(), form.pool.currentData()) == ("12.5", "tr")
    fill(desk, limit="2500")
    await desk.press("save")
    desk.dialog.open_on(account.id)
    await desk.press("save")
    assert "limit" not in desk.told, "as it was shown"
    assert desk.core.caution.order_limit(account.id) == 2500
    fill(desk, limit="0")
    QTest.mouseClick(form.save, Qt.MouseButton.LeftButton)
    assert "limit" in desk.told
    fill(desk, limit="")
    await desk.press("save")
    assert desk.core.caution.order_limit(account.id) is None


async def test_without_pools_none_is_offered(desk: Desk) -> None:
    probe = Probe(Dialects(rest=False), Money(Decimal(1), "USD"), 3)
    account = await added(desk.core, "Main", url=NOWHERE, probe=probe)
    desk.dialog.open_on(account.id)
    assert desk.dialog.form.pool.isHidden()


async def test_a_key_of_another_account_does_not_take_the_old_ones_place_unasked(
    desk: Desk,
) -> None:
    async with practice() as panel:
        probe = await desk.core.accounts.test(panel.url, panel.key)
        other = Probe(probe.dialects, Money(Decimal(1), "TRY"), 3)
        account = await added(desk.core, "Mine", url=panel.url, key="the-old-key", probe=other)
        desk.dialog.open_on(account.id)
        fill(desk, key=panel.key.reveal())
        await desk.press("save")
        assert "another currency" in desk.told
        before = await desk.core.accounts.key_of(account)
        assert before is not None
        assert before.reveal() == "the-old-key"
        assert desk.dialog.form.other.isVisible()
        await desk.press("other")
        assert desk.told.startswith("Saved.")
        (after,) = desk.core.accounts.all()
        now = await desk.core.accounts.key_of(after)
        assert now is not None
        assert now.reveal() == panel.key.reveal()
        assert await desk.core.vault.get(account.vault_name) is None, "the old one is gone"
        assert not desk.dialog.form.other.isVisible()


@pytest.mark.usefixtures("dressed")
async def test_no_button_is_cut_where_a_trouble_takes_two_lines(desk: Desk) -> None:
    probe = Probe(Dialects(rest=True), Money(Decimal(1), "USD"), 3)
    account = await added(desk.core, "Mine", url=NOWHERE, probe=probe)
    desk.dialog.open_on(account.id)
    form = desk.dialog.form
    form.show_held("Its key is in memory only: it is gone when you quit.")
    form.tell_other(Same.OTHER_ORDERS)
    await until(lambda: form.told.height() > 2 * form.told.fontMetrics().height() - 1)
    shown = [one for one in form.findChildren(QPushButton) if one.isVisible()]
    assert form.ca.choose in shown
    assert form.pool.isVisible()
    for button in shown:
        assert button.height() >= button.minimumSizeHint().height(), button.text()
        assert button.parentWidget().rect().contains(button.geometry()), button.text()


async def test_read_only_is_kept_and_taken_back(desk: Desk) -> None:
    account = await added(desk.core, "Looked at", url=NOWHERE)
    desk.dialog.open_on(account.id)
    desk.dialog.form.read_only.setChecked(True)
    await desk.press("save")
    assert not desk.core.accounts.may_change(account.id)
    item = desk.dialog.list.item(0)
    assert item is not None
    assert item.text() == "Looked at · read only"
    desk.dialog.form.read_only.setChecked(False)
    await desk.press("save")
    assert desk.core.accounts.may_change(account.id)


@pytest.mark.parametrize("button", ["test", "save"])
async def test_a_kept_key_never_reaches_a_new_address(desk: Desk, button: str) -> None:
    async with practice() as place, raw_server(http('{"balance":"1"}')) as other:
        account = await added(desk.core, "Main", url=place.url, key=place.key.reveal())
        desk.dialog.open_on(account.id)
        form = desk.dialog.form
        assert "kept" in form.key.placeholderText()
        fill(desk, url=other.url)
        assert "new address" in form.key.placeholderText()
        await desk.press(button)
        assert f"belongs to {place.url.removesuffix('/api/v2')} and" in desk.told
        assert (form.told.property("words"), form.focusWidget()) == ("bad", form.key)
        assert not form.untested.isVisible()
        assert (other.connections, other.requests) == (0, [])
        form.untested_wanted.emit()
        await until(form.save.isEnabled)
        assert not await desk.dialog._saving.save_now()
        stale = desk.dialog._saving._ask_panel(form.typed())
        with pytest.raises(BadAddress, match="key_elsewhere"):
            await stale
        assert other.connections == 0
        assert desk.core.accounts.all() == (account,)
        assert [one.reveal() for one in await keys_of(desk)] == [place.key.reveal()]


async def test_another_path_of_the_panel_keeps_the_key_and_asks_for_the_newest_order(
    desk: Desk,
) -> None:
    async with practice() as place:
        account = await added(desk.core, "Main", url=f"{place.url}/old", key=place.key.reveal())
        desk.dialog.open_on(account.id)
        fill(desk, url=place.url)
        asked: list[str] = []

        async def compare(account: Account, key: Secret, _found: Probe) -> Same:
            asked.append(f"{account.url} {key.reveal()}")
            return Same.OTHER_ORDERS

        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(desk.core.keys, "compare", compare)
            await desk.press("save")
        assert asked == [f"{place.url} {place.key.reveal()}"]
        assert "does not confirm your newest order" in desk.told
        assert desk.core.accounts.all() == (account,)
        await desk.press("save")
        assert desk.told.startswith("Saved.")
        assert desk.core.accounts.all()[0].url == place.url


@pytest.mark.parametrize(
    ("same", "moves", "anew"),
    [
        (Same.SURE, True, False),
        (Same.UNSURE, True, True),
        (Same.UNSURE, False, False),
        (Same.OTHER_ORDERS, False, True),
    ],
)
async def test_the_balance_begins_anew_with_another_account_s_key(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, same: Same, moves: bool, anew: bool
) -> None:
    async with practice() as place:
        url = NOWHERE if moves else place.url
        probe = Probe(Dialects(), Money(Decimal(1), "USD"), 3)
        account = await added(desk.core, "Main", url=url, probe=probe)

        async def compare(*_asked: object) -> Same:
            return same

        monkeypatch.setattr(desk.core.keys, "compare", compare)
        desk.dialog.open_on(account.id)
        fill(desk, url=place.url, key=place.key.reveal())
        await desk.press("save")
        if same is Same.OTHER_ORDERS:
            assert await desk.core.balances.last(account.id) is not None, "not before it is wanted"
            await desk.press("other")
        assert desk.told.startswith("Saved.")
        assert (await desk.core.balances.last(account.id) is None) is anew


async def test_what_is_queued_does_not_go_to_a_new_address_unasked(desk: Desk) -> None:
    async with practice() as old, practice() as new:
        account = await added(desk.core, "Main", url=old.url, key=old.key.reveal())
        await desk.core.sessions.set_halted(halted=True)
        await desk.core.tickets.send(new_order(account_id=account.id))
        desk.dialog.open_on(account.id)
        fill(desk, url=new.url, key=new.key.reveal())
        await desk.press("save")
        assert desk.told.startswith("Saved. It works")
        assert "Orders wait in its queue" in desk.told
        (after,) = desk.core.accounts.all()
        assert (after.url, after.paused) == (new.url, True)
        assert [one.reveal() for one in await keys_of(desk)] == [new.key.reveal()]
        assert (old.links, new.links) == ([], [])


async def test_an_address_of_another_currency_is_told_as_an_address(desk: Desk) -> None:
    async with practice() as place:
        probe = Probe(Dialects(), Money(Decimal(1), "TRY"), 3)
        account = await added(desk.core, "Main", url=NOWHERE, probe=probe)
        desk.dialog.open_on(account.id)
        fill(desk, url=place.url, key=place.key.reveal())
        await desk.press("save")
        assert "The new address answers, but its balance is in another currency" in desk.told
        assert desk.core.accounts.all() == (account,)


async def keys_of(desk: Desk) -> list[Secret]:
    found = [await desk.core.accounts.key_of(one) for one in desk.core.accounts.all()]
    return [one for one in found if one is not None]
