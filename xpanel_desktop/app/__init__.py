"""The work behind the windows: plain coroutines that join client, store and vault."""
