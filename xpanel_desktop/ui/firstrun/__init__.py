"""The first steps: language, account or practice panel, keyring, a first order in practice."""
