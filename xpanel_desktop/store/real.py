"""Which accounts count where none is named: play money is never mixed into what was spent."""

REAL = "IN (SELECT id FROM accounts WHERE practice = (SELECT min(practice) FROM accounts))"
"""Behind an account's number: those that are no practice accounts; all where there are no others.

The number wears a plus before it, or SQLite takes the accounts' index and sorts what it finds.
"""
