"""The closed lists: countries, nationalities, capitals, places, given names; nothing fuzzy."""

from explorer.gazetteer.entries import Entry, fold, longest, lookup
from explorer.gazetteer.people import (
    Gender,
    gender_of_name,
    is_family_name,
    is_given_name,
    is_named_ruler,
)
from explorer.gazetteer.tables import states

__all__ = [
    "Entry",
    "Gender",
    "fold",
    "gender_of_name",
    "is_family_name",
    "is_given_name",
    "is_named_ruler",
    "longest",
    "lookup",
    "states",
]
