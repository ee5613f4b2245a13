"""Steps of the tour in which many orders are built at once."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from xpanel_desktop.app.bulk import Verdict
from xpanel_desktop.ui.models.import_lines import BEFORE
from xpanel_desktop.ui.tour.hands import click, expect, press, settle, until
from xpanel_desktop.ui.tour.walk import Walk

LINK = "https://instagram.com/{name}"
POST = "https://instagram.com/p/{name}"
NAMES = ("ada", "bora", "can", "defne", "ege", "fulya")


def lines() -> str:
    """Return what is pasted: good lines, one below the minimum, one of no service."""
    good = [f"1|{LINK.format(name=name)}|{100 + at * 50}" for at, name in enumerate(NAMES)]
    wrong = [f"1|{LINK.format(name='gul')}|1", f"999999|{LINK.format(name='hale')}|100"]
    comments = [f"4|{POST.format(name='irem')}|Harika|Çok güzel|🔥"]
    return "\n".join([*good, *wrong, *comments])


async def import_lines(walk: Walk) -> None:
    """Paste lines, look at every verdict, put one right in place, queue what passes."""
    await walk.go("bulk")
    pane = walk.window.rooms.bulk.part
    await settle()
    walk.take("bulk, nothing yet")
    QGuiApplication.clipboard().setText(lines())
    await click(pane.paste)
    total = len(lines().splitlines())
    await until(lambda: len(pane.model.lines) == total, "every line has its verdict")
    blocked = [line for line in pane.model.lines if line.verdict is Verdict.BLOCKED]
    expect(len(blocked) == 2, "two lines are wrong")
    walk.take("bulk, every line judged", lines=total, wrong=len(blocked))
    low = len(NAMES)
    pane.table.setCurrentIndex(pane.model.index(low, BEFORE + 2))
    await press(pane.table, Qt.Key.Key_F2)
    editor = pane.table.findChild(QLineEdit)
    expect(editor is not None, "the cell is edited in place")
    assert editor is not None
    editor.setText("250")
    await press(editor, Qt.Key.Key_Return)
    await until(
        lambda: pane.model.lines[low].verdict is not Verdict.BLOCKED, "the line was put right"
    )
    before = len((await walk.ledger())["orders"])
    pane.foot.ask()
    await until(pane.foot.back.isVisible, "the question before money moves")
    await settle()
    walk.take("bulk, asked before queueing", told=pane.foot.go.text())
    await click(pane.foot.go)
    passing = total - 1

    async def placed() -> bool:
        return len((await walk.ledger())["orders"]) == before + passing

    await until(placed, "the panel holds every line that passed")
    await settle()
    walk.take("bulk, queued", orders=passing)
