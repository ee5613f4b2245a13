"""Kind → fields → the exact parameters of `add`, against the panel's own documented table."""

import pytest

from xpanel_desktop.domain.fields import FIELDS, field_named, fields_of
from xpanel_desktop.domain.service import Kind
from xpanel_desktop.domain.ticket import Ticket, asked_fields, request

TYPED = {
    "link": " https://x.example/p/1 ",
    "quantity": "1 000",
    "runs": "3",
    "interval": "30",
    "data_pool": "tr",
    "keywords": "a\n\n b ",
    "comments": "one\r\ntwo\n",
    "usernames": "u1\nu2",
    "username": " joe ",
    "hashtags": "h1\nh2",
    "hashtag": "#x",
    "media": "https://x.example/m",
    "answer_number": "02",
    "choice": "2",
    "choice_label": "Evet",
    "listen_duration": "15",
    "groups": "g1\ng2",
    "min": "10",
    "max": "20",
    "posts": "0",
    "old_posts": "5",
    "delay": "90",
    "expiry": "1.2.2027",
    "country": "TR",
    "device": "5",
    "type_of_traffic": "1",
    "google_keyword": "kelime",
    "referring_url": "https://r.example",
}
LINK = {"link": "https://x.example/p/1"}
SIZED = {**LINK, "quantity": "1000"}
DRIP = {"runs": "3", "interval": "30"}
POOL = {"data_pool": "tr"}
COMMENTS = {"comments": "one\ntwo"}
USERNAMES = {"usernames": "u1\nu2"}

WIRE: dict[Kind, dict[str, str]] = {
    Kind.DEFAULT: SIZED | DRIP | POOL,
    Kind.PACKAGE: LINK | POOL,
    Kind.SEO: SIZED | {"keywords": "a\nb"},
    Kind.CUSTOM_COMMENTS: LINK | COMMENTS | {"quantity": "1000"} | POOL,
    Kind.CUSTOM_COMMENTS_PACKAGE: LINK | COMMENTS | POOL,
    Kind.MENTIONS: SIZED | USERNAMES,
    Kind.MENTIONS_WITH_HASHTAGS: SIZED | USERNAMES | {"hashtags": "h1\nh2"},
    Kind.MENTIONS_CUSTOM_LIST: LINK | USERNAMES,
    Kind.MENTIONS_HASHTAG: SIZED | {"hashtag": "#x"},
    Kind.MENTIONS_USER_FOLLOWERS: SIZED | {"username": "joe"},
    Kind.MENTIONS_MEDIA_LIKERS: SIZED | {"media": "https://x.example/m"},
    Kind.COMMENT_LIKES: SIZED | {"username": "joe"},
    Kind.COMMENT_REPLIES: LINK | {"username": "joe"} | COMMENTS,
    Kind.POLL: SIZED | {"answer_number": "2"},
    Kind.POLL_CHOICE: SIZED | {"choice": "2", "choice_label": "Evet"} | POOL,
    Kind.SPACES: SIZED | {"listen_duration": "15"} | POOL,
    Kind.INVITES_FROM_GROUPS: SIZED | {"groups": "g1\ng2"},
    Kind.SUBSCRIPTIONS: {
        "username": "joe",
        "min": "10",
        "max": "20",
        "posts": "0",
        "old_posts": "5",
        "delay": "90",
        "expiry": "01/02/2027",
    },
    Kind.WEB_TRAFFIC: SIZED
    | DRIP
    | {"country": "TR", "device": "5", "type_of_traffic": "1", "google_keyword": "kelime"},
    Kind.UNHEARD: SIZED | POOL,
}


def test_the_table_of_the_wire_knows_every_kind() -> None:
    assert set(WIRE) == set(Kind) == set(FIELDS)


@pytest.mark.parametrize("xpanel", [True, False])
@pytest.mark.parametrize("kind", Kind)
def test_a_full_ticket_sends_exactly_what_its_kind_asks_for(kind: Kind, xpanel: bool) -> None:
    wanted = {name: text for name, text in WIRE[kind].items() if xpanel or name != "data_pool"}
    sent = request(Ticket(1, "77", kind, TYPED), xpanel=xpanel)
    assert sent == {"service": "77", **wanted}
    assert list(sent)[1:] == [field.name for field in asked_fields_now(kind, xpanel)]


def asked_fields_now(kind: Kind, xpanel: bool) -> list[object]:
    return list(asked_fields(Ticket(1, "77", kind, TYPED), xpanel=xpanel))


@pytest.mark.parametrize("kind", Kind)
def test_an_empty_ticket_sends_the_service_alone(kind: Kind) -> None:
    assert request(Ticket(1, "77", kind, {"link": "  ", "comments": "\n \n"}), xpanel=True) == {
        "service": "77"
    }


@pytest.mark.parametrize(
    ("traffic", "asked"), [("1", "google_keyword"), ("2", "referring_url"), ("3", None), ("", None)]
)
def test_web_traffic_asks_for_what_its_source_needs(traffic: str, asked: str | None) -> None:
    ticket = Ticket(1, "1", Kind.WEB_TRAFFIC, TYPED | {"type_of_traffic": traffic})
    names = {field.name for field in asked_fields(ticket, xpanel=False)}
    sent = request(ticket, xpanel=False)
    for name in ("google_keyword", "referring_url"):
        assert (name in names) is (name in sent) is (name == asked)


@pytest.mark.parametrize(
    ("name", "text"),
    [("quantity", "1.000"), ("quantity", "-1"), ("quantity", "٣"), ("runs", "x"), ("expiry", "x")],
)
def test_what_cannot_be_read_is_not_sent_as_something_else(name: str, text: str) -> None:
    kind = Kind.SUBSCRIPTIONS if name == "expiry" else Kind.DEFAULT
    assert name not in request(Ticket(1, "1", kind, TYPED | {name: text}), xpanel=True)


@pytest.mark.parametrize(
    ("extra", "sent"),
    [
        ({" color ": " red "}, {"color": "red"}),
        ({"color": " "}, {}),
        ({" ": "x"}, {}),
        ({"link": "https://other.example"}, {}),
        ({"service": "2"}, {}),
        ({"KEY": "k", " Api_Key": "k", "action": "refill", "Pool": "x"}, {}),
    ],
)
def test_free_fields_are_sent_but_never_in_the_place_of_others(
    extra: dict[str, str], sent: dict[str, str]
) -> None:
    ticket = Ticket(1, "1", Kind.UNHEARD, {"link": "https://x.example"}, extra)
    assert request(ticket, xpanel=False) == {"service": "1", "link": "https://x.example", **sent}


def test_fields_are_found_by_name_and_by_panel() -> None:
    named = field_named(Kind.DEFAULT, "data_pool")
    assert named is not None
    assert named.options == ("tr", "global")
    assert named in fields_of(Kind.DEFAULT, xpanel=True)
    assert named not in fields_of(Kind.DEFAULT, xpanel=False)
    assert field_named(Kind.PACKAGE, "quantity") is None


def test_the_delays_of_a_subscription_are_the_documented_ones() -> None:
    delay = field_named(Kind.SUBSCRIPTIONS, "delay")
    assert delay is not None
    minutes = [int(option) for option in delay.options]
    assert minutes == [0, 5, 10, 15, 20, 30, 40, 50, 60, *range(90, 601, 30)]
