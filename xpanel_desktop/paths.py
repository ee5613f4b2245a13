"""Where things lie: the program's own files, and data on each system."""

from pathlib import Path

APP = "XPanel Desktop"
DATABASE = "xpanel.db"
LOG = "xpanel.log"
PACKAGE = Path(__file__).parent
ASSETS = PACKAGE / "assets"
"""By path: `importlib.resources` alone takes as long to import as a pane to build."""
RELEASE = ASSETS / "release.json"
"""What the build of a release wrote down: where to look for updates, and whose word counts."""


def place(given: Path | None = None) -> Path:
    """Return where the data folder is, made or not; `given` overrides the system's place."""
    if given is not None:
        return given
    import platformdirs

    return Path(platformdirs.user_data_dir(APP, appauthor=False))


def data_folder(given: Path | None = None) -> Path:
    """Return the data folder, made for this user alone.

    Raises OSError when it cannot be made.
    """
    folder = place(given)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder
