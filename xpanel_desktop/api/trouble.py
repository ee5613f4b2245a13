"""What can go wrong on the way to a panel, and what that says about the request."""

from enum import StrEnum


class Trouble(StrEnum):
    """What went wrong on the way, as a word of ours."""

    ADDRESS = "address"
    CA = "ca"
    """The operator's own CA, as stored, cannot be read."""
    CERTIFICATE = "certificate"
    """No authority that is trusted here signed it."""
    CERTIFICATE_DATE = "certificate_date"
    """It has expired, or is not valid yet."""
    CERTIFICATE_NAME = "certificate_name"
    """It is another host's."""
    CONNECT = "connect"
    CUT = "cut"
    DEADLINE = "deadline"
    ENCODED = "encoded"
    """The body was compressed although that was refused: it could be a bomb."""
    HANDSHAKE = "handshake"
    """Whoever answered and this program found no common TLS."""
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


class CaFault(StrEnum):
    """Why a file is not taken for an operator's own CA."""

    TOO_LARGE = "too_large"
    PRIVATE_KEY = "private_key"
    NO_CERTIFICATE = "no_certificate"
    OTHER_CONTENT = "other_content"
    """Beside certificates it holds something else."""
    DAMAGED = "damaged"
    NOT_A_CA = "not_a_ca"
    """A server's own certificate: it vouches for nobody."""


class BadCa(ValueError):
    """A file that is not taken for a CA; nothing of its content is repeated."""

    def __init__(self, reason: CaFault) -> None:
        super().__init__(reason.value)
        self.reason = reason
