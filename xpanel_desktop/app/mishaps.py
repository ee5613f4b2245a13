"""What follows when something inside the program raised and nothing caught it."""

from xpanel_desktop.crashes import files_of

DOUBTFUL = (
    *("app/accounts.py", "app/aftersales.py", "app/asking.py", "app/caution.py"),
    *("app/cut_short.py", "app/emergency.py", "app/gate.py", "app/outbox.py", "app/safety.py"),
    *("app/sending.py", "app/session.py", "app/sessions.py", "app/tickets.py"),
    *("api/exchange.py", "api/panel.py", "api/transport.py", "api/verdict.py"),
    *("store/database.py", "store/drafts.py", "store/journal.py", "store/queue.py"),
    *("store/requests.py", "store/worker.py"),
)
"""Where what is sent, and whether it was, is decided and kept."""


def is_doubtful(error: BaseException) -> bool:
    """Tell whether an error came through what sending rests on: then sending stops, to be safe."""
    return any(name in DOUBTFUL for name in files_of(error))
