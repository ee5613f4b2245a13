"""Facts: which values are cut, which take a second line, and how tall they are then."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from xpanel_desktop.ui.widgets.facts import Fact, Facts, WrapLabel

TOLD = "10:03:39 PM · 59 minutes ago"


def shown(facts: Facts) -> WrapLabel:
    QApplication.sendPostedEvents()
    return facts.findChildren(WrapLabel)[-1]


def test_a_line_ends_behind_a_dot_and_its_row_grows(qtbot: QtBot) -> None:
    facts = Facts(None)  # type: ignore[arg-type]
    qtbot.addWidget(facts)
    facts.tell([Fact("Sent", TOLD, wrap=True)])
    facts.show()
    facts.resize(600, facts.heightForWidth(600))
    label = shown(facts)
    metrics = label.fontMetrics()
    one = label.height()
    assert one < 2 * metrics.height()
    narrow = 600 - label.width() + metrics.horizontalAdvance("10:03:39 PM · n")
    facts.resize(narrow, facts.heightForWidth(narrow))
    assert shown(facts).height() >= 2 * metrics.height()
    assert label.text().split(" ") == ["10:03:39\xa0PM\xa0·", "59\xa0minutes\xa0ago"]
    assert label.accessibleName() == TOLD


def test_a_part_that_is_a_sentence_may_end_a_line_anywhere(qtbot: QtBot) -> None:
    facts = Facts(None)  # type: ignore[arg-type]
    qtbot.addWidget(facts)
    facts.tell([Fact("No. 1", "10:03 PM · the panel asks for a slower pace", wrap=True)])
    assert shown(facts).text() == "10:03\xa0PM\xa0· the panel asks for a slower pace"
    facts.tell([Fact("No. 1", "refused", wrap=True)])
    assert shown(facts).text() == "refused"
