"""What leaves the program is safe to open and easy to cite."""

import csv
import io

from explorer.contract.records import EventRecord, EvidenceRecord, HitRecord
from explorer.export import Citation, csv_text, events_markdown, hits_markdown


def test_a_cell_that_looks_like_a_formula_is_only_text() -> None:
    text = csv_text(["title"], [["=HYPERLINK(1)"], ["+1"], ["-2"], ["@x"], ["plain"]])
    cells = [row[0] for row in csv.reader(io.StringIO(text))][1:]
    assert cells == ["'=HYPERLINK(1)", "'+1", "'-2", "'@x", "plain"]


def test_a_cell_keeps_commas_quotes_and_shows_control_characters() -> None:
    text = csv_text(["a", "b"], [['say "no", twice', "x\x1b[2Jy"], [None, 3]])
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[1:] == [['say "no", twice', "x␛[2Jy"], ["", "3"]]


def test_a_citation_names_what_is_known_and_counts_paragraphs_from_one() -> None:
    assert str(Citation("The Daily", "2025-02-02", "Talks held", "a.txt", 0)) == (
        "The Daily, 2025-02-02, “Talks held”, paragraph 1"
    )
    assert str(Citation(None, None, None, "b.txt", 2)) == "b.txt, undated, paragraph 3"
    assert Citation("P", None, None, "b.txt", 0).with_text("Yes.").endswith("paragraph 1: “Yes.”")


def evidence(text: str) -> EvidenceRecord:
    return EvidenceRecord(
        article="a.txt",
        paragraph=1,
        start=0,
        end=len(text),
        text=text,
        published="2025-02-02",
        publication=None,
        date="2025-02-01",
        date_expression="the day before",
    )


def test_an_event_in_markdown_quotes_each_source_and_names_the_disagreement() -> None:
    event = EventRecord(
        id="e",
        type="consult",
        mode="meeting",
        status="occurred",
        date="2025-02-01",
        date_end=None,
        granularity="day",
        title="A meets B",
        actors=["A"],
        recipients=["B"],
        place=None,
        conflicts=[
            {"field": "date", "values": [{"value": "2025-02-01", "evidence": [0]}]}  # type: ignore[list-item]
        ],
        evidence=[evidence("A met *B* the day before.")],
    )
    text = events_markdown([event], {"a.txt": "Talks"})
    assert text.startswith("## 2025-02-01 · A meets B\n")
    assert "- sources disagree on date: 2025-02-01 ([1])" in text
    assert r"> [1] A met \*B\* the day before." in text
    assert "— a.txt, 2025-02-02, “Talks”, paragraph 2" in text


def test_a_result_in_markdown_cannot_break_out_of_its_quotation() -> None:
    hit = HitRecord(
        article="a.txt",
        title="[x](y)",
        published=None,
        publication=None,
        score=1.0,
        paragraph=0,
        snippet="<script>",
        spans=[],
    )
    text = hits_markdown("a|b", [hit])
    assert text.startswith(r"# Search: a\|b")
    assert r"\<script\>" in text
    assert r"“\[x\](y)”" in text
