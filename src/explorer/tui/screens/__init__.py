"""The main screen with the panes, and what opens over it."""
