"""Whether a write-ahead log lost committed writes to damage.

SQLite stops reading a log at the first frame whose checksum is wrong and drops the rest without a
word: an order that was being sent would be queued again. The format is that of
https://www.sqlite.org/fileformat2.html#the_write_ahead_log; a kill leaves whole frames, or a last
one that the file ends in. Where SQLite begins its log anew over the frames of an older one, a kill
may leave a last one half old. The first commit cuts the log off behind it (`journal_size_limit`),
so that this is rare; a kill within that very commit leaves it whole, and the next run writes on.

A kill within a commit leaves its first frames without the one that ends it. The next run writes its
own over them, and a second kill leaves some of the former behind: of this very log, of a wrong
checksum, and nothing lost. Only a frame that ends a commit (it names the size of the database) was
ever relied upon: lost is what such a frame stands in or behind.

Nor can a commit's last frame that was half written over such a leftover be told from one that was
damaged, nor can frames that SQLite spilled into the log before their commit and changed there. So
the opening cuts off what follows the last commit (`Evidence.trim`), and only a transaction of more
than 32 MB is spilled: all else is written at the log's end, or over the frames of an older one.
"""

import struct
from dataclasses import dataclass

HEADER, FRAME = 32, 24
_MAGIC = 0x377F0682
_MASK = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class _Log:
    data: bytes
    order: str
    page: int
    salts: tuple[int, int]

    def frames(self) -> range:
        """Return where each frame begins, the last one perhaps cut short."""
        return range(HEADER, len(self.data) - FRAME + 1, FRAME + self.page)

    def kin(self, at: int) -> int:
        """Return how many of the two salts of a frame are this log's: older frames have none."""
        found = struct.unpack_from(">II", self.data, at + 8)
        return sum(one == own for one, own in zip(found, self.salts, strict=True))

    def ends_commit(self, at: int) -> bool:
        """Tell whether a frame says that a commit ends with it."""
        return self.data[at + 4 : at + 8] != bytes(4)

    def lost_from(self, at: int) -> bool:
        """Tell whether a commit may be lost, given that SQLite reads no further than to `at`.

        A last frame half old has an older log's frames behind it, and those alone.
        """
        later = [one for one in self.frames() if one > at]
        own = [one for one in later if self.kin(one)]
        if any(self.ends_commit(one) for one in own):
            return True
        return self.ends_commit(at) and not (later and not own)

    def end(self, at: int) -> int:
        """Return where a frame ends: behind the file's end where that was cut short."""
        return at + FRAME + self.page

    def is_whole(self, at: int) -> bool:
        """Tell whether the file does not end in this frame."""
        return self.end(at) <= len(self.data)

    def is_sound(self, at: int, seed: tuple[int, int]) -> bool:
        """Tell whether a frame's checksum is right, given that of the one before."""
        told = struct.unpack_from(">II", self.data, at + 16)
        head = checksum(self.data[at : at + 8], self.order, seed)
        body = self.data[at + FRAME : at + FRAME + self.page]
        return self.kin(at) == 2 and checksum(body, self.order, head) == told


def is_cut(data: bytes) -> bool:
    """Tell whether the log `data` holds commits that SQLite will not read."""
    return committed(data) is None


def committed(data: bytes) -> int | None:
    """Return how many bytes of a log SQLite reads, a torn end aside; None: it lost commits.

    Slow: 25 ms for a megabyte.
    """
    if len(data) < HEADER + FRAME:
        return len(data)
    log = _opened(data)
    if log is None:
        return None
    seed = struct.unpack_from(">II", data, 24)
    end = HEADER
    for at in log.frames():
        if not log.is_whole(at):
            break
        if not log.kin(at):
            return None if any(log.kin(later) == 2 for later in log.frames() if later > at) else end
        if not log.is_sound(at, seed):
            return None if log.lost_from(at) else end
        seed = struct.unpack_from(">II", data, at + 16)
        end = log.end(at) if log.ends_commit(at) else end
    return end


def ends_in_commit(data: bytes) -> bool:
    """Tell whether a log ends where a commit of its own does, as most that a kill left. Quick."""
    log = _opened(data) if len(data) >= HEADER + FRAME else None
    if log is None:
        return False
    last = log.frames()[-1]
    return log.end(last) == len(data) and log.kin(last) == 2 and log.ends_commit(last)


def _opened(data: bytes) -> _Log | None:
    """Return the log, None when its header is none of SQLite's."""
    magic, _, size, _, *salts = struct.unpack_from(">6I", data)
    order = ">" if magic & 1 else "<"
    told = struct.unpack_from(">II", data, 24)
    if magic & ~1 != _MAGIC or checksum(data[:24], order, (0, 0)) != told:
        return None
    return _Log(data, order, 65536 if size == 1 else size, (salts[0], salts[1]))


def checksum(data: bytes, order: str, seed: tuple[int, int]) -> tuple[int, int]:
    """Return SQLite's running checksum over pairs of 32-bit words in byte order `order`."""
    one, two = seed
    for first, second in struct.iter_unpack(f"{order}II", data):
        one = (one + first + two) & _MASK
        two = (two + second + one) & _MASK
    return one, two
