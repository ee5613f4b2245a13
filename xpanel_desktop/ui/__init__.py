"""The windows: PySide6 lives here and in `main` alone."""
