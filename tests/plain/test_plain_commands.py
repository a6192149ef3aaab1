"""What a person says to plain mode, and the sentences that it answers with."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from plain_hearing import Heard

from explorer.config import state_root
from explorer.plain.commands import COMMANDS
from explorer.state.session import register_file


def test_a_search_tells_numbered_results_with_their_best_paragraph(heard: Heard) -> None:
    """``search bridge``"""
    told = heard("search bridge").splitlines()
    assert told[0] == "2 articles found for bridge."
    assert any(line.startswith("1. ") and "March 2024" in line for line in told)
    assert any(line.startswith("Paragraph ") and "bridge" in line for line in told)


@pytest.mark.parametrize("line", ["/bridge", "/ bridge", "s bridge", "SEARCH bridge", "sea bridge"])
def test_short_forms_beginnings_and_capitals_are_understood(heard: Heard, line: str) -> None:
    """``/ bridge``, ``s bridge``, ``SEARCH bridge``, ``sea bridge``"""
    assert heard(line).startswith("2 articles found for bridge.")


def test_a_number_opens_the_result_and_enter_goes_on(heard: Heard) -> None:
    """``search border`` ``1`` and Enter alone"""
    told = heard("search border", "1")
    assert "Article: Portuguese and Spanish ministers meet in Porto." in told
    assert "Iberian Post, published 12 March 2024, by Lena Ruiz. File: bridge.md" in told
    assert "Paragraph 3 of 3: The bridge crosses the river" in told
    assert "This is the end of the article." in heard("")
    assert heard("previous").startswith("Paragraph 2 of 3: ")


def test_the_file_of_an_article_without_a_publication_is_named_once(heard: Heard) -> None:
    """``open hostile``"""
    told = heard("open hostile")
    assert told.count("hostile.txt") == 1
    assert "Published 25 May 2024. File: hostile.txt" in told


def test_events_with_a_place_as_an_actor_say_what_it_is(heard: Heard) -> None:
    """``events actor porto`` and ``events porto``"""
    told = heard("events actor porto")
    assert told.startswith("No events") or told.startswith("0 events")
    assert "Porto is a place here: say events at Porto." in told
    assert "is a place here" not in heard("events porto")


def test_an_article_is_read_from_its_beginning_or_any_paragraph(heard: Heard) -> None:
    """``open bridge`` ``read``, ``read 2``, ``read 2-3``, ``read all``, ``paragraph 1``"""
    heard("open bridge")
    assert heard("read").count("Paragraph ") == 3
    assert "The article ends with paragraph 3." in heard("read")
    assert heard("read 2").startswith("Paragraph 2 of 3: ")
    assert heard("read 2-3").count("Paragraph ") == 2
    assert heard("read all").count("Paragraph ") == 3
    assert heard("paragraph 1").startswith("Paragraph 1 of 3: ")
    assert "There is no paragraph 9." in heard("read 9")
    assert "There is no paragraph 0." in heard("paragraph 0")
    assert "is no number of a paragraph" in heard("read on")


def test_find_goes_to_the_next_paragraph_with_the_words_and_round(heard: Heard) -> None:
    """``search bridge`` ``open bridge`` ``find`` ``find`` ``find river``"""
    heard("search bridge", "open bridge")
    told = heard("find")
    assert "Found in paragraphs 2 and 3." in told
    assert "Paragraph 2 of 3" in told
    assert "Paragraph 3 of 3" in heard("find")
    assert "Paragraph 2 of 3" in heard("find")
    assert "Found in paragraph 3." in heard("find river")
    assert "No paragraph of this article has submarine." in heard("find submarine")


def test_the_names_of_an_article_lead_to_their_dossiers(heard: Heard) -> None:
    """``open bridge`` ``names`` ``actor 1`` and ``actor tavares``"""
    told = heard("open bridge", "names")
    assert "actors named in Portuguese and Spanish ministers meet in Porto." in told
    number = next(line.partition(".")[0] for line in told.splitlines() if "Rui Tavares" in line)
    dossier = heard(f"actor {number}")
    assert dossier.startswith("Rui Tavares, person of Portugal.")
    assert "Office: Foreign Minister of Portugal, told from 12 March 2024 to" in dossier
    assert "Also called Tavares." in dossier
    assert heard("actor tavares") == dossier
    assert "Actor 1. " in dossier
    assert "Event 1. " in dossier


def test_in_a_dossier_a_number_says_of_which_list_it_is(heard: Heard) -> None:
    """``actor tavares`` ``1`` ``actor 1`` ``back`` ``event 1``"""
    heard("actor tavares")
    assert "1 of what?" in heard("1")
    assert "Molina, person" in heard("actor 1")
    assert heard("back").startswith("Rui Tavares, person")
    assert "When: " in heard("event 1")


def test_actors_are_listed_by_kind_and_unknown_ones_told(heard: Heard) -> None:
    """``actors country`` ``actor portugal spain``"""
    told = heard("actors country")
    assert "Portugal, country" in told
    assert "No actor is named 'portugal spain'." in heard("actor portugal spain")


def test_events_are_told_by_month_and_narrowed_by_words(heard: Heard) -> None:
    """``events``, ``events 2024-04``, ``events actor tavares type call from 2024-04``"""
    told = heard("events")
    assert "March 2024:" in told
    assert "April 2024:" in told
    assert "March 2024:" not in heard("events 2024-04")
    narrowed = heard("events actor tavares type call from 2024-04 to 2024-04-30")
    assert narrowed.startswith("1 event with Rui Tavares, of the type call and from April 2024 to ")
    assert "2 April 2024: " in narrowed
    assert heard.reader.spot.filters.actors[0].name == "Rui Tavares"
    assert heard.reader.spot.filters.time == "2024-04..2024-04-30"


def test_a_place_that_is_named_alone_is_where_it_happened(heard: Heard) -> None:
    """``events porto``, and ``events portugal``, which acts"""
    assert heard("events porto") == heard("events in porto")
    assert heard.reader.spot.filters.chosen[0].kind == "place"
    assert "with Portugal" in heard("events portugal")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("events from", "After from a word is missing."),
        ("events from yesterday", "yesterday is no date."),
        ("events actor nobody-at-all", "No actor is named"),
        ("events kind wedding", "There is no type wedding."),
        ("events from 2025 to 2024", "2025..2024 is no time."),
        ("events 2025-13", "2025-13 is no date."),
    ],
)
def test_a_wrong_filter_is_told_and_changes_nothing(heard: Heard, line: str, told: str) -> None:
    """``events from yesterday``"""
    heard("search bridge")
    before = heard.reader.spot
    assert told in heard(line)
    assert heard.reader.spot == before


def test_a_disputed_event_tells_who_says_what(heard: Heard) -> None:
    """``events disputed`` ``1`` ``source 2`` ``why``"""
    heard("events disputed")
    told = heard("1")
    assert "The sources disagree on the date." in told
    assert "11 March 2024: Iberian Post, 12 March 2024." in told
    assert "12 March 2024: Atlantic Wire, 13 March 2024." in told
    assert "sentences of 2 articles." in told
    source = heard("source 2")
    assert "Source 2 of " in source
    assert "Its words: “" in source
    assert "\nParagraph " in source
    following = heard("source")
    assert "Source 3 of " in following or "Source 1 of " in following
    why = heard("why")
    assert "Sources disagree on date." in why
    assert "counted from the day of publication" in why or "12 March 2024" in why


def test_the_events_of_the_open_article_and_paragraph(heard: Heard) -> None:
    """``open call`` ``events here`` ``events paragraph``"""
    assert "1 event in this article in order of time." in heard("open call", "events here")
    assert "0 events in this paragraph" in heard("paragraph 2", "events paragraph")


def test_a_citation_is_told_and_kept_in_the_register(heard: Heard) -> None:
    """``open bridge`` ``paragraph 3`` ``cite`` and ``copy 2``"""
    told = heard("open bridge", "paragraph 3", "cite")
    assert "Iberian Post" in told
    assert "The bridge crosses the river" in told
    assert "The bridge crosses" in register_file().read_text(encoding="utf-8")
    heard("copy 2")
    assert register_file().read_text(encoding="utf-8").startswith('"We agreed')
    assert stat.S_IMODE(register_file().stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["search bridge"], "> "),
        (["events"], "Tavares"),
        (["events disputed", "1"], "Porto"),
        (["actor tavares"], "Foreign Minister"),
        (["open bridge"], "The bridge crosses the river"),
        (["actors"], "Malta"),
    ],
)
def test_what_is_before_the_reader_is_saved_once(
    heard: Heard, tmp_path: Path, lines: list[str], words: str
) -> None:
    """``events`` ``save events.md``, and again"""
    file = tmp_path / "saved.md"
    assert f"Saved as {file}" in heard(*lines, f"save {file}")
    assert words in file.read_text(encoding="utf-8")
    assert "exists; it was not changed." in heard(f"save {file}")


def test_the_ending_is_the_format_and_the_corpus_is_never_written_to(
    heard: Heard, tmp_path: Path
) -> None:
    """``events`` ``save events.csv``, ``save events``, ``save CORPUS/events.md``"""
    heard("events", f"save {tmp_path / 'events.csv'}")
    assert (tmp_path / "events.csv").read_text(encoding="utf-8").count("\n") > 2
    assert "tells no format" in heard(f"save {tmp_path / 'events'}")
    assert "never written to" in heard(f"save {heard.reader.corpus / 'events.md'}")
    assert "Which file?" in heard("save")


def test_every_jump_can_be_taken_back(heard: Heard) -> None:
    """``search bridge`` ``1`` ``events`` ``back`` ``back`` ``forward``"""
    heard("search bridge", "1", "events")
    assert "Article: " in heard("back")
    assert "2 articles found for bridge." in heard("back")
    assert "Article: " in heard("forward")
    assert heard("forward").startswith("1") or "events" in heard("here")
    assert "There is nothing to go forward to." in heard("forward")


def test_a_mistake_in_a_query_is_told_with_its_place(heard: Heard) -> None:
    """``search tilte:bridge``"""
    told = heard("search tilte:bridge")
    assert "at character 1 of the query" in told
    assert "title" in told
    assert "^" not in told


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("serch bridge", "Did you mean search?"),
        ("read", "No article is open."),
        ("next", "There is nothing to go on with."),
        ("event 1", "No events were listed yet."),
        ("source 1", "No event is open."),
        ("why", "No event and no actor is open."),
        ("back", "There is nothing to go back to."),
        ("open 5", "No results were listed yet."),
        ("open nowhere.txt", "There is no article nowhere.txt."),
        ("ac", "ac can be actors or actor."),
        ("99999999999999999999", "There is no command"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence_with_what_to_do(
    heard: Heard, line: str, told: str
) -> None:
    """``read`` where nothing is open"""
    answer = heard(line)
    assert told in answer
    assert len(answer.splitlines()) > 1 or "?" in answer


def test_a_number_that_is_not_listed_names_those_that_are(heard: Heard) -> None:
    """``search bridge`` ``open 7``"""
    assert "There is no result 7.\nThey are 1 to 2." in heard("search bridge", "open 7")


def test_help_tells_every_command_and_more_of_one(heard: Heard) -> None:
    """``help`` and ``help events``"""
    told = heard("help")
    for command in COMMANDS:
        assert command.name in told
        assert command.help in told
    assert "Filters are actor, type, place" in heard("help events")


def test_no_word_means_two_commands() -> None:
    words = [word for command in COMMANDS for word in (command.name, *command.short)]
    assert len(words) == len(set(words))


def test_status_tells_counts_and_what_was_skipped(heard: Heard) -> None:
    """``status``"""
    told = heard("status")
    assert "4 articles, " in told
    assert "No file was skipped." in told


@pytest.mark.parametrize("title", ["headline", "bells", "harbour"])
def test_hostile_text_is_told_without_any_code(heard: Heard, title: str) -> None:
    """``search headline`` ``1`` ``read all`` ``events here`` ``cite``, and hostile lines"""
    lines = [f"search {title}", "1", "read all", "names", "events here", "cite", "status"]
    lines += ["search \x1b[31m\x07", "open \x1b]0;x\x07", "\x1b[2J", "actor \u202eevil\x9b"]
    for line in lines:
        told = heard(line)
        assert told
        assert not [char for char in told if char != "\n" and not char.isprintable()], told
    assert state_root().exists()


def test_of_an_office_the_first_places_are_told_and_all_when_asked_for(
    heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``actor tavares`` ``why`` and ``why all``"""
    whole = heard("actor tavares", "why")
    monkeypatch.setattr("explorer.plain.program.PLACES", 0)
    assert "to hear them all say why all" in heard("why")
    assert heard("why all") in whole


def test_decoration_is_told_in_words(heard: Heard) -> None:
    """``events disputed`` ``1`` ``why`` ``actor tavares`` ``why``"""
    told = heard("events disputed", "1") + heard("why") + heard("actor tavares") + heard("why")
    assert not set(told) & set("●■◆▲≠¶·│─▸»×→▁█")
