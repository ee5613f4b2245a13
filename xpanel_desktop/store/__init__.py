"""The store: one SQLite file with all that must survive. All SQL is in this package."""
