"""Overviews, comparing, and answers in plain mode's own words."""

from __future__ import annotations

from plain_hearing import Heard

from explorer.catalogue import EventFilter, MonthCount
from explorer.explaining import Why
from explorer.plain import telling
from explorer.plain.counting import told_years


def test_months_tell_how_many_events_each_has(heard: Heard) -> None:
    """``months`` and ``months type call``"""
    told = heard("months")
    total = heard.reader.library.events.count(EventFilter())
    assert told.startswith(f"{total} events.")
    year = next(line for line in told.splitlines() if line.startswith("2024, "))
    assert "March " in year and "April " in year
    assert heard("months type call").startswith("1 event of the type call.")


def test_an_event_of_a_year_is_told_of_no_month_and_each_counts_once() -> None:
    """``months`` where events are dated to a decade, a year, a quarter, or not at all"""
    times = ("19", "194", "2023", "2024", "2024-Q4", "2024-12", "2024-SU", None)
    assert list(told_years([MonthCount(time, at) for at, time in enumerate(times, start=1)])) == [
        "20th century, 1 event.",
        "1940s, 2 events.",
        "2023, 3 events: 3 without a month.",
        "2024, 22 events: 4 without a month, 4th quarter 5, December 6, Summer 7.",
        "Undated, 8 events.",
    ]


def test_facets_are_told_and_narrow_further(heard: Heard) -> None:
    """``facets`` ``events actor tavares`` ``narrow type call``"""
    told = heard("facets")
    assert "Types: " in told and "Participants: Rui Tavares" in told
    heard("events actor tavares")
    assert heard("narrow type call").startswith("1 event with Rui Tavares and of the type call")


def test_sources_of_an_event_are_told_one_after_the_other(heard: Heard) -> None:
    """``events disputed`` ``compare 1``"""
    told = heard("events disputed", "compare 1")
    assert "Source 1: Iberian Post, 12 March 2024, paragraph 1." in told
    assert "Source 3: Atlantic Wire, 13 March 2024, paragraph 1." in told
    assert "When: 12 March 2024, in the words “on March 12, 2024”." in told
    assert "”. Both cannot be true." in told, told
    assert "Its words: “" in told


def test_a_dossier_is_an_actor_and_name_1_is_the_first(heard: Heard) -> None:
    """``dossier rui tavares`` ``open call`` ``names`` ``name 1``"""
    assert heard("dossier rui tavares").startswith("Rui Tavares, person")
    listed = heard("open call", "names")
    first = next(line for line in listed.splitlines() if line.startswith("1. "))
    assert heard("name 1").startswith(first.removeprefix("1. ").partition(",")[0])


def test_file_names_keep_their_letters_and_advice_is_in_words_of_here(heard: Heard) -> None:
    """``open hostile`` and ``actor nobody at all``"""
    assert "File: hostile.txt\n" in heard("open hostile")
    assert telling.why([Why("source", "bridge.md, ¶1")]) == ["bridge.md, paragraph 1."]
    told = heard("actor zzyzx qwv")
    assert "explorer actors" not in told
