"""Quotes: their words, their speaker, their cue."""

from collections.abc import Callable

from explorer.language.marks import marked
from explorer.model import Annotation

Annotate = Callable[..., Annotation]


def spoken(annotation: Annotation) -> list[tuple[str, str | None, str, bool]]:
    return [
        (
            annotation.parses[q.paragraph].text[q.start : q.end],
            annotation.mentions[q.speaker].text if q.speaker is not None else None,
            q.cue,
            q.direct,
        )
        for q in annotation.quotes
    ]


def test_a_direct_quote_knows_who_said_it_behind_it(annotate: Annotate) -> None:
    found = spoken(annotate("“We will sign the treaty soon,” President Olga Petrova said in Oslo."))
    assert found == [("“We will sign the treaty soon,”", "Olga Petrova", "say", True)]


def test_a_direct_quote_knows_who_said_it_before_it(annotate: Annotate) -> None:
    found = spoken(annotate('Minister Jon Lund told reporters, "The border will stay open."'))
    assert found == [('"The border will stay open."', "Jon Lund", "tell", True)]


def test_a_second_quote_of_a_paragraph_has_the_same_speaker(annotate: Annotate) -> None:
    text = "“We will sign the treaty,” Minister Jon Lund said. “It is ready and it is good.”"
    assert [quote[1] for quote in spoken(annotate(text))] == ["Jon Lund", "Jon Lund"]


def test_a_quote_goes_on_over_paragraphs_that_open_without_a_closing_mark(
    annotate: Annotate,
) -> None:
    found = annotate(
        "“We will sign the treaty,” Minister Jon Lund said. “It is ready and it is good.",
        "“The rest is for the lawyers of both countries.”",
    )
    assert [(q.paragraph, found.mentions[q.speaker or 0].text) for q in found.quotes] == [
        (0, "Jon Lund"),
        (0, "Jon Lund"),
        (1, "Jon Lund"),
    ]


def test_indirect_speech_is_the_clause_of_its_verb(annotate: Annotate) -> None:
    found = spoken(annotate("President Olga Petrova said that the talks were useful."))
    assert found == [("the talks were useful", "Olga Petrova", "say", False)]


def test_the_subject_of_a_participle_speaks(annotate: Annotate) -> None:
    text = "President Olga Petrova praised the plan, stressing that “nothing is easy.”"
    assert spoken(annotate(text))[0][1:3] == ("Olga Petrova", "stress")


def test_according_to_names_the_speaker(annotate: Annotate) -> None:
    found = spoken(annotate("According to Minister Jon Lund, the harbour was closed for a week."))
    assert found == [
        ("the harbour was closed for a week", "Jon Lund", "according to", False),
    ]


def test_two_words_in_marks_without_a_speaker_are_no_quote(annotate: Annotate) -> None:
    assert not annotate("A so-called “smart border” was built in the valley.").quotes


def test_an_inch_is_no_quotation_mark() -> None:
    assert marked('a 12" pipe and a 9" one') == []
