"""Pasted lines and rows of a sheet become tickets, each with its fault by line. Pure, no I/O.

A pasted line is `service | link | quantity …` with tabs, bars, semicolons or commas between (the
mass order of API v2 panels); what follows the link are the fields of the service's kind, in typing
order. Where a kind counts lines (comments, usernames), the rest of the cells are those lines. A
sheet with a heading names its columns.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from xpanel_desktop.domain.fields import FIELDS, Shape, fields_of
from xpanel_desktop.domain.folding import fold
from xpanel_desktop.domain.service import Kind, Service, suggested_kind
from xpanel_desktop.domain.ticket import Ticket

MAX_ROWS = 100_000
MAX_CELLS = 64
MAX_CELL = 20_000
SEPARATORS = ("\t", "|", ";", ",")
"""In the order in which they are looked for: a link may hold a comma, never a tab."""

SERVICE = "service"
TAGS = ("label", "customer", "note", "colour")
"""Columns that describe a line beside its ticket."""
SKIP = ""
"""The meaning of a column that is not read."""

_ALIASES: Mapping[str, tuple[str, ...]] = {
    SERVICE: ("service id", "serviceid", "servis", "servis id", "servis no", "hizmet", "hizmet id"),
    "link": ("url", "baglanti", "adres"),
    "quantity": ("qty", "amount", "adet", "miktar"),
    "runs": ("run", "tekrar", "calisma"),
    "interval": ("interval minutes", "aralik", "dakika"),
    "data_pool": ("pool", "havuz", "veri havuzu"),
    "comments": ("comment", "yorum", "yorumlar"),
    "username": ("user", "kullanici", "kullanici adi"),
    "usernames": ("users", "kullanicilar", "kullanici adlari"),
    "choice": ("secim", "secenek no"),
    "choice_label": ("secenek",),
    "label": ("etiket",),
    "customer": ("client", "musteri"),
    "note": ("not", "aciklama"),
    "colour": ("color", "renk"),
}
MEANINGS = tuple(
    dict.fromkeys((SERVICE, *(item.name for kind in Kind for item in FIELDS[kind]), *TAGS))
)
"""What a column can mean, beside nothing."""
_KNOWN = {name.replace("_", " "): name for name in MEANINGS} | {
    alias: name for name, aliases in _ALIASES.items() for alias in aliases
}


class Fault(StrEnum):
    """Why a line could not become a ticket at all; what a ticket lacks is the checks' to say."""

    TOO_MANY_CELLS = "too_many_cells"
    NO_SERVICE = "no_service"
    SERVICE_UNKNOWN = "service_unknown"


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one line, and its number in the paste or file, from 1."""

    number: int
    cells: tuple[str, ...]


def _nothing() -> Mapping[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class Line:
    """What became of a row: a ticket, or a fault that says why not."""

    number: int
    ticket: Ticket | None
    fault: Fault | None = None
    detail: str = ""
    tags: Mapping[str, str] = field(default_factory=_nothing)


@dataclass(frozen=True, slots=True)
class Reading:
    """What rows are read against: the services of the account, and the kinds chosen for them."""

    account_id: int
    services: Mapping[str, Service]
    kinds: Mapping[str, Kind]
    xpanel: bool
    columns: tuple[str, ...] = ()
    """What each column means; empty: the order of a pasted line."""
    defaults: Mapping[str, str] = field(default_factory=_nothing)
    """Values for fields that a row leaves empty, such as the account's data pool."""


def split_line(line: str) -> tuple[str, ...]:
    """Split a pasted line at the first kind of separator that it holds; quotes protect cells."""
    separator = next((mark for mark in SEPARATORS if mark in line), None)
    if separator is None:
        return (line.strip(),)
    if '"' not in line:
        return tuple(cell.strip() for cell in line.split(separator))
    empty: list[str] = []
    cells = next(csv.reader([line], delimiter=separator, skipinitialspace=True), empty)
    return tuple(cell.strip() for cell in cells)


def meanings_of(heading: Sequence[str]) -> tuple[str, ...] | None:
    """Return what the columns under a heading mean; None when the row is no heading.

    A heading names the service at least. Names are those of the API, with common words for them in
    English and Turkish; a name that nobody knows means a column that is not read.
    """
    named = [_KNOWN.get(_plain(cell), SKIP) for cell in heading]
    seen: set[str] = set()
    for at, name in enumerate(named):
        named[at] = SKIP if name in seen else name
        seen.add(name)
    return tuple(named) if SERVICE in seen and len(seen - {SKIP}) > 1 else None


def _plain(cell: str) -> str:
    return " ".join(fold(cell).replace("_", " ").replace("-", " ").split())


def read_row(row: Row, reading: Reading) -> Line:
    """Return the ticket that a row is, or why it is none."""
    cells = row.cells
    at = reading.columns.index(SERVICE) if SERVICE in reading.columns else 0
    service_id = cells[at].lstrip("#").strip() if at < len(cells) else ""
    if not service_id:
        return Line(row.number, None, Fault.NO_SERVICE)
    service = reading.services.get(service_id)
    if service is None:
        return Line(row.number, None, Fault.SERVICE_UNKNOWN, service_id)
    kind = reading.kinds.get(service_id) or suggested_kind(service, xpanel=reading.xpanel)
    if reading.columns:
        named = dict(_by_column(cells, reading.columns))
    else:
        names = [item.name for item in fields_of(kind, xpanel=reading.xpanel)]
        named = dict(_by_place(cells[1:], names, kind))
        if len(cells) - 1 > len(names) and not _takes_the_rest(kind):
            return Line(row.number, None, Fault.TOO_MANY_CELLS, str(len(names) + 1))
    return _line(row.number, service_id, kind, named, reading)


def _line(
    number: int, service_id: str, kind: Kind, named: Mapping[str, str], reading: Reading
) -> Line:
    values: dict[str, str] = {}
    for item in fields_of(kind, xpanel=reading.xpanel):
        text = named.get(item.name, "") or reading.defaults.get(item.name, "")
        if item.shape is Shape.LINES:
            text = text.replace("\\n", "\n")
        if text.strip():
            values[item.name] = text
    tags = {name: named[name] for name in TAGS if named.get(name)}
    return Line(number, Ticket(reading.account_id, service_id, kind, values), tags=tags)


def _by_column(cells: Sequence[str], columns: Sequence[str]) -> Iterator[tuple[str, str]]:
    for name, cell in zip(columns, cells, strict=False):
        if name not in (SKIP, SERVICE):
            yield name, cell


def _takes_the_rest(kind: Kind) -> bool:
    return any(item.shape is Shape.LINES for item in FIELDS[kind])


def _by_place(cells: Sequence[str], names: Sequence[str], kind: Kind) -> Iterator[tuple[str, str]]:
    """Give cells to fields in typing order; a field of lines takes what is left."""
    lines = {item.name for item in FIELDS[kind] if item.shape is Shape.LINES}
    for at, name in enumerate(names):
        if name in lines:
            yield name, "\n".join(cell for cell in cells[at:] if cell)
            return
        if at < len(cells):
            yield name, cells[at]


def link_place(columns: Sequence[str]) -> int | None:
    """Return which cell holds the link, or the username of a subscription; None without such."""
    if not columns:
        return 1
    for name in ("link", "username"):
        if name in columns:
            return columns.index(name)
    return None


def looks_like_heading(cells: Sequence[str]) -> bool:
    """Tell whether a first row names columns that nobody knows: no link in it, and no number."""
    words = [cell for cell in cells if cell]
    return len(words) > 1 and not any("://" in cell or cell.strip("#").isdigit() for cell in words)
