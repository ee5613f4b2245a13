"""Every way in: both dialects, GET and POST, form and JSON, and the three places of the key."""

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.support.practice_process import Process, practice_process

ORDER = {"action": "add", "service": "1", "link": "https://x.test/a", "quantity": "10"}


@pytest.fixture(scope="module")
def panel() -> Iterator[Process]:
    with practice_process("--services", "60") as process:
        yield process


@pytest.fixture(scope="module")
def http(panel: Process) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=panel.url, trust_env=False) as client:
        yield client


@pytest.mark.parametrize("place", ["key", "api_key", "header"])
@pytest.mark.parametrize("way", ["form", "json", "get"])
@pytest.mark.parametrize("version", ["v1", "v2"])
def test_every_way_in_answers_the_same(
    panel: Process, http: httpx.Client, place: str, way: str, version: str
) -> None:
    fields = {"action": "balance"} | ({} if place == "header" else {place: panel.key})
    headers = {"X-Api-Key": panel.key} if place == "header" else {}
    url = panel.url.replace("v2", version)
    if way == "get":
        answer = http.get(url, params=fields, headers=headers)
    elif way == "form":
        answer = http.post(url, data=fields, headers=headers)
    else:
        answer = http.post(url, json=fields, headers=headers)
    assert answer.json()["currency"] == "USD"


@pytest.mark.parametrize("way", ["form", "json", "get"])
def test_a_key_is_needed_everywhere(panel: Process, http: httpx.Client, way: str) -> None:
    calls = {
        "form": lambda: http.post(panel.url, data={"action": "balance", "key": "x"}),
        "json": lambda: http.post(panel.url, json={"action": "balance"}),
        "get": lambda: http.get(f"{panel.url}/balance"),
    }
    assert calls[way]().json() == {"error": "Invalid API key"}


@pytest.mark.parametrize("name", ["data_pool", "pool"])
@pytest.mark.parametrize(("pool", "good"), [("tr", True), ("global", True), ("moon", False)])
def test_pools_by_both_names(
    panel: Process, http: httpx.Client, name: str, pool: str, good: bool
) -> None:
    told = http.post(panel.url, data={**ORDER, "key": panel.key, name: pool}).json()
    assert ("order" in told) is good
    assert ("error" in told) is not good


def rest(http: httpx.Client, panel: Process, method: str, path: str, **more: Any) -> Any:
    headers = {"X-Api-Key": panel.key}
    return http.request(method, f"{panel.url}/{path}", headers=headers, **more).json()


def test_the_rest_dialect(panel: Process, http: httpx.Client) -> None:
    assert len(rest(http, panel, "GET", "services")) == 60
    pools = rest(http, panel, "GET", "status")["data_pools"]
    assert set(pools) == {"tr", "global"}
    told = rest(http, panel, "POST", "order", json={**ORDER, "data_pool": "tr"})
    number = told["order"]
    assert told["order_id"] == number
    assert rest(http, panel, "GET", f"order/{number}")["status"] == "Pending"
    several = rest(http, panel, "GET", "orders", params={"ids": f"{number},9"})
    assert several["9"] == {"error": "Incorrect order ID"}
    assert rest(http, panel, "POST", f"order/{number}/cancel")["cancel"] == 1
    left = rest(http, panel, "GET", "status")["data_pools"]["tr"]["available"]
    assert left < pools["tr"]["available"]


def test_more_than_a_hundred_ids_are_refused(panel: Process, http: httpx.Client) -> None:
    ids = ",".join(map(str, range(101)))
    told = http.post(panel.url, data={"key": panel.key, "action": "status", "orders": ids})
    assert told.json() == {"error": "Incorrect request"}


FAULTS = {
    "429=1": lambda answer: (answer.status_code, answer.headers["retry-after"]) == (429, "2"),
    "500=1": lambda answer: answer.status_code == 500,
    "502=1": lambda answer: answer.status_code == 502 and "<html>" in answer.text,
    "html=1": lambda answer: answer.status_code == 200 and answer.text.startswith("<!DOCTYPE"),
    "php=1": lambda answer: answer.text.startswith("<br />") and "balance" in answer.text,
    "shape=1": lambda answer: answer.json()["data"][0]["currency"] == "USD",
    "balance:html=@1": lambda answer: answer.text.startswith("<!DOCTYPE"),
    "add:html=1": lambda answer: answer.json()["currency"] == "USD",
}


@pytest.mark.parametrize("spec", FAULTS)
def test_faults_on_request(panel: Process, http: httpx.Client, spec: str) -> None:
    panel.control("faults", {"spec": spec})
    answer = http.post(panel.url, data={"key": panel.key, "action": "balance"})
    panel.control("faults", {"spec": ""})
    assert FAULTS[spec](answer)


@pytest.mark.parametrize(("spec", "kept"), [("add:cut=@1", 0), ("add:cut-after-commit=@1", 1)])
def test_cut_connections(panel: Process, http: httpx.Client, spec: str, kept: int) -> None:
    before = len(panel.control("ledger")["orders"])
    panel.control("faults", {"spec": spec})
    with pytest.raises(httpx.TransportError):
        http.post(panel.url, data={**ORDER, "key": panel.key})
    panel.control("faults", {"spec": ""})
    assert len(panel.control("ledger")["orders"]) == before + kept


def test_down_cuts_everything_but_the_controls(panel: Process, http: httpx.Client) -> None:
    panel.control("down", {"down": True})
    with pytest.raises(httpx.TransportError):
        http.post(panel.url, data={"key": panel.key, "action": "balance"})
    panel.control("down", {"down": False})
    assert http.post(panel.url, data={"key": panel.key, "action": "balance"}).status_code == 200


def test_a_bad_specification_says_which_part(panel: Process) -> None:
    answer = httpx.post(
        f"{panel.url.removesuffix('/api/v2')}/practice/faults",
        content=json.dumps({"spec": "latency=1ms,bang=1"}),
        headers={"X-Api-Key": panel.key},
        trust_env=False,
    )
    assert answer.status_code == 400
    assert "bang" in answer.json()["error"]


def test_lists_of_ids_in_json_may_hold_texts(panel: Process, http: httpx.Client) -> None:
    def ask(**fields: Any) -> Any:
        return http.post(panel.url, json={"key": panel.key, **fields}).json()

    ids = [str(ask(**ORDER)["order"]) for _ in range(2)]
    assert set(ask(action="status", orders=ids)) == set(ids)
    assert ask(action="status", orders=[int(one) for one in ids]) == ask(
        action="status", orders=",".join(ids)
    )
    assert [one["cancel"] for one in ask(action="cancel", orders=ids)] == [1, 1]


@pytest.mark.parametrize(
    "body",
    [
        b'{"key":"\\ud800","action":"balance"}',
        b"[" * 100_000,
        b"\xff\xfe{",
        b"[]",
        b"",
    ],
)
def test_json_that_is_none_is_answered_all_the_same(
    panel: Process, http: httpx.Client, body: bytes
) -> None:
    answer = http.post(panel.url, content=body, headers={"Content-Type": "application/json"})
    assert answer.json() == {"error": "Invalid API key"}


def test_ids_of_any_length_are_answered(panel: Process, http: httpx.Client) -> None:
    fields = {"key": panel.key, "action": "cancel", "orders": "9" * 5000}
    told = http.post(panel.url, data=fields).json()
    assert told == [{"order": "9" * 5000, "cancel": {"error": "Incorrect order ID"}}]


@pytest.mark.parametrize(
    "option",
    [("--services", "-5"), ("--speed", "nan"), ("--speed", "-1"), ("--port", "99999")],
)
def test_options_that_make_no_sense_are_told(option: tuple[str, str]) -> None:
    command = [sys.executable, "-m", "xpanel_desktop.practice", *option]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert ended.returncode == 2
    assert f"argument {option[0]}:" in ended.stderr
    assert "Traceback" not in ended.stderr
