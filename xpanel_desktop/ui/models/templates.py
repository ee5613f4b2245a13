"""The table of templates: what each is for, and whether its service still is what it was."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from xpanel_desktop.domain.folding import fold, words
from xpanel_desktop.domain.service import Service
from xpanel_desktop.domain.template import Template
from xpanel_desktop.ui.icons import icon
from xpanel_desktop.ui.models.service_cells import rate
from xpanel_desktop.ui.plain import plain, tooltip

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
Rename = Callable[[Template, str], object]
"""Gives a template another name."""


class TemplateColumn(IntEnum):
    """The columns, in their order."""

    NAME = 0
    SERVICE = 1
    FILLED = 2
    WHERE = 3
    STATE = 4


_HEADINGS = {
    TemplateColumn.NAME: QT_TRANSLATE_NOOP("Templates", "Name"),
    TemplateColumn.SERVICE: QT_TRANSLATE_NOOP("Templates", "Service"),
    TemplateColumn.FILLED: QT_TRANSLATE_NOOP("Templates", "Filled in"),
    TemplateColumn.WHERE: QT_TRANSLATE_NOOP("Templates", "For"),
    TemplateColumn.STATE: QT_TRANSLATE_NOOP("Templates", "Service now"),
}


@dataclass(frozen=True, slots=True)
class Listed:
    """A template with the service it means at the account that is looked at."""

    template: Template
    service: Service | None

    @property
    def rate_moved(self) -> bool:
        """Whether the rate is another than when the template was written."""
        before, service = self.template.rate, self.service
        return service is not None and before is not None and service.rate != before


class TemplatesModel(QAbstractTableModel):
    """Templates that hold every word searched for; a name is edited in place."""

    def __init__(self, rename: Rename, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rename = rename
        self._all: Sequence[Listed] = ()
        self._rows: Sequence[Listed] = ()
        self._query, self._account = "", ""

    @property
    def total(self) -> int:
        """How many templates there are, shown or not."""
        return len(self._all)

    def show(
        self, templates: Sequence[Template], services: Mapping[int, Service], account: str
    ) -> None:
        """Show templates; `account` is the name of the account that is looked at."""
        self._account = account
        self._all = [Listed(one, services.get(one.id)) for one in templates]
        self.search(self._query)

    def search(self, query: str) -> None:
        """Show what holds every word of `query`."""
        self.beginResetModel()
        self._query = query
        wanted = words(query)
        self._rows = [
            one for one in self._all if all(word in _searched(one.template) for word in wanted)
        ]
        self.endResetModel()

    def listed(self, row: int) -> Listed | None:
        """Return a row's template with its service, None outside."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, template_id: int) -> int:
        """Return the row of a template; 0 when it is not shown."""
        ids = [one.template.id for one in self._rows]
        return ids.index(template_id) if template_id in ids else 0

    def rowCount(self, parent: Index = _NONE) -> int:
        """Return the number of templates shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NONE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(TemplateColumn)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the name be edited."""
        flags = super().flags(index)
        named = index.column() == TemplateColumn.NAME
        return flags | Qt.ItemFlag.ItemIsEditable if named else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 -- Qt's own signature
        """Return what a cell shows."""
        one = self.listed(index.row())
        if one is None:
            return None
        column = TemplateColumn(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._cell(one, column)
            case Qt.ItemDataRole.EditRole if column is TemplateColumn.NAME:
                return one.template.name
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip(self._cell(one, column))
            case Qt.ItemDataRole.DecorationRole if column is TemplateColumn.STATE:
                return icon("block" if one.service is None else "warning") if _odd(one) else None
            case _:
                return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Rename a template; a blank name is none."""
        one = self.listed(index.row())
        name = " ".join(str(value).split())
        if role != Qt.ItemDataRole.EditRole or one is None or not name:
            return False
        if name != one.template.name:
            self._rename(one.template, name)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 -- Qt's own signature
        """Return a column's heading."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(TemplateColumn):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            heading = str(_HEADINGS[TemplateColumn(section)])
            return QCoreApplication.translate("Templates", heading)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _cell(self, one: Listed, column: TemplateColumn) -> str:
        template = one.template
        match column:
            case TemplateColumn.NAME:
                return plain(template.name)
            case TemplateColumn.SERVICE:
                return f"{plain(template.service_id)} · {plain(template.service_name)}"
            case TemplateColumn.FILLED:
                filled = [*template.values.values(), *template.extra.values()]
                return " · ".join(plain(text) for text in filled if text.strip())
            case TemplateColumn.WHERE:
                everywhere = QCoreApplication.translate("Templates", "All accounts")
                return everywhere if template.account_id is None else plain(self._account)
            case TemplateColumn.STATE:
                return state_words(one)


def state_words(one: Listed) -> str:
    """Return whether a template's service is there, and what its rate is now."""
    if one.service is None:
        return QCoreApplication.translate("Templates", "Not in the catalogue")
    now = rate(one.service.rate)
    if one.rate_moved:
        words = QCoreApplication.translate("Templates", "Rate {before} → {now}")
        return words.format(before=rate(one.template.rate), now=now)
    return QCoreApplication.translate("Templates", "Rate {now}").format(now=now)


def _odd(one: Listed) -> bool:
    return one.service is None or one.rate_moved


def _searched(template: Template) -> str:
    told = (template.name, template.service_name, *template.values.values(), template.tags.label)
    return f"{fold(' '.join(told))} {template.service_id.casefold()} {fold(template.tags.customer)}"
