"""The articles that come with the program are read whole, dated, and without their junk."""

from explorer.config import bundled_corpus
from explorer.corpus import read, scan
from explorer.corpus.boilerplate import is_boilerplate
from explorer.model import Article

LIMIT = 1_000_000


def test_every_bundled_report_is_read_with_its_date_and_without_junk() -> None:
    items = [
        item
        for source in scan(bundled_corpus(), max_file_bytes=LIMIT)
        for item in read(source, max_file_bytes=LIMIT)
    ]
    articles = [item for item in items if isinstance(item, Article)]
    assert len(articles) == len(items) >= 10
    for article in articles:
        assert article.published is not None, article.key
        assert len(article.paragraphs) >= 2, article.key
        assert not any(is_boilerplate(p.text) for p in article.paragraphs), article.key
    assert [a.key for a in articles if a.title_is_lead] == ["2025-02-04-analyst-on-the-visit.txt"]
    assert "README.md" not in {a.key for a in articles}
