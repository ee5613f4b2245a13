"""A service of a panel's catalogue, and the kinds of order that services ask for."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from xpanel_desktop.domain.folding import fold


class Kind(StrEnum):
    """What an order of a service asks for: the type, freed of the panels' spellings."""

    DEFAULT = "default"
    PACKAGE = "package"
    SEO = "seo"
    CUSTOM_COMMENTS = "customcomments"
    CUSTOM_COMMENTS_PACKAGE = "customcommentspackage"
    MENTIONS = "mentions"
    MENTIONS_WITH_HASHTAGS = "mentionswithhashtags"
    MENTIONS_CUSTOM_LIST = "mentionscustomlist"
    MENTIONS_HASHTAG = "mentionshashtag"
    MENTIONS_USER_FOLLOWERS = "mentionsuserfollowers"
    MENTIONS_MEDIA_LIKERS = "mentionsmedialikers"
    COMMENT_LIKES = "commentlikes"
    COMMENT_REPLIES = "commentreplies"
    POLL = "poll"
    """A poll as most panels take it: answer_number."""
    POLL_CHOICE = "pollchoice"
    """A poll as XPanel takes it: choice (a number) or choice_label (the text)."""
    SPACES = "spaces"
    INVITES_FROM_GROUPS = "invitesfromgroups"
    SUBSCRIPTIONS = "subscriptions"
    WEB_TRAFFIC = "webtraffic"
    UNHEARD = "unheard"
    """A type we have not heard of: link, quantity and free fields, with a warning."""


_BY_LETTERS = {kind.value: kind for kind in Kind if kind is not Kind.UNHEARD} | {
    "": Kind.DEFAULT,
    "mentionsusersfollowers": Kind.MENTIONS_USER_FOLLOWERS,
    "mentionsmedialiker": Kind.MENTIONS_MEDIA_LIKERS,
    "mentionswithhashtag": Kind.MENTIONS_WITH_HASHTAGS,
    "subscription": Kind.SUBSCRIPTIONS,
    "invitesfromgroup": Kind.INVITES_FROM_GROUPS,
    "space": Kind.SPACES,
    "polls": Kind.POLL,
}
_POLL_WORDS = ("poll", "anket", "oylama")
_SPACES_WORDS = ("space", "dinleyici", "listener")


@dataclass(frozen=True, slots=True)
class Service:
    """One service as the panel lists it. Texts are plain and capped; ids stay text."""

    id: str
    name: str
    type: str
    """The panel's own word for the type."""
    category: str
    rate: Decimal | None
    """Price per 1000, or of the whole package; None when it could not be read."""
    minimum: int | None
    maximum: int | None
    refill: bool | None = None
    cancel: bool | None = None
    dripfeed: bool | None = None
    """None: the panel did not say."""
    link: str = ""
    average_time: str = ""
    currency: str = ""

    @property
    def kind(self) -> Kind:
        """What the panel's word for the type asks for."""
        return kind_of(self.type)


def kind_of(type_word: str) -> Kind:
    """Match a type on its lower-case letters and digits: spellings drift between panels."""
    letters = "".join(letter for letter in type_word.lower() if letter.isalnum())
    return _BY_LETTERS.get(letters, Kind.UNHEARD)


def suggested_kind(service: Service, *, xpanel: bool) -> Kind:
    """Return the kind a new ticket starts with; the operator may switch it.

    On XPanel a poll or a Space can be listed as Default: its name and category tell.
    """
    kind = service.kind
    if not xpanel:
        return kind
    if kind is Kind.POLL:
        return Kind.POLL_CHOICE
    if kind is Kind.DEFAULT:
        told = fold(f"{service.name} {service.category}")
        if any(word in told for word in _POLL_WORDS):
            return Kind.POLL_CHOICE
        if any(word in told for word in _SPACES_WORDS):
            return Kind.SPACES
    return kind
