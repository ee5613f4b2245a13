"""Every text of the windows is collected and translated."""

import ast
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import translations

FOLDER = translations.ROOT / "resources" / "translations"
PANE = """
from PySide6.QtCore import QObject

class Words(QObject):
    def told(self, count: int) -> list[str]:
        return [self.tr("Send"), self.tr("%n orders", "", count)]
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    (tmp_path / "xpanel_desktop" / "ui").mkdir(parents=True)
    (tmp_path / "xpanel_desktop" / "ui" / "words.py").write_text(PANE)
    return tmp_path


def test_texts_are_collected_for_turkish_and_plurals_for_english(
    tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tree / "resources" / "translations"
    assert translations.check(tree, folder) == 3
    assert not folder.exists(), "a check changes nothing"
    translations.collect(tree, folder)
    assert translations.report(folder) == 3
    assert capsys.readouterr().out.splitlines()[-2:] == ["tr: 2 unfinished", "en: 1 unfinished"]


def test_a_translated_text_is_finished_and_stays_so(tree: Path) -> None:
    folder = tree / "resources" / "translations"
    translations.collect(tree, folder)
    turkish = translations.catalogue(folder, "tr")
    given = turkish.read_text("utf-8")
    empty = '<translation type="unfinished"></translation>'
    turkish.write_text(given.replace(empty, "<translation>Gönder</translation>", 1), "utf-8")
    assert translations.check(tree, folder) == 2
    translations.collect(tree, folder)
    assert "Gönder" in turkish.read_text("utf-8")


def test_every_text_of_this_program_is_translated() -> None:
    assert translations.main(["--check"]) == 0


def test_every_text_with_a_number_has_its_plurals() -> None:
    """lupdate sees plurals in `self.tr` alone: in `QCoreApplication.translate` they are lost."""
    sources = (translations.ROOT / "xpanel_desktop" / "ui").rglob("*.py")
    constants = [
        node.value
        for source in sources
        for node in ast.walk(ast.parse(source.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    counted = {text for text in constants if "%Ln" in text}
    assert counted
    assert not [text for text in constants if "%n" in text], "thousands would stand ungrouped"
    for language in translations.CATALOGUES:
        tree = ET.parse(translations.catalogue(FOLDER, language))
        plural = {one.findtext("source") for one in tree.iterfind(".//message[@numerus='yes']")}
        assert counted <= plural
