"""Lines become paragraphs, without boilerplate, and nothing but white space changes in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.corpus.boilerplate import (
    is_boilerplate,
    is_caption,
    split_credit,
    without_boilerplate,
)
from explorer.corpus.lines import Line, ends_sentence, text_lines
from explorer.corpus.paragraphs import LONGEST, paragraphs, style_of


def split(text: str) -> list[str]:
    return [line.text for line in paragraphs(text_lines(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Leave a Comment",
        "Newsroom logo",
        "None",
        "+ ↺ − 16 px",
        "A+ A-",
        "Font size: + -",
        "Share on Facebook",
        "Facebook Twitter WhatsApp",
        "Share this article",
        "Read more: Port opens after a storm",
        "Photo: Jane Roe",
        "Image: Jane Roe.",
        "Read more",
        "Advertisement",
        "Related articles",
        "3 comments",
        "Subscribe to our newsletter",
        "We use cookies to improve your experience on this site.",
        "Your email address will not be published. Required fields are marked *",
        "© 2024 Harbour Gazette. All rights reserved.",
        "Tags: ports, trade",
        "* * *",
        "-30-",
        "Home » World",
        "File:Harbour at dawn.jpg",
    ],
)
def test_what_a_page_leaves_behind_is_boilerplate(text: str) -> None:
    assert is_boilerplate(text)


@pytest.mark.parametrize(
    "text",
    [
        "None of the ministers came.",
        "Share prices fell on Monday.",
        "Comment on the pact was sparse.",
        "Photo: The two ministers shake hands in the old harbour.",
        "The newsroom was closed by the police.",
        "(c) The commission reports to the council.",
        "Home again after a year abroad",
        "Follow the money, the envoy said.",
        "More than 40 ships sailed.",
        "1917",
        "Leave him alone, she said.",
    ],
)
def test_a_sentence_of_news_is_never_boilerplate(text: str) -> None:
    assert not is_boilerplate(text)


def test_links_below_a_related_line_go_with_it_until_a_sentence_follows() -> None:
    lines = text_lines("They met.\n\nRelated news:\n\nPort opens\n\nShips sail\n\nThey parted.\n")
    kept = [line.text for line in without_boilerplate(lines) if line.text]
    assert kept == ["They met.", "They parted."]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("The envoys met on March 5, 2024. / harbour.example", "The envoys met on March 5, 2024."),
        ("The envoys met. (Photo: Jane Roe)", "The envoys met."),
        ("The harbour in 1969 (Image: JR)", "The harbour in 1969"),
        ("The envoys met. | Jane Roe", "The envoys met."),
        ("The envoys met. Photo by Jane Roe", "The envoys met."),
    ],
)
def test_a_credit_is_taken_off_a_caption(text: str, left: str) -> None:
    assert split_credit(text) == (left, True)


@pytest.mark.parametrize(
    "text", ["They met and/or spoke.", "They met (in secret).", "He asked why. She left."]
)
def test_a_sentence_keeps_its_end(text: str) -> None:
    assert split_credit(text) == (text, False)


def test_a_line_that_says_photo_before_a_sentence_is_a_caption() -> None:
    assert is_caption("Photo: The envoys met in the harbour.")


def test_wrapped_lines_are_joined() -> None:
    text = (
        "The envoys of the two harbour towns met on Monday for the first time in\n"
        "nine years, and they spoke for three hours about the price of grain and\n"
        "the dredging of the channel.\n\n"
        "They will meet again.\n"
    )
    assert len(split(text)) == 2


def test_wrapped_paragraphs_that_only_an_indent_parts_are_parted() -> None:
    text = (
        "   The envoys of the two harbour towns met on Monday for the first time in\n"
        "nine years, and they spoke for three hours about the price of grain and\n"
        "the dredging of the channel.\n"
        "   They will meet again after the harvest in the town hall of the smaller\n"
        "of the two towns, as custom asks.\n"
    )
    assert len(split(text)) == 2


def test_lines_without_blank_lines_are_paragraphs() -> None:
    text = "The envoys met on Monday in the old town.\nThey spoke.\nThey ate.\nAll went home late."
    assert split(text) == text.split("\n")


def test_a_line_that_breaks_inside_a_sentence_goes_on() -> None:
    assert split("The envoys met\nin the harbour.\nThey spoke.") == [
        "The envoys met in the harbour.",
        "They spoke.",
    ]


def test_a_word_broken_at_its_hyphen_keeps_it() -> None:
    assert split("The envoys spoke of de-\nescalation.") == ["The envoys spoke of de-escalation."]


def test_a_very_long_paragraph_is_split_at_sentence_ends() -> None:
    pieces = split("The envoys met again. " * 2_000)
    assert len(pieces) > 1
    assert all(len(piece) <= LONGEST and piece.endswith("again.") for piece in pieces)


def test_a_short_line_amid_the_body_is_a_heading() -> None:
    assert style_of(Line("Talks behind closed doors"), is_last=False) == "heading"
    assert style_of(Line("Talks behind closed doors"), is_last=True) == "body"
    assert style_of(Line("They met behind closed doors."), is_last=False) == "body"


def test_an_abbreviation_ends_no_sentence() -> None:
    assert not ends_sentence("Envoys leave the U.S.")
    assert ends_sentence("The envoys left.”")


@given(st.text())
def test_paragraphs_hold_the_text_and_nothing_but_white_space_changes(text: str) -> None:
    lines = text_lines(text)
    kept = "".join("".join(line.text.split()) for line in paragraphs(lines))
    assert kept == "".join("".join(line.text.split()) for line in lines)
