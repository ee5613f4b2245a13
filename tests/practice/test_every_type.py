"""Every kind of order: what is typed, what goes over the wire, and what the panel then holds."""

import json
from collections import deque
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

import pytest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tests.support.practice import Practice, practice
from xpanel_desktop.api.limiter import Limiter
from xpanel_desktop.api.panel import Panel
from xpanel_desktop.api.transport import Transport
from xpanel_desktop.domain.account import Dialects
from xpanel_desktop.domain.answer import Accepted
from xpanel_desktop.domain.checks import Level, Situation, check
from xpanel_desktop.domain.fields import fields_of
from xpanel_desktop.domain.service import Kind, suggested_kind
from xpanel_desktop.domain.ticket import Ticket, request

Texts = Mapping[str, str]
HARD = "https://x.example/ğ?a=1&b=2+3%20c#🌿"
"""A link with all that a form can get wrong."""


@dataclass(frozen=True)
class Row:
    """One ticket: the panel's service, what is typed, and exactly what is sent."""

    kind: Kind
    what: str
    typed: Texts
    wire: Texts
    """The parameters beside key and action; `service` is an id of the practice catalogue."""
    extra: Texts = field(default_factory=dict[str, str])
    xpanel: bool = True
    """False: the account speaks the classic dialect alone."""


ROWS = (
    Row(
        Kind.DEFAULT,
        "the pool left at any",
        {"link": "https://x.example/a", "quantity": "100", "data_pool": ""},
        {"service": "1", "link": "https://x.example/a", "quantity": "100"},
    ),
    Row(
        Kind.DEFAULT,
        "a hard link, grouped digits, pool tr",
        {"link": f"  {HARD}\n", "quantity": " 1 000 ", "data_pool": "tr"},
        {"service": "1", "link": HARD, "quantity": "1000", "data_pool": "tr"},
    ),
    Row(
        Kind.DEFAULT,
        "runs and interval, pool global",
        {
            "link": "https://x.example/a",
            "quantity": "0100",
            "runs": "3",
            "interval": "30",
            "data_pool": "global",
        },
        {
            "service": "2",
            "link": "https://x.example/a",
            "quantity": "100",
            "runs": "3",
            "interval": "30",
            "data_pool": "global",
        },
    ),
    Row(
        Kind.DEFAULT,
        "no pool on a panel without pools",
        {"link": "https://x.example/a", "quantity": "100", "data_pool": "tr"},
        {"service": "1", "link": "https://x.example/a", "quantity": "100"},
        xpanel=False,
    ),
    Row(
        Kind.DEFAULT,
        "fields of other kinds stay here",
        {"link": "https://x.example/a", "quantity": "100", "comments": "x", "username": "joe"},
        {"service": "1", "link": "https://x.example/a", "quantity": "100"},
    ),
    Row(
        Kind.PACKAGE,
        "no quantity even when one is typed",
        {"link": "https://x.example/a", "quantity": "7", "data_pool": "tr"},
        {"service": "6", "link": "https://x.example/a", "data_pool": "tr"},
    ),
    Row(
        Kind.SEO,
        "keywords by line",
        {
            "link": "https://x.example/",
            "quantity": "100",
            "keywords": " çiçek siparişi \r\n\r\nflowers & more\n",
        },
        {
            "service": "7",
            "link": "https://x.example/",
            "quantity": "100",
            "keywords": "çiçek siparişi\nflowers & more",
        },
    ),
    Row(
        Kind.CUSTOM_COMMENTS,
        "comments with every line break",
        {
            "link": "https://x.example/p/1",
            "comments": "güzel 🌿\r\n\r\nharika & iyi = 100%\n  a+b  \rson",
            "data_pool": "global",
        },
        {
            "service": "4",
            "link": "https://x.example/p/1",
            "comments": "güzel 🌿\nharika & iyi = 100%\na+b\nson",
            "data_pool": "global",
        },
    ),
    Row(
        Kind.CUSTOM_COMMENTS,
        "quantity beside the comments, for panels that want it",
        {"link": "https://x.example/p/1", "comments": "one\ntwo", "quantity": "02"},
        {"service": "8", "link": "https://x.example/p/1", "comments": "one\ntwo", "quantity": "2"},
    ),
    Row(
        Kind.CUSTOM_COMMENTS_PACKAGE,
        "comments",
        {"link": "https://x.example/p/1", "comments": "tek yorum\n", "data_pool": "tr"},
        {
            "service": "9",
            "link": "https://x.example/p/1",
            "comments": "tek yorum",
            "data_pool": "tr",
        },
    ),
    Row(
        Kind.MENTIONS,
        "usernames",
        {"link": "https://x.example/p/1", "quantity": "20", "usernames": "@ali\n\n veli \n"},
        {
            "service": "10",
            "link": "https://x.example/p/1",
            "quantity": "20",
            "usernames": "@ali\nveli",
        },
    ),
    Row(
        Kind.MENTIONS_WITH_HASHTAGS,
        "usernames and hashtags",
        {
            "link": "https://x.example/p/1",
            "quantity": "20",
            "usernames": "ali\nveli",
            "hashtags": "#çiçek\r\n#bahar",
        },
        {
            "service": "11",
            "link": "https://x.example/p/1",
            "quantity": "20",
            "usernames": "ali\nveli",
            "hashtags": "#çiçek\n#bahar",
        },
    ),
    Row(
        Kind.MENTIONS_CUSTOM_LIST,
        "usernames, no quantity",
        {"link": "https://x.example/p/1", "usernames": "ali\nveli\n", "quantity": "2"},
        {"service": "12", "link": "https://x.example/p/1", "usernames": "ali\nveli"},
    ),
    Row(
        Kind.MENTIONS_HASHTAG,
        "one hashtag",
        {"link": "https://x.example/p/1", "quantity": "20", "hashtag": " #bahar "},
        {
            "service": "13",
            "link": "https://x.example/p/1",
            "quantity": "20",
            "hashtag": "#bahar",
        },
    ),
    Row(
        Kind.MENTIONS_USER_FOLLOWERS,
        "username",
        {"link": "https://x.example/p/1", "quantity": "20", "username": "@birisi"},
        {
            "service": "14",
            "link": "https://x.example/p/1",
            "quantity": "20",
            "username": "@birisi",
        },
    ),
    Row(
        Kind.MENTIONS_MEDIA_LIKERS,
        "media",
        {"link": "https://x.example/p/1", "quantity": "20", "media": "https://x.example/m?a=1&b=2"},
        {
            "service": "15",
            "link": "https://x.example/p/1",
            "quantity": "20",
            "media": "https://x.example/m?a=1&b=2",
        },
    ),
    Row(
        Kind.COMMENT_LIKES,
        "username",
        {"link": "https://x.example/p/1", "quantity": "20", "username": "birisi"},
        {
            "service": "16",
            "link": "https://x.example/p/1",
            "quantity": "20",
            "username": "birisi",
        },
    ),
    Row(
        Kind.COMMENT_REPLIES,
        "username and comments",
        {"link": "https://x.example/p/1", "username": "birisi", "comments": "bir\n\niki\n"},
        {
            "service": "17",
            "link": "https://x.example/p/1",
            "username": "birisi",
            "comments": "bir\niki",
        },
    ),
    Row(
        Kind.POLL,
        "answer_number",
        {"link": "https://t.me/x/1", "quantity": "20", "answer_number": "02"},
        {"service": "18", "link": "https://t.me/x/1", "quantity": "20", "answer_number": "2"},
        xpanel=False,
    ),
    Row(
        Kind.POLL_CHOICE,
        "by number",
        {"link": "https://x.com/a/status/1", "quantity": "20", "choice": "2", "data_pool": "tr"},
        {
            "service": "3",
            "link": "https://x.com/a/status/1",
            "quantity": "20",
            "choice": "2",
            "data_pool": "tr",
        },
    ),
    Row(
        Kind.POLL_CHOICE,
        "by label",
        {"link": "https://x.com/a/status/1", "quantity": "20", "choice_label": " Evet, olur "},
        {
            "service": "3",
            "link": "https://x.com/a/status/1",
            "quantity": "20",
            "choice_label": "Evet, olur",
        },
    ),
    Row(
        Kind.POLL_CHOICE,
        "of a service that the panel calls a poll",
        {"link": "https://t.me/x/1", "quantity": "20", "choice_label": "Hayır"},
        {"service": "18", "link": "https://t.me/x/1", "quantity": "20", "choice_label": "Hayır"},
    ),
    Row(
        Kind.SPACES,
        "listen_duration",
        {
            "link": "https://x.com/i/spaces/1",
            "quantity": "20",
            "listen_duration": "30",
            "data_pool": "global",
        },
        {
            "service": "5",
            "link": "https://x.com/i/spaces/1",
            "quantity": "20",
            "listen_duration": "30",
            "data_pool": "global",
        },
    ),
    Row(
        Kind.SPACES,
        "without listen_duration",
        {"link": "https://x.com/i/spaces/1", "quantity": "20"},
        {"service": "5", "link": "https://x.com/i/spaces/1", "quantity": "20"},
    ),
    Row(
        Kind.INVITES_FROM_GROUPS,
        "groups",
        {
            "link": "https://t.me/x",
            "quantity": "20",
            "groups": "https://t.me/bir\nhttps://t.me/iki\n",
        },
        {
            "service": "19",
            "link": "https://t.me/x",
            "quantity": "20",
            "groups": "https://t.me/bir\nhttps://t.me/iki",
        },
    ),
    Row(
        Kind.SUBSCRIPTIONS,
        "all of it",
        {
            "username": " birisi ",
            "min": "10",
            "max": "1 000",
            "posts": "5",
            "old_posts": "0",
            "delay": "90",
            "expiry": "1.2.2027",
            "link": "https://x.example/not-asked",
        },
        {
            "service": "20",
            "username": "birisi",
            "min": "10",
            "max": "1000",
            "posts": "5",
            "old_posts": "0",
            "delay": "90",
            "expiry": "01/02/2027",
        },
    ),
    Row(
        Kind.SUBSCRIPTIONS,
        "what it needs, no delay",
        {"username": "birisi", "min": "10", "max": "10", "delay": "0"},
        {"service": "20", "username": "birisi", "min": "10", "max": "10", "delay": "0"},
    ),
    Row(
        Kind.WEB_TRAFFIC,
        "from a search",
        {
            "link": "https://site.example/",
            "quantity": "100",
            "runs": "2",
            "interval": "60",
            "country": "TR",
            "device": "5",
            "type_of_traffic": "1",
            "google_keyword": "çiçek siparişi",
            "referring_url": "https://not-asked.example",
        },
        {
            "service": "21",
            "link": "https://site.example/",
            "quantity": "100",
            "runs": "2",
            "interval": "60",
            "country": "TR",
            "device": "5",
            "type_of_traffic": "1",
            "google_keyword": "çiçek siparişi",
        },
    ),
    Row(
        Kind.WEB_TRAFFIC,
        "from a page",
        {
            "link": "https://site.example/",
            "quantity": "100",
            "country": "WW",
            "device": "1",
            "type_of_traffic": "2",
            "google_keyword": "not asked",
            "referring_url": "https://r.example/?q=1&z=2",
        },
        {
            "service": "21",
            "link": "https://site.example/",
            "quantity": "100",
            "country": "WW",
            "device": "1",
            "type_of_traffic": "2",
            "referring_url": "https://r.example/?q=1&z=2",
        },
    ),
    Row(
        Kind.WEB_TRAFFIC,
        "from nowhere",
        {
            "link": "https://site.example/",
            "quantity": "100",
            "country": "US",
            "device": "3",
            "type_of_traffic": "3",
            "google_keyword": "not asked",
            "referring_url": "https://not-asked.example",
        },
        {
            "service": "21",
            "link": "https://site.example/",
            "quantity": "100",
            "country": "US",
            "device": "3",
            "type_of_traffic": "3",
        },
    ),
    Row(
        Kind.UNHEARD,
        "with free fields",
        {"link": "https://x.example/a", "quantity": "20", "data_pool": "tr"},
        {
            "service": "22",
            "link": "https://x.example/a",
            "quantity": "20",
            "data_pool": "tr",
            "renk": "yeşil & mavi",
            "hız[]": "a+b=c",
        },
        extra={" renk ": " yeşil & mavi ", "hız[]": "a+b=c", "empty": " ", "quantity": "9"},
    ),
    Row(
        Kind.UNHEARD,
        "without free fields",
        {"link": "https://x.example/a", "quantity": "20"},
        {"service": "22", "link": "https://x.example/a", "quantity": "20"},
        xpanel=False,
    ),
)


@dataclass(frozen=True)
class Received:
    """A POST as it came in, before anything read it."""

    path: str
    headers: Mapping[str, str]
    body: bytes


@dataclass
class Recorder:
    """Stands before the panel and keeps every POST as it is."""

    app: ASGIApp
    posts: list[Received] = field(default_factory=list[Received])

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        body, more = b"", True
        while more:
            message = await receive()
            body += message.get("body", b"")
            more = message.get("more_body", False)
        if scope["method"] == "POST":
            headers = {name.decode().lower(): text.decode() for name, text in scope["headers"]}
            self.posts.append(Received(scope["path"], headers, body))
        told = deque[Message]([{"type": "http.request", "body": body, "more_body": False}])

        async def again() -> Message:
            return told.popleft() if told else await receive()

        await self.app(scope, again, send)


@pytest.fixture
async def shop() -> AsyncIterator[Practice]:
    async with practice(services=22, balance=1_000_000) as running:
        yield running


@pytest.fixture
async def transport() -> AsyncIterator[Transport]:
    made = Transport()
    yield made
    await made.close()


async def nothing() -> None:
    """Keep no journal here."""


def test_the_table_covers_every_kind() -> None:
    assert {row.kind for row in ROWS} == set(Kind)


@pytest.mark.parametrize("kind", Kind)
def test_the_rows_of_a_kind_send_each_of_its_fields(kind: Kind) -> None:
    rows = [row for row in ROWS if row.kind is kind]
    asked = {item.name for row in rows for item in fields_of(kind, xpanel=row.xpanel)}
    assert asked <= {name for row in rows for name in row.wire}


WAYS = [(row, rest) for row in ROWS for rest in ((False, True) if row.xpanel else (False,))]
NAMES = [f"{row.kind}: {row.what}, {'REST' if rest else 'classic'}" for row, rest in WAYS]


@pytest.mark.parametrize(("row", "rest"), WAYS, ids=NAMES)
async def test_what_is_typed_is_what_the_panel_holds(
    row: Row, rest: bool, shop: Practice, transport: Transport
) -> None:
    recorder = shop.door.app = Recorder(shop.door.app)
    dialects = Dialects(rest=row.xpanel)
    key = shop.key
    panel = Panel(shop.url, key, transport=transport, limiter=Limiter(1_000_000), dialects=dialects)
    listed = {service.id: service for service in (await panel.services()).services}
    service = listed[row.wire["service"]]
    assert suggested_kind(service, xpanel=row.xpanel) is row.kind
    ticket = Ticket(1, service.id, row.kind, row.typed, row.extra)
    assert check(ticket, service, Situation(xpanel=row.xpanel)).level is not Level.BLOCK
    recorder.posts.clear()

    add = panel.rest.add if rest else panel.add
    answer = await add(request(ticket, xpanel=row.xpanel), intent=nothing)

    assert isinstance(answer, Accepted), answer
    (post,) = recorder.posts
    if rest:
        assert post.path == "/api/v2/order"
        assert post.headers["content-type"] == "application/json"
        assert post.headers["x-api-key"] == key.reveal()
        assert json.loads(post.body) == row.wire
    else:
        assert post.path == "/api/v2"
        assert post.headers["content-type"] == "application/x-www-form-urlencoded"
        pairs = parse_qsl(post.body.decode("ascii"), keep_blank_values=True, strict_parsing=True)
        assert len(pairs) == len(dict(pairs)), "no parameter twice"
        assert dict(pairs) == {**row.wire, "key": key.reveal(), "action": "add"}
    (order,) = shop.panel.desk.ledger.orders.values()
    assert str(order.id) == answer.panel_id
    link = {"link": order.link} if "link" in row.wire else {}
    assert order.fields | link == row.wire
    assert order.link == row.wire.get("link", row.wire.get("username"))
