"""Pasted lines and rows of a sheet become tickets, each with its fault by line. Pure, no I/O.

A pasted line is `service | link | quantity [| runs | interval]` with bars, tabs, semicolons or
commas between (mass order of API v2 panels). For kinds whose quantity is the number of lines, the
cells after the link are those lines, one each. A sheet with a heading names its columns.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from xpanel_desktop.domain.fields import COUNTED_BY, RESERVED, fields_of
from xpanel_desktop.domain.folding import fold
from xpanel_desktop.domain.service import Kind, Service
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
_KNOWN = {fold(name).replace("_", " "): name for name in _ALIASES} | {
    alias: name for name, aliases in _ALIASES.items() for alias in aliases
}


class Fault(StrEnum):
    """Why a line could not become a ticket at all; what a ticket lacks is the checks' to say."""

    TOO_FEW_CELLS = "too_few_cells"
    TOO_MANY_CELLS = "too_many_cells"
    CELL_TOO_LONG = "cell_too_long"
    NO_SERVICE = "no_service"
    SERVICE_UNKNOWN = "service_unknown"


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one line, and its number in the paste or file, from 1."""

    number: int
    cells: tuple[str, ...]


def _no_tags() -> Mapping[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class Line:
    """What became of a row: a ticket, or a fault that says why not."""

    number: int
    ticket: Ticket | None
    fault: Fault | None = None
    detail: str = ""
    tags: Mapping[str, str] = field(default_factory=_no_tags)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What a row is read against: the services of the account, and the kinds chosen for them."""

    account_id: int
    services: Mapping[str, Service]
    kinds: Mapping[str, Kind]
    xpanel: bool
    defaults: Mapping[str, str] = field(default_factory=_no_tags)
    """Values for fields that a row leaves empty, such as the account's data pool."""


def split_line(line: str) -> tuple[str, ...]:
    """Split a pasted line at the first kind of separator that it holds; quotes protect cells."""
    separator = next((mark for mark in SEPARATORS if mark in line), None)
    if separator is None:
        return (line.strip(),)
    if '"' not in line:
        return tuple(cell.strip() for cell in line.split(separator))
    cells = next(csv.reader([line], delimiter=separator, skipinitialspace=True), [])
    return tuple(cell.strip() for cell in cells)
