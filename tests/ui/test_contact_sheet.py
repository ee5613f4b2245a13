"""The contact sheet: a row for each pane, a column for each language, scheme and scale."""

import json
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from xpanel_desktop.ui.tour import contact_sheet as sheet


def tour(folder: Path, titles: dict[str, str]) -> None:
    """Write what a tour leaves behind: pictures of one colour each, and its steps."""
    folder.mkdir(parents=True)
    steps = []
    for number, (title, colour) in enumerate(titles.items()):
        picture = QImage(1280, 800, QImage.Format.Format_RGB32)
        picture.fill(QColor(colour))
        assert picture.save(str(folder / f"{number}.png"))
        steps.append({"title": title, "picture": f"{number}.png", "facts": {}})
    (folder / "tour.json").write_text(json.dumps({"steps": steps}), "utf-8")


@pytest.mark.usefixtures("qapp")
def test_the_sheet_shows_what_was_hung(tmp_path: Path) -> None:
    tour(tmp_path / "1x", {"search": "#000000", "orders tr light": "#ff0000"})
    tour(tmp_path / "2x", {"orders en dark": "#0000ff", "money tr light": "#00ff00"})
    assert sheet.main(tmp_path) == 0
    made = QImage(str(tmp_path / sheet.NAME))
    across, down = sheet.WIDE + sheet.GAP, sheet.TALL + sheet.WORDS + sheet.GAP
    assert (made.width(), made.height()) == (8 * across + sheet.GAP, 2 * down + sheet.GAP)

    def seen(column: int, row: int) -> str:
        return made.pixelColor(column * across + across // 2, row * down + down // 2).name()

    assert seen(0, 0) == "#ff0000", "orders, Turkish, light, at once the size"
    assert seen(7, 0) == "#0000ff", "orders, English, dark, at twice the size"
    assert seen(4, 1) == "#00ff00", "money has a row of its own"
    assert seen(1, 0) == seen(0, 1), "what was not hung is empty; a step of the tour is not shown"


@pytest.mark.usefixtures("qapp")
def test_without_a_tour_there_is_no_sheet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tour(tmp_path / "1x", {})
    assert sheet.main(tmp_path) == 1
    assert "no tour" in capsys.readouterr().err
