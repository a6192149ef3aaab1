"""Groups of event types that several modules treat alike."""

from explorer.model import EventType

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

LOCATED = frozenset(
    {
        EventType.ASSAULT,
        EventType.PROTEST,
        EventType.COERCE,
        EventType.APPOINT,
        EventType.OTHER,
    }
)
"""What may be told by its place alone, where nobody is known to have done it."""
