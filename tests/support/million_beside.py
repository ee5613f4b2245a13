"""What triggers and reports keep beside the orders, filled for all of them at once.

Each statement says of all orders what the program says of one when it writes it; a test compares
them with a database that the program's own functions have written, order by order.
"""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from tests.support.million_rows import ANSWERED_AFTER, ENDS, SENT_AFTER
from xpanel_desktop.app.news import KEPT
from xpanel_desktop.app.scorecards import FILLED
from xpanel_desktop.domain.evidence import Choice, Decision
from xpanel_desktop.domain.ledger import AT_WORK, REFUNDING
from xpanel_desktop.domain.scorecard import WINDOW
from xpanel_desktop.domain.state import FINISHED, State
from xpanel_desktop.store.cases import keep as keep_evidence
from xpanel_desktop.store.columns import ms
from xpanel_desktop.store.history import movements_of
from xpanel_desktop.store.outcomes import keep, replay
from xpanel_desktop.store.rows import fetch

STEPPED = 2_000
"""The newest orders, half of all at most, of which some were told of step by step."""
STEP, STEPS = 60_000, 3
HEAP = 256 << 20
UNSEEN = 40
"""The newest news, which nobody has looked at."""
_ANSWERED = ANSWERED_AFTER - SENT_AFTER


def _among(states: frozenset[State]) -> str:
    return ", ".join(f"'{state.value}'" for state in sorted(states))


_STEPPED = f"""
    panel_id <> '' AND state IN ('in_progress', 'completed', 'partial', 'canceled')
    AND moved_at > sent_at + {STEP * (STEPS + 1)}
    AND id > (SELECT max(max(id) - {STEPPED}, max(id) / 2) FROM orders)
"""
_WORDS = """
CREATE VIRTUAL TABLE order_words USING fts5(
    text, content='', detail='none', columnsize=0, tokenize='trigram case_sensitive 1'
)
"""
"""As in the migrations, but without a view to read the texts back from."""
_PLAIN = (
    """INSERT INTO counts SELECT account_id, state, count(*) FROM orders GROUP BY 1, 2""",
    """INSERT INTO ordered SELECT DISTINCT service_id, category, service_name FROM orders""",
    """INSERT INTO recents SELECT account_id, service_id, max(queued_at) FROM orders
        WHERE queued_at IS NOT NULL GROUP BY 1, 2""",
)
_ATTEMPTS = f"""
INSERT INTO attempts
SELECT id, 1, sent_at, '{{"action": "add", "service": "' || service_id || '", "link": "' || link
        || '", "quantity": "' || quantity || '"}}',
    sent_at + {_ANSWERED},
    CASE WHEN panel_id <> '' THEN 'accepted' WHEN state = 'refused' THEN 'refused'
        ELSE 'unknown' END,
    problem, iif(panel_id <> '' OR state = 'refused', 200, NULL),
    iif(panel_id <> '', '{{"order": ' || panel_id || '}}',
        iif(problem <> '', '{{"error": "' || problem || '"}}', ''))
FROM orders WHERE attempts > 0 ORDER BY id
"""
_MOVEMENTS = f"""
INSERT INTO movements (order_id, at, state, status_word, start_count, remains, charge)
SELECT * FROM (
    SELECT id, sent_at + {STEP} * n.value AS at, 'in_progress', 'In progress', start_count,
        quantity - quantity * n.value / {STEPS * 4}, expected_charge
    FROM orders CROSS JOIN (SELECT value FROM json_each('[1, 2, 3]')) AS n WHERE {_STEPPED}
    UNION ALL
    SELECT id, moved_at, state, status_word, start_count, remains, charge
    FROM orders WHERE panel_id <> ''
) ORDER BY at
"""
_ACCEPTED = f"""
SELECT account_id, id AS order_id, sent_at + {_ANSWERED} AS at, 'expected' AS kind,
    expected_charge AS amount, expected_charge AS change, currency, sent_at AS booked_from,
    sent_at + {_ANSWERED} AS booked_by, NULL AS movement_id
FROM orders WHERE panel_id <> ''
"""
_TOLD = f"""
SELECT account_id, order_id, at, kind, charge, charge - before, currency,
    iif(kind = 'charge', sent_at, min(max(coalesce(asked_at, sent_at), sent_at), at)),
    iif(kind = 'charge', sent_at + {_ANSWERED}, max(at, sent_at + {_ANSWERED})), movement_id
FROM (
    SELECT o.account_id, o.currency, o.sent_at, m.order_id, m.at, m.charge, m.id AS movement_id,
        m.before IS NULL AS is_first, coalesce(m.before, o.expected_charge) AS before, m.asked_at,
        CASE WHEN m.charge < coalesce(m.before, o.expected_charge)
            AND (m.before IS NOT NULL OR m.state IN ({_among(REFUNDING)})) THEN 'refund'
            WHEN m.before IS NULL THEN 'charge' ELSE 'raised' END AS kind
    FROM (SELECT *, NULL AS before, NULL AS asked_at FROM movements
            WHERE order_id NOT IN (SELECT id FROM orders WHERE {_STEPPED})
        UNION ALL SELECT *, lag(charge) OVER of_order, lag(at) OVER of_order FROM movements
            WHERE order_id IN (SELECT id FROM orders WHERE {_STEPPED})
            WINDOW of_order AS (PARTITION BY order_id ORDER BY id)) AS m
    CROSS JOIN orders AS o ON o.id = m.order_id
    WHERE m.charge <> 0 OR m.state NOT IN ({_among(AT_WORK)})
) WHERE is_first OR charge <> before
"""
_LEDGER = f"""
INSERT INTO ledger (account_id, order_id, at, kind, amount, change, currency, booked_from,
    booked_by, movement_id)
SELECT * FROM ({_ACCEPTED} UNION ALL {_TOLD}) ORDER BY at, order_id
"""
_NEWS = """
INSERT INTO news (kind, account_id, order_id, at)
SELECT * FROM (
    SELECT state, account_id, id, moved_at AS at FROM orders
    WHERE panel_id <> '' AND state IN ('completed', 'partial', 'canceled', 'refunded', 'expired',
        'failed')
    UNION ALL
    SELECT iif(state = 'refused', 'refused', 'unknown'), account_id, id, sent_at FROM orders
    WHERE state IN ('refused', 'unknown', 'not_placed')
) WHERE at >= :since ORDER BY at
"""
_OUTCOMES = f"""
INSERT INTO outcomes
SELECT account_id, service_id, id, sent_at, quantity, 0,
    iif(begun, sent_at, NULL), iif(begun, moved_at, NULL),
    iif(ended, sent_at, NULL), iif(ended, moved_at, NULL), iif(ended, state, NULL),
    iif(ended, quantity - remains, NULL), 0, start_count > 0
FROM (
    SELECT *, state IN ({_among(FINISHED)}) AS ended,
        state IN ('in_progress', 'active', 'completed', 'partial')
            OR (remains > 0 AND remains < quantity) AS begun
    FROM orders WHERE panel_id <> '' AND sent_at >= :since AND NOT ({_STEPPED})
) ORDER BY account_id, service_id, id
"""
_CARDS = """
INSERT INTO scorecards SELECT DISTINCT account_id, service_id, 0, '' FROM orders
WHERE panel_id <> '' AND sent_at IS NOT NULL
"""


def fill(db: sqlite3.Connection) -> None:
    """Fill all of it, inside a transaction; the triggers of these tables are away meanwhile."""
    for sql in (*_PLAIN, _ATTEMPTS, _MOVEMENTS, _LEDGER, _CARDS):
        db.execute(sql)
    db.execute(_NEWS, {"since": ms(ENDS - KEPT)})
    db.execute("UPDATE news SET seen = 1 WHERE id <= (SELECT max(id) FROM news) - ?", (UNSEEN,))
    db.execute(_OUTCOMES, {"since": ms(ENDS - WINDOW)})
    db.execute("INSERT INTO settings VALUES (?, '0')", (FILLED,))


def fill_the_rest(db: sqlite3.Connection) -> None:
    """Fill what takes the indices: outcomes of orders that were told of in steps, and decisions."""
    for row in db.execute(f"SELECT id FROM orders WHERE {_STEPPED}").fetchall():
        order = fetch(db, row[0])
        assert order is not None
        outcome = replay(order, movements_of(db, order.id))
        assert outcome is not None
        keep(db, order, outcome)
    decided = "SELECT id, moved_at FROM orders WHERE state = 'not_placed' ORDER BY moved_at"
    for number, at in db.execute(decided).fetchall():
        when = datetime.fromtimestamp(at / 1000, UTC)
        keep_evidence(db, number, when, Decision(Choice.NOT_PLACED))


def index_words(orders: Path, words: Path) -> None:
    """Make the index of words in a file of its own, in few and large parts.

    It only reads the orders and holds no lock of Python's: other indices are made meanwhile.
    Left at its size, the heap of new words is emptied so often that most of the time is merging.
    """
    with closing(sqlite3.connect(words, isolation_level=None)) as db:
        for pragma in ("journal_mode=OFF", "synchronous=OFF"):
            db.execute(f"PRAGMA {pragma}")
        db.execute(_WORDS)
        db.execute("INSERT INTO order_words (order_words, rank) VALUES ('hashsize', ?)", (HEAP,))
        db.execute("ATTACH ? AS there", (f"file:{orders}?mode=ro",))
        db.execute("BEGIN")
        db.execute(
            "INSERT INTO order_words (rowid, text)"
            " SELECT id, id || char(10) || found_by FROM there.orders ORDER BY id"
        )
        db.execute("COMMIT")


def take_words(db: sqlite3.Connection, schema: str) -> None:
    """Take the index of words over from an attached file that `index_words` made."""
    for table in ("order_words_data", "order_words_idx"):
        db.execute(f"DELETE FROM {table}")
        db.execute(f"INSERT INTO {table} SELECT * FROM {schema}.{table}")
