"""The one table of the settings: what each is called, and one sentence of what it does."""

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from xpanel_desktop.domain.folding import fold
from xpanel_desktop.ui.languages import Language
from xpanel_desktop.ui.tongue import Tongue

CONTEXT = "SettingTable"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting; `section` is the heading that it stands under."""

    section: str
    title: object
    told: object


SECTIONS = {
    "program": QT_TRANSLATE_NOOP("SettingTable", "Program"),
    "sending": QT_TRANSLATE_NOOP("SettingTable", "Sending"),
    "aftersales": QT_TRANSLATE_NOOP("SettingTable", "Cancels and refills"),
    "news": QT_TRANSLATE_NOOP("SettingTable", "Notifications"),
    "transfer": QT_TRANSLATE_NOOP("SettingTable", "Export and import"),
    "backups": QT_TRANSLATE_NOOP("SettingTable", "Backups"),
    "updates": QT_TRANSLATE_NOOP("SettingTable", "New versions"),
    "help": QT_TRANSLATE_NOOP("SettingTable", "Help and health"),
}
SETTINGS = {
    "language": Setting("program", QT_TRANSLATE_NOOP("SettingTable", "Language"),
        QT_TRANSLATE_NOOP("SettingTable", "The whole program speaks it at once.")),
    "scheme": Setting("program", QT_TRANSLATE_NOOP("SettingTable", "Look"),
        QT_TRANSLATE_NOOP("SettingTable",
            "Light or dark colours; as the system, it follows your desktop.")),
    "keys": Setting("program", QT_TRANSLATE_NOOP("SettingTable", "API keys"),
        QT_TRANSLATE_NOOP("SettingTable", "No file of the program ever holds them.")),
    "folder": Setting("program", QT_TRANSLATE_NOOP("SettingTable", "Data folder"),
        QT_TRANSLATE_NOOP("SettingTable",
            "Orders, settings, backups and log are all in it; --data-dir chooses another.")),
    "about": Setting("program", QT_TRANSLATE_NOOP("SettingTable", "About"),
        QT_TRANSLATE_NOOP("SettingTable", "Tell this version when you report a fault.")),
    "rest": Setting("sending", QT_TRANSLATE_NOOP("SettingTable", "Time to undo"),
        QT_TRANSLATE_NOOP("SettingTable",
            "An order stays in the outbox this long before it is sent.")),
    "tolerance": Setting("sending", QT_TRANSLATE_NOOP("SettingTable", "Price tolerance"),
        QT_TRANSLATE_NOOP("SettingTable",
            "An order whose rate rose by more since it was written is held, not sent.")),
    "asks": Setting("sending",
        QT_TRANSLATE_NOOP("SettingTable", "Ask before sending what was queued offline"),
        QT_TRANSLATE_NOOP("SettingTable",
            "Without it, queued orders go by themselves as soon as the panel is reached.")),
    "cooldown.account": Setting("aftersales", QT_TRANSLATE_NOOP("SettingTable", "Account"),
        QT_TRANSLATE_NOOP("SettingTable", "The account whose wait is set below.")),
    "cooldown": Setting("aftersales", QT_TRANSLATE_NOOP("SettingTable", "Wait between two"),
        QT_TRANSLATE_NOOP("SettingTable",
            "After a cancel or refill was asked, the same is not asked again this long.")),
    "news.kinds": Setting("news", QT_TRANSLATE_NOOP("SettingTable", "Kinds of news"),
        QT_TRANSLATE_NOOP("SettingTable",
            "What is ticked is told; unknown orders and stopped sending always are.")),
    "news.every": Setting("news", QT_TRANSLATE_NOOP("SettingTable", "Gather for"),
        QT_TRANSLATE_NOOP("SettingTable",
            "The news of this many minutes come together in one message.")),
    "news.quiet": Setting("news", QT_TRANSLATE_NOOP("SettingTable", "Quiet from"),
        QT_TRANSLATE_NOOP("SettingTable",
            "Nothing is told in these hours; it comes together when they are over.")),
    "news.passes": Setting("news",
        QT_TRANSLATE_NOOP("SettingTable",
            "Tell of unknown orders and stopped sending in quiet hours too"),
        QT_TRANSLATE_NOOP("SettingTable", "Without it, even these wait until the hours are over.")),
    "news.stays": Setting("news",
        QT_TRANSLATE_NOOP("SettingTable",
            "Closing the window leaves the program at work in the tray"),
        QT_TRANSLATE_NOOP("SettingTable", "Without it, closing the window quits the program.")),
    "transfer": Setting("transfer", QT_TRANSLATE_NOOP("SettingTable", "Export and import"),
        QT_TRANSLATE_NOOP("SettingTable",
            "Accounts, settings, shortcuts, templates and views in one file; keys only when it is "
            "encrypted and you ask for it.")),
    "backups": Setting("backups", QT_TRANSLATE_NOOP("SettingTable", "Backups"),
        QT_TRANSLATE_NOOP("SettingTable",
            "Copies of all orders and settings, made daily and before each update.")),
    "updates": Setting("updates",
        QT_TRANSLATE_NOOP("SettingTable", "Look for new versions once a day"),
        QT_TRANSLATE_NOOP("SettingTable",
            "A signed note with the newest version's number is fetched. Nothing of yours is sent "
            "with it, and nothing is downloaded or replaced: help and health says where to get "
            "it.")),
    "help": Setting("help", QT_TRANSLATE_NOOP("SettingTable", "Help and health"),
        QT_TRANSLATE_NOOP("SettingTable",
            "How the program is, what it asked and what it logged.")),
}  # fmt: skip


def title(name: str) -> str:
    """Return what a setting is called."""
    return QCoreApplication.translate(CONTEXT, str(SETTINGS[name].title))


def told(name: str) -> str:
    """Return the sentence that explains a setting."""
    return QCoreApplication.translate(CONTEXT, str(SETTINGS[name].told))


def heading(section: str) -> str:
    """Return what a section is called."""
    return QCoreApplication.translate(CONTEXT, str(SECTIONS[section]))


class SettingWords:
    """The words that a setting is found by: those of both languages, whichever is spoken."""

    def __init__(self) -> None:
        self._tongues: list[Tongue] | None = None
        self._known: dict[str, str] = {}

    def of(self, name: str) -> str:
        """Return a setting's heading, title and sentence, folded."""
        if name not in self._known:
            one = SETTINGS[name]
            texts = (SECTIONS[one.section], one.title, one.told)
            self._known[name] = fold(" ".join(self._both(text) for text in texts))
        return self._known[name]

    def _both(self, text: object) -> str:
        if self._tongues is None:
            self._tongues = [Tongue(Language.TURKISH), Tongue(Language.ENGLISH)]
        return " ".join(tongue.say(CONTEXT, text) for tongue in self._tongues)
