"""The events pane: dates in words, headings, and what is told of an unfolded event."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from explorer.datewords import month_heading, shown_date
from explorer.model import Conflict, ConflictValue, Event, EventType, Evidence, Status
from explorer.tui.panes.unfolded import event_details


@pytest.mark.parametrize(
    ("value", "end", "width", "shown"),
    [
        (None, None, 40, "undated"),
        ("2024-10-05", None, 10, "2024-10-05"),
        ("194", None, 10, "1940s"),
        ("203", None, 10, "2030s"),
        ("19", None, 10, "20th c."),
        ("20", None, 40, "21st century"),
        ("2023-01", None, 10, "Jan 2023"),
        ("2024", None, 10, "2024"),
        ("2024-Q3", None, 10, "Q3 2024"),
        ("2024-H2", None, 14, "Jul–Dec 2024"),
        ("2024-H2", None, 10, "H2 2024"),
        ("2024-SU", None, 14, "Summer 2024"),
        ("2024-SU", None, 10, "Sum 2024"),
        ("2024-WI", None, 14, "Winter 2024/25"),
        ("2024-WI", None, 10, "Wint 24/25"),
        ("2024-W41", None, 14, "7–13 Oct 2024"),
        ("2024-W41", None, 10, "7–13 Oct"),
        ("2024-W40", None, 21, "30 Sep–6 Oct 2024"),
        ("2024-W40", None, 10, "wk 30 Sep"),
        ("2024-W40", "2024-W42", 21, "30 Sep–20 Oct 2024"),
        ("2024-10-05TMO", None, 10, "2024-10-05"),
        ("2024-Q1", "2024-Q3", 21, "Q1 2024–Q3 2024"),
        ("2024-Q1", "2025-Q3", 10, "2024–2025"),
        ("2024-10-05", "2024-10-07", 14, "5–7 Oct 2024"),
        ("2024-10-25", "2024-10-27", 10, "25–27 Oct"),
        ("2024-10-05", "2024-11-07", 21, "5 Oct–7 Nov 2024"),
        ("2024-10-05", "2024-11-07", 14, "5 Oct–7 Nov"),
        ("2024-10-05", "2024-11-07", 10, "Oct–Nov"),
        ("2024-12-30", "2025-01-02", 22, "30 Dec 2024–2 Jan 2025"),
        ("2024-12-30", "2025-01-02", 17, "Dec 2024–Jan 2025"),
        ("2024-12-30", "2025-01-02", 10, "2024–2025"),
        ("2024-10", "2024-12", 14, "Oct–Dec 2024"),
        ("2024", "2026", 10, "2024–2026"),
        ("2024-W40-WE", None, 14, "5–6 Oct 2024"),
        ("194", "195", 14, "1940s–1950s"),
        ("2024-10", "2024-10-07", 14, "Oct 2024"),
    ],
)
def test_a_date_is_told_as_exactly_as_there_is_room(
    value: str | None, end: str | None, width: int, shown: str
) -> None:
    assert shown_date(value, end, width) == shown


@given(st.dates(date(1900, 1, 1), date(2090, 1, 1)))
def test_every_precision_fits_ten_cells(day: date) -> None:
    year, week, _ = day.isocalendar()
    values = [f"{year}-W{week:02}", f"{year}-W{week:02}-WE", f"{day.isoformat()[:7]}", f"{year}"]
    values += [f"{year}-{part}" for part in ("Q1", "H2", "SP", "SU", "FA", "WI")]
    values += [str(year)[:3], str(year)[:2], day.isoformat()]
    assert all(len(shown_date(value, None, 10)) <= 10 for value in values)


@given(st.dates(date(1900, 1, 1), date(2090, 1, 1)), st.integers(1, 1500))
def test_a_span_of_days_fits_ten_cells(first: date, days: int) -> None:
    last = date.fromordinal(first.toordinal() + days)
    assert len(shown_date(first.isoformat(), last.isoformat(), 10)) <= 10


def test_a_heading_is_a_month_or_a_year() -> None:
    assert month_heading("2024-01") == "January 2024"
    assert month_heading("2024") == "2024"
    assert month_heading("194") == "1940s"
    assert month_heading("2024-Q4") == "4th quarter of 2024"
    assert month_heading("2024-WI") == "Winter 2024/25"
    assert month_heading(None) == "Undated"


PATH = "archive/of/the/northern/papers/2024/05/a-rather-long-name-of-an-article.html"


def evidence(number: int, publication: str | None, said: str | None, value: str | None) -> Evidence:
    return Evidence(
        PATH, number, 0, 9, f"Source {number} says that the two ministers met at the harbour of "
        "the old town and agreed on what to do about boats, nets and the price of herring.",
        date(2024, 5, 14), publication, value, said,
    )  # fmt: skip


def disputed() -> Event:
    sources = (
        evidence(0, "Northern Courier", "on May 13, 2024", "2024-05-13"),
        evidence(1, None, "yesterday", "2024-05-14"),
        evidence(12, "Wire", None, None),
    )
    values = (ConflictValue("2024-05-13", (0,)), ConflictValue("2024-05-14", (1, 2)))
    return Event(
        id="e", type=next(iter(EventType)), mode=None, status=Status.OCCURRED, actors=("person:a",),
        recipients=("person:b",), place=None, date="2024-05-13", date_end=None, granularity="day",
        title="A meets B", evidence=sources, conflicts=(Conflict("date", values),),
    )  # fmt: skip


def texts_of(width: int, height: int = 0) -> list[str]:
    lines = event_details(disputed(), {}, 1, width, height)
    return ["".join(piece.text for piece in line) for line in lines]


@pytest.mark.parametrize("width", [38, 78, 118, 198])
def test_every_source_has_its_date_and_its_words(width: int) -> None:
    texts = texts_of(width)
    assert all(cell_len(text) <= width for text in texts)
    assert sum("“Source" in text for text in texts) == 3
    for day in ("2024-05-13 “on", "2024-05-14 “yesterday"):
        assert any(day in text for text in texts)
    columns = {
        text.index(day) for text in texts for day in ("2024-05-13 “", "no date") if day in text
    }
    assert len(columns) == 1


def test_the_words_of_a_source_go_on_where_there_is_room() -> None:
    assert len(texts_of(78, height=36)) > len(texts_of(78))
    assert "price of herring.”" in " ".join(" ".join(texts_of(78, height=36)).split())


@pytest.mark.parametrize("width", [38, 60, 78, 118])
def test_the_path_of_an_article_is_never_broken_in_the_midst(width: int) -> None:
    named = [text for text in texts_of(width) if "html" in text or "archive" in text]
    for text in named:
        at = text.index("…/") + 2 if "…/" in text else text.index("archive")
        assert PATH.endswith(text[at:].partition(" ")[0]) or text.rstrip().endswith("…")
