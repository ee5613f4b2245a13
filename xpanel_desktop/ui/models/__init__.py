"""Item models over what the app knows: rows are read on demand, changes are named exactly."""
