"""Accounts, settings, shortcuts, templates and views, carried from one program to another."""
