"""What is known of newer versions, in words."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from xpanel_desktop import __version__
from xpanel_desktop.app.updates import Found, Told
from xpanel_desktop.ui.ages import age
from xpanel_desktop.ui.plain import plain

translate = QCoreApplication.translate
GET = "get "
"""Begins the deed that opens the page of a release; its address follows."""


def update_words(told: Told, now: datetime) -> str:
    """Return what there is to say of newer versions."""
    own = translate("Updates", "This is version {version}.").format(version=__version__)
    if not told.possible:
        return f"{own} " + translate("Updates", "This build does not look for newer ones.")
    if not told.agreed:
        return f"{own} " + translate(
            "Updates", "Newer ones are not looked for; you can switch that on in the settings."
        )
    if told.at is None:
        return f"{own} " + translate("Updates", "It has not been looked for a newer one yet.")
    looked = translate("Updates", "Looked: {age}.").format(age=age(told.at, now))
    return f"{own} {_found(told)} {looked}"


def _found(told: Told) -> str:
    version = plain(told.release.version) if told.release is not None else ""
    match told.found:
        case Found.NEWER:
            words = translate("Updates", "Version {version} is out. Save it from its page.")
        case Found.OLDER:
            words = translate("Updates", "The newest one to get is {version}: older than this.")
        case Found.UNREACHED:
            words = translate("Updates", "The place where newer ones are told was not reached.")
        case Found.BAD:
            words = translate(
                "Updates",
                "What was found there does not bear the signature of those who made this "
                "version, so it is not believed.",
            )
        case Found.CURRENT | Found.NOTHING:
            words = translate("Updates", "There is no newer one.")
    return words.format(version=version)
