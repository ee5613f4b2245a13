"""Which archive the bare machine of `tests/installed` is made from."""

from pathlib import Path

import pytest

from tests.installed.machine import chosen

MIRRORS = """\
# a comment
ftp://archive.example/ubuntu/
http://near.example/ubuntu/\tpriority:1
http://far.example/ubuntu/\tpriority:2
"""


@pytest.fixture
def listed(tmp_path: Path) -> str:
    """Return the address of a list of mirrors, as apt of a hosted runner of GitHub has it."""
    path = tmp_path / "apt-mirrors.txt"
    path.write_text(MIRRORS)
    return f"mirror+file:{path}"


def test_the_release_itself_is_taken_and_not_its_updates() -> None:
    told = (
        "http://security.example/debian/ bookworm-security Debian\n"
        "http://debian.example/debian/ bookworm-updates Debian\n"
        "http://debian.example/debian/ bookworm Debian\n"
    )
    assert chosen(told) == ("http://debian.example/debian/", "bookworm")


def test_of_a_list_of_mirrors_the_first_is_taken_that_debootstrap_knows(listed: str) -> None:
    told = f"{listed} jammy-updates Ubuntu\n{listed} jammy Ubuntu\n"
    assert chosen(told) == ("http://near.example/ubuntu/", "jammy")
    slash = told.replace("apt-mirrors.txt", "apt-mirrors.txt/")
    assert chosen(slash)[0] == "http://near.example/ubuntu/", "apt ends it by one"


def test_an_archive_of_others_has_no_base_system(listed: str) -> None:
    told = (
        "https://vendor.example/ubuntu/22.04/prod jammy microsoft-ubuntu-jammy-prod jammy\n"
        "https://ppa.example/git-core/ppa/ubuntu/ jam LP-PPA-git-core\n"
        "https://dl.example/chrome stable Google LLC\n"
        "https://nameless.example/ all\n"
    )
    assert chosen(f"{told}{listed} jammy Ubuntu\n") == (
        "http://near.example/ubuntu/",
        "jammy",
    )
    with pytest.raises(AssertionError, match="no list"):
        chosen(told)


@pytest.mark.parametrize("address", ["mirror+file:/there/is/none.txt", "tor+http://x/"])
def test_an_address_that_debootstrap_does_not_know_leaves_it_to_its_own(address: str) -> None:
    assert chosen(f"{address} bookworm Debian\n") == ("", "bookworm")


def test_a_plain_address_goes_before_a_list() -> None:
    told = "mirror+file:/none noble Ubuntu\nhttps://mirror.example/ubuntu/ noble Ubuntu\n"
    assert chosen(told) == ("https://mirror.example/ubuntu/", "noble")
