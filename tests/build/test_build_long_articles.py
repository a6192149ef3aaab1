"""An article as long as a book can be searched, and does not hold up the facts of the others."""

from contextlib import closing
from pathlib import Path

from build_cases import build, stages, write_corpus

from explorer.config import Store
from explorer.library import Library


def test_a_book_is_searchable_and_its_missing_facts_are_told(tmp_path: Path, store: Store) -> None:
    endless = "the minister of kenya met the president of portugal and " * 20_000
    corpus = write_corpus(
        tmp_path / "books",
        {
            "book.txt": f"Endless talks\n\nPublished: 2024-05-14\n\n{endless}\n",
            "report.txt": "Published: 2024-05-14\n\nAnna Lis met Rui Calado in Lisbon on Monday.\n",
        },
    )
    summary = build(corpus, store)
    (failed,) = summary.failed
    assert failed.key == "book.txt"
    assert "too long for facts: 1,1" in failed.reason
    assert summary.events == 1
    with closing(Library.open(corpus, store)) as library:
        assert [hit.article for hit in library.search("portugal").hits] == ["book.txt"]
    assert stages(corpus, store) == set()
