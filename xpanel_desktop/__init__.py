"""XPanel Desktop: an order manager for panels that speak the API v2."""

__version__ = "0.1.0"
