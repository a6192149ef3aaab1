"""Citations: where words stand, written in a style by name or in a format of the user's own."""

from explorer.citation.source import Citation
from explorer.citation.styles import STYLES, Style, style_of

__all__ = ["STYLES", "Citation", "Style", "style_of"]
