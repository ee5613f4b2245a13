"""Harnesses with teeth: kill -9 and lying panels, judged by a ledger of the panel's own."""
