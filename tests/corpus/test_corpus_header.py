"""Header lines are understood, and only they are taken from the text."""

from datetime import date

import pytest

from explorer.corpus.dateline import find_dateline
from explorer.corpus.fields import Header
from explorer.corpus.header import split_header
from explorer.corpus.headerdates import date_of, find_dates
from explorer.corpus.headerlines import byline_names, header_line
from explorer.corpus.lines import text_lines

DAY = date(2024, 3, 5)


@pytest.mark.parametrize(
    "text",
    [
        "2024-03-05",
        "20240305",
        "2024/03/05",
        "2024-03-05T21:39:00+04:00",
        "2024-03-05 21:39:07.123Z",
        "March 5, 2024",
        "March 5 2024 - 22:17",
        "Mar. 5, 2024, 9:05 a.m.",
        "5 March 2024",
        "5th of March, 2024",
        "Tue, 05 Mar 2024 21:39:00 GMT",
        "Tuesday, March 5, 2024 at 4 pm",
        "22:17, 5 Mar 2024",
        "05.03.2024 11:20",
        "5-Mar-2024",
        "2024 March 5",
        "5/3/2024 is not said twice, but 2024-03-05 is",
    ],
)
def test_a_complete_date_is_read_in_every_usual_form(text: str) -> None:
    assert [found.value for found in find_dates(text)] == [DAY]


@pytest.mark.parametrize(
    "text", ["March 5", "March 2024", "03/04/2024", "2024-13-05", "31 April 2024", "120240305", ""]
)
def test_a_date_without_year_or_with_two_readings_is_no_date(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1709596800, DAY),
        (1709596800000, DAY),
        (20240305, DAY),
        ("1709596800", DAY),
        ({"$date": "2024-03-05T00:00:00Z"}, DAY),
        (float("nan"), None),
        (float("inf"), None),
        (10**30, None),
        (True, None),
        (7, None),
        ("soon", None),
        ([], None),
        (None, None),
    ],
)
def test_a_field_gives_a_date_as_words_number_or_object(value: object, expected: object) -> None:
    assert date_of(value) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Published: 2024-03-05", Header(published=DAY)),
        ("Published: 20240305", Header(published=DAY)),
        ("Posted on 5 March 2024", Header(published=DAY)),
        ("March 5, 2024 - 22:17", Header(published=DAY)),
        ("Tuesday, March 5, 2024", Header(published=DAY)),
        ("date 2024-03-05 + ↺ − 16 px", Header(published=DAY)),
        ("Last update: March 5, 2024 13:26", Header(updated=DAY)),
        ("Updated 2024-03-05 10:00 UTC", Header(updated=DAY)),
        ("By Jane Roe March 5, 2024", Header(published=DAY, author="Jane Roe")),
        ("March 5, 2024 | By Jane Roe", Header(published=DAY, author="Jane Roe")),
        (
            "Published: March 5, 2024 | Updated: March 6, 2024",
            Header(published=DAY, updated=date(2024, 3, 6)),
        ),
        ("By JANE ROE, Staff Writer", Header(author="JANE ROE")),
        ("By Jane Roe and Karim al-Amin", Header(author="Jane Roe and Karim al-Amin")),
        ("Author: Jane Roe, Professor of the History of Ports", Header(author="Jane Roe")),
        ("Source: Harbour Gazette", Header(publication="Harbour Gazette")),
        ("Title: Port opens", Header(title="Port opens")),
        ("World | March 5, 2024", Header(published=DAY)),
        ("Tags: ports, trade", Header()),
        (
            "Tuesday, 05 March 2024 9:39 PM  [ Last Update: Wednesday, 06 March 2024 12:04 AM ]",
            Header(published=DAY, updated=date(2024, 3, 6)),
        ),
        ("5 March 2024 21:39 (UTC+04:00)", Header(published=DAY)),
        ("Published: 2024-03-05T07:40:00+03:00", Header(published=DAY)),
        ("2024-03-05T07:40:00Z", Header(published=DAY)),
        ("05.03.2024 [21:39]", Header(published=DAY)),
        ("Written by Libby Roe on March 5, 2024", Header(published=DAY, author="Libby Roe")),
        (
            "By Jane Roe Published March 5, 2024 Updated March 6, 2024",
            Header(published=DAY, updated=date(2024, 3, 6), author="Jane Roe"),
        ),
        ("3/4/2024 9:39:00 PM", Header()),
        ("2 hours ago", Header()),
    ],
)
def test_a_header_line_says_what_it_says(text: str, expected: Header) -> None:
    assert header_line(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "On March 5, 2024, the port was opened by the mayor.",
        "March 5, 2024 was the day on which the port opened.",
        "By Sunday the talks had ended.",
        "By the end of the year",
        "Update: the port is open again",
        "The minister said: we agree.",
    ],
)
def test_a_sentence_is_no_header_line(text: str) -> None:
    assert header_line(text) is None


@pytest.mark.parametrize(
    ("text", "place", "agency", "dated"),
    [
        ("OSLO – The king", "OSLO", None, False),
        ("LAGOS, Nigeria (AP) _", "LAGOS, Nigeria", "AP", False),
        ("LAGOS, Jan 8 (Agency) - The king", "LAGOS", "Agency", True),
        ("DAR ES SALAAM, August 7 (Xinhua) -- The king", "DAR ES SALAAM", "Xinhua", True),
        ("Oslo, 8 January, NTB — The king", "Oslo", "NTB", True),
        ("Oslo (NTB) – The king", "Oslo", "NTB", False),
        ("BUFFALO, N.Y. (AP) --", "BUFFALO, N.Y.", "AP", False),
        ("OSLO- The king", "OSLO", None, False),
        ("OSLO (NTB)- The king", "OSLO", "NTB", False),
        ("Oslo, NTB – The king", "Oslo", "NTB", False),
        ("Oslo, January 8, NTB", "Oslo", "NTB", True),
        ("OSLO, Norway, January 8. The king", "OSLO, Norway", None, True),
        ("OSLO, JANUARY 8, NORSKPRESS. The king", "OSLO", "NORSKPRESS", True),
        ("OSLO, January 8. /NTB/. The king", "OSLO", "NTB", True),
        ("OSLO. Jan 8 (Agency) - The king", "OSLO", "Agency", True),
        ("OSLO: The king", "OSLO", None, False),
        ("THE HAGUE – The court", "THE HAGUE", None, False),
    ],
)
def test_a_dateline_is_found(text: str, place: str, agency: str | None, dated: bool) -> None:
    found = find_dateline(text)
    assert found is not None
    assert (found.place, found.agency, found.dated) == (place, agency, dated)


@pytest.mark.parametrize(
    "text",
    [
        "Oslo – the capital – is cold.",
        "MODERATOR: Good day to all.",
        "President Doe (right) - the host - is here",
        "NATO – the alliance – met.",
        "BREAKING – The king is here",
        "On March 3 — a Sunday — they met.",
        "PART TWO – 1",
        "OSLO-based firms met.",
        "The king met the envoy.",
    ],
)
def test_other_dashes_make_no_dateline(text: str) -> None:
    assert find_dateline(text) is None


def split(text: str, known: Header | None = None) -> tuple[Header, list[str]]:
    header, lines = split_header(text_lines(text), known or Header())
    return header, [line.text for line in lines if line.text]


def test_dates_and_byline_are_found_around_the_title() -> None:
    header, body = split(
        "Last update: March 6, 2024 00:56\n\nNewsroom logo\n\nPorts Reopen After Storm\n\n"
        "By Jane Roe March 5, 2024\n\nNone\n\nThe ports are open."
    )
    assert header == Header("Ports Reopen After Storm", DAY, date(2024, 3, 6), "Jane Roe")
    assert body == ["The ports are open."]


def test_a_standfirst_stays_in_the_body_and_the_date_after_it_is_read() -> None:
    header, body = split(
        "Ports reopen\nShips had waited for a week, officials say.\nMarch 5, 2024\n\nThey sail."
    )
    assert (header.title, header.published) == ("Ports reopen", DAY)
    assert body == ["Ships had waited for a week, officials say.", "They sail."]


def test_a_name_above_the_date_is_the_byline() -> None:
    header, body = split("Ports reopen\n\nJane Roe\n\nMarch 5, 2024\n\nThe ships left.")
    assert header == Header("Ports reopen", DAY, author="Jane Roe")
    assert body == ["The ships left."]


def test_a_date_beside_a_section_is_read_once_the_title_is_known() -> None:
    header, body = split("Ports reopen\n\nPolitics - March 5, 2024\n\nThe ships left.")
    assert header == Header("Ports reopen", DAY)
    assert body == ["The ships left."]


def test_a_line_with_date_and_clock_time_is_never_the_title() -> None:
    header, _ = split("Politics Ports 5 March 2024 21:39\nPorts reopen\n\nThe ships left.")
    assert header == Header("Ports reopen", DAY)


def test_the_name_of_the_site_is_taken_off_the_title() -> None:
    header, _ = split("Ports reopen after the storm | Harbour Gazette\n\nThe ships left.")
    assert (header.title, header.publication) == ("Ports reopen after the storm", "Harbour Gazette")


def test_a_title_with_a_full_stop_is_known_by_the_date_below() -> None:
    header, body = split("The ports reopen.\n\nMarch 5, 2024\n\nThe ships left.")
    assert header == Header("The ports reopen.", DAY)
    assert body == ["The ships left."]


def test_a_dateline_below_a_caption_is_found() -> None:
    header, body = split("Ports reopen\n\nShips sail.\n\nOSLO – They left.")
    assert header.dateline == "OSLO"
    assert body == ["Ships sail.", "They left."]


def test_a_section_name_above_the_headline_is_not_the_title() -> None:
    header, _ = split("WORLD\n\nPorts reopen after the storm\n\nMarch 5, 2024\n\nThey sail again.")
    assert header.title == "Ports reopen after the storm"


def test_a_headline_wrapped_over_two_lines_is_one_title() -> None:
    header, body = split("Ports reopen after the storm,\nships set sail\n\nThey left at dawn.")
    assert header.title == "Ports reopen after the storm, ships set sail"
    assert body == ["They left at dawn."]


def test_a_newswire_body_has_a_dateline_and_no_title() -> None:
    header, body = split("Published: 2024-03-05\n\nLAGOS, Nigeria (AP) _\n\nShips left on Tuesday.")
    assert header == Header(None, DAY, publication="AP", dateline="LAGOS, Nigeria")
    assert body == ["Ships left on Tuesday."]


def test_a_dateline_with_a_date_is_also_left_in_the_text() -> None:
    header, body = split("LAGOS, August 7 (Xinhua) --\n\nShips left on Tuesday.")
    assert header.dateline == "LAGOS"
    assert body == ["LAGOS, August 7 (Xinhua) -- Ships left on Tuesday."]


def test_a_date_that_contradicts_the_known_one_is_body() -> None:
    header, body = split("March 9, 2024\n\nThe ships left.", Header("A port", published=DAY))
    assert header.published == DAY
    assert body == ["March 9, 2024", "The ships left."]


def test_a_text_that_repeats_its_known_title_has_it_once() -> None:
    _, body = split("PORTS REOPEN\n\nThe ships left.", Header(title="Ports reopen"))
    assert body == ["The ships left."]


def test_a_body_sentence_that_begins_with_a_date_is_body() -> None:
    header, body = split(
        "Ports reopen\n\nMarch 5, 2024, was a day of joy in the port.\n\nAll left."
    )
    assert header.published is None
    assert len(body) == 2


def test_speakers_in_capitals_are_no_dateline() -> None:
    text = "\n\n".join(["MAYOR – Good day.", "ENVOY – Thank you.", "MAYOR – Let us begin."])
    header, body = split(text, Header(title="Remarks"))
    assert header.dateline is None
    assert body[0] == "MAYOR – Good day."


def test_a_byline_of_several_names_keeps_them_all() -> None:
    assert byline_names("By: Ann Bee, Carl Dee, and Eva Eff") == "Ann Bee, Carl Dee, and Eva Eff"
