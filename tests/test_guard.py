"""The guard of every other test: what would leave this machine is refused and told."""

import socket

import pytest


@pytest.mark.parametrize(
    "address", [("192.0.2.1", 80), ("panel.example", 443), ("2001:db8::1", 443, 0, 0)]
)
def test_a_connect_to_another_machine_is_refused_and_recorded(
    address: tuple[object, ...], nothing_leaves_this_machine: list[object]
) -> None:
    family = socket.AF_INET6 if len(address) == 4 else socket.AF_INET
    with socket.socket(family) as one, pytest.raises(OSError, match="must not connect"):
        one.connect(address)
    assert nothing_leaves_this_machine == [address]
    nothing_leaves_this_machine.clear()


def test_loopback_is_free() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname()) as client,
    ):
        assert client.getpeername() == server.getsockname()
