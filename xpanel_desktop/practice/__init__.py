"""The practice panel: the whole API v2 with play money. It imports nothing of the rest.

That it shares no code with the client keeps a test against it from being circular.
"""
