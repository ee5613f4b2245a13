"""The one way of hostile text to the screen: plain, capped, and never taken for markup."""

from xpanel_desktop.domain import plain as cleaned

CAP = cleaned.MAX_NAME
"""Letters of such a text that a label or a cell shows: a million take a second to lay out."""
_MARKUP = frozenset("<>&\"'")


def plain(text: str) -> str:
    """Return a text on one line, capped, without controls and marks of direction."""
    return cleaned.plain(text, CAP)


def several(text: str, most: int) -> str:
    """Return a text that keeps its lines, capped, without controls and marks of direction."""
    return cleaned.plain_lines(text, most)


def on_button(text: str) -> str:
    """Return a text for a button or an action, where a single & would make a key of a letter."""
    return text.replace("&", "&&")


def tooltip(*lines: str) -> str:
    """Return the lines, those that are not empty, as a tooltip that shows them as they are.

    Qt guesses whether a tooltip is markup: it takes `a &lt; b` for it and `a &amp; b` not, so what
    is escaped is said to be markup.
    """
    told = [plain(line) for line in lines if line]
    if len(told) < 2 and not any(_MARKUP & set(line) for line in told):
        return "".join(told)
    from html import escape  # its table of entities is long, and tool tips come late

    return f"<qt>{'<br>'.join(map(escape, told))}</qt>"
