"""A service as it comes over the wire: every field may be missing or of another type."""

import msgspec

Scalar = str | int | bool | None
_NULL = msgspec.Raw(b"null")


class WireService(msgspec.Struct):
    """One item of `services`. Numbers stay raw JSON, so that none passes through float."""

    service: Scalar = None
    name: Scalar = None
    type: Scalar = None
    category: Scalar = None
    rate: msgspec.Raw = _NULL
    min: msgspec.Raw = _NULL
    max: msgspec.Raw = _NULL
    refill: Scalar = None
    cancel: Scalar = None
    dripfeed: Scalar = None
    link: Scalar = None
    desc: Scalar = None
    description: Scalar = None
    note: Scalar = None
    average_time: Scalar = None
    currency: Scalar = None


class WireWrapper(msgspec.Struct):
    """What a list of services may be wrapped in; nothing in it is decoded yet."""

    services: msgspec.Raw = _NULL
    data: msgspec.Raw = _NULL
    error: msgspec.Raw = _NULL
    errors: msgspec.Raw = _NULL
