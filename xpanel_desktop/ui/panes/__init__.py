"""The panes of the main window. No pane knows another."""
