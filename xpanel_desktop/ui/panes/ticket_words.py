"""The words of the ticket: names of fields, of kinds of order and of their options."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale, QObject

from xpanel_desktop.domain.fields import COUNT_TOLD, Field
from xpanel_desktop.domain.service import Kind

_FIELDS = {
    "link": QT_TRANSLATE_NOOP("Ticket", "Link"),
    "quantity": QT_TRANSLATE_NOOP("Ticket", "Quantity"),
    "runs": QT_TRANSLATE_NOOP("Ticket", "Runs"),
    "interval": QT_TRANSLATE_NOOP("Ticket", "Interval"),
    "data_pool": QT_TRANSLATE_NOOP("Ticket", "Data pool"),
    "comments": QT_TRANSLATE_NOOP("Ticket", "Comments"),
    "username": QT_TRANSLATE_NOOP("Ticket", "Username"),
    "usernames": QT_TRANSLATE_NOOP("Ticket", "Usernames"),
    "keywords": QT_TRANSLATE_NOOP("Ticket", "Keywords"),
    "hashtags": QT_TRANSLATE_NOOP("Ticket", "Hashtags"),
    "hashtag": QT_TRANSLATE_NOOP("Ticket", "Hashtag"),
    "media": QT_TRANSLATE_NOOP("Ticket", "Media link"),
    "answer_number": QT_TRANSLATE_NOOP("Ticket", "Answer number"),
    "choice": QT_TRANSLATE_NOOP("Ticket", "Choice number"),
    "choice_label": QT_TRANSLATE_NOOP("Ticket", "or its label"),
    "listen_duration": QT_TRANSLATE_NOOP("Ticket", "Listen duration"),
    "groups": QT_TRANSLATE_NOOP("Ticket", "Groups"),
    "min": QT_TRANSLATE_NOOP("Ticket", "Least per post"),
    "max": QT_TRANSLATE_NOOP("Ticket", "Most per post"),
    "posts": QT_TRANSLATE_NOOP("Ticket", "New posts"),
    "old_posts": QT_TRANSLATE_NOOP("Ticket", "Old posts"),
    "delay": QT_TRANSLATE_NOOP("Ticket", "Delay"),
    "expiry": QT_TRANSLATE_NOOP("Ticket", "Ends on"),
    "country": QT_TRANSLATE_NOOP("Ticket", "Country"),
    "device": QT_TRANSLATE_NOOP("Ticket", "Device"),
    "type_of_traffic": QT_TRANSLATE_NOOP("Ticket", "Traffic from"),
    "google_keyword": QT_TRANSLATE_NOOP("Ticket", "Google keyword"),
    "referring_url": QT_TRANSLATE_NOOP("Ticket", "Referring page"),
}
_HINTS = {
    "runs": QT_TRANSLATE_NOOP("Ticket", "times"),
    "interval": QT_TRANSLATE_NOOP("Ticket", "minutes"),
    "posts": QT_TRANSLATE_NOOP("Ticket", "empty: without end"),
    "expiry": QT_TRANSLATE_NOOP("Ticket", "day/month/year"),
}
_KINDS = {
    Kind.DEFAULT: QT_TRANSLATE_NOOP("Ticket", "Default"),
    Kind.PACKAGE: QT_TRANSLATE_NOOP("Ticket", "Package"),
    Kind.SEO: QT_TRANSLATE_NOOP("Ticket", "SEO"),
    Kind.CUSTOM_COMMENTS: QT_TRANSLATE_NOOP("Ticket", "Custom comments"),
    Kind.CUSTOM_COMMENTS_PACKAGE: QT_TRANSLATE_NOOP("Ticket", "Custom comments package"),
    Kind.MENTIONS: QT_TRANSLATE_NOOP("Ticket", "Mentions"),
    Kind.MENTIONS_WITH_HASHTAGS: QT_TRANSLATE_NOOP("Ticket", "Mentions with hashtags"),
    Kind.MENTIONS_CUSTOM_LIST: QT_TRANSLATE_NOOP("Ticket", "Mentions, custom list"),
    Kind.MENTIONS_HASHTAG: QT_TRANSLATE_NOOP("Ticket", "Mentions, hashtag"),
    Kind.MENTIONS_USER_FOLLOWERS: QT_TRANSLATE_NOOP("Ticket", "Mentions, user's followers"),
    Kind.MENTIONS_MEDIA_LIKERS: QT_TRANSLATE_NOOP("Ticket", "Mentions, media likers"),
    Kind.COMMENT_LIKES: QT_TRANSLATE_NOOP("Ticket", "Comment likes"),
    Kind.COMMENT_REPLIES: QT_TRANSLATE_NOOP("Ticket", "Comment replies"),
    Kind.POLL: QT_TRANSLATE_NOOP("Ticket", "Poll, by answer number"),
    Kind.POLL_CHOICE: QT_TRANSLATE_NOOP("Ticket", "Poll, by choice or label"),
    Kind.SPACES: QT_TRANSLATE_NOOP("Ticket", "Spaces"),
    Kind.INVITES_FROM_GROUPS: QT_TRANSLATE_NOOP("Ticket", "Invites from groups"),
    Kind.SUBSCRIPTIONS: QT_TRANSLATE_NOOP("Ticket", "Subscription"),
    Kind.WEB_TRAFFIC: QT_TRANSLATE_NOOP("Ticket", "Web traffic"),
    Kind.UNHEARD: QT_TRANSLATE_NOOP("Ticket", "Free fields"),
}
_OPTIONS = {
    ("device", "1"): QT_TRANSLATE_NOOP("Ticket", "Desktop"),
    ("device", "2"): QT_TRANSLATE_NOOP("Ticket", "Android"),
    ("device", "3"): QT_TRANSLATE_NOOP("Ticket", "iOS"),
    ("device", "4"): QT_TRANSLATE_NOOP("Ticket", "Mobile, mixed"),
    ("device", "5"): QT_TRANSLATE_NOOP("Ticket", "Mixed"),
    ("type_of_traffic", "1"): QT_TRANSLATE_NOOP("Ticket", "Google, by keyword"),
    ("type_of_traffic", "2"): QT_TRANSLATE_NOOP("Ticket", "A page of your own"),
    ("type_of_traffic", "3"): QT_TRANSLATE_NOOP("Ticket", "Blank referrer"),
}
_POOLS = {
    "": QT_TRANSLATE_NOOP("Ticket", "Any"),
    "tr": QT_TRANSLATE_NOOP("Ticket", "Turkey (tr)"),
    "global": QT_TRANSLATE_NOOP("Ticket", "Global (global)"),
}


def _tr(text: object) -> str:
    """Translate; PySide types what QT_TRANSLATE_NOOP returns as object."""
    return QCoreApplication.translate("Ticket", str(text))


def field_word(name: str) -> str:
    """Return the name of a field; a name of the operator's own as it is."""
    return _tr(_FIELDS[name]) if name in _FIELDS else name


def field_hint(field: Field) -> str:
    """Return the unit or a short hint for a field, empty when it needs none."""
    name = field.name
    if field is COUNT_TOLD:
        return _tr(QT_TRANSLATE_NOOP("Ticket", "seldom needed"))
    return _tr(_HINTS[name]) if name in _HINTS else ""


def kind_word(kind: Kind) -> str:
    """Return the name of a kind of order."""
    return _tr(_KINDS[kind])


def choice_word(field: Field, value: str) -> str:
    """Return the word for one option of a choice."""
    if not value:
        return _tr(QT_TRANSLATE_NOOP("Ticket", "Choose…"))
    if field.name == "delay" and value.isdecimal():
        words = QCoreApplication.translate("Ticket", "{count} minutes")
        return words.format(count=QLocale().toString(int(value)))
    word = _OPTIONS.get((field.name, value))
    return value if word is None else _tr(word)


class LineWords(QObject):
    """A class, since the collector of texts knows plurals in `self.tr` alone."""

    def told(self, lines: int) -> str:
        """Return how many lines count."""
        return self.tr("%Ln line(s)", "", lines)

    def doubled(self, lines: int) -> str:
        """Return how many lines stand there twice."""
        return self.tr("%Ln doubled", "", lines)


_lines = LineWords()


def lines_word(lines: int, doubles: int = 0) -> str:
    """Return how many lines of a field count, and how many of them are doubles."""
    told = _lines.told(lines)
    return f"{told} · {_lines.doubled(doubles)}" if doubles else told


_NOBODY_TOLD: Mapping[str, int | None] = {}


def pool_word(value: str, capacities: Mapping[str, int | None] = _NOBODY_TOLD) -> str:
    """Return a pool's name with its capacity, as far as the panel told."""
    name = _tr(_POOLS[value]) if value in _POOLS else value
    if value not in capacities:
        return name
    capacity = capacities[value]
    if capacity is None:
        return _tr(QT_TRANSLATE_NOOP("Ticket", "{pool} · capacity not known")).format(pool=name)
    number = QLocale().toString(capacity)
    words = _tr(QT_TRANSLATE_NOOP("Ticket", "{pool} · {capacity} free"))
    return words.format(pool=name, capacity=number)
