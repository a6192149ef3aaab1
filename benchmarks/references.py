"""Made-up references of any number of articles: who is named, as a linker finds it in news.

Few actors are in most articles and most in few (Zipf); every article brings some new ones. Persons
have offices, spellings, namesakes and articles that give their surname alone; bodies have
abbreviations; some offices stand without their holder. A day has twenty articles, so that a larger
archive covers more days, as one does that grows. The same seed gives the same references.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from explorer.model import (
    EventMention,
    EventType,
    Form,
    Kind,
    Mode,
    References,
    Referent,
    RoleClaim,
    Status,
)


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_GIVEN = _words(
    """
    Anna Ivan Maria Yusuf Karim Elena Pavel Nadia Omar Leila Viktor Sofia Hassan Ali Fatima
    Igor Natalia Sergei Dmitri Olga Samir Rania Tariq Amina Jorge Lucia Carlos Elvira Pedro
    Ines Miguel Rosa Diego Paula John Mary Robert Susan Peter Helen James Alice Thomas Laura
    Henry Ingrid Lars Astrid Erik Kari Jens Freya Nils Sigrid Otto Greta Hans Ulrike Klaus
    Marta Jan Katarzyna Piotr Agnieszka Tomasz Ewa Levon Ani Tigran Narine Aram Mariam
    Elchin Aysel Rashad Gunel Tural Farid Kenji Yuki Haruto Sakura Ravi Priya Anil Meera
    Kwame Ama Kofi Abena
    """
)
_SYLLABLES = _words(
    """
    ba be bo da de do ga gor ha ho ja ka ke ko la le lo ma me mo na ne no pa pe ra re ro sa
    se so ta te to va ve vi za ze mar kar sol ven dor lin bek tor hal nar gul shir zar kov
    mil ros
    """
)
_ENDINGS = ("ov", "ev", "son", "er", "ez", "ian", "i", "ski", "sen", "oglu", "a", "in", "ko", "er")
_COUNTRIES = _words(
    """
    Chile Peru Kenya Norway Poland Iran Azerbaijan Armenia Georgia Turkey Russia Japan India
    France Germany Italy Spain Portugal Brazil Canada Mexico Egypt Iraq Qatar Oman Jordan
    """
)
_CITIES = _words(
    """
    Lima Nairobi Oslo Warsaw Tehran Baku Yerevan Tbilisi Ankara Moscow Tokyo Paris
    """
)
_TITLES = (
    "President",
    "Prime Minister",
    "Foreign Minister",
    "Minister of Defense",
    "Ambassador",
    "spokesman",
    "Deputy Foreign Minister",
    "General",
    "Mayor",
    "adviser",
    "parliament speaker",
    "analyst",
)
_FIELDS = _words(
    """
    Energy Trade Water Transport Maritime Health Space Grain Rail Copper Forest
    """
)
_SORTS = ("Commission", "Agency", "Company", "Institute", "Bank", "Union", "Council", "Group")
_SPELLINGS = (("kh", "h"), ("ya", "ia"), ("j", "dj"), ("k", "q"), ("ei", "ey"), ("v", "w"))
_FIRST, _A_DAY = date(2010, 1, 1), 20
_NEW = 0.9  # persons of an article that no earlier one named, on average
_HEAD = 1.05  # the exponent of Zipf's law


def references(count: int, seed: int = 1) -> Iterator[References]:
    """Yield the references of ``count`` articles, in order of their keys."""
    for number in range(count):
        yield article(number, seed)


def article(number: int, seed: int = 1) -> References:
    """Return the references of one article; each is made by itself."""
    drawn = random.Random(f"{seed} {number}")
    day = _FIRST + timedelta(days=number // _A_DAY)
    referents: list[Referent] = []
    mention = 0
    seen: set[tuple[str, ...]] = set()
    for found in _parts(drawn, number, seed):
        names, kind, certain, canonical, roles = found
        if names in seen:
            continue
        seen.add(names)
        times = 1 + int(drawn.expovariate(0.6))
        referents.append(
            Referent(
                *(len(referents), Form.NAME if certain is not None else Form.DESCRIPTION, kind),
                *(bool(certain), names, tuple(range(mention, mention + times)), canonical, roles),
            )
        )
        mention += times
    of_mention = tuple((each.id,) for each in referents for _ in each.mentions)
    return References(key_of(number), day, f"Paper {number % 40}", tuple(referents), of_mention)


def key_of(number: int) -> str:
    """Return the key of an article by its number."""
    return f"{number // 1000:04}/{number:07}.txt"


_Part = tuple[tuple[str, ...], Kind | None, bool | None, str | None, tuple[RoleClaim, ...]]


def _parts(drawn: random.Random, number: int, seed: int) -> Iterator[_Part]:
    for _ in range(7):
        yield _person(drawn, _rank(drawn, 150 + int(_NEW * number)), seed)
    if drawn.random() < _NEW:
        yield _person(drawn, 150 + int(_NEW * number), seed)
    for _ in range(4):
        yield _body(drawn, _rank(drawn, 60 + number // 3), seed)
    for country in drawn.sample(_COUNTRIES, 3):
        yield (country,), Kind.COUNTRY, True, country, ()
    yield (drawn.choice(_CITIES),), Kind.PLACE, True, None, ()
    for _ in range(2):
        claim = _claim(drawn.choice(_TITLES), drawn.choice(_COUNTRIES), drawn.random() < 0.1)
        yield (f"{claim.title} of {claim.of}",), Kind.PERSON, None, None, (claim,)


def _rank(drawn: random.Random, known: int) -> int:
    """Draw an actor's number by Zipf's law."""
    return min(known, int(known ** (drawn.random() ** _HEAD))) - 1


def _claim(title: str, owner: str | None, former: bool) -> RoleClaim:
    return RoleClaim(title, owner, 0, 0, len(title), former)


def family(number: int) -> str:
    """Return a family name: the lower the number, the more persons bear it."""
    drawn = random.Random(f"family {number}")
    middle = "".join(drawn.choice(_SYLLABLES) for _ in range(drawn.choice((1, 2, 2, 3))))
    return (middle + drawn.choice(_ENDINGS)).capitalize()


def person_name(rank: int, seed: int) -> tuple[str, str]:
    """Return the given and the family name of a person of the made-up world."""
    drawn = random.Random(f"person {seed} {rank}")
    given = drawn.choice(_GIVEN)
    if drawn.random() < 0.15:
        given += f" {drawn.choice(_GIVEN)}"
    return given, family(int((rank + 40) ** (0.35 + 0.65 * drawn.random())))


def _person(drawn: random.Random, rank: int, seed: int) -> _Part:
    own = random.Random(f"office {seed} {rank}")
    given, surname = person_name(rank, seed)
    title, owner = own.choice(_TITLES), own.choice((*_COUNTRIES, None))
    tells = drawn.random()
    roles = (_claim(title, owner, tells < 0.03),) if tells < 0.55 else ()
    if drawn.random() < 0.15:
        return (surname,), Kind.PERSON, bool(roles), None, roles
    if drawn.random() < 0.12:
        surname, given = _respelt(drawn, surname), _respelt(drawn, given)
    if drawn.random() < 0.02:
        given = f"{given[0]}."
    names = (f"{given} {surname}", surname) if drawn.random() < 0.6 else (f"{given} {surname}",)
    kind = Kind.PERSON if drawn.random() < 0.95 else Kind.ORGANIZATION
    return names, kind, kind is Kind.PERSON and bool(roles), None, roles


def _respelt(drawn: random.Random, name: str) -> str:
    letters, other = drawn.choice(_SPELLINGS)
    return name.lower().replace(letters, other, 1).title()


def _body(drawn: random.Random, rank: int, seed: int) -> _Part:
    own = random.Random(f"body {seed} {rank}")
    field, sort = own.choice(_FIELDS), own.choice(_SORTS)
    made = family(own.randrange(1 + rank)) if rank > 80 else own.choice(_FIELDS)
    name = f"{made} {field} {sort}"
    if own.random() < 0.3:
        name = f"{name} of {own.choice(_COUNTRIES)}"
    short = "".join(word[0] for word in name.split() if word[0].isupper())
    use = drawn.random()
    names = (name, short) if use < 0.2 else (short,) if use < 0.25 else (name,)
    return names, Kind.ORGANIZATION, drawn.random() < 0.2, None, ()


def event_mentions(made: References, seed: int = 1) -> Iterator[EventMention]:
    """Yield what an article tells of: meetings, calls and statements of those it names."""
    drawn = random.Random(f"events {seed} {made.article}")
    people = [each.id for each in made.referents if each.kind is Kind.PERSON][:6]
    place = next((each.id for each in made.referents if each.kind is Kind.PLACE), None)
    for number in range(min(3, len(people) // 2)):
        one, other = drawn.sample(people, 2)
        told = made.published or _FIRST
        day = (
            (told - timedelta(days=drawn.randrange(4))).isoformat()
            if drawn.random() < 0.7
            else None
        )
        type_, mode = drawn.choice(
            (
                (EventType.CONSULT, Mode.MEETING),
                (EventType.CONSULT, Mode.CALL),
                (EventType.CONSULT, Mode.VISIT),
                (EventType.ACCUSE, None),
                (EventType.AGREE, None),
            )
        )
        words = f"sentence {number} of {made.article}"
        yield EventMention(
            *(made.article, number, 0, len(words), words, "met", 0, 3, type_, mode),
            *(Status.OCCURRED, (one,), (other,), place if drawn.random() < 0.5 else None),
            *(day, "on a day" if day else None, "made", "made"),
        )
