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


def voices(annotation: Annotation) -> list[str]:
    """Who speaks in each quotation: the words of the mention, or those kept in its place."""
    return [
        annotation.mentions[q.speaker].text if q.speaker is not None else q.speaker_text
        for q in annotation.quotes
    ]


def test_somebody_without_a_name_speaks_with_the_words_of_the_text(annotate: Annotate) -> None:
    found = annotate("Officials in the valley said that the bridge was closed for the night.")
    assert [(q.speaker, q.speaker_text) for q in found.quotes] == [
        (None, "Officials in the valley")
    ]


def test_a_spokesman_without_a_name_speaks_for_his_house(annotate: Annotate) -> None:
    text = "“Nobody was hurt in the fire,” a spokesman for the Oslo Fire Department said."
    assert voices(annotate(text)) == ["Oslo Fire Department"]


def test_a_document_speaks_for_its_maker(annotate: Annotate) -> None:
    text = 'A statement by Minister Jon Lund said: "The border will stay open all summer."'
    assert voices(annotate(text)) == ["Jon Lund"]


def test_who_is_quoted_as_saying_speaks_and_not_who_quotes(annotate: Annotate) -> None:
    text = "The Times quoted Minister Jon Lund as saying that the border would stay open."
    assert voices(annotate(text)) == ["Jon Lund"]


def test_it_was_reported_names_nobody(annotate: Annotate) -> None:
    found = annotate("It was reported that the bridge had been closed for the night.")
    assert [(q.speaker, q.speaker_text) for q in found.quotes] == [(None, "")]


def test_two_quotations_joined_by_and_have_one_speaker(annotate: Annotate) -> None:
    text = "Minister Jon Lund described the draft as “balanced” and the mood as “better than ever.”"
    assert voices(annotate(text)) == ["Jon Lund", "Jon Lund"]


def test_a_name_and_a_colon_speak(annotate: Annotate) -> None:
    found = spoken(annotate("Jon Lund: “The border will stay open all summer.”"))
    assert [quote[1:3] for quote in found] == [("Jon Lund", ":")]


def test_a_clause_around_its_reporting_verb_is_taken_whole(annotate: Annotate) -> None:
    found = spoken(annotate("The refinery, Minister Jon Lund said, will open in autumn."))
    assert [(quote[0][:12], quote[0][-9:], quote[1]) for quote in found] == [
        ("The refinery", "in autumn", "Jon Lund")
    ]


def test_a_clause_ends_before_the_next_deed_of_the_speaker(annotate: Annotate) -> None:
    text = "President Olga Petrova declared that an emergency exists and ordered aid to the north."
    assert [quote[0] for quote in spoken(annotate(text))] == ["an emergency exists"]


def test_the_law_says_nothing(annotate: Annotate) -> None:
    assert not annotate("The ballots were counted according to the law.").quotes


def test_a_name_in_marks_is_no_quotation(annotate: Annotate) -> None:
    assert not annotate("The film “A Long Road Through the Valley” won a prize in Oslo.").quotes


def test_words_left_open_end_in_the_next_paragraph_at_its_closing_mark(annotate: Annotate) -> None:
    found = annotate("Jon Lund said: “We looked at the draft.", "It was good.” Then he left.")
    words = [found.parses[q.paragraph].text[q.start : q.end] for q in found.quotes]
    assert words == ["“We looked at the draft.", "It was good.”"]
    assert voices(found) == ["Jon Lund", "Jon Lund"]


def test_single_marks_quote_and_apostrophes_do_not() -> None:
    text = "'We can't leave the ministers' house,' she said in the '90s."
    assert [text[m.start : m.end] for m in marked(text)] == [
        "'We can't leave the ministers' house,'"
    ]
    assert marked("The ministers' meeting was the diplomats' idea.") == []
