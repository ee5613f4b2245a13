"""The text of each page of a PDF that Qt wrote, by the glyphs drawn and what they mean."""

import re
import zlib
from pathlib import Path

_OBJECT = re.compile(rb"(\d+) 0 obj(.*?)endobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*)endstream", re.DOTALL)
_FONT_OR_GLYPHS = re.compile(rb"/F(\d+) [0-9.]+ Tf|<([0-9a-fA-F]+)> Tj")
_RANGE = re.compile(rb"<([0-9a-fA-F]{4})> <([0-9a-fA-F]{4})> (<[0-9a-fA-F]+>|\[[^\]]*\])")
_CHARS = re.compile(rb"<([0-9a-fA-F]+)>")


def pages_of(path: Path) -> list[str]:
    """Return what can be read on each page; pictures of letters, such as emoji, are no text."""
    objects = {int(found[1]): found[2] for found in _OBJECT.finditer(path.read_bytes())}
    fonts = {
        number: _meanings(_content(objects[int(told[1])]))
        for number, body in objects.items()
        if (told := re.search(rb"/ToUnicode (\d+) 0 R", body))
    }
    pages = [body for body in objects.values() if b"/Type /Page\n" in body]
    contents = [re.search(rb"/Contents (\d+) 0 R", body) for body in pages]
    return [_drawn(_content(objects[int(one[1])]), fonts) for one in contents if one]


def _content(body: bytes) -> bytes:
    found = _STREAM.search(body)
    assert found is not None
    return zlib.decompress(found[1]) if b"/FlateDecode" in body else found[1]


def _meanings(table: bytes) -> dict[int, str]:
    told: dict[int, str] = {}
    for first, last, meaning in _RANGE.findall(table):
        begin, end = int(first, 16), int(last, 16)
        words = [bytes.fromhex(x.decode()).decode("utf-16-be") for x in _CHARS.findall(meaning)]
        for glyph in range(begin, end + 1):
            at = glyph - begin
            one = words[at] if len(words) > 1 else words[0][:-1] + chr(ord(words[0][-1]) + at)
            told[glyph] = one
    return told


def _drawn(content: bytes, fonts: dict[int, dict[int, str]]) -> str:
    text, meanings = "", dict[int, str]()
    for found in _FONT_OR_GLYPHS.finditer(content):
        if found[1]:
            meanings = fonts[int(found[1])]
        else:
            drawn = found[2].decode()
            glyphs = [int(drawn[at : at + 4], 16) for at in range(0, len(drawn), 4)]
            text += "".join(meanings.get(glyph, "") for glyph in glyphs)
    return text
