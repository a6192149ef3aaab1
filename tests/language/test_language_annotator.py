"""The annotator as a stream, and what holds for any text."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer.errors import ModelMissing
from explorer.language import Annotator
from explorer.model import Annotation, Article, Form, Paragraph

Annotate = Callable[..., Annotation]

MIXED = """President Minister of the Iranian Iran 's ’s Anna Novak - , . “ ” " ( ) said that who is
and former Rear Admiral U.S. Ministry for Foreign Affairs al Jr. both two sides he it according to
Secretary State officials U.S.-Japan Corridor province -- x.com @a 7"""
WORDS = st.sampled_from(MIXED.split())


def article(key: str, *texts: str) -> Article:
    paragraphs = tuple(Paragraph(index, text) for index, text in enumerate(texts))
    return Article(key, "", True, None, None, None, None, None, paragraphs, "")


def test_annotations_come_in_the_order_of_the_articles(annotator: Annotator) -> None:
    keys = ["a", "b", "c"]
    articles = [article("a", "Oslo.", "Rome."), article("b"), article("c", "Cairo.")]
    found = list(annotator.annotate(articles))
    assert [annotation.article for annotation in found] == keys
    assert [len(annotation.parses) for annotation in found] == [2, 0, 1]


def test_an_endless_stream_is_read_only_a_little_ahead(annotator: Annotator) -> None:
    read = 0

    def endless() -> Iterator[Article]:
        nonlocal read
        while True:
            read += 1
            yield article(str(read), "Oslo is calm.")

    stream = annotator.annotate(endless())
    next(stream)
    assert read < 2000


def test_a_missing_pipeline_says_how_to_get_one() -> None:
    with pytest.raises(ModelMissing) as raised:
        Annotator("no_such_pipeline")
    assert "no_such_pipeline" in raised.value.message
    assert raised.value.hint


def test_the_name_tells_pipeline_and_version(annotator: Annotator) -> None:
    assert annotator.name.startswith("en_core_web_sm")


def check(annotate: Annotate, text: str) -> None:
    found = annotate(text)
    tokens = found.parses[0].tokens
    assert [(t.start, t.end) for t in tokens] == [(t.start, t.start + len(t.text)) for t in tokens]
    assert [(m.paragraph, m.start) for m in found.mentions] == sorted(
        (m.paragraph, m.start) for m in found.mentions
    )
    ends = 0
    for mention in found.mentions:
        assert text[mention.start : mention.end] == mention.text
        assert mention.start <= tokens[mention.head].start < mention.end
        for claim in mention.roles:
            assert 0 <= claim.start < claim.end <= len(text)
            assert claim.title
        if mention.form in (Form.NAME, Form.DEMONYM):
            assert mention.start >= ends
            ends = mention.end
    for quote in found.quotes:
        assert 0 <= quote.start < quote.end <= len(text)
        assert quote.speaker is None or found.mentions[quote.speaker]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, min_size=1, max_size=25))
def test_offsets_match_the_text_however_words_are_mixed(
    annotate: Annotate, words: list[str]
) -> None:
    check(annotate, " ".join(words))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=80))
def test_any_text_is_annotated_without_an_error(annotate: Annotate, text: str) -> None:
    check(annotate, text)


def test_a_very_long_paragraph_is_parsed_in_parts_and_keeps_its_offsets(
    annotate: Annotate,
) -> None:
    text = "The Kenyan president met Anna Novak in Oslo. " * 1200
    found = annotate(text)
    assert found.parses[0].text == text
    assert all(text[m.start : m.end] == m.text for m in found.mentions)
    assert sum(m.text == "Oslo" for m in found.mentions) == 1200
    assert found.parses[0].sentences[-1][1] == len(found.parses[0].tokens)
