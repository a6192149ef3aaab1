"""Actors over a whole corpus."""

import random
from datetime import date

from actors_annotating import annotation
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.actors import link, resolve
from explorer.model import Actor, Kind, References, Resolution

DAY = date(2031, 5, 4)


def read(*articles: str, days: tuple[date, ...] = ()) -> list[References]:
    """Link articles of one marked paragraph each."""
    dates = (*days, *[DAY] * len(articles))
    return [
        link(annotation(text, key=f"{number:03}.txt", published=dates[number]))
        for number, text in enumerate(articles)
    ]


def names(resolution: Resolution, kind: Kind = Kind.PERSON) -> list[str]:
    return [actor.name for actor in resolution.actors if actor.kind is kind]


def only(resolution: Resolution, kind: Kind = Kind.PERSON) -> Actor:
    (actor,) = [actor for actor in resolution.actors if actor.kind is kind]
    return actor


def partition(resolution: Resolution) -> set[frozenset[tuple[str, int]]]:
    groups: dict[str, set[tuple[str, int]]] = {}
    for place, actor in resolution.actor_of.items():
        groups.setdefault(actor, set()).add(place)
    return {frozenset(group) for group in groups.values()}


def test_spellings_of_one_name_are_one_actor_with_a_reason() -> None:
    found = only(
        resolve(
            read(
                "[Tural Məmmədov|person!|nsubj|Minister/Chile] came*.",
                "[Tural Mammadov|person!|nsubj] spoke*. [Mammadov|person|nsubj] left*.",
            )
        )
    )
    assert {found.name, *found.aliases} == {"Tural Məmmədov", "Tural Mammadov", "Mammadov"}
    assert found.merges and all(merge.reasons for merge in found.merges)
    assert (found.articles, found.mentions, found.of) == (2, 3, "Chile")


def test_a_weak_likeness_needs_more_evidence() -> None:
    apart = read(
        "[Robert Larkin|person!|nsubj|Mayor/Chile] came*.",
        "[Bob Larkyn|person!|nsubj|General/Peru] came*.",
    )
    assert len(names(resolve(apart))) == 2


def test_two_persons_of_one_surname_stay_apart() -> None:
    resolution = resolve(
        read(
            "[Park Jin-ho|person!|nsubj|President/South Korea] spoke*.",
            "[Park Soo-young|person!|nsubj|President/South Korea] spoke*.",
            "[Yusuf bin Tariq|person!|nsubj] and [Tariq bin Yusuf|person!|conj] came*.",
        )
    )
    assert len(names(resolution)) == 4


def test_a_surname_joins_the_only_person_it_fits() -> None:
    resolution = resolve(
        read("[Ivo Marin|person!|nsubj] came*.", "[Marin|person!|nsubj|Minister] spoke*.")
    )
    assert names(resolution) == ["Ivo Marin"]


def test_a_surname_of_two_persons_joins_neither_without_more() -> None:
    articles = read(
        "[Ivo Marin|person!|nsubj|President/Chile] came*.",
        "[Ana Marin|person!|nsubj|Mayor/Peru] came*.",
        "[Marin|person!|nsubj] spoke*.",
        "[Marin|person!|nsubj|President] spoke*.",
    )
    resolution = resolve(articles)
    assert resolution.actor_of["003.txt", 0] == resolution.actor_of["000.txt", 0]
    assert resolution.actor_of.get(("002.txt", 0)) not in {
        resolution.actor_of["000.txt", 0],
        resolution.actor_of["001.txt", 0],
    }


def test_a_family_name_that_stands_first_is_learned_from_its_use() -> None:
    resolution = resolve(
        read(
            "[Takeda Haruto|person!|nsubj] spoke*. [Takeda|person|nsubj] left*.",
            "[Takeda|person!|nsubj] came*.",
        )
    )
    assert names(resolution) == ["Takeda Haruto"]


def test_initials_that_fit_two_persons_join_neither() -> None:
    resolution = resolve(
        read(
            "[John Larkin|person!|nsubj] came*.",
            "[Jane Larkin|person!|nsubj] came*.",
            "[J. Larkin|person!|nsubj] came*.",
        )
    )
    assert len(names(resolution)) == 3


def test_a_wrong_guess_of_kind_is_overruled_by_the_corpus() -> None:
    resolution = resolve(
        read("[Hikmet Sarkisov|person!|nsubj] came*.", "[Hikmat Sarkisov|org|nsubj] spoke*.")
    )
    assert len(resolution.actors) == 1
    assert only(resolution).kind is Kind.PERSON


def test_a_country_is_one_actor_under_all_its_names() -> None:
    resolution = resolve(
        read(
            "[Chile|country|nsubj] and [Chilean|demonym|conj] ships sailed*.",
            "The [Republic of Chile|country|nsubj] paid*.",
        )
    )
    found = only(resolution, Kind.COUNTRY)
    assert found.name == "Chile"
    assert "Chilean" in found.aliases


def test_a_capital_stays_a_place() -> None:
    resolution = resolve(read("[Lima|place|nsubj] hosted* [Peru|country|dobj]."))
    assert names(resolution, Kind.PLACE) == ["Lima"]
    assert names(resolution, Kind.COUNTRY) == ["Peru"]


def test_a_body_without_its_country_joins_its_only_owner() -> None:
    one = read(
        "[Peru’s National Water Council|org!|nsubj] met*.",
        "The [National Water Council|org!|nsubj] met*.",
    )
    two = read("[Chile’s National Water Council|org!|nsubj] met*.")
    assert len(names(resolve(one), Kind.ORGANIZATION)) == 1
    both = [*one, *[References("b.txt", *_rest(two[0]))]]
    assert len(names(resolve(both), Kind.ORGANIZATION)) == 3


def _rest(one: References) -> tuple:
    return one.published, one.publication, one.referents, one.of_mention, one.reasons


def test_an_unexplained_description_is_the_holder_of_that_time() -> None:
    days = (
        date(2031, 1, 5),
        date(2033, 1, 5),
        date(2031, 2, 5),
        date(2033, 2, 5),
        date(2037, 1, 1),
    )
    told = "[the Chilean foreign minister|the|nsubj|foreign minister/Chile] spoke*."
    resolution = resolve(
        read(
            "[Leyla Oruj|person!|nsubj|Foreign Minister/Chile] came* to [Chile|country|pobj].",
            "[Piet Maas|person!|nsubj|Foreign Minister/Chile] came*.",
            told,
            told,
            told,
            days=days,
        )
    )
    by_id = {actor.id: actor.name for actor in resolution.actors}
    meant = [by_id[resolution.actor_of[f"00{number}.txt", 0]] for number in (2, 3, 4)]
    assert meant == ["Leyla Oruj", "Piet Maas", "Chile"]


def test_roles_keep_their_days_and_merge_near_titles() -> None:
    found = only(
        resolve(
            read(
                "[Leyla Oruj|person!|nsubj|Assistant to the President/Chile] came*.",
                "[Leyla Oruj|person!|nsubj|Aide to the President/Chile] came*.",
                days=(date(2031, 1, 5), date(2032, 1, 5)),
            )
        )
    )
    (role,) = found.roles
    assert (role.of, role.first, role.last) == ("Chile", date(2031, 1, 5), date(2032, 1, 5))
    assert len(role.articles) == 2


def test_fragments_are_dropped_and_proven_names_are_kept() -> None:
    resolution = resolve(
        read("[Across|org|nsubj] saw* [Oruj|person!|dobj|Minister]. [Jr.|place|nsubj] sat*.")
    )
    assert [actor.name for actor in resolution.actors] == ["Oruj"]


def test_ids_are_readable_and_numbered_where_two_share_a_name() -> None:
    resolution = resolve(
        read(
            "[Leyla Oruj|person!|nsubj] saw* [John Larkin Sr.|person!|dobj] and "
            "[John Larkin Jr.|person!|conj].",
        )
    )
    assert "person:leyla-oruj" in {actor.id for actor in resolution.actors}
    assert len({actor.id for actor in resolution.actors}) == 3


PEOPLE = [
    "Leyla Oruj", "Leila Oruj", "Oruj", "L. Oruj", "Piet van der Meer", "P. van der Meer", "Meer",
    "Park Jin-ho", "Park Jinho", "Park", "Jin-ho Park", "Ali Rasadov", "Ali Rasadi", "Əli Rəsadov",
]  # fmt: skip
OFFICES = ["", "Minister/Chile", "Minister/Peru", "President", "General/Peru"]
SENTENCES = st.lists(
    st.tuples(st.sampled_from(PEOPLE), st.sampled_from(OFFICES)), min_size=1, max_size=4
)


@settings(max_examples=60, deadline=None)
@given(st.lists(SENTENCES, min_size=1, max_size=7), st.randoms(use_true_random=False))
def test_the_order_of_articles_changes_nothing(
    corpus: list[list[tuple[str, str]]], shuffler: random.Random
) -> None:
    articles = read(
        *(
            " ".join(f"[{name}|person!|nsubj|{office}] came*." for name, office in sentences)
            for sentences in corpus
        )
    )
    first = resolve(articles)
    shuffler.shuffle(articles)
    again = resolve(articles)
    assert again == first
    assert partition(again) == partition(first)


def test_only_those_who_act_for_a_country_stand_for_it() -> None:
    resolution = resolve(
        read(
            "[Chile|country|nsubj] waited*. [A Chilean tourist|the|nsubj|tourist/Chile] came*. "
            "[Chilean officials|the|nsubj|officials/Chile] spoke*."
        )
    )
    assert ("000.txt", 1) not in resolution.actor_of
    assert resolution.actor_of["000.txt", 2] == "country:chile"


def test_an_abbreviation_joins_the_only_body_it_abbreviates() -> None:
    one = ["The [National Water Supply Council|org!|nsubj] met*.", "The [NWSC|org!|nsubj] met*."]
    assert len(names(resolve(read(*one)), Kind.ORGANIZATION)) == 1
    two = [*one, "The [Northern Wood Sawing Club|org!|nsubj] closed*."]
    assert len(names(resolve(read(*two)), Kind.ORGANIZATION)) == 3


def test_an_office_is_called_by_the_words_that_tell_most() -> None:
    day = date(2031, 1, 5)
    bare = "[Moss|person!|nsubj|Minister/Chile] spoke*."
    full = f"[Ada Moss|person!|nsubj|Foreign Minister/Chile] came*. {bare}"
    again = f"[Ada Moss|person!|nsubj|Minister/Chile] left*. {bare}"
    resolution = resolve(read(full, again, days=[day, day]))
    moss = next(actor for actor in resolution.actors if actor.name == "Ada Moss")
    assert [role.title for role in moss.roles] == ["Foreign Minister"]


def test_a_surname_that_only_sounds_alike_needs_the_office() -> None:
    resolution = resolve(
        read(
            "[Jonas Schmitz|person!|nsubj|Mayor/Chile] came*.",
            "[Smitz|person!|nsubj] sang*.",
            "[Shmitz|person!|nsubj|Mayor/Chile] spoke*.",
        )
    )
    assert resolution.actor_of["002.txt", 0] == resolution.actor_of["000.txt", 0]
    assert resolution.actor_of.get(("001.txt", 0)) != resolution.actor_of["000.txt", 0]


def test_the_holder_named_in_the_article_itself_is_meant_and_leaders_are_presidents() -> None:
    day = date(2031, 1, 5)
    resolution = resolve(
        read(
            "[Leyla Oruj|person!|nsubj|Transport Minister/Chile] came*.",
            "[Piet Maas|person!|nsubj|Foreign Minister/Chile] came*.",
            "[Ada Moss|person!|nsubj|President/Chile] came*.",
            "[Piet Maas|person|nsubj] came*. [the minister|the|nsubj|minister/Chile] left*.",
            "[the Chilean leader|the|nsubj|leader/Chile] spoke*.",
            days=(day,) * 5,
        )
    )
    by_id = {actor.id: actor.name for actor in resolution.actors}
    meant = {key: by_id[actor] for key, actor in resolution.actor_of.items()}
    assert set(meant.values()) >= {"Leyla Oruj", "Piet Maas", "Ada Moss"}
    assert {meant[key] for key in meant if key[0] == "003.txt"} == {"Piet Maas"}
    assert {meant[key] for key in meant if key[0] == "004.txt"} == {"Ada Moss"}


def test_a_description_that_the_corpus_explains_says_by_which_article() -> None:
    known = annotation(
        "[Viktor Lazarev|person!|nsubj|spokesman/Kremlin] spoke*.",
        key="known.txt",
        published=date(2024, 11, 20),
    )
    asked = annotation(
        "[the Kremlin spokesman|the|nsubj|spokesman/Kremlin] declined*.",
        key="asked.txt",
        published=date(2024, 11, 23),
    )
    found = resolve([link(known), link(asked)])
    assert found.actor_of["asked.txt", 0] == "person:viktor-lazarev"
    reason = found.reasons["asked.txt", 0]
    assert reason == "holder of the office at 2024-11-20 by article known.txt"
