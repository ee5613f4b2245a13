"""What painters remember: texts are laid out for good without moving, and the used ones stay."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from math import ceil

import pytest
from PySide6.QtCore import QDate, QLocale, QRect, Qt, QTime
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem, QWidget

from xpanel_desktop.ui.models.order_cells import clock
from xpanel_desktop.ui.widgets.laid_text import MAX_KEPT, LaidTexts, Remembered

TEXTS = ("In progress", "Takipçi 🇹🇷 ğüş", "متابعين", "1,234.50", "https://example.com/" + "x" * 90)
ROOM = QRect(7, 3, 160, 28)


@pytest.fixture
def option(qapp: QApplication) -> QStyleOptionViewItem:
    option = QStyleOptionViewItem()
    option.initFrom(QWidget())
    option.font = qapp.font()  # type: ignore[assignment] -- the stubs tell of no setter
    return option


@pytest.fixture
def turkish() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("tr_TR"))
    yield
    QLocale.setDefault(before)


def drawn(texts: LaidTexts, option: QStyleOptionViewItem, text: str, *, right: bool) -> QImage:
    picture = QImage(180, 40, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    painter.setFont(option.font)
    painter.setPen(QColor("black"))
    texts(option, text, ROOM.width()).draw(painter, ROOM, right=right, behind=4)
    painter.end()
    return picture


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("right", [False, True])
def test_a_text_that_is_met_again_stands_where_it_stood(
    option: QStyleOptionViewItem, text: str, right: bool
) -> None:
    texts = LaidTexts(for_good=False)
    first = drawn(texts, option, text, right=right)
    again = [drawn(texts, option, text, right=right) for _ in range(2)]
    assert texts(option, text, ROOM.width()).static is not None
    assert again == [first, first]
    blank = QImage(first.size(), first.format())
    blank.fill(QColor("white"))
    assert first != blank


def test_what_is_painted_once_is_not_laid_out_for_good(option: QStyleOptionViewItem) -> None:
    assert LaidTexts(for_good=False)(option, "4411", 100).static is None
    assert LaidTexts(for_good=True)(option, "4411", 100).static is not None


def test_figures_are_as_wide_as_qt_says_and_nothing_that_fits_is_cut(
    option: QStyleOptionViewItem,
) -> None:
    texts, metrics = LaidTexts(for_good=False), QFontMetricsF(option.fontMetrics)
    for text in ("23000199", "1,111.77", "4.0404", "In progress", "Takipçi"):
        wide = metrics.horizontalAdvance(text)
        laid = texts(option, text, ceil(wide * 1.2))
        assert (laid.text, laid.width) == (text, pytest.approx(wide, abs=0.5))
        assert texts(option, text, ceil(wide), right=False).text == text
        for right in (True, False):
            cut = texts(option, text, int(wide / 2), right=right).text
            assert cut != text
            assert metrics.horizontalAdvance(cut) <= wide / 2


@pytest.mark.parametrize("middle", [False, True])
def test_a_long_link_is_cut_as_qt_would_cut_it(option: QStyleOptionViewItem, middle: bool) -> None:
    metrics = QFontMetricsF(option.fontMetrics)
    mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
    for link in ("https://www.example.com/p/AVATAR_fifty-fi/?lang=tr", "m" * 60, "i" * 200):
        for room in (30, 120, 181):
            laid = LaidTexts(for_good=False)(
                option, link, room, middle=middle, right=False, keep=False
            )
            head, tail = laid.text.split("…")
            assert link.startswith(head)
            assert link.endswith(tail)
            assert len(tail) == (len(head) if middle else 0)
            assert metrics.horizontalAdvance(laid.text) <= room
            told = metrics.elidedText(link, mode, room)
            assert len(told) - 4 <= len(laid.text) <= len(told) + 1
            assert laid.static is None


def test_what_is_asked_for_stays_and_what_is_not_goes() -> None:
    kept = Remembered[int, int]()
    for number in range(3 * MAX_KEPT):
        kept.put(number, number)
        assert kept.get(0) == 0
        assert len(kept) <= MAX_KEPT
    assert kept.get(1) is None
    assert kept.get(3 * MAX_KEPT - 1) == 3 * MAX_KEPT - 1
    kept.clear()
    assert kept.get(0) is None
    assert len(kept) == 0


def test_a_clock_tells_the_time_of_today_and_the_day_of_earlier() -> None:
    now = datetime.now(UTC).astimezone()
    noon = now.replace(hour=12, minute=34)
    assert clock(noon.astimezone(UTC)) == QLocale().toString(
        QTime(12, 34), QLocale.FormatType.ShortFormat
    )
    earlier = noon - timedelta(days=400)
    assert clock(earlier.astimezone(UTC)) == QLocale().toString(
        QDate(earlier.year, earlier.month, earlier.day), "MMM yyyy"
    )


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone cannot be set for a program")
def test_today_is_that_of_the_zone_in_use(monkeypatch: pytest.MonkeyPatch) -> None:
    now = datetime.now(UTC)
    try:
        for hours in (-11, 12):  # somewhere it is always another day
            monkeypatch.setenv("TZ", f"XXX{-hours:+d}")
            time.tzset()
            there = now.astimezone(timezone(timedelta(hours=hours)))
            assert ":" in clock(now), "it is today"
            assert ":" not in clock(now - timedelta(hours=there.hour, minutes=there.minute + 1))
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.usefixtures("turkish")
def test_a_day_follows_the_language() -> None:
    told = clock(datetime(2019, 5, 20, 12, tzinfo=UTC))
    assert told == "May 2019"
    assert clock(datetime(2019, 8, 20, 12, tzinfo=UTC)) == "Ağu 2019"
    QLocale.setDefault(QLocale("en_US"))
    assert clock(datetime(2019, 8, 20, 12, tzinfo=UTC)) == "Aug 2019"
