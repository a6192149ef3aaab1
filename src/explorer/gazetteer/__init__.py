"""The closed lists: countries, nationalities, capitals, cities and regions; nothing fuzzy."""

from explorer.gazetteer.entries import Entry, fold, longest, lookup

__all__ = ["Entry", "fold", "longest", "lookup"]
