"""What a panel can answer instead of what was asked, as types that keep its own words.

The families and their texts come from the documented and observed answers of API v2 panels.
Nothing here holds a key, a URL or a request.
"""


class PanelError(Exception):
    """A panel did not do what was asked. `words` are its own, plain and capped, or empty."""

    def __init__(self, words: str = "", *, status: int | None = None) -> None:
        super().__init__(words)
        self.words = words
        self.status = status
        """The HTTP status that the words came with, where there was one."""


class Refusal(PanelError):
    """The panel understood and said no."""


class BadKey(Refusal):
    """The key is wrong, or the account is suspended."""


class BadService(Refusal):
    """The service does not exist or is not active."""


class BadLink(Refusal):
    """The link is not one that the service takes."""


class BadQuantity(Refusal):
    """The quantity is below the minimum, above the maximum or no number."""


class ShortFunds(Refusal):
    """The balance does not cover the charge."""


class LinkBusy(Refusal):
    """The panel's own guard: an order with this link is still active."""


class RateLimited(Refusal):
    """Too many requests. `retry_after` is in seconds, None when the panel named none."""

    def __init__(
        self, words: str = "", *, status: int | None = None, retry_after: float | None = None
    ) -> None:
        super().__init__(words, status=status)
        self.retry_after = retry_after


class NoSuchOrder(Refusal):
    """The panel does not know this order id."""


class NoSuchRefill(Refusal):
    """The panel does not know this refill id."""


class AlreadyRequested(Refusal):
    """A refill or cancel of this order is already open."""


class BadRequest(Refusal):
    """The panel does not know the action, or a parameter is missing."""


class OtherRefusal(Refusal):
    """A refusal in words that are not on our list; they are shown as they came."""


class ShutOut(OtherRefusal):
    """Whoever asks is shut out: banned, or not let in from this address. No word on what for."""


ABOUT_ONE = (NoSuchOrder, NoSuchRefill, AlreadyRequested)
"""Refusals that only ever are about one id."""


def may_mean_one(error: PanelError) -> bool:
    """Tell whether what refused a question about several ids may be due to one of them.

    Or to there being several: some panels tell of one at a time alone. A wrong key, a rate, a ban
    and a server that gave up are neither.
    """
    told = isinstance(error, Refusal) and not isinstance(error, BadKey | RateLimited | ShutOut)
    return told and (error.status or 0) < 500


class PanelBroken(PanelError):
    """An answer that is no API answer: a web page, an empty body, a wrong shape, a 5xx."""


class Unreachable(PanelError):
    """No answer: no network, no name, no connection, a certificate not trusted, a deadline."""


class Unconfirmed(PanelError):
    """A request to do something left this machine; its answer is not surely one or the other."""


def gave_up(error: PanelError) -> bool:
    """Tell whether there was no answer, or none of the panel's own: it broke, or took too long.

    It may be down; or it stumbles over one of the ids that it was asked about, or their number.
    """
    return isinstance(error, PanelBroken | Unreachable) or (error.status or 0) >= 500
