"""A change leads to the surnames of its families, and to nobody else who bears them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from changing_corpus import held, resolved, store

from explorer.actors.neighbourhood import Neighbourhood
from explorer.build import resolving
from explorer.catalogue import CatalogueWriter
from explorer.model import Form, Kind, References, Referent, RoleClaim

_GIVEN = (
    *("Ana", "Boris", "Carlos", "Dmitri", "Elena", "Farid", "Greta", "Haruto", "Igor", "Jens"),
    *("Kwame", "Leila", "Miguel", "Nadia", "Otto", "Pavel", "Ravi", "Sofia", "Tural", "Viktor"),
)
Told = tuple[tuple[str, ...], str | None, str | None]
"""The names of a person, with the office and its country where they are told."""


def _article(key: str, *told: Told) -> References:
    referents = [
        Referent(
            *(number, Form.NAME, Kind.PERSON, title is not None, names, (number,), None),
            (RoleClaim(title, country, 0, 0, 3, False),) if title else (),
        )
        for number, (names, title, country) in enumerate(told)
    ]
    day = date(2030, 1, 1 + sum(map(ord, key)) % 28)
    mentions = tuple((number,) for number in range(len(told)))
    return References(f"{key}.txt", day, "The Paper", tuple(referents), mentions)


def _named(key: str, *names: str, title: str | None = None, of: str | None = None) -> References:
    return _article(key, (names, title, of))


def _office(key: str, *names: str, of: str = "Chile") -> References:
    return _named(key, *names, title="Mayor", of=of)


def _guess(key: str, *names: str, certain: bool = False, claims: int = 0) -> References:
    """Name a body, or what is guessed to be one; and where its country is, if it is claimed."""
    title = RoleClaim("leader", None, 0, 0, 3, False)
    body = (Form.NAME, Kind.ORGANIZATION, certain, names, (0,), None, (title,) * claims)
    return replace(_named(key, *names), referents=(Referent(0, *body),))


def _unproven(each: References) -> References:
    return replace(each, referents=tuple(replace(r, certain=False) for r in each.referents))


def _at_home(country: str, each: References) -> References:
    """Let an article be about a country."""
    home = Referent(1, Form.NAME, Kind.COUNTRY, True, (country,), (1,), country, ())
    return replace(each, referents=(*each.referents, home), of_mention=((0,), (1,)))


_LARKIN = [_office("m1", "Boris Larkin"), _office("m2", "Larkyn"), _office("m3", "Larkin")]
_CHANGES = {
    "a namesake comes": (
        [_named("m1", "Ana Takeda"), _named("m2", "Takeda")],
        _named("m3", "Ivo Takeda"),
    ),
    "a namesake of the same sound comes": (_LARKIN, _named("m4", "Ana Larkyn")),
    "a namesake of the same sound comes who holds the office": (
        _LARKIN,
        _office("m4", "Ana Larkyn"),
    ),
    "one becomes by far the commonest": (
        [
            *(_named(f"m{n}", "Ana Skala") for n in range(4)),
            *(_named("n1", "Boris Skala"), _named("n2", "Skala"), _named("n3", "Skala")),
        ],
        _named("n4", "Ana Skala"),
    ),
    "one is no longer by far the commonest": (
        [
            *(_named(f"m{n}", "Ana Skala") for n in range(5)),
            *(_named("n1", "Boris Skala"), _named("n2", "Skala")),
        ],
        _named("n4", "Boris Skala"),
    ),
    "a family becomes known by use": (
        [_named("m1", "Fumio Kosel"), _named("m2", "Fumio"), _named("m3", "Kosel")],
        _named("m4", "Fumio Kosel", "Fumio"),
    ),
    "a surname is told once more": (
        [_named("m1", "Ana Takeda"), _named("m2", "Takeda")],
        _named("m3", "Takeda"),
    ),
    "a surname is told earlier": (
        [_named("m1", "Ana Takeda"), _named("m2", "Takeda")],
        _named("a1", "Takeda"),
    ),
    "an office is told that tells whose a surname is": (
        [_office("m1", "Ana Takeda"), _named("m2", "Boris Takeda"), _office("m3", "Takeda")],
        _office("m4", "Boris Takeda", of="Peru"),
    ),
    "another holds the office": (
        [
            *(_office("m1", "Ana Takeda"), _office("m2", "Boris Takeda", of="Peru")),
            *(_office("m3", "Takeda"), _office("m4", "Takeda", of="Peru")),
        ],
        _office("m5", "Carlos Takeda"),
    ),
    "the reason is another one": (
        [_office("m1", "Ana Takeda"), _office("m2", "Takeda")],
        _office("m3", "Boris Takeda", of="Peru"),
    ),
    "nobody's surnames are numbered otherwise": (
        [
            *(_named("m1", "Ana Takeda"), _named("m2", "Boris Takeda")),
            *(_office("m3", "Takeda", of="Kenya"), _office("m4", "Takeda", of="Peru")),
        ],
        _office("a1", "Takeda", of="Chile"),
    ),
    "a surname of the same sound finds its owner, and its owner another": (
        [
            *(_office("m1", "Boris Larkin"), _office("m2", "Larkyn"), _named("m3", "Larkin")),
            _office("m4", "Ivo Larkin", of="Peru"),
        ],
        _office("m5", "Otto Larkin"),
    ),
    "words that were nobody's name are somebody's": (
        [_named("m1", "Chile-New Zealand")],
        _named("m2", "Zealand"),
    ),
    "words that are nobody's name are spelt as another's family": (
        [_named("m1", "Senior Adviser"), _guess("m2", "Senior Advisor")],
        _office("m3", "Advisor"),
    ),
    "an article tells a body under two names": (
        [
            _guess("m1", "State Department", certain=True),
            _guess("m2", "Department of State", certain=True),
        ],
        _guess("m3", "State Department", "Department of State", certain=True),
    ),
    "one word is told under the names of two countries": (
        [_at_home("Peru", _guess("m1", "Government", claims=1))],
        _at_home("Chile", _guess("m2", "Government", claims=1)),
    ),
    "those in whose company two names were one are a body": (
        [
            _article("m1", (("Ana Takeda",), "Mayor", "Peru"), (("Boris Skala",), None, None)),
            _article("m2", (("A. Takeda",), "Mayor", "Peru"), (("Boris Skala",), None, None)),
        ],
        _guess("m3", "Boris Skala", certain=True),
    ),
    "an officer is a body": (
        [_unproven(_office("m1", "Tural Vale"))],
        _guess("m2", "Tural Vale", certain=True),
    ),
    "a given name becomes known": (
        [_office("m1", "Leila Skala"), _guess("m2", "Leila Takeda")],
        _office("m3", "Leila Larkin"),
    ),
    "two names could be short for one": (
        [
            *(_office("m1", "Tural Məmmədov", of="Peru"), _named("m2", "Tofiq Mammadov")),
            _office("m3", "T. Mammadov", of="Peru"),
        ],
        _named("m4", "Tural Mammadov", "Mammadov"),
    ),
}


@pytest.mark.parametrize("change", _CHANGES)
def test_surnames_find_their_owners_as_if_all_were_resolved(tmp_path, change) -> None:
    before, comes = _CHANGES[change]
    with CatalogueWriter(tmp_path / "kept") as writer:
        store(writer, before)
        resolving.bring_together(writer)
        first = held(writer)
        store(writer, [comes])
        resolving.bring_together(writer)
        second = held(writer)
        writer.remove_files([comes.article])
        resolving.bring_together(writer)
        assert held(writer) == first
    assert first != second == resolved(tmp_path / "new", [*before, comes])


def _crowd() -> Iterator[References]:
    for number, given in enumerate(_GIVEN):
        yield _office(f"m{number:02}", f"{given} Skala", of=("Chile", "Peru")[number % 2])
        yield _named(f"n{number:02}", f"{given} Takeda", "Takeda")
        yield _office(f"o{number:02}", "Skala", of=("Chile", "Peru")[number % 2])


def test_of_a_family_of_many_only_those_are_looked_at_who_change(tmp_path, monkeypatch) -> None:
    around: list[Neighbourhood] = []
    begin = Neighbourhood.begin

    def begun(self, touched):
        around.append(self)
        begin(self, touched)

    monkeypatch.setattr(Neighbourhood, "begin", begun)
    comes = _article("z", (("Ana Skala",), None, None), (("Boris Takeda", "Takeda"), None, None))
    with CatalogueWriter(tmp_path / "kept") as writer:
        store(writer, _crowd())
        resolving.bring_together(writer)
        store(writer, [comes])
        resolving.bring_together(writer)
        found = held(writer)
    assert set(around[-1].bundles) == {"ana skala", "boris takeda", "skala"}
    assert found == resolved(tmp_path / "new", [*_crowd(), comes])


def test_actors_of_one_name_and_one_first_article_keep_their_numbers(tmp_path) -> None:
    country = Referent(0, Form.NAME, Kind.COUNTRY, True, ("Chile",), (0,), "Chile", ())
    unsure = Referent(1, Form.NAME, None, False, ("Chile",), (1,), None, ())
    both = _article("m1", (("one",), None, None), (("two",), None, None))
    both = replace(both, referents=(country, unsure))
    earlier = replace(_named("m0", "one"), referents=(replace(unsure, id=0, mentions=(0,)),))
    with CatalogueWriter(tmp_path / "kept") as writer:
        store(writer, [earlier, both])
        resolving.bring_together(writer)
        writer.remove_files([earlier.article])
        resolving.bring_together(writer)
        found = held(writer)
    assert found == resolved(tmp_path / "new", [both])
