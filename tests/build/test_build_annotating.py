"""Single files are annotated without a store."""

from datetime import date

import pytest
from build_cases import ONE_JOB

from explorer.build import annotate
from explorer.errors import ArticleUnreadable


def test_files_are_annotated_together(corpus) -> None:
    paths = [corpus / "harbour/visit.txt", corpus / "harbour/talks.md"]
    first, second = annotate(paths, ONE_JOB)
    assert first.path == str(paths[0])
    assert first.actors == second.actors
    assert any(len({e.article for e in event.evidence}) == 2 for event in first.events)
    assert len(first.actor_of_mention) == len(first.facts.mentions)
    names = {actor.id: actor.name for actor in first.actors}
    spoken = {
        mention.text: [names[id] for id in ids]
        for mention, ids in zip(first.facts.mentions, first.actor_of_mention, strict=True)
    }
    assert spoken["Solvang"] == ["Ingrid Solvang"]


def test_a_file_without_a_day_takes_the_one_given(tmp_path) -> None:
    path = tmp_path / "undated.txt"
    path.write_text("Rui Calado met Anna Lis in Lisbon on Monday.\n")
    (found,) = annotate([path], ONE_JOB, published=date(2024, 6, 5))
    assert found.article.published == date(2024, 6, 5)
    assert [timex.value for timex in found.facts.timexes] == ["2024-06-03"]


def test_a_file_that_cannot_be_read_is_refused_or_told(tmp_path, corpus) -> None:
    bad = tmp_path / "bad.txt"
    bad.touch()
    with pytest.raises(ArticleUnreadable, match=r"bad\.txt cannot be read"):
        annotate([bad], ONE_JOB)
    told = []
    assert len(annotate([bad, corpus / "protest.txt"], ONE_JOB, on_rejection=told.append)) == 1
    assert [each.key for each in told] == [str(bad)]
    assert annotate([bad], ONE_JOB, on_rejection=told.append) == []
