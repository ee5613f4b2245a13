"""The demo: the program on a practice panel, with its account ready to play."""

from xpanel_desktop.ui.application import Program


async def demo(program: Program) -> None:
    """Join the program: open the playground and look at its account."""
    await program.play()
