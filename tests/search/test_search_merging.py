"""Which segments are written again: few remain, and little is written twice."""

from dataclasses import dataclass

from explorer.search.whoosh_engine.merging import to_merge


@dataclass(eq=False)
class Sized:
    """A segment as far as merging looks at it."""

    live: int
    deleted: int = 0

    def doc_count(self) -> int:
        return self.live

    def doc_count_all(self) -> int:
        return self.live + self.deleted

    def deleted_count(self) -> int:
        return self.deleted


def after(batches: list[int]) -> tuple[list[int], int]:
    """Return the sizes of the segments after these commits, and the articles rewritten."""
    segments: list[Sized] = []
    rewritten = 0
    for fresh in batches:
        chosen = to_merge(segments, fresh)
        again = sum(segment.live for segment in chosen)
        rewritten += again
        segments = [segment for segment in segments if segment not in chosen] + [
            Sized(fresh + again)
        ]
    return [segment.live for segment in segments], rewritten


def test_one_article_at_a_time_leaves_few_segments_and_rewrites_each_few_times() -> None:
    sizes, rewritten = after([1] * 5_000)
    assert sum(sizes) == 5_000
    assert len(sizes) <= 25
    assert rewritten <= 5 * 5_000


def test_a_hundred_thousand_articles_in_batches_are_rewritten_less_than_once() -> None:
    sizes, rewritten = after([2_000] * 50)
    assert len(sizes) <= 20
    assert rewritten <= 100_000


def test_an_article_added_to_a_large_index_rewrites_nothing_large() -> None:
    assert to_merge([Sized(100_000), Sized(3_000)], 1) == []


def test_a_segment_that_is_mostly_deleted_is_written_anew() -> None:
    worn, fresh, large = Sized(40, 60), Sized(60, 40), Sized(40_000, 60_000)
    assert to_merge([worn, fresh, large], 1) == [worn]
