"""The events pane: dates in words, headings, and what is told of an unfolded event."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from explorer.catalogue import EventRow, MonthCount
from explorer.datewords import month_heading, shown_date
from explorer.model import Conflict, ConflictValue, Event, EventType, Evidence, Status
from explorer.model.isodates import span_of
from explorer.tui.asking import headings
from explorer.tui.panes.paged import Paged
from explorer.tui.panes.unfolded import event_details


@pytest.mark.parametrize(
    ("value", "end", "width", "shown"),
    [
        (None, None, 40, "undated"),
        ("2024-10-05", None, 10, "2024-10-05"),
        ("194", None, 10, "1940s"),
        ("203", None, 10, "2030s"),
        ("19", None, 10, "1900s"),
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


@given(st.dates(date(1900, 1, 1), date(2090, 1, 1)), st.integers(1, 1500))
def test_a_span_of_days_fits_ten_cells(first: date, days: int) -> None:
    last = date.fromordinal(first.toordinal() + days)
    assert len(shown_date(first.isoformat(), last.isoformat(), 10)) <= 10


def row_on(value: str | None, end: str | None = None) -> EventRow:
    span = span_of(value)
    month = span.first.isoformat()[:7] if span else None
    return EventRow(
        f"{value}/{end}", value, end, "day", month, next(iter(EventType)), None, Status.OCCURRED,
        "They meet", None, 1, False, (),
    )  # fmt: skip


def days_of(row: EventRow) -> tuple[str, str]:
    first, last = span_of(row.date), span_of(row.date_end)
    if first is None:
        return "9999", "9999"
    return first.first.isoformat(), max(first.last, last.last if last else first.last).isoformat()


DATES = st.one_of(
    st.dates(date(2023, 11, 1), date(2025, 2, 1)).map(lambda day: (day.isoformat(), None)),
    st.sampled_from(
        [("2024", None), ("2025", None), ("202", None), ("2024-01", None), ("2024-01-01", None),
         ("2024", "2026"), ("2024-Q1", None), (None, None), ("20", None)]
    ),
)  # fmt: skip


@given(st.lists(DATES, max_size=30))
def test_events_of_a_whole_year_never_stand_under_a_month(dates: list) -> None:
    rows = sorted((row_on(*each) for each in dates), key=days_of)
    counts: dict[str | None, int] = {}
    for row in rows:
        counts[row.month] = counts.get(row.month, 0) + 1
    months = [MonthCount(month, total) for month, total in counts.items()]
    parts = headings(months, Paged(len(rows), lambda offset, limit: rows[offset:][:limit]))
    assert sum(part.total for part in parts) == len(rows)
    names = [part.month for part in parts for _ in range(part.total)]
    for row, name in zip(rows, names, strict=True):
        if row.date in ("2024", "2025") and row.date_end is None:
            assert name == row.date
        elif row.date in ("202", "20") or row.date_end:
            assert name is not None and not name.endswith("-01")
        else:
            assert name == row.month


def test_a_heading_is_a_month_or_a_year() -> None:
    assert month_heading("2024-01") == "January 2024"
    assert month_heading("2024") == "2024"
    assert month_heading("1940s") == "1940s"
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
