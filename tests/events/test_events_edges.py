"""Articles at the edge: a year alone, no time at all, nothing in them, nobody known."""

from explorer.events import Source, extract, merge
from explorer.model import Annotation, Parse, References, Resolution


def test_a_year_in_the_words_is_the_date_whatever_the_day(tell):
    references, found = tell("2024-03-12", "Norway and Finland signed a treaty in 2019.")
    (signed,) = found
    resolution = Resolution((), {})
    undated = {references.article: Source(None, None)}
    assert signed.date == "2019"
    assert merge(found, resolution, undated) == ()


def test_an_empty_article_tells_nothing():
    annotation = Annotation("empty.txt", None, (Parse("", (), ()),), (), ())
    references = References("empty.txt", None, None, (), ())
    assert extract(annotation, (), references) == ()
    assert merge((), Resolution((), {}), {}) == ()


def test_a_perfect_without_a_time_has_no_date(report):
    events, _ = report(("paper-1", "2024-03-12", "Karl Weiss has met Maria Costa in Lisbon."))
    assert [event.date for event in events] == [None]
    assert [event.granularity for event in events] == ["unknown"]
