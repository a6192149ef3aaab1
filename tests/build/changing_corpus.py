"""Small corpora that change: references made at random of few names that are easily confused."""

import random
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

from explorer.build.resolving import bring_together
from explorer.catalogue import CatalogueWriter, FilePart, FileState
from explorer.model import (
    Article,
    ArticleFacts,
    Form,
    Kind,
    Mention,
    Paragraph,
    References,
    Referent,
    RoleClaim,
)

PERSONS = (
    ("Ivo Marin",),
    ("Ivo Marin", "Marin"),
    ("Iwo Marin",),
    ("I. Marin",),
    ("Ana Marin", "Marin"),
    ("Marin",),
    ("Marin", "Ivo"),
    ("Ivo Maren",),
    ("Hikmet Hajiyev", "Hajiyev"),
    ("Hikmat Hajiev",),
    ("Hajiyev",),
    ("Hajiev",),
    ("Takeda Haruto", "Takeda"),
    ("Haruto Takeda",),
    ("Takeda",),
    ("Tural Məmmədov",),
    ("Tural Mammadov", "Mammadov"),
    ("T. Mammadov",),
    ("Tofiq Mammadov",),
    ("Bob Larkyn",),
    ("Robert Larkin",),
    ("Rob Larkin", "Larkin"),
    ("Ivo Skala",),
    ("Ana Lucia",),
    ("Tural Vale",),
    ("Ivo Chile",),
    ("Chile",),
    ("Ana Skala", "Skala"),
    ("Skala",),
)
BODIES = (
    ("Maritime Safety Board",),
    ("Maritime Safety Board", "MSB"),
    ("MSB",),
    ("Maritime Safety Board of Chile",),
    ("Chilean Maritime Safety Board",),
    ("Foreign Ministry",),
    ("Chilean Foreign Ministry",),
    ("Marin Group",),
    ("Marin Grup",),
    ("Marin",),
    ("Skala",),
    ("Space Board of Chile",),
)
COUNTRIES = ("Chile", "Peru")
TITLES = ("President", "Foreign Minister", "Mayor", "Minister", "leader")
EXTRACTOR = "made up"


def made(key: str, seed: int) -> References:
    """Return the references of one small article."""
    drawn = random.Random(seed)
    day = date(2030, 1, 1) + timedelta(days=drawn.randrange(400)) if drawn.random() < 0.9 else None
    found: list[tuple[Form, Kind | None, bool, tuple[str, ...], str | None, tuple]] = []
    for names in drawn.sample(PERSONS, drawn.randrange(1, 4)):
        kind = drawn.choice((Kind.PERSON, Kind.PERSON, Kind.PERSON, Kind.ORGANIZATION, None))
        certain = kind is not None and drawn.random() < 0.5
        found.append((Form.NAME, kind, certain, names, None, _claims(drawn)))
    for names in drawn.sample(BODIES, drawn.randrange(3)):
        found.append((Form.NAME, Kind.ORGANIZATION, drawn.random() < 0.4, names, None, ()))
    for country in drawn.sample(COUNTRIES, drawn.randrange(3)):
        found.append((Form.NAME, Kind.COUNTRY, True, (country,), country, ()))
    for _ in range(drawn.randrange(3)):
        claims = _claims(drawn, always=True)
        words = (f"{claims[0].title} of {claims[0].of}",)
        found.append((Form.DESCRIPTION, Kind.PERSON, False, words, None, claims))
    referents, mentions = [], 0
    for number, (form, kind, certain, names, canonical, roles) in enumerate(found):
        size = drawn.randrange(1, 4)
        which = tuple(range(mentions, mentions + size))
        mentions += size
        referents.append(Referent(number, form, kind, certain, names, which, canonical, roles))
    of_mention = tuple((each.id,) for each in referents for _ in each.mentions)
    return References(key, day, "The Paper", tuple(referents), of_mention)


def _claims(drawn: random.Random, *, always: bool = False) -> tuple[RoleClaim, ...]:
    if not always and drawn.random() < 0.4:
        return ()
    title, owner = drawn.choice(TITLES), drawn.choice((*COUNTRIES, *COUNTRIES, None, "Marin Group"))
    return (RoleClaim(title, owner, 0, 0, 3, drawn.random() < 0.1),)


def store(writer: CatalogueWriter, references: Iterable[References]) -> None:
    """Store articles of these references in place of those before."""
    for each in references:
        words = "so " * max(1, len(each.of_mention))
        article = Article(
            *(each.article, "A title", False, each.published, None, None, each.publication),
            *(None, (Paragraph(0, words),), f"{hash(each)}"),
        )
        mentions = tuple(
            Mention(0, 3 * at, 3 * at + 2, "so", 0, Form.NAME, None)
            for at in range(len(each.of_mention))
        )
        state = FileState(1, abs(hash(each)) % 10**9, f"{hash(each)}")
        writer.store_files([FilePart(each.article, True, state, (article,), ())])
        facts = ArticleFacts(EXTRACTOR, each, mentions, (), (), ())
        writer.store_facts(EXTRACTOR, [(each.article, facts)])


def resolved(path: Path, references: Iterable[References]) -> list[tuple[object, ...]]:
    """Return what a catalogue of these articles holds that never held others."""
    with CatalogueWriter(path) as writer:
        store(writer, references)
        bring_together(writer)
        return held(writer)


def held(writer: CatalogueWriter) -> list[tuple[object, ...]]:
    """Return all that is stored of actors, in an order of its own."""
    with writer.joining() as joining:
        return [
            row
            for statement in _HELD
            for row in sorted(joining.connection.execute(statement), key=repr)
        ]


def alike(path: Path, references: Iterable[References]) -> set[tuple[str, str]]:
    """Return the pairs of names that a new catalogue of these articles takes for alike."""
    with CatalogueWriter(path) as writer:
        store(writer, references)
        bring_together(writer)
        return kept_alike(writer)


def kept_alike(writer: CatalogueWriter) -> set[tuple[str, str]]:
    """Return the pairs of names that are kept as alike."""
    with writer.joining() as joining:
        return set(joining.connection.execute("SELECT bundle, other FROM alike"))


_HELD = (
    'SELECT key, name, kind, "of", mentions, articles, first, last FROM actors',
    "SELECT a.key, n.name, n.folded, n.position FROM aliases n JOIN actors a ON a.id = n.actor",
    "SELECT a.key, n.word FROM alias_words n JOIN actors a ON a.id = n.actor",
    'SELECT a.key, r.position, r.title, r."of", r.first, r.last, c.key FROM roles r'
    " JOIN actors a ON a.id = r.actor JOIN role_articles t ON t.role = r.id"
    " JOIN articles c ON c.id = t.article",
    "SELECT a.key, m.position, m.name, m.other, m.score, m.reasons FROM merges m"
    " JOIN actors a ON a.id = m.actor",
    "SELECT r.key, p.referent, a.key, p.mentions, p.reason FROM appearances p"
    " JOIN articles r ON r.id = p.article JOIN actors a ON a.id = p.actor",
    "SELECT a.key FROM actors a JOIN appearances p ON p.article = a.seen_article"
    " AND p.referent = a.seen_referent AND p.actor = a.id",
    "SELECT key, name, kind, company, actor FROM bundles",
    "SELECT bundle, signature, referents, mentions, article, referent, first_day, first_article,"
    " first_referent, last_day, actor FROM records",
    "SELECT c.bundle, a.key, r.id FROM referents r JOIN records c ON c.id = r.record"
    " JOIN articles a ON a.id = r.article",
    "SELECT bundle, word, family FROM given_names",
    "SELECT actor, owner, title, day, article FROM tenures",
)
