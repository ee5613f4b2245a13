"""`python -m xpanel_desktop`."""

from xpanel_desktop.main import console

console()
