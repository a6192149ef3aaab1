"""Cells of the screen: styles by kind, lines that fit a width, and frames sent as differences."""
