"""A claim works out what is asked of it once, and is light while very many are in memory."""

from datetime import date

from explorer.events import Source
from explorer.events.claims import Cast, Claim
from explorer.model import Actor, EventMention, EventType, Kind, Mode, Status

ARTICLE = "paper.txt"
ACTORS = {
    name: Actor(name, name, kind, (name,), None, (), 1, 1, None, None)
    for name, kind in (("Anna Lind", Kind.PERSON), ("Olav Berg", Kind.PERSON), ("Oslo", Kind.PLACE))
}


def _claim() -> Claim:
    who = {(ARTICLE, number): name for number, name in enumerate(ACTORS)}
    mention = EventMention(
        *(ARTICLE, 1, 0, 40, "Anna Lind met Olav Berg in Oslo.", "met for talks", 10, 23),
        *(EventType.CONSULT, Mode.MEETING, Status.OCCURRED, (0, 1), (), 2),
        *("2024-03-10", "on Sunday", "told", "verb 'meet'"),
    )
    return Cast(ACTORS, who, {ARTICLE: Source(date(2024, 3, 11), "a paper")}).claim(mention)


def test_a_claim_of_another_reason_and_sentence_is_the_same_but_for_these() -> None:
    claim = _claim()
    other = claim.with_reason("the same day").with_sentence(8, "They met.")
    assert (other.joined, other.mention.end, other.mention.text) == ("the same day", 8, "They met.")
    assert other != claim
    assert other.with_reason("").with_sentence(40, claim.mention.text) == claim
    assert other.everyone == other.principals == {"Anna Lind", "Olav Berg"}
    assert (other.order, other.family, other.content) == (claim.order, "consult", {"talks"})


def test_a_claim_has_no_dictionary_and_nothing_that_it_is_not_known_for() -> None:
    claim = _claim()
    assert claim.span is claim.span
    assert not hasattr(claim, "__dict__")
    assert not hasattr(claim, "unheard_of")
