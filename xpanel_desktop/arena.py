"""One place from which all threads take their memory.

glibc gives each new thread a place of its own, and what one of them frees the others cannot use: of
eight threads that do little at a time, 2 MB lay idle (measured).
"""

import contextlib
import sys

M_ARENA_MAX = -8
"""glibc's number for the most places there may be."""


def share_one() -> None:
    """Have the threads that begin from now on share one place; other systems do as they do."""
    if sys.platform == "linux":
        import ctypes

        with contextlib.suppress(AttributeError, OSError):  # another C library
            ctypes.CDLL(None).mallopt(M_ARENA_MAX, 1)
