"""The look of a field that the program's style sheet does not know: as tall and plain as a choice.

Its colours are the palette's, so that it follows light and dark by itself.
"""

from xpanel_desktop.paths import ASSETS


def field_sheet(kind: str) -> str:
    """Return the style sheet of one kind of field with a button that opens a list."""
    arrow = str(ASSETS / "icons" / "arrow-down.svg").replace("\\", "/")
    return (
        f"{kind} {{ border: 1px solid palette(mid); border-radius: 4px; padding: 3px 6px;"
        " background: palette(base); color: palette(text); min-height: 20px; }"
        f"{kind}:focus {{ border-color: palette(link); }}"
        f'{kind}[problem="block"] {{ border-color: palette(bright-text); }}'
        f"{kind}::drop-down {{ border: none; width: 24px; }}"
        f'{kind}::down-arrow {{ image: url("{arrow}"); width: 12px; height: 12px; }}'
    )
