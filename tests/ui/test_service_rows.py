"""The rows of services: laid out once, painted the same ever after."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QRect
from PySide6.QtGui import QColor, QImage, QPalette
from pytestqt.qtbot import QtBot

from xpanel_desktop.domain.catalogue_changes import What
from xpanel_desktop.domain.service import Service
from xpanel_desktop.domain.service_filter import Marks, ServiceFilter
from xpanel_desktop.ui.models.service_index import ServiceColumn, unfolded
from xpanel_desktop.ui.models.services import ServicesModel
from xpanel_desktop.ui.panes.service_views import ServiceTable

RATES = ("0.98", "12.28", "7.08", "123.00001")
NAMES = ("Takipçi 🇹🇷", "a very long name " * 20, "متابعين", "<b>bold</b>")


@pytest.fixture
def table(qtbot: QtBot) -> ServiceTable:
    model = ServicesModel()
    model.show(
        unfolded(
            [
                Service(str(number), name, "Default", "Any", Decimal(rate), 10, 1000)
                for number, (name, rate) in enumerate(zip(NAMES, RATES, strict=True), 1)
            ]
        ),
        "USD",
    )
    table = ServiceTable(model)
    model.setParent(table)
    qtbot.addWidget(table)
    table.resize(900, 300)
    return table


def ink(picture: QImage, room: QRect, ground: QColor) -> list[int]:
    """Return the columns of pixels in which something is drawn."""
    return [
        x
        for x in range(room.left(), room.right() + 1)
        if any(
            abs(picture.pixelColor(x, y).lightness() - ground.lightness()) > 60
            for y in range(room.top(), room.bottom())
        )
    ]


def test_a_repaint_shows_what_the_first_paint_showed(table: ServiceTable) -> None:
    first = table.grab().toImage()
    for _ in range(3):
        assert table.grab().toImage() == first


def test_another_font_lays_the_texts_out_anew(table: ServiceTable) -> None:
    small = table.grab().toImage()
    font = table.font()
    font.setPointSizeF(font.pointSizeF() * 1.5)
    table.setFont(font)
    large = table.grab().toImage()
    assert large != small
    assert table.grab().toImage() == large


def test_other_colours_are_painted_at_once(table: ServiceTable) -> None:
    light = table.grab().toImage()
    palette = table.palette()
    palette.setColor(QPalette.ColorRole.Text, QColor("red"))
    palette.setColor(QPalette.ColorRole.PlaceholderText, QColor("red"))
    table.setPalette(palette)
    assert table.grab().toImage() != light
    table.setPalette(QPalette())
    assert table.grab().toImage() == light


def test_another_language_is_painted_at_once(table: ServiceTable) -> None:
    before = QLocale()
    english = table.grab().toImage()
    QLocale.setDefault(QLocale("tr_TR"))  # as ui/languages.py does
    try:
        QCoreApplication.sendEvent(table, QEvent(QEvent.Type.LanguageChange))
        assert table.grab().toImage() != english  # 1.000 and 0,98
    finally:
        QLocale.setDefault(before)


def test_a_service_that_changed_is_painted_anew(table: ServiceTable) -> None:
    model = table.model()
    assert isinstance(model, ServicesModel)
    before = table.grab().toImage()
    listed = [model.service(row) for row in range(len(NAMES))]
    dearer = [replace(one, rate=Decimal("77.7")) for one in listed if one is not None]
    model.show(unfolded(dearer), "USD")
    assert table.grab().toImage() != before


def test_a_mark_is_painted_and_taken_away(table: ServiceTable) -> None:
    model = table.model()
    assert isinstance(model, ServicesModel)
    bare = table.grab().toImage()
    for marks in (Marks(frozenset({"1"})), Marks(changed={"2": frozenset({What.RATE})})):
        model.narrow(ServiceFilter(), marks, xpanel=False)
        assert table.grab().toImage() != bare
    model.narrow(ServiceFilter(), Marks(), xpanel=False)
    assert table.grab().toImage() == bare


def test_no_text_leaves_its_cell(table: ServiceTable) -> None:
    header = table.horizontalHeader()
    header.resizeSection(ServiceColumn.NAME, 120)
    picture = table.viewport().grab().toImage()
    ground = table.palette().base().color()
    for row in range(len(NAMES)):
        cell = table.visualRect(table.model().index(row, ServiceColumn.NAME))
        drawn = ink(picture, cell, ground)
        assert drawn
        assert cell.left() + 4 < drawn[0]
        assert drawn[-1] < cell.right() - 4


def test_decimal_points_stand_under_each_other(table: ServiceTable) -> None:
    picture = table.viewport().grab().toImage()
    ground = table.palette().base().color()
    cells = [
        table.visualRect(table.model().index(row, ServiceColumn.RATE)) for row in range(len(RATES))
    ]
    *ends, finest = [ink(picture, cell, ground)[-1] for cell in cells]
    assert len(set(ends)) == 1
    assert ends[0] < finest < cells[3].right()
