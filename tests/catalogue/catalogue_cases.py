"""A small corpus with its facts made by hand: two articles on one meeting, one on another day."""

from datetime import date

from explorer.catalogue import FilePart, FileState
from explorer.model import (
    Actor,
    Article,
    ArticleFacts,
    Conflict,
    ConflictValue,
    Event,
    EventMention,
    EventType,
    Evidence,
    Form,
    Kind,
    Mention,
    Merge,
    Mode,
    Paragraph,
    Quote,
    References,
    Referent,
    Resolution,
    Role,
    RoleClaim,
    Status,
    Timex,
    TimexType,
)

EXTRACTOR = "rules 1, hand"
TEXTS = {
    "north/first.txt": (
        "Minister Zoë Marlund met Karim Badri in Velmora on Monday.",
        "She smiled.",
    ),
    "north/second.txt": ("Zoe Marlund and Badri met in Velmora on 12 March 2024.", "It rained."),
    "third.txt": ("Badri flew home, he said.",),
}
PUBLISHED = {
    "north/first.txt": date(2024, 3, 11),
    "north/second.txt": date(2024, 3, 13),
    "third.txt": None,
}


def article(key: str, *texts: str, published: date | None = None, title: str = "") -> Article:
    paragraphs = tuple(Paragraph(i, text) for i, text in enumerate(texts))
    return Article(
        key=key,
        title=title or f"Title of {key}",
        title_is_lead=False,
        published=published,
        updated=None,
        author="A. Writer",
        publication="The Daily",
        dateline=None,
        paragraphs=paragraphs,
        digest=str(hash(texts)),
    )


def read_file(*articles: Article, path: str = "", mtime: int = 1, gone=()) -> FilePart:
    state = FileState(10, mtime, f"d{mtime}")
    return FilePart(path or articles[0].key, True, state, articles, (), gone)


def _mention(text: str, words: str, kind: Kind, **more) -> Mention:
    start = text.index(words)
    return Mention(0, start, start + len(words), words, 0, Form.NAME, kind, **more)


def facts_of(key: str) -> ArticleFacts:
    text = TEXTS[key][0]
    woman = "Zoë Marlund" if "Zoë" in text else "Zoe Marlund"
    man = "Karim Badri" if "Karim" in text else "Badri"
    claim = RoleClaim("Minister", "Sordia", 0, 0, 8)
    mentions, referents = [], []
    if "Marlund" in text:
        roles = (claim,) if key == "north/first.txt" else ()
        mentions.append(_mention(text, woman, Kind.PERSON, certain=True, roles=roles))
        referents.append(Referent(0, Form.NAME, Kind.PERSON, True, (woman,), (0,), roles=roles))
    at = len(mentions)
    mentions.append(_mention(text, man, Kind.PERSON))
    referents.append(Referent(1, Form.NAME, Kind.PERSON, False, (man,), (at,)))
    if "Velmora" in text:
        mentions.append(_mention(text, "Velmora", Kind.PLACE, canonical="Velmora"))
        referents.append(Referent(2, Form.NAME, Kind.PLACE, True, ("Velmora",), (at + 1,)))
    of_mention = [(r.id,) for r in referents]
    reasons: tuple[tuple[int, str], ...] = ()
    if key == "third.txt":
        start = text.index("he ")
        mentions.append(Mention(0, start, start + 2, "he", 3, Form.PRONOUN, Kind.PERSON))
        of_mention.append((1,))
        reasons = ((1, "the only man before"),)
    references = References(
        key, PUBLISHED[key], "The Daily", tuple(referents), tuple(of_mention), reasons
    )
    events = ()
    if "met" in text:
        where = text.index("met")
        events = (
            EventMention(
                *(key, 0, 0, len(text), text, "met", where, where + 3, EventType.CONSULT),
                *(Mode.MEETING, Status.OCCURRED, (0, 1), (), 2, "2024-03-11", "on Monday"),
                *("the Monday of the article", "meet-subject-object"),
            ),
        )
    timexes = (Timex(0, 0, 3, text[:3], TimexType.DATE, "2024-03-11", "weekday", "2024-03-11"),)
    quotes = (Quote(0, 0, 4, at, "said", False),) if key == "third.txt" else ()
    return ArticleFacts(EXTRACTOR, references, tuple(mentions), timexes, quotes, events)


def resolution() -> Resolution:
    first, second, third = TEXTS
    woman = Actor(
        *("person:zoe-marlund", "Zoë Marlund", Kind.PERSON, ("Zoë Marlund", "Zoe Marlund")),
        "Sordia",
        (Role("Minister", "Sordia", date(2024, 3, 11), date(2024, 3, 11), (first,)),),
        *(2, 2, date(2024, 3, 11), date(2024, 3, 13)),
        (Merge("Zoë Marlund", "Zoe Marlund", 0.98, ("accents apart the same",)),),
    )
    man = Actor(
        *("person:karim-badri", "Karim Badri", Kind.PERSON, ("Karim Badri", "Badri"), None, ()),
        *(4, 3, date(2024, 3, 11), date(2024, 3, 13)),
    )
    place = Actor(
        *("place:velmora", "Velmora", Kind.PLACE, ("Velmora",), None, ()),
        *(2, 2, date(2024, 3, 11), date(2024, 3, 13)),
    )
    actor_of = {
        **{(key, 0): woman.id for key in (first, second)},
        **{(key, 1): man.id for key in (first, second, third)},
        **{(key, 2): place.id for key in (first, second)},
    }
    return Resolution((woman, man, place), actor_of)


def evidence(key: str, date_: str | None) -> Evidence:
    text = TEXTS[key][0]
    return Evidence(
        *(key, 0, 0, len(text), text, PUBLISHED[key], "The Daily", date_, "on Monday", "a rule")
    )


def events() -> tuple[Event, ...]:
    first, second, third = TEXTS
    meeting = Event(
        *("e-meeting", EventType.CONSULT, Mode.MEETING, Status.OCCURRED, "2024-03-11", None),
        *("day", "Marlund meets Badri in Velmora"),
        *(("person:zoe-marlund", "person:karim-badri"), (), "place:velmora"),
        (Conflict("date", (ConflictValue("2024-03-11", (0,)), ConflictValue("2024-03-12", (1,)))),),
        (evidence(first, "2024-03-11"), evidence(second, "2024-03-12")),
    )
    flight = Event(
        *("e-flight", EventType.OTHER, None, Status.OCCURRED, None, None, "unknown"),
        *("Badri flies home", ("person:karim-badri",), (), None, (), (evidence(third, None),)),
    )
    return meeting, flight


def articles() -> list[Article]:
    return [article(key, *TEXTS[key], published=PUBLISHED[key]) for key in TEXTS]
