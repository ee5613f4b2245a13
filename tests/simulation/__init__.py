"""The real outbox on virtual time: one thread, every order of events from a seed."""
