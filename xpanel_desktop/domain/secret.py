"""A wrapper that keeps an API key out of every repr, log line and traceback."""


class Secret:
    """An API key. Only `reveal` gives it out; nothing prints, compares or pickles it."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """Return the key itself: for the vault and the request under way, nobody else."""
        return self._value

    def hide_in(self, text: str) -> str:
        """Return `text` with the key blotted out, should a panel have echoed it."""
        return text.replace(self._value, "•••") if self._value else text

    def hide_in_bytes(self, body: bytes) -> bytes:
        """Return `body` with the key blotted out, before anything reads or keeps it."""
        key = self._value.encode()
        return body.replace(key, "•••".encode()) if key else body

    def __repr__(self) -> str:
        return "Secret(•••)"

    def __reduce__(self) -> str:
        raise TypeError("a key is not pickled")
