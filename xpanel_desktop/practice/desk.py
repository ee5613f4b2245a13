"""What the panel does: places, tells, cancels, refills, in the words of an API v2 panel."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from xpanel_desktop.practice import children, refills
from xpanel_desktop.practice.catalogue import Offer
from xpanel_desktop.practice.ledger import Ledger
from xpanel_desktop.practice.life import Fate, Placed, Standing

CURRENCY = "USD"
MOST_IDS = 100
MOST_DIGITS = 16
CANCEL_TAKES = 30.0
"""Seconds of the panel's clock between a cancel's request and the cancel."""
POOLS = {"tr": 50_000, "global": 900_000}
_FLAT = {"Package", "Custom Comments Package"}
_LINES = {
    "Custom Comments": "comments",
    "Custom Comments Package": "comments",
    "Comment Replies": "comments",
    "Mentions Custom List": "usernames",
}
_NEEDED = {
    "SEO": ("keywords",),
    "Custom Comments": ("comments",),
    "Custom Comments Package": ("comments",),
    "Mentions": ("usernames",),
    "Mentions with Hashtags": ("usernames", "hashtags"),
    "Mentions Custom List": ("usernames",),
    "Mentions Hashtag": ("hashtag",),
    "Mentions User Followers": ("username",),
    "Mentions Media Likers": ("media",),
    "Comment Likes": ("username",),
    "Comment Replies": ("username", "comments"),
    "Invites from Groups": ("groups",),
    "Web Traffic": ("country", "device", "type_of_traffic"),
    "Subscriptions": ("username", "min", "max", "delay"),
}
_DELAYS = {0, 5, *range(10, 60, 10), 15, *range(60, 601, 30)}
"""Minutes that a subscription may wait."""
_NOT_KEPT = {"link", "key", "api_key", "action", "pool"}
"""Fields that an order is not stored with: the key above all."""
Fields = Mapping[str, str]
Answer = dict[str, object]
_ACTIVE = ("Pending", "In progress")


class Refused(Exception):
    """The panel says no, in its words."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


class Desk:
    """One customer's account on the panel."""

    def __init__(
        self,
        ledger: Ledger,
        offers: Mapping[int, Offer],
        *,
        busy_links: bool = False,
        xpanel: bool = True,
        currency: str = CURRENCY,
    ) -> None:
        """`xpanel`: as XPanel does; otherwise as most panels do: no REST, slow refills."""
        self.ledger = ledger
        self.currency = currency
        self.xpanel = xpanel
        self.offers = offers
        self.gone: set[int] = set()
        """Services that are sold no longer; orders of them go on."""
        self._busy_links = busy_links

    def services(self) -> list[dict[str, object]]:
        """Return the catalogue."""
        return [offer.listed() for offer in self.offers.values() if offer.id not in self.gone]

    def balance(self) -> Answer:
        """Return the balance."""
        return {"balance": f"{self.ledger.balance():f}", "currency": self.currency}

    def pools(self) -> Answer:
        """Return the data pools and what is left in each."""
        used = dict.fromkeys(POOLS, 0)
        for order in self.ledger.orders.values():
            pool = order.fields.get("data_pool", "")
            if pool in used and self.ledger.standing(order).status in _ACTIVE:
                used[pool] += order.quantity
        left = {name: max(size - used[name], 0) for name, size in POOLS.items()}
        return {"status": "ok", "data_pools": {n: {"available": c} for n, c in left.items()}}

    def add(self, fields: Fields) -> Answer:
        """Place an order. Raises Refused."""
        offer = self._offer(fields.get("service", ""))
        link = fields.get("link", "").strip()
        if offer.type != "Subscriptions":
            self._check_link(link)
        for name in _NEEDED.get(offer.type, ()):
            if not fields.get(name, "").strip():
                raise Refused(f"neworder.error.{name}")
        self._check_choice(offer, fields)
        runs, interval = self._runs(offer, fields)
        per_run = self._quantity(offer, fields)
        total = per_run * runs
        flat = offer.type in _FLAT
        charge = offer.rate if flat else offer.rate * total / 1000
        if charge > self.ledger.balance():
            raise Refused("Not enough funds on balance")
        order = Placed(
            self.ledger.next_id(),
            offer.id,
            link or fields.get("username", ""),
            total,
            charge,
            self.ledger.now(),
            runs,
            interval * 60.0,
            fields=_kept(fields),
        )
        self.ledger.place(order)
        told = {"order": order.id, "order_id": order.id}
        return {**told, "status": "processing", "quantity": total}

    def _offer(self, text: str) -> Offer:
        offer = self.offers.get(_number(text) or 0)
        if offer is None or offer.id in self.gone:
            raise Refused("Incorrect service ID")
        return offer

    def _check_link(self, link: str) -> None:
        if not link or any(letter.isspace() for letter in link):
            raise Refused("neworder.error.link")
        if not self._busy_links:
            return
        for order in self.ledger.orders.values():
            if order.link == link and self.ledger.standing(order).status in _ACTIVE:
                raise Refused("neworder.error.link_duplicate")

    def _check_choice(self, offer: Offer, fields: Fields) -> None:
        pool = fields.get("data_pool", fields.get("pool", ""))
        if pool and pool not in POOLS:
            raise Refused("Incorrect data_pool")
        choices = [fields.get("choice"), fields.get("choice_label")]
        if offer.type == "Poll" and not any([*choices, fields.get("answer_number")]):
            raise Refused("neworder.error.answer_number")
        poll = "Poll Votes" in offer.name and offer.type == "Default"
        if poll and not any(choices):
            raise Refused("neworder.error.choice")

    def _runs(self, offer: Offer, fields: Fields) -> tuple[int, int]:
        runs, interval = _number(fields.get("runs", "")), _number(fields.get("interval", ""))
        if not runs:
            return 1, 0
        if runs > 1 and not interval:
            raise Refused("neworder.error.interval")
        if runs > 1 and not (offer.dripfeed or offer.type == "Web Traffic"):
            raise Refused("neworder.error.dripfeed")
        return runs, interval or 0

    def _quantity(self, offer: Offer, fields: Fields) -> int:
        if offer.type in _LINES:
            lines = re.split(r"\r\n|\r|\n", fields.get(_LINES[offer.type], ""))
            quantity = len([line for line in lines if line.strip()])
            return quantity if offer.type in _FLAT else _within(offer, quantity)
        if offer.type == "Package":
            return 1
        if offer.type == "Subscriptions":
            most = _number(fields.get("max", "")) or 0
            if not 1 <= (_number(fields.get("min", "")) or 0) <= most:
                raise Refused("neworder.error.min_quantity")
            if _number(fields.get("delay", "")) not in _DELAYS:
                raise Refused("neworder.error.delay")
            return _within(offer, most) * (_number(fields.get("posts", "")) or 1)
        quantity = _number(fields.get("quantity", ""))
        if quantity is None:
            raise Refused("Incorrect quantity")
        return _within(offer, quantity)

    def status(self, text: str) -> Answer:
        """Return what `status` says of one order. Raises Refused."""
        child = self._child(text)
        if child is not None:
            return _told(child, self.currency)
        order = self._order(text)
        now = self.ledger.standing(order)
        told = _told(now, self.currency)
        if order.runs > 1:
            told["runs"] = f"{now.runs_done}/{order.runs}"
        elif self.offers[order.service].type == "Subscriptions":
            told["posts"] = str(len(children.placed(order, self.ledger.now())))
            told |= {"expiry": expiry} if (expiry := order.fields.get("expiry")) else {}
        else:
            return told
        return {**told, "orders": [str(one) for one in children.placed(order, self.ledger.now())]}

    def _child(self, text: str) -> Standing | None:
        """Return where an order stands that a drip-feed or subscription has placed by now."""
        number, now = _number(text) or 0, self.ledger.now()
        parent, run = children.parent_and_run(number)
        order = self.ledger.orders.get(parent)
        if order is None or number in self.ledger.orders:
            return None
        return children.child(order, run, now) if number in children.placed(order, now) else None

    def cancel(self, text: str) -> object:
        """Request a cancel; 1 means requested. Raises Refused."""
        order = self._order(text)
        if not self.offers[order.service].cancel:
            raise Refused("Cancel is not available for this service")
        if self.ledger.standing(order).finished:
            raise Refused("Incorrect order ID")
        if order.cancel_at is not None:
            raise Refused("There is already an open request for this order.")
        self.ledger.cancel(order, self.ledger.now() + CANCEL_TAKES)
        return 1

    def refill(self, text: str) -> str:
        """Verify an order's record, as XPanel does: its id is the refill's. Raises Refused.

        Other panels take a request under an id of its own, one at a time and of what is complete.
        """
        order = self._order(text)
        if not self.offers[order.service].refill:
            raise Refused("Refill is not available for this service")
        if self.xpanel:
            return str(order.id)
        if self.ledger.standing(order).status != Fate.COMPLETED:
            raise Refused("Refill is not available for this order")
        now, taken = self.ledger.now(), self.ledger.refills.values()
        if any(one.order == order.id and refills.is_open(one, now) for one in taken):
            raise Refused("There is already an open request for this order.")
        return str(self.ledger.refill(order).id)

    def refill_status(self, text: str) -> str:
        """Return where a refill stands. Raises Refused."""
        number = _number(text) or 0
        if self.xpanel and number in self.ledger.orders:
            return "Completed"
        taken = None if self.xpanel else self.ledger.refills.get(number)
        if taken is None:
            raise Refused("Incorrect refill ID")
        return refills.word(taken, self.ledger.now())

    def _order(self, text: str) -> Placed:
        order = self.ledger.orders.get(_number(text) or 0)
        if order is None:
            raise Refused("Incorrect order ID")
        return order

    def report(self) -> Answer:
        """Return the whole ledger for those who test against it."""
        orders = [
            {
                "id": order.id,
                "service": order.service,
                "link": order.link,
                "quantity": order.quantity,
                "fields": order.fields,
                **self.status(str(order.id)),
            }
            for order in self.ledger.orders.values()
        ]
        deposits, balance = f"{self.ledger.deposits:f}", f"{self.ledger.balance():f}"
        return {"orders": orders, "deposits": deposits, "balance": balance}


def _told(now: Standing, currency: str) -> Answer:
    return {
        "charge": f"{now.charge:f}",
        "start_count": str(now.start_count),
        "status": now.status,
        "remains": str(now.remains),
        "currency": currency,
    }


def split_ids(text: str) -> Sequence[str]:
    """Return the ids of a list. Raises Refused for none and for more than a hundred."""
    ids = [one.strip() for one in text.split(",") if one.strip()]
    if not 1 <= len(ids) <= MOST_IDS:
        raise Refused("Incorrect request")
    return ids


def _kept(fields: Fields) -> dict[str, str]:
    """Return the fields to store with an order; the pool under its own name."""
    kept = {name: value for name, value in fields.items() if name not in _NOT_KEPT}
    pool = fields.get("pool", "")
    return {"data_pool": pool, **kept} if pool else kept


def _within(offer: Offer, quantity: int) -> int:
    if quantity < offer.low:
        raise Refused("neworder.error.min_quantity")
    if quantity > offer.high:
        raise Refused("neworder.error.max_quantity")
    return quantity


def _number(text: str) -> int | None:
    text = text.strip()
    whole = text.isascii() and text.isdecimal() and len(text) < MOST_DIGITS
    return int(text) if whole else None


def no_money(text: str) -> Decimal:
    """Return an amount that was typed. Raises Refused when it is none."""
    try:
        amount = Decimal(text)
    except ArithmeticError:
        raise Refused("Incorrect amount") from None
    if not amount.is_finite():
        raise Refused("Incorrect amount")
    return amount
