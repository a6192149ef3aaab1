"""Coreference within one article."""

from dataclasses import replace

from actors_annotating import annotation

from explorer.actors import link
from explorer.model import Annotation, Form, Kind, Mention


def named(article: Annotation, words: str, which: int = 0) -> list[str]:
    """The first names of the referents that the mention with these words points at."""
    references = link(article)
    at = [i for i, mention in enumerate(article.mentions) if mention.text == words][which]
    return [references.referents[number].names[0] for number in references.of_mention[at]]


def test_a_surname_belongs_to_the_person_of_that_surname() -> None:
    article = annotation(
        "[Leyla Oruj|person!|nsubj] met* [Piet van der Meer|person!|pobj].",
        "[Oruj|org|nsubj] thanked* [van der Meer|person|dobj].",
    )
    assert named(article, "Oruj") == ["Leyla Oruj"]
    assert named(article, "van der Meer") == ["Piet van der Meer"]


def test_a_surname_before_the_full_name_is_found_too() -> None:
    article = annotation(
        "[Oruj|person|nsubj] arrived*.", "[Leyla Oruj|person!|nsubj] is* a minister."
    )
    assert named(article, "Oruj") == ["Leyla Oruj"]


def test_of_two_persons_of_one_surname_the_title_decides() -> None:
    article = annotation(
        "[Ivo Marin|person!|nsubj|President/Chile] and Mrs. [Ana Marin|person!|conj] came*.",
        "President [Marin|person!|nsubj|President] spoke*. Mrs. [Marin|person!|nsubj] left*.",
    )
    assert named(article, "Marin", 0) == ["Ivo Marin"]
    assert named(article, "Marin", 1) == ["Ana Marin"]


def test_an_abbreviation_belongs_to_the_body_it_abbreviates() -> None:
    article = annotation(
        "The [National Water Council|org!|nsubj] met*. The [NWC|org|nsubj] decided* nothing."
    )
    assert named(article, "NWC") == ["National Water Council"]


def test_a_country_and_its_nationality_are_one_referent() -> None:
    article = annotation("[Chile|country|nsubj] and a [Chilean|demonym|amod] ship left*.")
    assert named(article, "Chilean") == named(article, "Chile")


def test_a_person_and_a_country_never_share_a_referent() -> None:
    article = annotation(
        "[Michael Jordan|person!|nsubj] saw* [Jordan|country|dobj]. "
        "[Jordan|country|nsubj] liked* it."
    )
    kinds = {referent.kind for referent in link(article).referents}
    assert kinds == {Kind.PERSON, Kind.COUNTRY}


def test_a_description_finds_the_holder_of_the_office() -> None:
    article = annotation(
        "[Leyla Oruj|person!|nsubj|Foreign Minister/Chile] met* "
        "[Piet Maas|person!|pobj|adviser to the President of Peru/Peru].",
        "[the Peruvian presidential aide|the|nsubj|presidential aide/Peru] praised* "
        "[the Chilean foreign minister|the|dobj|foreign minister/Chile].",
    )
    assert named(article, "the Peruvian presidential aide") == ["Piet Maas"]
    assert named(article, "the Chilean foreign minister") == ["Leyla Oruj"]


def test_a_broader_word_fits_by_country() -> None:
    article = annotation(
        "[Leyla Oruj|person!|nsubj|Foreign Minister/Chile] met* "
        "[Piet Maas|person!|pobj|Defense Minister/Peru].",
        "[the Peruvian official|the|nsubj|official/Peru] praised* "
        "[the top Chilean diplomat|the|dobj|top diplomat/Chile].",
    )
    assert named(article, "the Peruvian official") == ["Piet Maas"]
    assert named(article, "the top Chilean diplomat") == ["Leyla Oruj"]


def test_another_office_of_that_country_is_not_guessed() -> None:
    article = annotation(
        "[Leyla Oruj|person!|nsubj|Foreign Minister/Chile] spoke*.",
        "[the Chilean defense minister|the|nsubj|defense minister/Chile] left*.",
    )
    references = link(article)
    own = references.referents[references.of_mention[1][0]]
    assert own.form is Form.DESCRIPTION
    assert own.names == ("the Chilean defense minister",)


def test_a_counterpart_holds_the_same_office_for_his_country() -> None:
    article = annotation(
        "[Leyla Oruj|person!|nsubj|Foreign Minister/Chile] met* "
        "[Piet Maas|person!|pobj|counterpart/Peru].",
        "[the Peruvian foreign minister|the|nsubj|foreign minister/Peru] smiled*.",
    )
    assert named(article, "the Peruvian foreign minister") == ["Piet Maas"]


def test_a_government_stands_for_its_country() -> None:
    article = annotation(
        "[Chile|country|nsubj] protested*. "
        "[Chilean authorities|the|nsubj|authorities/Chile] waited*."
    )
    assert named(article, "Chilean authorities") == ["Chile"]


def test_a_pronoun_prefers_the_subject() -> None:
    article = annotation(
        "[Ivo Marin|person!|nsubj] met* [Piet Maas|person!|pobj]. [He|he|nsubj] left* early."
    )
    assert named(article, "He") == ["Ivo Marin"]


def test_a_pronoun_agrees_with_the_title_of_address() -> None:
    article = annotation(
        "[Ivo Marin|person!|nsubj] met* Mrs. [Ana Maas|person!|pobj]. [She|he|nsubj] left* early."
    )
    assert named(article, "She") == ["Ana Maas"]


def test_an_object_pronoun_is_not_its_own_subject() -> None:
    article = annotation(
        "[Ivo Marin|person!|nsubj] waited*. [Piet Maas|person!|nsubj] called* [him|he|dobj]."
    )
    assert named(article, "him") == ["Ivo Marin"]


def test_a_fronted_possessive_looks_ahead() -> None:
    article = annotation(
        "[Ivo Marin|person!|nsubj] waited*.",
        "During [his|he|poss] visit, [Piet Maas|person!|nsubj] praised* the port.",
    )
    assert named(article, "his") == ["Piet Maas"]


def test_inside_a_direct_quote_the_speaker_is_not_he() -> None:
    article = annotation(
        "[Ivo Marin|person!|nsubj] met* [Piet Maas|person!|pobj].",
        "[Ivo Marin|person!|nsubj] said*: “[He|he|nsubj] is a friend.”",
    )
    assert named(article, "He") == ["Piet Maas"]


def test_nobody_is_better_than_a_guess() -> None:
    article = annotation("[He|he|nsubj] came* with [the two leaders|group|pobj].")
    assert link(article).of_mention == ((), ())


def test_sides_that_meet_are_persons_and_countries_are_countries() -> None:
    article = annotation(
        "[Leyla Oruj|person!|nsubj] of [Chile|country|pobj] met* [Piet Maas|person!|pobj] of "
        "[Peru|country|pobj]. [The two sides|group|nsubj] discussed* trade between "
        "[both countries|group|pobj]. [They|they|nsubj] agreed* on ports.",
    )
    assert named(article, "The two sides") == ["Leyla Oruj", "Piet Maas"]
    assert sorted(named(article, "both countries")) == ["Chile", "Peru"]
    assert sorted(named(article, "They")) in (["Leyla Oruj", "Piet Maas"], ["Chile", "Peru"])


def test_every_resolved_mention_that_is_no_name_says_why() -> None:
    article = annotation("[Ivo Marin|person!|nsubj] sat*. [He|he|nsubj] left*.")
    assert dict(link(article).reasons)[1]


def test_a_singular_pronoun_never_means_a_plural() -> None:
    article = annotation(
        "[Ivo Marin|person!|nsubj] met* [envoys|group|pobj]. [He|he|nsubj] left*.",
        "[Peruvian sailors|the|nsubj|sailor/Peru] sang*. [He|he|nsubj] slept*.",
    )
    assert named(article, "He", 0) == ["Ivo Marin"]


def test_they_stays_open_where_nobody_is_named_together() -> None:
    article = annotation(
        "[Ivo Marin|person!|nsubj] came*.",
        "[Leyla Oruj|person!|nsubj] slept*. [They|they|nsubj] sang*.",
    )
    assert link(article).of_mention[-1] == ()


def test_the_office_of_a_body_is_not_that_of_a_country() -> None:
    article = annotation(
        "[Ivo Marin|person!|nsubj|President/Chile] spoke*.",
        "He blamed* [the union leader|the|dobj|leader/Dockers Union].",
    )
    assert named(article, "the union leader") == ["the union leader"]


def test_offices_of_two_countries_are_two_unnamed_persons() -> None:
    text = "[the Peruvian and Chilean presidents|group|nsubj|president/Peru] met*."
    article = annotation(f"[Chile|country|nsubj] and [Peru|country|conj] agreed*. {text}")
    group = article.mentions[2]
    inner = [
        Mention(0, group.start + at, group.start + at + len(word), word, 0, Form.DEMONYM,
                Kind.COUNTRY, True, country)
        for at, word, country in ((4, "Peruvian", "Peru"), (17, "Chilean", "Chile"))
    ]  # fmt: skip
    both = (*group.roles, replace(group.roles[0], of="Chile"))
    mentions = (*article.mentions[:2], replace(group, roles=both), *inner)
    references = link(replace(article, mentions=mentions))
    meant = [references.referents[number] for number in references.of_mention[2]]
    assert [referent.names for referent in meant] == [
        ("president of Peru",),
        ("president of Chile",),
    ]
    assert all(referent.form is Form.DESCRIPTION for referent in meant)


def test_a_listed_body_still_finds_its_full_name() -> None:
    article = annotation(
        "The [Union of Free Orchards|org!|nsubj] met*. The [UFO|org!|nsubj] sang*."
    )
    listed = tuple(replace(m, canonical="UFO") if m.text == "UFO" else m for m in article.mentions)
    references = link(replace(article, mentions=listed))
    assert [referent.canonical for referent in references.referents] == ["UFO"]
