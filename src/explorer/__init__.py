"""explorer: who did what, when, where, who says so, and where the reports disagree."""

__version__ = "0.1.0"
__all__ = ["__version__"]
