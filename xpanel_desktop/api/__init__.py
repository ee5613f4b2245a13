"""The panel client: both dialects of the API v2 over a transport that knows what has left."""
