"""The links that a service can mean, by the words of its name and category. In doubt, silent."""

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from xpanel_desktop.domain.folding import fold
from xpanel_desktop.domain.service import Service


class Expected(StrEnum):
    """What a link is of, or is to be of; ANY where that is not certain."""

    PROFILE = "profile"
    POST = "post"
    ANY = "any"


class Platform(NamedTuple):
    """A platform: its words (folded) and paths as patterns; its hosts, and all that are below."""

    name: str
    words: str
    hosts: str
    post: str = "(?!)"
    profile: str = "(?!)"


_OWN = "p|reels?|tv|stories|explore|share|s|direct|accounts|home|search|i|intent|hashtag|login"
_PINTEREST_ENDS = "com at ca ch cl co.kr co.uk com.au com.mx de dk es fr ie it jp nz ph pt ru se"
PLATFORMS = (
    Platform("Instagram", "instagram|insta|ig|igtv", "instagram.com instagr.am ig.me",
             r"instagram\.com/([^/]+/)?(p|reels?|tv)/(?!audio(/|$))[^/]+(/.*)?",
             rf"instagram\.com/(?!({_OWN})$)[\w.]{{1,30}}"),
    Platform("TikTok", "tiktok", "tiktok.com",
             r"tiktok\.com/@[^/]*/(video|photo)/\d+", r"tiktok\.com/@[^/]+"),
    Platform("YouTube", "youtube|yt", "youtube.com youtu.be youtube-nocookie.com",
             r"youtu\.be/[^/@]+|youtube\.com/(watch|shorts/[^/]+)",
             r"youtube\.com/(@[^/]+|(channel|c|user)/[^/]+)"),
    Platform("X (Twitter)", "twitter", "x.com twitter.com t.co",
             r"(x|twitter)\.com/([^/]+|i/web)/status/\d+(/.*)?",
             rf"(x|twitter)\.com/(?!({_OWN})$)\w{{1,15}}"),
    Platform("Telegram", "telegram|tg", "t.me telegram.me telegram.dog telegram.org"),
    Platform("Facebook", "facebook|fb", "facebook.com fb.com fb.watch fb.me fb.gg m.me"),
    Platform("Spotify", "spotify", "spotify.com spotify.link spotify.app.link spoti.fi"),
    Platform("Threads", "threads", "threads.net threads.com"),
    Platform("LinkedIn", "linkedin", "linkedin.com lnkd.in"),
    Platform("Twitch", "twitch", "twitch.tv"),
    Platform("Discord", "discord", "discord.gg discord.com discordapp.com dsc.gg"),
    Platform("SoundCloud", "soundcloud", "soundcloud.com snd.sc soundcloud.app.goo.gl"),
    Platform("Pinterest", "pinterest",
             " ".join(["pin.it", *(f"pinterest.{end}" for end in _PINTEREST_ENDS.split())])),
    Platform("VK", "vk|vkontakte", "vk.com vk.ru vk.cc vk.me vkvideo.ru vkontakte.ru"),
    Platform("Snapchat", "snapchat", "snapchat.com"),
    Platform("Reddit", "reddit", "reddit.com redd.it"),
    Platform("Kick", "kick", "kick.com"),
)  # fmt: skip
_FREE = (
    "traffic|trafi[kg]i?|web|(web)?site(si)?|seo|backlinks?|whatsapp|deezer|tidal|rumble|likee"
    "|quora|tumblr|clubhouse|audiomack|shazam|bluesky|vimeo|dailymotion"
)
"""Words of services that lead to a site of the customer's own, or to a platform not known here."""
_PROFILES = "(follow|subscrib|memb)ers?|takipci(si|ler|leri)?|(abone|uye)(si|ler|leri)?"
_POSTS = "likes?|comments?|views?|shares?|(begeni|izlen?me)(si|ler|leri)?|yorum(u|lar|lari)?"
_NOT_POSTS = (
    "story|stories|hikaye(si)?|highlights?|live|canli|stream|yayin|profil[ei]?|channel|kanal|last"
    "|son|playlist|auto(matic)?|oto(matik)?|future|gelecek|monthly|aylik|subscriptions?|abonelik"
)
"""With these, likes and views can be of a profile."""
_UNCERTAIN = "mentions?|poll|anket|votes?|oyu?|saves?|kaydetme"


def platform_of(service: Service) -> Platform | None:
    """Return the platform that a service's words tell of; None for none, or for more than one."""
    return _read(service.name, service.category)[0]


def expects(service: Service) -> Expected:
    """Return what a service's link is to be of, by what the service sells."""
    return _read(service.name, service.category)[1]


def parts_of(link: str) -> tuple[str, str]:
    """Return host and path of a web address as a browser reads it; both empty for all else."""
    try:
        parts = urlsplit(link.replace("\\", "/") if link.isprintable() else "")
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return "", ""
    web = parts.scheme in ("http", "https") and len(host) < 254 and " " not in link
    return (host, parts.path) if web else ("", "")


def is_elsewhere(link: str, platform: Platform) -> bool:
    """Tell whether a link is an http(s) address that leads to none of the platform's hosts."""
    host, _ = parts_of(link)
    return bool(host) and not _home(host, platform)


def shape_of(link: str, platform: Platform) -> Expected:
    """Return what a link is of, where its path leaves no doubt."""
    host, path = parts_of(link)
    place = "/".join((_home(host, platform), *filter(None, path.split("/"))))
    if re.fullmatch(platform.post, place):
        return Expected.POST
    return Expected.PROFILE if re.fullmatch(platform.profile, place) else Expected.ANY


def _home(host: str, platform: Platform) -> str:
    """Return the platform's host that `host` is or is below; empty where there is none."""
    return next((own for own in platform.hosts.split() if f".{host}".endswith(f".{own}")), "")


@lru_cache(maxsize=8192)
def _read(name: str, category: str) -> tuple[Platform | None, Expected]:
    told = fold(f"{name} | {category}").replace("_", " ")
    told = told.replace("tik tok", "tiktok").replace("you tube", "youtube")

    def tells(words: str) -> bool:
        return re.search(rf"\b({words})\b", told) is not None

    found = [platform for platform in PLATFORMS if tells(platform.words)]
    platform = found[0] if len(found) == 1 and not tells(_FREE) else None
    profile = tells(_PROFILES)
    if profile == tells(_POSTS) or tells(_UNCERTAIN if profile else f"{_UNCERTAIN}|{_NOT_POSTS}"):
        return platform, Expected.ANY
    return platform, Expected.PROFILE if profile else Expected.POST
