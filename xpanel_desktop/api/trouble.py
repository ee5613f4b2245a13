"""What can go wrong on the way to a panel, and what that says about the request."""

from enum import StrEnum


class Trouble(StrEnum):
    """What went wrong on the way, as a word of ours."""

    ADDRESS = "address"
    CERTIFICATE = "certificate"
    """The panel's is not trusted, or the operator's own CA cannot be read."""
    CONNECT = "connect"
    CUT = "cut"
    DEADLINE = "deadline"
    ENCODED = "encoded"
    """The body was compressed although that was refused: it could be a bomb."""
    PROXY = "proxy"
    """It does not let us through, or its address is none."""
    TOO_LONG = "too_long"
    OTHER = "other"


class Undone(Exception):
    """The request surely did not leave this machine."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


class Broken(Exception):
    """The request left, wholly or in part, and no complete answer came."""

    def __init__(self, trouble: Trouble, status: int | None, body: bytes) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble
        self.status = status
        self.body = body
        """What came of the answer, as evidence, without the key."""
