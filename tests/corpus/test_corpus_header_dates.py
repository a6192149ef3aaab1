"""Headers as sites print them: paths of pages, dates in digits, a dateline above the title."""

from datetime import date
from pathlib import Path

import pytest

from explorer.corpus import read_path
from explorer.corpus.boilerplate import is_boilerplate, is_breadcrumb
from explorer.model import Article

BODY = "The ministers of Chile and Peru met in Lima and spoke about the border for two hours.\n"


def read(tmp_path: Path, text: str) -> Article:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    (article,) = read_path(path)
    assert isinstance(article, Article)
    return article


@pytest.mark.parametrize(
    ("line", "body", "published"),
    [
        ("21/10/2024", BODY, date(2024, 10, 21)),
        ("10/21/2024 3:05 PM", BODY, date(2024, 10, 21)),
        ("21/10/24", BODY, date(2024, 10, 21)),
        ("03/04/2025", BODY, None),
        ("03/03/2025", BODY, date(2025, 3, 3)),
        ("Thursday 03/04/2025", BODY, date(2025, 4, 3)),
        ("Tue 03/04/2025", BODY, date(2025, 3, 4)),
        ("Monday 03/04/2025", BODY, None),
        ("03/04/2025 9:39 PM EST", BODY, date(2025, 3, 4)),
        ("Published: 03/04/2025 - Updated: 14/04/2025", BODY, date(2025, 4, 3)),
        ("03/04/2025", BODY + "\nThey had landed on April 2.\n", date(2025, 4, 3)),
        ("03/04/2025", BODY + "\nThe talks began on 4 March 2025.\n", date(2025, 3, 4)),
    ],
)
def test_a_date_in_digits_is_read_where_something_tells_its_order(
    tmp_path: Path, line: str, body: str, published: date | None
) -> None:
    article = read(tmp_path, f"Ministers meet in Lima\n\n{line}\n\n{body}")
    assert article.published == published
    assert article.title == "Ministers meet in Lima"
    assert article.paragraphs[0].text.startswith("The ministers of Chile")


@pytest.mark.parametrize(
    "line",
    [
        "Source: Gazette | 2024-10-21 22:13:45",
        "Source: Gazette| 2024-10-21 22:13:45|Editor: huang",
        "Policy brief, 21 October 2024",
        "2024, 21 October [ 18:47 ]",
    ],
)
def test_a_day_is_read_behind_the_source_and_behind_the_kind_of_text(
    tmp_path: Path, line: str
) -> None:
    article = read(tmp_path, f"Ministers meet in Lima\n\n{line}\n\n{BODY}")
    assert article.published == date(2024, 10, 21)
    assert article.publication in {"Gazette", None}


@pytest.mark.parametrize(
    "path",
    ["Home > World > Americas", "Home / News", "News » Americas » Peru", "Home › Peru"],
)
def test_a_pages_path_is_no_title(tmp_path: Path, path: str) -> None:
    article = read(tmp_path, f"{path}\n\nMinisters meet in Lima\n\n21/10/2024\n\n{BODY}")
    assert (article.title, article.published) == ("Ministers meet in Lima", date(2024, 10, 21))


def test_headlines_with_bars_and_slashes_are_no_paths() -> None:
    assert not is_breadcrumb("Storm hits Lima | World | Gazette")
    assert not is_breadcrumb("Profits rise 3 / 4 at the bank")
    assert not is_breadcrumb("Ministers > generals, says the king of jokes at the fair")


def test_widgets_to_print_a_page_are_no_title() -> None:
    assert is_boilerplate("+ A − Print version")
    assert is_boilerplate("A+ A-")
    assert not is_boilerplate("A plan to print money")


def test_a_dateline_above_the_title_is_header(tmp_path: Path) -> None:
    article = read(tmp_path, f"LIMA, 21 October 2024\n\nMinisters meet over the border\n\n{BODY}")
    assert article.title == "Ministers meet over the border"
    assert (article.dateline, article.published) == ("LIMA", date(2024, 10, 21))
    assert len(article.paragraphs) == 1


def test_a_date_in_digits_right_below_the_title_is_no_part_of_it(tmp_path: Path) -> None:
    article = read(
        tmp_path,
        "Lima and Santiago sign accord\n08/06/2023 | Harbour Gazette\n\n"
        f"{BODY}\nThe meeting was on Wednesday (7 June).\n",
    )
    assert article.title == "Lima and Santiago sign accord"
    assert article.published == date(2023, 6, 8)


@pytest.mark.parametrize(
    ("weekday", "published"),
    [
        ("Thursday", date(2024, 8, 1)),  # the day itself: 8 January was a Monday
        ("Wednesday", date(2024, 8, 1)),  # reported on the next day
        ("Monday", date(2024, 1, 8)),
        ("Sunday", date(2024, 1, 8)),
        ("Friday", None),  # fits neither
    ],
)
def test_the_leads_weekday_tells_which_number_is_the_month(
    tmp_path: Path, weekday: str, published: date | None
) -> None:
    lead = (
        "The ministers of Chile and Peru opened a border crossing near Arica"
        f" on {weekday}, both of them said."
    )
    article = read(tmp_path, f"Border crossing opens\n\nIssued on: 01/08/2024 - 11:46\n\n{lead}\n")
    assert article.published == published
