"""The four panes, a file each, and the widgets that they share."""
