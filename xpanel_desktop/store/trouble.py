"""What can be wrong with a database file when it is opened. None of it changes the file."""

from pathlib import Path


class DatabaseTrouble(Exception):
    """The file at `path` cannot be used as it is."""

    def __init__(self, path: Path, detail: str = "") -> None:
        super().__init__(f"{path}: {detail}" if detail else str(path))
        self.path = path
        self.detail = detail


class DatabaseNewer(DatabaseTrouble):
    """A newer version of the program wrote it."""


class DatabaseCorrupt(DatabaseTrouble):
    """It is damaged or no database."""


class DatabaseReadOnly(DatabaseTrouble):
    """The file or its folder cannot be written."""
