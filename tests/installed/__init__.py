"""What operators install, installed: heavy, so all of it is marked `long` (dev.py test-long)."""
