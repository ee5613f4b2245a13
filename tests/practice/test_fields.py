"""What an order may ask for, where a key may stand, and how often one may ask."""

import json
from pathlib import Path

import httpx
import pytest

from tests.support.practice_process import practice_process
from xpanel_desktop.practice.catalogue import SPECIAL, make
from xpanel_desktop.practice.faults import Faults
from xpanel_desktop.practice.pace import Pace

LINES = "one\ntwo\nthree"
FIELDS = {
    "SEO": {"keywords": LINES},
    "Custom Comments": {"comments": LINES},
    "Custom Comments Package": {"comments": LINES},
    "Mentions": {"usernames": LINES},
    "Mentions with Hashtags": {"usernames": LINES, "hashtags": LINES},
    "Mentions Custom List": {"usernames": LINES},
    "Mentions Hashtag": {"hashtag": "tag"},
    "Mentions User Followers": {"username": "u"},
    "Mentions Media Likers": {"media": "https://x.test/m"},
    "Comment Likes": {"username": "u"},
    "Comment Replies": {"username": "u", "comments": LINES},
    "Poll": {"answer_number": "2"},
    "Invites from Groups": {"groups": LINES},
    "Subscriptions": {"username": "u", "min": "10", "max": "20", "delay": "5", "posts": "3"},
    "Web Traffic": {"country": "TR", "device": "5", "type_of_traffic": "3"},
}


def test_every_type_asks_for_its_own(tmp_path: Path) -> None:
    offers = {offer.type: offer.id for offer in make(60).values() if offer.type != "Default"}
    assert set(offers) == {kind for kind, _ in SPECIAL}
    with practice_process("--services", "60", "--data", str(tmp_path)) as panel:

        def add(kind: str, **fields: str) -> dict[str, object]:
            base = {"key": panel.key, "action": "add", "service": str(offers[kind])}
            base |= {"link": "https://x.test/a", "quantity": "20"}
            return httpx.post(panel.url, data=base | fields, trust_env=False).json()

        for kind in offers:
            needed = FIELDS.get(kind, {})
            assert "order" in add(kind, **needed), kind
            if needed:
                assert "error" in add(kind), kind
        assert "order" in add("Poll", choice="2")
        assert "order" in add("Poll", choice_label="Evet")
        subscribed = FIELDS["Subscriptions"]
        assert "error" in add("Subscriptions", **subscribed | {"delay": "7"})
        assert "error" in add("Subscriptions", **subscribed | {"min": "30"})
        told = panel.control("ledger")
        assert panel.key not in json.dumps(told)
        assert panel.key not in (tmp_path / "ledger.jsonl").read_text()
        totals = {one["service"]: one["quantity"] for one in told["orders"]}
        assert totals[offers["Mentions Custom List"]] == 3
        assert totals[offers["Subscriptions"]] == 60


def test_rest_takes_the_key_where_classic_does() -> None:
    with practice_process("--services", "5") as panel, httpx.Client(trust_env=False) as http:
        key = {"key": panel.key}
        assert http.get(f"{panel.url}/balance", params=key).json()["currency"] == "USD"
        order = {"service": 1, "link": "https://x.test/a", "quantity": 10, "pool": "tr"}
        assert "order" in http.post(f"{panel.url}/order", json=order | key).json()
        left = http.get(f"{panel.url}/status", params=key).json()["data_pools"]
        assert left["tr"]["available"] == 50_000 - 10


def test_so_many_requests_a_minute() -> None:
    with practice_process("--per-minute", "3") as panel:
        form = {"key": panel.key, "action": "balance"}
        answers = [httpx.post(panel.url, data=form, trust_env=False) for _ in range(4)]
        assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
        assert answers[-1].json() == {"error": "Rate limit exceeded"}
        assert 1 <= int(answers[-1].headers["retry-after"]) <= 60
        assert panel.control("ledger")["orders"] == []  # the controls are not counted


def test_the_wait_it_tells_is_long_enough() -> None:
    now = [0.0]
    pace = Pace(2, lambda: now[0])
    assert [pace.over(), pace.over()] == [0, 0]
    now[0] = 20.5
    assert pace.over() == 40
    now[0] += 40
    assert pace.over() == 0


@pytest.mark.parametrize(("action", "wait"), [("add", 0.2), ("status", 0.1)])
def test_latency_of_one_action_and_of_all(action: str, wait: float) -> None:
    assert Faults("latency=100ms,add:latency=200ms").latency(action) == wait
    assert Faults("add:latency=200ms").latency("status") == 0
