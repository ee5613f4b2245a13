"""The tables of the store, opened together."""

from dataclasses import dataclass

from xpanel_desktop.store.accounts import AccountRows
from xpanel_desktop.store.balances import BalanceRows
from xpanel_desktop.store.cases import EvidenceRows
from xpanel_desktop.store.catalog import CatalogRows
from xpanel_desktop.store.closes import CloseRows
from xpanel_desktop.store.database import Database
from xpanel_desktop.store.drafts import Drafts
from xpanel_desktop.store.exchange import ExchangeRows
from xpanel_desktop.store.following import FollowedRows
from xpanel_desktop.store.guarantees import GuaranteeRows
from xpanel_desktop.store.history import HistoryRows
from xpanel_desktop.store.imports import Imports
from xpanel_desktop.store.journal import Journal
from xpanel_desktop.store.ledger import LedgerRows
from xpanel_desktop.store.low_balances import LowBalanceRows
from xpanel_desktop.store.marks import MarkRows
from xpanel_desktop.store.news import NewsRows
from xpanel_desktop.store.pages import Pages
from xpanel_desktop.store.queue import Queue
from xpanel_desktop.store.rates import RateRows
from xpanel_desktop.store.reckoning import ReckoningRows
from xpanel_desktop.store.requests import Requests
from xpanel_desktop.store.scorecards import ScorecardRows
from xpanel_desktop.store.settings import SettingRows
from xpanel_desktop.store.spending import SpendingRows
from xpanel_desktop.store.templates import TemplateRows
from xpanel_desktop.store.tracking import Tracking
from xpanel_desktop.store.views import ViewRows
from xpanel_desktop.store.watch import WatchRows


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Stores:
    """Every table, over one database."""

    database: Database
    accounts: AccountRows
    balances: BalanceRows
    catalog: CatalogRows
    closes: CloseRows
    drafts: Drafts
    evidence: EvidenceRows
    following: FollowedRows
    history: HistoryRows
    guarantees: GuaranteeRows
    imports: Imports
    journal: Journal
    ledger: LedgerRows
    low_balances: LowBalanceRows
    marks: MarkRows
    news: NewsRows
    pages: Pages
    queue: Queue
    exchange: ExchangeRows
    rates: RateRows
    scorecards: ScorecardRows
    requests: Requests
    reckoning: ReckoningRows
    settings: SettingRows
    spending: SpendingRows
    templates: TemplateRows
    tracking: Tracking
    views: ViewRows
    watch: WatchRows


def stores_of(database: Database) -> Stores:
    """Return the tables of a database."""
    return Stores(
        database,
        AccountRows(database),
        BalanceRows(database),
        CatalogRows(database),
        CloseRows(database),
        Drafts(database),
        EvidenceRows(database),
        FollowedRows(database),
        HistoryRows(database),
        GuaranteeRows(database),
        Imports(database),
        Journal(database),
        LedgerRows(database),
        LowBalanceRows(database),
        MarkRows(database),
        NewsRows(database),
        Pages(database),
        Queue(database),
        ExchangeRows(database),
        RateRows(database),
        ScorecardRows(database),
        Requests(database),
        ReckoningRows(database),
        SettingRows(database),
        SpendingRows(database),
        TemplateRows(database),
        Tracking(database),
        ViewRows(database),
        WatchRows(database),
    )
