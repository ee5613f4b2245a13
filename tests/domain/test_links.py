"""Links against the service's words: tables of names and addresses, and what is said of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.tickets import service
from xpanel_desktop.domain.links import (
    PLATFORMS,
    Expected,
    Platform,
    expects,
    is_elsewhere,
    parts_of,
    platform_of,
    shape_of,
)

BY_NAME = {platform.name: platform for platform in PLATFORMS}
PROFILE, POST, ANY = Expected.PROFILE, Expected.POST, Expected.ANY


def named(name: str) -> Platform:
    return BY_NAME["X (Twitter)" if name == "X" else name]


@pytest.mark.parametrize(
    ("name", "category", "wanted"),
    [
        ("Instagram Takipçi 🇹🇷 Türk", "Instagram Takipçi", "Instagram"),
        ("INSTAGRAM TAKİPÇİ", "", "Instagram"),
        ("İnstagram Beğeni", "", "Instagram"),
        ("ınstagram begeni", "", "Instagram"),
        ("𝗜𝗻𝘀𝘁𝗮𝗴𝗿𝗮𝗺 Followers", "", "Instagram"),
        ("IG Followers", "", "Instagram"),
        ("Real Followers [30 days]", "★ Instagram ★", "Instagram"),
        ("instagram_followers", "", "Instagram"),
        ("Tik Tok Likes", "", "TikTok"),
        ("TikTok'ta İzlenme", "", "TikTok"),
        ("You Tube Views", "", "YouTube"),
        ("YT Abone", "", "YouTube"),
        ("Followers", "X (Twitter)", "X"),
        ("Twitter/X Followers", "", "X"),
        ("Telegram Üye", "", "Telegram"),
        ("Facebook Page Likes", "", "Facebook"),
        ("Spotify Plays", "", "Spotify"),
        ("Threads Takipçi", "", "Threads"),
        ("LinkedIn Followers", "", "LinkedIn"),
        ("Twitch Viewers", "", "Twitch"),
        ("Discord Members", "", "Discord"),
        ("SoundCloud Plays", "", "SoundCloud"),
        ("Pinterest Saves", "", "Pinterest"),
        ("VK Friends", "", "VK"),
        ("Snapchat Followers", "", "Snapchat"),
        ("Reddit Upvotes", "", "Reddit"),
        ("Kick Takipçi", "", "Kick"),
        ("Followers", "Test", None),
        ("", "", None),
        ("X Followers", "", None),
        ("10x Followers", "Max", None),
        ("Instagrammer Followers", "", None),
        ("Kickstarter Backers", "", None),
        ("Bigg VKs", "", None),
        ("Instagram Threads Followers", "", None),
        ("Followers", "Instagram | TikTok", None),
        ("Instagram Trafik", "", None),
        ("Website Traffic from Facebook", "", None),
        ("🌐 Web Sitesi | Instagram", "", None),
        ("WhatsApp Members from Telegram", "", None),
    ],
)
def test_the_platform_that_the_words_tell(name: str, category: str, wanted: str | None) -> None:
    found = platform_of(service(name=name, category=category))
    assert found == (None if wanted is None else named(wanted))


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Instagram Takipçi 🇹🇷 Türk", PROFILE),
        ("TAKİPÇİ", PROFILE),
        ("Türk Takipçisi", PROFILE),
        ("YouTube Abone", PROFILE),
        ("Telegram Üye", PROFILE),
        ("Telegram Members", PROFILE),
        ("One Follower", PROFILE),
        ("YouTube Subscribers", PROFILE),
        ("Followers [Live in 5 minutes]", PROFILE),
        ("Instagram Beğeni ⚡ Damla Damla", POST),
        ("Instagram Özel Yorum", POST),
        ("TikTok İzlenme", POST),
        ("YouTube Yorum Beğeni", POST),
        ("IG Likes", POST),
        ("Custom Comments", POST),
        ("Video Views", POST),
        ("TikTok Shares", POST),
        ("Hikâye İzlenme", ANY),
        ("Instagram Story Views", ANY),
        ("Canlı Yayın İzlenme", ANY),
        ("Live Stream Views", ANY),
        ("Profile Views", ANY),
        ("Profil Beğeni", ANY),
        ("Auto Likes", ANY),
        ("Otomatik Beğeni", ANY),
        ("Likes [last 5 posts]", ANY),
        ("Channel Views", ANY),
        ("Followers + Likes", ANY),
        ("Mentions User Followers", ANY),
        ("Poll Votes by Members", ANY),
        ("Saves", ANY),
        ("Başlangıç Paketi", ANY),
        ("Unlike Overview", ANY),
        ("", ANY),
    ],
)
def test_what_a_service_expects(name: str, wanted: Expected) -> None:
    assert expects(service(name=name, category="")) is wanted


def test_a_category_of_both_makes_it_uncertain() -> None:
    assert expects(service(name="Türk Takipçi", category="Takipçi ve Beğeni")) is ANY
    assert expects(service(name="Türk 🇹🇷", category="Instagram Takipçi")) is PROFILE


@pytest.mark.parametrize(
    ("platform", "link"),
    [
        ("Instagram", "https://instagram.com/ayse"),
        ("Instagram", "http://www.instagram.com/p/1"),
        ("Instagram", "HTTPS://WWW.INSTAGRAM.COM/ayse"),
        ("Instagram", "https://instagram.com:443/ayse"),
        ("Instagram", "https://instagram.com./ayse"),
        ("Instagram", "https://user:word@instagram.com/ayse"),
        ("Instagram", "https://instagr.am/p/1"),
        ("Instagram", "@ayse"),
        ("Instagram", "ayse"),
        ("Instagram", "instagram.com/ayse"),
        ("Instagram", "tiktok.com/@ayse"),
        ("Instagram", "ftp://elsewhere.example/"),
        ("Instagram", ""),
        ("Instagram", "https://"),
        ("Instagram", "https:///ayse"),
        ("Instagram", "https://[::1"),
        ("Instagram", "https://elsewhere.example/a b"),
        ("Instagram", "https://" + "a" * 254),
        ("TikTok", "https://vm.tiktok.com/ZM1"),
        ("TikTok", "https://m.tiktok.com/@a"),
        ("YouTube", "https://youtu.be/abc"),
        ("YouTube", "https://music.youtube.com/watch?v=1"),
        ("X", "https://x.com/a"),
        ("X", "https://mobile.twitter.com/a"),
        ("Telegram", "https://t.me/joinchat/a"),
        ("Facebook", "https://fb.watch/1"),
        ("Facebook", "https://m.facebook.com/a"),
        ("Spotify", "https://open.spotify.com/track/1"),
        ("Threads", "https://www.threads.com/@a"),
        ("LinkedIn", "https://tr.linkedin.com/in/a"),
        ("Twitch", "https://clips.twitch.tv/a"),
        ("Discord", "https://discord.gg/a"),
        ("SoundCloud", "https://on.soundcloud.com/a"),
        ("Pinterest", "https://www.pinterest.co.uk/a"),
        ("Pinterest", "https://pin.it/a"),
        ("VK", "https://m.vk.com/a"),
        ("Snapchat", "https://t.snapchat.com/a"),
        ("Reddit", "https://old.reddit.com/r/a"),
        ("Kick", "https://kick.com/a"),
    ],
)
def test_a_link_that_is_at_home_or_no_address(platform: str, link: str) -> None:
    assert not is_elsewhere(link, named(platform))


@pytest.mark.parametrize(
    ("platform", "link", "host"),
    [
        ("Instagram", "https://notinstagram.com/ayse", "notinstagram.com"),
        ("Instagram", "https://instagram.com.evil.example/p/1", "instagram.com.evil.example"),
        ("Instagram", "https://instagram.com@evil.example/p/1", "evil.example"),
        ("Instagram", "https://instagram.com:word@evil.example/p/1", "evil.example"),
        ("Instagram", "https://evil.example\\@instagram.com/", "evil.example"),
        ("Instagram", "https://EVIL.example:8443/instagram.com", "evil.example"),
        ("Instagram", "https://evil.example/?u=https://instagram.com", "evil.example"),
        ("Instagram", "https://evil.example#instagram.com", "evil.example"),
        ("Instagram", "https://instagram.co/ayse", "instagram.co"),
        ("Instagram", "https://ınstagram.com/ayse", "ınstagram.com"),
        ("Instagram", "https://www.tiktok.com/@ayse", "www.tiktok.com"),
        ("TikTok", "https://instagram.com/ayse", "instagram.com"),
        ("YouTube", "https://notyoutu.be/1", "notyoutu.be"),
        ("X", "https://netflix.com/a", "netflix.com"),
        ("X", "https://fix.com/a", "fix.com"),
        ("Telegram", "https://bot.me/a", "bot.me"),
        ("Telegram", "https://at.me/a", "at.me"),
        ("Twitch", "http://127.0.0.1/a", "127.0.0.1"),
        ("Kick", "http://[::1]/a", "::1"),
    ],
)
def test_a_link_that_leads_elsewhere(platform: str, link: str, host: str) -> None:
    assert is_elsewhere(link, named(platform))
    assert parts_of(link)[0] == host


@pytest.mark.parametrize(
    ("platform", "link", "wanted"),
    [
        ("Instagram", "https://instagram.com/ayse", PROFILE),
        ("Instagram", "https://www.instagram.com/a.y_se/?hl=tr", PROFILE),
        ("Instagram", "https://instagram.com/p/C1", POST),
        ("Instagram", "https://instagram.com/reel/C1/?igsh=x", POST),
        ("Instagram", "https://instagram.com/reels/C1", POST),
        ("Instagram", "https://instagram.com/tv/C1", POST),
        ("Instagram", "https://instagram.com/ayse/p/C1/", POST),
        ("Instagram", "https://instagram.com/p", ANY),
        ("Instagram", "https://instagram.com/reels/audio/1", ANY),
        ("Instagram", "https://instagram.com/ayse/reels/", ANY),
        ("Instagram", "https://instagram.com/stories/ayse/1", ANY),
        ("Instagram", "https://instagram.com/explore", ANY),
        ("Instagram", "https://instagram.com/", ANY),
        ("Instagram", "https://evil.example/p/1", ANY),
        ("Instagram", "https://instagram.com.evil.example/ayse", ANY),
        ("Instagram", "@ayse", ANY),
        ("Instagram", "instagram.com/ayse", ANY),
        ("TikTok", "https://www.tiktok.com/@ayse", PROFILE),
        ("TikTok", "https://www.tiktok.com/@ayse/video/12?x=1", POST),
        ("TikTok", "https://www.tiktok.com/@ayse/live", ANY),
        ("TikTok", "https://vm.tiktok.com/ZM1/", ANY),
        ("YouTube", "https://www.youtube.com/watch?v=1", POST),
        ("YouTube", "https://youtu.be/abc?t=1", POST),
        ("YouTube", "https://youtube.com/shorts/abc", POST),
        ("YouTube", "https://youtube.com/@ayse", PROFILE),
        ("YouTube", "https://youtube.com/channel/UC1", PROFILE),
        ("YouTube", "https://youtube.com/playlist?list=1", ANY),
        ("YouTube", "https://youtube.com/ayse", ANY),
        ("YouTube", "https://youtube.com/live/abc", ANY),
        ("X", "https://x.com/ayse/status/1", POST),
        ("X", "https://twitter.com/i/web/status/1?s=20", POST),
        ("X", "https://x.com/ayse/status/1/photo/1", POST),
        ("X", "https://mobile.twitter.com/ayse", PROFILE),
        ("X", "https://x.com/home", ANY),
        ("X", "https://x.com/i/spaces/1", ANY),
        ("X", "https://t.co/abc", ANY),
        ("Telegram", "https://t.me/ayse/1", ANY),
        ("Facebook", "https://facebook.com/ayse", ANY),
    ],
)
def test_the_shape_of_a_link(platform: str, link: str, wanted: Expected) -> None:
    assert shape_of(link, named(platform)) is wanted


@given(st.text(max_size=60), st.sampled_from(PLATFORMS))
def test_no_text_is_too_odd(text: str, platform: Platform) -> None:
    for link in (text, f"https://{text}", f"https://{platform.hosts.split()[0]}/{text}"):
        assert shape_of(link, platform) in Expected
        assert is_elsewhere(link, platform) in (True, False)
    assert expects(service(name=text)) in Expected
    assert platform_of(service(name=text)) in (None, *PLATFORMS)
