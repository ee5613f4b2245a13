"""Where the frozen program begins."""

from xpanel_desktop.main import console

console()
