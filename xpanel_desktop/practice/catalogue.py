"""A seeded catalogue of any size: Turkish and English names, emoji, every type of order."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

PLATFORMS = (
    "Instagram", "TikTok", "YouTube", "Twitter", "Facebook", "Telegram", "Spotify", "Twitch",
    "LinkedIn", "Discord", "Threads", "Kick",
)  # fmt: skip
GOODS = (
    "Takipçi", "Beğeni", "İzlenme", "Yorum", "Followers", "Likes", "Views", "Saves", "Shares",
    "Kaydetme", "Hikâye İzlenme", "Canlı Yayın İzleyici",
)  # fmt: skip
QUALITIES = (
    "🇹🇷 Türk", "Gerçek 🔥", "Ucuz ⚡", "HQ", "Real ♻️ 30 days", "Organik 🌿", "Instant 🚀",
    "Global 🌍", "Premium 💎", "Düşüşsüz", "Bot", "Işık Hızı",
)  # fmt: skip
SPECIAL = (
    ("Package", "🎁 Instagram Başlangıç Paketi"),
    ("SEO", "🔎 SEO Traffic by Keywords"),
    ("Custom Comments", "💬 Instagram Özel Yorum"),
    ("Custom Comments Package", "💬 Özel Yorum Paketi (10)"),
    ("Mentions", "Instagram Mentions"),
    ("Mentions with Hashtags", "Mentions with Hashtags"),
    ("Mentions Custom List", "Mentions Custom List"),
    ("Mentions Hashtag", "Mentions Hashtag"),
    ("Mentions User Followers", "Mentions User Followers"),
    ("Mentions Media Likers", "Mentions Media Likers"),
    ("Comment Likes", "👍 YouTube Yorum Beğeni"),
    ("Comment Replies", "↩️ YouTube Comment Replies"),
    ("Poll", "🗳️ Telegram Poll Votes"),
    ("Invites from Groups", "Telegram Invites from Groups"),
    ("Subscriptions", "🔁 Instagram Otomatik Beğeni"),
    ("Web Traffic", "🌐 Web Sitesi Trafiği | Web Traffic"),
    ("Story Magic", "✨ Bir Yenilik (yeni tür)"),
)
"""Types beside Default, each with a name; the last one is a type that no client knows."""
CROWD = 40
"""Services that a category holds before it is split."""


@dataclass(frozen=True)
class Offer:
    """A service as the panel sells it. Amounts are for 1000, or for the package."""

    id: int
    name: str
    type: str
    category: str
    rate: Decimal
    low: int
    high: int
    refill: bool
    cancel: bool
    dripfeed: bool

    def listed(self) -> dict[str, object]:
        """Return the service as the API lists it."""
        return {
            "service": self.id,
            "name": self.name,
            "type": self.type,
            "category": self.category,
            "rate": str(self.rate),
            "min": str(self.low),
            "max": str(self.high),
            "refill": self.refill,
            "cancel": self.cancel,
            "dripfeed": self.dripfeed,
            "average_time": f"{5 + self.id % 55} min",
            "description": f"{self.name}\nMin {self.low}, max {self.high}.",
        }


def make(count: int, seed: int = 1) -> dict[int, Offer]:
    """Return `count` services by id; the first ones are the same in every catalogue."""
    dice = random.Random(seed)
    offers = [*_known(), *_special()][:count]
    split = _split(count)
    offers += [_drawn(number, dice, split) for number in range(len(offers) + 1, count + 1)]
    return {offer.id: offer for offer in offers}


def _split(count: int) -> frozenset[str]:
    """Return the qualities that have categories of their own, the more the larger a catalogue is.

    A category holds some 40 services then, as on real panels: a thousand categories of 40,000.
    """
    whole = len(PLATFORMS) * len(GOODS)
    return frozenset(QUALITIES[: max(0, -(-(count // CROWD - whole) // whole))])


def moved(
    offers: Mapping[int, Offer], share: float, seed: int
) -> tuple[dict[int, Offer], set[int]]:
    """Return the catalogue after a night at the panel, and the ids that are gone.

    Of `share` of the services the rate moves; of some of them limits or names as well. A few go, as
    many are new. The first five stay what they are.
    """
    dice = random.Random(seed)
    now = dict(offers)
    gone: set[int] = set()
    last, split = max(offers), _split(len(offers))
    for number in sorted(offers)[5:]:
        if dice.random() >= share:
            continue
        offer = offers[number]
        rate = (offer.rate * dice.randrange(80, 141) / 100).quantize(Decimal("0.00001"))
        match dice.randrange(8):
            case 0:
                gone.add(number)
                last += 1
                now[last] = _drawn(last, dice, split)
            case 1:
                now[number] = replace(offer, name=f"{offer.name} ✅")
            case 2:
                now[number] = replace(offer, low=offer.low * 2, high=offer.high * 2)
            case _:
                now[number] = replace(offer, rate=rate)
    return now, gone


def _known() -> list[Offer]:
    poll, spaces = "Twitter 🗳️ Anket", "Twitter 🎙️ Spaces"
    return [
        Offer(1, "Instagram Takipçi 🇹🇷 Türk", "Default", "Instagram Takipçi", Decimal("0.90"),
              10, 100_000, refill=True, cancel=True, dripfeed=False),
        Offer(2, "Instagram Beğeni ⚡ Damla Damla", "Default", "Instagram Beğeni", Decimal("0.25"),
              10, 50_000, refill=False, cancel=True, dripfeed=True),
        Offer(3, "Twitter Anket Oyu | Poll Votes", "Default", poll, Decimal("1.40"),
              10, 20_000, refill=False, cancel=True, dripfeed=False),
        Offer(4, "Instagram Özel Yorum 🇹🇷", "Custom Comments", "Instagram Yorum", Decimal("12.5"),
              1, 1_000, refill=False, cancel=True, dripfeed=False),
        Offer(5, "Twitter Spaces Dinleyici", "Default", spaces, Decimal("3.75"),
              10, 5_000, refill=False, cancel=False, dripfeed=False),
    ]  # fmt: skip


def _special() -> list[Offer]:
    made: list[Offer] = []
    for number, (kind, name) in enumerate(SPECIAL, 6):
        low, high = (1, 1) if "Package" in kind else (1, 50_000)
        rate = Decimal(number * 17) / 100
        flags = {"refill": number % 2 == 0, "cancel": number % 3 != 0, "dripfeed": False}
        made.append(Offer(number, name, kind, f"Özel | {kind}", rate, low, high, **flags))
    return made


def _drawn(number: int, dice: random.Random, split: frozenset[str]) -> Offer:
    platform, goods = dice.choice(PLATFORMS), dice.choice(GOODS)
    quality = dice.choice(QUALITIES)
    rate = Decimal(dice.randrange(100, 900_000)) / 100_000
    low = dice.choice((1, 10, 50, 100, 500))
    return Offer(
        number,
        f"{platform} {goods} {quality} [{dice.choice(('S', 'M', 'L'))}{number % 97}]",
        "Default",
        f"{platform} {goods} {quality}" if quality in split else f"{platform} {goods}",
        rate,
        low,
        low * dice.choice((100, 1000, 10_000)),
        refill=dice.random() < 0.4,
        cancel=dice.random() < 0.5,
        dripfeed=dice.random() < 0.3,
    )
