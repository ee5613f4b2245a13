"""The settings: a sentence for each, found by the words of both languages, carried by a file."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDoubleSpinBox, QLabel, QTreeWidgetItem, QWidget

from tests.support.practice import until
from tests.ui.frame_kit import added, opened_core, program
from xpanel_desktop.app.transfer import sealed
from xpanel_desktop.app.transfer.file import write
from xpanel_desktop.app.transfer.gather import gather
from xpanel_desktop.ui import keys
from xpanel_desktop.ui.application import Program
from xpanel_desktop.ui.dialogs.export_settings import ExportSettings
from xpanel_desktop.ui.dialogs.import_settings import ImportSettings
from xpanel_desktop.ui.setting_table import SETTINGS

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")
PHRASE = "doğru at pil zımba"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a passphrase cost less: what it costs is not what is tested here."""
    monkeypatch.setattr(sealed, "COST", 2**14)


def found(running: Program) -> set[str]:
    """Return the settings that are shown."""
    pane = running.window.rooms.settings.part
    return {
        name
        for section in pane.sections
        for name, row in section.rows.items()
        if any(one.isVisibleTo(pane) for one in row)
    }


async def test_every_setting_is_in_the_table_with_a_sentence_in_sight(tmp_path: Path) -> None:
    async with program(tmp_path) as running:
        pane = running.window.rooms.settings.part
        assert running.window.windowTitle() == f"{tmp_path.name} – XPanel Desktop"
        known = {name for section in pane.sections for name in section.rows}
        assert known == set(SETTINGS)
        for section in pane.sections:
            for name in section.rows:
                assert section.hints[name] in section.rows[name]
        mine = [row for section in pane.sections for row in section.rows.values()]
        for field in pane.findChildren(QWidget):
            if field.objectName().startswith("settings.") and field is not pane.search:
                assert any(field in row for row in mine), field.objectName()
        for language in ("tr", "en"):
            running.use_language(language)
            texts = [one.text() for one in pane.findChildren(QLabel) if one.objectName()]
            assert all(text.endswith(".") for text in texts), texts


async def test_per_cent_stands_where_the_language_has_it(tmp_path: Path) -> None:
    async with program(tmp_path) as running:
        field = running.window.rooms.settings.part.findChild(QDoubleSpinBox, "settings.tolerance")
        assert field is not None
        running.window.show_pane("settings")
        for language, said in (("tr", "%0,0"), ("en", "0.0%")):
            running.use_language(language)
            await until(lambda said=said: field.text() == said)


async def test_the_search_leaves_what_has_the_words_in_either_language(tmp_path: Path) -> None:
    async with program(tmp_path) as running:
        running.use_language("en")
        window = running.window
        window.show_pane("settings")
        await until(lambda: window.pane == "settings")
        pane = window.rooms.settings.part
        everything = found(running)
        QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        assert window.focusWidget() is pane.search
        for typed, wanted in (
            ("TOLERANCE", {"tolerance"}),
            ("fiyat toleransı", {"tolerance"}),
            ("SESSİZ", {"news.quiet", "news.passes"}),
            ("sessiz", {"news.quiet", "news.passes"}),
            ("qwertz", set()),
        ):
            pane.search.setText(typed)
            assert found(running) == wanted, typed
        assert pane._none.isVisible()
        pane.search.setText("tolerance")
        assert not pane.news.isVisible()
        assert pane.sending.heading.isVisible()
        running.use_language("tr")
        pane.search.clear()
        assert found(running) == everything
        pane.search.setText("tolerance")
        window.show_pane("money")
        assert pane.search.text() == ""


async def test_the_palette_finds_settings_by_both_languages(tmp_path: Path) -> None:
    async with program(tmp_path) as running:
        running.use_language("en")
        running.window.actions_by_name["palette"].trigger()
        palette = running.window.key_desk.palette
        palette.search.setText("karanlık")
        palette.search.setText("koyu renk")
        assert [one.title for one in palette.rows.entries] == ["Look"]
        palette.close()


async def exported(running: Program, path: Path, phrase: str = "") -> ExportSettings:
    """Export by the dialog, as an operator would after choosing the name."""
    section = running.window.rooms.settings.part.transfer
    QTest.mouseClick(section.export, Qt.MouseButton.LeftButton)
    dialog = section.exporting
    assert dialog is not None
    if phrase:
        dialog.seals.click()
        dialog.first.setText(phrase[:4])
        assert not dialog.save.isEnabled()
        assert dialog.told.words == "At least 10 letters."
        dialog.first.setText(phrase)
        dialog.second.setText(phrase[:-1])
        assert dialog.told.words == "The two are not the same."
        dialog.second.setText(phrase)
        dialog.with_keys.click()
    assert dialog.save.isEnabled()
    dialog.write(path)
    await until(lambda: not dialog.isVisible() or dialog.told.words, seconds=60)
    assert dialog.told.words == ""
    assert dialog.first.text() == "", "the passphrase is forgotten"
    assert path.name in section.told.words
    return dialog


async def looked_into(running: Program, path: Path) -> ImportSettings:
    section = running.window.rooms.settings.part.transfer
    section.look_into(path)
    dialog = section.importing
    assert dialog is not None
    return dialog


def boxes(dialog: ImportSettings) -> dict[str, QTreeWidgetItem]:
    """Return groups and lines by what they say."""
    groups = [dialog.tree.topLevelItem(at) for at in range(dialog.tree.topLevelItemCount())]
    lines = [group.child(at) for group in groups for at in range(group.childCount())]
    return {one.text(0): one for one in (*groups, *lines)}


def rows(dialog: ImportSettings) -> list[tuple[str, str, str]]:
    return [
        (one.text(0), one.text(1), one.text(2))
        for group in map(dialog.tree.topLevelItem, range(dialog.tree.topLevelItemCount()))
        for one in map(group.child, range(group.childCount()))
    ]


async def test_out_of_one_program_and_into_another(tmp_path: Path) -> None:
    path, secret = tmp_path / "settings.json", tmp_path / "sealed.json"
    async with program(tmp_path / "one") as running:
        running.use_language("en")
        running.window.show_pane("settings")
        await added(running.core, "Ana", url="https://panel.example/api/v2", key="a-very-own-key")
        await running.core.settings.set("scheme", "dark")
        await running.core.settings.set(keys.SETTING, {"orders": ["Ctrl+9"]})
        await running.core.caution.set_rest(20)
        await exported(running, path)
        await exported(running, secret, PHRASE)
        assert "a-very-own-key" not in path.read_text()
        assert "panel.example" not in secret.read_text()
    keys.reset()
    async with program(tmp_path / "other") as running:
        running.use_language("en")
        window = running.window
        window.show_pane("settings")
        dialog = await looked_into(running, path)
        await until(lambda: dialog.agree.isEnabled())
        told = rows(dialog)
        assert ("Ana", "", "new, sending paused") in told
        assert ("Ana: API key", "", "yours to type") in told
        assert ("Time to undo", "not set", "20") in told
        assert ("Orders", "not set", "Ctrl+9") in told
        assert ("Look", "not set", "Dark") in told
        running.use_language("tr")
        await until(lambda: ("Geri alma süresi", "ayarlanmamış", "20") in rows(dialog))
        running.use_language("en")
        dialog.reject()
        assert not running.core.accounts.all(), "nothing is done without a word"

        dialog = await looked_into(running, secret)
        await until(lambda: dialog.passphrase.isVisible())
        assert not dialog.agree.isEnabled()
        for phrase, words in (
            ("wrong", "The passphrase is wrong, or the file was changed."),
            (PHRASE, ""),
        ):
            dialog.passphrase.setText(phrase)
            QTest.mouseClick(dialog.unlock, Qt.MouseButton.LeftButton)
            await until(lambda: dialog.unlock.isEnabled())
            await until(lambda words=words: dialog.told.words == words)
        await until(lambda: dialog.agree.isEnabled())
        assert ("Ana: API key", "", "into the keyring") in rows(dialog)
        QTest.mouseClick(dialog.agree, Qt.MouseButton.LeftButton)
        await until(lambda: not dialog.isVisible())
        account = running.core.accounts.all()[0]
        assert account.paused
        key = await running.core.accounts.key_of(account)
        assert key is not None
        assert key.reveal() == "a-very-own-key"
        assert window.rooms.settings.part.sending.rest.value() == 20
        assert window.rooms.settings.part.program.scheme.currentData() == "dark"
        assert keys.of("orders") == ("Ctrl+9",)
        assert window.actions_by_name["orders"].toolTip().endswith("(Ctrl+9)")
        dialog = await looked_into(running, secret)
        await until(lambda: dialog.passphrase.isVisible())
        dialog.passphrase.setText(PHRASE)
        dialog.unlock.click()
        await until(lambda: dialog.told.words == "All of it is here already.")
        dialog.reject()
    keys.reset()


async def test_single_lines_are_left_out_by_keys(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    async with opened_core(tmp_path / "one") as core:
        await added(core, "Ana", url="https://panel.example/api/v2")
        await core.settings.set("scheme", "dark")
        await core.settings.set(keys.SETTING, {"orders": ["Ctrl+3"], "outbox": ["Ctrl+2"]})
        await core.caution.set_rest(20)
        path.write_bytes(write(await gather(core)))
    async with program(tmp_path / "other") as running:
        running.use_language("en")
        running.window.show_pane("settings")
        dialog = await looked_into(running, path)
        await until(lambda: dialog.agree.isEnabled())
        tree = dialog.tree
        assert dialog.agree.text() == "Import 5 changes"

        async def press(name: str, words: str) -> None:
            tree.setCurrentItem(boxes(dialog)[name])
            QTest.keyClick(tree, Qt.Key.Key_Space)
            assert not dialog.agree.isEnabled(), "nothing is agreed to before it is looked at anew"
            await until(lambda: dialog.agree.text() == words)

        await press("Ana", "Import 4 changes")
        follows = boxes(dialog)["Ana: API key"]
        assert follows.isDisabled()
        assert follows.data(0, Qt.ItemDataRole.CheckStateRole) is None
        await press("Look", "Import 3 changes")
        assert boxes(dialog)["Settings"].checkState(0) is Qt.CheckState.PartiallyChecked
        assert tree.currentItem().text(0) == "Look"
        await press("Orders", "Import 2 changes")
        assert dialog.told.words.endswith("would not get it: Drafts and outbox")
        await press("Drafts and outbox", "Import 1 change")
        assert not dialog.told.words
        await press("Keyboard shortcuts", "Import 3 changes")
        running.use_language("tr")
        await until(lambda: dialog.agree.text() == "3 değişikliği içe aktar")
        assert boxes(dialog)["Görünüm"].checkState(0) is Qt.CheckState.Unchecked
        dialog.agree.click()
        await until(lambda: not dialog.isVisible())
        core = running.core
        assert not core.accounts.all()
        assert core.settings.get("scheme", "") == ""
        assert core.caution.rest.total_seconds() == 20
        assert keys.of("orders") == ("Ctrl+3",)
    keys.reset()


async def test_a_file_that_is_not_taken_is_told_in_the_window(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    async with program(tmp_path / "one") as running:
        running.use_language("en")
        head = '{"format": "xpanel-desktop-settings",\n "version": '
        for content, words in (
            (head + '1,\n "settings": {"undo_seconds": 99}}',
             "Line 3: This value does not belong here. It is about “settings.undo_seconds”."),
            (head + "1,", "Line 2: The file ends too early"),
            (json.dumps({"format": "xpanel-desktop-settings", "version": 9}), "A newer version"),
            ("<b>no</b>", "Line 1: The file ends too early"),
        ):  # fmt: skip
            path.write_text(content)
            dialog = await looked_into(running, path)
            await until(lambda words=words, dialog=dialog: dialog.told.words.startswith(words))
            assert not dialog.agree.isEnabled()
            dialog.reject()
        dialog = await looked_into(running, tmp_path / "nothing.json")
        await until(lambda: dialog.told.words.startswith("Nothing was changed: "))
        assert isinstance(dialog.agree, QAbstractButton)
        dialog.reject()
