"""Whatever an article says, the whole way from its text to its events ends, with facts that fit."""

import pytest
from fuzzing import SCRAPS, TEXT, fuzzed
from hypothesis import given
from hypothesis import strategies as st

from explorer.actors import resolve
from explorer.build.extraction import facts_of
from explorer.corpus.compose import compose
from explorer.corpus.fields import Header
from explorer.corpus.lines import text_lines
from explorer.events import Source, merge
from explorer.language import Annotator
from explorer.model import Article

SENTENCES = st.sampled_from(
    [*(line for line in TEXT.splitlines() if line), "She said: “They met,” he said, “on Friday.”",
     "Ministers of Peru, Chile and the EU met, signed and left.",
     "Mr. Sol, 54, died in May 1999.",
     "The U.S.-led talks between Iran and Iraq in Oslo, Norway were held from 3 to 5 May 2024.",
     "Not one envoy was arrested last week.", "Ana Sol’s deputy, Tom Vale, told her that he met."]
)  # fmt: skip
BODIES = st.lists(
    st.one_of(SENTENCES, SENTENCES, SCRAPS, st.text(max_size=20)), min_size=1, max_size=10
).map(" ".join)


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return Annotator()


def test_any_text_comes_through_all_stages(annotator: Annotator) -> None:
    @given(st.lists(BODIES, min_size=1, max_size=3), st.booleans())
    @fuzzed(12, 0.1)
    def target(bodies: list[str], dated: bool) -> None:
        text = ("Published: 2024-05-06\n\n" if dated else "") + "\n\n".join(bodies)
        article = compose("a.txt", "0", Header(title="Talks"), text_lines(text))
        if not isinstance(article, Article):
            return
        (annotation,) = annotator.annotate([article])
        facts = facts_of(article, annotation, "x")
        texts = [paragraph.text for paragraph in article.paragraphs]
        for mention in facts.mentions:
            assert texts[mention.paragraph][mention.start : mention.end] == mention.text
        resolution = resolve([facts.references])
        merge(facts.event_mentions, resolution, {"a.txt": Source(article.published, None)})

    target()
