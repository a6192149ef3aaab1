"""Groups of event types that several modules treat alike."""

from explorer.events.lexicon import Entry, Roles
from explorer.model import EventType, Mode

VERBAL = frozenset(
    {
        EventType.STATEMENT,
        EventType.SUPPORT,
        EventType.CONCEDE,
        EventType.REQUEST,
        EventType.ACCUSE,
        EventType.REJECT,
        EventType.THREATEN,
        EventType.OTHER,
    }
)
"""What is only said; everything else is material and must have happened."""

PASSING = "passing"
"""The first word of the rule by which something only referred to was read."""

LOCATED = frozenset(
    {
        EventType.ASSAULT,
        EventType.PROTEST,
        EventType.COERCE,
        EventType.APPOINT,
        EventType.AID,
        EventType.CONCEDE,
        EventType.RETREAT,
        EventType.MOBILIZE,
        EventType.SANCTION,
        EventType.OTHER,
    }
)
"""What may be told by its place alone, where nobody is known to have done it."""

OF_A_CROWD = frozenset({EventType.PROTEST, EventType.COERCE, EventType.ASSAULT})
"""What is told of many whom nobody names, in the town of the story."""


def is_located(entry: Entry) -> bool:
    """Tell whether the place can stand for those concerned: protests, arrests, a summit."""
    return entry.type in LOCATED or entry.mode is Mode.MULTILATERAL


def befalls(entry: Entry) -> bool:
    """Tell whether it is no deed but happens to somebody or somewhere: a death, a flood."""
    fateful = entry.roles is Roles.SUFFER or "nature" in entry.frame.flags
    return entry.type is EventType.OTHER and fateful
