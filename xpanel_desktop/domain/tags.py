"""What the operator writes on an order beside its fields: words of one's own, and when it goes."""

import dataclasses
from dataclasses import dataclass
from datetime import datetime

from xpanel_desktop.domain.order import NewOrder, Order

MAX_WORD = 200
"""Letters of a label or a customer."""
MAX_NOTE = 2000


@dataclass(frozen=True, slots=True)
class Tags:
    """None of it goes over the wire. Times are UTC."""

    label: str = ""
    customer: str = ""
    note: str = ""
    colour: str = ""
    """A name from the palette of account colours; empty: none."""
    not_before: datetime | None = None
    after_link: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether nothing is written and the order goes at once."""
        return self == Tags()

    def late(self, now: datetime) -> bool:
        """Tell whether the time to send at is over already: that cannot be meant."""
        return self.not_before is not None and self.not_before <= now

    def for_next(self, *, keep: bool) -> "Tags":
        """Return what the next order begins with: a note is for one order, so is a time."""
        if not keep:
            return Tags()
        return Tags(label=self.label, customer=self.customer, colour=self.colour)


def tags_of(order: Order | NewOrder) -> Tags:
    """Return what is written on an order."""
    return Tags(
        label=order.label,
        customer=order.customer,
        note=order.note,
        colour=order.colour,
        not_before=order.not_before,
        after_link=order.after_link,
    )


def tagged(new: NewOrder, tags: Tags) -> NewOrder:
    """Return `new` with `tags` written on it, each text stripped and no longer than it may be."""
    kept = tidy(tags)
    return dataclasses.replace(
        new,
        label=kept.label,
        customer=kept.customer,
        note=kept.note,
        colour=kept.colour,
        not_before=kept.not_before,
        after_link=kept.after_link,
    )


def tidy(tags: Tags) -> Tags:
    """Return `tags` with each text stripped and no longer than it may be."""
    return dataclasses.replace(
        tags,
        label=tags.label.strip()[:MAX_WORD],
        customer=tags.customer.strip()[:MAX_WORD],
        note=tags.note.strip()[:MAX_NOTE],
    )
