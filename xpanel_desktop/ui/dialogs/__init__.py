"""Dialogs: opened, never executed, so that the one loop goes on."""
