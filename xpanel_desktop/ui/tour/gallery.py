"""Every pane in both languages and both schemes, for an eye to go over."""

from xpanel_desktop.ui.actions import PANES
from xpanel_desktop.ui.theme import Scheme
from xpanel_desktop.ui.tour.bookkeeping import hang_books
from xpanel_desktop.ui.tour.finding import hang_finding
from xpanel_desktop.ui.tour.hands import settle
from xpanel_desktop.ui.tour.paging import hang_pages
from xpanel_desktop.ui.tour.walk import Walk


async def hang(walk: Walk) -> None:
    """Take a picture of each pane and each dialog, in each language and scheme."""
    services = walk.window.services
    for service_id in ("1", "2", "30"):
        services.go_to(service_id)
        services.marking.turn_compared()
    for language in ("tr", "en"):
        for scheme in (Scheme.LIGHT, Scheme.DARK):
            walk.program.use_language(language)
            walk.program.use_scheme(scheme)
            for pane in PANES:
                await walk.go(pane)
                await settle()
                walk.take(f"{pane} {language} {scheme}")
            await hang_pages(walk, language, scheme)
            await hang_books(walk, language, scheme)
            await hang_finding(walk, language, scheme)
            walk.window.open_accounts(walk.window.scope.chosen)
            await settle()
            walk.album.take(walk.window.accounts, f"accounts {language} {scheme}")
            walk.window.accounts.close()
            services.marking.show_feed()
            services.marking.show_comparison()
            walk.window.templates.open()
            await settle()
            shown = {
                "changes": services.marking.feed,
                "compare": services.marking.compare,
                "templates": walk.window.templates,
            }
            for name, dialog in shown.items():
                assert dialog is not None, "it was opened above"
                walk.album.take(dialog, f"{name} {language} {scheme}")
                dialog.close()
