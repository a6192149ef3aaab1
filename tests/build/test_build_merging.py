"""Events of a catalogue that are brought up to date are those of a merge from nothing."""

import random
from datetime import date, timedelta

import pytest

from explorer.build import merging
from explorer.build.merging import merge_all, merge_changed
from explorer.catalogue import (
    CatalogueWriter,
    FilePart,
    FileState,
    event_numbers,
    events_anew,
)
from explorer.model import (
    Actor,
    Article,
    ArticleFacts,
    EventMention,
    EventType,
    Form,
    Kind,
    Mention,
    Mode,
    Paragraph,
    References,
    Referent,
    Resolution,
    Status,
)

NAMES = ("Anna Lind", "Olav Berg", "Karl Weiss", "Maria Costa", "Oslo")
KINDS = (
    (EventType.CONSULT, Mode.MEETING, "meet"),
    (EventType.CONSULT, Mode.VISIT, "visit"),
    (EventType.ASSAULT, None, "attack"),
    (EventType.REQUEST, None, "urge"),
)
_FIRST = date(2024, 3, 1)


def _kind(number):
    return Kind.PLACE if NAMES[number] == "Oslo" else Kind.PERSON


def _actor(number):
    first = (NAMES[number], _kind(number), (NAMES[number],), None, (), 1, 1, None, None)
    return Actor(f"{_kind(number).value}:{number}", *first)


ACTORS = tuple(map(_actor, range(len(NAMES))))


def _text(version, at):
    return f"Sentence {at} of {version}."


def _article(key, version):
    day = None if key == "paper5.txt" else _FIRST + timedelta(days=int(key[5]) * 4)
    paragraphs = tuple(Paragraph(at, f"{_text(version, at)} {' '.join(NAMES)}") for at in range(4))
    return Article(key, key, False, day, None, None, f"outlet {key[5]}", None, paragraphs, version)


def _mention(chance, key, version, at):
    type_, mode, verb = chance.choice(KINDS)
    agents = tuple(chance.sample(range(4), 2 if mode is Mode.MEETING else 1))
    other = chance.randrange(4)
    day = chance.choice((None, "2024-03-02", "2024-03-03", "2024-03", "2024-03-20"))
    return EventMention(
        article=key,
        paragraph=at,
        start=0,
        end=len(_text(version, at)),
        text=_text(version, at),
        trigger=f"{verb} him",
        trigger_start=0,
        trigger_end=5,
        type=type_,
        mode=mode,
        status=Status.OCCURRED,
        agents=agents,
        recipients=() if mode or other in agents else (other,),
        place=chance.choice((None, 4)),
        date=day,
        date_expression=day,
        derivation="told",
        rule=f"verb '{verb}'",
    )


def _facts(key, version):
    chance = random.Random(version)
    article = _article(key, version)
    mentions = tuple(
        Mention(0, article.paragraphs[0].text.index(name), 0, name, 0, Form.NAME, None)
        for name in NAMES
    )
    referents = tuple(
        Referent(n, Form.NAME, _kind(n), True, (name,), (n,)) for n, name in enumerate(NAMES)
    )
    told = tuple(_mention(chance, key, version, at % 4) for at in range(chance.randrange(6)))
    references = References(
        key, article.published, article.publication, referents, ((0,), (1,), (2,), (3,), (4,))
    )
    return ArticleFacts("rules", references, mentions, (), (), told)


def _store(writer, corpus, keys):
    present = [key for key in keys if key in corpus]
    writer.remove_files([key for key in keys if key not in corpus])
    writer.store_files(
        [
            FilePart(key, True, FileState(1, 1, corpus[key]), (_article(key, corpus[key]),), ())
            for key in present
        ]
    )
    writer.store_facts("rules", [(key, _facts(key, corpus[key])) for key in present])


def _appear(joining, keys):
    """Store who is meant in some articles, as bringing their actors up to date does."""
    joining.connection.executemany(
        "INSERT INTO appearances SELECT a.id, r.id, c.id, 1, NULL FROM articles a"
        " JOIN referents r ON r.article = a.id"
        " JOIN actors c ON substr(c.key, -1) = CAST(r.id AS TEXT) WHERE a.key = ?",
        [(key,) for key in keys],
    )


def _dump(path):
    with CatalogueWriter(path) as writer, writer.joining() as joining:
        told = joining.connection.execute(
            "SELECT e.key, e.title, e.date, e.date_end, e.status, e.section, e.sources,"
            " e.has_conflict, p.key FROM events e LEFT JOIN actors p ON p.id = e.place"
            " ORDER BY e.id"
        ).fetchall()
        evidence = joining.connection.execute(
            "SELECT e.key, v.position, a.key, v.paragraph, v.text, v.date, v.why FROM evidence v"
            " JOIN events e ON e.id = v.event JOIN articles a ON a.id = v.article ORDER BY 1, 2"
        ).fetchall()
        values = joining.connection.execute(
            "SELECT e.key, c.conflict, c.position, c.value FROM conflict_values c"
            " JOIN events e ON e.id = c.event ORDER BY 1, 2, 3"
        ).fetchall()
        return told, evidence, values


def _from_nothing(path, corpus):
    with CatalogueWriter(path) as writer:
        _store(writer, corpus, list(corpus))
        with writer.joining() as joining:
            keys = list(corpus)
            numbered = {(key, n): actor.id for key in keys for n, actor in enumerate(ACTORS)}
            joining.replace_actors(Resolution(ACTORS, numbered))
            merge_all(joining)
    return _dump(path)


@pytest.mark.parametrize("seed", range(5))
def test_a_catalogue_brought_up_to_date_holds_the_events_of_one_made_from_nothing(
    tmp_path, seed, monkeypatch
):
    """Also where there is hardly room between events, and where articles are looked through.

    Some articles are stored anew and tell the same: what lay in them as evidence went nevertheless.
    """
    if seed % 2:
        monkeypatch.setattr(event_numbers, "STEP", 2)
        monkeypatch.setattr(events_anew, "STEP", 2)
        monkeypatch.setattr(event_numbers, "_ENOUGH", 2)
        monkeypatch.setattr(event_numbers, "_AROUND", 2)
        monkeypatch.setattr(merging, "_ARTICLES", 1)
    chance = random.Random(seed)
    corpus = {f"paper{n}.txt": f"{n} {seed}" for n in range(6)}
    catalogue = tmp_path / "kept.sqlite"
    assert _from_nothing(catalogue, corpus)[0]
    for step in range(4):
        changed = chance.sample([f"paper{n}.txt" for n in range(8)], chance.choice((1, 1, 2)))
        for key in changed:
            if key in corpus and chance.random() < 0.4:
                del corpus[key]
            else:
                corpus[key] = f"{key} {seed} {step}"
        changed.extend(chance.sample(sorted(corpus.keys() - changed), 1))
        with CatalogueWriter(catalogue) as writer:
            _store(writer, dict.fromkeys(changed, "a draft"), changed)
            _store(writer, corpus, changed)
            with writer.joining() as joining:
                _appear(joining, changed)
                merge_changed(joining, changed, ())
        assert _dump(catalogue) == _from_nothing(tmp_path / f"{step}.sqlite", corpus)
